"""The product as another program that updates logs of earlier releases, and is killed or finds no room meanwhile.

It takes orders as `keeper` does. What may end the process is done in a fork of it.
"""

import json
import os
import resource
import signal
import sqlite3
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.backends.signals import connection_created
from django.db.backends.sqlite3.base import DatabaseWrapper
from django.db.migrations.state import StateApps

from bandstand import store
from tests.campaign.keeper import Answer, at, obey, plant, start, verify
from tests.store.facts import RECEIVED, event

NEWEST = import_module("bandstand.store.migrations.0002_facts_stay")
LOOKS = ("SELECT", "PRAGMA", "EXPLAIN", "--")  # "--": what a trigger does
BROKEN_OFF: Answer = {"code": -9, "said": "", "served": False}


def grow(home: Path, rows: int) -> Answer:
    """Log so many sets more, with the tables as they are."""
    at(home)
    store.write(store.the_person(), [event(seq=number) for number in range(rows)], received_at=RECEIVED)
    at(home)  # lets go of the file
    return {}


def measure(home: Path, _: int) -> Answer:
    """How many statements that change something and how many milliseconds an update takes."""

    def run() -> Answer:
        began, seen = time.monotonic(), count_statements()
        told = start(home, 0)
        return {**told, "statements": seen[0], "ms": int((time.monotonic() - began) * 1000)}

    return apart(run)


def kill_at_statement(home: Path, number: int) -> Answer:
    """An update that is killed as it is about to have SQLite change something, the so-manieth time."""

    def run() -> Answer:
        count_statements(number)
        return start(home, 0)

    return apart(run)


def kill_after_ms(home: Path, ms: int) -> Answer:
    """An update that is killed so long after its beginning, wherever it is then."""

    def run() -> Answer:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, max(ms, 1) / 1000)
        return start(home, 0)

    return apart(run)


def cramped(home: Path, size: int) -> Answer:
    """An update on a disk that is full as soon as a file has this size."""

    def run() -> Answer:
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
        return start(home, 0)

    return apart(run)


def apart(act: Callable[[], Answer]) -> Answer:
    """Do something in a fork of this process, and say what came of it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, json.dumps(act()).encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    if not said:
        return BROKEN_OFF
    told = json.loads(said)
    assert isinstance(told, dict)
    return told


def count_statements(last: int = 0) -> list[int]:
    """Count from here on what SQLite is told to change; be killed at the last, 0 for never. The one item counts."""
    seen = [0]

    def count(statement: str) -> None:
        seen[0] += not statement.startswith(LOOKS)
        if seen[0] == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def trace(connection: DatabaseWrapper, **_: object) -> None:
        assert isinstance(connection.connection, sqlite3.Connection)
        connection.connection.set_trace_callback(count)

    connection_created.connect(trace, weak=False)
    return seen


def half_update() -> None:
    """Change the tables one statement after the other, each for good."""
    plant(NEWEST.Migration, "atomic", False)


def no_copy() -> None:
    """Update without a way back."""
    plant(store, "back_up", lambda folder, *_, **__: store.Backup(file=folder / "none", verdict=store.Verdict()))


def rewritten_rows() -> None:
    """Touch what was written while the tables change."""
    lay = NEWEST.lay

    def lay_and_rewrite(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        editor.execute("UPDATE store_script SET body = body || ' '", params=None)
        lay(apps, editor)

    plant(NEWEST.Migration.operations[0], "code", lay_and_rewrite)


FAULTS: Mapping[str, Callable[[], None]] = {
    "half-update": half_update,
    "no-copy": no_copy,
    "rewritten-rows": rewritten_rows,
}
ORDERS: Mapping[str, Callable[[Path, int], Answer]] = {
    "grow": grow,
    "measure": measure,
    "kill_at_statement": kill_at_statement,
    "kill_after_ms": kill_after_ms,
    "cramped": cramped,
    "start": start,
    "verify": verify,
}

if __name__ == "__main__":
    obey(ORDERS, FAULTS)
