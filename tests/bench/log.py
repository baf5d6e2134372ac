"""What logging a set costs, and how many sets a second are durably kept: measured, never asserted in a test.

`make bench` asks here. Run as a program it prints one JSON line a figure: `.venv/bin/python -m tests.bench.log`.
"""

import json
import os
import selectors
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cache
from itertools import chain, repeat
from pathlib import Path
from urllib.request import Request, urlopen
from uuid import uuid4

from bandstand.journal.event import Event
from tests.bench.echo import echoing
from tests.house.server import HERE, Served, command, environment, serving
from tests.store.facts import event

CLIENTS = 8
ALONE = 1_000  # sets of one phone, each sent when the one before was answered
ROUNDS = 5  # bare SQLite and the server take turns, so that a machine that slows down slows both
ROUND_S = 1.5
WARM = 400  # each of the server's threads opens its own connection the first time
LOOKS = 60


@dataclass
class Phone:
    """Somebody who sends a set as soon as the one before is named as kept."""

    wire: socket.socket
    cookie: str
    asked_at: float = 0.0
    heard: bytes = b""

    def ask(self) -> None:
        """Send the next set."""
        self.asked_at = time.monotonic()
        self.wire.sendall(a_set(self.cookie))

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


def a_set(cookie: str) -> bytes:
    """One set, as a phone's request that is logged in."""
    body = json.dumps({"events": [event(kind="set_done").as_json()]}).encode()
    head = ("POST /api/v1/events HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json", f"Cookie: {cookie}")
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
        """How many in a second."""
        return len(self.waits) / self.seconds

    @property
    def longest_ms(self) -> float:
        """The longest wait of all, in milliseconds."""
        return max(self.waits) * 1000


def sets_of(port: int, clients: int, enough: Callable[[int, float], bool], cookie: str = "") -> Kept:
    """Several phones at once, in one thread, so that asking costs little; until there were enough (count, seconds)."""
    kept = Kept()
    began = time.monotonic()
    with selectors.DefaultSelector() as ready:
        for _ in range(clients):
            phone = Phone(socket.create_connection(("127.0.0.1", port)), cookie)
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


