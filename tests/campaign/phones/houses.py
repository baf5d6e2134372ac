"""Homes for the phones of the campaign, and what a second program reads in them."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.campaign.phones.mistaken import mistaken
from tests.walks.conftest import CHROMIUM, PHONE, QUIET
from tests.walks.days import no_signs, read_and_accept
from tests.walks.home import Home
from tests.walks.person import Person

# Short sets, each side by itself, with questions after each exercise: every kind of step a session has.
SHEET = """\
Clamshells
2 sets of 20 seconds on each side, rest 30 seconds between sets.

Monster walks with a mini band around the thighs
2 sets of 20 seconds, rest 30 seconds between sets.
"""


@contextmanager
def house(folder: Path, fault: str = "", *, planned: bool = False) -> Iterator[Home]:
    """A home with its server; with a plan where one is needed, with a mistake where one is named."""
    if planned:
        shutil.copytree(_planned()[0], folder, dirs_exist_ok=True)
    home = Home(folder, source=mistaken(folder.parent / f"{folder.name}-mistaken", fault))
    home.start()
    try:
        yield home
    finally:
        home.stop()


def session_address() -> str:
    """Where the session of a planned home stands."""
    return _planned()[1]


@cache
def _planned() -> tuple[Path, str]:
    """A home whose sheet was read and accepted, and whose session was made; one for all that need it."""
    folder = Path(tempfile.mkdtemp(prefix="bandstand-planned-"))
    with house(folder) as home, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        person = Person(browser.new_context(viewport=PHONE, timezone_id="UTC").new_page())
        person.page.goto(home.address)
        read_and_accept(person, SHEET)
        person.page.get_by_role("button", name="Start", exact=True).first.click()
        no_signs(person)
        person.page.locator("#player[data-ready=yes]").wait_for()
        path = person.page.url.removeprefix(home.address)
        browser.close()
    return folder, path


def rows(home: Home, kind: str = "set_done") -> list[tuple[str, str, str]]:
    """Id, session and step of every event of a kind, read from the file."""
    with closing(sqlite3.connect(f"file:{home.folder / 'bandstand.sqlite3'}?mode=ro", uri=True)) as file:
        found = file.execute("SELECT id, session, step FROM store_event WHERE kind = ? AND state = 'active'", [kind])
        return [(str(id), str(session), str(step)) for id, session, step in found]
