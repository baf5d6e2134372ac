"""When the dose stays as it is: bounds, missing answers, and nothing to say."""

from bandstand.progress.bounds import set_by_someone
from bandstand.progress.case import Case, Verdict
from bandstand.progress.decision import Change
from bandstand.progress.ladder import at_most
from bandstand.quantity import Message


def keep_within_bounds(case: Case) -> Verdict | None:
    """L0: a dose above its bounds comes down to them.

    Source:
        bandstand-choice: the engine may always do less, never more.
    """
    after = at_most(case.now, case.ladder)
    if after == case.now:
        return None
    return Verdict(
        change=Change.EASE, rule="L0", because=Message("decision.bounds"), source="bandstand-choice", after=after
    )


def hold_without_morning(case: Case) -> Verdict | None:
    """L3: the newest morning is not known: the dose does not rise, and nothing is taken for a zero.

    Source:
        bandstand-choice: a missing answer is never a zero.
    """
    if case.last is None or case.last.morning is not None:
        return None
    id = "decision.morning_open" if case.last.waits else "decision.morning_unknown"
    return Verdict(change=Change.KEEP, rule="L3", because=Message(id), source="bandstand-choice")


def hold_for_precautions(case: Case) -> Verdict | None:
    """L0: with precautions, or under 18, the dose stays or eases until somebody has set bounds.

    Source:
        bandstand-choice: scope.
    """
    careful = case.plan.precautions or case.standing.precautions or case.standing.under_18
    if case.last is None or not careful or set_by_someone(case.now.bounds):
        return None
    return Verdict(change=Change.KEEP, rule="L0", because=Message("decision.precautions"), source="bandstand-choice")


def same_again(case: Case) -> Verdict:
    """R16: nothing else has anything to say.

    Source:
        double-progression: repeat until there is a reason to change.
    """
    return Verdict(change=Change.KEEP, rule="R16", because=Message(_why(case)), source="double-progression")


def _why(case: Case) -> str:
    last = case.last
    if last is None:
        return "decision.not_done_yet"
    if case.is_settled:
        return "decision.changed_already"
    if last.peak is None:
        return "decision.pain_unknown"
    return "decision.same_again"
