"""The one door for writing what was logged.

A row is put in once by its id, in one statement; what is there is read back in the same transaction; the answer
is made only after the commit. It names what is durably kept, never what was sent.
"""

import threading
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from bandstand.journal.event import Event
from bandstand.journal.kept import Kept
from bandstand.quantity import Json, Message
from bandstand.store.rows import (
    EVENT_COLUMNS,
    QUARANTINE_COLUMNS,
    Found,
    Row,
    as_int,
    as_uuid,
    event_row,
    for_quarantine,
    marks,
    quarantine_row,
)
from bandstand.store.trouble import told_plainly
from bandstand.store.wire import can_be_held, read_id, read_item

# SQLite's own waiting adds tails of 40-190 ms when threads of one process meet; taking turns here does not.
_TURN = threading.Lock()
HASH = EVENT_COLUMNS.index("hash")
AT_ONCE = 400  # rows in one statement; a phone sends at most 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What is durably kept after a write: ids, this database's life, and how far the person's log has come.

    `taken` are the ids under which something else stood already; what came now went to quarantine.
    """

    ids: tuple[UUID, ...]
    taken: frozenset[UUID] = frozenset()
    epoch: str
    cursor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An item that names itself by no usable id: its place in what was sent, and why it cannot be kept."""

    place: int
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredWire:
    """The answer to a phone. `stored` are ids in the very characters the phone sent."""

    stored: tuple[str, ...]
    refused: tuple[Refused, ...]
    epoch: str
    cursor: int


def write(person: UUID, events: Sequence[Event], *, received_at: int) -> Stored:
    """Keep events of this house's own making. Raises ValueError on an event that no row can hold."""
    if not all(map(can_be_held, events)):
        raise ValueError("an event has numbers of 64 bits, text without NUL, and a body not nested too deeply")
    return _put(person, [Kept(id=event.id, event=event, received_at=received_at) for event in events])


def write_wire(person: UUID, items: Sequence[Json], *, received_at: int) -> StoredWire:
    """Keep what a phone sent. Raises RecursionError, with nothing written, where an item is nested without end."""
    named = [(read_id(item), item) for item in items]
    kept = [read_item(id, item, received_at=received_at) for id, item in named if id]
    refused = [Refused(place=place, why=Message("api.no_id")) for place, (id, _) in enumerate(named) if not id]
    stored = _put(person, kept)
    there = frozenset(stored.ids)
    as_sent = [str(item["id"]) for id, item in named if id in there and isinstance(item, Mapping)]
    return StoredWire(
        stored=tuple(dict.fromkeys(as_sent)), refused=tuple(refused), epoch=stored.epoch, cursor=stored.cursor
    )


def _put(person: UUID, kept: Sequence[Kept]) -> Stored:
    there: dict[UUID, str] = {}
    taken: set[UUID] = set()
    with told_plainly(), _turn(), transaction.atomic(durable=True), connection.cursor() as cursor:
        epoch, last = _where_it_stands(cursor, person)
        for start in range(0, len(kept), AT_ONCE):
            last = _put_some(cursor, person, kept[start : start + AT_ONCE], last, there, taken)
    return Stored(ids=tuple(there), taken=frozenset(taken), epoch=epoch, cursor=last)


def _turn() -> AbstractContextManager[object]:
    return _TURN if connection.vendor == "sqlite" else nullcontext()


def _where_it_stands(cursor: CursorWrapper, person: UUID) -> tuple[str, int]:
    """The epoch and the person's last cursor. Nobody else writes for this person until we are done."""
    if connection.vendor == "postgresql":  # SQLite's BEGIN IMMEDIATE has the whole file to itself already
        cursor.execute("SELECT 1 FROM store_person WHERE id = %s FOR UPDATE", [person.hex])
    cursor.execute(
        "SELECT (SELECT epoch FROM store_home), COALESCE(MAX(cursor), 0) FROM store_event WHERE person_id = %s",
        [person.hex],
    )
    epoch, last = cursor.fetchone()
    return str(as_uuid(epoch)), as_int(last)


def _put_some(
    cursor: CursorWrapper, person: UUID, kept: Sequence[Kept], last: int, there: dict[UUID, str], taken: set[UUID]
) -> int:
    """Put one statement's rows in and return the last cursor.

    Tells in `there` what is kept under each id, and in `taken` under which ids something else stood already.
    """
    numbered = [replace(each, cursor=last + place) for place, each in enumerate(kept, start=1)]
    rows = [event_row(person, each) for each in numbered]
    insert(cursor, "store_event", EVENT_COLUMNS, rows, key="person_id, id")
    found = _read_back(cursor, person, kept)
    there.update((as_uuid(id), str(hash)) for id, hash, _ in found)
    strangers = [each for each, row in zip(kept, rows, strict=True) if row[HASH] != there[each.id]]
    taken.update(each.id for each in strangers)
    if strangers:
        other = [quarantine_row(person, for_quarantine(each)) for each in strangers]
        insert(cursor, "store_quarantine", QUARANTINE_COLUMNS, other, key="person_id, id, hash")
    return max([last, *(as_int(row[2]) for row in found)])


def insert(cursor: CursorWrapper, table: str, columns: Sequence[str], rows: Sequence[Row], *, key: str) -> None:
    """Put rows in, each key once. Never Django's `ignore_conflicts`, which also drops rows that break other rules."""
    places = ", ".join([f"({marks(columns)})"] * len(rows))
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES {places} ON CONFLICT ({key}) DO NOTHING",
        [column for row in rows for column in row],
    )


def _read_back(cursor: CursorWrapper, person: UUID, kept: Sequence[Kept]) -> Sequence[Found]:
    """Id, hash and cursor of what is kept under these ids."""
    cursor.execute(
        f"SELECT id, hash, cursor FROM store_event WHERE person_id = %s AND id IN ({marks(kept)})",
        [person.hex, *(each.id.hex for each in kept)],
    )
    found: Sequence[Found] = cursor.fetchall()
    return found
