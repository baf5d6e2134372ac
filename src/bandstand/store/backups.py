"""Copies of the home's database: made in one piece, looked over before they count, found again when needed."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from bandstand.quantity import BandstandError, Message
from bandstand.store.integrity import UNREADABLE, Verdict, verify_file
from bandstand.store.trouble import told_plainly


class BackupFailed(BandstandError):
    """The copy is not whole; it was removed, and what was there before stays."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy, and what was found in it."""

    file: Path
    verdict: Verdict


def back_up(folder: Path, now_ms: int) -> Backup:
    """Copy the database of this home into a folder, under the date of now (UTC), and look the copy over.

    Raises:
        BackupFailed: This home is on PostgreSQL, which has its own way; the folder cannot be written; or the copy
            is not whole.
        StoreTrouble: The disk is full, or the log cannot be read.
    """
    if connection.vendor != "sqlite":
        raise BackupFailed(Message("backup.not_sqlite"))
    try:
        return _made_in(folder, datetime.fromtimestamp(now_ms / 1000, UTC))
    except OSError as error:
        raise BackupFailed(Message("backup.no_place", folder=str(folder), reason=str(error.strerror))) from error


def _made_in(folder: Path, now: datetime) -> Backup:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = _free_name(folder, now)
    draft = file.with_suffix(".part")
    try:
        verdict = _copy_to(draft)
        draft.rename(file)
        _keep_on_disk(folder)
    finally:
        draft.unlink(missing_ok=True)
    return Backup(file=file, verdict=verdict)


def _free_name(folder: Path, now: datetime) -> Path:
    name = now.strftime("bandstand-%Y%m%dT%H%M%SZ")
    wanted = [folder / f"{name}.sqlite3", *(folder / f"{name}-{number}.sqlite3" for number in range(2, 1_000))]
    return next(file for file in wanted if not file.exists())


def _copy_to(draft: Path) -> Verdict:
    draft.unlink(missing_ok=True)
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(draft)])
    draft.chmod(0o600)
    _keep_on_disk(draft)
    verdict = verify_file(draft)
    if verdict.trouble:
        raise BackupFailed(Message("backup.not_whole"))
    return verdict


def _keep_on_disk(path: Path) -> None:
    """Have the disk itself hold a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def copies_in(folder: Path) -> tuple[Path, ...]:
    """Every copy in a folder, newest first."""
    return tuple(sorted(folder.glob("bandstand-*.sqlite3"), reverse=True))


def newest_good(folder: Path) -> Path | None:
    """The newest copy in which everything is whole, None where there is none."""
    return next(_good(folder), None)


def _good(folder: Path) -> Iterator[Path]:
    for file in copies_in(folder):
        try:
            verdict = verify_file(file)
        except UNREADABLE:
            continue
        if not verdict.trouble and verdict.persons:
            yield file


def has_vanished(database: Path, folder: Path) -> bool:
    """Whether there was a log and its file is gone, empty, or without tables. A new one must not take its place."""
    if database.exists() and database.stat().st_size:
        pages, tables = _pages_and_tables(database)
        return not tables and (pages > 1 or bool(copies_in(folder)))
    beside = database.with_name(f"{database.name}-wal")
    return bool(copies_in(folder)) or (beside.exists() and beside.stat().st_size > 0)


def _pages_and_tables(database: Path) -> tuple[int, int]:
    """How many pages a file has, and how many things are named in it. A new file has one page and no name."""
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as opened:
            (pages,) = opened.execute("PRAGMA page_count").fetchone()
            (names,) = opened.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except sqlite3.Error:
        return 1, 1  # nothing can be said; whoever opens it next is told so by SQLite
    return int(pages), int(names)


def put_back(file: Path, database: Path, aside: Path) -> None:
    """Put a copy in the database's place; what stood there goes to a folder `aside`, whole.

    Nobody else may have the database open. The copy's epoch must be begun anew afterwards.
    """
    connection.close()
    aside.mkdir(mode=0o700, parents=True)
    for part in (database, *(database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm"))):
        if part.exists():
            part.rename(aside / part.name)
    draft = database.with_suffix(".part")
    with closing(sqlite3.connect(draft)) as new, closing(_opened(file)) as old:
        old.backup(new)
    _keep_on_disk(draft)
    draft.rename(database)
    _keep_on_disk(database.parent)


def _opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
