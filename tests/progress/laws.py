"""The laws of the engine: what must hold for every life. Each is held against a life as an engine lives it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from bandstand.journal.facts import DayKind
from bandstand.journal.history import Growing, begin, moved_on
from bandstand.prescription import Plan, Prescription
from bandstand.progress.case import same_dose
from bandstand.progress.decision import Change, Decision
from bandstand.progress.in_force import in_force
from bandstand.progress.ladder import Ladder, asks_no_more, at_most, is_big_change
from bandstand.progress.standing import begun, to_the_end
from bandstand.recovery import Stage
from tests.progress.any_life import Chance
from tests.progress.lived import Lived
from tests.progress.reasons import check_reasons

STAGES = list(Stage)
A_WEEK = 7  # days between two bigger changes, and for which what was declined is left alone
# What is said again however often it is left: a pause, an order, strict limits, a form that hurt the joint, the bounds.
SAID_AGAIN = ("R0", "R1", "R2", "R4", "L0")
# Left out is less than easier, easier less than the same, the same less than a step up: a step up may come with fewer
# reps (a set more, a heavier band), so it is the rung that counts. Of two easier doses no field may ask for more.
RUNGS = (Change.STOP, Change.EASE, Change.KEEP, Change.ADVANCE)


def no_more(one: Decision, than: Decision, ladder: Ladder) -> bool:
    """Whether one decision asks for no more than another of the same dose."""
    if one.change is not than.change:
        return RUNGS.index(one.change) < RUNGS.index(than.change)
    if one.change is Change.ADVANCE and one.rule != than.rule:
        return than.rule == "R14"
    return asks_no_more(one.after, than.after, ladder)


# Answers


def check_pain(lived: Lived, raise_by: Sequence[int]) -> None:
    """With what came before unchanged, more pain since the last dose never raises the next one."""
    for began, keys in lived.judged.items():
        after = lived.raised(began, raise_by).decisions
        for key in keys:
            before = lived.decisions[key]
            assert no_more(after[key], before, lived.ladder(key)), ("pain", key, before, after[key])


def check_flare(lived: Lived, raise_by: Sequence[int]) -> None:
    """With what came before unchanged, more pain since the last dose never leads to a milder stage."""
    stage = lived.engine.stage
    for began, keys in lived.judged.items():
        after = lived.raised(began, raise_by).standing
        for key in keys:
            worse = STAGES.index(stage(after, key)) >= STAGES.index(stage(lived.standing, key))
            assert worse, ("flare", key, raise_by)


def check_day(lived: Lived, raise_by: Sequence[int]) -> None:
    """With what came before unchanged, more pain since the last dose never makes the day's plan larger."""
    for began, keys in lived.judged.items():
        before, after = _day_of(lived), _day_of(lived.raised(began, raise_by))
        for key in keys:
            one, than = after.prescription(key), before.prescription(key)
            fine = one is None or (than is not None and asks_no_more(one, than, lived.ladder(key)))
            assert fine, ("day", key, than, one)


def _day_of(lived: Lived) -> Plan:
    return lived.engine.day(lived.plan, lived.standing, lived.life.asof - timedelta(days=1), DayKind.FULL).plan


def check_missing_answers(lived: Lived, missing: Sequence[bool]) -> None:
    """No answer since the last dose leads to no more than the best answer in its place."""
    for began, keys in lived.judged.items():
        without = lived.without(began, missing, best=False).decisions
        best = lived.without(began, missing, best=True).decisions
        for key in keys:
            assert no_more(without[key], best[key], lived.ladder(key)), ("missing", key, without[key], best[key])


def check_missing_never_advances(lived: Lived) -> None:
    """Where pain, the morning, the effort or the count is not known, nothing rises."""
    for key, decision in lived.decisions.items():
        last = lived.standing.last(key)
        complete = last is not None and None not in (last.peak, last.morning, last.amount.least)
        answered = last is not None and (last.effort is not None or last.left is not None)
        if not (complete and answered):
            assert decision.change is not Change.ADVANCE, ("missing", key, decision)


# Bounds, forms, safety


def check_bounds(lived: Lived) -> None:
    """What is asked next stands within the bounds that stood before, whoever set them."""
    now = in_force(lived.plan, lived.standing)
    for key, decision in lived.decisions.items():
        before = now.prescription(key)
        assert before is not None
        if decision.change in (Change.EASE, Change.ADVANCE):
            held = replace(decision.after, bounds=before.bounds)
            assert at_most(held, lived.ladder(key)) == held, ("bounds", key, decision)


def check_popping(lived: Lived) -> None:
    """A form that popped with pain, caught or gave way is not asked for again until somebody allows it."""
    for key, decision in lived.decisions.items():
        last = lived.standing.last(key)
        if last is not None and last.barring:
            assert decision.change is not Change.ADVANCE, ("popping", key, decision)
        if (decision.before.variant or "") in lived.standing.barred_of(decision.before):
            left = decision.change is Change.STOP or decision.after.variant != decision.before.variant
            assert left, ("popping", key, decision)


