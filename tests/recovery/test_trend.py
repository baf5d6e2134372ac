"""Better, worse, steady, or cannot tell yet; and the week ahead."""

import math
import random
from collections.abc import Iterable, Iterator
from dataclasses import replace
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.recovery import Answer, Course, Trend, Word, course_after, course_of, trend
from bandstand.recovery.filter import LANES, NOISE
from tests.recovery.diaries import NOISY, QUIET, SCALE, USUAL, Kind, answers, made_up, on, series
from tests.recovery.test_filter import Exact

PRIOR = {0.01: 0.30, 0.04: 0.35, 0.10: 0.25, 0.25: 0.10}  # of how much a level wanders a day
FALL = [0.0] * 28 + [-2 * day / 28 for day in range(28)] + [-2.0] * 56
RISE = [-each for each in FALL]


def course(told: list[Answer]) -> Course:
    found = course_of(told)
    assert found is not None
    return found


def told_on(day: int, *pains: int | None) -> Trend:
    return trend(course(answers(*pains)), on(day))


def looked_at(told: list[Answer], days: Iterable[int]) -> Iterator[tuple[int, Trend]]:
    """What may be said on each of some days, folded once."""
    now, waiting = None, list(told)
    for day in days:
        while waiting and waiting[0].day <= on(day):
            now = course_after(now, waiting.pop(0))
        if now is not None:
            yield day, trend(now, on(day))


def words(told: list[Answer], days: range) -> list[Word]:
    """The word of every day, looked at every day."""
    return [seen.word for _, seen in looked_at(told, days)]


def test_nothing_is_said_before_day_28_nor_of_fewer_than_ten_answers() -> None:
    assert told_on(27, *[8] * 14, *[1] * 14).word is Word.CANNOT_TELL_YET
    assert told_on(28, *[3] * 29).word is Word.STEADY
    nine = [3 if day % 4 == 0 else None for day in range(33)]
    assert told_on(40, *nine).word is Word.CANNOT_TELL_YET
    assert told_on(40, *nine, 3, 3).word is not Word.CANNOT_TELL_YET


def test_lower_for_weeks_is_better_and_higher_for_weeks_is_worse() -> None:
    better, worse = told_on(83, *[5] * 28, *[2] * 56), told_on(83, *[2] * 28, *[5] * 56)
    assert (better.word, worse.word) == (Word.BETTER, Word.WORSE)
    assert better.change.better > 0.75 > better.change.steady


def test_after_a_review_the_change_is_measured_against_the_four_weeks_before_it() -> None:
    told = answers(*[5] * 28, *[2] * 60)
    since_the_first, since_the_review = course_of(told), course_of(told, anchor=on(88 - 28))
    assert since_the_first is not None
    assert since_the_review is not None
    assert trend(since_the_first, on(88)).word is Word.BETTER
    assert trend(since_the_review, on(88)).word is Word.STEADY
    assert since_the_first.level == since_the_review.level


def test_on_the_first_of_the_four_weeks_nothing_has_changed() -> None:
    known = course_of(answers(*[7] * 10, *[2] * 3), anchor=on(12))
    assert known is not None
    change = trend(known, on(12)).change
    assert (change.better, change.worse, change.steady) == (0, 0, 1)


def test_one_good_week_is_not_yet_better() -> None:
    chance = random.Random(1)
    first = [min(10, max(0, round(chance.gauss(5, 1.6)))) for _ in range(49)]
    assert told_on(55, *first, *[3] * 7).word is not Word.BETTER


@settings(max_examples=5 * SCALE, deadline=None)
@given(series(), st.integers(0, 20))
def test_the_change_and_the_week_ahead_are_those_of_the_lanes_by_brute_force(told: list[Answer], later: int) -> None:
    told = [Answer(on((each.day - told[0].day).days), each.pain) for each in told]  # the first answer is day 0
    day = (told[-1].day - on(0)).days + later
    logs, changes, weeks = [], [], []
    for lane, (wander, _, _) in enumerate(LANES):
        exact, none = Exact(lane, told, day + 7), np.zeros(day + 8)
        change, week = none.copy(), none.copy()
        anchor = min(day + 1, 28)
        change[:anchor] = -1 / anchor
        change[day] += 1
        week[day + 1 :] = 1 / 7
        changes.append(exact.of(change, none))
        mean, variance = exact.of(week, week)
        weeks.append((mean, variance + NOISE / 7))
        logs.append(exact.log_likelihood() + math.log(PRIOR[wander]))
    weights = np.exp(np.array(logs) - max(logs))
    seen = trend(course(told), on(day))
    moved, ahead = (NormalDist(*_together(weights, each)) for each in (changes, weeks))
    assert seen.change.better == pytest.approx(moved.cdf(-0.5), abs=1e-5)
    assert seen.change.worse == pytest.approx(1 - moved.cdf(0.5), abs=1e-5)
    assert seen.change.steady == pytest.approx(moved.cdf(1) - moved.cdf(-1), abs=1e-5)
    assert seen.next_week.level == pytest.approx(min(10, max(0, ahead.mean)), abs=1e-5)
    assert seen.next_week.high == pytest.approx(min(10, ahead.inv_cdf(0.9)), abs=1e-5)


def _together(weights: np.ndarray, each: list[tuple[float, float]]) -> tuple[float, float]:
    means, variances = np.array(each).T
    mean = np.average(means, weights=weights)
    spread = np.average(variances + (means - mean) ** 2, weights=weights) ** 0.5
    return float(mean), max(float(spread), 1e-9)


@pytest.mark.parametrize("kind", [QUIET, USUAL, NOISY])
def test_flat_diaries_are_hardly_ever_told_better(kind: Kind) -> None:
    """Looked at every day from day 28 to day 111; at most one in twenty is ever told so."""
    diaries = 60 * SCALE
    told = [Word.BETTER in words(made_up(kind, seed), range(28, 112)) for seed in range(diaries)]
    assert sum(told) <= 0.05 * diaries


@pytest.mark.parametrize(("kind", "least"), [(QUIET, 0.95), (USUAL, 0.65), (NOISY, 0.2)])
def test_a_fall_and_a_rise_of_two_points_are_told(kind: Kind, least: float) -> None:
    diaries = 30 * SCALE
    for raised, word in ((FALL, Word.BETTER), (RISE, Word.WORSE)):
        told = [word in words(made_up(kind, seed, raised=raised), range(28, 112)) for seed in range(diaries)]
        assert sum(told) >= least * diaries


@pytest.mark.parametrize("kind", [QUIET, USUAL, NOISY])
def test_four_weeks_in_five_end_within_what_was_foreseen(kind: Kind) -> None:
    inside = weeks = 0
    for seed in range(20 * SCALE):
        told, felt = (made_up(each, seed, days=119) for each in (kind, replace(kind, missing=0)))
        for day, seen in looked_at(told, range(28, 112, 7)):
            week = [each.pain for each in felt if on(day) < each.day <= on(day + 7)]
            weeks, inside = weeks + 1, inside + (seen.next_week.low <= sum(week) / 7 <= seen.next_week.high)
    assert 0.75 <= inside / weeks <= 0.88


def test_a_trend_never_uses_a_later_day() -> None:
    with pytest.raises(AssertionError):
        trend(course(answers(3, 4, 5)), on(1))
