"""The level behind the daily answers: what is typical for the person now, told apart from good and bad days.

An answer is the level, plus a deviation that fades over some days, plus the noise of answering. How fast the level
wanders, and how large and how long deviations are, nobody knows beforehand: sixty pairs of eyes look at the same
answers, each sure of its own idea (a *lane*), and those that foresaw the answers best count most. Nothing is searched
for, so the same answers always give the same level. A day without an answer tells nothing: it only makes less sure.

Each lane is a Kalman filter of three states: the level, the deviation, and the sum of the levels over the 28 days of
the anchor, which a change is measured against. All lanes are worked out at once.

Source:
    bandstand-choice: the model and its grid, chosen on simulated and real diaries (decision 0021).
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.float64]

ANCHOR_DAYS = 28

# Points a day that the level wanders by (SD), and how likely each is beforehand.
_WANDERS = {0.01: 0.30, 0.04: 0.35, 0.10: 0.25, 0.25: 0.10}
# What is left of a deviation the next day, and how large deviations are (SD); all equally likely.
_LASTS = (0.0, 0.4, 0.7)
_DEVIATES = (0.4, 0.7, 1.1, 1.6, 2.3)
# The noise of one answer: rounding to whole numbers, and a hand that is not sure (variance).
NOISE = 1 / 12 + 0.35**2
# Before the first answer: mean and variance of the level.
_FIRST_LEVEL, _FIRST_VARIANCE = 4.0, 6.0

LANES = tuple(product(_WANDERS, _LASTS, _DEVIATES))
WANDERS, LASTS, DEVIATES = (np.array(column) for column in zip(*LANES, strict=True))
_PRIOR = np.array([_WANDERS[wander] / (len(_LASTS) * len(_DEVIATES)) for wander, _, _ in LANES])

# Rows of a lane: level, deviation, sum of the anchor. Columns: the covariance with each of these, then the mean.
LEVEL, DEVIATION, SUM, MEAN = range(4)
_SHAPE = (3, 4, len(LANES))
_CELLS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What is believed of the level after the answer of one day. To be stored, compared and gone on from.

    Attributes:
        day: The day of the newest answer, counted from the first day of the series, which is day 0.
        anchor: The first of the 28 days that a change is measured against.
        answers: How many answers were heard.
        level: The level after the newest answer. It stays there, less and less sure, until the next.
        lanes: Level, deviation and sum of every lane with their covariances, and how badly it foresaw the answers.
    """

    day: int
    anchor: int
    answers: int
    level: float
    lanes: bytes


class Beliefs:
    """What is believed on one day, lane by lane: `states` as told above, and the `weights` that the lanes have."""

    __slots__ = ("states", "weights")

    def __init__(self, states: Numbers, misses: Numbers) -> None:
        self.states = states
        self.weights = _weights(misses)

    def together(self, means: Numbers, variances: Numbers) -> tuple[float, float]:
        """Mean and standard deviation of something that every lane has a mean and a variance of."""
        mean = float(self.weights @ means)
        # Where a mean is known for certain, rounding may leave the variance a hair below nothing.
        return mean, max(0.0, float(self.weights @ (variances + (means - mean) ** 2))) ** 0.5


def nothing_heard(*, anchor: int = 0) -> Filter:
    """Day 0, before any answer.

    Args:
        anchor: The first of the 28 days that a change is measured against; 0: the first 28 days of the series.
    """
    lanes = np.zeros((_CELLS + 1, len(LANES)))
    states = lanes[:_CELLS].reshape(_SHAPE)
    states[LEVEL, LEVEL] = _FIRST_VARIANCE
    states[DEVIATION, DEVIATION] = DEVIATES**2
    states[LEVEL, MEAN] = _FIRST_LEVEL
    if anchor <= 0:
        _sum_up(states, 1)
    lanes[_CELLS] = -2 * np.log(_PRIOR)
    return Filter(day=0, anchor=max(anchor, 0), answers=0, level=_FIRST_LEVEL, lanes=lanes.tobytes())


