"""The way through the stages: what each run came to, and where it leads.

Source:
    esculier-2018: up to 2 of 10 while running and settled within an hour; adams-soreness: sore, off, back a step.
    robertson-wood-2017: groin pain that builds stops everything. bandstand-choice: the numbers of runs and days; one
    raised morning alone leads back nowhere, two do. Whoever does not change at all has one morning in ten raised.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import TypeAlias

from bandstand.progress.running.runs import Run
from bandstand.progress.running.stages import FIRST, LAST, WALK
from bandstand.quantity import Pain
from bandstand.recovery import Level

GOOD_UP_TO = 2  # pain while running
TOO_MUCH_FROM = 6
STILL_USUAL, WORSE_BY = 1, 2  # the morning after, above what was usual before the run
GOOD_RUNS, GOOD_AGAIN = 2, 1  # lead to the next stage; one is enough where two did before a stop
LONG_PAUSE = timedelta(days=14)
LOWER_AFTER_PAUSE = 2
ONE_DAY = timedelta(days=1)
REST_BETWEEN, REST_AFTER_STOP = timedelta(days=2), timedelta(days=3)  # to the next run: one day off, or two
STRENGTH_FROM, THERAPIST_FROM = 2, 3  # stops at one stage
UNKNOWN_BASE = 2.0  # where too little was answered to know what is usual: the end of green

Morning: TypeAlias = Callable[[date], Pain | None]
Base: TypeAlias = Callable[[date], Level | None]


class Came(StrEnum):
    """What a run came to. A repeat is not a failure."""

    GOOD = "good"
    WAITS = "waits"  # something of it is not told yet
    REPEAT = "repeat"
    BESIDE = "beside"  # well done, but not of the stage that was next
    SORE = "sore"  # one raised morning: two days off, and the same stage again
    STOP = "stop"
    GROIN = "groin"


HELD_BACK = (Came.SORE, Came.STOP, Came.GROIN)


@dataclass(frozen=True, slots=True)
class Mornings:
    """The two mornings after a run, None where not told, and what was usual before it, None where nobody knows yet."""

    first: Pain | None = None
    second: Pain | None = None
    base: Level | None = None

    @property
    def usual(self) -> Level:
        """What they are judged against."""
        return UNKNOWN_BASE if self.base is None else self.base

    @property
    def is_raised(self) -> bool:
        """Whether the first was two or more above usual."""
        return self.first is not None and self.first >= self.usual + WORSE_BY

    @property
    def stays_raised(self) -> bool:
        """Whether the second was not back near usual; one that is not told is not known to be."""
        return self.is_raised and (self.second is None or self.second > self.usual + STILL_USUAL)


@dataclass(frozen=True, slots=True)
class Judged:
    """A run, what it came to, and the stage that was next when it was done."""

    run: Run
    came: Came
    stage: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Where somebody is on the way: the stage that is next, and the good runs of it so far.

    `highest` is the highest stage since the last long pause, `stops` the days of a stop with the stage they were at.
    """

    stage: int = FIRST.number
    highest: int = FIRST.number
    good: int = 0
    runs: tuple[Judged, ...] = ()
    stops: tuple[tuple[date, int], ...] = ()

    @property
    def last(self) -> Judged | None:
        """The newest run, None before the first."""
        return self.runs[-1] if self.runs else None

    @property
    def needed(self) -> int:
        """How many good runs of this stage lead to the next."""
        return GOOD_RUNS if self.stage >= self.highest else GOOD_AGAIN

    @property
    def last_run(self) -> Judged | None:
        """The newest in which something was run; a walk needs no day of rest after it."""
        return next((each for each in reversed(self.runs) if each.run.stage != WALK.number), None)

    @property
    def next_on(self) -> date | None:
        """The first day on which to run again; None where no run or walk held anything back yet."""
        after_run = [self.last_run.run.on + REST_BETWEEN] if self.last_run else []
        held = [self.last.run.on + REST_AFTER_STOP] if self.last and self.last.came in HELD_BACK else []
        return max([*after_run, *held], default=None)

    def stops_at(self, stage: int, since: date) -> int:
        """How often a stage was stopped after a day."""
        return sum(1 for on, at in self.stops if at == stage and on > since)

    def most_stops(self, since: date) -> int:
        """The stops of the stage that was stopped most often after a day."""
        return max((self.stops_at(stage, since) for _, stage in self.stops), default=0)


def way_through(runs: Sequence[Run], morning: Morning, base: Base, today: date) -> Way:
    """The way that runs lead, oldest first.

    Args:
        runs: One a day.
        morning: The pain of a morning, None where it was not told.
        base: What was usual before a day, None where nobody knows yet.
        today: As the person sees the date; two weeks without a run lead back.
    """
    way = Way()
    for run in runs:
        after = Mornings(morning(run.on + ONE_DAY), morning(run.on + 2 * ONE_DAY), base(run.on))
        way = _after(_paused(way, run.on), run, after)
    return _paused(way, today)


def _paused(way: Way, on: date) -> Way:
    """After two weeks without a run it begins again two stages lower, but not below the first."""
    last = way.last_run
    if last is None or on - last.run.on < LONG_PAUSE or way.stage <= FIRST.number:
        return way
    stage = max(FIRST.number, way.stage - LOWER_AFTER_PAUSE)
    return replace(way, stage=stage, highest=stage, good=0)


def _after(way: Way, run: Run, mornings: Mornings) -> Way:
    came = _beside(way, run, came_of(run, mornings))
    told = replace(way, runs=(*way.runs, Judged(run, came, way.stage)))
    if came in (Came.STOP, Came.GROIN):
        lower = max(WALK.number, way.stage - 1)
        return replace(told, stage=lower, good=0, stops=(*way.stops, (run.on, way.stage)))
    if came is not Came.GOOD:
        return told
    if way.good + 1 < way.needed:
        return replace(told, good=way.good + 1)
    stage = min(LAST.number, way.stage + 1)
    return replace(told, stage=stage, highest=max(way.highest, stage), good=0)


def _beside(way: Way, run: Run, came: Came) -> Came:
    """A good run leads on only where it was of the stage that was next, after a day without one."""
    if came is not Came.GOOD:
        return came
    if run.stage != way.stage:
        return Came.BESIDE
    last = way.last_run
    rested = last is None or run.stage == WALK.number or run.on - last.run.on >= REST_BETWEEN
    return Came.GOOD if rested else Came.REPEAT


def came_of(run: Run, mornings: Mornings) -> Came:
    """What one run came to by itself; the most caution speaks first."""
    if run.groin:
        return Came.GROIN
    if run.limp or (run.peak is not None and run.peak >= TOO_MUCH_FROM) or mornings.stays_raised:
        return Came.STOP
    if mornings.is_raised:
        return Came.SORE
    if (run.peak is not None and run.peak > GOOD_UP_TO) or run.settled is False or not run.whole:
        return Came.REPEAT
    if mornings.first is not None and mornings.first > mornings.usual + STILL_USUAL:
        return Came.REPEAT
    known = run.is_answered and mornings.first is not None and mornings.base is not None
    return Came.GOOD if known else Came.WAITS
