"""Goals: set one, follow it no more, and how far each has come."""

from uuid import UUID

from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.actions.recovery import seen_of
from bandstand.journal.facts import MOST, GoalSet
from bandstand.progress.goals import GoalKind, HowFar, how_far
from bandstand.progress.running import way_of
from bandstand.quantity import BandstandError, Message

MOST_LETTERS = 120
MOST_GOALS = 12
MOST_PAIN = 10


def goals(person: UUID, moment: Moment) -> tuple[HowFar, ...]:
    """Every goal that is followed."""
    history = history_of(person)
    if not history.goals:
        return ()
    seen = seen_of(person, history, moment.today)
    return how_far(history, seen, way_of(history, seen, moment.today), moment.today)


def set_goal(person: UUID, event_id: UUID, wanted: GoalSet, moment: Moment) -> None:
    """Keep a goal, or that it is followed no more. Raises BandstandError where it says nothing that can be kept."""
    words = " ".join(wanted.goal.split())[:MOST_LETTERS]
    if wanted.kind not in list(GoalKind) or not words:
        raise BandstandError(Message("goal.no_words"))
    if wanted.kind and not _is_target(GoalKind(wanted.kind), wanted.target) and not wanted.over:
        raise BandstandError(Message("goal.no_number"))
    if not wanted.over and len(goals(person, moment)) >= MOST_GOALS:
        raise BandstandError(Message("goal.many", most=MOST_GOALS))
    told = GoalSet(goal=words, kind=wanted.kind, target=wanted.target, over=wanted.over)
    record(person, [event_of(told, moment, id=event_id)], moment)


def _is_target(kind: GoalKind, target: int | None) -> bool:
    if target is None:
        return False
    return 0 <= target <= MOST_PAIN if kind is GoalKind.PAIN else 0 < target <= MOST
