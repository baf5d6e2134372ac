"""The level behind the answers, against others' arithmetic."""

import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.tsa.statespace.structural import UnobservedComponents

from bandstand.quantity import Pain
from bandstand.recovery.course import Answer
from bandstand.recovery.filter import (
    DEVIATION,
    LANES,
    LEVEL,
    MEAN,
    NOISE,
    SUM,
    Filter,
    beliefs,
    heard,
    log_likelihoods,
    nothing_heard,
)
from tests.recovery.diaries import FIRST, TIMES, USUAL, made_up, series

A_FEW = (0, 7, 22, 38, 44, 59)  # lanes of every kind


def folded(told: list[Answer], *, anchor: int = 0) -> Filter:
    known = nothing_heard(anchor=anchor)
    for each in told:
        known = heard(known, (each.day - FIRST).days, each.pain)
    return known


class Exact:
    """One lane by brute force: level, deviation and answer of every day as one large normal distribution."""

    def __init__(self, lane: int, told: list[Answer], until: int) -> None:
        wander, lasts, deviates = LANES[lane]
        each = np.arange(until + 1)
        days = [(answer.day - FIRST).days for answer in told]
        self.levels = 6 + wander**2 * np.minimum.outer(each, each)
        self.deviations = deviates**2 * lasts ** np.abs(np.subtract.outer(each, each)).astype(float)
        self.heard = (self.levels + self.deviations)[np.ix_(days, days)] + NOISE * np.eye(len(days))
        self.days, self.surprise = days, np.array([float(answer.pain) for answer in told]) - 4

    def of(self, level: np.ndarray, deviation: np.ndarray) -> tuple[float, float]:
        """Mean and variance of a weighted sum of levels and deviations, the answers known."""
        crossed = (level @ self.levels + deviation @ self.deviations)[self.days]
        before = level @ self.levels @ level + deviation @ self.deviations @ deviation
        gain = np.linalg.solve(self.heard, crossed)
        return float(4 * level.sum() + gain @ self.surprise), float(before - gain @ crossed)

    def log_likelihood(self) -> float:
        _, size = np.linalg.slogdet(2 * math.pi * self.heard)
        return float(-0.5 * (size + self.surprise @ np.linalg.solve(self.heard, self.surprise)))


@settings(max_examples=TIMES, deadline=None)
@given(series(), st.integers(0, 40), st.integers(0, 50))
def test_the_states_are_those_of_one_large_normal_distribution(told: list[Answer], later: int, anchor: int) -> None:
    day = (told[-1].day - FIRST).days + later
    known = beliefs(folded(told, anchor=anchor), day)
    today, anchored, none = np.eye(day + 1)[day], np.zeros(day + 1), np.zeros(day + 1)
    anchored[anchor : anchor + 28] = 1
    for lane in A_FEW:
        exact = Exact(lane, told, day)
        for row, weights in ((LEVEL, (today, none)), (DEVIATION, (none, today)), (SUM, (anchored, none))):
            mean, variance = exact.of(*weights)
            assert known.states[row, MEAN, lane] == pytest.approx(mean, abs=1e-7)
            assert known.states[row, row, lane] == pytest.approx(variance, abs=1e-6)


@settings(max_examples=TIMES, deadline=None)
@given(series())
def test_a_lane_is_weighed_by_how_well_it_foresaw_the_answers(told: list[Answer]) -> None:
    ours = log_likelihoods(folded(told))
    for lane in A_FEW:
        assert ours[lane] == pytest.approx(Exact(lane, told, 90).log_likelihood(), abs=1e-6)


@pytest.mark.parametrize("seed", range(5))
def test_level_and_likelihood_are_those_of_statsmodels(
    seed: int, record_property: Callable[[str, float], None]
) -> None:
    told = made_up(USUAL, seed, days=140)
    given_to_them = np.full(140, np.nan)
    given_to_them[[(each.day - FIRST).days for each in told]] = [each.pain for each in told]
    known = folded(told)
    ours, states = log_likelihoods(known), beliefs(known, (told[-1].day - FIRST).days).states
    for lane in A_FEW:
        wander, lasts, deviates = LANES[lane]
        model = UnobservedComponents(given_to_them, "local level", autoregressive=1)
        model.ssm.initialize_known(np.array([4.0, 0.0]), np.diag([6.0, deviates**2]))
        model.loglikelihood_burn = 0  # they would leave out the first answer
        theirs = model.filter([NOISE, wander**2, (1 - lasts**2) * deviates**2, lasts])
        assert ours[lane] == pytest.approx(theirs.llf, abs=1e-6)
        record_property("apart", float(abs(ours[lane] - theirs.llf)))
        last = (told[-1].day - FIRST).days
        assert states[LEVEL, MEAN, lane] == pytest.approx(theirs.filtered_state[0, last], abs=1e-12)
        record_property("apart", float(abs(states[LEVEL, MEAN, lane] - theirs.filtered_state[0, last])))


@settings(max_examples=TIMES, deadline=None)
@given(series(least=2), st.data())
def test_in_every_lane_more_pain_on_a_day_never_lowers_the_level(told: list[Answer], data: st.DataObject) -> None:
    """Of the lanes alone: which of them count most may change with an answer, so the whole may give way a little."""
    place = data.draw(st.integers(0, len(told) - 1))
    worse = list(told)
    worse[place] = Answer(told[place].day, Pain(data.draw(st.integers(told[place].pain, 10))))
    day = (told[-1].day - FIRST).days
    before, after = (beliefs(folded(each), day).states[LEVEL, MEAN] for each in (told, worse))
    assert (after >= before - 1e-9).all()


def test_years_of_answers_leave_the_arithmetic_sound() -> None:
    known = nothing_heard()
    for day in range(3_650):
        known = heard(known, day, 10 if day % 17 == 0 else 0)
    now = beliefs(known, 3_650)
    assert np.isfinite(now.states).all()
    assert np.linalg.eigvalsh(np.moveaxis(now.states[:, :MEAN], 2, 0)).min() > 0
    assert now.weights.sum() == pytest.approx(1)
    assert 0 < known.level < 2


def test_a_year_without_an_answer_is_one_step() -> None:
    known = heard(nothing_heard(), 0, 3)
    after = beliefs(known, 365)
    assert float(after.weights @ after.states[LEVEL, MEAN]) == pytest.approx(known.level)
    assert (after.states[LEVEL, LEVEL] > beliefs(known, 0).states[LEVEL, LEVEL]).all()
