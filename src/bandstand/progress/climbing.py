"""The next step up, the smallest there is: sets, then the nearest rung, with as much less of it as that is harder.

Where the pull of every band is known, the nearest rung is the one with the least more moment at the hip: a heavier
band where it sits, or the band lower on the leg and one or two colours lighter. Where it is not known the heavier band
comes first, then the place. A harder form comes last.

Source:
    double-progression: reps, then the load, and fewer reps of it. ratamess-2009: small steps. bandstand-choice: the
    order and the size (evidence 4.4 and 2.3).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import floor

from bandstand.catalog.placement import Placement
from bandstand.prescription import Band, Prescription
from bandstand.prescription.forms import wears_band
from bandstand.progress.bounds import (
    FEWEST_REPS,
    FEWEST_SECONDS,
    bottom_of,
    count_of,
    counts_reps,
    top_of,
    with_count,
)
from bandstand.progress.ladder import Ladder, heavier, in_form, lighter
from bandstand.progress.rung import harder_by, height_of, is_measured_at, rung_of
from bandstand.quantity import Range

# How much more a step may ask in all: sets times count times how hard the rung is. Source: bandstand-choice; a step
# of ratamess-2009 is 2 to 10 %, and no band is that fine.
MOST_RISE = 1.15
# Where even the fewest reps of one set are more than that: no more than half as much again, and marked so.
MOST_AT_ALL = 1.5
# A band that moves from the thigh or knee to the shank about doubles its moment at the hip: two colours lighter.
# Source: bandstand-choice (own estimate, evidence 2.3); lewis-2018, cambridge-2012 for the order of places.
ABOVE_THE_KNEE = (Placement.THIGHS, Placement.KNEES)
A_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step up. `rise` is the whole load after it for each part before it; `harder` that of the rung alone.

    `is_smallest`: it rises by more than steps should, and there is no smaller one.
    """

    after: Prescription
    harder: float
    rise: float
    is_smallest: bool = False


def step_up(now: Prescription, ladder: Ladder, *, works_up: bool) -> Step | None:
    """The next step from the top of the range: one set more, else the nearest rung; None where the bounds end it."""
    return more_sets(now) or big_step(now, ladder, works_up=works_up)


def more_sets(now: Prescription) -> Step | None:
    """One set more, and fewer in each; None where the bound is reached or the sheet said no number."""
    sets = now.dose.sets if now.dose else None
    if now.dose is None or sets is None or now.bounds.sets is None or sets.low >= now.bounds.sets:
        return None
    more = Range(sets.low + 1, max(sets.high, sets.low + 1))
    return _in_sets(now, replace(now, dose=replace(now.dose, sets=more)), 1.0, more.high)


def big_step(now: Prescription, ladder: Ladder, *, works_up: bool) -> Step | None:
    """The nearest rung that the bounds allow: a heavier band, a lower place, else a harder form; None where none is."""
    beside = [step for then in _beside(now, ladder, works_up) for step in _fitted(now, then, ladder)]
    if beside and is_measured_at(rung_of(now), ladder):
        return min(beside, key=lambda step: step.harder)
    return next(iter((*beside, *_fitted(now, _harder_form(now, ladder), ladder))), None)


def is_too_far(now: Prescription, ladder: Ladder, *, works_up: bool) -> bool:
    """Whether there is a rung above, and even the least of it would be far too much."""
    above = any((*_beside(now, ladder, works_up), _harder_form(now, ladder)))
    return above and step_up(now, ladder, works_up=works_up) is None


def _beside(now: Prescription, ladder: Ladder, works_up: bool) -> list[Prescription]:
    """The rungs above in the form of now: the band first, then the place."""
    found = (_heavier_band(now, ladder, works_up), _harder_place(now, ladder))
    return [each for each in found if each is not None]


def _heavier_band(now: Prescription, ladder: Ladder, works_up: bool) -> Prescription | None:
    """The next heavier band of one's own, where the sheet says work up or somebody set a band to reach."""
    if not now.uses_band or now.band is None:
        return None
    band = heavier(now.band, ladder.bands)
    most = now.bounds.band
    allowed = band is not None and (works_up if most is None else band.ordinal <= most)
    return replace(now, band=band) if allowed else None


