"""Left beside right, week by week and exercise by exercise: what a set came to, with what load, and how much it hurt.

Pain is told of an exercise, not of a side of it, and stands here as it was told.

Source:
    bandstand-choice: whole weeks; a difference is told from one count a set on, over four weeks and six sets a side.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean
from typing import TypeVar

from bandstand.catalog.placement import Placement
from bandstand.journal.facts import SetDone
from bandstand.journal.history import History, Session
from bandstand.prescription import Plan
from bandstand.progress.week import A_DAY, DAYS, monday_of
from bandstand.quantity import Pain, Side

Kind = TypeVar("Kind")

WEEKS_SHOWN = 12
WEEKS_COMPARED = 4
FEWEST_SETS = 6  # of each side, before anything is said of a difference
A_DIFFERENCE = 1.0  # of what a set comes to, in reps; of seconds, five
SECONDS_OF_A_DIFFERENCE = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sets:
    """The sets of one side in one week: how many, and what one came to on average; None where nothing was counted."""

    count: int = 0
    average: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SideWeek:
    """One week of one exercise. `band` is the ordinal used most, 0 for none; None where it was not told."""

    first: date
    left: Sets
    right: Sets
    both: Sets  # counted for both sides together
    band: int | None
    placement: Placement | None
    worst: Pain | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Left less right over the last weeks; None where there are too few sets to say."""

    difference: float | None
    in_seconds: bool

    @property
    def more(self) -> Side | None:
        """The side of which a set came to clearly more, None where they are about the same."""
        least = SECONDS_OF_A_DIFFERENCE if self.in_seconds else A_DIFFERENCE
        if self.difference is None or abs(self.difference) < least:
            return None
        return Side.LEFT if self.difference > 0 else Side.RIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """One exercise; weeks oldest first, those without a set left out."""

    key: str
    name: str
    weeks: tuple[SideWeek, ...]
    compared: Compared

    @property
    def is_sided(self) -> bool:
        """Whether a side was ever counted on its own; where legs take turns within a set, both are counted as one."""
        return any(each.left.count or each.right.count for each in self.weeks)


def side_by_side(plan: Plan, history: History, today: date) -> tuple[SideBySide, ...]:
    """Every exercise of the plan that was done, in the order of the plan."""
    begins = monday_of(today) - (WEEKS_SHOWN - 1) * DAYS * A_DAY
    sessions = [each for each in history.sessions if begins <= each.local_date <= today]
    told = (_exercise(each.key, each.name, sessions, today) for each in plan.trained)
    return tuple(each for each in told if each.weeks)


def _exercise(key: str, name: str, sessions: Sequence[Session], today: date) -> SideBySide:
    done = [each for each in sessions if each.done_of(key)]
    mondays = sorted({monday_of(each.local_date) for each in done})
    weeks = tuple(_week(key, day, [each for each in done if monday_of(each.local_date) == day]) for day in mondays)
    since = monday_of(today) - (WEEKS_COMPARED - 1) * DAYS * A_DAY
    lately = [one for each in done if each.local_date >= since for one in each.done_of(key)]
    in_seconds = all(one.reps is None for each in done for one in each.done_of(key))
    return SideBySide(key=key, name=name, weeks=weeks, compared=_compared(lately, in_seconds=in_seconds))


def _week(key: str, first: date, sessions: Sequence[Session]) -> SideWeek:
    sets = [one for each in sessions for one in each.done_of(key)]
    return SideWeek(
        first=first,
        left=_of(sets, Side.LEFT),
        right=_of(sets, Side.RIGHT),
        both=_of(sets, None),
        band=_most(one.band for one in sets if one.band is not None),
        placement=_most(one.placement for one in sets if one.placement is not None),
        worst=max((pain for each in sessions for pain in _pains(key, each)), default=None),
    )


def _of(sets: Iterable[SetDone], side: Side | None) -> Sets:
    own = [each for each in sets if each.side is side]
    counts = [count for each in own if (count := _count(each)) is not None]
    return Sets(count=len(own), average=fmean(counts) if counts else None)


def _count(done: SetDone) -> int | None:
    return done.reps if done.reps is not None else done.seconds


def _most(told: Iterable[Kind]) -> Kind | None:
    counted = Counter(told).most_common(1)
    return counted[0][0] if counted else None


def _pains(key: str, session: Session) -> Iterator[Pain]:
    answer = session.answer_of(key)
    if answer is not None and answer.peak is not None:
        yield answer.peak
    yield from (each.pain for each in session.hurts if each.prescription == key and each.pain is not None)


def _compared(sets: Sequence[SetDone], *, in_seconds: bool) -> Compared:
    left, right = _of(sets, Side.LEFT), _of(sets, Side.RIGHT)
    if min(left.count, right.count) < FEWEST_SETS or left.average is None or right.average is None:
        return Compared(difference=None, in_seconds=in_seconds)
    return Compared(difference=left.average - right.average, in_seconds=in_seconds)
