"""What could come next: arithmetic with the rules' own steps and times, tried against the rules themselves."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.catalog import load_catalogue
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
from bandstand.progress import walking
from bandstand.progress.case import ladder_of
from bandstand.progress.decide import decide_all
from bandstand.progress.decision import Change
from bandstand.progress.ladder import at_most
from bandstand.progress.paces import Going, Pace
from bandstand.progress.projecting import Path, Projection, first_session, project
from bandstand.progress.safety import Outcome, Pause
from bandstand.progress.standing import Standing
from bandstand.quantity import Message, Range
from bandstand.recovery import Stage
from tests.progress.going_on import lived
from tests.progress.lives import (
    CLIMBER,
    FIRST_DAY,
    LIVES,
    MARCH,
    WALK,
    Day,
    Did,
    Life,
    a_session,
    lives,
    march_life,
    ordinary_days,
    plan_of,
    standing_after,
)

WEEKS = 16


def projected(life: Life) -> Projection:
    """What could come next after a life, asked the day after it."""
    return _at_once(life, standing_after(life))


def _at_once(life: Life, standing: Standing) -> Projection:
    assert standing.plan is not None
    return project(standing.plan, standing, life.bands, life.asof)


def _told(path: Path, pace: Pace, weeks: int = WEEKS) -> list[int]:
    """The days of the steps, but not of the last top."""
    days = [each.days[pace] for each in path.ahead if not each.is_top]
    return [day for day in days if day is not None and day < 7 * weeks]


def _begins(life: Life, standing: Standing) -> int:
    plan = standing.plan
    assert plan is not None
    return (first_session(plan, standing, life.asof) - life.asof).days


def check_agrees(life: Life, pace: Pace) -> int:
    """The walk comes to each step on the very day on which the rules, asked before every session, propose it.

    How many steps were compared is handed back: a law that met none has said nothing.
    """
    standing = standing_after(life)
    found = _at_once(life, standing)
    if found.paces is None:
        return 0
    days = lived(life, standing, found.paces.going[pace], _begins(life, standing), WEEKS)
    compared = [path for path in found.paths if not _waits_for_days_to_come(life, standing, path)]
    for path in compared:
        assert _told(path, pace) == days[path.now.key], (pace, path.now.key)
    return sum(len(days[path.now.key]) for path in compared)


def _waits_for_days_to_come(life: Life, standing: Standing, path: Path) -> bool:
    """A step down before the first session is no step ahead; and what a raised week holds the next mornings settle."""
    assert standing.plan is not None
    first = life.asof + timedelta(days=_begins(life, standing))
    decided = decide_all(standing.plan, standing, life.bands, first)
    return any(
        each.before.key == path.now.key and (each.change is Change.EASE or each.rule == "R10") for each in decided
    )


def test_it_says_what_the_rules_would_come_to_session_by_session() -> None:
    compared: list[int] = []

    @settings(max_examples=LIVES, deadline=None)
    @given(lives(), st.sampled_from(Pace))
    def holds(life: Life, pace: Pace) -> None:
        compared.append(check_agrees(life, pace))

    holds()
    assert sum(1 for steps in compared if steps) >= LIVES // 4, compared


@pytest.mark.parametrize("pace", Pace)
def test_it_says_so_for_a_programme_too_whose_ladders_wait_for_each_other(pace: Pace) -> None:
    assert check_agrees(a_programme(), pace) >= 3


def test_a_walk_that_forgets_the_week_between_bigger_changes_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(walking, "DAYS_BETWEEN_BIG_CHANGES", 1)
    with pytest.raises(AssertionError):
        check_agrees(a_programme(), Pace.GOES_WELL)


def test_a_walk_that_steps_up_after_one_good_session_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    life = march_life(*ordinary_days(8), a_session(count=10), Day())
    assert check_agrees(life, Pace.AS_USUAL)
    monkeypatch.setattr(walking, "TWO_RUNNING", 1)
    with pytest.raises(AssertionError):
        check_agrees(life, Pace.AS_USUAL)


def a_programme() -> Life:
    """Eight quiet days, then two weeks in which all three exercises went well every other day."""
    both = Day(did={"march": Did(), "climber": Did(count=12), "walk": Did(count=30)})
    return Life(plan=plan_of(MARCH, CLIMBER, WALK), days=(*ordinary_days(8), *(both, Day()) * 7))


# Laws


def check_bounds(life: Life, found: Projection) -> int:
    """No dose ahead is more than the bounds in force allow; how many doses were looked at is handed back."""
    standing = standing_after(life)
    for path in found.paths:
        ladder = ladder_of(path.now, standing, load_catalogue(), life.bands)
        for each in path.ahead:
            held = replace(each.asked, bounds=path.now.bounds)
            assert at_most(held, ladder) == held, each
            assert held.band is None or held.band.ordinal in {0, *(band.ordinal for band in life.bands), _own(path)}
    return sum(len(path.ahead) for path in found.paths)


def _own(path: Path) -> int:
    return path.now.band.ordinal if path.now.band else 0


def test_no_dose_ahead_is_ever_past_the_bounds() -> None:
    looked_at: list[int] = []

    @settings(max_examples=LIVES, deadline=None)
    @given(lives())
    def holds(life: Life) -> None:
        looked_at.append(check_bounds(life, projected(life)))

    holds()
    assert sum(1 for doses in looked_at if doses) >= LIVES // 4, looked_at


def test_the_law_of_bounds_finds_a_step_past_them() -> None:
    life = a_programme()
    found = projected(life)
    path = found.paths[0]
    step = path.ahead[0]
    tight = replace(path.now, bounds=replace(path.now.bounds, band=1))
    with pytest.raises(AssertionError):
        check_bounds(life, replace(found, paths=(replace(path, now=tight, ahead=(step,)),)))


def check_never_faster(found: Projection) -> int:
    """At a slower pace the programme's first, second and any later step comes no sooner; how many there were."""
    days = [sorted(_days_of(found, pace)) for pace in Pace]
    for faster, slower in pairwise(days):
        assert len(slower) <= len(faster)
        assert all(one <= other for one, other in zip(faster, slower, strict=False)), (faster, slower)
    return len(days[-1])


