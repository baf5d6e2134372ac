"""When the dose stays as it is: bounds, missing answers, and one thing at a time."""

from dataclasses import replace

from bandstand.journal.facts import (
    BoundsSet,
    ProfileSet,
)
from bandstand.prescription import (
    Bounds,
    Order,
    SetBy,
)
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import RuleId
from bandstand.words import say
from tests.progress.lives import (
    BANDS,
    CLIMBER,
    MARCH,
    REST,
    Day,
    Did,
    Life,
    a_session,
    decisions_of,
    plan_of,
)
from tests.progress.next_time import CALM, after, asked
from tests.progress.tried import tries


@tries(RuleId.NO_MORNING)
def test_a_morning_that_is_not_known_holds_the_dose_and_is_never_a_zero() -> None:
    waiting, forgotten = after(a_session(), Day(morning=None)), after(a_session(), Day(morning=None, forgot=True))
    assert (waiting.change, waiting.rule, forgotten.rule) == (Change.KEEP, "L3", "L3")
    assert say(waiting.because) == "How was the next morning? Until that is known, the same again."


@tries(RuleId.WORSE_MORNING)
def test_a_morning_told_after_the_next_session_comes_too_late() -> None:
    early = replace(a_session(morning=5), before_dawn=True)
    assert after(a_session(), early, REST).rule != "R7"


@tries(RuleId.BOUNDS)
def test_no_running_for_now_holds_no_dose_but_that_of_a_hop() -> None:
    told = (ProfileSet(precautions=("No running or jumping for now.",)),)
    assert after(*CALM, a_session(), REST, a_session(), REST, told=told).change is Change.ADVANCE
    hops = plan_of(replace(MARCH, exercise="hop-in-place", name="Hops"))
    assert after(*CALM, a_session(), REST, a_session(), REST, plan=hops, told=told).rule == "L0"


@tries(RuleId.BOUNDS)
def test_with_precautions_the_dose_only_stays_or_eases_until_bounds_are_set() -> None:
    told = (ProfileSet(precautions=("no deep bend",)),)
    assert after(a_session(), REST, told=told).rule == "L0"
    assert after(a_session(peak=6), REST, told=told).change is Change.EASE
    young = (ProfileSet(under_18=True),)
    assert after(a_session(), REST, told=young).rule == "L0"
    bounded = (*told, BoundsSet(prescription="march", bounds=Bounds(reps=15, set_by=SetBy.THERAPIST)))
    assert after(a_session(), REST, told=bounded).change is Change.ADVANCE


@tries(RuleId.BOUNDS)
def test_a_dose_above_its_bounds_comes_down_to_them() -> None:
    lower = BoundsSet(prescription="march", bounds=Bounds(reps=12, sets=2, band=0, set_by=SetBy.THERAPIST))
    decision = after(a_session(peak=4), REST, told=(lower,))
    assert (decision.change, decision.rule, asked(decision)) == (Change.EASE, "L0", "2 x 10-12 reps, band 0")


@tries(RuleId.STEP_UP, RuleId.ONE_BIG_CHANGE)
def test_one_big_change_a_week_in_the_whole_programme_in_turn() -> None:
    both = Day(did={"march": Did(), "climber": Did()})
    life = Life(plan=plan_of(MARCH, CLIMBER), days=(*CALM, both, REST, both, REST))
    rules = sorted(each.rule for each in decisions_of(life.rows(), life.asof).values())
    assert rules == ["L4", "R14"]
    a_week_on = replace(life, days=(*life.days, *(both, REST) * 5), accepts=True)
    banded = decisions_of(a_week_on.rows(), a_week_on.asof)
    assert [each.before.band for each in banded.values()] == [BANDS[1], BANDS[1]]


@tries(RuleId.ONE_BIG_CHANGE)
def test_within_a_week_of_a_big_change_there_is_no_other() -> None:
    both = Day(did={"march": Did(), "climber": Did()})
    life = Life(plan=plan_of(MARCH, CLIMBER), days=(*CALM, *(both, REST) * 3), accepts=True)
    decisions = decisions_of(life.rows(), life.asof)
    bands = [each.before.band.ordinal for each in decisions.values() if each.before.band]
    assert sorted(bands) == [1, 2]
    assert [each.rule for each in decisions.values() if each.before.band == BANDS[0]] == ["L4"]
    assert say(next(each for each in decisions.values() if each.rule == "L4").because) == (
        "There is room for more. The last bigger change was 2 days ago, and one a week is enough."
    )


@tries(RuleId.STEP_UP)
def test_an_exercise_that_is_held_or_no_longer_done_keeps_no_other_waiting() -> None:
    both, alone = Day(did={"march": Did(), "climber": Did()}), Day(did={"climber": Did()})
    plan = plan_of(MARCH, CLIMBER)
    held = BoundsSet(prescription="march", bounds=Bounds(order=Order.HOLD, set_by=SetBy.THERAPIST))
    days = (*CALM, both, REST, both, REST)
    with_hold = Life(plan=plan, days=days, told=(held,))
    assert decisions_of(with_hold.rows(), with_hold.asof)["climber"].rule == "R14"
    without_march = Life(plan=plan, days=(*days, alone, REST))
    assert decisions_of(without_march.rows(), without_march.asof)["climber"].rule == "R14"
