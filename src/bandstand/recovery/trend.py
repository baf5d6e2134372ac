"""Better, worse or steady: the level now against the first 28 days, and what the next week may bring.

No line is drawn forward: whatever extended a slope foresaw worse than what did not (decision 0021). "Better" is lower
than in the first weeks, never healed.
"""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from bandstand.recovery.course import MIDDLE_80, Course, Estimate, estimated
from bandstand.recovery.filter import (
    ANCHOR_DAYS,
    DEVIATES,
    DEVIATION,
    LASTS,
    LEVEL,
    MEAN,
    NOISE,
    SUM,
    WANDERS,
    Beliefs,
    Numbers,
    beliefs,
)

# A change of half a point counts, if it is likely; within a point nothing has changed.
# Source: bandstand-choice, after how often flat diaries are told "better".
CHANGED_BY, STEADY_WITHIN, LIKELY = 0.5, 1.0, 0.75
ANSWERS_FOR_A_WORD = 10
NOTICED_POINTS, NOTICED_SHARE = 2.0, 0.3  # what people call a change. Source: farrar-2001.
_WEEK = 7


class Word(StrEnum):
    """What the trend is called."""

    BETTER = "better"
    WORSE = "worse"
    STEADY = "steady"
    CANNOT_TELL_YET = "cannot tell yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """How likely the level lies half a point and more below (`better`) or above (`worse`) the anchor, or near it.

    `by` is how far it lies from the anchor, in points, below it less than nothing; `low` to `high` its 80 % range.
    """

    better: float
    worse: float
    steady: float
    by: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """What may be said on a day, of that day and earlier ones: the level, the change and its word, and the next week.

    `next_week` is the mean of the next seven days' answers with its 80 % range.
    """

    word: Word
    level: Estimate
    change: Change
    next_week: Estimate


def trend(course: Course, on: date) -> Trend:
    """What may be said on a day, from the answers up to it.

    Args:
        course: What those answers came to; its newest is of this day or an earlier one, as is its anchor.
        on: The day that is spoken of.
    """
    day = (on - course.first).days
    assert day >= max(course.filter.day, course.filter.anchor), "a trend never uses a later day"
    known = beliefs(course.filter, day)
    change = _change(known, day - course.filter.anchor + 1)
    word = _word(change) if _may_tell(course, day) else Word.CANNOT_TELL_YET
    return Trend(word=word, level=course.estimate(on), change=change, next_week=_next_week(known))


def is_notable(seen: Trend) -> bool:
    """Whether the change is as large as people notice: two points, or three tenths of where they began.

    Source:
        farrar-2001: two points or thirty percent.
    """
    by, began = abs(seen.change.by), seen.level.level - seen.change.by
    return by >= NOTICED_POINTS or by >= NOTICED_SHARE * began


def _may_tell(course: Course, day: int) -> bool:
    return day - course.filter.anchor >= ANCHOR_DAYS and course.answers >= ANSWERS_FOR_A_WORD


def _word(change: Change) -> Word:
    told = ((Word.BETTER, change.better), (Word.WORSE, change.worse), (Word.STEADY, change.steady))
    return next((word for word, likely in told if likely > LIKELY), Word.CANNOT_TELL_YET)


def _change(known: Beliefs, days: int) -> Change:
    """The level less the anchor: the mean level of its 28 days, or of as many as have passed.

    All lanes together are taken as one normal distribution with their mean and variance. Weighed lane by lane, a fall
    is told two weeks later, since lanes in which the level hardly wanders keep it back.
    """
    states, days = known.states, min(max(days, 1), ANCHOR_DAYS)
    means = states[LEVEL, MEAN] - states[SUM, MEAN] / days
    variances = states[LEVEL, LEVEL] - 2 * states[LEVEL, SUM] / days + states[SUM, SUM] / days**2
    mean, spread = known.together(means, variances)

    def below(most: float) -> float:
        return math.erfc((mean - most) / max(spread, 1e-9) / math.sqrt(2)) / 2

    return Change(
        better=below(-CHANGED_BY),
        worse=1 - below(CHANGED_BY),
        steady=below(STEADY_WITHIN) - below(-STEADY_WITHIN),
        by=mean,
        low=mean - MIDDLE_80 * spread,
        high=mean + MIDDLE_80 * spread,
    )


def _next_week(known: Beliefs) -> Estimate:
    """The mean of the next seven days' answers, with what level and deviation may do on the way."""
    states = known.states
    means = states[LEVEL, MEAN] + _FADES * states[DEVIATION, MEAN]
    crossed = states[LEVEL, LEVEL] + 2 * _FADES * states[LEVEL, DEVIATION] + _FADES**2 * states[DEVIATION, DEVIATION]
    return estimated(*known.together(means, crossed + _ON_THE_WAY))


def _mean_left(days: int) -> Numbers:
    """What one deviation leaves in the mean of a week, of which it touches the last days."""
    left: Numbers = sum((LASTS**day for day in range(days)), np.zeros(len(LASTS))) / _WEEK
    return left


_FADES: Numbers = _mean_left(_WEEK) * LASTS
_ON_THE_WAY: Numbers = (
    WANDERS**2 * sum((days / _WEEK) ** 2 for days in range(1, _WEEK + 1))
    + (1 - LASTS**2) * DEVIATES**2 * sum((_mean_left(days) ** 2 for days in range(1, _WEEK + 1)), np.zeros(len(LASTS)))
    + NOISE / _WEEK
)
