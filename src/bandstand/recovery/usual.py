"""The usual level: what a day is like for this person, from answers given before the session that is judged.

It is the median of the last 14 daily answers; a daily answer is the day's average, else that morning's pain. It is
unknown before seven answers. It is never above the level at the last review and never above amber, so that weeks of
worsening do not loosen a rule. The first review is the seventh answer; every later one is told.

Source:
    bandstand-choice: 14 answers and the seven that are needed (section 4.3 of the evidence; a filter deepens it later).
    broderick-2008, stone-2010: ask for one day's average.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median
from typing import NamedTuple, TypeAlias

from bandstand.quantity import Pain

Level: TypeAlias = float  # 0 to 10, whole or a half while it is a median

ANSWERS_NEEDED = 7
ANSWERS_READ = 14


class Answer(NamedTuple):
    """One daily answer: the day it speaks of and the pain."""

    day: date
    pain: Pain


class Review(NamedTuple):
    """The level stood at on the day of a review."""

    on: date
    level: Level


def usual_level(
    answers: Sequence[tuple[date, Pain]], before: date, *, amber: Pain, review: Review | None = None
) -> Level | None:
    """The usual level as it stood before one day; None before seven answers.

    Args:
        answers: Daily answers in any order, one a day at most; those of `before` itself and later are not read.
        before: The day of the session that is judged.
        amber: The upper end of amber, the plan's own limit.
        review: The last review before that day; None: the first review, at the seventh answer.
    """
    known = sorted(each for each in answers if each[0] < before)
    if len(known) < ANSWERS_NEEDED:
        return None
    held_under = review or first_review(known)
    assert held_under is not None, "seven answers make a first review"
    return min(_median(known[-ANSWERS_READ:]), held_under.level, float(amber))


def first_review(answers: Iterable[tuple[date, Pain]]) -> Review | None:
    """The first review: the level at the seventh daily answer, None before it."""
    known = sorted(answers)[:ANSWERS_NEEDED]
    return Review(known[-1][0], _median(known)) if len(known) == ANSWERS_NEEDED else None


def review_level(answers: Iterable[tuple[date, Pain]], on: date) -> Review | None:
    """The level at a review: the plain median before it, None while too little is known for one."""
    known = sorted(each for each in answers if each[0] < on)
    return Review(on, _median(known[-ANSWERS_READ:])) if len(known) >= ANSWERS_NEEDED else None


def _median(answers: Sequence[tuple[date, Pain]]) -> Level:
    return float(median(int(pain) for _, pain in answers))
