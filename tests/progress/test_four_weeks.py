"""Four weeks in figures: which days are in them, and what is counted."""

import pytest

from bandstand.journal.facts import Swapped
from bandstand.progress.four_weeks import FourWeeks, four_weeks
from tests.progress.lives import MARCH, REST, Day, Life, a_session, history_of, ordinary_days, plan_of


def told(*days: Day) -> FourWeeks:
    """The four weeks that end on the last of these days."""
    life = Life(plan=plan_of(MARCH), days=(*days, REST))
    return four_weeks(life.plan, history_of(life), life.asof)


@pytest.mark.parametrize(("days_since", "sessions"), [(27, 1), (28, 0)])
def test_the_first_of_twenty_eight_days_is_in_them_and_the_day_before_is_not(days_since: int, sessions: int) -> None:
    found = told(a_session(), *ordinary_days(days_since - 2))
    assert (found.sessions, found.done[0].sets) == (sessions, 3 * sessions)
    assert (found.until - found.since).days == 27


def test_a_swap_taken_back_the_same_day_is_none_and_an_old_one_is_left_out() -> None:
    swap, back = Swapped(prescription="march", exercise="clam"), Swapped(prescription="march")
    assert told(Day(told=(swap,)), REST).swaps == 1
    assert told(Day(told=(swap, back)), REST).swaps == 0
    assert told(Day(told=(swap,)), *ordinary_days(30)).swaps == 0


def test_what_was_never_told_is_none_and_no_zero() -> None:
    found = told(Day(morning=None), a_session(peak=None, morning=None))
    assert found.worst is None
    assert found.before is None
