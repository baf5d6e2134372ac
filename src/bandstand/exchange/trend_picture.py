"""Where everything of the picture of recovery stands: from days and levels to points, and nothing else.

Days run from left to right, pain upward from 0 to 10, always the whole scale. Below the baseline are two rows of small
marks: sessions and runs, and what changed in the plan.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TypeAlias

from bandstand.recovery import Column, Flared, Level, Stage

Point: TypeAlias = tuple[float, float]

MOST_PAIN = 10
# Days without an answer that the level is still drawn across; longer gaps stay open. Source: bandstand-choice.
DRAWN_ACROSS = 2
WORDS_APART = 50.0  # from one date to the next
# Longest spans, in days, that are told by weeks, by months and by quarters of a year; longer ones by years.
BY_WEEKS, BY_MONTHS, BY_QUARTERS = 45, 220, 900


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The size of a picture, and the room left of, right of, above and below the days."""

    width: float
    height: float
    left: float
    right: float
    top: float
    below: float

    @property
    def baseline(self) -> float:
        """Where pain is 0."""
        return self.height - self.below

    @property
    def end(self) -> float:
        """The right end of the last day."""
        return self.width - self.right

    def y(self, pain: float) -> float:
        """The height of some pain."""
        return round(self.baseline - (self.baseline - self.top) * pain / MOST_PAIN, 1)


