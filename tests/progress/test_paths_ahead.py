"""When nothing is worked out ahead, what a path says, and the paces."""

from dataclasses import replace
from fractions import Fraction

import pytest

from bandstand.prescription import (
    Bounds,
    Dose,
    Intervals,
    Order,
    PainLimits,
    Prescription,
    Reps,
    SetBy,
    Sides,
)
from bandstand.progress.paces import Going, Pace
from bandstand.progress.projecting import Projection
from bandstand.progress.safety import Outcome, Pause
from bandstand.quantity import Message, Range
from bandstand.recovery import Stage
from tests.progress.ahead import a_programme, at_once, projected
from tests.progress.lives import (
    FIRST_DAY,
    MARCH,
    WALK,
    Day,
    Life,
    a_session,
    march_life,
    ordinary_days,
    plan_of,
    standing_after,
)

UNEVEN = tuple(Day(morning=pain) for pain in (1, 3, 5, 3, 2, 4, 3) * 4)


def test_in_a_rough_spell_nothing_is_worked_out_amber_or_red() -> None:
    for bad_days, stage in (([5, 5], Stage.AMBER), ([9, 9], Stage.RED)):
        life = march_life(*UNEVEN, a_session(), *(Day(morning=pain) for pain in bad_days))
        standing = standing_after(life)
        assert standing.stage(standing.last("march")) is stage, bad_days
        assert projected(life) == Projection(because=Message("ahead.rough_spell"))


def test_a_rough_spell_of_before_the_first_session_counts_too() -> None:
    assert projected(march_life(*UNEVEN, *[Day(morning=9)] * 3)).because == Message("ahead.rough_spell")


def test_while_the_plan_is_paused_nothing_is_worked_out() -> None:
    standing = standing_after(a_programme())
    pause = Pause(since=FIRST_DAY, outcome=Outcome.PAUSE, signs=("groin-builds",), messages=())
    assert at_once(a_programme(), replace(standing, pause=pause)) == Projection(because=Message("ahead.paused"))


def test_under_strict_limits_each_step_is_the_therapists() -> None:
    strict = plan_of(MARCH, limits=PainLimits(strict=True, set_by=SetBy.THERAPIST))
    assert projected(march_life(a_session(), Day(), plan=strict)).because == Message("ahead.strict")


def test_running_is_never_worked_out() -> None:
    jog = replace(WALK, key="jog", name="Jog on the spot", exercise="jog-on-the-spot", uses_band=False, band=None)
    runs = Dose(sets=Range(1), work=Intervals(walk=60, run=30, repeats=5))
    intervals = replace(WALK, key="run", name="Walk and run", exercise=None, uses_band=False, band=None, dose=runs)
    found = projected(Life(plan=plan_of(MARCH, jog, intervals), days=(*ordinary_days(3),)))
    assert [path.now.key for path in found.paths] == ["march"]


# What a path says


def test_where_the_bounds_end_it_says_so_and_nothing_follows() -> None:
    plan = plan_of(MARCH, progression=())
    path = projected(march_life(*ordinary_days(8), a_session(count=10), Day(), plan=plan)).paths[0]
    assert [(str(each.asked.dose), each.is_top) for each in path.ahead] == [("3 sets of 15 reps each side", True)]
    assert path.ends == (Message("ladder.top"),)


def test_who_is_at_the_top_already_has_nothing_ahead() -> None:
    top = replace(MARCH, dose=Dose(sets=Range(3), work=Reps(Range(15)), sides=Sides.EACH))
    path = projected(march_life(*ordinary_days(8), plan=plan_of(top, progression=()))).paths[0]
    assert path.ahead == ()
    assert path.ends == (Message("ladder.top"),)


@pytest.mark.parametrize(
    ("now", "because"),
    [
        (replace(MARCH, bounds=Bounds(order=Order.HOLD)), "decision.hold_ordered"),
        (replace(MARCH, bounds=Bounds(order=Order.SKIP)), "decision.skip_ordered"),
        (replace(MARCH, bounds=Bounds(sets=0)), "decision.bounds_contradict"),
        (replace(MARCH, exercise="hip-wheel"), "decision.no_such_exercise"),
    ],
)
def test_what_holds_an_exercise_stands_in_place_of_its_steps(now: Prescription, because: str) -> None:
    path = projected(march_life(*ordinary_days(3), plan=plan_of(now))).paths[0]
    assert path.ahead == ()
    assert [each.id for each in path.ends] == [because]


def test_with_precautions_nothing_lies_ahead_until_bounds_are_set() -> None:
    plan = plan_of(MARCH, precautions=("no deep bend",))
    path = projected(march_life(a_session(), Day(), plan=plan)).paths[0]
    assert (path.ahead, [each.id for each in path.ends]) == ((), ["decision.precautions"])


def test_weeks_are_a_range_that_holds_every_pace() -> None:
    steps = [each for path in projected(a_programme()).paths for each in path.ahead]
    assert steps
    for each in steps:
        known = [day for day in each.days.values() if day is not None]
        assert each.from_week * 7 <= min(known)
        assert each.to_week is None or (each.from_week < each.to_week <= 52 and max(known) <= 7 * each.to_week)
        assert (each.to_week is None) == (len(known) < 3)


# The paces


def test_before_four_sessions_the_usual_pace_is_a_guess() -> None:
    paces = projected(march_life(*ordinary_days(8), *(a_session(), Day()) * 3)).paces
    assert paces is not None
    assert not paces.is_own
    assert paces.going[Pace.AS_USUAL] == Going(a_week=Fraction(2), with_room=Fraction(2, 3))


def test_as_usual_is_the_sessions_one_did_and_the_share_that_left_room() -> None:
    hard, easy = a_session(effort=8, left=1), a_session()
    days = [easy, *ordinary_days(6), hard, *ordinary_days(6), easy, *ordinary_days(6), hard, *ordinary_days(6)]
    paces = projected(march_life(*ordinary_days(8), *days)).paces
    assert paces is not None
    assert paces.is_own
    assert paces.going[Pace.AS_USUAL] == Going(a_week=Fraction(1), with_room=Fraction(1, 2))
    assert paces.going[Pace.SLOWLY].with_room == Fraction(1, 4)


def test_more_sessions_than_planned_make_no_pace_faster_than_the_plan() -> None:
    paces = projected(march_life(*ordinary_days(8), *[a_session()] * 6, Day())).paces
    assert paces is not None
    assert paces.going[Pace.AS_USUAL].a_week == Fraction(3)


def test_with_weeks_between_sessions_nothing_moves_up() -> None:
    rare = [day for _ in range(5) for day in (a_session(), *ordinary_days(20))]
    path = projected(march_life(*ordinary_days(8), *rare)).paths[0]
    assert len(path.ahead) > 1
    assert [each.days[Pace.AS_USUAL] for each in path.ahead[1:]] == [None] * len(path.ahead[1:])


def test_good_sessions_come_two_by_two() -> None:
    going = Going(a_week=Fraction(3), with_room=Fraction(1, 2))
    assert [going.leaves_room(number) for number in range(8)] == [False, False, True, True] * 2
