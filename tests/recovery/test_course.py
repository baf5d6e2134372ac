"""A course and a diary: folded day by day, told late, told anew."""

import math
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.quantity import Pain
from bandstand.recovery import ANSWERS_KEPT, Answer, Course, Diary, course_after, course_of, trend
from tests.recovery.diaries import TIMES, answers, on, series


def told(*given_answers: Answer, diary: Diary | None = None) -> Diary:
    diary = diary or Diary()
    for each in given_answers:
        diary = diary.told({each.day: each.pain})
    return diary


@settings(max_examples=TIMES, deadline=None)
@given(series(), st.data())
def test_a_kept_course_gone_on_from_is_the_whole(series: list[Answer], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(series)))
    kept = course_of(series[:place])
    for each in series[place:]:
        kept = course_after(kept, each)
    assert kept == course_of(series)


@settings(max_examples=TIMES, deadline=None)
@given(series(), st.randoms(), st.data())
def test_order_and_repetition_of_answers_do_not_matter(
    series: list[Answer], chance: random.Random, data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(series), max_size=5))
    arriving = [*series[-ANSWERS_KEPT:], *again[:0]]
    chance.shuffle(arriving)
    repeats = [each for each in again if each in arriving]
    assert told(*arriving, *repeats) == told(*series[-ANSWERS_KEPT:])
    assert course_of([*series, *again]) == course_of(series)


@settings(max_examples=TIMES, deadline=None)
@given(series(least=2, most=ANSWERS_KEPT), st.data())
def test_a_day_told_anew_is_as_if_it_had_been_told_so(series: list[Answer], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(series) - 1))
    pain = data.draw(st.none() | st.integers(0, 10).map(Pain))
    corrected = [*series[:place], *([] if pain is None else [Answer(series[place].day, pain)]), *series[place + 1 :]]
    anew = told(*series).told({series[place].day: pain})
    assert anew.newest == course_of(corrected)
    assert anew == told(*corrected)


def test_an_answer_of_before_the_first_day_begins_the_series_anew() -> None:
    assert told(*answers(3, 4, start=2), *answers(5)).newest == course_of(answers(5, None, 3, 4))


def test_what_is_older_than_all_that_is_kept_stays_as_it_was() -> None:
    diary = told(*answers(*[3] * 60))
    assert len(diary.courses) == ANSWERS_KEPT
    assert diary.told({on(10): Pain(9), on(60 - ANSWERS_KEPT): Pain(9)}) == diary
    assert diary.told({on(61 - ANSWERS_KEPT): Pain(9)}) != diary
    assert diary.newest == course_of(answers(*[3] * 60))


def test_the_same_told_again_folds_nothing() -> None:
    diary = told(*answers(3, 4, 5))
    assert diary.told({on(1): Pain(4)}) is diary
    assert diary.told({on(9): None}) is diary
    assert diary.told({}) is diary


def test_of_days_told_again_only_the_new_ones_count() -> None:
    anew = told(*answers(3, 4, 5, 6)).told({on(0): Pain(3), on(2): Pain(9), on(4): Pain(2)})
    assert anew == told(*answers(3, 4, 9, 6, 2))


def test_all_days_may_be_taken_back() -> None:
    assert told(*answers(3, 4)).told({on(0): None, on(1): None}) == Diary()


@settings(max_examples=TIMES, deadline=None)
@given(series(least=2), st.data())
def test_nothing_depends_on_the_future(series: list[Answer], data: st.DataObject) -> None:
    place = data.draw(st.integers(1, len(series) - 1))
    before = told(*series).before(series[place].day)
    kept = series[-ANSWERS_KEPT:]
    expected = course_of(series[:place]) if series[place] in kept and series[place] != kept[0] else before
    assert before == expected


@settings(max_examples=TIMES, deadline=None)
@given(series(), st.integers(0, 400))
def test_a_day_without_an_answer_changes_only_how_sure_it_is(series: list[Answer], days: int) -> None:
    known = course_of(series)
    assert known is not None
    now, later = (known.estimate(on((known.on - on(0)).days + each)) for each in (days, days + 1))
    assert later.level == pytest.approx(now.level, abs=1e-9)
    assert later.low <= now.low + 1e-9
    assert later.high >= now.high - 1e-9


@settings(max_examples=TIMES, deadline=None)
@given(series(), st.integers(0, 5000))
def test_all_numbers_are_numbers_and_lie_on_the_scale(series: list[Answer], later: int) -> None:
    known = course_of(series)
    assert known is not None
    told = trend(known, on((known.on - on(0)).days + later))
    for each in (told.level, told.next_week):
        assert 0 <= each.low <= each.level <= each.high <= 10
    change = told.change
    assert all(0 <= each <= 1 for each in (change.better, change.worse, change.steady))
    assert change.better + change.worse <= 1 + 1e-9
    assert 0 <= known.level <= 10
    assert all(math.isfinite(each) for each in (known.flare.above, *vars_of(known)))


def vars_of(known: Course) -> tuple[float, ...]:
    measure = known.measure(known.on)
    return (measure.base, measure.scale) if measure else ()


@pytest.mark.parametrize("end", [0, 10])
def test_an_end_of_the_scale_is_an_answer(end: int) -> None:
    stuck = course_of(answers(*[end] * 60))
    assert stuck is not None
    assert stuck.level == pytest.approx(end, abs=0.05)
    assert stuck.answers == 60


def test_a_zero_is_not_a_missing_day() -> None:
    zeros, missing = course_of(answers(4, 0, 0, 0, 0)), course_of(answers(4, None, None, None, None))
    assert zeros is not None
    assert missing is not None
    assert zeros.level < missing.level - 1


def test_a_course_can_be_stored() -> None:
    known = course_of(answers(3, 4, None, 2))
    assert known is not None
    again = replace(known, filter=replace(known.filter, lanes=bytes(bytearray(known.filter.lanes))))
    assert again == known
    assert hash(again) == hash(known)
