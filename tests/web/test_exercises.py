"""The exercises, each on its page; and the built-in programme for whoever has no sheet."""

from uuid import UUID

import pytest

from bandstand.actions.record import history_of
from bandstand.catalog import load_catalogue
from bandstand.prescription import Timed
from bandstand.quantity import Range
from tests.web.visitor import Visitor


@pytest.mark.parametrize("id", [entry.id for entry in load_catalogue().exercises])
def test_every_exercise_has_a_page_with_its_forms(visitor: Visitor, id: str) -> None:
    entry = load_catalogue().exercise(id)
    page = visitor.open(f"/exercises/{id}/")
    assert page.status == 200
    assert page.inline == []
    for line in (*entry.movement, *entry.cautions):
        assert line in page.words
    for variant in entry.variants:
        assert visitor.open(f"/exercises/{id}/?variant={variant.id}").status == 200


def test_a_figure_that_moves_can_be_held_still(visitor: Visitor) -> None:
    assert "light.svg" in visitor.open("/exercises/monster-walk/").html
    visitor.follow("Hold still")
    assert "light.svg" not in visitor.page.html
    assert "Let it move" in visitor.page.words


def test_a_form_nobody_knows_is_passed_over_for_the_usual_one(visitor: Visitor) -> None:
    assert visitor.open("/exercises/monster-walk/?variant=<script>").status == 200


def test_the_programme_says_whose_it_was_and_asks_whether_a_therapist_has_seen_you(visitor: Visitor) -> None:
    page = visitor.open("/exercises/hip-programme/")
    assert "One person's plan, from her therapist." in page.words
    assert "Has a therapist or doctor seen you for this?" in page.words


def test_the_programme_begins_the_gentle_way(visitor: Visitor, person: UUID) -> None:
    visitor.open("/exercises/hip-programme/")
    visitor.press("Yes. Begin the gentle way")
    plan = history_of(person).plan
    assert plan is not None
    walk = plan.prescription("monster-walk")
    assert walk is not None
    assert walk.dose is not None
    assert (walk.dose.sets, walk.dose.work) == (Range(2), Timed(Range(30)))


def test_the_programme_tapped_twice_begins_once(visitor: Visitor, person: UUID) -> None:
    visitor.open("/exercises/hip-programme/")
    form, button = visitor.page.form("Yes. Begin the gentle way")
    for _ in range(2):
        visitor.client.post(visitor.place, {**dict(form.fields), button.name: button.value})
    assert len(history_of(person).plans_set) == 1


def test_whoever_nobody_has_seen_is_told_so_and_may_still_begin(visitor: Visitor, person: UUID) -> None:
    visitor.open("/exercises/hip-programme/")
    page = visitor.press("Not yet")
    assert "Let one see you when you can" in page.words
    assert history_of(person).plan is None
    visitor.press("Begin the gentle way")
    assert history_of(person).plan is not None
