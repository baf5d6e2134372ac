"""A phone on one's own network, at a plain address: what it cannot do there, and that a set is logged all the same."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from bandstand.cli.pairing.network import NoNetwork, own_address
from tests.walks.days import begin, read_and_accept
from tests.walks.home import Home
from tests.walks.person import Person
from tests.walks.player import wait_for
from tests.walks.sheets import HIP
from tests.walks.test_main_job import sets_logged


@pytest.fixture
def link(home: Home) -> Iterator[str]:
    """What `bandstand pair` prints, at the address by which other machines reach this one."""
    try:
        own_address(None)
    except NoNetwork:
        pytest.skip("this machine is on no network")
    command = [sys.executable, "-m", "bandstand", "pair", "--port", "0"]
    door = subprocess.Popen(
        command, env=home.environment(), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert door.stdout is not None
    yield door.stdout.readline().strip()
    door.kill()
    door.communicate()


def test_a_phone_at_a_plain_address_plays_and_logs_though_the_browser_gives_it_less(
    context: BrowserContext, home: Home, link: str
) -> None:
    phone = Person(context.new_page())
    phone.page.goto(link)
    expect(phone.page.get_by_text("Play the session as sound instead")).to_be_visible()
    phone.tap("Open it on this phone")
    lacking = "!isSecureContext && !navigator.serviceWorker && !navigator.wakeLock && !navigator.locks"
    assert phone.page.evaluate(lacking)
    read_and_accept(phone, HIP)
    begin(phone)
    wait_for(phone, "work")
    wait_for(phone, "rest")
    for _ in range(50):
        if sets_logged(home):
            break
        phone.page.wait_for_timeout(100)
    assert len(sets_logged(home)) == 1
    origin = link.partition("/pair/")[0]
    assert {url for url in phone.called if not url.startswith((origin, "data:", "blob:"))} == set()
    phone.page.goto(link)
    expect(phone.page.get_by_text("Bandstand on this phone")).to_have_count(0)
