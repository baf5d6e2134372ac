"""The plan in force on paper."""

from uuid import UUID

from bandstand.actions.known import history_of, standing_at
from bandstand.exchange import paper
from bandstand.progress.in_force import in_force
from bandstand.quantity import BandstandError, Message


def handout(person: UUID, look: paper.Look) -> bytes:
    """The PDF of the plan in force. Raises BandstandError where there is no plan, or no sheet can be made of it."""
    history = history_of(person)
    if history.plan is None:
        raise BandstandError(Message("session.no_plan"))
    return paper.handout(in_force(history.plan, standing_at(history)), history.plans_set[-1].on, look)
