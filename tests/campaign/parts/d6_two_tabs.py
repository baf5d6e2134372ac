"""D6: two tabs hold one outbox. One of them sends; closing either, at any moment, loses nothing and doubles nothing."""

import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from json import loads
from pathlib import Path
from random import Random
from uuid import uuid4

from playwright.sync_api import Page, Request, sync_playwright

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.phones.gate import Gate
from tests.campaign.phones.houses import house, rows
from tests.campaign.phones.phone import Phone, fresh, log_sets, waiting

CLOSINGS = {1: 3, 10: 50}
CALM_ROUNDS = 2  # in which no tab is closed: then no set may be sent twice
SETS_A_ROUND = 3
SLOW_S = 0.03  # each way, so that a tab can be closed while an answer is under way
SO_SLOW_S = 0.3  # each way, so that one tab's sending is still under way when the other hears of the network
DRAINED_WITHIN_S = 20.0
SCRIPT = "5c1a2f0e-6b7d-5c55-9d0b-0d4d3f6f2b11"


@dataclass
class Tabs:
    """Two tabs of one phone, and what went from them to the server."""

    phone: Phone
    gate: Gate
    chance: Random
    saved: list[str] = field(default_factory=list)
    sent: Counter[str] = field(default_factory=Counter)
    under_way: set[Request] = field(default_factory=set)
    tabs: list[Page] = field(default_factory=list)

    def open(self) -> None:
        """Two tabs on Today."""
        while len(self.tabs) < 2:
            tab = self.phone.tab(self.gate.address)
            tab.on("request", self._goes)
            tab.on("requestfailed", self._goes_not)  # one that the shut gate refused was no sending
            tab.on("requestfinished", self._hear)
            self.tabs.append(tab)

    def _goes(self, request: Request) -> None:
        if request.url.endswith("/api/v1/events"):
            self.under_way.add(request)

    def _goes_not(self, request: Request) -> None:
        self.under_way.discard(request)

    def _hear(self, request: Request) -> None:
        if request in self.under_way and request.post_data:
            self.under_way.discard(request)
            self.sent.update(str(event["id"]) for event in loads(request.post_data)["events"])

    def calm(self) -> None:
        """Sets are logged with no network in one tab; the network comes back to both at once."""
        self.gate.shut()
        self.gate.slow_s = SO_SLOW_S
        self.saved += log_sets(self.tabs[0], SETS_A_ROUND, SCRIPT)
        log_sets(self.tabs[1], 0, SCRIPT)
        self.sent.clear()
        self.gate.open()
        for tab in self.tabs:
            tab.evaluate("window.dispatchEvent(new Event('online'))")  # by no timer: a tab behind another has slow ones
        self.drained()
        self.gate.slow_s = SLOW_S

    def closing(self) -> None:
        """Sets are logged, and either tab is closed at some moment of sending them."""
        one = self.chance.randrange(2)
        self.saved += log_sets(self.tabs[one], SETS_A_ROUND, SCRIPT)
        self.tabs[self.chance.randrange(2)].wait_for_timeout(self.chance.uniform(0, 250))
        self.tabs.pop(self.chance.randrange(2)).close()
        self.under_way.clear()  # what a closed tab had on its way is told to nobody
        self.open()

    def drained(self) -> None:
        """Wait until nothing waits any more, and nothing is on its way."""
        deadline = time.monotonic() + DRAINED_WITHIN_S
        while (waiting(self.tabs[0]) or self.under_way) and time.monotonic() < deadline:
            self.tabs[0].wait_for_timeout(50)


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    count = CLOSINGS.get(scale, 5 * scale)
    twice = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        house(fresh(Path(folder) / "home"), fault) as home,
    ):
        gate = Gate(home.port)
        gate.slow_s = SLOW_S
        seed = 6 if scale == 1 else uuid4().int
        tabs = Tabs(Phone(playwright, fresh(Path(folder) / "phone")), gate, Random(seed))
        tabs.open()
        for _ in range(CALM_ROUNDS):
            tabs.calm()
            twice += sum(times > 1 for times in tabs.sent.values())
        for _ in range(0 if fault else count):
            tabs.closing()
        tabs.drained()
        kept = rows(home) + rows(home, "session_started")
        tabs.phone.close()
        gate.close()
    ids = {id for id, _, _ in kept}
    lost = sum(id.replace("-", "") not in ids for id in tabs.saved)
    doubled = len(kept) - len({(session, step) for _, session, step in kept})
    return Outcome(
        holds=lost == doubled == twice == 0 and len(ids) >= len(tabs.saved) > 0,
        n=count,
        measured=f"{lost} lost, {doubled} doubled of {len(tabs.saved)}; {twice} sent twice with both tabs open",
        limit="0 lost, 0 doubled; 0 sent twice",
        seconds=time.monotonic() - began,
    )


PART = Part(key="D6", faced="two tabs with one outbox, either closed at any moment", run=_run, faults=("no-lock",))
