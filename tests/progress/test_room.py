"""When there is room for more, and how much."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bandstand.catalog import Placement
from bandstand.journal.event import Received
from bandstand.journal.facts import (
    BoundsSet,
    DayKind,
)
from bandstand.prescription import (
    Bounds,
    Dose,
    Prescription,
    Reps,
    Schedule,
    SetBy,
    Sides,
    Timed,
)
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import RuleId
from bandstand.quantity import Range
from bandstand.words import say
from tests.progress.lives import (
    BANDS,
    FIRST_DAY,
    MARCH,
    REST,
    WALK,
    Day,
    Did,
    Life,
    a_session,
    decision_of,
    decisions_of,
    march_life,
    plan_of,
)
from tests.progress.next_time import CALM, after, asked
from tests.progress.tried import tries

# R15: how much


def of_reps(reps: int) -> Prescription:
    """The march asking for one number of reps, the range being 6 to 15."""
    roomy = replace(MARCH, bounds=Bounds(reps=15, from_reps=6, sets=3))
    return replace(roomy, dose=Dose(sets=Range(3), work=Reps(Range(reps)), sides=Sides.EACH))


@tries(RuleId.A_LITTLE_MORE)
def test_effort_below_right_gives_two_reps_more_and_right_one() -> None:
    def reps(effort: int) -> str:
        return asked(after(a_session(count=8, effort=effort), REST, plan=plan_of(of_reps(8))))

    assert [reps(effort) for effort in (5, 6, 7, 8)] == [f"3 x {count} reps, band 1" for count in (10, 9, 9, 8)]


def test_an_easier_dose_is_one_rep_less_as_the_smallest_step_up_is_one_more() -> None:
    assert asked(after(a_session(count=12, peak=6), REST, plan=plan_of(of_reps(12)))) == "3 x 11 reps, band 1"


@tries(RuleId.A_LITTLE_MORE, RuleId.NEW_DOSE)
def test_a_dose_stands_for_two_days_before_the_next_step() -> None:
    life = march_life(a_session(count=8), a_session(count=8), REST, plan=plan_of(of_reps(8)))
    second = decisions_of(life.rows(), FIRST_DAY + timedelta(days=2))["march"]
    assert (second.rule, asked(second)) == ("R15", "3 x 10 reps, band 1")
    every_day = replace(plan_of(of_reps(8)), schedule=Schedule(sessions_a_week=Range(7)))
    daily = march_life(a_session(count=8), Day(), plan=every_day)
    early = decisions_of(daily.rows(), FIRST_DAY + timedelta(days=1))["march"]
    assert (early.change, early.rule) == (Change.KEEP, "L1")
    assert say(early.because) == "This dose is new. It stands for two days before the next step."


@tries(RuleId.A_LITTLE_MORE)
def test_the_next_morning_offers_a_step_for_a_session_that_is_due_later() -> None:
    life = march_life(a_session(count=8), Day(), plan=plan_of(of_reps(8)))
    next_day = decisions_of(life.rows(), FIRST_DAY + timedelta(days=1))["march"]
    assert (next_day.rule, asked(next_day)) == ("R15", "3 x 10 reps, band 1")


@tries(RuleId.NEW_DOSE)
def test_who_trains_every_day_takes_no_step_every_day_whatever_the_plan_says() -> None:
    life = march_life(a_session(count=8), a_session(count=10), Day(), plan=plan_of(of_reps(8)), accepts=True)
    third = decisions_of(life.rows(), FIRST_DAY + timedelta(days=2))["march"]
    assert (third.change, third.rule) == (Change.KEEP, "L1")


# R14, R15: a step up


@tries(RuleId.A_LITTLE_MORE)
def test_all_sets_inside_the_range_raise_its_low_end() -> None:
    assert asked(after(a_session(left=3), REST)) == "3 x 12-15 reps, band 1"
    assert asked(after(a_session(left=2), REST)) == "3 x 11-15 reps, band 1"


def test_five_seconds_are_added_to_a_time_within_its_bounds() -> None:
    walk = replace(WALK, dose=Dose(sets=Range(3), work=Timed(Range(20, 30))))
    days = (Day(did={"walk": Did(count=20, left=None, effort=6)}), REST)
    assert str(decision_of(Life(plan=plan_of(walk), days=days), "walk").after.dose) == "3 sets of 25-30 s"


@tries(RuleId.SAME_AGAIN)
def test_a_time_the_sheet_states_is_not_passed() -> None:
    days = (Day(did={"walk": Did(count=30, left=None, effort=6)}), REST)
    decision = decision_of(Life(plan=plan_of(WALK), days=days), "walk")
    assert (decision.change, decision.rule) == (Change.KEEP, "R16")


@tries(RuleId.STEP_UP)
def test_the_top_of_the_range_twice_running_brings_the_next_band_and_fewer_reps() -> None:
    decision = after(*CALM, a_session(), REST, a_session(), REST)
    assert (decision.rule, asked(decision)) == ("R14", "3 x 13 reps, band 2")


@tries(RuleId.A_LITTLE_MORE)
def test_the_top_of_the_range_once_only_adds_a_little() -> None:
    assert after(*CALM, a_session(count=12), REST, a_session(), REST).rule == "R15"
    assert after(*CALM, a_session(), REST).rule == "R15"
    assert after(*CALM, a_session(), REST, a_session(count=12), REST).rule == "R15"


@tries(RuleId.A_LITTLE_MORE)
@pytest.mark.parametrize("first", [{"peak": 4}, {"left": 1}, {"popping": None}, {"peak": None}])
def test_both_sessions_at_the_top_must_have_gone_well(first: dict[str, object]) -> None:
    assert after(*CALM, a_session(**first), REST, a_session(), REST).rule == "R15"


@tries(RuleId.WEAKER_SIDE)
def test_the_side_that_did_less_says_how_much_was_done() -> None:
    life = march_life(a_session(), REST)
    rows = [_with_weaker_left(row, reps=5) for row in life.rows()]
    assert dict(decisions_of(rows, life.asof)["march"].numbers)["percent"] == 50


@tries(RuleId.A_LITTLE_MORE, RuleId.WEAKER_SIDE)
def test_the_two_sides_count_by_the_one_that_did_less() -> None:
    life = march_life(*CALM, a_session(), REST, a_session(), REST)
    rows = [_with_weaker_left(row) for row in life.rows()]
    assert decisions_of(rows, life.asof)["march"].rule == "R15"


def _with_weaker_left(row: Received, reps: int = 11) -> Received:
    body = row.event.body
    if body.get("side") != "left":
        return row
    return replace(row, event=replace(row.event, body={**body, "reps": reps}))


@tries(RuleId.A_LITTLE_MORE)
def test_band_placement_and_form_wait_for_seven_answers() -> None:
    assert after(a_session(), REST, a_session(), REST).rule == "R15"


@tries(RuleId.STEP_UP)
def test_sets_come_before_the_band() -> None:
    more_sets = BoundsSet(prescription="march", bounds=Bounds(sets=4, set_by=SetBy.THERAPIST))
    decision = after(*CALM, a_session(), REST, a_session(), REST, told=(more_sets,))
    assert (decision.rule, asked(decision)) == ("R14", "4 x 12 reps, band 1")


@tries(RuleId.A_LITTLE_MORE)
def test_the_band_goes_up_only_where_the_sheet_says_work_up() -> None:
    plan = plan_of(MARCH, progression=())
    assert after(*CALM, a_session(), REST, a_session(), REST, plan=plan).rule == "R15"


@tries(RuleId.STEP_UP, RuleId.A_LITTLE_MORE)
def test_a_bound_on_the_band_is_kept() -> None:
    def with_most(band: int) -> str:
        set_ = BoundsSet(prescription="march", bounds=Bounds(band=band, set_by=SetBy.THERAPIST))
        return after(*CALM, a_session(), REST, a_session(), REST, told=(set_,)).rule

    assert (with_most(1), with_most(2)) == ("R15", "R14")


def test_without_a_heavier_band_the_placement_is_next_with_a_lighter_band() -> None:
    done = Day(did={"walk": Did(count=30, left=None, effort=6)})
    life = Life(plan=plan_of(WALK), days=(*CALM, done, REST, done, REST), bands=BANDS[:2])
    step = decision_of(life, "walk").after
    assert (step.placement, step.band, str(step.dose)) == (Placement.CALVES, BANDS[0], "3 sets of 10 s")


@tries(RuleId.SAME_AGAIN)
def test_hard_effort_and_few_reps_left_wait() -> None:
    assert after(a_session(left=1), REST).rule == "R16"
    assert after(a_session(left=None, effort=8), REST).rule == "R16"


@pytest.mark.parametrize("missing", [{"peak": None}, {"left": None}, {"count": None}, {"popping": None}])
def test_an_answer_that_is_missing_never_brings_a_step_up(missing: dict[str, object]) -> None:
    assert after(a_session(**missing), REST).change is Change.KEEP


def test_a_gentle_day_is_no_ground_for_a_step_up() -> None:
    assert after(replace(a_session(), kind=DayKind.GENTLE), REST).change is Change.KEEP
