"""The taps that most days share."""

import re

from tests.walks.home import Home
from tests.walks.person import Person

DAY_MS = 86_400_000


def read_and_accept(person: Person, sheet: str) -> None:
    """Paste a sheet, take what is proposed, and use the plan."""
    person.write("Your sheet", sheet)
    person.tap("Read my sheet")
    if person.page.get_by_role("button", name="Take all proposals").count():
        person.tap("Take all proposals")
    person.tap("Use this plan")


def begin(person: Person, *, first: re.Pattern[str] | None = re.compile("^Start")) -> None:  # noqa: B008
    """From Today to the first get-ready; answers a safety check that is due with nothing to tell."""
    if first is not None:
        person.tap(first)
    no_signs(person)
    person.tap("Begin")


def no_signs(person: Person) -> None:
    """A safety check, where one is on the screen, with none of its signs."""
    while person.page.get_by_role("button", name="None of these").locator("visible=true").count():
        person.tap("None of these")


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
