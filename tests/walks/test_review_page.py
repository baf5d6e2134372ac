"""What only a browser can tell: fit for everyone, words that light up, a tap that sends, nothing that runs."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.walks.days import read_and_accept
from tests.walks.home import Home
from tests.walks.person import Person
from tests.web.places import PAGES
from tests.web.sheets import HIP, SCRIPT

AXE = Path(__file__).resolve().parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"
# Every size and both schemes are seen, the slow rules twice: a dark desk and a light phone differ in all they look at.
LOOKS: tuple[tuple[int, int, Literal["light", "dark"]], ...] = ((390, 844, "light"), (1280, 900, "dark"))
NARROW: ViewportSize = {"width": 320, "height": 568}


@pytest.fixture
def axe() -> str:
    """The checker, as `make test` installs it."""
    return AXE.read_text(encoding="utf-8")


def complaints(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    found = page.evaluate("axe.run()")["violations"]
    return [f"{each['id']}: {[node['target'] for node in each['nodes']]}" for each in found]


def scrolls_sideways(page: Page) -> bool:
    root = "document.documentElement"
    return bool(page.evaluate(f"{root}.scrollWidth > {root}.clientWidth"))


def unfit(browser: Browser, addresses: list[str], axe: str) -> dict[str, list[str]]:
    """For each address and look, what the rules complain of; sideways scrolling at any width is one of them."""
    found: dict[str, list[str]] = {}
    for width, height, scheme in LOOKS:
        opened = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        page = opened.new_page()
        for address in addresses:
            page.goto(address)
            said = complaints(page, axe) + (["sideways"] if scrolls_sideways(page) else [])
            page.set_viewport_size(NARROW)
            said += ["sideways on a narrow phone"] if scrolls_sideways(page) else []
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            page.set_viewport_size({"width": width, "height": height})
            said += ["sideways with large text"] if scrolls_sideways(page) else []
            found |= {f"{address} {scheme}": said} if said else {}
        opened.close()
    return found


def test_every_page_is_fit_for_everyone_before_there_is_a_plan(browser: Browser, home: Home, axe: str) -> None:
    pages = [home.address + route for route in PAGES]
    assert unfit(browser, [*pages, f"{home.address}/exercises/monster-walk/", f"{home.address}/nothing/"], axe) == {}


def test_every_page_is_fit_for_everyone_with_a_plan(browser: Browser, home: Home, person: Person, axe: str) -> None:
    read_and_accept(person, HIP)
    assert unfit(browser, [home.address + route for route in ("/", "/plan/", "/settings/")], axe) == {}


def test_the_review_is_fit_for_everyone(browser: Browser, person: Person, axe: str) -> None:
    person.write("Your sheet", HIP)
    person.tap("Read my sheet")
    assert unfit(browser, [person.page.url], axe) == {}


def test_pointing_at_a_field_lights_up_its_own_words(person: Person) -> None:
    person.page.set_viewport_size({"width": 1280, "height": 900})
    person.write("Your sheet", HIP)
    person.tap("Read my sheet")
    march = person.page.locator("article", has_text="Hip flexor march")
    march.get_by_text("10-15 reps", exact=True).hover()
    lit = person.page.locator("mark.is-pointed")
    expect(lit).to_have_count(1)
    expect(lit).to_have_text("10-15 reps")
    march.get_by_role("link", name="3 sets").focus()
    expect(person.page.locator("mark.is-pointed")).to_have_text("3 rounds")


def test_on_a_phone_the_cards_come_first_and_a_field_opens_the_folded_sheet(person: Person) -> None:
    person.write("Your sheet", HIP)
    person.tap("Read my sheet")
    expect(person.page.locator(".sheet")).not_to_be_visible()
    person.page.get_by_role("link", name="30 seconds").first.click()
    expect(person.page.locator(".sheet")).to_be_visible()


def test_a_tapped_number_is_sent_at_once(person: Person) -> None:
    read_and_accept(person, HIP)
    person.choose("3", within=re.compile("morning"))
    person.does_not_see(re.compile("this morning"))


def test_arrow_keys_choose_and_the_button_sends(person: Person) -> None:
    read_and_accept(person, HIP)
    person.page.get_by_role("radio", name="2", exact=True).focus()
    person.page.keyboard.press("ArrowRight")
    person.sees(re.compile("this morning"))
    person.page.keyboard.press("Enter")
    person.does_not_see(re.compile("this morning"))


def test_script_tags_in_a_sheet_never_run(person: Person) -> None:
    person.write("Your sheet", f"Bridge {SCRIPT}\n3 sets of 10 reps {SCRIPT}\n")
    person.tap("Read my sheet")
    assert person.page.title() == "Check your plan - Bandstand"
    expect(person.page.locator(".sheet")).to_contain_text(SCRIPT)


def test_without_javascript_everything_still_works(browser: Browser, home: Home) -> None:
    plain: BrowserContext = browser.new_context(java_script_enabled=False)
    page = plain.new_page()
    page.goto(home.address)
    page.get_by_label("Your sheet").fill(HIP)
    page.get_by_role("button", name="Read my sheet").click()
    expect(page.locator(".sheet")).to_be_visible()
    page.get_by_role("button", name="Take all proposals").click()
    page.get_by_role("button", name="Use this plan").click()
    page.get_by_text("1", exact=True).first.click()
    page.get_by_role("button", name="Save this answer").click()
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
    plain.close()
