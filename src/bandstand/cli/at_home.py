"""Opening the home before a command works on it: folder, secret and database, made where they are missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from bandstand.home import Home
from bandstand.quantity import BandstandError, Message

READ_ONLY_EXIT = 3


class HomeReadOnly(BandstandError):
    """Nothing can be kept in this home, and what was asked for needs it."""

    exit_code = READ_ONLY_EXIT

    def __init__(self, home: Home) -> None:
        super().__init__(Message("home.read-only", folder=str(home.folder)))


class DatabaseUnusable(BandstandError):
    """The database is there and cannot be used: it is damaged, the disk is full, or the server is away."""

    def __init__(self, reason: Exception) -> None:
        super().__init__(Message("home.database", reason=str(reason).strip().partition("\n")[0]))


def open_home(*, for_reading: bool = False) -> Home:
    """The home of this process, ready for work.

    Args:
        for_reading: The command writes nothing, so a home that cannot be written will do if it is up to date.

    Raises:
        BandstandError: It cannot be made, read or brought up to date; nothing in it was changed.
    """
    home: Home = settings.HOME
    if settings.READ_ONLY:
        if not (for_reading and home.database.exists()):
            raise HomeReadOnly(home)
        require_present_tables(home)
        return home
    home.make()
    home.secret()
    with database_trouble():
        if tables_to_change():
            call_command("migrate", interactive=False, verbosity=0, skip_checks=True)
    return home


def require_present_tables(home: Home) -> None:
    with database_trouble():
        if tables_to_change():
            raise HomeReadOnly(home)


def tables_to_change() -> bool:
    """Whether this database was last used by an older Bandstand, or never."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def database_trouble() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise DatabaseUnusable(error) from error
