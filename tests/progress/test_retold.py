"""The trend and the way back to running are what the log tells, whichever way it came; and each mistake is found."""

import pytest

from bandstand.journal.facts import CheckIn, Fact, GateAnswered
from bandstand.progress.running import Have
from bandstand.quantity import Pain
from tests.progress.lives import SCALE
from tests.progress.retold import FAULTS, LASTS, Program, check_retold, known_after
from tests.progress.runners import BEGINS, GOOD, everything, on, told

LOGS = range(60 * SCALE)


def test_told_twice_late_or_in_another_order_changes_nothing() -> None:
    _all_retold(Program())


def _all_retold(program: Program) -> None:
    for number in LOGS:
        check_retold(number, program)


@pytest.mark.parametrize("fault", FAULTS)
def test_a_program_with_a_mistake_is_found_in_some_logs(fault: str) -> None:
    with pytest.raises(AssertionError, match="log"):
        _all_retold(FAULTS[fault])


def test_a_log_that_comes_backwards_row_by_row_is_the_same_log() -> None:
    day = BEGINS + 2
    both: list[tuple[int, Fact]] = [(day, GateAnswered(gate="limp", answer=answer)) for answer in ("yes", "no")]
    rows = told([*everything(until=day), (BEGINS, GOOD), *both])
    backwards = known_after([[row] for row in reversed(rows)], on(day))
    assert backwards == known_after([rows], on(day))
    assert next(each.have for each in backwards.running.known if each.need.id == "limp") is Have.YES


def test_a_diary_told_in_one_evening_says_what_it_says_told_day_by_day() -> None:
    rows = told([(day, CheckIn(of=on(day), morning=Pain(day % 4))) for day in range(LASTS)])
    at_once, day_by_day = known_after([rows], on(LASTS)), known_after([[each] for each in rows], on(LASTS))
    assert at_once.said == day_by_day.said
    assert at_once.trend == day_by_day.trend
