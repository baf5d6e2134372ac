"""Settings: bands, side and place, what to watch, and where the data lives."""

from uuid import UUID

import pytest

from bandstand.actions.known import history_of
from bandstand.home import Home
from tests.web.sheets import SCRIPT
from tests.web.visitor import Visitor


def test_one_band_is_enough(visitor: Visitor, person: UUID) -> None:
    visitor.open("/settings/")
    page = visitor.press("Save my bands", **{"colour-1": "yellow"})
    assert "Your bands are saved." in page.words
    assert [(band.ordinal, band.colour) for band in history_of(person).bands] == [(1, "yellow")]


def test_empty_lines_between_bands_are_passed_over(visitor: Visitor, person: UUID) -> None:
    visitor.open("/settings/")
    visitor.press("Save my bands", **{"colour-1": "tan", "colour-3": "red", "kind": "mini-loop", "latex": "allergic"})
    history = history_of(person)
    assert [(band.ordinal, band.colour, band.kind) for band in history.bands] == [
        (1, "tan", "mini-loop"),
        (2, "red", "mini-loop"),
    ]
    assert history.latex == "allergic"


def test_what_was_told_stands_in_the_form_again(visitor: Visitor) -> None:
    visitor.open("/settings/")
    visitor.press("Save my bands", **{"colour-1": "yellow"})
    form, _ = visitor.open("/settings/").form("Save my bands")
    assert dict(form.fields)["colour-1"] == "yellow"


def test_nothing_about_oneself_is_preselected(visitor: Visitor) -> None:
    assert " checked" not in visitor.open("/settings/").html


@pytest.mark.parametrize("field", ["part", "side", "where", "precautions"])
def test_script_tags_about_oneself_are_shown_as_text(planned: Visitor, field: str) -> None:
    planned.open("/settings/")
    planned.press("Save this", **{field: SCRIPT})
    for place in ("/settings/", "/", "/plan/"):
        page = planned.open(place)
        assert SCRIPT not in page.html
        assert page.inline == []


@pytest.mark.parametrize("field", ["colour-1", "brand", "kind", "latex"])
def test_script_tags_about_bands_are_shown_as_text(planned: Visitor, field: str) -> None:
    planned.open("/settings/")
    planned.press("Save my bands", **{"colour-1": "red", field: SCRIPT})
    for place in ("/settings/", "/", "/plan/"):
        assert SCRIPT not in planned.open(place).html


@pytest.mark.parametrize(
    "place", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_a_form_never_leads_to_another_house(visitor: Visitor, place: str) -> None:
    visitor.open("/settings/")
    form, _ = visitor.page.form("Save my bands")
    answer = visitor.client.post(form.action, {**dict(form.fields), "next": place})
    assert answer.status_code == 303
    assert answer.headers["Location"].startswith("/settings/")


def test_too_many_bands_get_a_sentence(visitor: Visitor) -> None:
    visitor.open("/settings/")
    page = visitor.press("Save my bands", **{f"colour-{place}": f"shade {place}" for place in range(1, 14)})
    assert page.status == 400
    assert "12 bands are the most we keep." in page.words


def test_the_page_says_where_the_data_lives(visitor: Visitor) -> None:
    assert str(Home.chosen().folder) in visitor.open("/settings/").words
