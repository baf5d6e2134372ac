"""The rungs of one exercise downward and within a dose, and which of two doses asks for less. `climbing` goes up.

Upward: reps or seconds, then sets, then the band, the placement and the variant; the last three are big steps.
Downward the same way back: fewer reps or seconds, fewer sets, a lighter band, an easier placement, an easier variant,
no band, and then nothing: the exercise is left out for now.

Source:
    bandstand-choice: the order and size of the steps (evidence 4.4).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bandstand.catalog import load_catalogue
from bandstand.catalog.placement import Placement
from bandstand.prescription import NO_BAND, Band, Prescription
from bandstand.prescription.forms import form_of
from bandstand.progress.bounds import bottom_of, count_of, counts_reps, top_of, with_count
from bandstand.quantity import Range

# The small step, up and down. Source: double-progression.
ONE_REP, TWO_REPS, FIVE_SECONDS = 1, 2, 5

Owned = TypeVar("Owned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """What one exercise can be changed into: the person's bands, and the forms and places of the exercise.

    `exercise` is its id in the catalogue. `variants` and `placements` are the catalogue's, easiest first, empty where
    it has no such exercise; `default` is the form meant where none is named, `bandless` are those with no place for a
    band. `barred` are variants that are no rung: to be avoided, or barred after a painful pop.
    """

    exercise: str | None = None
    bands: tuple[Band, ...] = ()
    variants: tuple[str, ...] = ()
    default: str | None = None
    bandless: frozenset[str] = field(default=frozenset())
    placements: tuple[Placement, ...] = ()
    barred: frozenset[str] = field(default=frozenset())

    def rank(self, variant: str | None) -> int | None:
        """How hard a variant is, 0 the easiest; None where it is no form of the catalogue."""
        meant = variant or self.default
        return self.variants.index(meant) if meant in self.variants else None

    def easier_variant(self, variant: str | None) -> str | None:
        """The nearest easier form that is not barred, None where there is none."""
        rank = self.rank(variant)
        easier = self.variants[: rank or 0]
        return next((each for each in reversed(easier) if each not in self.barred), None)


def easier(now: Prescription, ladder: Ladder) -> Prescription | None:
    """One rung down; None where there is none left."""
    steps = (_fewer_counts, _fewer_sets, _lighter_band, easier_place, _easier_form, _without_band)
    return next((found for found in (step(now, ladder) for step in steps) if found is not None), None)


def _fewer_counts(now: Prescription, _: Ladder) -> Prescription | None:
    """One rep or five seconds below the low end of what is asked, down to the bottom of the range.

    The rung below is what the smallest step up would come back from. A morning two points above usual comes by chance
    too, and pain that stays brings the next step down after the next session.
    """
    count, bottom = count_of(now), bottom_of(now)
    if count is None or bottom is None or count.high <= bottom:
        return None
    step = ONE_REP if counts_reps(now) else FIVE_SECONDS
    return with_count(now, Range(min(count.high, max(bottom, count.low - step))))


def _fewer_sets(now: Prescription, _: Ladder) -> Prescription | None:
    if now.dose is None or now.dose.sets is None or now.dose.sets.high <= 1:
        return None
    return replace(now, dose=replace(now.dose, sets=Range(now.dose.sets.high - 1)))


def _lighter_band(now: Prescription, ladder: Ladder) -> Prescription | None:
    band = lighter(now.band, ladder.bands)
    return replace(now, band=band) if band is not None and band.ordinal else None


def easier_place(now: Prescription, ladder: Ladder) -> Prescription | None:
    """The band one place higher on the leg; None where it sits nowhere or there is none."""
    place = now.placement
    if place is None or _is_bandless(now):
        return None
    known = {*now.placements, *now.bounds.placements, *ladder.placements}
    easier_places = [each for each in known if each.rank < place.rank]
    return replace(now, placement=max(easier_places, key=_rank)) if easier_places else None


def _easier_form(now: Prescription, ladder: Ladder) -> Prescription | None:
    variant = ladder.easier_variant(now.variant)
    return in_form(now, variant, ladder) if variant else None


def in_form(now: Prescription, variant: str, ladder: Ladder) -> Prescription:
    """The same in another form; whoever leaves the banded form for one that has no place for a band takes it off."""
    before = now.variant or ladder.default
    takes_off = now.uses_band and variant in ladder.bandless and before not in ladder.bandless
    return replace(now, variant=variant, band=NO_BAND if takes_off else now.band)


def _without_band(now: Prescription, _: Ladder) -> Prescription | None:
    return replace(now, band=NO_BAND) if now.uses_band and not _is_bandless(now) else None


def _is_bandless(now: Prescription) -> bool:
    return now.band is not None and not now.band.ordinal


def a_little_more(now: Prescription, *, by: int) -> Prescription | None:
    """The low end of the range raised by some reps or seconds, never past the bound; None where it stands there."""
    count, top = count_of(now), top_of(now)
    if count is None or top is None:
        return None
    low = min(count.low + by, top)
    return with_count(now, Range(low, max(low, min(count.high, top)))) if low > count.low else None


def lighter(band: Band | None, owned: Sequence[Band]) -> Band | None:
    """The next lighter of one's own bands; None where this is the lightest or none is known."""
    own = [each for each in owned if band is not None and 0 < each.ordinal < band.ordinal]
    return max(own, key=_ordinal, default=None)


