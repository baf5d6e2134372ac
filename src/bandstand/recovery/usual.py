"""The usual level: what a day is like for this person, from answers given before the session that is judged.

It is the level of the filter on the day before, to the nearest half. It is unknown before seven answers. It is never
above the level at the last review and never above amber, so that weeks of worsening do not loosen a rule. The first
review is the seventh answer; every later one is told.

Answers are whole numbers, and the filter comes near a person's level without quite reaching it: after eight mornings of
1 it says 1.06. To the nearest half, a morning of 3 is two above, as everybody would say.

Source:
    bandstand-choice: the filter, the half and the seven answers that are needed (decision 0021).
    broderick-2008, stone-2010: ask for one day's average.
"""

import math
from datetime import date

from bandstand.quantity import Pain
from bandstand.recovery.course import ANSWERS_NEEDED, Course, Level, Review
from bandstand.recovery.diary import Diary


def usual_level(before: Course | None, *, amber: Pain, review: Review | None = None) -> Level | None:
    """The usual level as it stood before a day; None before seven answers.

    Args:
        before: What the answers before that day came to, None where there are none.
        amber: The upper end of amber, the plan's own limit.
        review: The last review before that day; None: the first review, at the seventh answer.
    """
    held_under = review or (before.first_review if before else None)
    if before is None or before.answers < ANSWERS_NEEDED or held_under is None:
        return None
    return held_to(before.level, held_under.level, amber=amber)


def held_to(level: Level, review: Level, *, amber: Pain) -> Level:
    """A level held under that of a review and under amber, to the nearest half."""
    return _to_the_half(min(level, review, float(amber)))


def review_level(diary: Diary, on: date) -> Review | None:
    """The level at a review, as on the day before it; None while too little is known for one."""
    before = diary.before(on)
    return Review(on, before.level) if before and before.answers >= ANSWERS_NEEDED else None


def _to_the_half(level: Level) -> Level:
    return math.floor(2 * level + 0.5) / 2
