"""A proposal that was left is not made again, unchanged, within its week; caution only where something new was said.

Whether it is held back depends on what was declined and on what was told since, never on the answers that were known
when it was declined: so more pain still never means a larger dose.
"""

from collections.abc import Iterable
from dataclasses import replace

from bandstand.journal.facts import Declined
from bandstand.prescription import Prescription
from bandstand.progress.case import Case, Verdict, same_dose
from bandstand.progress.decision import LESS, Change, Decision
from bandstand.progress.ladder import asks_no_more, with_the_dose_of
from bandstand.progress.rules.ids import SAID_AGAIN
from bandstand.progress.rules.pain import STILL_USUAL
from bandstand.progress.rules.reasons import days_ago, said_days
from bandstand.progress.standing.declined import LeftProposal
from bandstand.quantity import Message


def unless_declined(case: Case, decision: Decision, spoken: Iterable[Verdict]) -> Decision:
    """The decision, or the same again where it was declined within the week and nothing is new."""
    if any(each.rule in SAID_AGAIN and each.change in LESS for each in spoken):
        return decision
    left = next((each for each in _of_this_week(case) if _says_it_again(case, decision, each)), None)
    return decision if left is None else _held_back(decision, left, days=(case.asof - left.on).days)


def step_was_declined(case: Case, after: Prescription) -> bool:
    """Whether this very step up was declined within the week."""
    return any(_is_that_step(each, after) for each in _of_this_week(case))


def _of_this_week(case: Case) -> Iterable[LeftProposal]:
    return (each for each in case.standing.declined if each.key == case.now.key and each.holds_on(case.asof))


def _says_it_again(case: Case, decision: Decision, left: LeftProposal) -> bool:
    if decision.change is Change.ADVANCE:
        return _is_that_step(left, decision.after)
    if decision.change not in LESS or left.done_since or _is_worse_since(case, left):
        return False
    return left.change == Change.STOP or (decision.change is Change.EASE and _asked_as_little(case, decision, left))


def _is_that_step(left: LeftProposal, after: Prescription) -> bool:
    return left.change == Change.ADVANCE and left.after is not None and same_dose(left.after, after)


def _asked_as_little(case: Case, decision: Decision, left: LeftProposal) -> bool:
    """Whether what was declined asked for as little as this, or for less."""
    if left.change != Change.EASE or left.after is None:
        return False
    return asks_no_more(with_the_dose_of(left.after, decision.after), decision.after, case.ladder)


def _is_worse_since(case: Case, left: LeftProposal) -> bool:
    """Whether something was told since it was declined that is worse than usual, or limits were set that allow less."""
    if case.last is None or any(each.at > left.at for each in case.standing.told_spells):
        return True
    if case.standing.narrowed_at > left.at:
        return True
    fine = case.compared(case.last) + STILL_USUAL
    told = (given for each in case.standing.days for given in (each.morning, each.average) if given is not None)
    return any(given.at > left.at and given.pain > fine for given in told)


def _held_back(decision: Decision, left: LeftProposal, *, days: int) -> Decision:
    return replace(
        decision,
        change=Change.KEEP,
        after=decision.before,
        because=_because(left.reason, days),
        source="bandstand-choice",
        numbers=said_days("days_since", days),
    )


def _because(reason: Declined, days: int) -> Message:
    if reason is Declined.UNSAID:
        return Message("decision.left_ago", ago=days_ago(days))
    told = Message(f"declined.{reason.value.replace(' ', '_')}")
    return Message("decision.left_ago_for", ago=days_ago(days), reason=told)
