"""Mistakes that a house could have made, put in from outside. With each of them a part of the campaign has to fail.

An application here wraps the real one, or answers in its place as a careless build would.
"""

import io
import json
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

COMMITS_AFTER_S = 0.05
LOOKS_FOR_S = 0.03  # a slow disk between the look and the write


def hasty(house: Application) -> Application:
    """It names events as kept before it has committed them."""

    def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return house(environ, start_response)
        letter = _letter(environ)
        threading.Thread(target=keep_later, args=(house, environ, letter), daemon=True).start()
        return _answer(start_response, [item["id"] for item in letter])

    return application


def keep_later(house: Application, environ: Environ, letter: Sequence[Mapping[str, Any]]) -> None:
    """What should have been done before anything was said."""
    time.sleep(COMMITS_AFTER_S)
    list(house(_with(environ, letter), _unheard))


def own_ids(house: Application) -> Application:
    """It gives every event an id of its own, so that one sent twice is two."""

    def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return house(environ, start_response)
        letter = _letter(environ)
        list(house(_with(environ, [{**item, "id": str(uuid4())} for item in letter]), _unheard))
        return _answer(start_response, [item["id"] for item in letter])

    return application


def look_then_put(house: Application) -> Application:
    """It looks which events are there and then writes the others; no key of the table stands behind it."""
    turn = threading.Lock()

    def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return house(environ, start_response)
        letter = _letter(environ)
        with closing(_database()) as log:
            with turn:
                _take_the_keys_away(log)
            there = {str(UUID(id)) for (id,) in log.execute("SELECT id FROM store_event")}
            time.sleep(LOOKS_FOR_S)
            new = [item for item in letter if item["id"] not in there]
            log.executemany(
                "INSERT INTO store_event (id, session, seq) VALUES (?, ?, ?)",
                [(UUID(item["id"]).hex, UUID(item["session"]).hex, item["seq"]) for item in new],
            )
            log.commit()
        return _answer(start_response, [item["id"] for item in letter])

    return application


def each_set_once(house: Application) -> Application:
    """It takes a set that another device told already for one sent twice, and says that it is kept."""
    told: set[tuple[str, str]] = set()

    def application(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] != "POST":
            return house(environ, start_response)
        letter = _letter(environ)
        new = [item for item in letter if (item["session"], item["step"]) not in told]
        told.update((item["session"], item["step"]) for item in letter)
        list(house(_with(environ, new), _unheard))
        return _answer(start_response, [item["id"] for item in letter])

    return application


def newest_counts() -> None:
    """Of a set told twice the last one counts, not the first."""
    from bandstand.journal.history import session

    session.earliness = lambda told: (-told.at, -told.seq, told.id)


def epoch_kept() -> None:
    """A database put back from a copy says that it is the one it was."""
    from bandstand.store import backups

    def the_same_life(file: Path, draft: Path) -> None:
        shutil.copyfile(file, draft)

    backups._begin_life = the_same_life


def _database() -> sqlite3.Connection:
    from django.conf import settings

    return sqlite3.connect(settings.HOME.database, timeout=20)


def _take_the_keys_away(log: sqlite3.Connection) -> None:
    (made,) = log.execute("SELECT sql FROM sqlite_master WHERE name = 'store_event'").fetchone()
    if "PRIMARY KEY" not in made:
        return
    log.executescript(
        "BEGIN IMMEDIATE; CREATE TABLE plain AS SELECT * FROM store_event; DROP TABLE store_event;"
        "ALTER TABLE plain RENAME TO store_event; COMMIT"
    )


def _letter(environ: Environ) -> Sequence[Mapping[str, Any]]:
    events: Sequence[Mapping[str, Any]] = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))[
        "events"
    ]
    return events


def _with(environ: Environ, letter: Sequence[Mapping[str, Any]]) -> Environ:
    body = json.dumps({"events": letter}).encode()
    return {**environ, "wsgi.input": io.BytesIO(body), "CONTENT_LENGTH": str(len(body))}


def _unheard(*_said: object) -> Callable[[bytes], object]:
    """Nobody waits for this answer."""
    return len


def _answer(start_response: Callable[..., Any], ids: Sequence[str]) -> Iterable[bytes]:
    answer = json.dumps({"stored": ids, "epoch": "one", "cursor": 0}).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(answer)))])
    return [answer]


APPLICATIONS: Mapping[str, Callable[[Application], Application]] = {
    "ack-before-commit": hasty,
    "server-made-ids": own_ids,
    "select-then-insert": look_then_put,
    "each-set-once": each_set_once,
}
MISTAKES: Mapping[str, Callable[[], None]] = {"newest-counts": newest_counts, "epoch-kept": epoch_kept}
