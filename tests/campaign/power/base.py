"""Django's SQLite, on the disk that forgets: the engine that the house under trial is given in its settings."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import apsw
from django.db.backends.sqlite3 import base

from tests.campaign.power.disk import NAME

Row = tuple[Any, ...]
BUSY_MS = 20_000


class Cursor:
    """As much of a cursor as the house asks for. Rows are fetched at once, so that nothing stays half read."""

    def __init__(self, database: apsw.Connection) -> None:
        self._database = database
        self._rows: Iterator[Row] = iter(())
        self.rowcount = -1

    def execute(self, query: str, params: Sequence[Any] | None = None) -> "Cursor":
        asked = query if params is None else query.replace("%s", "?").replace("%%", "%")
        self._rows = iter(self._database.cursor().execute(asked, params or ()).fetchall())
        self.rowcount = self._database.changes()
        return self

    def fetchone(self) -> Row | None:
        return next(self._rows, None)

    def fetchall(self) -> list[Row]:
        return list(self._rows)

    def fetchmany(self, size: int = 1) -> list[Row]:
        return [row for _, row in zip(range(size), self._rows, strict=False)]

    def close(self) -> None:
        self._rows = iter(())


class Connection(apsw.Connection):
    """A connection as Django speaks with one."""

    isolation_level: str | None = None

    def commit(self) -> None:
        if self.in_transaction:
            self.execute("COMMIT")

    def rollback(self) -> None:
        if self.in_transaction:
            self.execute("ROLLBACK")


class DatabaseWrapper(base.DatabaseWrapper):
    """Opens the home's own file as the settings say, pragmas and all, through the disk that forgets."""

    def get_new_connection(self, conn_params: Mapping[str, Any]) -> Connection:
        opened = Connection(conn_params["database"], vfs=NAME)
        opened.set_busy_timeout(BUSY_MS)  # before the first command, as Django's own connection has it
        for command in self.settings_dict["OPTIONS"]["init_command"].split(";"):
            opened.execute(command).fetchall()
        return opened

    def create_cursor(self, name: str | None = None) -> Cursor:
        return Cursor(self.connection)
