"""What came with better days: a few plain observations a month, each with its count, and none of them a cause.

Looked at once a month, on its first day, over the twelve weeks before: looked at daily, chance finds much.

Source:
    bandstand-choice: ten days of each kind at least; a point of difference that chance alone would show about once in
    a hundred looks, were days independent; at most three.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt
from statistics import fmean, variance
from types import MappingProxyType

from bandstand.journal.facts import Sleep
from bandstand.journal.history import History
from bandstand.progress.week import A_DAY, Lived, lived_of

LOOKED_BACK = timedelta(days=84)
BLOCK_DAYS = 28
FEWEST_DAYS = 10
A_POINT = 1.0
HARDLY_CHANCE = 2.6  # standard errors
MOST_TOLD = 3
LEAST_SPREAD = 0.5  # answers are whole: ten equal ones are less sure than they look


class Came(StrEnum):
    """What a day may have had before or with it."""

    SLEPT_WELL = "slept_well"
    SESSION = "session"
    REST = "rest"
    STRETCHING = "stretching"
    RUN = "run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """On so many days with it pain was so much on average, on so many others so much."""

    came: Came
    days: int
    pain: float
    other_days: int
    other_pain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BetterDays:
    """What was seen of the days from `since` to `until`; both days belong to it."""

    since: date
    until: date
    answers: int
    seen: tuple[Observation, ...]


def better_days(history: History, today: date) -> BetterDays:
    """The observations of this month: the same all month, unless answers came late or were told anew."""
    until = today.replace(day=1) - A_DAY
    days = [until - number * A_DAY for number in range(LOOKED_BACK.days)]
    answers = {day: float(pain) for day in days if (pain := history.daily_answer(day)) is not None}
    seen = sorted(_seen(history, lived_of(history, today), answers), key=lambda each: each.pain - each.other_pain)
    return BetterDays(since=days[-1], until=until, answers=len(answers), seen=tuple(seen[:MOST_TOLD]))


def _seen(history: History, lived: Lived, answers: Mapping[date, float]) -> Iterator[Observation]:
    for came, tells in _TELLING.items():
        told = {day: tells(history, lived, day) for day in answers}
        with_it, without = _parted(answers, told)
        if is_better(with_it, without) and is_better(*_parted(_within_weeks(answers), told)):
            yield Observation(
                came=came,
                days=len(with_it),
                pain=fmean(with_it),
                other_days=len(without),
                other_pain=fmean(without),
            )


def _parted(answers: Mapping[date, float], told: Mapping[date, bool | None]) -> tuple[list[float], list[float]]:
    """The answers of days with it, and of days without."""
    with_it = [pain for day, pain in answers.items() if told[day] is True]
    return with_it, [pain for day, pain in answers.items() if told[day] is False]


def _within_weeks(answers: Mapping[date, float]) -> Mapping[date, float]:
    """Each answer against the middle of its own four weeks: what began when pain was less already made nothing less."""
    blocks = defaultdict[int, list[float]](list)
    for day, pain in answers.items():
        blocks[day.toordinal() // BLOCK_DAYS].append(pain)
    return {day: pain - fmean(blocks[day.toordinal() // BLOCK_DAYS]) for day, pain in answers.items()}


def is_better(with_it: Sequence[float], without: Sequence[float]) -> bool:
    """Whether days with something were better by a point at least, and by more than chance is likely to do."""
    if min(len(with_it), len(without)) < FEWEST_DAYS:
        return False
    less = fmean(without) - fmean(with_it)
    error = sqrt(_spread(with_it) / len(with_it) + _spread(without) / len(without))
    return less >= A_POINT and less >= HARDLY_CHANCE * error


def _spread(answers: Sequence[float]) -> float:
    return max(variance(answers), LEAST_SPREAD**2)


# For each thing whether a day had it; None where nobody told


def _slept_well(history: History, _: Lived, day: date) -> bool | None:
    besides = history.besides.get(day)
    return None if besides is None or besides.slept is None else besides.slept is Sleep.WELL


def _session(_: History, lived: Lived, day: date) -> bool | None:
    return day - A_DAY in lived.trained


def _rest(_: History, lived: Lived, day: date) -> bool | None:
    return day - A_DAY in lived.rested


def _stretching(_: History, lived: Lived, day: date) -> bool | None:
    return day - A_DAY in lived.stretched


def _run(history: History, _: Lived, day: date) -> bool | None:
    return any(said.on == day - A_DAY for said in history.runs)


_TELLING: Mapping[Came, Callable[[History, Lived, date], bool | None]] = MappingProxyType(
    {
        Came.SLEPT_WELL: _slept_well,
        Came.SESSION: _session,
        Came.REST: _rest,
        Came.STRETCHING: _stretching,
        Came.RUN: _run,
    }
)
