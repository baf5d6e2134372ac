"""What holds for every way back to running, and people who do not change."""

import random
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeAlias
from uuid import UUID

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bandstand.journal.event import Received
from bandstand.journal.facts import (
    CheckIn,
    Fact,
    GateAnswered,
    RunDone,
)
from bandstand.journal.history import History, fold
from bandstand.progress.running import Running
from bandstand.quantity import Pain
from tests.progress.lives import SCALE
from tests.progress.runners import BEGINS, GOOD, Facts, everything, last_run, lives, told
from tests.progress.unchanged import runs_needed
from tests.progress.way_back import LAWFUL, Fold, of_rows, stands
from tests.recovery.diaries import QUIET, USUAL, Kind

# The laws


def opens_more(more: Running, less: Running) -> bool:
    return (more.is_open and not less.is_open) or (more.way.stage, more.way.good) > (less.way.stage, less.way.good)


def by_arrival(rows: Iterable[Received]) -> History:
    """A fault: every row is a fact of its own, in the order it came."""
    return fold(
        replace(row, event=replace(row.event, id=UUID(int=place), local_date=row.event.local_date), received_at=place)
        for place, row in enumerate(rows, 1)
    )


def law_of_order(facts: Facts, seed: int, fold: Fold = fold) -> bool:
    rows, today = told(facts), last_run(facts) + 3
    again = [*rows, *rows[::3]]
    random.Random(seed).shuffle(again)
    return of_rows(again, today, fold) == of_rows(rows, today, fold)


@settings(max_examples=LAWFUL, deadline=None)
@given(lives(), st.integers(0, 99))
def test_told_twice_or_in_another_order_changes_nothing(facts: list[tuple[int, Fact]], seed: int) -> None:
    assert law_of_order(facts, seed)


def test_the_law_of_order_finds_an_engine_that_believes_arrival() -> None:
    facts = [*everything(until=BEGINS + 5), (BEGINS + 2, GOOD)]
    facts += [(BEGINS + 5, GateAnswered(gate="limp", answer=answer)) for answer in ("yes", "no")]
    assert law_of_order(facts, 1)
    assert not all(law_of_order(facts, seed, by_arrival) for seed in range(20))


Judge = Callable[[Facts, int], Running]


def worse(facts: Facts, by: int) -> list[tuple[int, Fact]]:
    """The same life with more pain in its last run and on every morning after it; what came before is unchanged."""
    last = last_run(facts)
    return [
        (day, _hurting(fact, by) if day > last or (day == last and isinstance(fact, RunDone)) else fact)
        for day, fact in facts
    ]


def _hurting(fact: Fact, by: int) -> Fact:
    match fact:
        case RunDone(peak=Pain() as peak):
            return replace(fact, peak=Pain(min(10, peak + by)))
        case CheckIn(morning=Pain() as morning):
            return replace(fact, morning=Pain(min(10, morning + by)))
    return fact


def law_of_pain(facts: Facts, by: int, judge: Judge = stands) -> bool:
    today = last_run(facts) + 3
    return not opens_more(judge(worse(facts, by), today), judge(facts, today))


@settings(max_examples=LAWFUL, deadline=None)
@given(lives(), st.integers(1, 6))
def test_more_pain_never_opens_more(facts: list[tuple[int, Fact]], by: int) -> None:
    assert law_of_pain(facts, by)


def test_the_law_of_pain_finds_an_engine_that_takes_pain_for_progress() -> None:
    def brave(facts: Facts, today: int) -> Running:
        now = stands(facts, today)
        last = now.way.last
        much = last is not None and last.run.peak is not None and last.run.peak > Pain(2)
        return replace(now, way=replace(now.way, stage=now.way.stage + 3)) if much else now

    facts = [*everything(until=BEGINS + 3), (BEGINS, GOOD)]
    assert law_of_pain(facts, 3)
    assert not law_of_pain(facts, 3, brave)


Answered: TypeAlias = Callable[[RunDone], RunDone]
# A run with one answer left out, and with the best that it can be.
WITHOUT_AND_AT_BEST: tuple[tuple[Answered, Answered], ...] = (
    (lambda done: replace(done, peak=None), lambda done: replace(done, peak=Pain(0))),
    (lambda done: replace(done, settled=None), lambda done: replace(done, settled=True)),
    (lambda done: replace(done, limp=None), lambda done: replace(done, limp=False)),
    (lambda done: replace(done, groin=None), lambda done: replace(done, groin=False)),
)


@settings(max_examples=LAWFUL, deadline=None)
@given(lives(), st.sampled_from(WITHOUT_AND_AT_BEST))
def test_no_answer_is_never_better_than_the_best_one(
    facts: list[tuple[int, Fact]], answers: tuple[Answered, Answered]
) -> None:
    last = last_run(facts)

    def with_last(answered: Answered) -> list[tuple[int, Fact]]:
        return [(day, answered(fact) if day == last and isinstance(fact, RunDone) else fact) for day, fact in facts]

    without, at_best = answers
    assert not opens_more(stands(with_last(without), last + 3), stands(with_last(at_best), last + 3))


@settings(max_examples=LAWFUL, deadline=None)
@given(lives())
def test_groin_pain_that_builds_is_never_run_through(facts: list[tuple[int, Fact]]) -> None:
    assume(any(isinstance(fact, RunDone) and fact.groin for _, fact in facts))
    assert not stands(facts, last_run(facts) + 3).is_open


# Unchanged people


@pytest.mark.parametrize("kind", [QUIET, USUAL])
def test_nine_in_ten_whom_running_does_not_change_are_through_in_twenty_four_runs(kind: Kind) -> None:
    needed = [runs_needed(kind, base, seed) for base in (0.5, 1.0) for seed in range(30 * SCALE)]
    assert sum(number <= 24 for number in needed) >= 0.9 * len(needed)
