"""What to have first before running, as a list; and for each thing what is known of it. Unknown is closed.

Source:
    goom-2019: walk, stand, squat, jog, bound and hop without pain; strength of each side.
    bandstand-choice: how long an answer holds, and how many answers a median needs (evidence 6).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

WALK_MINUTES, WALK_PAIN = 30, 1
MEDIAN_UP_TO, MEDIAN_OF, ANSWERS_NEEDED = 2, timedelta(days=14), 10
CALM_FOR = timedelta(days=14)
STRENGTH_REPS = 20
MOST_REPS = 200
LESS_BY_PERCENT = 20  # the weaker side, at most
HOLDS = timedelta(days=42)  # an answer; longer while running goes on
HOLDS_A_WEEK = timedelta(days=7)


class How(StrEnum):
    """How it is known."""

    CLEARED = "cleared"  # by whom, in words
    NO = "no"  # a question that has to be answered with no
    FELT = "felt"  # how it felt to try: none, little, hurt or limp
    COUNTED = "counted"  # reps of the left and the right leg
    WORKED_OUT = "worked out"  # from what was logged


class Felt(StrEnum):
    """How a check felt: up to 2 of 10 is a little."""

    NONE = "none"
    LITTLE = "little"
    HURT = "hurt"
    LIMP = "limp"


FINE = (Felt.NONE, Felt.LITTLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing to have first. `impact`: it leaves the floor, and is shown only where nothing speaks against it."""

    id: str
    how: How
    impact: bool = False
    exercise: str = ""  # of the catalogue, empty where it is none
    holds: timedelta = HOLDS
    source: str = "bandstand-choice"


def _check(exercise: str, *, impact: bool = False) -> Need:
    return Need(id=exercise, how=How.FELT, impact=impact, exercise=exercise, source="goom-2019")


def _strength(exercise: str) -> Need:
    return Need(id=exercise, how=How.COUNTED, exercise=exercise, source="goom-2019")


CLEARED, GROIN, LIMP, NIGHT = "cleared", "groin", "limp", "night"
SAFE, CALM, PAIN, WALK, SIDES = "safe", "calm", "pain", "walk", "sides"

NEEDS = (
    Need(id=CLEARED, how=How.CLEARED, holds=timedelta.max),
    Need(id=SAFE, how=How.WORKED_OUT),
    Need(id=GROIN, how=How.NO, holds=HOLDS_A_WEEK, source="robertson-wood-2017"),
    Need(id=LIMP, how=How.NO, holds=HOLDS_A_WEEK, source="robertson-wood-2017"),
    Need(id=NIGHT, how=How.NO, holds=HOLDS_A_WEEK, source="robertson-wood-2017"),
    Need(id=CALM, how=How.WORKED_OUT),
    Need(id=PAIN, how=How.WORKED_OUT),
    Need(id=WALK, how=How.WORKED_OUT, source="goom-2019"),
    _strength("single-leg-calf-raise"),
    _strength("single-leg-bridge"),
    _strength("single-leg-sit-to-stand"),
    _strength("side-lying-abduction"),
    Need(id=SIDES, how=How.WORKED_OUT),
    _check("single-leg-stand"),
    _check("single-leg-squat"),
    _check("jog-on-the-spot", impact=True),
    _check("forward-bound", impact=True),
    _check("hop-in-place", impact=True),
)
BY_ID: Mapping[str, Need] = MappingProxyType({each.id: each for each in NEEDS})
# Before anything that leaves the floor.
BEFORE_IMPACT = (CLEARED, SAFE, GROIN, LIMP, NIGHT, CALM)


class Have(StrEnum):
    """What is known of one thing to have first."""

    YES = "yes"
    NOT_YET = "not yet"
    UNKNOWN = "unknown"  # never told, or too long ago
    LATER = "later"  # not to be tried before other things are there


@dataclass(frozen=True, slots=True)
class Known:
    """One thing to have first, and what is known of it; `answer` as it was told, `on` when."""

    need: Need
    have: Have
    answer: str = ""
    by: str = ""
    on: date | None = None


def have_of(need: Need, answer: str, by: str) -> Have:
    """What one answer says by itself; what cannot be read says nothing."""
    match need.how:
        case How.CLEARED:
            return Have.YES if answer == "yes" and by else Have.NOT_YET
        case How.NO:
            return {"no": Have.YES, "yes": Have.NOT_YET}.get(answer, Have.UNKNOWN)
        case How.FELT:
            return (Have.YES if answer in FINE else Have.NOT_YET) if answer in list(Felt) else Have.UNKNOWN
        case How.COUNTED:
            counts = counts_in(answer)
            return Have.UNKNOWN if counts is None else Have.YES if min(counts) >= STRENGTH_REPS else Have.NOT_YET
        case How.WORKED_OUT:
            return Have.UNKNOWN


def counts_in(answer: str) -> tuple[int, int] | None:
    """The reps of the left and the right leg, "20/18"; None where it says something else."""
    left, _, right = answer.partition("/")
    if not (_is_count(left) and _is_count(right)):
        return None
    return int(left), int(right)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(MOST_REPS)) and int(text) <= MOST_REPS


def sides_are_near(counts: tuple[int, int]) -> bool:
    """Whether the weaker side does no more than a fifth less."""
    return min(counts) * 100 >= max(counts) * (100 - LESS_BY_PERCENT)
