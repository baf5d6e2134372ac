"""Facts told on a page of the server, put into the log through the one door."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from bandstand import store
from bandstand.actions.moment import Moment
from bandstand.journal.event import Event, body_of
from bandstand.journal.facts import KIND_OF, Fact

PAGE = "page"  # the device named in facts told on a page, not on a phone's player


def event_of(fact: Fact, moment: Moment, *, id: UUID | None = None, plan_number: int | None = None) -> Event:
    """The envelope for one fact told now. The same id sent twice is stored once."""
    return Event(
        id=id or moment.new_id(),
        device=PAGE,
        kind=KIND_OF[type(fact)],
        plan_number=plan_number,
        occurred_at=moment.now_ms,
        zone=moment.zone,
        local_date=moment.today,
        body=body_of(fact),
    )


def record(person: UUID, events: Sequence[Event], moment: Moment) -> None:
    """Write facts down for good. Returns only after they are durable; raises BandstandError where that fails.

    A form sent twice is kept once. Where it was sent again with another answer, that answer is a fact of its own.
    """
    stored = store.write(person, events, received_at=moment.now_ms)
    if stored.taken:
        kept = {event.id: event for event in store.events_named(person, stored.taken)}
        told_anew = [replace(each, id=moment.new_id()) for each in events if _says_otherwise(each, kept.get(each.id))]
        if told_anew:
            store.write(person, told_anew, received_at=moment.now_ms)


def _says_otherwise(event: Event, kept: Event | None) -> bool:
    return kept is not None and (event.kind, event.body) != (kept.kind, kept.body)


def reached(person: UUID) -> str:
    """How far a person's log has come: the life of the database and the newest row, as a page compares them."""
    return f"{store.epoch()} {store.newest(person)}"
