"""Whether this machine and this home have what Bandstand needs: one line for each thing looked at."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from django.conf import settings
from django.db import connection

from bandstand import store
from bandstand.actions.safekeeping import COPY_WITHIN, REHEARSE_EVERY, Safekeeping, age, safekeeping
from bandstand.cli.at_home import tables_to_change
from bandstand.cli.damage import damage_to, now_ms
from bandstand.exchange import documents
from bandstand.exchange.audio import has_voice
from bandstand.home import Home
from bandstand.medium import OnFarDisk, file_system_of, is_far
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

OLDEST_PYTHON = (3, 11)
LEAST_FREE = 200 * 1024 * 1024  # bytes; a year of daily sessions takes about 4 MB
MARKS = {True: "ok  ", False: "FIX ", None: "    "}
SOON = "SOON"  # to be done, and nothing is wrong yet


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `good` None: it is missing, and not everybody wants it, or there is time."""

    good: bool | None
    says: Message
    soon: bool = False

    @property
    def mark(self) -> str:
        """How its line begins."""
        return SOON if self.soon else MARKS[self.good]


@click.command()
def doctor() -> None:
    """Look at this machine and this home, and say what to do about what is wrong. Exit 1 where something is."""
    checks = list(look())
    for check in checks:
        click.echo(f"{check.mark} {say(check.says)}")
    sys.exit(1 if any(check.good is False for check in checks) else 0)


def look() -> Iterator[Check]:
    """Each thing in turn; none of them changes anything."""
    home: Home = settings.HOME
    yield python(sys.version_info[:2])
    yield writable(home)
    yield near(home)
    yield free(home)
    log = database(home)
    yield log
    if log.good and connection.vendor == "sqlite" and home.database.exists() and not tables_to_change():
        yield from copies(home, safekeeping(home.backups, now_ms()))
    yield pictures()
    yield voice()
    for program in ("chromium", "node"):
        yield for_tests(program)


def pictures() -> Check:
    """Whether scans and photographs of sheets can be read."""
    here = documents.reads_pictures()
    return Check(here or None, Message("doctor.pictures" if here else "doctor.no_pictures"))


def voice() -> Check:
    """Whether a session can become one sound file."""
    here = has_voice()
    return Check(here or None, Message("doctor.voice" if here else "doctor.no_voice"))


def python(version: tuple[int, int]) -> Check:
    """Whether this Python is new enough."""
    return Check(version >= OLDEST_PYTHON, Message("doctor.python", version=".".join(map(str, version))))


def writable(home: Home) -> Check:
    """Whether what is logged can be kept in the home."""
    name = "doctor.writable" if home.writable else "home.read-only"
    return Check(home.writable, Message(name, folder=str(home.folder)))


def near(home: Home) -> Check:
    """Whether the disk is one on which SQLite can keep a log."""
    kind = file_system_of(home.folder)
    if connection.vendor == "sqlite" and is_far(kind):
        return Check(False, OnFarDisk(home.folder, kind).message)
    return Check(True, Message("doctor.near", folder=str(home.folder)))


def free(home: Home) -> Check:
    """Whether the disk has room."""
    left = shutil.disk_usage(standing(home.folder)).free
    return Check(left >= LEAST_FREE, Message("doctor.free", megabytes=left // 1_000_000))


def standing(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def database(home: Home) -> Check:
    """Whether the database opens, seems whole at a glance, and has the tables of this version."""
    try:
        if damage := damage_to(home):
            return Check(False, damage)
        return healthy(home)
    except BandstandError as trouble:
        return Check(False, trouble.message)


def healthy(home: Home) -> Check:
    """What there is to say of a log with which nothing is wrong."""
    if connection.vendor == "sqlite" and not home.database.exists():
        return Check(True, Message("doctor.no_database"))
    return Check(True, Message("doctor.old_tables" if tables_to_change() else "doctor.database"))


def copies(home: Home, kept: Safekeeping) -> Iterator[Check]:
    """Whether what was logged has a good copy that is new enough, and whether one was put to the test lately."""
    if kept.copy is None:
        yield without_copy(home, kept)
        return
    good = store.newest_good(home.backups, now_ms())
    if good != kept.copy.file:
        yield Check(False, Message("doctor.copy_bad", file=str(kept.copy.file)))
    elif kept.is_late:
        yield Check(False, Message("doctor.copy_old", age=age(kept.copy_age)))
    else:
        yield Check(True, Message("doctor.copy", age=age(kept.copy_age), file=str(good)))
    yield rehearsal(kept, first=store.copies_in(home.backups)[-1].made_at)


def without_copy(home: Home, kept: Safekeeping) -> Check:
    """A log without any copy has a day of grace from its last write."""
    written = kept.now_ms - home.database.stat().st_mtime_ns // 1_000_000
    if kept.has_more and written > COPY_WITHIN:
        return Check(False, Message("doctor.never_copied"))
    return Check(None, Message("doctor.no_copies"), soon=kept.has_more)


def rehearsal(kept: Safekeeping, *, first: int) -> Check:
    """A copy is put to the test every 30 days, counted from the first copy where that was never done."""
    if kept.rehearsed_at is None:
        late = kept.now_ms - first > REHEARSE_EVERY
        return Check(False if late else None, Message("doctor.never_rehearsed"), soon=not late)
    ago = age(kept.now_ms - kept.rehearsed_at)
    if kept.rehearsal_is_due:
        return Check(False, Message("doctor.rehearsal_old", age=ago))
    return Check(True, Message("doctor.rehearsed", age=ago))


def for_tests(program: str) -> Check:
    """Whether a program is here that only `make test` needs."""
    found = shutil.which(program)
    return Check(True if found else None, Message("doctor.there" if found else "doctor.for_tests", program=program))
