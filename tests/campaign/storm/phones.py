"""People who log their sessions and send them, in a thread each, until every set is named as kept."""

import http.client
import json
import random
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid5

SETS_A_SESSION = 12
MOST_IN_A_LETTER = 4
CUT_OFF = 0.1  # of the answers
WHOLE_DAY_MS = 86_400_000
BEGAN_MS = 1_790_000_000_000
BANDSTAND = UUID("5c1a2f0e-6b7d-5c55-9d0b-0d4d3f6f2b10")

Item = Mapping[str, Any]


def session_of(phone: int, number: int) -> Iterator[Item]:
    """The sets of one session, as a phone writes them."""
    session = uuid5(BANDSTAND, f"{phone} {number}")
    for seq in range(SETS_A_SESSION):
        yield {
            "id": str(uuid5(session, str(seq))),
            "schema": 1,
            "device": f"phone-{phone}",
            "session": str(session),
            "step": f"walk.{seq}",
            "seq": seq,
            "kind": "set_done",
            "plan_number": 1,
            "occurred_at": BEGAN_MS + number * WHOLE_DAY_MS + seq * 60_000,
            "zone": "Europe/Berlin",
            "local_date": "2026-09-21",
            "body": {"prescription": "walk", "set": seq + 1, "seconds": 30},
        }


def told_of(item: Item) -> Item:
    """What the player hands to the log of an event; the log adds the rest."""
    return {name: item[name] for name in ("kind", "body", "session", "step", "seq")}


@dataclass(frozen=True, slots=True)
class Known:
    """What phones know at one moment: all that was tapped, what still waits, what the server named."""

    tapped: frozenset[str]
    waiting: frozenset[str]
    named: frozenset[str]


@dataclass
class Phone(threading.Thread):
    """One phone. It taps what it is let to tap, sends it, and keeps it until it is named."""

    number: int
    port: int
    to_log: Sequence[Item]
    fault: str = ""
    allowed: int = 0
    outbox: list[Item] = field(default_factory=list)
    tapped: list[str] = field(default_factory=list)
    named: list[str] = field(default_factory=list)
    retries: int = 0
    broken: int = 0  # letters that were under way and got no answer
    asking: bool = False
    given_up: bool = False

    def __post_init__(self) -> None:
        super().__init__(daemon=True)
        self.dice = random.Random(self.number)
        self.guard = threading.Lock()

    __hash__ = threading.Thread.__hash__

    def run(self) -> None:
        """Tap, send, hear; whatever goes wrong, keep it and send it again."""
        while not self.given_up and (len(self.tapped) < len(self.to_log) or self.outbox):
            self._tap()
            letter = self.outbox[: self.dice.randint(1, MOST_IN_A_LETTER)]
            if letter:
                self._try(letter)
            else:
                time.sleep(0.005)

    def known(self) -> Known:
        """What this phone knows now."""
        with self.guard:
            waiting = frozenset(item["id"] for item in self.outbox)
            return Known(frozenset(self.tapped), waiting, frozenset(self.named))

    def _tap(self) -> None:
        with self.guard:
            while len(self.tapped) < self.allowed and len(self.outbox) < 2 * MOST_IN_A_LETTER:
                item = self.to_log[len(self.tapped)]
                self.outbox.append(item)
                self.tapped.append(item["id"])

    def _try(self, letter: Sequence[Item]) -> None:
        if self.fault == "removed-on-send":
            self._forget({item["id"] for item in letter})
        try:
            self._hear(self._send(letter))
        except (OSError, http.client.HTTPException, ValueError):
            self.retries += 1
            time.sleep(0.02)

    def _send(self, letter: Sequence[Item]) -> Any:
        """Send a letter and read the answer; one answer in ten is cut off."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            body = json.dumps({"events": letter})
            wire.request("POST", "/api/v1/events", body, {"Content-Type": "application/json"})
            if self.dice.random() < CUT_OFF:
                raise ConnectionAbortedError
            return self._answer(wire)
        finally:
            wire.close()

    def _answer(self, wire: http.client.HTTPConnection) -> Any:
        self.asking = True
        try:
            answer = wire.getresponse()
            content = answer.read()
        except (OSError, http.client.HTTPException):
            self.broken += 1
            raise
        finally:
            self.asking = False
        if answer.status != http.client.OK:
            raise ConnectionAbortedError(content)
        return json.loads(content)

    def _hear(self, answer: Mapping[str, Any]) -> None:
        ids = set(answer["stored"])
        with self.guard:
            self.named += [id for id in self.tapped if id in ids]
        self._forget({item["id"] for item in self.outbox} if self.fault == "whole-outbox-emptied" else ids)

    def _forget(self, ids: set[str]) -> None:
        with self.guard:
            self.outbox = [item for item in self.outbox if item["id"] not in ids]


def phones_for(count: int, sessions: int, port: int, fault: str) -> Sequence[Phone]:
    """So many phones, with so many sessions dealt out among them."""
    dealt: list[list[Item]] = [[] for _ in range(count)]
    for number in range(sessions):
        dealt[number % count] += session_of(number % count, number)
    return [Phone(number, port, sets, fault) for number, sets in enumerate(dealt)]


def all_known(phones: Sequence[Phone]) -> Known:
    """What all of them know."""
    each = [phone.known() for phone in phones]
    return Known(
        frozenset().union(*(known.tapped for known in each)),
        frozenset().union(*(known.waiting for known in each)),
        frozenset().union(*(known.named for known in each)),
    )
