"""From a link somebody sent to the first get-ready, and what a browser says of a shared page."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect

from tests.walks.conftest import PHONE, freeze
from tests.walks.days import no_signs, read_and_accept
from tests.walks.home import Home
from tests.walks.person import Person
from tests.walks.sheets import HIP

MOST_TAPS = 12
Note = Callable[[str, object], None]


def share(person: Person, home: Home, **words: str) -> str:
    """The author makes a link; its address."""
    read_and_accept(person, HIP)
    person.page.goto(f"{home.address}/plan/share/")
    for field, text in words.items():
        person.page.fill(f"#{field}", text)
    person.tap("Make the link")
    return person.page.input_value("#address")


def reader(browser: Browser, *, runs_scripts: bool = True) -> Person:
    """Somebody else, on a phone of their own."""
    context = browser.new_context(
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
        locale="en-GB",
        timezone_id="UTC",
        java_script_enabled=runs_scripts,
    )
    freeze(context)
    return Person(context.new_page())


def hears_of_the_policy(page: Page) -> list[str]:
    """Whatever the browser refuses because of the policy."""
    refused: list[str] = []
    page.on("console", lambda said: refused.append(said.text) if "Content Security" in said.text else None)
    return refused


def test_from_the_link_of_a_shared_programme_to_the_first_get_ready_in_twelve_taps(
    person: Person, home: Home, browser: Browser, record_property: Note
) -> None:
    link = share(person, home, title="Slow hip")
    somebody = reader(browser)
    somebody.page.goto(link)
    somebody.begin_counting()
    somebody.tap("Try it")
    no_signs(somebody)
    somebody.sees("From a shared programme: Slow hip")
    somebody.tap("Take all proposals")
    somebody.tap("Use this plan")
    somebody.tap(re.compile("^Start"))
    somebody.tap("Begin")
    somebody.tap("Ready")
    expect(somebody.page.locator("[data-state=prepare]")).to_be_visible()
    record_property("taps_from_link_to_get_ready", somebody.taps)
    assert somebody.taps <= MOST_TAPS
    assert somebody.complaints == []
    somebody.page.context.close()


def test_a_shared_page_shows_everything_without_javascript_and_the_browser_has_nothing_to_complain_of(
    person: Person, home: Home, browser: Browser
) -> None:
    link = share(person, home, title="Slow hip", introduction="Take your time.")
    plain = reader(browser, runs_scripts=False)
    plain.page.goto(link)
    plain.sees("3 sets of 10-15 reps")
    plain.page.locator("summary", has_text="How it is done").first.click()
    plain.sees("Soften your knees and send your hips back a little.")
    assert plain.page.locator("img").evaluate_all("all => all.every(each => each.naturalWidth > 0)")
    whole = reader(browser)
    refused = hears_of_the_policy(whole.page)
    whole.page.goto(link)
    whole.page.wait_for_load_state("networkidle")
    assert (refused, whole.complaints) == ([], [])
    assert {url for url in whole.called if not url.startswith((home.address, "data:"))} == set()
    assert not [url for url in whole.called if url.endswith(".js")]
    for each in (plain, whole):
        each.page.context.close()


def test_a_link_that_is_stopped_is_dead_on_the_phone_that_just_read_it(
    person: Person, home: Home, browser: Browser
) -> None:
    link = share(person, home)
    somebody = reader(browser)
    somebody.page.goto(home.address)  # the phone keeps what may be kept from here on
    somebody.page.goto(link)
    somebody.sees("3 sets of 30 seconds")
    person.page.goto(f"{home.address}/plan/share/")
    person.tap("Stop sharing")
    somebody.page.reload()
    somebody.sees("There is no programme here")
    somebody.page.goto(f"{home.address}/exercises/")
    somebody.page.go_back()
    somebody.sees("There is no programme here")
    somebody.page.context.close()


def test_a_shared_programme_prints_on_paper(person: Person, home: Home, browser: Browser) -> None:
    link = share(person, home, title="Slow hip")
    somebody = reader(browser)
    somebody.page.goto(link)
    somebody.page.emulate_media(media="print")
    expect(somebody.page.get_by_role("heading", name="Slow hip")).to_be_visible()
    expect(somebody.page.get_by_role("button", name="Try it")).to_be_hidden()
    expect(somebody.page.get_by_text("Soften your knees and send your hips back a little.").first).to_be_visible()
    somebody.page.context.close()
