"""The sentence about recovery, on diaries whose truth is known."""

import pytest

from bandstand.recovery import Word, course_of, said, trend
from bandstand.words import say
from tests.recovery.diaries import QUIET, answers, made_up, on

FALL = [0.0] * 28 + [-3 * day / 28 for day in range(28)] + [-3.0] * 56
PROMISES = ("heal", "cure", "recover", "soon", "will be", "!")


def sentences(*pains: int | None, day: int | None = None) -> list[str]:
    told = answers(*pains)
    course = course_of(told)
    assert course is not None
    of = course.on if day is None else on(day)
    return [say(each) for each in said(course, trend(course, of), of)]


def test_in_the_first_weeks_it_says_how_long_it_takes_to_tell() -> None:
    assert sentences(3) == ["Cannot tell yet: 4 more weeks will help."]
    assert sentences(*[3] * 14) == ["Cannot tell yet: 3 more weeks will help."]
    assert sentences(*[3] * 15) == ["Cannot tell yet: 2 more weeks will help."]
    assert sentences(*[3] * 28) == ["Cannot tell yet. Ask again in a week."]


def test_with_few_answers_it_says_how_many_are_missing() -> None:
    assert sentences(*[3] * 7, day=40) == ["Cannot tell yet: 3 more answers will help."]
    assert sentences(*[3] * 9, day=40) == ["Cannot tell yet. Ask again after one more answer."]


def test_between_the_same_and_higher_it_says_that_it_cannot_tell() -> None:
    assert sentences(*[7] * 47, *[8] * 30) == ["Cannot tell yet: good and bad days still hide any change."]


def test_flat_weeks_are_about_as_before() -> None:
    assert sentences(*[3, 4, 3] * 24) == ["About as in your first weeks, within 1 point out of 10."]


def test_a_real_fall_is_lower_than_the_first_weeks_with_its_range() -> None:
    course = course_of(made_up(QUIET, 1, raised=FALL))
    assert course is not None
    first, second = (say(each) for each in said(course, trend(course, on(111)), on(111)))
    assert first.startswith("Lower than your first weeks, by about ")
    low, by, high = _numbers(first)
    assert 0 < low < by < high
    assert second == "That is a change most people would notice."


def test_a_small_fall_says_what_people_would_notice() -> None:
    lines = sentences(*[7, 6, 7, 7] * 7, *[6, 5, 6, 6] * 12)
    assert lines[1:] == ["A change you would notice is about 2."]


def test_a_rise_is_said_as_plainly_and_asks_to_show_it() -> None:
    first, second, third = sentences(*[2] * 28, *[5] * 40)
    assert first.startswith("Higher than your first weeks, by about ")
    assert second == "That is a change most people would notice."
    assert third == "Show this page to your therapist."


@pytest.mark.parametrize("pains", [[3], [3] * 70, [0, 10] * 40, [6] * 28 + [2] * 60, [2] * 28 + [6] * 60])
def test_nothing_is_promised_nor_scolded(pains: list[int]) -> None:
    words = " ".join(sentences(*pains)).lower()
    assert not [promise for promise in PROMISES if promise in words.replace("more weeks will", "")]


def test_a_change_whose_range_holds_none_is_told_without_its_range() -> None:
    """Someone of five has a week of nothing: likely lower by half a point, and hardly sure."""
    course = course_of(answers(*[5] * 26, *[0] * 7))
    assert course is not None
    seen = trend(course, course.on)
    assert (seen.word, seen.change.high > 0) == (Word.BETTER, True)
    first, *_ = (say(each) for each in said(course, seen, course.on))
    assert first.endswith("out of 10. How much is still unsure.")


def _numbers(sentence: str) -> tuple[float, float, float]:
    by, _, rest = sentence.partition("by about ")[2].partition(" out of 10 (")
    low, _, high = rest.removesuffix(").").partition(" to ")
    return float(low), float(by), float(high)
