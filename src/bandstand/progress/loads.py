"""About how hard a rung is for the hip, and how much harder another would be.

Where the pull of every band of a set is known, and rises as its owner put them, the moment at the hip measures. Where
one of them is not known, the whole set goes by its owner's order: two rulers cannot measure one ladder.

Source:
    theraband-table, uchida-2016: one maker's pulls, and that they are too high. bandstand-choice: the rest (evidence
    0 and 2.3): a colour is about a quarter, and another place is as its lever, at a middling pull.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from bandstand.body import Skeleton
from bandstand.body.load import LAY_FLAT, Load, load_of
from bandstand.catalog import BandColour, Placement, UnknownExercise, load_force_table
from bandstand.prescription import Band

# One colour of a set whose pulls nobody knows. Source: bandstand-choice (evidence 0: about 25 %, the largest 40 %).
ONE_COLOUR = 1.25
# A harder form of an exercise: as from two legs to one. Source: bandstand-choice.
ONE_FORM = 2.0
# A band that hangs loose asks nothing; below this a share of it would mean nothing. Newton metres.
LEAST_MOMENT = 0.5
MIDDLING = BandColour.GREEN
MAKER = "theraband"
USUAL = Skeleton()

# How far down a straight leg each place is, as fractions of height, where the catalogue has no such exercise.
# Source: winter-2009 for the lengths.
DOWN_THE_LEG = {
    Placement.THIGHS: 0.13,
    Placement.KNEES: 0.20,
    Placement.CALVES: 0.33,
    Placement.ANKLES: 0.46,
    Placement.FEET: 0.50,
}


def colour_in_table(band: Band) -> BandColour | None:
    """The band's colour where its maker's pulls are published, else None: other makers use other colours.

    Source:
        theraband-care: colours are not a standard.
    """
    maker = "".join(letter for letter in band.brand.casefold() if letter.isalpha())
    colour = BandColour.named_in(band.colour)
    known = maker.startswith(MAKER) and band.kind != "tube" and load_force_table().pull(colour) is not None
    return colour if known else None


def is_measured(bands: Sequence[Band]) -> bool:
    """Whether the pull of every one of these bands is known, and none is lighter than one its owner put below it."""
    pulls = [_pull_at_twice(band) for band in sorted(bands, key=lambda band: band.ordinal)]
    known = [pull for pull in pulls if pull is not None]
    return bool(pulls) and known == sorted(known) and len(known) == len(pulls)


def _pull_at_twice(band: Band) -> float | None:
    """The pull of one strand at twice the length of a usual loop, so that a shorter loop counts as the stronger."""
    colour = colour_in_table(band)
    pull = load_force_table().pull(colour) if colour else None
    return pull.newtons(2 * LAY_FLAT / _lay_flat(band) - 1) if pull else None


def load_at(band: Band, placement: Placement, exercise: str | None, form: str) -> Load | None:
    """The rough load of one band at one place in one form; None where nobody knows it."""
    colour = colour_in_table(band)
    return _load(exercise, form, placement, colour, _lay_flat(band)) if exercise and colour else None


def moment_at(band: Band, placement: Placement, exercise: str | None, form: str) -> float | None:
    """The middle of the rough range, in newton metres; None where nobody knows it."""
    load = load_at(band, placement, exercise, form)
    return _middle(load) if load else None


@lru_cache(maxsize=512)
def moments_of(bands: tuple[Band, ...], exercise: str, form: str) -> Mapping[tuple[int, Placement], float] | None:
    """The moment at the hip of every band of a set at every place, by its place in the set; None where it is unknown.

    It never falls with a heavier band or a lower place: where the estimate says so, their published order stands.
    """
    if not is_measured(bands):
        return None
    told: dict[tuple[int, Placement], float] = {}
    lighter = dict.fromkeys(Placement, 0.0)
    for band in sorted(bands, key=lambda band: band.ordinal):
        most = 0.0
        for place in Placement:
            most = max(most, lighter[place], moment_at(band, place, exercise, form) or 0.0)
            lighter[place] = told[band.ordinal, place] = most
    return MappingProxyType(told) if all(told.values()) else None


def place_ratio(now: Placement, then: Placement, exercise: str | None, form: str) -> float:
    """How much harder a band is at another place, whichever band it is; a lower place is never easier."""
    loads = [_load(exercise, form, place, MIDDLING, LAY_FLAT) if exercise else None for place in (now, then)]
    if loads[0] is None or loads[1] is None:
        return DOWN_THE_LEG[then] / DOWN_THE_LEG[now]
    ratio = _middle(loads[1]) / _middle(loads[0])
    return max(1.0, ratio) if then.rank > now.rank else min(1.0, ratio)


def _middle(load: Load) -> float:
    return max(LEAST_MOMENT, sum(load.hip_moment) / 2)


def _lay_flat(band: Band) -> float:
    return band.lay_flat_mm / 1000 if band.lay_flat_mm else LAY_FLAT


# Everybody's bands at every place and form of the catalogue: a few thousand. A height of one's own is not asked yet.
@lru_cache(maxsize=8192)
def _load(exercise: str, form: str, placement: Placement, colour: BandColour, lay_flat: float) -> Load | None:
    try:
        return load_of(exercise, form, placement, colour, load_force_table(), skeleton=USUAL, lay_flat=lay_flat)
    except UnknownExercise:
        return None
