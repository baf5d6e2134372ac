"""Copies of the home's database: made in one piece, looked over before they count, found again, put back."""

import filecmp
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.db import connection

from bandstand.quantity import BandstandError, Message
from bandstand.store.copies import copies_in, draft_name, free_name, newest_first, remove_outgrown
from bandstand.store.integrity import UNREADABLE, Verdict, opened, verify_file
from bandstand.store.trouble import told_plainly
from bandstand.store.whole import ANYTHING

OPENED_SINCE = ("store_login", "store_share")  # each row opens something, and may have been ended since a copy
# What a phone gets: everything of this home's person that could be read when it came.
_EVENTS = "SELECT person_id, id, received_at FROM store_event"
_FOR_PHONES = "SELECT COUNT(*) FROM store_event, store_home WHERE person_id = owner_id AND state <> 'needs_review'"
_STEPS = "SELECT app, name FROM django_migrations"


class BackupFailed(BandstandError):
    """The copy is not whole; it was removed, and what was there before stays."""


class CopyNotWhole(BandstandError):
    """A copy that is to be put back is damaged itself."""

    def __init__(self, file: Path) -> None:
        super().__init__(Message("keep.copy_not_whole", file=str(file)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One copy, and what was found in it. `new` is False where an older copy holds the very same."""

    file: Path
    verdict: Verdict
    new: bool = True


def back_up(folder: Path, now_ms: int, *, before_update: bool = False, if_new: bool = False) -> Backup:
    """Copy the database of this home into a folder, under the date of now (UTC), and look the copy over.

    Args:
        before_update: It is the way back from an update, and stays longer than others.
        if_new: Where the newest copy holds the very same, that one is told and no other is kept.

    Raises:
        BackupFailed: This home is on PostgreSQL, which has its own way; the folder cannot be written; or the copy
            is not whole.
        StoreTrouble: The disk is full, or the log cannot be read.
    """
    require_sqlite()
    try:
        return _made_in(folder, now_ms, before_update=before_update, if_new=if_new)
    except OSError as error:
        raise BackupFailed(Message("backup.no_place", folder=str(folder), reason=str(error.strerror))) from error


def require_sqlite() -> None:
    """Raise BackupFailed where this home is on PostgreSQL: its copies are made and put back by that system."""
    if connection.vendor != "sqlite":
        raise BackupFailed(Message("backup.not_sqlite"))


def back_up_on_schedule(folder: Path, now_ms: int) -> Backup:
    """The copy of this hour, where something was written since the last; then remove what is older than it needs be.

    Raises what `back_up` raises; then nothing is removed.
    """
    made = back_up(folder, now_ms, if_new=True)
    remove_outgrown(folder, made.file, now_ms)
    return made


def _made_in(folder: Path, now_ms: int, *, before_update: bool, if_new: bool) -> Backup:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = draft_name(folder, os.getpid())
    try:
        verdict = _copy_to(draft)
        if if_new and (same := _same_as(draft, folder, now_ms)):
            return Backup(file=same, verdict=verdict, new=False)
        file = free_name(folder, now_ms, before_update=before_update)
        draft.rename(file)
        _keep_on_disk(folder)
    finally:
        _remove(draft)
    return Backup(file=file, verdict=verdict)


def _same_as(draft: Path, folder: Path, now_ms: int) -> Path | None:
    """The newest copy, if it holds byte for byte what was copied just now: SQLite writes the same log the same way.

    One whose name is later than now does not do: what is safe must stand under a date that can be believed.
    """
    newest = next(iter(newest_first(folder, now_ms)), None)
    if newest is None or newest.made_at > now_ms:
        return None
    return newest.file if filecmp.cmp(draft, newest.file, shallow=False) else None


def _copy_to(draft: Path) -> Verdict:
    _remove(draft)
    draft.touch(mode=0o600)
    with told_plainly(), connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(draft)])
    _keep_on_disk(draft)
    verdict = _verdict_on(draft)
    if verdict.trouble:
        raise BackupFailed(Message("backup.not_whole"))
    return verdict


def _remove(draft: Path) -> None:
    for file in (draft, draft.with_name(f"{draft.name}-journal")):
        file.unlink(missing_ok=True)


def _verdict_on(file: Path) -> Verdict:
    try:
        return verify_file(file)
    except UNREADABLE:
        return Verdict(trouble=(Message("verify.file"),))


def _keep_on_disk(path: Path) -> None:
    """Have the disk itself hold a file, or the names in a folder."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def newest_good(folder: Path, now_ms: int) -> Path | None:
    """The newest copy in which everything is whole, None where there is none."""
    return next(_good(folder, now_ms), None)


def _good(folder: Path, now_ms: int) -> Iterator[Path]:
    for copy in newest_first(folder, now_ms):
        verdict = _verdict_on(copy.file)
        if not verdict.trouble and verdict.persons:
            yield copy.file


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
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=rw", uri=True)) as at:
            (pages,) = at.execute("PRAGMA page_count").fetchone()
            (names,) = at.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except UNREADABLE:
        return 1, 1  # nothing can be said; whoever opens it next is told so by SQLite
    return int(pages), int(names)


def require_whole(file: Path) -> None:
    """Raise CopyNotWhole where a copy is damaged."""
    if _verdict_on(file).trouble:
        raise CopyNotWhole(file)


def steps_in(file: Path) -> frozenset[tuple[str, str]]:
    """The steps that the tables of a copy have been through; none where that cannot be read."""
    try:
        with closing(opened(file)) as copy:
            return frozenset((str(app), str(name)) for app, name in copy.execute(_STEPS))
    except UNREADABLE:
        return frozenset()


def events_in(file: Path) -> int:
    """How many events a copy has for a phone that has none yet."""
    with closing(opened(file)) as copy:
        (count,) = copy.execute(_FOR_PHONES).fetchone()
    return int(count)


def newer_in(aside: Path, copy: Path) -> tuple[int, int | None]:
    """How many events a log has that a copy has not, and when the first of them came in (UTC, milliseconds).

    None where it has none, or where either cannot be read any more: then nobody can tell.
    """
    try:
        with closing(opened(copy)) as kept:
            there = {(row[0], row[1]) for row in kept.execute(_EVENTS)}
        with closing(opened(aside)) as log:
            missing = [row[2] for row in log.execute(_EVENTS) if (row[0], row[1]) not in there]
    except UNREADABLE:
        return 0, None
    return len(missing), min(missing, default=None)


def holds_something(database: Path) -> bool:
    """Whether a file is a log with anything in it, or can hardly be told."""
    wal = database.with_name(f"{database.name}-wal")
    if not any(part.exists() and part.stat().st_size for part in (database, wal)):
        return False
    try:
        with closing(opened(database)) as log:
            return log.execute(f"{ANYTHING} LIMIT 1").fetchone() is not None
    except UNREADABLE:
        return True


def put_back(file: Path, database: Path, folder: Path, now_ms: int) -> Path:
    """Put a copy in the database's place, as a new life of it. What stood there goes into `folder`, whole.

    Nobody else may have the database open. The first copy of the new life is made before anything is moved, so that
    the newest copies are always those of the log that stands (see `store.witness`).

    Returns:
        Where the files went that stood there; it may be empty.

    Raises:
        CopyNotWhole: The copy is damaged. Nothing was changed.
        BackupFailed: There is no room, or the folder cannot be written. Nothing was changed.
    """
    require_whole(file)
    connection.close()
    draft = database.with_suffix(".part")
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _remove(draft)
        _begin_life(file, draft)
        if _verdict_on(draft).trouble:
            raise CopyNotWhole(file)
        _first_copy(draft, folder, now_ms)
        return _exchange(draft, database, folder / f"replaced-{now_ms}")
    except OSError as error:
        raise BackupFailed(Message("backup.no_place", folder=str(folder), reason=str(error.strerror))) from error
    finally:
        _remove(draft)


def _begin_life(file: Path, draft: Path) -> None:
    """A copy of the copy, with an epoch of its own: phones send again what they still hold.

    What was ended since the copy stays ended: nobody is logged in, and no programme is shared by a link.
    """
    draft.touch(mode=0o600)
    try:
        with closing(opened(file)) as old, closing(sqlite3.connect(draft)) as new:
            old.backup(new)
            with new:
                new.execute("UPDATE store_home SET epoch = ?", [uuid4().hex])
                for table in _there(new, OPENED_SINCE):
                    new.execute(f"DELETE FROM {table}")
    except sqlite3.Error as error:
        raise BackupFailed(Message("backup.no_place", folder=str(draft.parent), reason=str(error))) from error
    _keep_on_disk(draft)


def _there(base: sqlite3.Connection, tables: Sequence[str]) -> list[str]:
    """Which of these tables it has: an older copy was made before some of them."""
    named = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    return [table for table in tables if table in named]


def _first_copy(draft: Path, folder: Path, now_ms: int) -> None:
    part = draft_name(folder, os.getpid())
    try:
        shutil.copyfile(draft, part)
        part.chmod(0o600)
        _keep_on_disk(part)
        part.rename(free_name(folder, now_ms))
        _keep_on_disk(folder)
    finally:
        _remove(part)


def _exchange(draft: Path, database: Path, aside: Path) -> Path:
    aside.mkdir(mode=0o700, parents=True)
    for part in (database, *(database.with_name(f"{database.name}{end}") for end in ("-wal", "-shm"))):
        if part.exists():
            part.rename(aside / part.name)
    draft.rename(database)
    _keep_on_disk(database.parent)
    return aside
