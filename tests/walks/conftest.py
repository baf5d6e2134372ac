"""Walks: a real person's day in a real browser, against the real program."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Playwright, ViewportSize, sync_playwright

from tests.walks.home import Home
from tests.walks.person import Person

PHONE: ViewportSize = {"width": 390, "height": 844}
CHROMIUM = "/usr/bin/chromium"
# A session lasts half an hour of the phone's time. Nobody looks at its pictures between two looks of the walk.
SLOW_PICTURES = """
window.requestAnimationFrame = (draw) => setTimeout(() => draw(performance.now()), 1000);
const often = window.setInterval;
window.setInterval = (tick, ms, ...more) => often(tick, Math.max(ms, 500), ...more);
"""
QUIET = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--autoplay-policy=no-user-gesture-required",
]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """One Playwright for all walks."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium; nothing is downloaded."""
    launched = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield launched
    launched.close()


@pytest.fixture
def home(tmp_path: Path) -> Iterator[Home]:
    """A fresh home with its server running."""
    made = Home(tmp_path)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A phone of one's own: its storage lasts for the walk."""
    opened = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="en-GB", timezone_id="UTC")
    freeze(opened)
    yield opened
    opened.close()


def freeze(context: BrowserContext) -> None:
    """The phone's clock goes only where it is wound.

    A clock that also ran by itself would make a slow machine skip from one step of a session into the next.
    """
    now = datetime.now(UTC)
    context.clock.install(time=now)
    context.add_init_script(SLOW_PICTURES)
    context.clock.pause_at(now + timedelta(seconds=1))


@pytest.fixture
def person(context: BrowserContext, home: Home) -> Iterator[Person]:
    """Somebody who opens the page; afterwards the browser has nothing to complain of and called nobody else."""
    walker = Person(context.new_page())
    walker.page.goto(home.address)
    yield walker
    assert walker.complaints == []
    assert {url for url in walker.called if not url.startswith((home.address, "data:", "blob:"))} == set()
