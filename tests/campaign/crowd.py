"""Phones that log sets at once, each keeping what was not named as kept; and the rows a second program then finds."""

import http.client
import json
import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from bandstand.quantity import Json
from tests.store.facts import event

MOST_WAITING = 12  # sets on one phone; nobody logs more while none is named
AGAIN_AFTER_S = 0.05
JSON = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Refusal:
    """An answer that keeps nothing."""

    status: int
    retry_after: str
    said: str


@dataclass
class Phone(threading.Thread):
    """Somebody who logs sets until it is enough, and sends them until each is named as kept, or all give up."""

    port: int
    enough: threading.Event = field(default_factory=threading.Event)
    gives_up: threading.Event = field(default_factory=threading.Event)
    waiting: list[Mapping[str, Json]] = field(default_factory=list)
    tapped: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    longest_s: float = 0.0

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        """Tap, send, hear; whatever is not named stays and is sent again."""
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)) as wire:
            while not self.gives_up.is_set() and (self.waiting or not self.enough.is_set()):
                if not self.enough.is_set() and len(self.waiting) < MOST_WAITING:
                    self._tap()
                self._send(wire, self.waiting[: 1 + len(self.tapped) % 3])

    def _tap(self) -> None:
        item = event(seq=len(self.tapped)).as_json()
        self.waiting.append(item)
        self.tapped.append(str(item["id"]))

    def _send(self, wire: http.client.HTTPConnection, letter: Sequence[Mapping[str, Json]]) -> None:
        began = time.monotonic()
        wire.request("POST", "/api/v1/events", json.dumps({"events": letter}), JSON)
        answer = wire.getresponse()
        said = answer.read().decode()
        self.longest_s = max(self.longest_s, time.monotonic() - began)
        if answer.status != http.client.OK:
            self.refusals.append(Refusal(answer.status, answer.headers.get("Retry-After", ""), said))
            self.gives_up.wait(AGAIN_AFTER_S)
            return
        named = set(json.loads(said)["stored"])
        self.named += [str(item["id"]) for item in self.waiting if item["id"] in named]
        self.waiting = [item for item in self.waiting if item["id"] not in named]


@contextmanager
def phones_at(port: int, many: int) -> Iterator[Sequence[Phone]]:
    """So many phones, logging; none of them is left afterwards."""
    phones = [Phone(port) for _ in range(many)]
    for phone in phones:
        phone.start()
    try:
        yield phones
    finally:
        for phone in phones:
            phone.gives_up.set()
        for phone in phones:
            phone.join()


def drained(phones: Sequence[Phone], within_s: float) -> bool:
    """Let everybody log no more, and send what waits. Whether all was named in time."""
    until = time.monotonic() + within_s
    for phone in phones:
        phone.enough.set()
    for phone in phones:
        phone.join(max(0.0, until - time.monotonic()))
    return not any(phone.is_alive() or phone.waiting for phone in phones)


def rows_in(file: Path) -> Sequence[str]:
    """The ids in a log, as another program reads them; it must be whole for SQLite."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as other:
        assert other.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        return [str(UUID(id)) for (id,) in other.execute("SELECT id FROM store_event")]
