"""Beside the running server: once an hour a process makes a copy, where something was written since the last one.

Why a process, and why its clockwork is a thread of the server's worker: docs/decisions/0017.
"""

import logging
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from django.conf import settings

from bandstand import store
from bandstand.home import Home
from bandstand.quantity import Message

HOUR_MS = 3_600_000
SOON_MS = 600_000  # a home without a copy gets its first one this long after a start; a copy that failed is tried again
LOOK_EVERY_S = 20.0
PATIENCE_S = 1_800  # for one copy; the largest log we plan for, 6 GB, takes minutes

Written: TypeAlias = tuple[tuple[int, int], ...]  # size and time of the last write, of each of the log's files
log = logging.getLogger(__name__)


@dataclass(slots=True)
class Hours:
    """When the last copy was made or tried (UTC, milliseconds), and how the log's files stood then."""

    last_ms: int
    written: Written = ()

    def is_over(self, now_ms: int) -> bool:
        """Whether an hour is over. A clock that jumped either way ends it."""
        return abs(now_ms - self.last_ms) >= HOUR_MS

    def is_due(self, now_ms: int, written: Written) -> bool:
        """Whether an hour is over and something was written."""
        return self.is_over(now_ms) and written != self.written

    def try_soon(self, now_ms: int) -> None:
        """Have a copy made before the hour is over, also where nothing more is written."""
        self.last_ms, self.written = now_ms - HOUR_MS + SOON_MS, ()


def begin(home: Home) -> None:
    """Start the clockwork. It ends with the process."""
    threading.Thread(target=keep_copies, args=(home,), daemon=True, name="hourly copies").start()


def keep_copies(home: Home) -> None:
    """Look at the clock again and again, whatever happens at one look."""
    hours = Hours(last_copy(home, now()))
    while True:
        time.sleep(LOOK_EVERY_S)
        look(home, hours)


def look(home: Home, hours: Hours) -> None:
    """Have a copy made where one is due. What goes wrong is told on every page, and tried again soon."""
    try:
        if hours.is_over(now()):
            copy_what_was_written(home, hours)
    except Exception as trouble:  # a thread that ends would end the copies, and nobody would hear of it
        log.exception("No copy was made")
        settings.NOTICE = Message("backup.none_made", said=str(trouble) or type(trouble).__name__)
        hours.try_soon(now())


def copy_what_was_written(home: Home, hours: Hours) -> None:
    """One copy, where the log changed since the last."""
    written = last_write(home)
    if not hours.is_due(now(), written):
        return
    if copied():
        hours.last_ms, hours.written = now(), written
    else:
        hours.try_soon(now())


def last_copy(home: Home, started_ms: int) -> int:
    """When the newest copy was made. Where none is seen, a moment from which the first is due before the hour."""
    try:
        copies = store.newest_first(home.backups, started_ms)
    except OSError:  # whoever makes the next copy says what is wrong with the folder
        copies = ()
    return copies[0].made_at if copies else started_ms - HOUR_MS + SOON_MS


def last_write(home: Home) -> Written:
    """What changes whenever the log is written. SQLite writes to both files, each in its time."""
    files = (home.database, home.database.with_name(f"{home.database.name}-wal"))
    return tuple(filter(None, map(_written_to, files)))


def _written_to(file: Path) -> tuple[int, int] | None:
    """None where there is no such file: SQLite removes one of them whenever the last program closes the log."""
    try:
        seen = file.stat()
    except FileNotFoundError:
        return None
    return seen.st_size, seen.st_mtime_ns


def copied() -> bool:
    """Have a process of its own make the copy. Where it cannot, every page says why, until one is made."""
    trouble = trouble_copying()
    settings.NOTICE = Message("backup.none_made", said=trouble) if trouble else None
    if trouble:
        log.warning("No copy was made: %s", trouble)
    return not trouble


def trouble_copying() -> str:
    """Make the copy; what went wrong, in words, empty where nothing did."""
    command = ["nice", sys.executable, "-m", "bandstand", "backup", "--on-schedule"]  # whoever trains goes first
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as trouble:
        return str(trouble)
    return (done.stderr.strip() or str(done.returncode)) if done.returncode else ""


def now() -> int:
    return time.time_ns() // 1_000_000
