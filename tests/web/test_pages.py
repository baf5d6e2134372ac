"""Every page is whole: a title, landmarks, one first heading, a label on each field, nothing inline."""

from html.parser import HTMLParser

import pytest
from django.test import Client
from django.urls import get_resolver

from bandstand.cli.routes import addresses
from bandstand.web.routes import TABLE
from tests.web.life import Life
from tests.web.places import PAGES
from tests.web.sheets import SCRIPT
from tests.web.visitor import Page, Visitor

VERBS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE"})


def is_whole(page: Page) -> None:
    assert page.status == 200
    assert page.language == "en"
    assert page.title.strip()
    assert [level for level, _ in page.headings].count("h1") == 1
    assert page.headings[0][0] == "h1"
    assert "<main " in page.html
    assert 'aria-label="Main"' in page.html
    assert page.inline == []
    assert page.without_label == []
    assert len(page.ids) == len(set(page.ids))
    assert "!" not in page.words.replace("!doctype", "")


@pytest.mark.parametrize("route", PAGES)
def test_every_page_of_an_empty_home_is_whole(visitor: Visitor, route: str) -> None:
    is_whole(visitor.open(route))


@pytest.mark.parametrize("route", PAGES)
def test_every_page_of_a_lived_in_home_is_whole(visitor: Visitor, life: Life, route: str) -> None:
    life.begins(4)
    life.trains(2)
    life.wakes(0, 1)
    is_whole(visitor.open(route))


@pytest.mark.parametrize("signs", [("groin-builds",), ("cold-leg",)])
def test_a_paused_page_is_whole(visitor: Visitor, life: Life, signs: tuple[str, ...]) -> None:
    life.begins(4)
    life.is_checked(0, *signs)
    is_whole(visitor.open("/"))


class Links(HTMLParser):
    """Where a page leads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        for name in ("href", "src", "srcset"):
            if told.get(name):
                self.found.add(str(told[name]))


@pytest.mark.parametrize("route", PAGES)
def test_no_link_leads_nowhere_and_none_leaves_the_house(visitor: Visitor, life: Life, route: str) -> None:
    life.begins(4)
    life.trains(2)
    ids = set(visitor.open(route).ids)
    for link in Links(visitor.page.html).found:
        assert not link.startswith(("http:", "https:", "//")), link
        if link.startswith("#"):
            assert link[1:] in ids
        elif not link.startswith("/static/"):
            address = route + link if link.startswith("?") else link
            assert visitor.client.get(address.partition("#")[0]).status_code == 200, link


def test_every_address_has_its_row_and_every_row_an_address() -> None:
    assert {row.route for row in TABLE} == set(addresses())


def test_no_address_takes_a_method_that_has_no_row(sqlite: object) -> None:
    from_our_page = Client(headers={"Sec-Fetch-Site": "same-origin"})  # past every other refusal
    methods = {route: {row.method for row in TABLE if row.route == route} for route in PAGES}
    for route, told in methods.items():
        for verb in VERBS - told:
            assert from_our_page.generic(verb, route).status_code == 405, (verb, route)


@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/nothing/", 404, "There is no page here."),
        ("/exercises/no-such-thing/", 404, "There is no page here."),
        ("/session/00000000-0000-4000-8000-000000000000/", 404, "That session is not here."),
        ("/log/day/yesterday/", 404, "There is no page here."),
        ("/log/day/1999-01-01/", 404, "There is no page here."),
        ("/rest/", 405, "This page cannot be used that way."),
    ],
)
def test_an_address_that_cannot_be_opened_gets_a_clear_sentence(
    visitor: Visitor, path: str, status: int, sentence: str
) -> None:
    page = visitor.open(path)
    assert page.status == status
    assert sentence in page.words
    assert page.link("Go to Today") == "/"


def test_a_bug_of_ours_is_said_to_be_ours(sqlite: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(request: object) -> None:
        raise RuntimeError(SCRIPT)

    pattern = next(each for each in get_resolver().url_patterns if getattr(each, "name", "") == "plan")
    monkeypatch.setattr(pattern, "callback", fails)
    answer = Client(raise_request_exception=False).get("/plan/")
    assert answer.status_code == 500
    assert "Something went wrong here, not with you." in answer.content.decode()
    assert SCRIPT not in answer.content.decode()
    assert answer.headers["Content-Security-Policy"]


def test_a_form_that_is_far_too_long_gets_a_sentence(planned: Visitor) -> None:
    planned.open("/plan/read/")
    page = planned.press("Read my sheet", text="a" * (5 * 1024 * 1024))
    assert page.status == 413
    assert "That is too much at once." in page.words
