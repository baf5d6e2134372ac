"""What the daily answers say: the level behind them, whether it changed, and flares. Knows nothing of doses."""

from bandstand.recovery.columns import MOST_COLUMNS, Column, columns_of
from bandstand.recovery.course import (
    ANSWERS_NEEDED,
    SPELLS_KEPT,
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
from bandstand.recovery.said import said
from bandstand.recovery.seen import Flared, Seen, SeenDay, first_raised, flares_of
from bandstand.recovery.told import ToldSpell
from bandstand.recovery.trend import ANSWERS_FOR_A_WORD, Change, Trend, Word, is_notable, trend
from bandstand.recovery.usual import held_to, review_level, usual_level

__all__ = [
    "ANSWERS_FOR_A_WORD",
    "ANSWERS_KEPT",
    "ANSWERS_NEEDED",
    "MIDDLE_SCALE",
    "MOST_COLUMNS",
    "SPELLS_KEPT",
    "Answer",
    "Change",
    "Column",
    "Course",
    "Diary",
    "Estimate",
    "Flare",
    "Flared",
    "Level",
    "Measure",
    "Review",
    "Seen",
    "SeenDay",
    "Spell",
    "Stage",
    "ToldSpell",
    "Trend",
    "Word",
    "columns_of",
    "course_after",
    "course_of",
    "first_raised",
    "flares_of",
    "held_to",
    "is_notable",
    "later_of",
    "review_level",
    "said",
    "stage_since",
    "trend",
    "usual_level",
    "worst_since",
]
