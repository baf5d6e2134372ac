"""D15: the phone's storage is cleared. Nothing shown as sent is missing, and the server asks where the end is."""

import re
import tempfile
import time
from pathlib import Path
from random import Random
from uuid import uuid4

from playwright.sync_api import Page, sync_playwright

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.phones.gate import Gate
from tests.campaign.phones.houses import house, rows, session_address
from tests.campaign.phones.phone import Phone, fresh, log_sets, only_here, waiting
from tests.walks.home import Home

CLEARINGS = {1: 2, 10: 30}
MOST_SETS = 5
A_DAY_AND_AN_HOUR = 25 * 3600
ENDLESS = "has no end here"
SETTLES_MS = 300


def once(phone: Phone, gate: Gate, home: Home, script: str, chance: Random) -> tuple[int, int]:
    """Sets are logged with and without network, then the phone forgets everything.

    Answers with how many sets the screen called sent, or kept quiet of, and how many of those the server lacks.
    """
    page = phone.tab(f"{gate.address}/settings/")  # Today would make itself anew once its sets are sent
    saved = log_sets(page, chance.randint(1, MOST_SETS), script)
    drained(page)
    gate.shut()
    saved += log_sets(page, chance.randint(1, MOST_SETS), script)
    page.wait_for_timeout(SETTLES_MS)
    told = said_to_be_only_here(page)
    before = {id for id, _, _ in rows(home)} | {id for id, _, _ in rows(home, "session_started")}
    wire = phone.context.new_cdp_session(page)
    wire.send("Storage.clearDataForOrigin", {"origin": gate.address, "storageTypes": "all"})
    page.close()
    gate.open()
    phone.tab(gate.address).close()
    lacking = sum(id.replace("-", "") not in before for id in saved)
    return len(saved) - told, max(0, lacking - told)


def said_to_be_only_here(page: Page) -> int:
    """The number in "3 sets are on this phone only", 0 where nothing is said."""
    found = re.match(r"(\d+) sets? (?:is|are) on this phone only", only_here(page))
    return int(found[1]) if found else 0


def drained(page: Page) -> None:
    """Wait until everything was sent."""
    for _ in range(100):
        if not waiting(page):
            return
        page.wait_for_timeout(50)


def asks_for_the_end(phone: Phone, gate: Gate, home: Home) -> bool:
    """Whether Today says nothing at once, and a day later that the session's end is not here."""
    page = phone.tab(gate.address)
    early = page.get_by_text(ENDLESS).count()
    home.stop()
    home.ahead_s = A_DAY_AND_AN_HOUR
    home.start()
    page.goto(gate.address)
    return early == 0 and page.get_by_text(ENDLESS).count() == 1


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    count = CLEARINGS.get(scale, 3 * scale)
    script = session_address().strip("/").rpartition("/")[2]
    shown = missing = 0
    with (
        tempfile.TemporaryDirectory() as folder,
        sync_playwright() as playwright,
        house(fresh(Path(folder) / "home"), fault, planned=True) as home,
    ):
        gate = Gate(home.port)
        phone = Phone(playwright, fresh(Path(folder) / "phone"))
        chance = Random(15 if scale == 1 else uuid4().int)
        for _ in range(count):
            called_sent, lacks = once(phone, gate, home, script, chance)
            shown, missing = shown + called_sent, missing + lacks
        asked = not fault and asks_for_the_end(phone, gate, home)
        phone.close()
        gate.close()
    return Outcome(
        holds=missing == 0 and shown > 0 and (asked or bool(fault)),
        n=count,
        measured=f"{missing} of {shown} shown as sent missing; a missing end is {'' if asked else 'not '}asked about",
        limit="0 missing; asked about after 24 h, not before",
        seconds=time.monotonic() - began,
    )


PART = Part(key="D15", faced="a phone whose storage was cleared", run=_run, faults=("synced-on-send",))
