"""The page of the day: one question, the exercises, how to begin; and each answer leads on."""

import re
from uuid import UUID

import pytest

from bandstand import store
from bandstand.actions.known import history_of
from bandstand.actions.rehearsal import Feeling
from bandstand.journal.facts import Sleep, Stiffness
from bandstand.journal.history import Besides
from bandstand.quantity import Effort, Pain, RepsLeft
from tests.web.life import EASY, Life
from tests.web.visitor import Visitor

PAINFUL = Feeling(pre=Pain(1), peak=Pain(7), after=Pain(3), left=RepsLeft(3), effort=Effort(6))


def count_of(person: UUID, kind: str) -> int:
    return sum(row.event.kind == kind for row in store.events(person))


def test_the_morning_is_asked_about_the_plans_own_body_part(planned: Visitor) -> None:
    planned.open("/settings/")
    planned.press("Save this", part="knee")
    assert "How is your knee this morning?" in planned.open("/").words


def test_a_part_that_was_never_said_is_not_guessed(planned: Visitor) -> None:
    assert "How is it this morning?" in planned.open("/").words


def test_an_answered_morning_is_kept_and_asked_no_more(planned: Visitor, person: UUID) -> None:
    planned.open("/")
    page = planned.press("Save this answer", morning="0")
    assert "this morning?" not in page.words
    morning = next(iter(history_of(person).mornings.values()))
    assert morning.pain is not None
    assert morning.pain.pain == Pain(0)


def test_a_morning_sent_without_an_answer_is_no_zero(planned: Visitor, person: UUID) -> None:
    planned.open("/")
    page = planned.press("Save this answer")
    assert "this morning?" in page.words
    assert count_of(person, "check_in") == 0


def test_nonsense_for_an_answer_is_no_answer(planned: Visitor, person: UUID) -> None:
    planned.open("/")
    for nonsense in ("11", "-1", "²", "9" * 5000, "<script>"):
        planned.press("Save this answer", morning=nonsense)
        planned.open("/")
    assert count_of(person, "check_in") == 0


def test_a_form_tapped_twice_is_kept_once(planned: Visitor, person: UUID) -> None:
    planned.open("/")
    form, _ = planned.page.form("Save this answer")
    for _ in range(2):
        assert planned.client.post(form.action, {**dict(form.fields), "morning": "2"}).status_code == 303
    assert count_of(person, "check_in") == 1


def test_the_morning_missed_after_a_session_may_be_told_late_or_not_remembered(
    visitor: Visitor, life: Life, person: UUID
) -> None:
    life.begins(5)
    life.trains(3)
    life.wakes(0, 1)
    page = visitor.open("/")
    assert "morning?" in page.words
    page = visitor.press("I do not remember")
    missed = history_of(person).mornings[life.at(2).today]
    assert missed.pain is None
    assert missed.remembered is False
    assert "I do not remember" not in page.words


def test_yesterdays_average_and_standing_are_asked_one_after_the_other(visitor: Visitor, life: Life) -> None:
    life.begins(5)
    life.wakes(0, 1)
    page = visitor.open("/")
    assert "And yesterday, on average?" in page.words
    page = visitor.press("Save this answer", average="2")
    assert "How many minutes could you stand" in page.words
    page = visitor.press("15 to 30")
    assert "How many minutes could you stand" not in page.words


