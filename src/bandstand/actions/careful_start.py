"""A session begun on a careful day: what asks for less is taken, what asks for more waits for another day."""

from uuid import UUID

from bandstand.actions import proposals, sessions
from bandstand.actions.moment import Moment
from bandstand.actions.record import history_of
from bandstand.journal.facts import DayKind
from bandstand.progress.decision import Change

LESS = frozenset({Change.EASE, Change.STOP})


def start_with_less(person: UUID, moment: Moment, *, day: DayKind) -> UUID:
    """Accept every proposal that asks for less, decline the rest, and start; returns the script's id.

    Raises BandstandError as `sessions.start` does. What was accepted by then only asks for less, and stays.
    """
    history = history_of(person)
    waiting = proposals.waiting(history, moment)
    for each in waiting.changes if waiting else ():
        plan = history_of(person).plan
        if each.change in LESS and plan is not None:
            proposals.answer_one(person, each.before.key, plan.number, moment, accepted=True)
    return sessions.start(person, moment, day=day, accept=False)
