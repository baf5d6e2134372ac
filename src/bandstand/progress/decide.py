"""The next dose of every exercise, each with its reason."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import reduce

from bandstand.catalog import Catalogue, load_catalogue
from bandstand.prescription import Band, Plan, Prescription
from bandstand.progress.case import CHOICE, Case, Rule, Verdict, case_of
from bandstand.progress.decision import Change, Decision
from bandstand.progress.declining import step_was_declined, unless_declined
from bandstand.progress.in_force import in_force
from bandstand.progress.ladder import at_most, is_big_change, least_of
from bandstand.progress.rules import RULES, same_again
from bandstand.progress.rules.advance import next_step, wants_big_step
from bandstand.progress.rules.hold import what_keeps_it
from bandstand.progress.rules.ids import BESIDE_ORDERS, RuleId
from bandstand.progress.rules.reasons import both, days_ago, said_days
from bandstand.progress.rules.switched import kept_back, still_on
from bandstand.progress.standing import Standing
from bandstand.quantity import Message

# At most one big change (band, placement, form) a week in the whole programme. Source: bandstand-choice.
DAYS_BETWEEN_BIG_CHANGES = 7

CAUTION = (Change.STOP, Change.EASE, Change.KEEP, Change.ADVANCE)


def decide_all(
    plan: Plan,
    standing: Standing,
    bands: Sequence[Band],
    asof: date,
    *,
    catalogue: Catalogue | None = None,
    rules: Sequence[Rule] = RULES,
) -> tuple[Decision, ...]:
    """One decision for every exercise the sheet asks for, in the order of the plan in force.

    Args:
        plan: The newest plan, as it was set.
        standing: Everything the past says.
        bands: What the person owns, any order.
        asof: The day of deciding, as the person sees the date.
        catalogue: Where forms and placements come from; None: the packaged one.
        rules: The table of rules; only tests pass another.
    """
    cases = cases_of(plan, standing, bands, asof, catalogue or load_catalogue())
    turn = _whose_turn(cases, standing, asof)
    decisions = [decide(case, may_take_big_step=case.now.key == turn, rules=rules) for case in cases]
    return tuple(
        replace(each, before=own, after=own if each.after == each.before else each.after)
        for own, each in zip(plan.trained, decisions, strict=True)
    )


def cases_of(
    plan: Plan, standing: Standing, bands: Sequence[Band], asof: date, catalogue: Catalogue
) -> tuple[Case, ...]:
    """The case of every exercise that is trained, with what somebody set beside it laid over."""
    now = in_force(plan, standing)
    return tuple(
        case_of(each, now, standing, catalogue=catalogue, bands=tuple(bands), asof=asof) for each in now.trained
    )


def decide(case: Case, *, may_take_big_step: bool, rules: Sequence[Rule] = RULES) -> Decision:
    """The next dose of one exercise: caution speaks first, and every row that asks for less is heard."""
    said = [verdict for verdict in (rule(case) for rule in rules) if verdict is not None]
    spoken = _heard(still_on(said, case.standing.switched))
    last = kept_back(said, case.standing.switched) or same_again(case)
    first = min(spoken, key=lambda verdict: CAUTION.index(verdict.change), default=last)
    return unless_declined(case, _weighed(case, first, spoken, may_take_big_step), spoken)


def _weighed(case: Case, first: Verdict, spoken: Sequence[Verdict], may_take_big_step: bool) -> Decision:
    if first.change is Change.EASE:
        return _eased(case, first, [each for each in spoken if each.change is Change.EASE])
    if first.change is Change.ADVANCE:
        return _advanced(case, first, may_take_big_step)
    return _decision(case, first, None)


def _heard(spoken: Sequence[Verdict]) -> Sequence[Verdict]:
    """Every verdict; where the therapist has ordered something, only what may stand beside that."""
    ordered = any(verdict.rule is RuleId.ORDERED for verdict in spoken)
    return [verdict for verdict in spoken if verdict.rule in BESIDE_ORDERS] if ordered else spoken


def _eased(case: Case, first: Verdict, easing: Sequence[Verdict]) -> Decision:
    """The least that any easing row asks for, and never more than now. Already there: the same again."""
    asked = [each.after for each in easing if each.after is not None]
    after = reduce(lambda one, other: least_of(one, other, case.ladder), asked, case.now)
    if after == case.now:
        unchanged = replace(first, change=Change.KEEP, because=Message("decision.changed_already"), numbers=())
        return _decision(case, unchanged, None)
    return _decision(case, _with_second_reason(case, first, easing, after), after)


def _with_second_reason(case: Case, first: Verdict, easing: Sequence[Verdict], after: Prescription) -> Verdict:
    """Where another row took more off than the first, its sentence stands beside it."""
    alone = least_of(case.now, first.after or case.now, case.ladder)
    others = [each for each in easing[1:] if each.rule != first.rule]
    if alone == after or not others:
        return first
    second = others[0]
    numbers = (*first.numbers, *(each for each in second.numbers if each not in first.numbers))
    return replace(first, because=both(first.because, second.because), numbers=numbers)


def _advanced(case: Case, first: Verdict, may_take_big_step: bool) -> Decision:
    """The step up, held within the bounds; a big one only when it is this exercise's turn."""
    assert first.after is not None, "a step up goes somewhere"
    after = at_most(first.after, case.ladder)
    if is_big_change(case.now, after) and not may_take_big_step:
        return _decision(case, wait_for_its_turn(case), None)
    return _decision(case, first, after)


