"""The product as another program, many homes after each other: `python -m tests.campaign.keeper [FAULT]`.

It reads one order a line, does it and answers with one JSON line. Each order runs a command as it stands, with `serve`
asked its questions in this process instead of on a port: starting a new process for each of 600 homes takes too long.
"""

import contextlib
import io
import json
import logging
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from django.conf import settings
from django.db import connection, connections
from django.test import Client

from bandstand import store
from bandstand.cli import root, serve
from bandstand.home import Home
from bandstand.quantity import BandstandError, Json
from bandstand.store import integrity
from bandstand.words import say
from tests.store.databases import migrated, sqlite_at
from tests.store.facts import RECEIVED, event, fill, somebody

Answer = Mapping[str, Json]


def at(home: Path) -> None:
    """Have this process work at a home, from the beginning."""
    settings.HOME, settings.READ_ONLY, settings.NOTICE = Home(home), False, None
    connections["default"].close()
    ours = sqlite_at(home / "bandstand.sqlite3")
    connections.settings["default"] = connections.configure_settings({"default": dict(ours)})["default"]
    del connections["default"]


def make(home: Path, rows: int) -> Answer:
    """Two persons' logs, closed in order, with a copy; as they lay when killed; and one `-wal` of an hour before."""
    closed, killed, earlier = (home / name for name in ("closed", "killed", "earlier"))
    for folder in (closed, killed, earlier):
        folder.mkdir(parents=True)
    migrated(sqlite_at(closed / "bandstand.sqlite3"))
    at(closed)
    store.the_person()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_autocheckpoint = 0")
    for person, share in ((store.the_person(), rows), (somebody(), rows // 3)):
        fill(person)
        store.write(person, [event(seq=number) for number in range(share)], received_at=RECEIVED)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(PASSIVE)")
    for _ in range(rows // 10):
        store.write(store.the_person(), [event()], received_at=RECEIVED)
    _lay(closed, earlier)
    for _ in range(rows // 10):
        store.write(store.the_person(), [event()], received_at=RECEIVED)
    _lay(closed, killed)
    store.back_up(home / "backups", RECEIVED)
    connections["default"].close()
    return {"wal": (killed / "bandstand.sqlite3-wal").stat().st_size}


def _lay(source: Path, target: Path) -> None:
    for part in ("bandstand.sqlite3", "bandstand.sqlite3-wal"):
        shutil.copyfile(source / part, target / part)


def start(home: Path, _: int) -> Answer:
    """What `bandstand serve` does with a home, and what it then tells a phone and a person."""
    at(home)
    seen: dict[str, Json] = {"served": False}
    with replaced(serve, "run", lambda *_: seen.update(asked())), replaced(serve, "require_free", lambda *_: None):
        return {**ran("serve"), **seen}


def asked() -> dict[str, Json]:
    """What a phone is told that has nothing yet."""
    visitor = Client(raise_request_exception=False, headers={"host": "localhost"})
    page, found = visitor.get("/").status_code, 0
    told: dict[str, int | bool] = {"cursor": 0, "more": True}
    while told["more"]:
        answer = visitor.get(f"/api/v1/changes?cursor={told['cursor']}")
        if answer.status_code != 200:
            return {"served": True, "page": page, "changes": answer.status_code, "events": 0}
        letter = answer.json()
        told, found = letter, found + len(letter["events"])
    return {"served": True, "page": page, "changes": 200, "events": found}


def verify(home: Path, _: int) -> Answer:
    """`bandstand verify`."""
    at(home)
    return ran("verify")


def ran(*words: str) -> dict[str, Json]:
    """One command, to its end. A code of -1 is a traceback, which nobody should ever see."""
    out, err, code = io.StringIO(), io.StringIO(), 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            root.main(list(words), prog_name="bandstand", standalone_mode=False)
        except BandstandError as situation:
            code = getattr(situation, "exit_code", 1)
            err.write(say(situation.message))
        except SystemExit as ended:
            code = int(ended.code or 0)
        except Exception as bug:
            code = -1
            err.write(repr(bug))
        finally:
            connections["default"].close()
    return {"code": code, "said": err.getvalue()}


@contextlib.contextmanager
def replaced(module: object, name: str, other: object) -> Iterator[None]:
    """One name of a module means something else for a while."""
    before = getattr(module, name)
    plant(module, name, other)
    try:
        yield
    finally:
        plant(module, name, before)


def no_row_hashes() -> None:
    """Trust what SQLite says of its pages."""
    plant(integrity, "_passes", lambda *_: True)


def no_witness() -> None:
    """Never look beside the log."""
    plant(store, "beside_its_copies", lambda *_: ())


def empty_start() -> None:
    """Begin anew where nothing is."""
    plant(store, "has_vanished", lambda *_: False)


def plant(module: object, name: str, other: object) -> None:
    """One name of a module means something else from here on."""
    setattr(module, name, other)


FAULTS: Mapping[str, Callable[[], None]] = {
    "no-row-hashes": no_row_hashes,
    "no-witness": no_witness,
    "empty-start": empty_start,
}
ORDERS: Mapping[str, Callable[[Path, int], Answer]] = {"make": make, "start": start, "verify": verify}


def obey(orders: Mapping[str, Callable[[Path, int], Answer]], faults: Mapping[str, Callable[[], None]]) -> None:
    """Build in what is asked for, then do what each line says until there is none."""
    logging.disable(logging.CRITICAL)
    for fault in sys.argv[1:]:
        faults[fault]()
    for line in sys.stdin:
        order, folder, number = json.loads(line)
        print(json.dumps(orders[order](Path(folder), number)), flush=True)


if __name__ == "__main__":
    obey(ORDERS, FAULTS)
