"""A row of the log, and the value it stands for.

The SQL of this room is written by hand and is the same on SQLite and PostgreSQL: the number of statements is part
of the design. Ids and dates go in as text and come out as either text or objects, so both are read through `str`.
"""

import hashlib
import json
from collections.abc import Sequence, Sized
from datetime import date
from typing import TypeAlias, cast
from uuid import UUID

from bandstand.journal.event import Event
from bandstand.journal.kept import Kept, State
from bandstand.quantity import Json, JsonObject

Column: TypeAlias = str | int | None
Row: TypeAlias = Sequence[Column]  # as it goes in
Found: TypeAlias = Sequence[object]  # as it comes out

PHONE = ("id", "schema", "device", "session", "step", "seq", "kind", "plan_number", "occurred_at", "zone")
SENT = (*PHONE, "local_date", "body", "raw")
ADDED = ("state", "hash", "received_at", "cursor", "seal")
EVENT_COLUMNS = ("person_id", *SENT, *ADDED)
READ_COLUMNS = (*SENT, "state", "received_at", "cursor")
QUARANTINE_COLUMNS = ("person_id", "id", "hash", "raw", "received_at", "seal")

# A row whose envelope could not be read leaves these empty.
_NO_EVENT = (None, "", None, "", None, "", None, None, "", None, "")


def event_row(person: UUID, kept: Kept) -> Row:
    """One row of `store_event`, in the order of EVENT_COLUMNS."""
    sent = _sent(kept.event) if kept.event else _NO_EVENT
    hash = kept.hash
    added = (kept.state.value, hash, kept.received_at, kept.cursor, seal(person, kept, hash))
    return (person.hex, kept.id.hex, *sent, kept.raw, *added)


def _sent(event: Event) -> Row:
    session = event.session.hex if event.session else None
    told = (event.schema, event.device, session, event.step, event.seq, event.kind, event.plan_number)
    return (*told, event.occurred_at, event.zone, event.local_date.isoformat(), as_text(event.body))


def quarantine_row(person: UUID, kept: Kept) -> Row:
    """One row of `store_quarantine`, in the order of QUARANTINE_COLUMNS."""
    return (person.hex, kept.id.hex, kept.hash, kept.raw, kept.received_at, seal(person, kept, kept.hash))


def seal(person: UUID, kept: Kept, hash: str) -> str:
    """SHA-256 over what the server adds to a fact, so that damage to it is found as well.

    Where `hash` is that of the text as sent, the columns beside the text are covered here.
    """
    columns = kept.event.hash if kept.event and kept.raw else ""
    parts = (person.hex, kept.id.hex, hash, columns, str(kept.received_at), str(kept.cursor), kept.state.value)
    return hashlib.sha256(" ".join(parts).encode("ascii")).hexdigest()


def as_text(value: Json) -> str:
    """JSON as a column holds it: sorted, no spaces, ASCII, so that NUL and half characters are kept as escapes."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)


def read_event_row(row: Found) -> Kept:
    """The value of one row, given READ_COLUMNS. Raises ValueError where it holds none."""
    state = State(str(row[13]))
    event = None if state is State.NEEDS_REVIEW else read_sent_columns(row)
    return Kept(
        id=as_uuid(row[0]),
        event=event,
        raw=str(row[12]),
        state=state,
        received_at=as_int(row[14]),
        cursor=as_int(row[15]),
    )


def read_sent_columns(row: Found) -> Event:
    """The event of one row whose first columns are SENT without raw."""
    return Event(
        id=as_uuid(row[0]),
        schema=as_int(row[1]),
        device=str(row[2]),
        session=as_uuid(row[3]) if row[3] else None,
        step=str(row[4]),
        seq=as_int(row[5]),
        kind=str(row[6]),
        plan_number=None if row[7] is None else as_int(row[7]),
        occurred_at=as_int(row[8]),
        zone=str(row[9]),
        local_date=date.fromisoformat(str(row[10])),
        body=cast(JsonObject, json.loads(str(row[11]))),
    )


def read_quarantine_row(row: Found) -> Kept:
    """The value of one row, given QUARANTINE_COLUMNS. Raises ValueError where it holds none."""
    raw, received_at = str(row[3]), as_int(row[4])
    return Kept(id=as_uuid(row[1]), event=None, raw=raw, state=State.QUARANTINE, received_at=received_at)


def as_uuid(column: object) -> UUID:
    """An id from a column, whichever database it came from."""
    return column if isinstance(column, UUID) else UUID(str(column))


def as_int(column: object) -> int:
    """A whole number from a column. Raises ValueError where there is none."""
    if not isinstance(column, int):
        raise ValueError(f"a whole number is expected, not {column!r}")
    return column


def for_quarantine(kept: Kept) -> Kept:
    """The newcomer under an id that is taken, as it goes to quarantine: its own text, whole."""
    raw = kept.raw or (as_text(kept.event.as_json()) if kept.event else "")
    return Kept(id=kept.id, event=None, raw=raw, state=State.QUARANTINE, received_at=kept.received_at)


def marks(values: Sized) -> str:
    """A place for each value of a statement."""
    return ", ".join(["%s"] * len(values))
