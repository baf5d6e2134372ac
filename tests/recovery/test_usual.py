"""What a usual day is for a person."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.quantity import Pain
from bandstand.recovery import Diary, Review, course_of, review_level, usual_level
from tests.recovery.diaries import TIMES, answers, on


def diary(*pains: int | None) -> Diary:
    return Diary().told({each.day: each.pain for each in answers(*pains)})


def usual(*pains: int | None, amber: int = 10, review: Review | None = None) -> float | None:
    """The usual level as on the day after all these."""
    return usual_level(diary(*pains).before(on(len(pains))), amber=Pain(amber), review=review)


def test_before_seven_answers_nobody_knows_the_usual_level() -> None:
    assert usual() is None
    assert usual(*[3] * 6) is None
    assert usual(*[3] * 7) == 3


def test_the_day_itself_and_later_days_are_not_read() -> None:
    told = diary(*[3] * 7, 9, 9, 9)
    assert usual_level(told.before(on(7)), amber=Pain(10)) == 3
    assert usual_level(told.before(on(0)), amber=Pain(10)) is None


def test_missing_days_change_nothing() -> None:
    assert usual(*[3] * 7, *[None] * 60) == 3


@pytest.mark.parametrize("pain", range(11))
def test_whose_days_are_all_alike_has_that_for_usual(pain: int) -> None:
    assert usual(*[pain] * 8) == pain


def test_it_is_told_to_the_half() -> None:
    assert usual(*[3, 2] * 14, amber=10) == 2.5


def test_one_bad_day_does_not_move_it() -> None:
    assert usual(*[2] * 28, 9) == 2


def test_weeks_of_worsening_do_not_lift_the_level() -> None:
    assert usual(*[2] * 7, *[5] * 28) == 2


def test_getting_better_lowers_it() -> None:
    assert usual(*[4] * 7, *[1] * 28) == 1


def test_a_review_lets_it_rise_to_the_level_of_that_day() -> None:
    worse = (*[2] * 7, *[4] * 28)
    review = review_level(diary(*worse), on(35))
    assert review is not None
    assert review.level == pytest.approx(4, abs=0.25)
    assert usual(*worse, review=review) == 4
    assert usual(*worse, *[8] * 28, review=review) == 4


def test_the_first_review_is_the_seventh_answer() -> None:
    def first(*pains: int) -> Review | None:
        course = course_of(answers(*pains))
        assert course is not None
        return course.first_review

    assert first(*[2] * 6) is None
    review = first(*[2] * 7, 9, 9)
    assert review is not None
    assert review == first(*[2] * 7)
    assert review.on - on(0) == timedelta(days=6)


def test_a_review_too_early_is_none() -> None:
    assert review_level(diary(*[2] * 9), on(6)) is None


def test_it_never_stands_above_amber() -> None:
    assert usual(*[8] * 10, amber=5) == 5


@settings(max_examples=TIMES, deadline=None)
@given(st.lists(st.integers(0, 10), max_size=35), st.integers(0, 10))
def test_it_never_stands_above_the_level_at_the_review_nor_above_amber(pains: list[int], amber: int) -> None:
    level, at_review = usual(*pains, amber=amber), usual(*pains[:7])
    if len(pains) < 7:
        assert level is None
    else:
        assert level is not None
        assert at_review is not None
        assert 0 <= level <= min(amber, at_review)
