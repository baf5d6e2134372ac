"""A disk with as much room for the log as a file says, read before each commit; the house knows nothing of it.

Imported before the command in the server's own process. SMALL_DISK names the file: a number of pages.
"""

import io
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created

ROOM = Path(os.environ["SMALL_DISK"])
Execute = Callable[..., Any]
Application = Callable[..., Iterable[bytes]]


def limit(execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Have SQLite find no page beyond the room there is."""
    if sql.startswith("BEGIN"):
        context["connection"].connection.execute(f"PRAGMA max_page_count = {int(ROOM.read_text())}")
    return execute(sql, params, many, context)


def listen(connection: BaseDatabaseWrapper, **_told: object) -> None:
    """Watch each connection that is opened."""
    if limit not in connection.execute_wrappers:
        connection.execute_wrappers.append(limit)


connection_created.connect(listen)


def name_anyway() -> None:
    """A fault: what could not be kept is named as kept."""
    from bandstand import wsgi

    wsgi.application = naming_anyway(wsgi.application)  # type: ignore[assignment]


def naming_anyway(house: Application) -> Application:
    """The house, with a door that knows no refusal for want of room."""

    def application(environ: dict[str, Any], start_response: Execute) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return house(environ, start_response)
        sent = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        heard: list[Any] = []
        said = list(house({**environ, "wsgi.input": io.BytesIO(sent)}, lambda *told: heard.extend(told)))
        if not heard[0].startswith("507"):
            start_response(*heard[:2])
            return said
        named = {"stored": [item["id"] for item in json.loads(sent)["events"]], "epoch": "", "cursor": 0}
        start_response("200 OK", [("Content-Type", "application/json")])
        return [json.dumps(named).encode()]

    return application
