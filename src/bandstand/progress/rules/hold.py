"""When the dose stays as it is: bounds, missing answers, and nothing to say."""

from bandstand.prescription import Prescription
from bandstand.prescription.activities import concerning
from bandstand.progress.bounds import contradicts, set_by_someone
from bandstand.progress.case import CHOICE, Case, Verdict
from bandstand.progress.decision import Change
from bandstand.progress.ladder import Ladder, at_most
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rules.orders import ordered
from bandstand.progress.rules.switched import is_off
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
        change=Change.EASE, rule=RuleId.BOUNDS, because=Message("decision.bounds"), source=CHOICE, after=after
    )


def keep_what_does_not_fit(case: Case) -> Verdict | None:
    """L0: where the plan, its bounds, the catalogue and the bands do not fit together, nothing rises.

    Source:
        bandstand-choice: what cannot be read is never read as more.
    """
    because = what_does_not_fit(case)
    return None if because is None else Verdict(change=Change.KEEP, rule=RuleId.BOUNDS, because=because, source=CHOICE)


def what_does_not_fit(case: Case) -> Message | None:
    """What of the plan, the catalogue, the bounds and the bands does not fit together; None where all does."""
    now, ladder = case.now, case.ladder
    if now.exercise is not None and ladder.exercise is None:
        return Message("decision.no_such_exercise", name=now.name)
    if contradicts(now) or _has_no_form(now, ladder):
        return Message("decision.bounds_contradict", name=now.name)
    owned = {band.ordinal for band in ladder.bands}
    if owned and now.uses_band and now.band is not None and now.band.ordinal not in {0, *owned}:
        return Message("decision.band_gone", band=str(now.band))
    if now.variant is not None and now.variant in ladder.barred and not case.is_barred:
        return Message("decision.form_to_avoid", name=now.name)
    return None


def what_keeps_it(case: Case) -> Message | None:
    """What somebody set that keeps an exercise from any step up whatever is done; None where nothing does."""
    if case.now.bounds.order is not None:
        return ordered(case.now.bounds)
    if is_off(RuleId.STEP_UP, case.standing.switched):
        return Message("ladder.switched_off")
    return what_does_not_fit(case) or (Message("decision.precautions") if needs_bounds(case) else None)


def _has_no_form(now: Prescription, ladder: Ladder) -> bool:
    """Whether the form asked for left the catalogue, or the bounds allow no form that it has."""
    if not ladder.variants:
        return False
    gone = now.variant is not None and now.variant not in ladder.variants
    return gone or (bool(now.bounds.variants) and not set(now.bounds.variants) & set(ladder.variants))


def hold_without_morning(case: Case) -> Verdict | None:
    """L3: the newest morning is not known: the dose does not rise, and nothing is taken for a zero.

    Source:
        bandstand-choice: a missing answer is never a zero.
    """
    if case.last is None or case.last.morning is not None:
        return None
    id = "decision.morning_open" if case.last.waits else "decision.morning_unknown"
    return Verdict(change=Change.KEEP, rule=RuleId.NO_MORNING, because=Message(id), source=CHOICE)


def hold_for_precautions(case: Case) -> Verdict | None:
    """L0: with precautions, or under 18, the dose stays or eases until somebody has set bounds.

    Source:
        bandstand-choice: scope.
    """
    if case.last is None or not needs_bounds(case):
        return None
    return Verdict(change=Change.KEEP, rule=RuleId.BOUNDS, because=Message("decision.precautions"), source=CHOICE)


def needs_bounds(case: Case) -> bool:
    """Whether there is something to watch, or the person is under 18, and nobody has set bounds."""
    told = (*case.plan.precautions, *case.standing.precautions)
    names = (case.now.name, case.now.exercise or "")
    careful = case.standing.under_18 or any(concerning(told, names))
    return bool(careful) and not set_by_someone(case.now.bounds)


def same_again(case: Case) -> Verdict:
    """R16: nothing else has anything to say.

    Source:
        double-progression: repeat until there is a reason to change.
    """
    return Verdict(change=Change.KEEP, rule=RuleId.SAME_AGAIN, because=Message(_why(case)), source="double-progression")


def _why(case: Case) -> str:
    last = case.last
    if last is None:
        return "decision.not_done_yet"
    if case.has_moved:
        return "decision.changed_already"
    if last.peak is None:
        return "decision.pain_unknown"
    return "decision.same_again"