def heard(before: Filter, day: int, pain: float) -> Filter:
    """What is believed once the answer of a day is heard; days between without an answer need not be named."""
    assert day > before.day or not before.answers, "answers are heard in the order of their days"
    states, misses = _opened(before)
    ahead = _moved(states, before, day)
    answer = ahead[LEVEL] + ahead[DEVIATION]  # its covariance with each state, and what was foreseen
    answer[MEAN] -= pain
    spread = answer[LEVEL] + answer[DEVIATION]
    spread += NOISE
    after = np.empty((_CELLS + 1, len(LANES)))
    gain = answer[:MEAN] / spread
    np.subtract(ahead, gain[:, None] * answer, out=after[:_CELLS].reshape(_SHAPE))
    miss = answer[MEAN] ** 2
    miss /= spread
    miss += np.log(spread)
    np.add(misses, miss, out=after[_CELLS])
    level = float(_weights(after[_CELLS]) @ after[MEAN])
    return Filter(day=day, anchor=before.anchor, answers=before.answers + 1, level=level, lanes=after.tobytes())


def beliefs(known: Filter, day: int) -> Beliefs:
    """What is believed of a day: that of the newest answer, or a later one, of which nothing is heard yet."""
    states, misses = _opened(known)
    return Beliefs(_moved(states, known, day), misses)


def log_likelihoods(known: Filter) -> list[float]:
    """How well each lane foresaw all answers, as the logarithm of their density; the prior is no part of it."""
    _, misses = _opened(known)
    own = misses + 2 * np.log(_PRIOR) + known.answers * math.log(2 * math.pi)
    return [float(each) for each in own / -2]


def _opened(known: Filter) -> tuple[Numbers, Numbers]:
    lanes = np.frombuffer(known.lanes).reshape(_CELLS + 1, len(LANES))
    return lanes[:_CELLS].reshape(_SHAPE), lanes[_CELLS]


def _weights(misses: Numbers) -> Numbers:
    weights: Numbers = np.exp((misses.min() - misses) / 2)
    weights /= weights.sum()
    return weights


def _moved(states: Numbers, known: Filter, day: int) -> Numbers:
    """The states on a later day, of which nothing is heard yet; the sum grows by the days of the anchor on the way."""
    opens, closes = known.anchor - 1, known.anchor + ANCHOR_DAYS - 1
    at = known.day
    for until, sums in ((opens, False), (closes, True), (day, False)):
        days = min(until, day) - at
        if days > 0:
            states = _ahead(states, days, sums)
            at += days
    return states


def _ahead(states: Numbers, days: int, sums: bool) -> Numbers:
    kept, noise = _steps(days, sums)
    if sums:
        states = states.copy()
        _sum_up(states, days)
    moved: Numbers = states * kept
    moved += noise
    return moved


def _sum_up(states: Numbers, days: int) -> None:
    """The sum grows by today's level once for each day; what the level wanders on the way is noise, added apart."""
    states[SUM] += days * states[LEVEL]
    states[:, SUM] += days * states[:, LEVEL]


@lru_cache(maxsize=128)
def _steps(days: int, sums: bool) -> tuple[Numbers, Numbers]:
    """What is left of every number after some days, and what these add: in one step, as if taken one by one."""
    kept, noise = np.ones(_SHAPE), np.zeros(_SHAPE)
    fades = LASTS**days
    kept[DEVIATION] *= fades
    kept[:, DEVIATION] *= fades
    noise[LEVEL, LEVEL] = days * WANDERS**2
    noise[DEVIATION, DEVIATION] = (1 - fades**2) * DEVIATES**2
    if sums:
        noise[LEVEL, SUM] = noise[SUM, LEVEL] = WANDERS**2 * days * (days + 1) / 2
        noise[SUM, SUM] = WANDERS**2 * days * (days + 1) * (2 * days + 1) / 6
    return kept, noise
