"""Several letters in one transaction: each row put in once by its id, and what is there read back before the commit.

The answers are made only after the commit. They name what is durably kept, never what was sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from bandstand.journal.kept import Kept
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

HASH = EVENT_COLUMNS.index("hash")
AT_ONCE = 400  # rows in one statement; a phone sends at most 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What one request hands in of one person, to be kept whole or not at all."""

    person: UUID
    kept: Sequence[Kept]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """What is durably kept after a write: ids, this database's life, and how far the person's log has come.

    `taken` are the ids under which something else stood already; what came now went to quarantine.
    """

    ids: tuple[UUID, ...]
    taken: frozenset[UUID] = frozenset()
    epoch: str
    cursor: int


@dataclass(slots=True)
class _Log:
    """One person's log inside a transaction: its last cursor, the hash under each id, and who found an id taken."""

    person: UUID
    epoch: str
    last: int
    there: dict[UUID, str]
    strangers: list[Kept]

    def answer(self, letter: Letter) -> Stored:
        """What this letter is told once everything is committed."""
        ids = dict.fromkeys(each.id for each in letter.kept if each.id in self.there)
        taken = {each.id for each in letter.kept if each in self.strangers} if self.strangers else ()
        return Stored(ids=tuple(ids), taken=frozenset(taken), epoch=self.epoch, cursor=self.last)


def keep(letters: Sequence[Letter]) -> Sequence[Stored]:
    """Keep letters, all or none, in one commit; returns after it with an answer for each, in the same order.

    Rows of one person go in together, however many letters brought them: a commit is the dearest thing here, and a
    statement the next.
    """
    with told_plainly(), transaction.atomic(durable=True), connection.cursor() as cursor:
        logs = {person: _put(cursor, person, letters) for person in dict.fromkeys(each.person for each in letters)}
    return [logs[each.person].answer(each) for each in letters]


def _put(cursor: CursorWrapper, person: UUID, letters: Sequence[Letter]) -> _Log:
    log = _where_it_stands(cursor, person)
    kept = [each for letter in letters if letter.person == person for each in letter.kept]
    for start in range(0, len(kept), AT_ONCE):
        _put_some(cursor, log, kept[start : start + AT_ONCE])
    return log


def _where_it_stands(cursor: CursorWrapper, person: UUID) -> _Log:
    """The epoch and the person's last cursor. Nobody else writes for this person until we are done."""
    if connection.vendor == "postgresql":  # SQLite's BEGIN IMMEDIATE has the whole file to itself already
        cursor.execute("SELECT 1 FROM store_person WHERE id = %s FOR UPDATE", [person.hex])
    cursor.execute(
        "SELECT (SELECT epoch FROM store_home), COALESCE(MAX(cursor), 0) FROM store_event WHERE person_id = %s",
        [person.hex],
    )
    epoch, last = cursor.fetchone()
    return _Log(person=person, epoch=str(as_uuid(epoch)), last=as_int(last), there={}, strangers=[])


def _put_some(cursor: CursorWrapper, log: _Log, kept: Sequence[Kept]) -> None:
    """Put one statement's rows in, and those that found their id taken by something else into quarantine."""
    numbered = [replace(each, cursor=log.last + place) for place, each in enumerate(kept, start=1)]
    rows = [event_row(log.person, each) for each in numbered]
    insert(cursor, "store_event", EVENT_COLUMNS, rows, key="person_id, id")
    found = _read_back(cursor, log.person, kept)
    log.there.update((as_uuid(id), str(hash)) for id, hash, _ in found)
    log.last = max([log.last, *(as_int(row[2]) for row in found)])
    strangers = [each for each, row in zip(kept, rows, strict=True) if row[HASH] != log.there[each.id]]
    if strangers:
        other = [quarantine_row(log.person, for_quarantine(each)) for each in strangers]
        insert(cursor, "store_quarantine", QUARANTINE_COLUMNS, other, key="person_id, id, hash")
        log.strangers += strangers


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
