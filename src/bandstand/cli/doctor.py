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
from bandstand.cli.at_home import LogVanished, tables_to_change
from bandstand.exchange import documents
from bandstand.exchange.audio import has_voice
from bandstand.home import Home
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

OLDEST_PYTHON = (3, 11)
LEAST_FREE = 200 * 1024 * 1024  # bytes; a year of daily sessions takes about 4 MB
MARKS = {True: "ok  ", False: "FIX ", None: "    "}


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at. `good` None: it is missing, and not everybody wants it."""

    good: bool | None
    says: Message


@click.command()
def doctor() -> None:
    """Look at this machine and this home, and say what to do about what is wrong. Exit 1 where something is."""
    checks = list(look())
    for check in checks:
        click.echo(f"{MARKS[check.good]} {say(check.says)}")
    sys.exit(1 if any(check.good is False for check in checks) else 0)


def look() -> Iterator[Check]:
    """Each thing in turn; none of them changes anything."""
    home: Home = settings.HOME
    yield python(sys.version_info[:2])
    yield writable(home)
    yield free(home)
    yield database(home)
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


def free(home: Home) -> Check:
    """Whether the disk has room."""
    left = shutil.disk_usage(standing(home.folder)).free
    return Check(left >= LEAST_FREE, Message("doctor.free", megabytes=left // 1_000_000))


def standing(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.exists())


def database(home: Home) -> Check:
    """Whether the database opens and has the tables of this version."""
    if connection.vendor == "sqlite" and store.has_vanished(home.database, home.backups):
        return Check(False, LogVanished(home).message)
    if connection.vendor == "sqlite" and not home.database.exists():
        return Check(True, Message("doctor.no_database"))
    try:
        old = tables_to_change()
    except BandstandError as trouble:
        return Check(False, trouble.message)
    return Check(True, Message("doctor.old_tables" if old else "doctor.database"))


def for_tests(program: str) -> Check:
    """Whether a program is here that only `make test` needs."""
    found = shutil.which(program)
    return Check(True if found else None, Message("doctor.there" if found else "doctor.for_tests", program=program))
