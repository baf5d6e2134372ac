"""A phone without a network plays the last session to its end, and is given no new version in the middle of one."""

import re
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.campaign.phones.houses import SHEET, rows
from tests.campaign.phones.mistaken import changed
from tests.campaign.phones.phone import Phone, log_sets, waiting
from tests.campaign.phones.training import READY, Training, is_kept
from tests.walks.days import no_signs, read_and_accept
from tests.walks.home import Home
from tests.walks.person import Person

SETS = 6
DAY_MS = 86_400_000
NEXT_VERSION = {"player/words.js": ('finished: "Done for today"', 'finished: "All done for today"')}
VERSION = "document.querySelector('link[href*=\"/static/\"]').href.match(/static\\/([0-9a-f]+)/)[1]"
NEXT_IS = (
    "navigator.serviceWorker.getRegistration().then((found) => found.waiting?.state ?? found.installing?.state ?? '')"
)
SETTLES_MS = 700
REMOVE = "Remove what this phone keeps"
# The worker hears late that it is to forget, as on a slow phone.
FORGETS_LATE = """const say = ServiceWorker.prototype.postMessage;
ServiceWorker.prototype.postMessage = function (told, ...more) {
  if (told.do !== "forget") return say.call(this, told, ...more);
  window.forgets = () => say.call(this, told, ...more);
};"""


@pytest.fixture
def training(playwright: Playwright, home: Home, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Training]:
    """Somebody whose phone keeps Today and a session that they have not begun."""
    phone = Phone(playwright, tmp_path_factory.mktemp("phone"), now_ms=int(time.time() * 1000))
    person = Person(phone.tab(home.address))
    read_and_accept(person, SHEET)
    is_kept(person.page)
    person.tap(re.compile("^Start"))
    no_signs(person)
    person.page.locator(READY).wait_for()
    made = Training(phone, person.page.url, Random(1))
    made.stand(person.page)
    is_kept(made.page)
    yield made
    phone.close()


def restarted(training: Training, *, days: int = 0) -> None:
    """The browser is closed and opened again, at once or some days later."""
    now = training.look().now
    training.phone.close()
    training.phone.now_ms = now + days * DAY_MS


def without_network(training: Training, home: Home) -> Page:
    """The server is stopped and the network off; what the phone shows for Today."""
    home.kill()
    training.phone.offline(True)
    return training.phone.tab(home.address)


def test_with_the_server_stopped_and_the_browser_closed_the_last_session_plays_and_its_sets_come_later(
    training: Training, home: Home
) -> None:
    restarted(training)
    page = without_network(training, home)
    expect(page.get_by_text("This is Today as you saw it last.")).to_be_visible()
    page.get_by_role("link", name="Open the last session").click()
    training.stand(page)
    page.get_by_role("button", name="Begin").click()
    page.locator(".stage").wait_for()
    training.until("work")
    page.locator(".stage svg.figure-image").wait_for()
    assert training.until("finish").ticked == SETS
    expect(page.get_by_text(f"{SETS} sets are on this phone only")).to_be_visible()
    home.start()
    assert rows(home) == []
    training.phone.offline(False)
    sent(training)
    assert sorted({step for *_, step in rows(home)}) == sorted(step for *_, step in rows(home))
    assert len(rows(home)) == SETS


def sent(training: Training) -> None:
    """The phone tries again by itself, until nothing waits."""
    for _ in range(60):
        if not waiting(training.page):
            return
        training.wait(30)
    raise AssertionError("what waits was never sent")


@pytest.mark.parametrize(("days", "asks"), [(13, False), (15, True)])
def test_offline_a_session_is_good_for_fourteen_days_and_then_asks_in_a_plain_sentence(
    training: Training, home: Home, days: int, asks: bool
) -> None:
    restarted(training, days=days)
    page = without_network(training, home)
    page.get_by_role("link", name="Open the last session").click()
    training.stand(page)
    expect(page.get_by_text(re.compile("^Plan checked .* ago"))).to_be_visible()
    sentence = page.get_by_text("This plan was made more than 14 days ago. Is it still right?")
    expect(sentence).to_have_count(1 if asks else 0)
    page.get_by_role("button", name="Yes, begin" if asks else "Begin", exact=True).click()
    page.locator(".stage").wait_for()


