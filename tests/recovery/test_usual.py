"""What a usual day is for a person."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bandstand.quantity import Pain
from bandstand.recovery import Review, first_review, review_level, usual_level

FIRST = date(2026, 3, 2)


def answers(*pains: int, start: date = FIRST) -> list[tuple[date, Pain]]:
    return [(start + timedelta(days=day), Pain(pain)) for day, pain in enumerate(pains)]


def usual(*pains: int, amber: int = 10, review: Review | None = None) -> float | None:
    return usual_level(answers(*pains), FIRST + timedelta(days=len(pains)), amber=Pain(amber), review=review)


def test_before_seven_answers_nobody_knows_the_usual_level() -> None:
    assert usual(*[3] * 6) is None
    assert usual(*[3] * 7) == 3


def test_the_day_itself_and_later_days_are_not_read() -> None:
    told = answers(*[3] * 7, 9, 9, 9)
    assert usual_level(told, FIRST + timedelta(days=7), amber=Pain(10)) == 3
    assert usual_level(told[7:], FIRST + timedelta(days=7), amber=Pain(10)) is None


def test_the_last_fourteen_answers_count_and_missing_days_do_not() -> None:
    long_ago = answers(*[4] * 7)
    lately = answers(*[2] * 14, start=FIRST + timedelta(days=30))
    assert usual_level([*long_ago, *lately], FIRST + timedelta(days=60), amber=Pain(10)) == 2


def test_a_middle_between_two_answers_is_a_half() -> None:
    assert usual(3, 3, 3, 3, 2, 2, 2, 2) == 2.5


def test_weeks_of_worsening_do_not_lift_the_level() -> None:
    assert usual(*[2] * 7, *[5] * 14) == 2


def test_getting_better_lowers_it() -> None:
    assert usual(*[4] * 7, *[1] * 14) == 1


def test_a_review_lets_it_rise_to_the_level_of_that_day() -> None:
    review = review_level(answers(*[2] * 7, *[4] * 14), FIRST + timedelta(days=21))
    assert review is not None
    assert review.level == 4
    assert usual(*[2] * 7, *[4] * 14, review=review) == 4


def test_the_first_review_is_the_seventh_answer() -> None:
    assert first_review(answers(*[2] * 6)) is None
    assert first_review(answers(*[2] * 7, 9, 9)) == Review(FIRST + timedelta(days=6), 2.0)


def test_a_review_too_early_is_none() -> None:
    assert review_level(answers(*[2] * 9), FIRST + timedelta(days=6)) is None


def test_it_never_stands_above_amber() -> None:
    assert usual(*[8] * 10, amber=5) == 5


@given(st.lists(st.integers(0, 10), max_size=40), st.integers(0, 10))
def test_it_never_stands_above_the_first_seven_nor_above_amber(pains: list[int], amber: int) -> None:
    level = usual(*pains, amber=amber)
    if len(pains) < 7:
        assert level is None
    else:
        assert level is not None
        assert level <= min(amber, sorted(pains[:7])[3])


@given(st.lists(st.integers(0, 10), min_size=7, max_size=30), st.randoms())
def test_the_order_of_the_answers_does_not_matter(pains: list[int], chance: "object") -> None:
    told = answers(*pains)
    shuffled = list(told)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    after = FIRST + timedelta(days=50)
    assert usual_level(told, after, amber=Pain(10)) == usual_level(shuffled, after, amber=Pain(10))