def check_safety(lived: Lived) -> None:
    """A sign that waits for a review stops everything, and with the strict limits nothing rises."""
    strict = in_force(lived.plan, lived.standing).limits.strict
    for key, decision in lived.decisions.items():
        if lived.standing.pause is not None:
            assert (decision.change, decision.rule) == (Change.STOP, "R0"), ("safety", key, decision)
        if strict:
            assert decision.change is not Change.ADVANCE, ("strict", key, decision)


def check_words(lived: Lived) -> None:
    """Easier asks for no more, the same is the same, and a step up is more."""
    for key, each in lived.decisions.items():
        ladder = lived.ladder(key)
        if each.change is Change.EASE:
            assert asks_no_more(each.after, each.before, ladder), ("words", each)
            assert not same_dose(each.after, each.before), ("words", each)
        elif each.change is Change.ADVANCE:
            assert not asks_no_more(each.after, each.before, ladder), ("words", each)
        else:
            assert each.after == each.before, ("words", each)


# How soon


def check_big_changes(lived: Lived) -> None:
    """One bigger step a week in the whole programme: among what is proposed at once, and from plan to plan."""
    bigger = [each for each in lived.decisions.values() if _is_bigger(each.before, each.after, lived)]
    last = lived.standing.last_big_change
    recent = last is not None and (lived.life.asof - last).days < A_WEEK
    assert len(bigger) <= (0 if recent else 1), ("big", bigger)
    grown = [said.on for before, said in pairwise(lived.history.plans_set) if _grew(before.fact, said.fact, lived)]
    steps = [said.on for on in grown for said in lived.history.plans_set if said.on == on]
    assert all((later - one).days >= A_WEEK for one, later in pairwise(grown)), ("big", grown, steps)


def _grew(before: Plan, after: Plan, lived: Lived) -> bool:
    pairs = ((before.prescription(each.key), each) for each in after.prescriptions)
    return any(one is not None and _is_bigger(one, each, lived) for one, each in pairs)


def _is_bigger(before: Prescription, after: Prescription, lived: Lived) -> bool:
    return is_big_change(before, after) and not asks_no_more(after, before, lived.ladder(after.key))


def check_declined(lived: Lived) -> None:
    """What was declined is not proposed again, unchanged, within its week; caution only once something new was said."""
    newest = max((row.event.occurred_at for row in lived.rows if row.event.kind not in PROPOSING), default=0)
    for left in lived.history.proposals:
        on, at = left.answered_on or left.on, left.answered_at or left.at
        now = lived.decisions.get(left.fact.prescription)
        if (
            left.accepted is not False
            or now is None
            or (lived.life.asof - on).days >= A_WEEK
            or left.fact.after is None
        ):
            continue
        nothing_new = newest < at and not _must_be_said(lived, left.fact.prescription)
        if now.change is Change.ADVANCE or (now.change in (Change.EASE, Change.STOP) and nothing_new):
            again = now.change.value == left.fact.change and same_dose(now.after, left.fact.after)
            assert not again, ("declined", left, now)


def _must_be_said(lived: Lived, key: str) -> bool:
    """Whether less has to be asked however often that is left: for its bounds, its form, a sign or an order."""
    plan = in_force(lived.plan, lived.standing)
    now = plan.prescription(key)
    assert now is not None
    above = at_most(now, lived.ladder(key)) != now
    barred = (now.variant or "") in lived.standing.barred_of(now)
    return above or barred or plan.limits.strict or lived.decisions[key].rule in SAID_AGAIN


PROPOSING = ("proposed", "proposal_answered", "plan_set")


# The log


def check_replay(lived: Lived, order: Sequence[int]) -> None:
    """The log in any order, with rows sent again, gives the same past and the same decisions."""
    again = [lived.rows[place % len(lived.rows)] for place in order]
    shuffled = sorted([*lived.rows, *again], key=lambda row: hash((row.cursor * 7919, len(order))))
    other = lived.told(shuffled)
    assert lived.history == other.history, "replay"
    assert lived.standing == other.standing, "replay"
    assert lived.decisions == other.decisions, "replay"


def check_folding(lived: Lived, last: int) -> None:
    """A past that is moved on row by row, its standing kept where it may be, leads to the same decisions."""
    rows, engine = lived.rows, lived.engine
    past: Growing = begin(rows[: len(rows) - last])
    kept = begun(past.history)
    for place in range(len(rows) - last, len(rows)):
        grown = moved_on(past, rows[place : place + 1]) or begin(rows[: place + 1])
        past, kept = grown, begun(grown.history, kept)
    folded = engine.decisions(past.history, to_the_end(kept), lived.life.asof)
    assert folded == lived.decisions, ("folding", folded)


def check_all(lived: Lived, chance: Chance) -> None:
    """Every law, for one life."""
    for law in (check_missing_never_advances, check_bounds, check_popping, check_safety, check_words, check_reasons):
        law(lived)
    check_big_changes(lived)
    check_declined(lived)
    for of_pain in (check_pain, check_flare, check_day):
        of_pain(lived, chance.raise_by)
    check_missing_answers(lived, chance.missing)
    check_replay(lived, chance.order)
    check_folding(lived, min(chance.last, len(lived.rows)))
