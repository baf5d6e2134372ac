"""What may be asked of an exercise at most, kept through every plan number.

The sheet is the bounds until someone widens them: its largest sets, reps and seconds, its placements and variants.
They are frozen into the prescription the first time its dose moves (and by `with_sheet_bounds` when a sheet becomes
plan number 1), so that an eased dose can find its way back and a raised one can go no further. A bound somebody set
replaces the sheet's field by field; what they left open stays the sheet's.

How today's dose stands in a range: the dose asks for a range of reps or seconds and the engine moves that range. The
sheet's own range stays in the bounds: `reps` or `seconds` is its top, `from_reps` or `from_seconds` its bottom. A
small step raises the low end (10-15 becomes 12-15) and an ease goes as far below it, alone (14-15 becomes 12). A
bigger step (a set, a band, a placement, a variant) falls as far as it is harder, as one number (13). Where the sheet
gave one number, two thirds of it stand as the bottom.
"""

from dataclasses import replace

from bandstand.catalog.placement import Placement
from bandstand.prescription import Bounds, Dose, Hold, Plan, Prescription, Reps, SetBy, Timed
from bandstand.quantity import Range

# The least that still makes sense to ask. Source: bandstand-choice.
FEWEST_REPS = 5
FEWEST_SECONDS = 10


def sheet_bounds(prescription: Prescription, plan: Plan) -> Bounds:
    """The bounds of a prescription with every open field filled from the dose as it stands.

    The band stays open only where the sheet says to work up with resistance.
    """
    bounds = prescription.bounds
    sets, reps, seconds = _amounts(prescription.dose)
    band = prescription.band.ordinal if prescription.band and not works_up(plan) else None
    return replace(
        bounds,
        sets=_else(bounds.sets, sets.high if sets else None),
        reps=_else(bounds.reps, reps.high if reps else None),
        seconds=_else(bounds.seconds, seconds.high if seconds else None),
        from_reps=_else(bounds.from_reps, reps.low if reps else None),
        from_seconds=_else(bounds.from_seconds, seconds.low if seconds else None),
        band=_else(bounds.band, band),
        placements=bounds.placements or _placements(prescription),
        variants=bounds.variants or _variants(prescription),
    )


def with_sheet_bounds(plan: Plan) -> Plan:
    """The plan with the sheet's bounds frozen into every prescription.

    A dose that a person has since written above the sheet's own bounds widens them: they are someone.
    """
    return plan.with_each(lambda each: replace(each, bounds=_covering(sheet_bounds(each, plan), each)))


def _covering(bounds: Bounds, prescription: Prescription) -> Bounds:
    """The sheet's bounds, wide enough for the dose as it stands; bounds that somebody set stay as they are."""
    if set_by_someone(bounds):
        return bounds
    sets, reps, seconds = _amounts(prescription.dose)
    return replace(
        bounds,
        sets=_more(bounds.sets, sets),
        reps=_more(bounds.reps, reps),
        seconds=_more(bounds.seconds, seconds),
        band=_more(bounds.band, Range(prescription.band.ordinal) if prescription.band else None),
        placements=tuple(dict.fromkeys((*bounds.placements, *_placements(prescription)))),
        variants=tuple(dict.fromkeys((*bounds.variants, *_variants(prescription)))),
    )


def _more(bound: int | None, asked: Range | None) -> int | None:
    return bound if bound is None or asked is None else max(bound, asked.high)


def widened(sheet: Bounds, asked: Bounds) -> Bounds:
    """Bounds that somebody set, over those of the sheet; what they left open stays the sheet's."""
    return replace(
        asked,
        sets=_else(asked.sets, sheet.sets),
        reps=_else(asked.reps, sheet.reps),
        seconds=_else(asked.seconds, sheet.seconds),
        from_reps=_else(asked.from_reps, sheet.from_reps),
        from_seconds=_else(asked.from_seconds, sheet.from_seconds),
        band=_else(asked.band, sheet.band),
        placements=asked.placements or sheet.placements,
        variants=asked.variants or sheet.variants,
    )


def works_up(plan: Plan) -> bool:
    """Whether the sheet says to work up to more resistance."""
    return "resistance" in plan.progression


def set_by_someone(bounds: Bounds) -> bool:
    """Whether a person or a therapist set these bounds, rather than the sheet."""
    return bounds.set_by in (SetBy.PERSON, SetBy.THERAPIST)


def count_of(prescription: Prescription) -> Range | None:
    """What is counted in one set, reps or seconds; None where nothing is."""
    _, reps, seconds = _amounts(prescription.dose)
    return reps or seconds


def top_of(prescription: Prescription) -> int | None:
    """The most reps or seconds allowed in one set; None where nothing is counted."""
    count = count_of(prescription)
    if count is None:
        return None
    bound = prescription.bounds.reps if counts_reps(prescription) else prescription.bounds.seconds
    return _else(bound or None, count.high)  # none at all is no dose: `contradicts` tells


def contradicts(prescription: Prescription) -> bool:
    """Whether the bounds ask for an exercise and allow none of it: no set, or none of what is counted."""
    bounds = prescription.bounds
    count = bounds.reps if counts_reps(prescription) else bounds.seconds
    return prescription.dose is not None and 0 in (bounds.sets, count)


def bottom_of(prescription: Prescription) -> int | None:
    """What an ease goes down to: the bottom of the sheet's range, or two thirds of its one number."""
    count, top = count_of(prescription), top_of(prescription)
    if count is None or top is None:
        return None
    bounds = prescription.bounds
    stated = _else(bounds.from_reps if counts_reps(prescription) else bounds.from_seconds, count.low)
    return stated if stated is not None and stated < top else two_thirds(top, counts_reps(prescription))


def two_thirds(number: int, reps: bool) -> int:
    """About two thirds of a count, seconds in steps of five, never less than makes sense nor more than it was."""
    least = FEWEST_REPS if reps else FEWEST_SECONDS
    about = round(number * 2 / 3) if reps else 5 * round(number * 2 / 15)
    return min(number, max(least, about))


def with_count(prescription: Prescription, count: Range) -> Prescription:
    """The prescription asking for another count of reps or seconds in each set."""
    dose = prescription.dose
    assert dose is not None, "a count belongs to a dose"
    match dose.work:
        case Reps(hold=hold):
            return replace(prescription, dose=replace(dose, work=Reps(count, hold)))
        case Timed():
            return replace(prescription, dose=replace(dose, work=Timed(count)))
        case Hold():
            return replace(prescription, dose=replace(dose, work=Hold(count)))
    return prescription


def counts_reps(prescription: Prescription) -> bool:
    """Whether reps are counted in a set, rather than seconds."""
    return prescription.dose is not None and isinstance(prescription.dose.work, Reps)


def _amounts(dose: Dose | None) -> tuple[Range | None, Range | None, Range | None]:
    """Sets, reps and seconds, as far as each is stated."""
    if dose is None:
        return None, None, None
    match dose.work:
        case Reps(count):
            return dose.sets, count, None
        case Timed(seconds) | Hold(seconds):
            return dose.sets, None, seconds
    return dose.sets, None, None


def _placements(prescription: Prescription) -> tuple[Placement, ...]:
    own = (prescription.placement,) if prescription.placement else ()
    return tuple(dict.fromkeys((*prescription.placements, *own)))


def _variants(prescription: Prescription) -> tuple[str, ...]:
    own = (prescription.variant,) if prescription.variant else ()
    return tuple(dict.fromkeys((*own, *(each.variant for each in prescription.alternatives if not each.avoid))))


def _else(first: int | None, second: int | None) -> int | None:
    return second if first is None else first
