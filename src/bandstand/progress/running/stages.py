"""The stages of the way back to running: how much to walk and run in each.

Source:
    bandstand-choice: the shape of published walk-run schedules, 4:1 to 1:4 (evidence 6); none is known to be best.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from bandstand.prescription import Intervals

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage: walking and running in turn, in seconds; None where only the distance counts."""

    number: int
    work: Intervals | None

    @property
    def minutes(self) -> int:
        """How long it takes from its first step to its last; 0 where that is open."""
        return (self.work.walk + self.work.run) * self.work.repeats // MINUTE if self.work else 0

    @property
    def running(self) -> int:
        """Minutes of it that are run; 0 where that is open."""
        return self.work.run * self.work.repeats // MINUTE if self.work else 0


def _stage(number: int, walk: int, run: int, repeats: int) -> Stage:
    return Stage(number, Intervals(walk=walk * MINUTE, run=run * MINUTE, repeats=repeats))


BY_DISTANCE = 8  # from here on the longest run of the last 30 days says how far
STAGES = (
    _stage(0, 30, 0, 1),
    _stage(1, 4, 1, 5),
    _stage(2, 3, 2, 5),
    _stage(3, 2, 3, 5),
    _stage(4, 1, 4, 5),
    _stage(5, 1, 9, 2),
    _stage(6, 1, 14, 2),
    _stage(7, 0, 30, 1),
    Stage(BY_DISTANCE, None),
)
WALK, FIRST, LAST = STAGES[0], STAGES[1], STAGES[-1]

_BY_WORK: Mapping[Intervals, Stage] = MappingProxyType({each.work: each for each in STAGES if each.work is not None})


def stage_of(work: object) -> Stage | None:
    """The stage that asks for these intervals, None where none does."""
    return _BY_WORK.get(work) if isinstance(work, Intervals) else None
