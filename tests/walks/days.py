"""The taps that most days share."""

import re

from playwright.sync_api import expect

from tests.walks.home import Home
from tests.walks.person import Person

DAY_MS = 86_400_000
LEVELS_OF_THE_CHECK = 3


def read_and_accept(person: Person, sheet: str) -> None:
    """Paste a sheet, take what is proposed, and use the plan."""
    person.write("Your sheet", sheet)
    person.tap("Read my sheet")
    expect(person.page.get_by_role("heading", name=re.compile("Is this right"))).to_be_visible()
    if is_shown(person, "Take all proposals"):
        person.tap("Take all proposals")
    person.tap("Use this plan")


def begin(person: Person, *, first: re.Pattern[str] | None = re.compile("^Start")) -> None:
    """From Today to the first get-ready; answers a safety check that is due with nothing to tell."""
    if first is not None:
        person.tap(first)
    no_signs(person)
    starts_by_itself(person)
    person.tap("Begin")


def starts_by_itself(person: Person) -> None:
    """Chosen once: the phone remembers it."""
    if person.has_chosen:
        return
    person.tap("Choices")
    person.page.get_by_role("switch", name="begins by itself").check()
    person.taps += 1
    person.tap("Done choosing")
    person.has_chosen = True


def no_signs(person: Person) -> None:
    """A safety check, where one is on the screen, with none of its signs."""
    title = person.page.locator("h1").first
    for _ in range(LEVELS_OF_THE_CHECK):
        if not is_shown(person, "None of these"):
            return
        asked = title.inner_text()
        person.tap("None of these")
        expect(title).not_to_have_text(asked)


def is_shown(person: Person, name: str) -> bool:
    """Whether a button of that name is on the screen, once the page has settled."""
    person.page.wait_for_load_state()
    return person.page.get_by_role("button", name=name).filter(visible=True).count() > 0


def next_morning(person: Person, home: Home, *, pain: str | None, days: int = 1) -> None:
    """Some days later the page is opened again, and the morning's question answered."""
    home.sleep_until_next_morning(days)
    person.page.clock.fast_forward(days * DAY_MS)
    person.page.goto(home.address)
    if pain is not None:
        person.choose(pain, within=re.compile("morning"))


def reload(person: Person) -> None:
    """The page is loaded anew, as after a crash."""
    person.page.reload()
    expect(person.page.locator("#player[data-ready=yes]")).to_be_visible()
