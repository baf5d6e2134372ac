"""A flare: pain clearly above the person's own that lasts. Amber asks and holds the dose, red starts the flare plan.

One bad day is a blip, and no stage. A flare ends after two answers running within a point of what was usual before it
began; a day without an answer neither counts nor breaks them. The level of the filter is no alarm: pain becomes it.

Source:
    bandstand-choice: both rules and their numbers, compared on simulated diaries (decision 0021).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from operator import mul

# No stage before day 21 of the series: what is usual is not known well enough. Source: bandstand-choice.
WATCHES_FROM = 21
DAYS_BACK = 28  # the days that base and scale are taken from
# Of three days two this far above the base.
AMBER_ABOVE, RED_ABOVE = 2.0, 3.0
# The capped sum: each day counts what it is above the base, in scales, less a little. No day counts for more than three
# and a half points at the middle scale: two are needed, else one bad day would be red for whoever differs little.
DRIFT, RED_SUM = 0.75, 3.5
# Within a point of the base twice running, it is over. Source: bandstand-choice.
CALM_WITHIN, CALM_ANSWERS = 1.0, 2
# The scale, in points; the middle one until there are answers enough to tell a person's own.
LEAST_SCALE, MIDDLE_SCALE, MOST_SCALE = 0.7, 1.3, 2.0
CAP = 3.5
# Variability is not judged on fewer. Source: bandstand-choice, after the reliability of 5-6 days of ratings.
ANSWERS_FOR_SCALE = 7


class Stage(StrEnum):
    """How far a flare has come. People read "a rough spell of some days"."""

    NONE = "none"
    AMBER = "amber"
    RED = "red"


def later_of(one: Stage, other: Stage) -> Stage:
    """The stage that holds more back."""
    if Stage.RED in (one, other):
        return Stage.RED
    return Stage.AMBER if Stage.AMBER in (one, other) else Stage.NONE


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a day's pain is judged against: the base in points of pain, and the scale, how much days usually differ."""

    base: float
    scale: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flare:
    """Where a person stands after one day's answer.

    `above` is the capped sum so far, `base` what was usual before the flare began (None outside one), `calm` how many
    answers running stood within a point of it.
    """

    stage: Stage = Stage.NONE
    above: float = 0.0
    base: float | None = None
    calm: int = 0


def measure_of(answers: Sequence[int], level: float) -> Measure | None:
    """What the next day is judged against; None without an answer.

    Args:
        answers: Those of the last 28 days.
        level: The filter's level, which the scale is taken around.
    """
    if not answers:
        return None
    return Measure(base=_middle(answers), scale=_scale(answers, level))


def after(flare: Flare, pain: int, measure: Measure | None, lately: Sequence[int], *, watched: bool) -> Flare:
    """Where a person stands once one day more is answered.

    With the measure held as it is, more pain on any day never leads to a lower stage.

    Args:
        flare: Where they stood.
        pain: The day's answer.
        measure: Base and scale as of the day before, or of an earlier day; None: unknown.
        lately: The answers of the two days before, as far as given.
        watched: Whether the series is long enough for an alarm.
    """
    if measure is None:
        return flare
    above = max(0.0, flare.above + _counted(pain, measure) - DRIFT)
    base = measure.base if flare.base is None else min(flare.base, measure.base)
    calm = flare.calm + 1 if pain <= base + CALM_WITHIN else 0
    if calm >= CALM_ANSWERS:
        return Flare(calm=calm)
    seen = _seen(above, [*lately, pain], measure.base) if watched else Stage.NONE
    stage = later_of(flare.stage, seen)
    return Flare(stage=stage, above=above, base=None if stage is Stage.NONE else base, calm=calm)


def _counted(pain: int, measure: Measure) -> float:
    """What a day is above the base, in scales, as far as one day counts."""
    return min(min(pain - measure.base, CAP) / measure.scale, CAP / MIDDLE_SCALE)


def _seen(above: float, three_days: Sequence[int], base: float) -> Stage:
    """The stage that three days and the sum show by themselves."""
    if above > RED_SUM or _twice(three_days, base + RED_ABOVE):
        return Stage.RED
    return Stage.AMBER if _twice(three_days, base + AMBER_ABOVE) else Stage.NONE


def _twice(days: Sequence[int], least: float) -> bool:
    return sum(pain >= least for pain in days) > 1


def _middle(answers: Sequence[int]) -> float:
    ranked, half = sorted(answers), len(answers) // 2
    return float(ranked[half]) if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2


def _scale(answers: Sequence[int], level: float) -> float:
    if len(answers) < ANSWERS_FOR_SCALE:
        return MIDDLE_SCALE
    mean, squares = sum(answers) / len(answers), sum(map(mul, answers, answers)) / len(answers)
    around = max(0.0, squares - 2 * level * mean + level**2)
    return float(min(MOST_SCALE, max(LEAST_SCALE, around**0.5)))
