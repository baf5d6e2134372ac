"""Two people with accounts share one phone: no set is lost, and none comes under the other's name."""

import subprocess
import sys
from collections.abc import Iterator
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.accounts.visits import KAT, PAT, SECRET
from tests.campaign.phones.phone import log_sets, only_here, waiting
from tests.walks.conftest import PHONE
from tests.walks.home import Home

UNSENT = 5
NEW = "four other quiet words"
KEPT = (
    "indexedDB.databases().then((all) => all.map((each) => each.name).filter((name) => name.startsWith('bandstand-')))"
)


def make_account(home: Home, email: str) -> None:
    call = [sys.executable, "-m", "bandstand", "account", "add", email]
    subprocess.run(call, env=home.environment(), input=SECRET[email], text=True, check=True, capture_output=True)


@pytest.fixture
def phone(browser: Browser, home: Home) -> Iterator[Page]:
    """One phone, at the log-in of a home with two accounts."""
    make_account(home, KAT)
    make_account(home, PAT)
    context = browser.new_context(viewport=PHONE, timezone_id="UTC", locale="en-GB")
    page = context.new_page()
    page.goto(home.address)
    yield page
    context.close()


def log_in(page: Page, email: str, passphrase: str | None = None) -> None:
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Passphrase").fill(passphrase or SECRET[email])
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_load_state()


def stored(home: Home, email: str) -> list[str]:
    """What the server has of somebody: the kinds of their events."""
    lines = home.run("events", "--person", email).splitlines()
    return [line.split()[1] for line in lines]


def sets_of(home: Home, email: str) -> int:
    return stored(home, email).count("set_done")


def settle(page: Page) -> None:
    """The phone is given a while to send what it can."""
    for _ in range(100):
        if not waiting(page):
            return
        page.wait_for_timeout(50)


def test_a_log_in_that_ended_costs_no_set(phone: Page, home: Home) -> None:
    log_in(phone, KAT)
    phone.context.clear_cookies()
    log_sets(phone, UNSENT, str(uuid4()))
    expect(phone.locator("[data-unsent]")).to_have_text(
        f"{UNSENT} sets are on this phone only. They go to the server once you log in again."
    )
    assert sets_of(home, KAT) == 0
    phone.goto(f"{home.address}/recovery/")
    log_in(phone, KAT)
    settle(phone)
    assert sets_of(home, KAT) == UNSENT
    assert only_here(phone) == ""


def test_a_new_passphrase_set_elsewhere_costs_no_set(phone: Page, home: Home, browser: Browser) -> None:
    log_in(phone, KAT)
    elsewhere = browser.new_page()
    elsewhere.goto(home.run("account", "reset", KAT).strip())
    elsewhere.get_by_label("New passphrase").fill(NEW)
    elsewhere.get_by_role("button", name="Set it").click()
    elsewhere.get_by_text("Log in with it.").wait_for()
    elsewhere.close()
    log_sets(phone, UNSENT, str(uuid4()))
    expect(phone.locator("[data-unsent]")).to_contain_text("once you log in again")
    phone.goto(home.address)
    log_in(phone, KAT, NEW)
    settle(phone)
    assert sets_of(home, KAT) == UNSENT


def test_somebody_else_logs_in_while_five_sets_wait_and_gets_none_of_them(phone: Page, home: Home) -> None:
    log_in(phone, KAT)
    phone.context.clear_cookies()
    log_sets(phone, UNSENT, str(uuid4()))
    other = phone.context.new_page()
    other.goto(home.address)
    log_in(other, PAT)
    expect(other.get_by_text(PAT)).to_be_visible()
    log_sets(other, 2, str(uuid4()))
    settle(other)
    phone.evaluate("window.dispatchEvent(new Event('online'))")  # her page is still open, and tries
    phone.wait_for_timeout(500)
    assert (sets_of(home, KAT), sets_of(home, PAT)) == (0, 2)
    other.goto(f"{home.address}/account/")
    other.get_by_role("button", name="Log out").click()
    other.get_by_text("You are logged out.").wait_for()
    log_in(other, KAT)
    settle(other)
    assert (sets_of(home, KAT), sets_of(home, PAT)) == (UNSENT, 2)


def test_who_logs_out_sends_what_waits_and_leaves_nothing_on_the_phone(phone: Page, home: Home) -> None:
    log_in(phone, KAT)
    phone.context.set_offline(True)
    log_sets(phone, UNSENT, str(uuid4()))
    phone.context.set_offline(False)
    phone.goto(f"{home.address}/account/")
    phone.get_by_role("button", name="Log out").click()
    phone.get_by_text("You are logged out.").wait_for()
    assert sets_of(home, KAT) == UNSENT
    assert phone.evaluate(KEPT) == []


def test_who_logs_out_with_sets_that_cannot_be_sent_is_told_and_keeps_them(phone: Page, home: Home) -> None:
    log_in(phone, KAT)
    phone.goto(f"{home.address}/account/")
    phone.route("**/api/v1/events", lambda route: route.abort())
    log_sets(phone, UNSENT, str(uuid4()))
    phone.get_by_role("button", name="Log out").click()
    phone.get_by_text("It stays here until you log in again on this phone.").wait_for()
    phone.get_by_role("button", name="Log out all the same").click()
    phone.get_by_text("You are logged out.").wait_for()
    phone.unroute("**/api/v1/events")
    log_in(phone, KAT)
    settle(phone)
    assert sets_of(home, KAT) == UNSENT
