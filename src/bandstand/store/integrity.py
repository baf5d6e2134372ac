"""Whether everything kept still says what was written: row by row, count by count, and SQLite's own look at the file.

SQLite's check alone sees few flipped bits; the hash of each row sees the others. What is whole in itself and yet not
the log of this home, or not all of it, is seen beside the copies (`store.witness`).
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
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
BODIES = ("store_script", "store_draft", "store_share")
# The step of what the first one lacks.
LAID_BY: Mapping[str, str] = MappingProxyType(
    {"store_share": "0003_shares", "store_login": "0004_accounts", "store_passkey": "0004_accounts"}
)
TABLES = frozenset({*GUARDED, *BODIES, *LAID_BY, "store_account", "store_person", "store_home", "django_migrations"})
AT_ONCE = 1_000
SMALL_BYTES = 8_000_000  # two years of daily sessions: up to here a glance looks at each row too, in some 0.2 s
SLOW_BYTES = 200_000_000  # from here on a glance passes over what compares each index with its table

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

    def and_(self, more: Sequence[Message]) -> "Verdict":
        """The same, with further trouble."""
        return replace(self, trouble=(*self.trouble, *more))


@dataclass(slots=True)
class _Look:
    """One look at a database, and what it has seen so far.

    `counting` is False for a log of before migration 0002, which has neither guards nor counts. `bodies` are the tables
    of bodies that are there; an older log has fewer.
    """

    ask: Ask
    counting: bool = True
    bodies: tuple[str, ...] = BODIES
    trouble: list[Message] = field(default_factory=list)
    counts: dict[str, Counter[UUID]] = field(default_factory=dict)


def verify() -> Verdict:
    """Look over the database of this home."""
    with told_plainly():
        connection.ensure_connection()
    return _look_over(_Look(ask_home), on_sqlite=connection.vendor == "sqlite")


def verify_file(file: Path) -> Verdict:
    """Look over one SQLite file, such as a copy. It is opened for reading only."""
    with closing(opened(file)) as copy:
        return _look_over(_Look(asking(copy)), on_sqlite=True)


def glance(size: int) -> Verdict:
    """A look at this home's SQLite file that is quick enough for every start.

    Where the file is small that is all there is to see; otherwise all but the hash of each row, which the next copy
    looks at.

    Args:
        size: Of the file, in bytes.
    """
    if size <= SMALL_BYTES:
        return verify()
    with told_plainly():
        connection.ensure_connection()
    look = _Look(ask_home)
    _look_at_file(look, "quick_check" if size > SLOW_BYTES else "integrity_check")
    _look_at_tables(look)
    for table in GUARDED:
        _count_rows(look, table)
    return Verdict(persons=_look_at_counts(look), trouble=tuple(look.trouble))


def opened(file: Path) -> sqlite3.Connection:
    """A SQLite file that nobody changes through this connection."""
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)


def asking(copy: sqlite3.Connection) -> Ask:
    """Questions to one file."""

    def ask(question: str) -> Iterator[Found]:
        yield from copy.execute(question)

    return ask


def ask_home(question: str) -> Iterator[Found]:
    """Questions to the database of this home."""
    with connection.cursor() as cursor:
        cursor.execute(question)
        while some := cursor.fetchmany(AT_ONCE):
            yield from some


def _look_over(look: _Look, *, on_sqlite: bool) -> Verdict:
    if on_sqlite:
        _look_at_file(look, "integrity_check")
        _look_at_tables(look)
    _look_at_rows(look, "store_event", _EVENTS, _is_whole_event)
    _look_at_rows(look, "store_quarantine", _QUARANTINE, _is_whole_quarantine)
    for table in look.bodies:
        _look_at_rows(look, table, f"SELECT person_id, id, body, hash FROM {table}", _is_whole_body)
    persons = _look_at_counts(look)
    events = look.counts.get("store_event", Counter())
    return Verdict(events=events.total(), persons=persons, trouble=tuple(look.trouble))


def _look_at_file(look: _Look, check: str) -> None:
    """What SQLite itself says of its pages, indexes and references."""
    try:
        said = [str(row[0]) for row in look.ask(f"PRAGMA {check}(20)")]
        loose = [str(row[0]) for row in look.ask("PRAGMA foreign_key_check")]
    except UNREADABLE:
        look.trouble.append(Message("verify.file"))
        return
    if said != ["ok"]:
        look.trouble.append(Message("verify.file"))
    look.trouble += [Message("verify.table", table=table) for table in sorted(set(loose))]


def _look_at_tables(look: _Look) -> None:
    """Whether every table is there, somebody's home in it, and the triggers that let nothing be changed or deleted."""
    try:
        standing = {str(row[0]) for row in look.ask("SELECT name FROM sqlite_master")}
        steps = _steps(look)
        later = {table for table, step in LAID_BY.items() if step not in steps} - standing
        look.bodies = tuple(table for table in BODIES if table not in later)
        look.trouble += [Message("verify.no_table", table=table) for table in sorted(TABLES - later - standing)]
        look.counting = not _is_of_before_counting(steps, standing)
        if list(look.ask("SELECT 1 FROM store_person")) and not list(look.ask("SELECT 1 FROM store_home")):
            look.trouble.append(Message("verify.nobody"))
    except UNREADABLE:
        look.trouble.append(Message("verify.file"))
        return
    for table in GUARDED:
        if look.counting and not standing.issuperset(f"{table}_{guard}" for guard in GUARDS):
            look.trouble.append(Message("verify.unguarded", table=table))


def _steps(look: _Look) -> set[str]:
    """The steps that the tables have been through."""
    steps = {str(row[0]) for row in look.ask("SELECT name FROM django_migrations WHERE app = 'store'")}
    if not steps:  # the next start would lay tables that stand
        look.trouble.append(Message("verify.unreadable", table="django_migrations"))
    return steps


def _is_of_before_counting(steps: set[str], standing: set[str]) -> bool:
    """Whether migration 0002 was never here: it is not named, and has left nothing behind."""
    laid = {f"{table}_{guard}" for table in GUARDED for guard in GUARDS}
    return steps == {"0001_initial"} and not laid & standing


def _count_rows(look: _Look, table: str) -> None:
    try:
        rows = look.ask(f"SELECT person_id, COUNT(*) FROM {table} GROUP BY person_id")
        look.counts[table] = Counter({as_uuid(person): as_int(count) for person, count in rows})
    except UNREADABLE:
        look.counts[table] = Counter()
        look.trouble.append(Message("verify.unreadable", table=table))


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
    wrong = [table for table in GUARDED if look.counting and +told[table] != +look.counts[table]]
    look.trouble += [Message("verify.count", table=table) for table in wrong]
    return persons
