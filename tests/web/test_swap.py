"""A disliked exercise is swapped on Today, for today; the session holds what stands in for it."""

import re
from uuid import UUID

import pytest

from bandstand import store
from bandstand.actions.known import history_of, standing_at
from bandstand.actions.sessions import script
from bandstand.prescription import Liking
from tests.web.life import Life
from tests.web.visitor import Visitor


@pytest.fixture
def disliker(visitor: Visitor, life: Life) -> Visitor:
    """Somebody who does not like one exercise of their plan, told on its card, and looks at Today."""
    life.begins(3)
    life.wakes(0, 1)
    visitor.open("/plan/")
    form = next(
        each
        for each in visitor.page.forms
        if each.action == "/plan/liking/" and ("prescription", "hip-flexor-march") in each.fields
    )
    visitor.client.post(form.action, {**dict(form.fields), "liking": "disliked"})
    visitor.open("/")
    return visitor


def shown(visitor: Visitor) -> list[str]:
    return [words.strip() for level, words in visitor.page.headings if level == "h3"]


def test_how_an_exercise_is_liked_is_told_on_its_card(disliker: Visitor, life: Life) -> None:
    assert standing_at(history_of(life.person)).likings == {"hip-flexor-march": Liking.DISLIKED}
    assert "Not liked: on Today it can be swapped." in disliker.open("/plan/").words


def test_what_is_liked_is_not_offered_to_be_swapped(visitor: Visitor, life: Life) -> None:
    life.begins(3)
    assert "Swap for today" not in visitor.open("/").html


def test_a_disliked_exercise_is_swapped_for_today_with_one_tap_and_back_with_another(disliker: Visitor) -> None:
    assert "Swap for today: Heel slide" in disliker.page.words
    disliker.press("Swap for today")
    assert "Heel slide" in shown(disliker)
    assert "Hip flexor march" not in shown(disliker)
    assert "Today in place of Hip flexor march." in disliker.page.words
    disliker.press("Do the usual one after all")
    assert "Hip flexor march" in shown(disliker)


def test_the_session_plays_what_stands_in_whatever_becomes_of_the_network(disliker: Visitor, life: Life) -> None:
    disliker.press("Swap for today")
    disliker.press("Start")
    played = script(life.person, session_of(disliker))
    assert "swap-heel-slide" in {each.key for each in played.shown}
    assert "hip-flexor-march" not in {each.key for each in played.shown}


def test_swapped_after_a_session_was_opened_the_next_one_opened_holds_the_swap(disliker: Visitor, life: Life) -> None:
    disliker.press("Start")
    before = session_of(disliker)
    disliker.open("/")
    disliker.press("Swap for today")
    disliker.press("Start")
    assert session_of(disliker) != before
    assert "swap-heel-slide" in {each.key for each in script(life.person, session_of(disliker)).shown}


def test_the_log_names_what_stood_in(disliker: Visitor, life: Life) -> None:
    disliker.press("Swap for today")
    life.trains(0)
    log = disliker.open("/log/").words
    assert "Heel slide" in log
    assert "Hip flexor march" not in log


def test_a_swap_sent_twice_is_kept_once_and_one_that_cannot_be_says_so(disliker: Visitor, life: Life) -> None:
    form, _ = disliker.page.form("Swap for today")
    sent = {**dict(form.fields), "do": "swap"}
    assert [disliker.client.post(form.action, sent).status_code for _ in range(2)] == [303, 303]
    assert sum(row.event.kind == "swapped" for row in store.events(life.person)) == 1
    wrong = disliker.client.post(form.action, {**sent, "prescription": "nothing"})
    assert (wrong.status_code, "No other exercise can stand in" in wrong.content.decode()) == (400, True)
    back = disliker.client.post(form.action, {**sent, "prescription": "nothing", "do": "back"})
    assert "That exercise is not swapped today." in back.content.decode()


def session_of(visitor: Visitor) -> UUID:
    found = re.search(r"/session/([0-9a-f-]{36})/", visitor.place)
    assert found is not None
    return UUID(found.group(1))
