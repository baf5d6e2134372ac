"""The plan of a day in a rough spell: about half as much, a lighter band, an easier place.

Source:
    bandstand-choice: half the volume, one band less, one place easier (evidence 4.4); silbernagel-2020: load control.
"""

from dataclasses import replace

from bandstand.prescription import NO_BAND, Prescription
from bandstand.progress.bounds import count_of, counts_reps, with_count
from bandstand.progress.ladder import FIVE_SECONDS, Ladder, easier_place, lighter
from bandstand.quantity import Range


def rough_version(now: Prescription, ladder: Ladder) -> Prescription:
    """What is asked of one exercise in a rough spell; the plan itself stays as it is."""
    placed = easier_place(now, ladder) or now
    if placed.uses_band and placed.band is not None and placed.band.ordinal:
        placed = replace(placed, band=lighter(placed.band, ladder.bands) or NO_BAND)
    return _half_of(placed)


def _half_of(now: Prescription) -> Prescription:
    """Half the sets, rounded up, and as much less in each that all in all it is no more than half."""
    sets = now.dose.sets if now.dose else None
    if now.dose is None or sets is None:
        return _counted(now, 1, 2)
    fewer = sets.map(lambda number: -(-number // 2))
    halved = replace(now, dose=replace(now.dose, sets=fewer))
    return _counted(halved, sets.high, 2 * fewer.high)


def _counted(now: Prescription, part: int, whole: int) -> Prescription:
    """A part of the count of each set, in whole reps or five seconds, and never none."""
    count = count_of(now)
    if count is None or part >= whole:
        return now
    by = 1 if counts_reps(now) else FIVE_SECONDS
    return with_count(now, Range(*(max(by, each * part // whole // by * by) for each in (count.low, count.high))))
