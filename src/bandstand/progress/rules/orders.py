"""What stands above every rule of ours: a pause, and what the therapist asked for."""

from bandstand.prescription import Bounds, Order, SetBy
from bandstand.progress.case import Case, Verdict
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import RuleId
from bandstand.quantity import Message


def stop_until_reviewed(case: Case) -> Verdict | None:
    """R0: a sign of the safety check waits for somebody qualified to look at it.

    Source:
        gponline-hip-signs: signs that need a check.
    """
    if case.standing.pause is None:
        return None
    return Verdict(
        change=Change.STOP, rule=RuleId.PAUSED, because=Message("decision.paused"), source="gponline-hip-signs"
    )


def follow_therapist(case: Case) -> Verdict | None:
    """R1: the therapist asked to hold the exercise, or to leave it out. Held, it says so even above the limit.

    Source:
        bandstand-choice: the therapist's word stands above every rule.
    """
    if case.now.bounds.order is Order.SKIP:
        return Verdict(
            change=Change.STOP, rule=RuleId.ORDERED, because=ordered(case.now.bounds), source="bandstand-choice"
        )
    if case.now.bounds.order is not Order.HOLD:
        return None
    peak = case.last.peak if case.last else None
    if peak is None or peak <= case.amber:
        because = ordered(case.now.bounds)
        return Verdict(change=Change.KEEP, rule=RuleId.ORDERED, because=because, source="bandstand-choice")
    id = "decision.hold_own_but_painful" if _is_own(case.now.bounds) else "decision.hold_ordered_but_painful"
    because, numbers = Message(id, pain=peak), (("pain", int(peak)),)
    return Verdict(change=Change.KEEP, rule=RuleId.ORDERED, because=because, source="bandstand-choice", numbers=numbers)


def ordered(bounds: Bounds) -> Message:
    """What was asked for, and by whom: "your therapist" only where it was one."""
    what = "skip" if bounds.order is Order.SKIP else "hold"
    return Message(f"decision.{what}_{'own' if _is_own(bounds) else 'ordered'}")


def _is_own(bounds: Bounds) -> bool:
    return bounds.set_by is SetBy.PERSON
