"""What a phone holds goes to the server from whichever page is open."""

import re

from playwright.sync_api import expect

from tests.walks.days import begin, read_and_accept
from tests.walks.home import Home
from tests.walks.person import Person
from tests.walks.player import wait_for
from tests.walks.sheets import HIP
from tests.walks.test_main_job import sets_logged


def test_a_set_the_server_missed_is_sent_from_today(person: Person, home: Home) -> None:
    read_and_accept(person, HIP)
    begin(person)
    wait_for(person, "work")
    home.kill()
    wait_for(person, "rest")
    home.start()
    assert sets_logged(home) == []
    person.page.goto(home.address)
    expect(person.page.get_by_text(re.compile("on this phone only"))).to_have_count(0)
    for _ in range(50):
        if sets_logged(home):
            break
        person.page.wait_for_timeout(100)
    assert len(sets_logged(home)) == 1
