"""What the player weighs, as Chromium fetches it: the first load up to Begin, what Begin brings, and a repeat visit.

`.venv/bin/python -m tests.bench.weight` prints every request. What registers the service worker, and what that fetches
for itself, is counted apart: it comes after the page, and nobody waits for it.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Page, Request, expect, sync_playwright

from tests.walks.conftest import CHROMIUM, PHONE, QUIET
from tests.walks.days import no_signs, read_and_accept
from tests.walks.home import Home
from tests.walks.person import Person
from tests.walks.sheets import HIP

MOST_KB = 80.0
MOST_REQUESTS = 30
MOST_DEEP = 3
OFFLINE = "/bandstand/offline/"
READY = "#player[data-ready=yes]"
LOADED_WITHIN_MS = 20_000
SETTLES_MS = 1_500


@dataclass(frozen=True, slots=True)
class Fetched:
    """One file: its address, its bytes on the wire (packed, with headers), and how deep it stands: 1 is the page."""

    address: str
    size: int
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """The player's files: `first` up to Begin, `begin` after it (without a worker), and the content of a second visit.

    `worker` is what the page fetches to register the service worker.
    """

    first: tuple[Fetched, ...]
    worker: tuple[Fetched, ...]
    begin: tuple[Fetched, ...]
    again: int

    @property
    def kb(self) -> float:
        """The first load, in KB."""
        return sum(each.size for each in self.first) / 1000

    @property
    def depth(self) -> int:
        """How many requests had to follow each other."""
        return max(each.depth for each in self.first)


def weigh() -> Weight:
    """Open a session in a browser that has never seen it, begin it, and visit it once more."""
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder)) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        address = session_of(browser.new_context(viewport=PHONE), home)
        fresh = browser.new_context(viewport=PHONE)
        page = fresh.new_page()
        seen = fetched_while(page, lambda: opened(page, address))
        again = content_of(fresh, lambda: opened(fresh.new_page(), address))
        plain = browser.new_context(viewport=PHONE, service_workers="block").new_page()
        opened(plain, address)
        begin = fetched_while(plain, lambda: begun(plain))
        browser.close()
    first, worker = (tuple(each for each in seen if (OFFLINE in each.address) is its) for its in (False, True))
    return Weight(first=first, worker=worker, begin=begin, again=again)


@contextmanager
def serving(folder: Path) -> Iterator[Home]:
    home = Home(folder)
    home.start()
    try:
        yield home
    finally:
        home.stop()


def session_of(context: BrowserContext, home: Home) -> str:
    """The address of a session that waits to be begun."""
    person = Person(context.new_page())
    person.page.goto(home.address)
    read_and_accept(person, HIP)
    person.page.get_by_role("button", name="Start", exact=True).first.click()
    no_signs(person)
    expect(person.page.locator(READY)).to_be_visible()
    address = person.page.url
    context.close()
    return address


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(READY).wait_for(timeout=LOADED_WITHIN_MS)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLES_MS)


def begun(page: Page) -> None:
    page.get_by_role("button", name="Begin").click()
    page.locator("[data-state]").first.wait_for(timeout=LOADED_WITHIN_MS)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLES_MS)


def fetched_while(page: Page, act: Callable[[], None]) -> tuple[Fetched, ...]:
    """What the page itself fetched from the network meanwhile, in order."""
    heard = Heard()
    wire = page.context.new_cdp_session(page)
    wire.on("Network.requestWillBeSent", heard.asked)
    wire.on("Network.responseReceived", heard.answered)
    wire.on("Network.loadingFinished", heard.received)
    wire.send("Network.enable")
    act()
    wire.detach()
    return heard.fetched()


class Heard:
    """What the browser says of its requests."""

    def __init__(self) -> None:
        self.address: dict[str, str] = {}
        self.depth: dict[str, int] = {}
        self.size: dict[str, int] = {}
        self.kept: set[str] = set()

    def asked(self, told: dict[str, Any]) -> None:
        """A request is on its way; whoever asked for it came before."""
        address = told["request"]["url"]
        if not address.startswith("http"):
            return
        self.address[told["requestId"]] = address
        self.depth[address] = 1 + self.depth.get(_asker(told["initiator"], address), 0)

    def answered(self, told: dict[str, Any]) -> None:
        """What the browser or its worker had already is not fetched."""
        response = told["response"]
        if response.get("fromDiskCache") or response.get("fromServiceWorker") or response.get("fromPrefetchCache"):
            self.kept.add(told["requestId"])

    def received(self, told: dict[str, Any]) -> None:
        """Packed bytes arrived."""
        self.size[told["requestId"]] = int(told["encodedDataLength"])

    def fetched(self) -> tuple[Fetched, ...]:
        """All that came over the wire."""
        return tuple(
            Fetched(address, self.size.get(id, 0), self.depth[address])
            for id, address in self.address.items()
            if id not in self.kept
        )


def _asker(initiator: dict[str, Any], address: str) -> str:
    frames = initiator.get("stack", {}).get("callFrames", [])
    asker = str(initiator.get("url") or (frames[0]["url"] if frames else ""))
    return "" if asker == address else asker


def content_of(context: BrowserContext, act: Callable[[], None]) -> int:
    """Bytes of content that page and worker together fetched meanwhile."""
    asked: list[Request] = []
    context.on("requestfinished", lambda request: asked.append(request))
    act()
    return sum(max(0, each.sizes()["responseBodySize"]) for each in asked if _came_over_the_wire(each))


def _came_over_the_wire(request: Request) -> bool:
    response = request.response()
    is_api = "/api/" in request.url
    return (
        response is not None and not response.from_service_worker and not is_api and request.timing["responseStart"] > 0
    )


def main() -> int:
    weight = weigh()
    for name, files in (("first", weight.first), ("worker", weight.worker), ("begin", weight.begin)):
        for each in files:
            name_of = each.address.partition("/static/")[2] or each.address
            print(f"{name:6} {each.size:7} bytes, {each.depth} deep  {name_of}")
    told = {
        "kb": round(weight.kb, 1),
        "requests": len(weight.first),
        "depth": weight.depth,
        "begin_kb": round(sum(each.size for each in weight.begin) / 1000, 1),
        "begin_requests": len(weight.begin),
        "again_bytes": weight.again,
    }
    print(json.dumps(told))
    holds = weight.kb <= MOST_KB and len(weight.first) <= MOST_REQUESTS and weight.depth <= MOST_DEEP
    return 0 if holds and weight.again == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
