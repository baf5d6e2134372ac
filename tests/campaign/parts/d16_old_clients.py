"""D16: phones with a Bandstand of last year, and of next year: nothing is dropped, and people are told in time."""

import json
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from playwright.sync_api import Page, expect, sync_playwright

from bandstand.quantity import Json
from tests.campaign.hostile.ground import a_set, prepared
from tests.campaign.hostile.guest import Guest
from tests.campaign.hostile.house import House, running
from tests.campaign.hostile.pages import words_of
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.phones.training import is_kept
from tests.walks.conftest import CHROMIUM, QUIET

NOW = 1  # the schema of today's events
OF_OTHER_YEARS = (NOW - 2, NOW - 1, NOW + 1, NOW + 2)
LETTERS, A_LETTER = 8, 40  # for each step of scale
WHOLE = """SELECT COUNT(*) FROM store_event AS begun JOIN store_event AS ended USING (session)
           WHERE begun.kind = 'session_started' AND ended.kind = 'session_finished'"""
KEPT = "SELECT id, hash, state, cursor FROM store_event"
NEXT_YEAR = "next-year"
UPDATED = "Bandstand was updated meanwhile."
A_MOMENT_MS = 300
COMES_WITHIN_S = 15
SHELLS = 3  # sessions in a browser in the campaign; one with every commit


@dataclass
class Heard:
    """What came of it."""

    sent: int = 0
    sessions: int = 0
    faults: list[str] = field(default_factory=list)


def of_another_year(drawn: Random) -> dict[str, Json]:
    """One event as no phone of today tells it: of another schema, of a kind to come, or with fields come or gone."""
    told = a_set(drawn.randrange(1_000), str(UUID(int=drawn.getrandbits(128), version=4)))
    told["id"] = str(UUID(int=drawn.getrandbits(128), version=4))
    way = drawn.randrange(6)
    if way < 3:
        told["schema"] = drawn.choice(OF_OTHER_YEARS)
    elif way == 3:
        told["kind"] = drawn.choice(("balance_told", "set_done_2", "band_worn"))
    elif way == 4:
        told |= {"mood": "fine", "schema": NOW + 1, "body": {"prescription": "bridge", "sets": [{"n": 1}]}}
    else:
        del told[drawn.choice(("zone", "local_date", "device", "schema", "occurred_at", "kind"))]
    return told


def is_understood(told: Mapping[str, Json]) -> bool:
    """Whether a Bandstand of today reads it as a fact."""
    return told.get("schema") == NOW and told.get("kind") == "set_done" and {*a_set(0)} <= {*told}


def judge_letters(house: House, guest: Guest, letters: Sequence[Sequence[Mapping[str, Json]]]) -> Iterator[str]:
    """Each event is named as kept, is in the file, and is counted where people read it."""
    before = len(house.rows(KEPT))
    for events in letters:
        answer = guest.letter(json.dumps({"events": events}).encode())
        named = set(json.loads(answer.text).get("stored", [])) if answer.status == 200 else set()
        if named != {each["id"] for each in events}:
            yield f"{answer.status}: {len(named)} of {len(events)} named as kept"
            return
    sent = [each for events in letters for each in events]
    there = {str(row[0]) for row in house.rows(KEPT)}
    if missing := {str(each["id"]).replace("-", "") for each in sent} - there:
        yield f"{len(missing)} named as kept are not there"
    if len(there) != before + len(sent):
        yield f"{len(there) - before} rows for {len(sent)} events"
    strange = sum(not is_understood(each) for each in sent)
    if f"Kept, not understood: {strange}." not in words_of(guest.get("/log/").text):
        yield f"the log does not say that {strange} are kept, not understood"
    exported = house.run("export").stdout
    if lost := [each["id"] for each in sent if str(each["id"]) not in exported]:
        yield f"{len(lost)} do not leave with the export"


def judge_shell(house: House, guest: Guest, page: Page, fault: str) -> Iterator[str]:
    """A session begun before the server was updated: it goes on as it was, is kept, and then the person is told."""
    whole = house.rows(WHOLE)
    page.goto(f"http://127.0.0.1:{house.port}{guest.begins()}", wait_until="load")
    expect(page.locator("#player")).to_have_attribute("data-ready", "yes")
    is_kept(page)
    house.stop()  # so that something waits to be sent
    page.get_by_role("button", name="Begin").first.click()
    expect(page.locator(".stage")).to_be_visible()
    house.fault = f"{NEXT_YEAR} {fault}".strip()
    house.start()
    with page.expect_response(lambda answer: answer.url.endswith("/api/v1/events")):
        page.evaluate("window.dispatchEvent(new Event('online'))")
    page.wait_for_timeout(A_MOMENT_MS)
    if page.get_by_text(UPDATED).filter(visible=True).count():
        yield "the person is told in the middle of a session"
    finish_here(page)
    try:
        expect(page.get_by_text(UPDATED)).to_be_visible(timeout=4_000)
    except AssertionError:
        yield "the person is not told after the session"
    until = time.monotonic() + COMES_WITHIN_S
    while time.monotonic() < until and house.rows(WHOLE) == whole:
        page.wait_for_timeout(A_MOMENT_MS)
    if house.rows(WHOLE) == whole:
        yield "the session was not kept to its end"


def grows_old(house: House, fault: str) -> None:
    """The year is over."""
    house.stop()
    house.fault = fault
    house.start()


def finish_here(page: Page) -> None:
    """Close for today."""
    page.get_by_role("button", name="Close").filter(visible=True).first.click()
    page.get_by_role("button", name="Finish here").filter(visible=True).first.click()


def _run(scale: int, fault: str) -> Outcome:
    began, heard, drawn = time.monotonic(), Heard(), Random(16)
    with running(fault) as house:
        guest = prepared(house)
        letters = [[of_another_year(drawn) for _ in range(A_LETTER)] for _ in range(LETTERS * scale)]
        heard.sent = sum(map(len, letters))
        heard.faults += judge_letters(house, guest, letters)
        if not heard.faults:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
                for number in range(1 if scale == 1 else SHELLS):
                    if number:
                        grows_old(house, fault)
                    heard.faults += judge_shell(house, guest, browser.new_page(timezone_id=guest.zone), fault)
                    heard.sessions += 1
                browser.close()
    for each in heard.faults[:9]:
        print(each, file=sys.stderr)
    return Outcome(
        holds=not heard.faults and heard.sessions > 0,
        n=heard.sent,
        measured=f"{len(heard.faults)} of {heard.sent} events and {heard.sessions} sessions not as they should be",
        limit="0 dropped, each counted in the log; told of the update after the session, not in it",
        seconds=time.monotonic() - began,
    )


PART = Part(
    key="D16",
    faced="phones of last year and of next year",
    run=_run,
    faults=("drops-strangers", "refuses-strangers", "nameless"),
)
