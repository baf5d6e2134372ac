"""Opening the home before a command works on it: folder, secret, tables and person, made where they are missing."""

import time
from collections.abc import Iterable

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from bandstand import store
from bandstand.home import Home
from bandstand.medium import require_near
from bandstand.quantity import BandstandError, Message
from bandstand.store.trouble import read_as_written, told_plainly

READ_ONLY_EXIT = 3


class HomeReadOnly(BandstandError):
    """Nothing can be kept in this home, and what was asked for needs it."""

    exit_code = READ_ONLY_EXIT

    def __init__(self, home: Home) -> None:
        super().__init__(Message("home.read-only", folder=str(home.folder)))


class LogVanished(BandstandError):
    """There was a log in this home and its file is gone or empty. A new, empty one must not take its place."""

    def __init__(self, home: Home) -> None:
        super().__init__(Message("home.vanished", file=str(home.database)))


class NewerLog(BandstandError):
    """A newer Bandstand has written here. What it means by its tables cannot be known, so nothing is touched."""

    def __init__(self) -> None:
        super().__init__(Message("home.newer"))


class UpdateFailed(BandstandError):
    """The tables could not be brought up to date. They are as they were."""

    def __init__(self, copy: Message) -> None:
        super().__init__(Message("home.not_updated", copy=copy))


def open_home(*, for_reading: bool = False) -> Home:
    """The home of this process, ready for work.

    Args:
        for_reading: The command writes nothing, so a home that cannot be written will do if it is up to date.

    Raises:
        BandstandError: It cannot be made, read or brought up to date; nothing in it was changed.
    """
    home: Home = settings.HOME
    if not settings.READ_ONLY:
        require_near_disk(home)
        home.make()
        settings.SECRET_KEY = home.secret()  # of a home that was just made, the settings could not know it
        require_the_log(home)
        keep_private(home)
        bring_up_to_date(home)
        store.erase_again(home)  # before anybody is served: a copy put back brings nobody back who was erased
        store.the_person()
    elif not (for_reading and home.database.exists()) or tables_to_change() or store.came_back(home):
        raise HomeReadOnly(home)
    return home


def require_near_disk(home: Home) -> None:
    """Refuse to begin where SQLite could lose what is logged. On PostgreSQL the home holds no log."""
    if connection.vendor == "sqlite":
        require_near(home.folder)


def keep_private(home: Home) -> None:
    """Nobody else on this machine reads the log. On PostgreSQL the home holds none."""
    if connection.vendor == "sqlite":
        home.keep_private()


def bring_up_to_date(home: Home) -> None:
    """Make the tables, or change those of an older Bandstand after a copy of them was made and found whole."""
    with told_plainly():
        require_no_newer()
        if not tables_to_change():
            return
        stood = connection.introspection.table_names()
    copy = Message("home.no_copy")
    if stood and connection.vendor == "sqlite":
        made = store.back_up(home.backups, time.time_ns() // 1_000_000, before_update=True)
        copy = Message("home.copy", file=str(made.file))
    try:
        with told_plainly():
            call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
    except DatabaseError as error:
        raise UpdateFailed(copy) from error


def require_the_log(home: Home) -> None:
    """Refuse to begin anew where it shows that there was a log. A home that is only read stays as it is by that too."""
    if connection.vendor != "sqlite":
        return
    log = home.still_database() if settings.READ_ONLY else home.database
    if store.has_vanished(log, home.backups):
        raise LogVanished(home)


def require_no_newer() -> None:
    """Refuse a database that has been through steps this Bandstand does not know."""
    with told_plainly(), read_as_written():
        require_known(MigrationRecorder(connection).applied_migrations())


def require_known(steps: Iterable[tuple[str, str]]) -> None:
    """Refuse steps of the tables that this Bandstand does not know.

    A newer one has been through every step of this one, and more. Where one is missing, the list itself is damaged.
    """
    been_through, known = frozenset(steps), frozenset(MigrationLoader(None).disk_migrations)
    if been_through <= known:
        return
    raise NewerLog if known < been_through else store.Damaged(Message("verify.unreadable", table="django_migrations"))


def tables_to_change() -> bool:
    """Whether this database was last used by an older Bandstand, or never."""
    with told_plainly(), read_as_written():
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
