"""What a log's file says, as another program reads it: with SQLite alone, and nothing of ours."""

import hashlib
import shutil
import sqlite3
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import TypeAlias

Dump: TypeAlias = Mapping[str, Sequence[Sequence[object]]]

DATABASE = "bandstand.sqlite3"
COUNTS = ("event_count", "quarantine_count")  # worked out from the rows, and kept only since the second schema


def dump(file: Path, *, counts: bool = True) -> Dump | None:
    """Every row of every table of ours, in one order; None where they cannot all be read.

    The file and the `-wal` beside it are copied first: SQLite takes a `-wal` in when it opens one.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / DATABASE
        for end in ("", "-wal"):
            if (part := file.with_name(file.name + end)).exists():
                shutil.copyfile(part, copy.with_name(copy.name + end))
        if not copy.exists():
            return None
        try:
            with closing(sqlite3.connect(copy)) as database:
                return {table: _rows(database, table, counts) for table in _tables(database)} or None
        except (sqlite3.Error, UnicodeDecodeError):
            return None


def _tables(database: sqlite3.Connection) -> list[str]:
    names = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'store\\_%' ESCAPE '\\'"
    )
    return sorted(str(name) for (name,) in names)


def _rows(database: sqlite3.Connection, table: str, counts: bool) -> Sequence[Sequence[object]]:
    """In the order of all columns, whatever their types; past every index, which may say something else."""
    columns = [str(row[1]) for row in database.execute(f"PRAGMA table_info({table})")]
    shown = ", ".join(column for column in columns if counts or column not in COUNTS)
    return sorted((tuple(row) for row in database.execute(f"SELECT {shown} FROM {table} NOT INDEXED")), key=repr)


def schema(file: Path) -> str:
    """A name for the tables, indexes and triggers of a file and the steps it has been through."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        laid = database.execute("SELECT type, name, sql FROM sqlite_master WHERE name LIKE '%store\\_%' ESCAPE '\\'")
        steps = database.execute("SELECT name FROM django_migrations WHERE app = 'store' ORDER BY name")
        told = repr((sorted(laid.fetchall(), key=repr), steps.fetchall()))
    return hashlib.sha256(told.encode()).hexdigest()


def counts_agree(file: Path) -> bool:
    """Whether each person's counts are those of their rows."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
        for count, table in zip(COUNTS, ("store_event", "store_quarantine"), strict=True):
            wrong = (
                f"SELECT 1 FROM store_person p WHERE {count} <> (SELECT COUNT(*) FROM {table} WHERE person_id = p.id)"
            )
            if database.execute(wrong).fetchone():
                return False
    return True


def is_whole(file: Path) -> bool:
    """What SQLite itself says."""
    try:
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as database:
            return bool(database.execute("PRAGMA integrity_check").fetchone() == ("ok",))
    except sqlite3.Error:
        return False
