"""Ladders to try: somebody's bands, an exercise as it stands, what the bounds allow, and whether the sheet works up."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import product

from hypothesis import strategies as st

from bandstand.catalog import Placement, load_catalogue
from bandstand.prescription import NO_BAND, Alternative, Band, Bounds, Dose, Prescription, Reps, SetBy, Timed
from bandstand.progress.bounds import sheet_bounds, widened
from bandstand.progress.case import ladder_of
from bandstand.progress.ladder import Ladder, at_most
from bandstand.progress.rung import Rung, height_of
from bandstand.progress.standing import Standing
from bandstand.quantity import Range
from tests.progress.lives import CLIMBER, MARCH, WALK, plan_of

COLOURS = ("tan", "yellow", "red", "green", "blue", "black", "silver", "gold")
NAMES = (*COLOURS, "", "purple", "the stiff one", "Nr. 3 (new)", "red")
MOST_BANDS = 12
FORMS = (
    "supine",
    "supine-feet-off",
    "standing-with-support",
    "standing",
    "hands-on-bench",
    "floor",
    "step",
    "high-step",
)

OWN = replace(MARCH, key="own", name="Grandmother's kicks", exercise=None, variant=None, alternatives=())
STEP = Prescription(
    key="step",
    name="Step up",
    exercise="step-up",
    variant="low-step",
    dose=Dose(sets=Range(2), work=Reps(Range(8, 12))),
)
GONE = replace(MARCH, key="gone", name="Hip wheel", exercise="hip-wheel", variant="lying", alternatives=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Somebody before an exercise: as it stands with its bounds frozen, its ladder, and whether the sheet works up."""

    now: Prescription
    ladder: Ladder
    works_up: bool = True


def bands_named(*colours: str, brand: str = "") -> tuple[Band, ...]:
    """A set, light to heavy."""
    return tuple(Band(ordinal=ordinal, colour=colour, brand=brand) for ordinal, colour in enumerate(colours, 1))


def stand_of(
    now: Prescription, bands: tuple[Band, ...], *, works_up: bool = True, bounds: Bounds | None = None
) -> Stand:
    """How an exercise stands for somebody who owns these bands."""
    plan = plan_of(now, progression=("resistance", "reps") if works_up else ())
    frozen = sheet_bounds(now, plan)
    held = replace(now, bounds=widened(frozen, bounds) if bounds else frozen)
    ladder = ladder_of(held, Standing(), load_catalogue(), bands)
    return Stand(now=at_most(held, ladder), ladder=ladder, works_up=works_up)


known_sets = st.lists(st.sampled_from(COLOURS), min_size=1, max_size=MOST_BANDS).map(
    lambda colours: bands_named(*sorted(colours, key=COLOURS.index), brand="TheraBand")
)
mixed_sets = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(["", "TheraBand", "Nobody & Sons"])), max_size=MOST_BANDS
).map(
    lambda told: tuple(
        Band(ordinal=ordinal, colour=colour, brand=brand) for ordinal, (colour, brand) in enumerate(told, 1)
    )
)
band_sets = known_sets | mixed_sets

widenings = st.builds(
    Bounds,
    sets=st.none() | st.integers(0, 5),
    reps=st.none() | st.integers(0, 25),
    seconds=st.none() | st.integers(0, 60),
    from_reps=st.none() | st.integers(0, 25),
    from_seconds=st.none() | st.integers(0, 60),
    band=st.none() | st.integers(0, MOST_BANDS + 1),
    placements=st.lists(st.sampled_from(Placement), unique=True, max_size=5).map(tuple),
    variants=st.lists(
        st.sampled_from([*FORMS, "no-such-form"]),
        unique=True,
        max_size=4,
    ).map(tuple),
    set_by=st.sampled_from([SetBy.PERSON, SetBy.THERAPIST]),
)
avoided = st.lists(st.sampled_from(FORMS), unique=True).map(
    lambda forms: tuple(Alternative(variant=form, avoid=True) for form in forms)
)


@st.composite
def stands(draw: st.DrawFn) -> Stand:
    """Anybody before any exercise of the hip programme, one of their own, one without a band, or one that is gone."""
    bands = draw(band_sets)
    base = draw(st.sampled_from([MARCH, CLIMBER, WALK, OWN, STEP, GONE]))
    works_up = draw(st.booleans())
    low = draw(st.integers(1, 30))
    count = Range(low, low + draw(st.integers(0, 15)))
    work = Timed(count) if base is WALK else Reps(count)
    now = replace(
        base,
        dose=Dose(sets=draw(st.none() | st.integers(1, 5).map(Range)), work=work),
        alternatives=draw(st.just(base.alternatives) | avoided),
    )
    if base.uses_band:
        now = replace(now, band=draw(st.sampled_from([NO_BAND, *bands])), placement=draw(st.sampled_from(Placement)))
    return stand_of(now, bands, works_up=works_up, bounds=draw(st.none() | widenings))


# Every rung there is, which nobody meets at once: what the steps up and down are held against


def rungs(now: Prescription, ladder: Ladder, *, works_up: bool) -> tuple[Rung, ...]:
    """Every rung that the bounds allow and the person owns, easiest first; a form to avoid is none."""
    worn = product(_bands(now, ladder, works_up), _placements(now), _variants(now, ladder))
    found = {_taken_off(Rung(band=band, placement=place, variant=form), now) for band, place, form in worn}
    return in_order(found, ladder)


def _taken_off(rung: Rung, now: Prescription) -> Rung:
    """Without a band it does not matter where it would sit."""
    return replace(rung, placement=now.placement) if rung.band == NO_BAND else rung


def in_order(some: Iterable[Rung], ladder: Ladder) -> tuple[Rung, ...]:
    """Rungs of one exercise, easiest first, whatever order they came in."""
    return tuple(sorted(some, key=lambda rung: height_of(rung, ladder)))


def _bands(now: Prescription, ladder: Ladder, works_up: bool) -> tuple[Band | None, ...]:
    if not now.uses_band or now.band is None:
        return (now.band,)
    most = now.bounds.band
    if most is None:
        most = max((band.ordinal for band in ladder.bands), default=0) if works_up else now.band.ordinal
    owned = {band.ordinal: band for band in ladder.bands}
    return (NO_BAND, *(band for ordinal, band in owned.items() if 0 < ordinal <= most))


def _placements(now: Prescription) -> tuple[Placement | None, ...]:
    return tuple(dict.fromkeys((now.placement, *now.bounds.placements))) if now.placement else (None,)


def _variants(now: Prescription, ladder: Ladder) -> tuple[str | None, ...]:
    forms = dict.fromkeys((now.variant, *(each for each in now.bounds.variants if ladder.rank(each) is not None)))
    return tuple(form for form in forms if form not in ladder.barred)
