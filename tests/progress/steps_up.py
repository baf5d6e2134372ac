"""Steps up and down, as the tests of the ladder look at them."""

from collections.abc import Callable
from dataclasses import replace

from bandstand.catalog import Placement
from bandstand.prescription import Bounds, Prescription, SetBy
from bandstand.progress.bounds import count_of, with_count
from bandstand.progress.climbing import Step, step_up
from bandstand.progress.ladder import Ladder, easier
from bandstand.progress.rung import Rung, rung_of
from bandstand.quantity import Range
from tests.progress.ladders import Stand, bands_named
from tests.progress.lives import (
    LIVES,
    ordinary_days,
)

LADDERS = 10 * LIVES
CALM = ordinary_days(8)
THERABANDS = bands_named("tan", "yellow", "red", "green", "blue", brand="TheraBand")
WIDE = Bounds(placements=tuple(Placement), set_by=SetBy.THERAPIST)

Climb = Callable[[Stand], Step | None]
Ease = Callable[[Prescription, Ladder], Prescription | None]


def climbed(stand: Stand) -> Step | None:
    """The next step from where somebody stands."""
    return step_up(stand.now, stand.ladder, works_up=stand.works_up)


def said(step: Step | None) -> str:
    """A step in short: sets, count, band and place."""
    assert step is not None
    after = step.after
    assert after.dose is not None
    return f"{after.dose.sets} x {after.dose.work}, {after.band}, {after.placement}"


def work_of(now: Prescription) -> int:
    """Sets times the most that each asks."""
    count = count_of(now)
    assert count is not None
    assert now.dose is not None
    return (now.dose.sets.high if now.dose.sets else 1) * count.high


def rung_below(now: Prescription, ladder: Ladder) -> Rung | None:
    """The rung that easing comes to from the very least of this one."""
    low = with_count(now, Range(1))
    assert low.dose is not None
    low = replace(low, dose=replace(low.dose, sets=Range(1)), bounds=replace(low.bounds, from_reps=1, from_seconds=1))
    eased = easier(low, ladder)
    return rung_of(eased) if eased else None
