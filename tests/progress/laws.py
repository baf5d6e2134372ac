"""The laws of the engine: what must hold for every life. Each is held against a life as an engine lives it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from bandstand.catalog import load_catalogue
from bandstand.journal.event import Received
from bandstand.journal.facts import DayKind
from bandstand.journal.history import Growing, History, begin, fold, moved_on
from bandstand.prescription import Band, Plan, Prescription
from bandstand.progress.case import Rule, ladder_of, same_dose
from bandstand.progress.day import DayPlan, plan_of_the_day
from bandstand.progress.decide import DAYS_BETWEEN_BIG_CHANGES, decide_all
from bandstand.progress.decision import Change, Decision
from bandstand.progress.declining import SAID_AGAIN
from bandstand.progress.in_force import in_force
from bandstand.progress.ladder import Ladder, asks_no_more, at_most, is_big_change
from bandstand.progress.rules import RULES
from bandstand.progress.standing import Standing, begun, standing_of, to_the_end
from bandstand.quantity import Json, Message
from bandstand.recovery import Stage
from tests.progress.lives import Chance, Life

PAINS = ("peak", "pain", "pain_now", "morning", "average")
BEST: dict[str, Json] = {
    "peak": 0,
    "pain": 0,
    "pain_now": 0,
    "morning": 0,
    "average": 0,
    "effort": 0,
    "left": 5,
    "popping": "none",
}
STAGES = list(Stage)
# Left out is less than easier, easier less than the same, the same less than a step up: a step up may come with fewer
# reps (a set more, a heavier band), so it is the rung that counts. Of two easier doses no field may ask for more.
RUNGS = (Change.STOP, Change.EASE, Change.KEEP, Change.ADVANCE)
# Rules that judge no answer, and so have no number to name.
WITHOUT_NUMBERS = ("R0", "R1", "R2", "R4", "R16", "L0", "L1", "L3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """How a past is read and decided on. Faults are built in here."""

    rules: Sequence[Rule] = RULES
    decide: Callable[..., tuple[Decision, ...]] = decide_all
    fold: Callable[[Iterable[Received]], History] = fold
    standing: Callable[[History], Standing] = standing_of
    day: Callable[[Plan, Standing, date, DayKind], DayPlan] = plan_of_the_day
    stage: Callable[[Standing, str], Stage] = field(default=lambda standing, key: standing.stage(standing.last(key)))

    def decisions(self, history: History, standing: Standing, asof: date) -> dict[str, Decision]:
        """The decision for each exercise, by key."""
        assert history.plan is not None
        made = self.decide(history.plan, standing, history.bands, asof, rules=self.rules)
        return {each.before.key: each for each in made}

    def next_plan(self, plan: Plan, standing: Standing, bands: Sequence[Band], asof: date) -> Sequence[Decision]:
        """What is accepted in a life that accepts."""
        return self.decide(plan, standing, bands, asof, rules=self.rules)


class Lived:
    """A life as an engine reads it; what follows from its log is worked out once."""

    def __init__(self, life: Life, engine: Engine | None = None, rows: Sequence[Received] | None = None) -> None:
        self.life = life
        self.engine = engine or Engine()
        self._rows = rows

    @cached_property
    def rows(self) -> Sequence[Received]:
        """The log."""
        return self.life.rows(self.engine.next_plan) if self._rows is None else self._rows

    @cached_property
    def history(self) -> History:
        """The past."""
        return self.engine.fold(self.rows)

    @cached_property
    def standing(self) -> Standing:
        """Where it leads."""
        return self.engine.standing(self.history)

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """What is proposed next, by key."""
        return self.engine.decisions(self.history, self.standing, self.life.asof)

    @cached_property
    def judged(self) -> dict[int, list[str]]:
        """When each judged dose was begun, with the exercises it was begun for."""
        judged: dict[int, list[str]] = defaultdict(list)
        for prescription in self.plan.prescriptions:
            last = self.standing.last(prescription.key)
            if last is not None:
                judged[last.began].append(prescription.key)
        return judged

    @property
    def plan(self) -> Plan:
        """The plan in force."""
        assert self.history.plan is not None
        return self.history.plan

    def ladder(self, key: str) -> Ladder:
        """The ladder of one exercise; barred forms are on it too, so that any two doses can be compared."""
        prescription = self.plan.prescription(key)
        assert prescription is not None
        plain = ladder_of(prescription, Standing(), load_catalogue(), self.history.bands)
        return replace(plain, barred=frozenset[str]())

    def told(self, rows: Sequence[Received]) -> "Lived":
        """The same life, had its log been this one."""
        return Lived(self.life, self.engine, rows)

    def fresh(self, began: int, change: Callable[[str, Json], Json]) -> "Lived":
        """The same life with every answer given since a moment changed by name."""
        return self.told([_changed(row, change) if row.event.occurred_at >= began else row for row in self.rows])

    def raised(self, began: int, raise_by: Sequence[int]) -> "Lived":
        """The same life with more pain since a moment."""
        steps = iter([*raise_by, *([0] * 1000)])

        def more(name: str, value: Json) -> Json:
            return min(10, value + next(steps)) if name in PAINS and isinstance(value, int) else value

        return self.fresh(began, more)

    def without(self, began: int, missing: Sequence[bool], *, best: bool) -> "Lived":
        """The same life with some answers since a moment left out, or each the best there is."""
        steps = iter([*missing, *([False] * 1000)])

        def changed(name: str, value: Json) -> Json:
            return (BEST[name] if best else None) if name in BEST and next(steps) else value

        return self.fresh(began, changed)


def _changed(row: Received, change: Callable[[str, Json], Json]) -> Received:
    if row.event.kind in ("plan_set", "bounds_set"):
        return row
    body = {name: change(name, value) for name, value in row.event.body.items()}
    return replace(row, event=replace(row.event, body=body))


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
    """Easier asks for no more, the same is the same, and every number in a reason is among the numbers it used."""
    for key, each in lived.decisions.items():
        ladder = lived.ladder(key)
        if each.change is Change.EASE:
            assert asks_no_more(each.after, each.before, ladder), ("words", each)
            assert not same_dose(each.after, each.before), ("words", each)
        elif each.change is Change.ADVANCE:
            assert not asks_no_more(each.after, each.before, ladder), ("words", each)
        else:
            assert each.after == each.before, ("words", each)
        assert each.numbers or each.rule in WITHOUT_NUMBERS or _says_no_answer(each), ("numbers", each)
        used = {
            *(value for _, value in each.numbers),
            *(value / 10 for name, value in each.numbers if name.endswith("_tenths")),
        }
        assert {*_numbers_in(each.because)} <= used, ("numbers", each)


def _says_no_answer(decision: Decision) -> bool:
    return decision.because.id == "decision.changed_already"


def _numbers_in(message: Message) -> Iterator[float]:
    for _, value in message.values:
        if isinstance(value, Message):
            yield from _numbers_in(value)
        elif isinstance(value, int):
            yield value
        elif value.replace(".", "", 1).isdigit():
            yield float(value)


# How soon


def check_big_changes(lived: Lived) -> None:
    """One bigger step a week in the whole programme: among what is proposed at once, and from plan to plan."""
    bigger = [each for each in lived.decisions.values() if _is_bigger(each.before, each.after, lived)]
    last = lived.standing.last_big_change
    recent = last is not None and (lived.life.asof - last).days < DAYS_BETWEEN_BIG_CHANGES
    assert len(bigger) <= (0 if recent else 1), ("big", bigger)
    grown = [said.on for before, said in pairwise(lived.history.plans_set) if _grew(before.fact, said.fact, lived)]
    steps = [said.on for on in grown for said in lived.history.plans_set if said.on == on]
    assert all((later - one).days >= DAYS_BETWEEN_BIG_CHANGES for one, later in pairwise(grown)), ("big", grown, steps)


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
        if left.accepted is not False or now is None or (lived.life.asof - on).days >= 7 or left.fact.after is None:
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
    for law in (check_missing_never_advances, check_bounds, check_popping, check_safety, check_words):
        law(lived)
    check_big_changes(lived)
    check_declined(lived)
    for of_pain in (check_pain, check_flare, check_day):
        of_pain(lived, chance.raise_by)
    check_missing_answers(lived, chance.missing)
    check_replay(lived, chance.order)
    check_folding(lived, min(chance.last, len(lived.rows)))
