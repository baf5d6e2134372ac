"""When somebody is reminded, and when not."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.journal.facts import Away, CheckIn, Fact, PlanSet
from bandstand.journal.history import History, fold
from bandstand.progress.reminding import Reminders, answered_days, is_due, is_paused
from bandstand.quantity import Pain
from tests.progress.lives import MARCH, plan_of
from tests.progress.runners import on, told

WANTED = Reminders(on=True, hour=18, mail="kim@example.org")


def history(*facts: tuple[int, Fact]) -> History:
    return fold(told([(0, PlanSet(plan=plan_of(MARCH))), *facts]))


def answer(day: int) -> tuple[int, Fact]:
    return (day, CheckIn(of=on(day), morning=Pain(2)))


def at(day: int, hour: int = 18) -> datetime:
    return datetime.combine(on(day), time(hour))


def test_it_comes_from_its_hour_on_once_a_day() -> None:
    past = history(answer(1))
    assert [is_due(WANTED, past, at(2, hour)) for hour in (17, 18, 20)] == [False, True, True]
    assert not is_due(WANTED.sent_on(on(2)), past, at(2, 20))
    assert is_due(WANTED.sent_on(on(2)), past, at(3))


def test_who_answered_today_is_not_reminded_whichever_day_they_spoke_of() -> None:
    assert not is_due(WANTED, history(answer(2)), at(2))
    yesterday = (2, CheckIn(of=on(2), average_of=on(1), average=Pain(3)))
    assert not is_due(WANTED, history(yesterday), at(2))


def test_after_three_without_an_answer_no_more_come_until_one_does() -> None:
    silent = history(answer(1))
    three = WANTED.sent_on(on(2)).sent_on(on(3)).sent_on(on(4))
    assert is_paused(three, answered_days(silent))
    assert not is_due(three, silent, at(5))
    assert not is_due(three, silent, at(300))
    assert is_due(three, history(answer(1), answer(6)), at(7))


def test_an_answer_between_them_begins_the_count_anew() -> None:
    sent = WANTED.sent_on(on(2)).sent_on(on(3)).sent_on(on(5))
    assert is_due(sent, history(answer(3)), at(6))


def test_quiet_hours_go_through_the_night() -> None:
    assert [hour for hour in range(24) if WANTED.is_quiet(hour)] == [0, 1, 2, 3, 4, 5, 6, 7, 21, 22, 23]
    early = replace(WANTED, hour=6, quiet_until=9)
    assert [is_due(early, history(), at(1, hour)) for hour in (6, 8, 9)] == [False, False, True]
    assert not replace(WANTED, quiet_from=8, quiet_until=8).is_quiet(8)


@pytest.mark.parametrize("told", [Reminders(mail="kim@example.org"), Reminders(on=True)], ids=["off", "nowhere to go"])
def test_who_did_not_ask_is_not_reminded(told: Reminders) -> None:
    assert not is_due(told, history(), at(1))


def test_without_a_plan_or_on_days_away_nobody_is() -> None:
    assert not is_due(WANTED, fold([]), at(1))
    away = (1, Away(since=on(1), until=on(9)))
    assert [is_due(WANTED, history(away), at(day)) for day in (1, 9, 10)] == [False, False, True]


@given(st.sets(st.integers(1, 60)), st.integers(0, 23), st.integers(0, 23))
def test_nobody_ever_gets_more_than_one_a_day_or_a_fourth_in_a_row(
    answered: set[int], quiet_from: int, quiet_until: int
) -> None:
    told, row = replace(WANTED, hour=0, quiet_from=quiet_from, quiet_until=quiet_until), 0
    past = history(*map(answer, sorted(answered)))
    for day in range(1, 61):
        row = 0 if day - 1 in answered else row
        due = [hour for hour in range(24) if is_due(told, _until(past, on(day)), at(day, hour))]
        assert not any(map(told.is_quiet, due))
        told, row = (told.sent_on(on(day)), row + 1) if due else (told, row)
        assert row <= 3


def _until(past: History, day: date) -> History:
    """What was told before a day; answers of the day itself come later."""
    return replace(past, mornings={of: each for of, each in past.mornings.items() if of < day})


def test_an_hour_there_is_none_of_is_refused() -> None:
    with pytest.raises(ValueError, match="hour"):
        Reminders(hour=24)
