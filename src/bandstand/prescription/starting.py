"""Where a person begins: the lightest band they own, and the gentle way into a programme that was not theirs."""

from collections.abc import Sequence
from dataclasses import replace

from bandstand.catalog import BandColour
from bandstand.catalog.placement import Placement
from bandstand.prescription.band import Band
from bandstand.prescription.bounds import Bounds, SetBy
from bandstand.prescription.dose import Dose, Hold, Reps, Sides, Timed, Work
from bandstand.prescription.origin import PROPOSED
from bandstand.prescription.plan import Liking, Plan, Prescription, Schedule, Section
from bandstand.quantity import Message, Range

GENTLE_SETS = Range(2)
SESSIONS_A_WEEK = Range(3)


def with_band_to_begin(plan: Plan, owned: Sequence[Band]) -> Plan:
    """Where a band is asked for and none was chosen, propose one that is owned; untold bands stay unknown.

    It is the lightest, or the one of the colour the sheet names: that is most likely the band the therapist gave.
    """
    lightest = min(owned, key=lambda band: band.ordinal, default=None)
    for each in plan.prescriptions:
        if lightest is not None and each.uses_band and each.band is None:
            named = None if plan.start_light else _of_colour(each.load or each.name, owned)
            plan = plan.with_prescription(replace(each, band=named or lightest).with_origin("band", PROPOSED))
    return plan


def _of_colour(told: str, owned: Sequence[Band]) -> Band | None:
    """The lightest band of the colour that the sheet's words name; None where they name none that is owned."""
    colour = BandColour.named_in(told)
    alike = [band for band in owned if colour is not BandColour.PLAIN and BandColour.named_in(band.colour) is colour]
    return min(alike, key=lambda band: band.ordinal, default=None)


def hip_programme() -> Plan:
    """One person's hip strengthening from her therapist, with what it left open still open. Not a plan of one's own."""
    walks = Timed(Range(30))
    reps = Reps(Range(10, 15))
    prescriptions = (
        _asked("monster-walk", "Monster walk", walks, (Placement.CALVES, Placement.ANKLES)),
        _asked("lateral-band-walk", "Lateral band walk", walks, (Placement.THIGHS, Placement.CALVES, Placement.ANKLES)),
        _asked("mountain-climber", "Banded mountain climber", reps, (), sides=Sides.ASK, variant="floor"),
        replace(
            _asked("hip-flexor-march", "Hip flexor march", reps, (), sides=Sides.ASK, variant="supine"),
            liking=Liking.FAVOURITE,
        ),
    )
    return Plan(
        number=0,
        title="Hip strengthening",
        sections=(Section(prescriptions=prescriptions),),
        schedule=Schedule(values_rest=True, values_stretching=True),
        progression=("resistance", "reps"),
        start_light=True,
        because=Message("builtin.because"),
    )


def _asked(
    exercise: str,
    name: str,
    work: Work,
    placements: tuple[Placement, ...],
    *,
    sides: Sides = Sides.UNSAID,
    variant: str | None = None,
) -> Prescription:
    return Prescription(
        key=exercise,
        name=name,
        exercise=exercise,
        dose=Dose(sets=Range(3), work=work, sides=sides),
        variant=variant,
        uses_band=True,
        placements=placements,
    )


def the_gentle_way(programme: Plan) -> Plan:
    """Two sets, the low end of each range, the band above the knees, the easier form: every field a proposal.

    The programme's own doses stay as bounds, so that a person may work up to them and no further.
    """
    schedule = replace(programme.schedule, sessions_a_week=SESSIONS_A_WEEK, sessions_origin=PROPOSED)
    return replace(programme.with_each(_gently), schedule=schedule)


def _gently(prescription: Prescription) -> Prescription:
    dose = prescription.dose
    assert dose is not None, "every exercise of the programme has a dose"
    eased = replace(dose, sets=GENTLE_SETS, work=_low_end(dose.work), sides=_each_if_asked(dose.sides))
    placements = (Placement.KNEES, *(place for place in prescription.placements if place is not Placement.KNEES))
    variant = "hands-on-bench" if prescription.variant == "floor" else prescription.variant
    gentle = replace(
        prescription,
        dose=eased,
        variant=variant,
        placement=Placement.KNEES,
        placements=placements,
        bounds=_its_own_bounds(dose, placements, variant),
    )
    for field in ("sets", "work", "sides", "placement", "variant"):
        gentle = gentle.with_origin(field, PROPOSED)
    return gentle


def _each_if_asked(sides: Sides) -> Sides:
    """ "On both legs" in the gentle way: the count is shared, which is the gentler of its two readings."""
    return Sides.SHARED if sides is Sides.ASK else sides


def _low_end(work: Work | None) -> Work | None:
    match work:
        case Reps(count, hold):
            return Reps(Range(count.low), hold)
        case Timed(seconds):
            return Timed(Range(seconds.low))
        case Hold(seconds):
            return Hold(Range(seconds.low))
        case _:
            return work


def _its_own_bounds(dose: Dose, placements: tuple[Placement, ...], variant: str | None) -> Bounds:
    reps = dose.work.count.high if isinstance(dose.work, Reps) else None
    seconds = dose.work.seconds.high if isinstance(dose.work, Timed | Hold) else None
    return Bounds(
        sets=dose.sets.high if dose.sets else None,
        reps=reps,
        seconds=seconds,
        placements=placements,
        variants=(variant,) if variant else (),
        set_by=SetBy.SHEET,
    )