def test_who_taps_a_link_as_the_network_comes_back_gets_where_it_leads(training: Training, home: Home) -> None:
    restarted(training)
    page = without_network(training, home)
    link = page.get_by_role("link", name="Open the last session")
    link.wait_for()
    link.evaluate("(link) => { link.click(); window.dispatchEvent(new Event('online')); }")
    training.stand(page)


def test_a_new_version_waits_for_the_session_and_for_what_was_not_sent(
    training: Training, home: Home, tmp_path_factory: pytest.TempPathFactory
) -> None:
    training.begin()
    first = version(training.page)
    home.stop()
    home.source = changed(Path(tmp_path_factory.mktemp("next")), NEXT_VERSION)
    home.start()
    today = training.phone.tab(home.address)
    waits(today)
    training.interrupt("reloaded", 0.0)
    assert version(training.page) == first, "a new player was put under a session that runs"
    training.phone.context.route("**/api/v1/events", lambda route: route.abort())
    training.until("finish")
    expect(training.page.get_by_role("heading", name="Done for today", exact=True)).to_be_visible()
    assert waiting(training.page) > 0
    training.page.close()
    today.goto(home.address)
    waits(today)
    training.phone.context.unroute("**/api/v1/events")
    takes_over(today, home)
    assert version(today) != first
    training.open()
    expect(training.page.get_by_role("heading", name="All done for today", exact=True)).to_be_visible()
    assert len(rows(home)) == SETS


def version(page: Page) -> str:
    """The version of the house that made this page."""
    return str(page.evaluate(VERSION))


def waits(page: Page) -> None:
    """A new version is on this phone, and stays waiting."""
    for _ in range(200):
        if page.evaluate(NEXT_IS) == "installed":
            break
        page.wait_for_timeout(100)
    page.wait_for_timeout(SETTLES_MS)
    assert page.evaluate(NEXT_IS) == "installed"


def takes_over(page: Page, home: Home) -> None:
    """With each visit the phone looks again; the new version has taken over at last."""
    for _ in range(20):
        page.goto(home.address)
        page.wait_for_timeout(SETTLES_MS)
        if page.evaluate(NEXT_IS) == "":
            return
    raise AssertionError("the new version waits for ever")


def test_a_phone_is_not_emptied_while_a_session_is_open_in_another_window(training: Training, home: Home) -> None:
    training.begin()
    training.until("rest")
    settings = training.phone.tab(f"{home.address}/settings/")
    settings.get_by_role("button", name=REMOVE).click()
    expect(settings.get_by_text("A session is open on this phone. Nothing was removed.")).to_be_visible()
    training.interrupt("reloaded", 0.0)
    assert training.until("finish").ticked == SETS
    training.page.close()
    settings.get_by_role("button", name=REMOVE).click()
    expect(settings.get_by_text("Nothing of yours is kept on this phone now.")).to_be_visible()
    assert len(rows(home)) == SETS


def test_a_set_logged_in_another_window_while_the_pages_are_forgotten_stays(training: Training, home: Home) -> None:
    training.page.close()
    settings = training.phone.context.new_page()
    settings.add_init_script(FORGETS_LATE)
    settings.goto(f"{home.address}/settings/")
    comes(settings, "navigator.serviceWorker.controller !== null")
    other = training.phone.tab(home.address)
    settings.get_by_role("button", name=REMOVE).click()
    comes(settings, "window.forgets !== undefined")
    training.phone.context.route("**/api/v1/events", lambda route: route.abort())
    kept = log_sets(other, 2, str(uuid4()))
    settings.evaluate("window.forgets()")
    expect(settings.get_by_text("Something is on this phone only. Nothing was removed.")).to_be_visible()
    assert waiting(other) == len(kept)


def comes(page: Page, what: str) -> None:
    """Wait until something is so in this window."""
    for _ in range(200):
        if page.evaluate(what):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"it never came: {what}")
