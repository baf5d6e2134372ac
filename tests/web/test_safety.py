"""The safety check: one list a level, nothing preselected, and a sign is never passed over."""

from uuid import UUID

import pytest

from bandstand.actions.known import history_of
from bandstand.progress.safety import pause_of
from tests.web.life import Life
from tests.web.visitor import Visitor


def test_nothing_is_preselected_and_none_of_these_is_an_answer(planned: Visitor) -> None:
    page = planned.open("/safety/")
    assert " checked" not in page.html
    assert page.form("None of these")


def test_three_levels_answered_with_none_end_the_first_check(planned: Visitor, person: UUID) -> None:
    planned.open("/safety/")
    planned.press("None of these")
    planned.press("None of these")
    assert "From before" in planned.page.words
    planned.press("None of these")
    assert planned.place == "/"
    check = history_of(person).checks[-1].fact
    assert (check.signs, check.facts, check.facts_asked) == ((), (), True)


def test_old_facts_are_asked_once(visitor: Visitor, life: Life) -> None:
    life.begins(3)
    visitor.open("/safety/")
    visitor.press("None of these")
    visitor.press("None of these")
    assert visitor.place == "/"


def test_neither_a_tick_nor_none_is_asked_again_and_nothing_is_kept(planned: Visitor, person: UUID) -> None:
    planned.open("/safety/")
    page = planned.press("Go on with what I ticked")
    assert page.status == 400
    assert "Tick what fits, or tap None of these." in page.words
    assert history_of(person).checks == ()


def test_a_tick_and_none_together_are_asked_about(planned: Visitor, person: UUID) -> None:
    planned.open("/safety/")
    page = planned.press("None of these", tick="cold-leg")
    assert page.status == 400
    assert "Which is right?" in page.words
    assert 'value="cold-leg" checked' in page.html
    assert history_of(person).checks == ()


def test_an_emergency_sign_stops_at_once(planned: Visitor, person: UUID) -> None:
    planned.open("/safety/")
    page = planned.press("Go on with what I ticked", tick="cold-leg")
    assert "Stop here. Call emergency care now." in page.words
    assert pause_of(history_of(person)) is not None
    assert "Today's session" not in page.words


def test_an_emergency_page_says_what_was_ticked_and_which_number_to_call(planned: Visitor) -> None:
    planned.open("/safety/")
    page = planned.press("Go on with what I ticked", tick="cold-leg")
    assert "You ticked: A cold, pale leg." in page.words
    assert "Call your emergency number: 112 in Europe, 911 in North America." in page.words


def to_the_reviews(visitor: Visitor) -> None:
    visitor.open("/safety/")
    visitor.press("None of these")
    visitor.press("Go on with what I ticked", tick="groin-builds")
    visitor.press("None of these")
    assert "Has your therapist or doctor already looked at this?" in visitor.page.words


def test_a_sign_somebody_has_looked_at_lets_the_plan_go_on_without_running(planned: Visitor, person: UUID) -> None:
    to_the_reviews(planned)
    answer = {"review-groin-builds": "same", "by-groin-builds": "my doctor", "on-groin-builds": "Tuesday"}
    page = planned.press("Go on", **answer)
    assert "running" in page.words
    assert pause_of(history_of(person)) is None
    review = history_of(person).checks[-1].fact.reviews[0]
    assert (review.seen_by, review.seen_on, review.worse) == ("my doctor", "Tuesday", False)


@pytest.mark.parametrize("answer", ["no", "worse"])
def test_a_sign_nobody_has_looked_at_or_that_is_worse_pauses_the_plan(
    planned: Visitor, person: UUID, answer: str
) -> None:
    to_the_reviews(planned)
    page = planned.press("Go on", **{"review-groin-builds": answer})
    assert "Paused until someone has checked it" in page.words
    assert "See your doctor or therapist within days." in page.words
    assert pause_of(history_of(person)) is not None


def test_a_review_without_an_answer_is_asked_again(planned: Visitor, person: UUID) -> None:
    to_the_reviews(planned)
    page = planned.press("Go on")
    assert page.status == 400
    assert "Choose one answer for each." in page.words
    assert history_of(person).checks == ()


def test_while_paused_the_log_and_the_plan_stay_readable_and_nothing_starts(visitor: Visitor, life: Life) -> None:
    life.begins(3)
    life.is_checked(0, "groin-builds")
    assert visitor.open("/log/").status == 200
    assert "Monster" in visitor.open("/plan/").words
    visitor.open("/")
    token = dict(visitor.page.form("Go on with my plan")[0].fields)["csrfmiddlewaretoken"]
    answer = visitor.client.post("/start/", {"csrfmiddlewaretoken": token, "do": "full-yes"})
    assert answer.status_code == 400
    assert "paused until someone has checked it" in answer.content.decode()


def test_a_confirmed_review_lets_the_plan_go_on(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(3)
    life.is_checked(0, "groin-builds")
    visitor.open("/")
    page = visitor.press("Go on with my plan", seen_by="my therapist", seen_on="today")
    assert "Today's session" in page.words
    assert history_of(person).reviews[-1].fact.seen_by == "my therapist"


def test_a_review_by_nobody_is_not_taken(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(3)
    life.is_checked(0, "groin-builds")
    visitor.open("/")
    page = visitor.press("Go on with my plan", seen_by="  ")
    assert page.status == 400
    assert "Write who has looked at it" in page.words
    assert pause_of(history_of(person)) is not None


def test_a_check_that_was_on_the_way_to_a_session_leads_on_to_it(planned: Visitor) -> None:
    planned.open("/safety/?then=short-less")
    for _ in range(3):
        planned.press("None of these")
    assert planned.place.startswith("/session/")


def test_signs_nobody_knows_are_passed_over(planned: Visitor, person: UUID) -> None:
    planned.open("/safety/")
    page = planned.press("Go on with what I ticked", tick="<script>")
    assert page.status == 400
    assert history_of(person).checks == ()
