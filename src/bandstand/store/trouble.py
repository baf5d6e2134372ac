"""What a database says when it cannot go on, as a situation a person can act on."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from django.db import DatabaseError

from bandstand.quantity import BandstandError, Message


class StoreTrouble(BandstandError):
    """The log cannot be read or written just now. What is already kept stays kept."""


class DiskFull(StoreTrouble):
    """No space is left for one more event; reading still works."""


class ReadOnly(StoreTrouble):
    """The home cannot be written; reading still works."""


class Busy(StoreTrouble):
    """Another program held the log for longer than we wait."""


class Damaged(StoreTrouble):
    """The database file is not whole."""


class Unreachable(StoreTrouble):
    """The database file cannot be opened, or the server behind it is away."""


_SENTENCES: Mapping[type[StoreTrouble], Message] = MappingProxyType(
    {
        DiskFull: Message("store.full"),
        ReadOnly: Message("store.read_only"),
        Busy: Message("store.busy"),
        Damaged: Message("store.damaged"),
        Unreachable: Message("store.unreachable"),
    }
)

# SQLite names its trouble; PostgreSQL numbers it.
_KINDS: Mapping[str, type[StoreTrouble]] = MappingProxyType(
    {
        "SQLITE_FULL": DiskFull,
        "SQLITE_READONLY": ReadOnly,
        "SQLITE_BUSY": Busy,
        "SQLITE_LOCKED": Busy,
        "SQLITE_CORRUPT": Damaged,
        "SQLITE_NOTADB": Damaged,
        "SQLITE_IOERR": Unreachable,
        "SQLITE_CANTOPEN": Unreachable,
        "53100": DiskFull,
        "25006": ReadOnly,
        "55P03": Busy,
        "40P01": Busy,
        "XX001": Damaged,
        "XX002": Damaged,
        "42P01": Damaged,
        "08": Unreachable,
        "57P": Unreachable,
    }
)


# What SQLite has no name for: a table of ours that is missing (a home makes all of them before anyone asks), and text
# that is none.
_UNNAMED_DAMAGE = ("no such table: store_", "Could not decode to UTF-8")


@contextmanager
def told_plainly() -> Iterator[None]:
    """Raise what a database complains of as StoreTrouble; what is no situation stays a bug and raises on."""
    try:
        yield
    except DatabaseError as error:
        kind = kind_of(error)
        if kind is None:
            raise
        raise kind(_SENTENCES[kind]) from error
    except UnicodeDecodeError as error:  # what SQLite complains of may quote the damage itself
        raise Damaged(_SENTENCES[Damaged]) from error


@contextmanager
def read_as_written() -> Iterator[None]:
    """Raise Damaged where a row holds no value any more, such as a month 19; what is in it was checked as it came."""
    try:
        yield
    except (ValueError, RecursionError) as error:
        raise Damaged(_SENTENCES[Damaged]) from error


def kind_of(error: Exception) -> type[StoreTrouble] | None:
    """Which situation an error of the database is, None where it is a bug of ours."""
    cause = error.__cause__ or error
    name = str(getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or "")
    if str(cause).startswith(_UNNAMED_DAMAGE):
        return Damaged
    return next((kind for start, kind in _KINDS.items() if name.startswith(start)), None)
