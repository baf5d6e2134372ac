"""What the daily answers say: the level behind them, whether it changed, and flares. Knows nothing of doses."""

from bandstand.recovery.course import (
    ANSWERS_NEEDED,
    Answer,
    Course,
    Estimate,
    Level,
    Review,
    Spell,
    course_after,
    course_of,
    stage_since,
)
from bandstand.recovery.diary import ANSWERS_KEPT, Diary
from bandstand.recovery.flare import Flare, Measure, Stage
from bandstand.recovery.trend import Change, Trend, Word, trend
from bandstand.recovery.usual import review_level, usual_level

__all__ = [
    "ANSWERS_KEPT",
    "ANSWERS_NEEDED",
    "Answer",
    "Change",
    "Course",
    "Diary",
    "Estimate",
    "Flare",
    "Level",
    "Measure",
    "Review",
    "Spell",
    "Stage",
    "Trend",
    "Word",
    "course_after",
    "course_of",
    "review_level",
    "stage_since",
    "trend",
    "usual_level",
]