def wait_for_its_turn(case: Case) -> Verdict:
    """L4: at most one big change, of band, place or form, a week in the whole programme; in turn.

    Source:
        bandstand-choice: one thing at a time, so that what follows can be told apart (evidence L1).
    """
    last = case.standing.last_big_change
    ago = (case.asof - last).days if last is not None else DAYS_BETWEEN_BIG_CHANGES
    recent = last is not None and ago < DAYS_BETWEEN_BIG_CHANGES
    because = Message("decision.big_change_lately", ago=days_ago(ago)) if recent else Message("decision.one_big_change")
    numbers = said_days("days_since_big", ago) if recent else ()
    return Verdict(change=Change.KEEP, rule=RuleId.ONE_BIG_CHANGE, because=because, source=CHOICE, numbers=numbers)


def _decision(case: Case, verdict: Verdict, after: Prescription | None) -> Decision:
    return Decision(
        change=verdict.change,
        before=case.now,
        after=after or case.now,
        rule=verdict.rule,
        because=verdict.because,
        source=verdict.source,
        numbers=verdict.numbers,
    )


def _was_left(case: Case) -> bool:
    """Whether the step that it waits for was declined this week: nobody else has to wait for it."""
    step = next_step(case)
    return step is not None and step_was_declined(case, step.after)


def _may_wait(case: Case) -> bool:
    """Whether it was done in the newest session and nothing somebody set holds it: else the others would wait in vain.

    No answer given since is part of it: a form that pops now is left out of the next session, and waits no longer then.
    """
    is_of_newest = case.last is not None and case.last.on == case.standing.last_session
    return is_of_newest and what_keeps_it(case) is None


def _whose_turn(cases: Sequence[Case], standing: Standing, asof: date) -> str | None:
    """Which exercise may take a big step now: one a week, the one whose last is longest ago.

    It may not depend on fresh pain: else pain at one exercise would bring a heavier band to another. Who hurts while
    it is their turn lets the session pass; having hurt, they no longer wait at the next.
    """
    last = standing.last_big_change
    if last is not None and (asof - last).days < DAYS_BETWEEN_BIG_CHANGES:
        return None
    waiting = [case.now.key for case in cases if _may_wait(case) and wants_big_step(case) and not _was_left(case)]
    return min(waiting, key=lambda key: standing.big_changes.get(key, date.min), default=None)
