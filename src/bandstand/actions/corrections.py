"""An answer told anew: the old words stay in the log, the new ones count from now on."""

from uuid import UUID

from bandstand import store
from bandstand.actions.moment import Moment
from bandstand.actions.record import PAGE, record
from bandstand.journal.event import Event, body_of
from bandstand.journal.facts import CORRECTION, ExerciseAnswered, Fact, SessionFinished
from bandstand.journal.history import History, Told, settle
from bandstand.quantity import BandstandError, Message

CORRECTABLE = (ExerciseAnswered, SessionFinished)


def facts_told(person: UUID) -> tuple[Told, ...]:
    """Every fact of this person as it stands, with the id a correction has to name."""
    return settle(store.events(person))[0]


def count_not_understood(person: UUID, history: History) -> int:
    """How many things are kept that this Bandstand cannot read: of an earlier or a later one, or damaged on the way."""
    return history.not_understood + store.count_unread(person)


def answer_to_correct(person: UUID, id: UUID) -> Told:
    """The answer with this id. Raises BandstandError where there is none, or a later session already went by it."""
    told = facts_told(person)
    found = next((each for each in told if each.id == id and isinstance(each.fact, CORRECTABLE)), None)
    if found is None:
        raise BandstandError(Message("correction.unknown"))
    if found.session != _newest_session(told):
        raise BandstandError(Message("correction.too_late"))
    return found


def correct(person: UUID, event_id: UUID, old: Told, new: Fact, moment: Moment) -> None:
    """Tell one answer anew. The same form sent twice is kept once."""
    event = Event(
        id=event_id,
        device=PAGE,
        session=old.session,
        kind=CORRECTION,
        plan_number=old.plan_number,
        occurred_at=moment.now_ms,
        zone=moment.zone,
        local_date=moment.today,
        body={"supersedes": str(old.id), "body": body_of(new)},
    )
    record(person, [event], moment)


def _newest_session(told: tuple[Told, ...]) -> UUID | None:
    played = [each for each in told if each.session is not None]
    return max(played, key=lambda each: (each.on, each.at)).session if played else None