def heavier(band: Band, owned: Sequence[Band]) -> Band | None:
    """The next heavier of one's own bands; None where this is the heaviest."""
    return min((each for each in owned if each.ordinal > band.ordinal), key=_ordinal, default=None)


def is_big_change(before: Prescription, after: Prescription) -> bool:
    """Whether the band or the placement went up, or the form changed: at most one such change a week."""
    heavier = before.band is not None and after.band is not None and after.band.ordinal > before.band.ordinal
    places = (before.placement, after.placement)
    lower = places[0] is not None and places[1] is not None and places[1].rank > places[0].rank
    return heavier or lower or _form(before) != _form(after)


def _form(prescription: Prescription) -> str | None:
    """The form that is asked for; where none is named, the one that the catalogue means by the name alone."""
    known = load_catalogue().get(prescription.exercise) if prescription.exercise else None
    found = form_of(prescription, known) if known else None
    return found.id if found else prescription.variant


def at_most(now: Prescription, ladder: Ladder) -> Prescription:
    """The prescription with everything above its bounds brought down to them."""
    bounds, dose = now.bounds, now.dose
    top = top_of(now)
    count = count_of(now)
    if dose is not None and dose.sets is not None and bounds.sets:
        now = replace(now, dose=replace(dose, sets=dose.sets.at_most(bounds.sets)))
    if count is not None and top is not None:
        now = with_count(now, count.at_most(top))
    if now.band is not None and bounds.band is not None and now.band.ordinal > bounds.band:
        now = replace(now, band=_heaviest_of((*ladder.bands, NO_BAND), bounds.band))
    return _within_forms(_within_places(now), ladder)


def _heaviest_of(bands: Iterable[Band], most: int) -> Band:
    return max((each for each in bands if each.ordinal <= most), key=_ordinal)


def _within_places(now: Prescription) -> Prescription:
    """An easier place than any allowed is always allowed; a harder one comes up to the hardest allowed."""
    allowed = now.bounds.placements
    if now.placement is None or not allowed or now.placement.rank <= max(allowed, key=_rank).rank:
        return now
    return replace(now, placement=max(allowed, key=_rank))


def _within_forms(now: Prescription, ladder: Ladder) -> Prescription:
    rank = ladder.rank(now.variant)
    ranks = [found for found in map(ladder.rank, now.bounds.variants) if found is not None]
    if rank is None or not ranks or rank <= max(ranks):
        return now
    easier = ladder.variants[: max(ranks) + 1]
    open_to = next((each for each in reversed(easier) if each not in ladder.barred), None)
    return in_form(now, open_to, ladder) if open_to else now


def least_of(one: Prescription, other: Prescription, ladder: Ladder) -> Prescription:
    """What asks for no more than either of two doses of one exercise, field by field."""
    both = _least_counts(one, other)
    return replace(
        both,
        band=_least(one.band, other.band, _ordinal),
        placement=_least(one.placement, other.placement, _rank),
        variant=_least_form(one.variant, other.variant, ladder),
    )


def _least_form(one: str | None, other: str | None, ladder: Ladder) -> str | None:
    """The easier of two forms; one that is not named is the usual one."""
    return min((one, other), key=lambda each: ladder.rank(each or ladder.default) or 0)


def _least_counts(one: Prescription, other: Prescription) -> Prescription:
    count, second = count_of(one), count_of(other)
    if count is not None and second is not None:
        one = with_count(one, Range(min(count.low, second.low), min(count.high, second.high)))
    sets = one.dose.sets if one.dose else None
    other_sets = other.dose.sets if other.dose else None
    if one.dose is None or sets is None or other_sets is None:
        return one
    fewest = Range(min(sets.low, other_sets.low), min(sets.high, other_sets.high))
    return replace(one, dose=replace(one.dose, sets=fewest))


def asks_no_more(one: Prescription, than: Prescription, ladder: Ladder) -> bool:
    """Whether one dose of an exercise asks for no more than another, in every field."""
    return least_of(one, than, ladder) == one


def with_the_dose_of(other: Prescription, like: Prescription) -> Prescription:
    """The dose and the way of one, in everything else like the other, so that the two can be compared."""
    return replace(like, dose=other.dose, band=other.band, placement=other.placement, variant=other.variant)


def _least(one: Owned | None, other: Owned | None, rank: Callable[[Owned], int]) -> Owned | None:
    """The easier of two; where one is unknown, the other; of two alike, the first."""
    return min((each for each in (one, other) if each is not None), key=rank, default=None)


def _rank(place: Placement) -> int:
    return place.rank


def _ordinal(band: Band) -> int:
    return band.ordinal
