"""How far: where somebody began, where they stand, and only what was truly passed."""

from collections.abc import Sequence

from bandstand.journal.facts import CheckIn, Fact, GoalSet, RunDone
from bandstand.journal.history import fold
from bandstand.progress.goals import HowFar, how_far
from bandstand.progress.running import way_of
from bandstand.quantity import Pain, Range
from tests.progress.runners import mornings, on, seen_of, told

STAND = GoalSet(goal="Stand for 30 minutes", kind="stand", target=30)
RUN = GoalSet(goal="Run 5 km", kind="run", target=5000)
CALM = GoalSet(goal="Average pain at most 2", kind="pain", target=2)


def goals(facts: Sequence[tuple[int, Fact]], today: int) -> tuple[HowFar, ...]:
    history = fold(told(facts))
    seen = seen_of(history)
    return how_far(history, seen, way_of(history, seen, on(today)), on(today))


def stood(day: int, low: int, high: int) -> tuple[int, Fact]:
    return day, CheckIn(of=on(day), standing=Range(low, high))


def passed(goal: HowFar) -> list[int]:
    return [each.at for each in goal.milestones if each.on is not None]


def test_a_goal_begins_with_what_was_told_by_then_and_stands_at_what_is_told_now() -> None:
    (goal,) = goals([stood(0, 5, 15), (3, STAND), stood(9, 15, 30)], 10)
    assert goal.began is not None
    assert goal.now is not None
    assert (goal.began.low, goal.began.high, goal.now.low, goal.now.high) == (5, 15, 15, 30)
    assert [(each.at, each.on) for each in goal.milestones] == [(15, on(9)), (30, None)]


def test_a_range_that_only_reaches_a_milestone_has_not_passed_it() -> None:
    facts = [(0, STAND), stood(1, 5, 15)]
    assert passed(goals(facts, 2)[0]) == []
    assert 30 not in passed(goals([*facts, stood(3, 15, 30)], 4)[0])
    assert 30 in passed(goals([*facts, stood(3, 30, 60)], 4)[0])


def test_a_milestone_once_passed_stays_so_on_a_bad_day() -> None:
    (goal,) = goals([(0, STAND), stood(1, 0, 5), stood(3, 30, 60), stood(6, 0, 5)], 7)
    assert goal.milestones[-1].on == on(3)
    assert goal.now is not None
    assert goal.now.high == 5


def test_a_run_that_was_too_much_passes_nothing() -> None:
    runs = [(1, RunDone(metres=2500, peak=Pain(1))), (9, RunDone(metres=6000, peak=Pain(7)))]
    (goal,) = goals([(0, RUN), *runs], 10)
    assert passed(goal) == [1000, 2000]
    (goal,) = goals([(0, RUN), *runs, (12, RunDone(metres=5000, peak=Pain(2)))], 13)
    assert passed(goal) == [1000, 2000, 3000, 5000]


def test_a_level_of_pain_is_passed_only_with_its_whole_range() -> None:
    high = mornings(*[6] * 20)
    (goal,) = goals([*high, (20, CALM)], 20)
    assert (passed(goal), goal.milestones[-1].at) == ([], 2)
    (goal,) = goals([*high, (20, CALM), *mornings(*[2] * 10, since=20)], 30)
    assert 2 not in passed(goal), "the range still reaches above 2"
    (goal,) = goals([*high, (20, CALM), *mornings(*[0] * 60, since=20)], 80)
    assert 2 in passed(goal)


def test_one_good_day_passes_no_level() -> None:
    (goal,) = goals([*mornings(*[6] * 30, 0), (20, CALM)], 31)
    assert passed(goal) == []


def test_own_words_stand_as_they_are_and_a_goal_is_followed_until_it_is_over() -> None:
    own = GoalSet(goal="Carry my child upstairs")
    (goal,) = goals([(0, own)], 1)
    assert (goal.words, goal.began, goal.milestones) == ("Carry my child upstairs", None, ())
    assert goals([(0, own), (1, GoalSet(goal="Carry my child upstairs", over=True))], 1) == ()


def test_a_goal_set_anew_takes_the_place_of_the_one_before() -> None:
    (goal,) = goals([(0, STAND), (4, GoalSet(goal="Stand for an hour", kind="stand", target=60))], 5)
    assert (goal.target, goal.since) == (60, on(4))


def test_without_anything_told_a_goal_has_no_range() -> None:
    found = goals([(0, STAND), (0, RUN), (0, CALM)], 0)
    assert [(each.began, each.now) for each in found] == [(None, None)] * 3
