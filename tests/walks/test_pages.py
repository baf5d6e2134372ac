"""Every page of the router, lived in: readable for everyone, under one strict policy, calling nobody."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.walks.conftest import PHONE
from tests.walks.days import begin
from tests.walks.home import Home
from tests.walks.person import Person
from tests.walks.sheets import HIP

AXE = (Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
POLICY = ("default-src 'none'", "script-src 'self'", "style-src 'self'", "require-trusted-types-for 'script'")
# Colours are judged once a fade is over, as an eye would.
SETTLED = "Promise.all(document.getAnimations().map((each) => each.finished))"
EXAMPLES = {"<slug:id>": "hip-flexor-march"}


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A home with two made-up weeks in it."""
    made = Home(tmp_path_factory.mktemp("lived-in"))
    made.run("demo", "--weeks", "2")
    made.start()
    yield made
    made.stop()


def routes(home: Home) -> list[str]:
    """The pages the person who lives here can open by their address, with an example where one is needed."""
    listed = json.loads(home.run("routes", "--json"))
    theirs = [row["route"] for row in listed if row["method"] == "GET" and row["roles"]["owner"] == "yes"]
    named = [_with_example(route) for route in theirs]
    return [route for route in named if "<" not in route and route.endswith("/") and not route.startswith("/api/")]


def _with_example(route: str) -> str:
    for name, example in EXAMPLES.items():
        route = route.replace(name, example)
    return route


def violations(page: Page) -> list[str]:
    """What axe has against a page: the rule and the first element."""
    page.evaluate(SETTLED)
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [f"{page.url} {each['id']}: {each['nodes'][0]['html'][:120]}" for each in found]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_is_readable_for_everyone_and_keeps_its_policy(
    browser: Browser,
    lived_in: Home,
    scheme: Literal["light", "dark"],
    record_property: Callable[[str, object], None],
) -> None:
    context = browser.new_context(viewport=PHONE, color_scheme=scheme)
    person = Person(context.new_page())
    against: list[str] = []
    pages = routes(lived_in)
    for route in pages:
        answer = person.page.goto(lived_in.address + route)
        assert answer is not None
        assert answer.status == 200, route
        policy = answer.headers["content-security-policy"]
        assert [each for each in POLICY if each not in policy] == []
        against += violations(person.page)
    context.close()
    record_property("pages", len(pages))
    record_property("violations", len(against))
    assert len(pages) >= 8
    assert against == []
    assert person.complaints == []
    assert {url for url in person.called if not url.startswith((lived_in.address, "data:"))} == set()


def test_the_pages_with_ids_of_their_own_are_readable_too(person: Person) -> None:
    person.page.clock.resume()  # axe waits a moment between its looks
    against = []
    person.write("Your sheet", HIP)
    person.tap("Read my sheet")
    person.sees("Is this right?")
    against += violations(person.page)
    person.tap("Take all proposals")
    person.tap("Use this plan")
    begin(person)
    against += violations(person.page)
    assert against == []
