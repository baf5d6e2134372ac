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
    worst_since,
)
from bandstand.recovery.diary import ANSWERS_KEPT, Diary
from bandstand.recovery.flare import MIDDLE_SCALE, Flare, Measure, Stage, later_of
from bandstand.recovery.told import ToldSpell
from bandstand.recovery.trend import Change, Trend, Word, trend
from bandstand.recovery.usual import review_level, usual_level

__all__ = [
    "ANSWERS_KEPT",
    "ANSWERS_NEEDED",
    "MIDDLE_SCALE",
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
    "ToldSpell",
    "Trend",
    "Word",
    "course_after",
    "course_of",
    "later_of",
    "review_level",
    "stage_since",
    "trend",
    "usual_level",
    "worst_since",
]
