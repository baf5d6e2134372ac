"""The days of a diary as a picture shows them: gone on from, cut into columns, and with every flare."""

import random
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.journal.event import Received
from bandstand.journal.history import fold
from bandstand.quantity import Pain
from bandstand.recovery import MOST_COLUMNS, Answer, Flared, Seen, Stage, columns_of, course_of, flares_of
from tests.progress.lives import Day, march_life
from tests.recovery.diaries import SCALE, TIMES, USUAL, answers, made_up, on, series

CALM = (1, 3, 5, 3, 2, 4, 3) * 4


def flares(*pains: int | None) -> tuple[Flared, ...]:
    return flares_of(Seen().told(answers(*pains)).days)


@settings(max_examples=TIMES, deadline=None)
@given(series(), st.data())
def test_a_diary_gone_on_from_is_the_whole_whatever_was_told_anew(told: list[Answer], data: st.DataObject) -> None:
    before = data.draw(st.lists(st.sampled_from(told), unique=True)) if data.draw(st.booleans()) else told
    before = [Answer(each.day, Pain(data.draw(st.integers(0, 10)))) for each in sorted(before, key=lambda one: one.day)]
    held = Seen().told(before).told(told)
    assert held == Seen().told(told)
    assert held.course == course_of(told)


def test_years_gone_on_from_by_one_answer_are_the_whole_too() -> None:
    told = made_up(USUAL, 2, days=400)
    held = Seen().told(told[:-1])
    assert held.told(told) == Seen().told(told)
    assert held.told(told[:5]) == Seen().told(told[:5])
    assert len(held.courses) < 50


def test_each_day_is_seen_as_it_was_known_that_day() -> None:
    told = made_up(USUAL, 3, days=50)
    for place, each in enumerate(Seen().told(told).days):
        course = course_of(told[: place + 1])
        assert course is not None
        assert (each.day, each.pain) == (told[place].day, told[place].pain)
        assert each.level == course.estimate(each.day)
        assert each.stage is course.flare.stage


def test_a_flare_reaches_from_its_first_raised_day_to_the_last_before_it_is_over() -> None:
    (flare,) = flares(*CALM, 3, 6, 6, 5, 4, 4)
    assert (flare.since, flare.spell.began) == (on(29), on(30))
    assert (flare.until, flare.spell.ended) == (on(32), on(33))
    assert flare.spell.stage is Stage.RED


def test_a_flare_that_goes_on_has_no_end_yet() -> None:
    (flare,) = flares(*CALM, 5, 5)
    assert flare.spell.ended is None
    assert (flare.since, flare.until, flare.spell.stage) == (on(28), on(29), Stage.AMBER)


def test_every_flare_of_a_long_diary_is_seen() -> None:
    assert len(flares(*CALM, 6, 6, 3, 3, *CALM, *CALM, *CALM, 6, 6, 3, 3)) == 2


def test_a_blip_is_no_flare() -> None:
    assert flares(*CALM, 9, 3) == ()


def test_a_few_months_are_columns_of_a_day_and_years_of_weeks() -> None:
    days = Seen().told(answers(3, None, 5)).days
    columns = columns_of(days, on(0), on(MOST_COLUMNS - 1))
    assert [each.days for each in columns] == [1] * MOST_COLUMNS
    assert [each.mean for each in columns[:4]] == [3, None, 5, None]
    assert columns[1].level is None
    assert columns_of(days, on(0), on(MOST_COLUMNS))[0].days == 7, "one day more than there is room for"
    week, *others = columns_of(days, on(0), on(400))
    assert (week.days, week.answers, week.low, week.mean, week.high) == (7, 2, 3, 4, 5)
    assert week.level == days[-1].level
    assert all(each.answers == 0 for each in others)


@settings(max_examples=TIMES, deadline=None)
@given(series(), st.integers(-40, 90), st.integers(0, 4000))
def test_columns_hold_every_day_once_and_are_never_too_many(told: list[Answer], first: int, days: int) -> None:
    seen, last = Seen().told(told).days, first + days
    columns = columns_of(seen, on(first), on(last))
    held = [each.first + timedelta(days=day) for each in columns for day in range(each.days)]
    assert held == [on(day) for day in range(first, last + 1)]
    assert len(columns) <= MOST_COLUMNS
    assert sum(each.answers for each in columns) == sum(on(first) <= each.day <= on(last) for each in seen)


def test_a_span_has_a_day_at_least() -> None:
    with pytest.raises(AssertionError):
        columns_of((), on(1), on(0))


def test_what_is_seen_does_not_depend_on_how_it_was_cut() -> None:
    told, seen, chance = made_up(USUAL, 5, days=120), Seen(), random.Random(4)
    for place in sorted(chance.sample(range(len(told)), 6)):
        seen = seen.told(told[:place])
    assert seen.told(told) == Seen().told(told)


def test_events_in_any_order_and_told_twice_lead_to_the_same_days() -> None:
    """Mornings, averages and words that come late, as phones send them; ten times as many in the campaign's scale."""
    chance = random.Random(8)
    for _ in range(6 * SCALE):
        days = [Day(morning=chance.choice((None, 2, 3, 6)), average=chance.choice((None, 4))) for _ in range(60)]
        rows = march_life(*days).rows()
        mixed = [*rows, *chance.sample(rows, 20)]
        chance.shuffle(mixed)
        assert _days_of(mixed) == _days_of(rows)


def _days_of(rows: list[Received]) -> Seen:
    history = fold(rows)
    given = ((day, history.daily_answer(day)) for day in sorted({*history.mornings, *history.averages}))
    return Seen().told([Answer(day, pain) for day, pain in given if pain is not None])
