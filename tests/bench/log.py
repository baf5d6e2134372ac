"""What logging a set costs, and how many sets a second are durably kept: measured, never asserted in a test.

`make bench` asks here. Run as a program it prints one JSON line a figure: `.venv/bin/python -m tests.bench.log`.
"""

import json
import os
import selectors
import socket
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.house.server import Served, serving
from tests.store.facts import event

CLIENTS = 8
ALONE = 1_000  # sets of one phone, each sent when the one before was answered
ROUNDS = 5  # bare SQLite and the server take turns, so that a machine that slows down slows both
ROUND_S = 1.5
WARM = 50


@dataclass
class Phone:
    """Somebody who sends a set as soon as the one before is named as kept."""

    wire: socket.socket
    asked_at: float = 0.0
    heard: bytes = b""

    def ask(self) -> None:
        """Send the next set."""
        self.asked_at = time.monotonic()
        self.wire.sendall(a_set())

    def hear(self) -> bool:
        """Take what has come; whether the answer is whole. Anything but "kept" is an error."""
        self.heard += self.wire.recv(65536)
        head, _, body = self.heard.partition(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0] or 0)
        if not length or len(body) < length:
            return False
        assert head.startswith(b"HTTP/1.1 200"), self.heard
        self.heard = b""
        return True


def a_set() -> bytes:
    """One set, as a phone's request."""
    body = json.dumps({"events": [event(kind="set_done").as_json()]}).encode()
    head = ("POST /api/v1/events HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json")
    return "\r\n".join((*head, f"Content-Length: {len(body)}", "", "")).encode() + body


@dataclass
class Kept:
    """How many sets were named as kept, in what time, and how long each one waited."""

    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)

    def and_(self, other: "Kept") -> "Kept":
        """Both together."""
        return Kept(self.seconds + other.seconds, self.waits + other.waits)

    @property
    def a_second(self) -> float:
        return len(self.waits) / self.seconds


def sets_of(port: int, clients: int, enough: Callable[[int, float], bool]) -> Kept:
    """Several phones at once, in one thread, so that asking costs little; until there were enough (count, seconds)."""
    kept = Kept()
    began = time.monotonic()
    with selectors.DefaultSelector() as ready:
        for _ in range(clients):
            phone = Phone(socket.create_connection(("127.0.0.1", port)))
            phone.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            ready.register(phone.wire, selectors.EVENT_READ, phone)
            phone.ask()
        while ready.get_map():
            for phone in _answered(ready):
                kept.waits.append(time.monotonic() - phone.asked_at)
                if enough(len(kept.waits), time.monotonic() - began):
                    ready.unregister(phone.wire)
                    phone.wire.close()
                else:
                    phone.ask()
    kept.seconds = time.monotonic() - began
    return kept


def _answered(ready: selectors.BaseSelector) -> Iterator[Phone]:
    for key, _ in ready.select(timeout=30):
        phone: Phone = key.data
        if phone.hear():
            yield phone


def bare(folder: Path, seconds: float) -> float:
    """Commits a second of SQLite alone: one INSERT a commit, as durable as ours, on the same disk."""
    text = json.dumps(event(kind="set_done").as_json())
    with closing(sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, body TEXT)")
        began, count = time.monotonic(), 0
        while time.monotonic() - began < seconds:
            database.execute("INSERT INTO t (body) VALUES (?)", (text,))
            count += 1
        return count / (time.monotonic() - began)


@dataclass(frozen=True, slots=True)
class Together:
    """Eight phones, and SQLite alone, turn by turn in one run."""

    kept: Kept
    bare_a_second: float

    @property
    def ratio(self) -> float:
        return self.kept.a_second / self.bare_a_second

    @property
    def longest_ms(self) -> float:
        return max(self.kept.waits) * 1000


@cache
def together() -> Together:
    """Eight phones at once against SQLite alone."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "home") as server:
        sets_of(server.port, CLIENTS, lambda count, _: count >= WARM)
        kept, alone = Kept(), 0.0
        for _ in range(ROUNDS):
            alone += bare(Path(folder), ROUND_S / 2) / ROUNDS
            kept = kept.and_(sets_of(server.port, CLIENTS, lambda _, seconds: seconds >= ROUND_S))
        return Together(kept, alone)


@cache
def cpu_ms_a_set() -> float:
    """Server CPU of one set of one phone, in milliseconds, everything included."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "home") as server:
        sets_of(server.port, 1, lambda count, _: count >= WARM)
        before = cpu_of(server)
        sets_of(server.port, 1, lambda count, _: count >= ALONE)
        return (cpu_of(server) - before) / ALONE * 1000


def cpu_of(server: Served) -> float:
    """CPU seconds that a server and its worker took so far."""
    return sum(map(_cpu_so_far, _family(server.process.pid)))


def _family(pid: int) -> Iterable[int]:
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from _family(int(child))


def _cpu_so_far(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Print each figure."""
    run = together()
    told = {
        "bare_a_second": run.bare_a_second,
        "sets_a_second": run.kept.a_second,
        "ratio": run.ratio,
        "longest_ms": run.longest_ms,
        "cpu_ms_a_set": cpu_ms_a_set(),
    }
    print(json.dumps({name: round(value, 3) for name, value in told.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
