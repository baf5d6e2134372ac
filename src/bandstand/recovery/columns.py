"""A span of days cut into columns: a day each, or a week or four of them where there would be too many to see."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bandstand.recovery.course import Estimate, Level
from bandstand.recovery.seen import SeenDay

MOST_COLUMNS = 120
# Days of one column: a day, a week, four weeks; the first that makes few enough, else as many as it takes.
_WIDTHS = (1, 7, 28)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Some days running. None: none of them was answered.

    `low` and `high` are the least and the most of their answers, `mean` the average; `level` is what was known on the
    last of the days that were answered.
    """

    first: date
    last: date
    answers: int = 0
    low: Level | None = None
    mean: Level | None = None
    high: Level | None = None
    level: Estimate | None = None

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1


def columns_of(days: Sequence[SeenDay], first: date, last: date) -> tuple[Column, ...]:
    """The columns from one day to another. The last may hold fewer days than the others."""
    assert first <= last, "a span has a day at least"
    width = width_of((last - first).days + 1)
    return tuple(_columns([each for each in days if first <= each.day <= last], first, last, width))


def width_of(days: int) -> int:
    """How many days stand in one column."""
    return next((width for width in _WIDTHS if days <= MOST_COLUMNS * width), -(-days // MOST_COLUMNS))


def _columns(days: Sequence[SeenDay], first: date, last: date, width: int) -> Iterator[Column]:
    place = 0
    while first <= last:
        end = min(last, first + timedelta(days=width - 1))
        until = place
        while until < len(days) and days[until].day <= end:
            until += 1
        yield _column(days[place:until], first, end)
        first, place = end + timedelta(days=1), until


def _column(days: Sequence[SeenDay], first: date, last: date) -> Column:
    if not days:
        return Column(first=first, last=last)
    pains = [each.pain for each in days]
    return Column(
        first=first,
        last=last,
        answers=len(days),
        low=min(pains),
        mean=sum(pains) / len(pains),
        high=max(pains),
        level=days[-1].level,
    )