def _harder_place(now: Prescription, ladder: Ladder) -> Prescription | None:
    """The band at the next lower place on the leg, one or two colours lighter where there are lighter ones."""
    place = now.placement if wears_band(now) else None
    harder = [each for each in now.bounds.placements if place is not None and each.rank > place.rank]
    if place is None or not harder:
        return None
    lower = replace(now, placement=min(harder, key=lambda each: each.rank))
    lighter_by = _lighter_ones(now.band, ladder)
    if not is_measured_at(rung_of(now), ladder):
        crosses = place in ABOVE_THE_KNEE and lower.placement not in ABOVE_THE_KNEE
        return replace(lower, band=lighter_by[: 2 if crosses else 1][-1] if lighter_by else now.band)
    here = height_of(rung_of(now), ladder)
    steps = [replace(lower, band=band) for band in (*reversed(lighter_by), now.band)]
    return next((step for step in steps if height_of(rung_of(step), ladder) > here), None)


def _lighter_ones(band: Band | None, ladder: Ladder) -> list[Band]:
    """The next two lighter bands of one's own, the nearer first; no band is none of them."""
    first = lighter(band, ladder.bands)
    second = lighter(first, ladder.bands)
    return [each for each in (first, second) if each is not None]


def _harder_form(now: Prescription, ladder: Ladder) -> Prescription | None:
    """The next form that is allowed, with a band two colours lighter where there is one."""
    rank = ladder.rank(now.variant)
    if rank is None:
        return None
    allowed = [each for each in ladder.variants[rank + 1 :] if each in now.bounds.variants]
    open_to = next((each for each in allowed if each not in ladder.barred), None)
    if open_to is None:
        return None
    bands = _lighter_ones(now.band, ladder)
    return in_form(replace(now, band=bands[-1] if bands else now.band), open_to, ladder)


def _fitted(now: Prescription, then: Prescription | None, ladder: Ladder) -> Iterable[Step]:
    """The step to a rung, with fewer reps or seconds, then in fewer sets, until it is small."""
    count = count_of(now)
    if then is None or count is None:
        return []
    harder = harder_by(rung_of(now), rung_of(then), ladder)
    most = _sets(now)
    steps = (_in_sets(now, then, harder, sets) for sets in range(most, 0, -1))
    small = next((step for step in steps if step is not None), None) or _smallest(now, then, harder)
    return [small] if small else []


def _in_sets(now: Prescription, then: Prescription, harder: float, sets: int) -> Step | None:
    """The most that so many sets of a rung may ask; None where that is less than makes sense."""
    asked, bottom = _work(now), bottom_of(then)
    if not asked or bottom is None:
        return None
    same, by = asked / (harder * sets), 1 if counts_reps(now) else 5
    most = by * floor((MOST_RISE * same + A_ROUNDING) / by)
    just_more = by * (floor((same + A_ROUNDING) / by) + 1)
    count = min(most, top_of(then) or most, max(bottom, just_more))
    return _step(now, then, harder, sets, count) if count >= min(bottom, _fewest(now)) else None


def _smallest(now: Prescription, then: Prescription, harder: float) -> Step | None:
    """One set of the fewest that make sense, where that is not far too much."""
    bottom = bottom_of(then)
    if bottom is None:
        return None
    step = _step(now, then, harder, 1, min(bottom, _fewest(now)))
    return replace(step, is_smallest=True) if step.rise <= MOST_AT_ALL else None


def _step(now: Prescription, then: Prescription, harder: float, sets: int, count: int) -> Step:
    after = with_count(then, Range(count))
    if after.dose is not None and after.dose.sets is not None and after.dose.sets.high != sets:
        after = replace(after, dose=replace(after.dose, sets=Range(sets)))
    return Step(after=after, harder=harder, rise=harder * sets * count / _work(now))


def _work(now: Prescription) -> int:
    """The most that a dose asks on one rung: sets times count, 0 where nothing is counted."""
    count = count_of(now)
    return _sets(now) * count.high if count else 0


def _sets(now: Prescription) -> int:
    return now.dose.sets.high if now.dose and now.dose.sets else 1


def _fewest(now: Prescription) -> int:
    return FEWEST_REPS if counts_reps(now) else FEWEST_SECONDS