def bare(folder: Path, seconds: float) -> Kept:
    """SQLite alone: one INSERT a commit, as durable as ours, on the same disk."""
    text = json.dumps(event(kind="set_done").as_json())
    with closing(sqlite3.connect(folder / "bare.sqlite3", isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, body TEXT)")
        kept = Kept()
        while kept.seconds < seconds:
            began = time.monotonic()
            database.execute("INSERT INTO t (body) VALUES (?)", (text,))
            kept.waits.append(time.monotonic() - began)
            kept.seconds += kept.waits[-1]
        return kept


@dataclass(frozen=True, slots=True)
class Together:
    """Eight phones, SQLite alone, and eight phones whose sets nobody keeps, turn by turn in one run."""

    kept: Kept
    bare: Kept
    echoed: Kept

    @property
    def ratio(self) -> float:
        """Sets a second over commits a second of SQLite alone."""
        return self.kept.a_second / self.bare.a_second


@cache
def together() -> Together:
    """Eight phones at once against SQLite alone, and against the machine alone."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "home") as server, echoing() as echo:
        cookie = entry(server.home)
        sets_of(server.port, CLIENTS, lambda count, _: count >= WARM, cookie)
        kept, alone, echoed = Kept(), Kept(), Kept()
        for _ in range(ROUNDS):
            alone = alone.and_(bare(Path(folder), ROUND_S / 2))
            kept = kept.and_(sets_of(server.port, CLIENTS, lambda _, seconds: seconds >= ROUND_S, cookie))
            echoed = echoed.and_(sets_of(echo, CLIENTS, lambda _, seconds: seconds >= ROUND_S / 2))
        return Together(kept, alone, echoed)


@cache
def cpu_ms_a_set() -> float:
    """Server CPU of one set of one phone, in milliseconds, everything included."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "home") as server:
        cookie = entry(server.home)
        sets_of(server.port, 1, lambda count, _: count >= WARM, cookie)
        before = cpu_of(server)
        sets_of(server.port, 1, lambda count, _: count >= ALONE, cookie)
        return (cpu_of(server) - before) / ALONE * 1000


@cache
def of_one_set() -> Mapping[str, int]:
    """Statements and commits of one set, session and person included."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        printed(home, "events")
        counted: Mapping[str, int] = json.loads(_program("statements", home))
        return counted


def entry(home: Path) -> str:
    """What the browser of somebody who is logged in sends; the home has an account from now on."""
    return _program("entry", home).strip()


def _program(name: str, home: Path) -> str:
    """What a program beside this one prints of a home that stands."""
    found = environment(home, PYTHONPATH=f"{HERE / 'src'}:{HERE}", DJANGO_SETTINGS_MODULE="bandstand.settings")
    call = [sys.executable, "-m", f"tests.bench.{name}"]
    return subprocess.run(call, env=found, capture_output=True, text=True, check=True).stdout


@dataclass(frozen=True, slots=True)
class Today:
    """The page of the day, looked at right after a set of the session that runs."""

    cpu_ms: float
    bytes: int


@cache
def today() -> Today:
    """What one look costs the server, twelve weeks of history behind it, and what goes over the wire."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        printed(home, "demo")
        sets, cookie = session_begun(home), entry(home)
        with serving(home) as server:
            for _ in range(10):
                tell(server, next(sets), cookie)
                look(server, cookie)
            alone = _cpu_over(server, lambda: tell(server, next(sets), cookie))
            both = _cpu_over(server, lambda: (tell(server, next(sets), cookie), look(server, cookie)))
            return Today(cpu_ms=both - alone, bytes=len(look(server, cookie)))


def _cpu_over(server: Served, do: Callable[[], object]) -> float:
    before = cpu_of(server)
    for _ in range(LOOKS):
        do()
    return (cpu_of(server) - before) / LOOKS * 1000


def session_begun(home: Path) -> Iterator[Event]:
    """The facts of a session of today, one after another: that it began, and then sets as they were last done."""
    told = [json.loads(line) for line in printed(home, "events", "--json")]
    last = {each["kind"]: each for each in told}
    session, now = uuid4(), int(time.time() * 1000)
    kinds = chain(["session_started"], repeat("set_done"))
    for seq, kind in enumerate(kinds):
        body = last[kind]["body"] | ({"set": 1 + seq % 9} if kind == "set_done" else {})
        plan = last["plan_set"]["plan_number"]
        made = event(kind=kind, seq=seq, body=body)
        yield replace(
            made, session=session, plan_number=plan, occurred_at=now + seq, local_date=datetime.now(UTC).date()
        )


def printed(home: Path, *words: str) -> Sequence[str]:
    """What a command prints, however long it takes."""
    done = subprocess.run(command(*words), env=environment(home), capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def tell(server: Served, said: Event, cookie: str) -> int:
    """Have one event kept. Returns how many are named as kept: one."""
    body = json.dumps({"events": [said.as_json()]}).encode()
    headers = {"Content-Type": "application/json", "Cookie": cookie}
    with urlopen(Request(f"{server.address}api/v1/events", data=body, headers=headers)) as answer:
        stored = json.load(answer)["stored"]
    assert stored == [str(said.id)]
    return len(stored)


def look(server: Served, cookie: str) -> bytes:
    """The page of the day as it is sent, packed."""
    with urlopen(Request(server.address, headers={"Accept-Encoding": "gzip", "Cookie": cookie})) as answer:
        page: bytes = answer.read()
    return page


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
        "bare_a_second": run.bare.a_second,
        "bare_longest_ms": run.bare.longest_ms,
        "sets_a_second": run.kept.a_second,
        "ratio": run.ratio,
        "longest_ms": run.kept.longest_ms,
        "echo_longest_ms": run.echoed.longest_ms,
        "cpu_ms_a_set": cpu_ms_a_set(),
        **of_one_set(),
        "today_cpu_ms": today().cpu_ms,
        "today_bytes": today().bytes,
    }
    print(json.dumps({name: round(value, 3) for name, value in told.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