def test_stiffness_is_asked_only_on_the_morning_after_a_session(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(5)
    life.averages(1, 1)
    life.wakes(0, 1)
    assert "stiff" not in visitor.open("/").words
    life.trains(1)
    assert "How stiff was it this morning?" in visitor.open("/").words
    page = visitor.press("more than usual")
    assert "How stiff" not in page.words
    morning = history_of(person).mornings[life.today]
    assert (morning.stiffness, morning.pain and morning.pain.pain) == (Stiffness.MORE, Pain(1))


def test_the_two_daily_questions_come_before_stiffness(visitor: Visitor, life: Life) -> None:
    life.begins(5)
    life.trains(1)
    assert "How is it this morning?" in visitor.open("/").words
    assert "And yesterday, on average?" in visitor.press("Save this answer", morning="1").words
    assert "How stiff" in visitor.press("Save this answer", average="1").words


def test_worst_sleep_and_a_note_are_folded_away_and_asked_of_nobody_twice(
    visitor: Visitor, life: Life, person: UUID
) -> None:
    life.begins(2)
    visitor.open("/")
    page = visitor.press("Save these", worst="0", slept="badly", note="  moved\nhouse ")
    history, yesterday = history_of(person), life.at(1).today
    assert history.besides[yesterday] == Besides(worst=Pain(0))
    assert history.besides[life.today] == Besides(slept=Sleep.BADLY, note="moved house")
    assert "Worst, sleep, a note" not in page.words
    assert life.today not in history.mornings
    words = visitor.open("/log/").words
    assert "Worst 0 of 10" in words
    assert "Slept badly" in words
    assert "moved house" in words


def test_an_empty_form_of_more_says_nothing(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(2)
    visitor.open("/")
    before = count_of(person, "check_in")
    page = visitor.press("Save these", note="   ")
    assert count_of(person, "check_in") == before
    assert "Worst, sleep, a note" in page.words


def test_a_note_is_kept_as_words_only(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(2)
    visitor.open("/")
    visitor.press("Save these", slept="nonsense", worst="11", note="<script>" + "x" * 5000)
    told = history_of(person).besides[life.today]
    assert (told.slept, len(told.note)) == (None, 500)
    assert "<script>x" not in visitor.open("/log/").html


def test_a_day_before_yesterday_is_not_filled_in_from_memory(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(6)
    visitor.open("/")
    form, _ = visitor.page.form("Save this answer")
    fields, old = dict(form.fields), life.at(3).today
    visitor.client.post("/check-in/", {**fields, "of": str(old), "morning": "5"})
    visitor.client.post("/check-in/", {**fields, "average_of": str(old), "average": "5"})
    assert history_of(person).mornings == {}
    assert history_of(person).averages == {}


@pytest.mark.parametrize("named", ["four days ago", "tomorrow", "1900-01-01", "nonsense"])
def test_a_page_that_lay_open_never_speaks_of_today(visitor: Visitor, life: Life, person: UUID, named: str) -> None:
    life.begins(6)
    visitor.open("/")
    form, _ = visitor.page.form("Save this answer")
    fields = dict(form.fields)
    life.wakes(0, 2)
    days = {"four days ago": str(life.at(4).today), "tomorrow": str(life.at(-1).today)}
    visitor.client.post("/check-in/", {**fields, "of": days.get(named, named), "morning": "9", "stiffness": "long"})
    assert [told.pain.pain for told in history_of(person).mornings.values() if told.pain] == [2]


def test_today_shows_dose_form_band_and_place(visitor: Visitor, life: Life) -> None:
    life.begins(2)
    words = visitor.open("/").words
    assert "3 sets of 30 seconds" in words
    assert "yellow band, round the thighs" in words
    assert "lying down" in words
    assert "minutes" in words


def test_the_first_start_goes_through_the_safety_check_to_the_session(planned: Visitor) -> None:
    planned.open("/")
    page = planned.press("Start")
    assert "Safety check" in page.words
    planned.press("None of these")
    planned.press("None of these")
    planned.press("None of these")
    assert planned.place.startswith("/session/")


def test_a_short_version_starts_too(visitor: Visitor, life: Life) -> None:
    life.begins(1)
    visitor.open("/")
    visitor.press("Short version")
    assert visitor.place.startswith("/session/")


def test_a_day_of_rest_counts(planned: Visitor, person: UUID) -> None:
    planned.open("/")
    page = planned.press("Rest day")
    assert "A rest day. It counts." in page.words
    assert len(history_of(person).rest_days) == 1


def test_somebody_in_a_rough_spell_says_so_and_takes_it_back(visitor: Visitor, life: Life) -> None:
    life.begins(8)
    life.trains(3)
    life.wakes(0, 2)
    visitor.open("/")
    page = visitor.press("I am in a rough spell")
    assert "A rough spell of some days: today is about half, lighter, and easier." in page.words
    assert "Only as far as it does not hurt." in page.words
    assert "The session as planned" not in page.words
    page = visitor.press("It has passed")
    assert "today is about half" not in page.words


def test_after_two_worse_days_of_three_the_page_asks_whether_this_is_a_rough_spell(
    visitor: Visitor, life: Life
) -> None:
    life.begins(30)
    for ago in range(30, 1, -1):
        life.wakes(ago, 1 + ago % 3)
    life.wakes(1, 4)
    assert "Is this a rough spell?" not in visitor.open("/").words
    life.wakes(0, 4)
    assert "Is this a rough spell?" in visitor.open("/").words
    assert "You said that this is a rough spell." in visitor.press("Yes, take it gently").words


def easy_weeks(life: Life) -> None:
    """Three good sessions with their mornings: a small step up is due."""
    life.begins(8)
    for ago in (7, 5, 3):
        life.trains(ago, EASY)
        life.wakes(ago - 1, 1)
    life.is_checked(1)
    life.wakes(0, 1)


def test_a_proposal_says_what_why_with_which_numbers_and_from_where(visitor: Visitor, life: Life) -> None:
    easy_weeks(life)
    page = visitor.open("/")
    assert re.search(r"A small step up: 3 sets of \d+(-15)? reps, each leg", page.words)
    assert "There is room for a little more." in page.words
    assert all(told in page.words for told in ("Pain at its worst: 1 of 10", "The morning after: 1 of 10"))
    assert re.search(r"From: [A-Z][^.]+\.", page.words)
    assert "Why?" in page.words
    assert page.form("Take it")
    assert page.form("Leave it as it was")


def test_one_proposal_taken_makes_the_next_plan_number(visitor: Visitor, life: Life, person: UUID) -> None:
    easy_weeks(life)
    before = len(history_of(person).plans_set)
    visitor.open("/")
    visitor.press("Take it")
    assert len(history_of(person).plans_set) == before + 1


def test_one_proposal_left_changes_nothing_and_is_gone(visitor: Visitor, life: Life, person: UUID) -> None:
    easy_weeks(life)
    before = len(history_of(person).plans_set)
    first = visitor.open("/").words.count("Why?")
    page = visitor.press("Leave it as it was")
    assert page.words.count("Why?") == first - 1
    assert len(history_of(person).plans_set) == before


def test_start_with_the_changes_takes_them_all(visitor: Visitor, life: Life, person: UUID) -> None:
    easy_weeks(life)
    before = len(history_of(person).plans_set)
    visitor.open("/")
    visitor.press("Start with the changes")
    assert visitor.place.startswith("/session/")
    assert len(history_of(person).plans_set) == before + 1


def test_start_as_last_time_takes_none(visitor: Visitor, life: Life, person: UUID) -> None:
    easy_weeks(life)
    before = len(history_of(person).plans_set)
    visitor.open("/")
    visitor.press("Start as last time")
    assert visitor.place.startswith("/session/")
    assert len(history_of(person).plans_set) == before
    newest = history_of(person).sessions[-1].id
    told = [each for each in history_of(person).proposals if each.fact.session == newest]
    assert {each.accepted for each in told if each.fact.change != "KEEP"} == {False}


def test_a_short_version_never_takes_on_more(visitor: Visitor, life: Life, person: UUID) -> None:
    easy_weeks(life)
    before = len(history_of(person).plans_set)
    visitor.open("/")
    visitor.press("Short version")
    assert visitor.place.startswith("/session/")
    assert len(history_of(person).plans_set) == before


def test_a_short_version_still_takes_what_asks_for_less(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(4)
    life.trains(2, PAINFUL)
    life.is_checked(1)
    life.wakes(1, 1)
    life.wakes(0, 1)
    before = len(history_of(person).plans_set)
    assert "A little easier" in visitor.open("/").words
    visitor.press("Short version")
    assert visitor.place.startswith("/session/")
    assert len(history_of(person).plans_set) > before


def test_a_bad_morning_gets_three_equal_choices(visitor: Visitor, life: Life) -> None:
    life.begins(3)
    life.trains(1)
    life.wakes(0, 7)
    page = visitor.open("/")
    for choice in ("Rest today", "A gentle version", "Only my favourite"):
        assert page.form(choice)
    assert "The usual limit is 5" in page.words


def test_one_bad_day_among_ordinary_ones_is_called_that(visitor: Visitor, life: Life) -> None:
    life.begins(12)
    for ago in range(11, 0, -1):
        life.wakes(ago, 1 + ago % 3)
    life.wakes(0, 5)
    assert "One bad day. Your last two weeks look the same." in visitor.open("/").words


def test_a_session_that_is_still_open_goes_on(visitor: Visitor, life: Life) -> None:
    life.begins(1)
    life.trains(0, events=4)
    page = visitor.open("/")
    assert "Your session is still open" in page.words
    assert page.link("Go on with it").startswith("/session/")


def test_a_done_day_says_so_and_asks_one_open_question(visitor: Visitor, life: Life) -> None:
    life.begins(1)
    life.trains(0)
    assert "Done for today." in visitor.open("/").words


def test_the_band_is_looked_over_before_the_first_session(planned: Visitor) -> None:
    assert "Look your band over before you start." in planned.open("/").words


def test_another_answer_from_the_same_form_counts_too(planned: Visitor, person: UUID) -> None:
    planned.open("/")
    form, _ = planned.page.form("Save this answer")
    for morning in ("3", "7"):
        assert planned.client.post(form.action, {**dict(form.fields), "morning": morning}).status_code == 303
    said = next(iter(history_of(person).mornings.values())).pain
    assert said is not None
    assert said.pain == Pain(7)
    assert count_of(person, "check_in") == 2


def test_a_session_whose_end_never_came_is_asked_about_after_a_day(visitor: Visitor, life: Life) -> None:
    life.begins(5)
    life.trains(2, events=3)
    page = visitor.open("/")
    assert "has no end here. Sets may still be on the phone you used." in page.words


def test_a_session_that_ended_or_began_today_is_not_asked_about(visitor: Visitor, life: Life) -> None:
    life.begins(5)
    life.trains(2)
    assert "has no end here" not in visitor.open("/").words
    life.trains(0, events=3)
    assert "has no end here" not in visitor.open("/").words
