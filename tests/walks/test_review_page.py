"""What only a browser can tell: fit for everyone, words that light up, a tap that sends, nothing that runs."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect

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
    expect(person.page).to_have_title("Check your plan - Bandstand")
    assert unfit(browser, [person.page.url], axe) == {}


DESK: ViewportSize = {"width": 1280, "height": 900}


def open_review(person: Person, sheet: str = HIP, size: ViewportSize | None = None) -> Page:
    """The review of a sheet, looked at."""
    if size:
        person.page.set_viewport_size(size)
    person.write("Your sheet", sheet)
    person.tap("Read my sheet")
    expect(person.page.get_by_role("heading", name=re.compile("Is this right"))).to_be_visible()
    person.page.wait_for_load_state()
    return person.page


def tile(page: Page, id: str) -> Locator:
    """One field of an exercise."""
    return page.locator(f'[id="t-{id}"]')


def is_in_view(part: Locator) -> bool:
    """Whether it stands on the screen, above what is docked at its foot."""
    return bool(
        part.evaluate(
            """(part) => {
                const where = part.getBoundingClientRect();
                const seen = document.elementFromPoint(where.left + where.width / 2, where.top + where.height / 2);
                return seen !== null && part.contains(seen);
            }"""
        )
    )


def test_pointing_at_a_field_lights_up_its_own_words(person: Person) -> None:
    page = open_review(person, size=DESK)
    tile(page, "hip-flexor-march.work").hover()
    lit = page.locator(".sheet .is-pointed")
    expect(lit).to_have_count(1)
    expect(lit).to_have_text("10-15 reps")
    tile(page, "hip-flexor-march.sets").focus()
    expect(lit).to_have_text("3 rounds")
    assert is_in_view(lit)


def test_pointing_at_words_lights_up_their_field_and_brings_it_into_view(person: Person) -> None:
    page = open_review(person, size=DESK)
    words = page.locator(".sheet").get_by_text("10-15 reps").last
    words.hover()
    page.clock.run_for(300)
    field = page.locator(".tile.is-pointed")
    expect(field).to_have_text(re.compile("10-15 reps"))
    page.wait_for_timeout(1000)
    assert is_in_view(tile(page, "hip-flexor-march.work"))
    assert is_in_view(words), "the sheet stays where it was"


def test_the_keyboard_goes_from_word_to_word_and_on_to_the_field(person: Person) -> None:
    page = open_review(person, size=DESK)
    page.get_by_role("region", name=re.compile("^Your sheet")).focus()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".sheet a:focus")).to_have_text("3 rounds")
    expect(page.locator(".tile.is-pointed")).to_have_text(re.compile("3 sets"))
    page.keyboard.press("Enter")
    expect(tile(page, "monster-walk.sets")).to_be_focused()
    expect(tile(page, "monster-walk.sets")).to_have_accessible_description("3 rounds")
    page.keyboard.press("Enter")
    expect(page.get_by_role("textbox", name="Sets")).to_be_focused()
    page.keyboard.type("4")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Saved")).to_have_text(re.compile("Sets: 4 sets"))
    expect(tile(page, "monster-walk.sets")).to_be_focused()


def test_on_a_phone_the_sheet_is_a_drawer_and_its_words_bring_up_their_field(person: Person) -> None:
    page = open_review(person)
    expect(page.locator(".sheet")).not_to_be_visible()
    person.unfold("Your sheet")
    page.locator(".sheet").get_by_text("10-15 reps").last.click()
    page.wait_for_timeout(1000)
    assert is_in_view(tile(page, "hip-flexor-march.work"))
    expect(page.locator(".tile.is-pointed")).to_have_text(re.compile("10-15 reps"))


def test_a_wrong_number_is_mended_with_two_taps_and_typing(
    person: Person, record_property: Callable[[str, object], None]
) -> None:
    page = open_review(person)
    person.begin_counting()
    person.tap(re.compile("^Each set 10-15 reps your sheet"), role="link")
    expect(page.get_by_role("textbox", name="How many")).to_be_focused()
    page.keyboard.type("8-12")
    person.tap("reps")
    record_property("taps_to_mend_a_number", person.taps)
    assert person.taps <= 2
    expect(page.get_by_role("status").filter(has_text="Saved")).to_have_text(re.compile("8-12 reps"))
    expect(tile(page, "mountain-climber.work")).to_have_text(re.compile("8-12 reps.*you chose"))


def test_a_wrong_choice_is_mended_with_two_taps(person: Person) -> None:
    page = open_review(person)
    person.begin_counting()
    person.tap(re.compile("^Sides"), role="link")
    page.locator(".editor").get_by_role("button", name="each leg").click()
    expect(tile(page, "mountain-climber.sides")).to_have_text(re.compile("each leg.*you chose"))
    assert person.taps + 1 <= 2


def test_an_invented_exercise_goes_with_one_tap_and_comes_back_with_another(person: Person) -> None:
    page = open_review(person)
    person.begin_counting()
    page.locator("#card-hip-flexor-march").get_by_role("button", name=re.compile("Leave this exercise out")).click()
    expect(page.locator("#card-hip-flexor-march")).to_have_count(0)
    expect(page.get_by_role("status").filter(has_text="left out")).to_have_text("Left out: Hip flexor march.")
    expect(page.locator("#undo")).to_be_focused()
    person.tap(re.compile("^Bring it back"))
    expect(page.locator("#card-hip-flexor-march")).to_be_visible()
    assert person.taps + 1 <= 2


def test_words_marked_on_the_sheet_become_an_exercise(person: Person) -> None:
    page = open_review(person, f"{HIP}\nWobbling about\n", size=DESK)
    page.locator(".sheet").evaluate(
        """(sheet) => {
            const words = [...sheet.childNodes].find((each) => each.textContent?.includes("Wobbling"));
            const range = document.createRange();
            range.setStart(words, words.textContent.indexOf("Wobbling"));
            range.setEnd(words, words.textContent.indexOf("about") + 5);
            document.getSelection().addRange(range);
        }"""
    )
    person.tap("Add the marked words")
    expect(page.get_by_role("heading", name="Wobbling about").first).to_be_visible()


def test_a_name_told_once_is_known_on_the_next_sheet(person: Person, home: Home) -> None:
    crab = "Crab thing\n3 sets of 10 reps each side\n"
    page = open_review(person, crab)
    person.tap(re.compile("^Which exercise"), role="link")
    page.locator(".editor").get_by_role("button", name="Lateral band walk").click()
    person.sees(re.compile("From now on we read"))
    page.goto(f"{home.address}/plan/read/")
    page = open_review(person, crab.upper())
    expect(page.get_by_role("link", name=re.compile("^Which exercise"))).to_have_text(
        re.compile("Lateral band walk.*you chose")
    )


def test_sixty_exercises_are_mended_as_easily(person: Person) -> None:
    page = open_review(person, "".join(f"{n}. Bridge number {n}\n3 sets of {n} reps\n\n" for n in range(1, 61)))
    last = page.locator("article.exercise").last
    last.scroll_into_view_if_needed()
    last.get_by_role("link", name=re.compile("^Sets")).click()
    expect(last.get_by_role("textbox", name="Sets")).to_be_focused()
    page.keyboard.type("2")
    page.keyboard.press("Enter")
    expect(last.get_by_role("link", name=re.compile("^Sets 2 sets"))).to_be_focused()
    assert is_in_view(last.get_by_role("link", name=re.compile("^Sets 2 sets")))
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("look", ["edit=hip-flexor-march", "edit=hip-flexor-march.work", "edit=monster-walk.exercise"])
def test_what_is_laid_open_is_fit_for_everyone(browser: Browser, person: Person, axe: str, look: str) -> None:
    page = open_review(person)
    assert unfit(browser, [f"{page.url.partition('?')[0]}?{look}"], axe) == {}


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
    expect(person.page).to_have_title("Check your plan - Bandstand")
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