def _days_of(found: Projection, pace: Pace) -> Iterator[int]:
    for path in found.paths:
        yield from (day for each in path.ahead if (day := each.days[pace]) is not None and not each.is_top)


def test_a_slower_pace_is_never_faster() -> None:
    slowest: list[int] = []

    @settings(max_examples=LIVES, deadline=None)
    @given(lives())
    def holds(life: Life) -> None:
        slowest.append(check_never_faster(projected(life)))

    holds()
    assert any(slowest), "some step comes at the slowest pace too"


@pytest.mark.parametrize("days", [(*ordinary_days(8), *(a_session(), Day()) * 4), ()])
def test_one_exercise_alone_never_comes_sooner_at_a_slower_pace(days: tuple[Day, ...]) -> None:
    steps = [step for path in projected(march_life(*days)).paths for step in path.ahead]
    assert steps
    for each in steps:
        came = [each.days[pace] for pace in Pace]
        assert came == sorted(came, key=lambda day: 10**6 if day is None else day)


def test_the_law_of_slowness_finds_a_pace_that_is_not() -> None:
    found = projected(a_programme())
    turned = [replace(each, days={**each.days, Pace.SLOWLY: 0}) for each in found.paths[0].ahead]
    with pytest.raises(AssertionError):
        check_never_faster(replace(found, paths=(replace(found.paths[0], ahead=tuple(turned)),)))


@settings(max_examples=LIVES, deadline=None)
@given(lives())
def test_the_same_past_always_leads_to_the_same_sums(life: Life) -> None:
    standing = standing_after(life)
    mixed = replace(life, bands=tuple(reversed(life.bands)))
    assert _at_once(life, standing) == _at_once(life, standing)
    assert [path.ahead for path in _at_once(mixed, standing).paths] == [
        path.ahead for path in _at_once(life, standing).paths
    ]


# When nothing is worked out


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
    assert _at_once(a_programme(), replace(standing, pause=pause)) == Projection(because=Message("ahead.paused"))


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
