"""A person's log, read back."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db import connection

from bandstand.journal.event import Event, Received
from bandstand.journal.kept import Kept, State
from bandstand.store.rows import QUARANTINE_COLUMNS, READ_COLUMNS, Found, marks, read_event_row, read_quarantine_row
from bandstand.store.trouble import read_as_written, told_plainly

_EVENTS = f"SELECT {', '.join(READ_COLUMNS)} FROM store_event"
_QUARANTINE = f"SELECT {', '.join(QUARANTINE_COLUMNS)} FROM store_quarantine"
AT_ONCE = 2_000  # rows fetched together


def events(person: UUID) -> tuple[Received, ...]:
    """Everything logged that can be read, in the order it arrived."""
    return events_since(person, 0)


def events_since(person: UUID, cursor: int) -> tuple[Received, ...]:
    """What arrived after a cursor and can be read, in the order it arrived."""
    return tuple(
        Received(event=kept.event, person=person, received_at=kept.received_at, cursor=kept.cursor)
        for kept in kept_since(person, cursor)
        if kept.event
    )


def events_of_session(person: UUID, session: UUID) -> tuple[Event, ...]:
    """What was told in one session and can be read, in the order it arrived."""
    rows = _rows(f"{_EVENTS} WHERE person_id = %s AND session = %s ORDER BY cursor", [person.hex, session.hex])
    with read_as_written():
        return tuple(kept.event for kept in map(read_event_row, rows) if kept.event)


def events_named(person: UUID, ids: Collection[UUID]) -> tuple[Event, ...]:
    """What is kept under these ids and can be read."""
    rows = _rows(f"{_EVENTS} WHERE person_id = %s AND id IN ({marks(ids)})", [person.hex, *(id.hex for id in ids)])
    with read_as_written():
        return tuple(kept.event for kept in map(read_event_row, rows) if kept.event)


def kept_since(person: UUID, cursor: int, *, most: int | None = None) -> tuple[Kept, ...]:
    """Every row that arrived after a cursor, understood or not; at most so many, the earliest."""
    limit = f" LIMIT {most:d}" if most is not None else ""
    rows = _rows(f"{_EVENTS} WHERE person_id = %s AND cursor > %s ORDER BY cursor{limit}", [person.hex, cursor])
    with read_as_written():
        return tuple(read_event_row(row) for row in rows)


def newest(person: UUID) -> int:
    """The cursor of the newest row, 0 before the first. With the epoch it names one state of a log for good."""
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute("SELECT MAX(cursor) FROM store_event WHERE person_id = %s", [person.hex])
        row = cursor.fetchone()
    return int(row[0] or 0) if row else 0


def last_received(person: UUID) -> int | None:
    """When the newest row arrived (UTC, milliseconds), None before the first."""
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT received_at FROM store_event WHERE person_id = %s ORDER BY cursor DESC LIMIT 1", [person.hex]
        )
        row = cursor.fetchone()
    return int(row[0]) if row else None


def count_unread(person: UUID) -> int:
    """How many rows could not be read as an event, and are kept as they were sent."""
    rows = _rows(
        "SELECT COUNT(*) FROM store_event WHERE person_id = %s AND state = %s", [person.hex, State.NEEDS_REVIEW.value]
    )
    return int(str(next(rows)[0]))


def quarantined(person: UUID) -> tuple[Kept, ...]:
    """What came under the id of another event."""
    rows = _rows(f"{_QUARANTINE} WHERE person_id = %s ORDER BY received_at, id, hash", [person.hex])
    with read_as_written():
        return tuple(read_quarantine_row(row) for row in rows)


def _rows(question: str, values: list[str | int]) -> Iterator[Found]:
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute(question, values)
        while some := cursor.fetchmany(AT_ONCE):
            yield from some
