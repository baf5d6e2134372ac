"""What the sheet asked for, whatever was taken up, eased or swapped since: told from the bounds of a plan."""

from dataclasses import replace

from bandstand.catalog import load_catalogue
from bandstand.prescription.bounds import Bounds, SetBy
from bandstand.prescription.dose import Dose, Hold, Reps, Timed, Work
from bandstand.prescription.plan import Prescription
from bandstand.quantity import Range


def as_asked(prescription: Prescription) -> Prescription:
    """The prescription with the sheet's own range, form and places, as far as its bounds tell them.

    The sheet's range runs from where it begins to what it may come to; where several places are named none is chosen.
    """
    bounds, places = prescription.bounds, prescription.placements
    return replace(
        prescription,
        dose=_dose(prescription.dose, bounds) if prescription.dose else None,
        variant=_form(prescription),
        placement=prescription.placement if not places else places[0] if len(places) == 1 else None,
    )


def _dose(dose: Dose, bounds: Bounds) -> Dose:
    return replace(dose, sets=_sets(dose.sets, bounds.sets), work=_work(dose.work, bounds))


def _sets(now: Range | None, most: int | None) -> Range | None:
    """An eased dose has fewer sets than the sheet, and a raised one is still within its bounds."""
    return now if now is None or not most or now.high == most else Range(most)


def _work(work: Work | None, bounds: Bounds) -> Work | None:
    match work:
        case Reps(count, hold):
            return Reps(_span(count, bounds.from_reps, bounds.reps), hold)
        case Timed(seconds):
            return Timed(_span(seconds, bounds.from_seconds, bounds.seconds))
        case Hold(seconds):
            return Hold(_span(seconds, bounds.from_seconds, bounds.seconds))
    return work


def _span(now: Range, least: int | None, most: int | None) -> Range:
    """From the bottom of the sheet's range to its top; as it stands where the bounds say no such thing."""
    high = most or now.high
    low = least or min(now.low, high)
    return Range(low, high) if low <= high else now


def _form(prescription: Prescription) -> str | None:
    """The sheet's own form: the first of its bounds that is not only another one it allows.

    Where the sheet's word was no form of the catalogue, and somebody has told since which one it means, it is that one.
    """
    if prescription.bounds.set_by is not SetBy.SHEET:
        return prescription.variant
    others = {each.variant for each in prescription.alternatives}
    own = [form for form in prescription.bounds.variants if form not in others]
    entry = load_catalogue().get(prescription.exercise or "")
    told = next((form for form in own if entry and entry.variant(form)), None)
    return told or next(iter(own), prescription.variant)
