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
        "42P01": Damaged,  # a table is missing: a home makes all of its own before anyone asks
        "08": Unreachable,
        "57P": Unreachable,
    }
)


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


def kind_of(error: Exception) -> type[StoreTrouble] | None:
    """Which situation an error of the database is, None where it is a bug of ours."""
    cause = error.__cause__ or error
    name = str(getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or "")
    if name == "SQLITE_ERROR" and str(cause).startswith("no such table: store_"):
        return Damaged  # SQLite has no name for it
    return next((kind for start, kind in _KINDS.items() if name.startswith(start)), None)