WIDE = Sheet(width=760, height=320, left=34, right=64, top=14, below=62)
NARROW = Sheet(width=360, height=280, left=24, right=8, top=14, below=62)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a picture shows: its columns, and for each of them how often something was in it."""

    columns: tuple[Column, ...]
    flares: tuple[Flared, ...]
    rough: tuple[bool, ...]  # whether a flare touches the column
    sessions: tuple[int, ...]
    runs: tuple[int, ...]
    changes: tuple[int, ...]  # of the plan
    limit: Level | None

    @property
    def first(self) -> date:
        """The first day."""
        return self.columns[0].first

    @property
    def last(self) -> date:
        """The last day."""
        return self.columns[-1].last


def shown(
    columns: tuple[Column, ...],
    flares: Iterable[Flared] = (),
    *,
    sessions: Iterable[date] = (),
    runs: Iterable[date] = (),
    changes: Iterable[date] = (),
    limit: Level | None = None,
) -> Shown:
    """What a picture shows, from the days on which something was; days outside its columns are left out."""
    seen = tuple(each for each in flares if each.until >= columns[0].first and each.since <= columns[-1].last)
    return Shown(
        columns=columns,
        flares=seen,
        rough=tuple(any(each.since <= of.last and each.until >= of.first for each in seen) for of in columns),
        sessions=_counted(columns, sessions),
        runs=_counted(columns, runs),
        changes=_counted(columns, changes),
        limit=limit,
    )


def _counted(columns: Sequence[Column], days: Iterable[date]) -> tuple[int, ...]:
    first, last, width = columns[0].first, columns[-1].last, columns[0].days
    counts = [0] * len(columns)
    for day in days:
        if first <= day <= last:
            counts[(day - first).days // width] += 1
    return tuple(counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """A flare, from its first raised day to the end of its last."""

    x: float
    width: float
    is_red: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A date under the picture."""

    x: float
    day: date
    by_year: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Points, in the units of the sheet.

    `bands` are closed shapes and `levels` lines, one for each stretch without a gap. `spans` are columns of several
    days: x, and the heights of the least and the most of their answers.
    """

    sheet: Sheet
    dots: tuple[Point, ...]
    spans: tuple[tuple[float, float, float], ...]
    bands: tuple[tuple[Point, ...], ...]
    levels: tuple[tuple[Point, ...], ...]
    shades: tuple[Shade, ...]
    sessions: tuple[float, ...]
    runs: tuple[float, ...]
    changes: tuple[float, ...]
    limit: float | None
    ticks: tuple[Tick, ...]


def picture_of(shown: Shown, sheet: Sheet) -> Picture:
    """Where everything stands on one sheet."""
    place = _Places(shown, sheet)
    stretches = tuple(_stretches(shown.columns))
    answered = [(place.middle(each), each) for each in shown.columns if each.mean is not None]
    return Picture(
        sheet=sheet,
        dots=tuple((x, sheet.y(each.mean or 0)) for x, each in answered),
        spans=tuple((x, sheet.y(each.low or 0), sheet.y(each.high or 0)) for x, each in answered if each.days > 1),
        bands=tuple(tuple(_band(each, place)) for each in stretches),
        levels=tuple(tuple(_level(each, place)) for each in stretches),
        shades=tuple(_shades(shown, place)),
        sessions=place.marked(shown.sessions),
        runs=place.marked(shown.runs),
        changes=place.marked(shown.changes),
        limit=None if shown.limit is None else sheet.y(shown.limit),
        ticks=tuple(_ticks(shown, place)),
    )


class _Places:
    """Where a day and a column stand."""

    def __init__(self, shown: Shown, sheet: Sheet) -> None:
        self._shown, self.sheet = shown, sheet
        self.day_width = (sheet.end - sheet.left) / ((shown.last - shown.first).days + 1)

    def left_of(self, day: date) -> float:
        return self.sheet.left + (day - self._shown.first).days * self.day_width

    def middle(self, column: Column) -> float:
        return round(self.left_of(column.first) + column.days * self.day_width / 2, 1)

    def marked(self, counts: Sequence[int]) -> tuple[float, ...]:
        """The middles of the columns in which something was."""
        counted = zip(self._shown.columns, counts, strict=True)
        return tuple(self.middle(each) for each, count in counted if count)


def _stretches(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """The answered columns, parted wherever a gap is too long to draw across."""
    stretch: list[Column] = []
    for each in (column for column in columns if column.level is not None):
        if stretch and _is_gap(stretch[-1], each):
            yield stretch
            stretch = []
        stretch.append(each)
    if stretch:
        yield stretch


def _is_gap(before: Column, after: Column) -> bool:
    return (after.first - before.last).days - 1 > DRAWN_ACROSS


def _level(stretch: Sequence[Column], place: _Places) -> Iterator[Point]:
    for x, each in _reaching(stretch, place):
        assert each.level is not None, "a stretch is answered throughout"
        yield x, place.sheet.y(each.level.level)


def _band(stretch: Sequence[Column], place: _Places) -> Iterator[Point]:
    """Along the upper end, and back along the lower."""
    reaching = [*_reaching(stretch, place)]
    yield from ((x, place.sheet.y(each.level.high)) for x, each in reaching if each.level)
    yield from ((x, place.sheet.y(each.level.low)) for x, each in reversed(reaching) if each.level)


def _reaching(stretch: Sequence[Column], place: _Places) -> Iterator[tuple[float, Column]]:
    """Each column at its middle; one that stands alone from its left end to its right, so that it can be seen."""
    if len(stretch) > 1:
        yield from ((place.middle(each), each) for each in stretch)
        return
    alone = stretch[0]
    half = alone.days * place.day_width / 2
    yield round(place.middle(alone) - half, 1), alone
    yield round(place.middle(alone) + half, 1), alone


def _shades(shown: Shown, place: _Places) -> Iterator[Shade]:
    for each in shown.flares:
        since, until = max(each.since, shown.first), min(each.until, shown.last)
        width = ((until - since).days + 1) * place.day_width
        is_red = each.spell.stage is Stage.RED
        yield Shade(x=round(place.left_of(since), 1), width=round(width, 1), is_red=is_red)


def _ticks(shown: Shown, place: _Places) -> tuple[Tick, ...]:
    """Mondays, or firsts of months, quarters or years; every second or later one where their words would touch."""
    days = (shown.last - shown.first).days + 1
    told = [*_told_days(shown.first, shown.last, days)]
    ticks = [Tick(x=round(place.left_of(day), 1), day=day, by_year=days > BY_QUARTERS) for day in told]
    nearest = min((after.x - before.x for before, after in pairwise(ticks)), default=WORDS_APART)
    return tuple(ticks[:: math.ceil(WORDS_APART / max(nearest, 0.1))])


def _told_days(first: date, last: date, days: int) -> Iterator[date]:
    if days <= BY_WEEKS:
        yield from (day for day in (first + timedelta(days=each) for each in range(days)) if day.weekday() == 0)
        return
    months = 1 if days <= BY_MONTHS else 3 if days <= BY_QUARTERS else 12
    firsts = (date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13, months))
    yield from (day for day in firsts if first <= day <= last)
