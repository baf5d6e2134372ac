"""The safety check, answered on a page; and the review that ends a pause."""

from uuid import UUID

from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.journal.facts import ReviewConfirmed, SafetyCheck
from bandstand.progress import safety
from bandstand.quantity import BandstandError, Message

MOST_LETTERS = 120


def check(person: UUID, event_id: UUID, answers: SafetyCheck, moment: Moment) -> safety.Verdict:
    """Keep the answers and say what follows from them."""
    plan = history_of(person).plan
    record(person, [event_of(answers, moment, id=event_id, plan_number=plan.number if plan else None)], moment)
    return safety.verdict(answers)


def confirm_review(person: UUID, event_id: UUID, seen_by: str, seen_on: str, moment: Moment) -> None:
    """Somebody qualified has looked: the plan may go on. Raises BandstandError where nobody is named."""
    if not seen_by.strip():
        raise BandstandError(Message("confirm.who"))
    told = ReviewConfirmed(seen_by=seen_by.strip()[:MOST_LETTERS], seen_on=seen_on.strip()[:MOST_LETTERS])
    record(person, [event_of(told, moment, id=event_id)], moment)
