"""Whether everything kept still says what was written: row by row, count by count, and SQLite's own look at the file.

SQLite's check alone sees few flipped bits; the hash of each row sees the others.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

from django.db import DatabaseError, connection

from bandstand.journal.kept import hash_of
from bandstand.quantity import Message
from bandstand.store.rows import (
    QUARANTINE_COLUMNS,
    READ_COLUMNS,
    Found,
    as_int,
    as_uuid,
    read_event_row,
    read_quarantine_row,
    seal,
)
from bandstand.store.scripts import hash_of_body
from bandstand.store.trouble import told_plainly

Ask: TypeAlias = Callable[[str], Iterator[Found]]

GUARDED = ("store_event", "store_quarantine")
GUARDS = ("no_update", "no_delete", "counted")  # the triggers of migration 0002
AT_ONCE = 1_000

_EVENTS = f"SELECT person_id, hash, seal, {', '.join(READ_COLUMNS)} FROM store_event"
_QUARANTINE = f"SELECT {', '.join(QUARANTINE_COLUMNS)} FROM store_quarantine"

# What reading a damaged file can raise: the database's own complaint, or a value that is none.
UNREADABLE = (DatabaseError, sqlite3.Error, ValueError, RecursionError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was looked at, and each thing that is wrong with it in a sentence. No trouble: all is whole."""

    events: int = 0
    persons: int = 0
    trouble: tuple[Message, ...] = ()


@dataclass(slots=True)
class _Look:
    """One look at a database, and what it has seen so far."""

    ask: Ask
    trouble: list[Message] = field(default_factory=list)
    counts: dict[str, Counter[UUID]] = field(default_factory=dict)


def verify() -> Verdict:
    """Look over the database of this home."""
    with told_plainly():
        connection.ensure_connection()
    return _look_over(_Look(_ask), on_sqlite=connection.vendor == "sqlite")


def verify_file(file: Path) -> Verdict:
    """Look over one SQLite file, such as a copy. It is opened for reading only."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:

        def ask(question: str) -> Iterator[Found]:
            yield from copy.execute(question)

        return _look_over(_Look(ask), on_sqlite=True)


def _ask(question: str) -> Iterator[Found]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        while some := cursor.fetchmany(AT_ONCE):
            yield from some


def _look_over(look: _Look, *, on_sqlite: bool) -> Verdict:
    if on_sqlite:
        _look_at_file(look)
        _look_at_guards(look)
    _look_at_rows(look, "store_event", _EVENTS, _is_whole_event)
    _look_at_rows(look, "store_quarantine", _QUARANTINE, _is_whole_quarantine)
    for table in ("store_script", "store_draft"):
        _look_at_rows(look, table, f"SELECT person_id, id, body, hash FROM {table}", _is_whole_body)
    persons = _look_at_counts(look)
    events = look.counts.get("store_event", Counter())
    return Verdict(events=events.total(), persons=persons, trouble=tuple(look.trouble))


def _look_at_file(look: _Look) -> None:
    """What SQLite itself says of its pages, indexes and references."""
    try:
        said = [str(row[0]) for row in look.ask("PRAGMA integrity_check(20)")]
        loose = [str(row[0]) for row in look.ask("PRAGMA foreign_key_check")]
    except UNREADABLE:
        look.trouble.append(Message("verify.file"))
        return
    if said != ["ok"]:
        look.trouble.append(Message("verify.file"))
    look.trouble += [Message("verify.table", table=table) for table in sorted(set(loose))]


def _look_at_guards(look: _Look) -> None:
    """Whether the triggers stand that let nothing be changed or deleted."""
    try:
        standing = {str(row[0]) for row in look.ask("SELECT name FROM sqlite_master WHERE type = 'trigger'")}
    except UNREADABLE:
        return  # the file itself is in trouble, and that is told already
    for table in GUARDED:
        if not standing.issuperset(f"{table}_{guard}" for guard in GUARDS):
            look.trouble.append(Message("verify.unguarded", table=table))


def _look_at_rows(look: _Look, table: str, question: str, is_whole: Callable[[Found], bool]) -> None:
    counts: Counter[UUID] = Counter()
    look.counts[table] = counts
    wrong = 0
    try:
        for row in look.ask(question):
            counts[as_uuid(row[0])] += 1
            wrong += not _passes(is_whole, row)
    except UNREADABLE:
        look.trouble.append(Message("verify.unreadable", table=table))
    if wrong:
        look.trouble.append(Message("verify.rows", table=table, rows=wrong))


def _passes(is_whole: Callable[[Found], bool], row: Found) -> bool:
    try:
        return is_whole(row)
    except UNREADABLE:
        return False


def _is_whole_event(row: Found) -> bool:
    person, hash, sealed, *columns = row
    kept = read_event_row(columns)
    return hash_of(kept.event, kept.raw) == hash and seal(as_uuid(person), kept, str(hash)) == sealed


def _is_whole_quarantine(row: Found) -> bool:
    kept = read_quarantine_row(row)
    return kept.hash == row[2] and seal(as_uuid(row[0]), kept, kept.hash) == row[5]


def _is_whole_body(row: Found) -> bool:
    return hash_of_body(as_uuid(row[0]), as_uuid(row[1]), str(row[2])) == row[3]


def _look_at_counts(look: _Look) -> int:
    """Whether each person has as many rows as were written. Returns how many persons there are."""
    told: dict[str, Counter[UUID]] = {table: Counter() for table in GUARDED}
    persons = 0
    try:
        for id, events, strangers in look.ask("SELECT id, event_count, quarantine_count FROM store_person"):
            persons += 1
            told["store_event"][as_uuid(id)] = as_int(events)
            told["store_quarantine"][as_uuid(id)] = as_int(strangers)
    except UNREADABLE:
        look.trouble.append(Message("verify.unreadable", table="store_person"))
    look.trouble += [Message("verify.count", table=table) for table in GUARDED if +told[table] != +look.counts[table]]
    return persons
