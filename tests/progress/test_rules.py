"""The way down the ladder, and always a reason."""

from dataclasses import replace
from datetime import timedelta

from bandstand.catalog import Placement, load_sources
from bandstand.journal.facts import (
    Hurt,
    HurtKind,
    Popping,
    Preference,
)
from bandstand.prescription import (
    NO_BAND,
    Bounds,
    Dose,
    Intervals,
    Order,
    Reps,
    Schedule,
    SetBy,
    Sides,
)
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import RuleId
from bandstand.quantity import Range
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
    decision_of,
    decisions_of,
    march_life,
    ordinary_days,
    plan_of,
    standing_after,
)
from tests.progress.next_time import CALM, after, asked
from tests.progress.tried import tries

# The ladder down


def test_easing_goes_rung_by_rung_to_leaving_out() -> None:
    asked_for = []
    prescription = replace(CLIMBER, band=BANDS[1])
    for _ in range(12):
        life = Life(plan=plan_of(prescription, number=1), days=(Day(did={"climber": Did(peak=7)}), REST))
        decision = decision_of(life, "climber")
        if decision.change is Change.STOP:
            break
        prescription = decision.after
        asked_for.append(f"{asked(decision)}, {prescription.placement}, {prescription.variant}")
    assert asked_for == [
        "3 x 10 reps, band 2, feet, floor",
        "2 x 10 reps, band 2, feet, floor",
        "1 x 10 reps, band 2, feet, floor",
        "1 x 10 reps, band 1, feet, floor",
        "1 x 10 reps, band 1, knees, floor",
        "1 x 10 reps, band 1, knees, hands-on-bench",
        "1 x 10 reps, band 0, knees, hands-on-bench",
    ]
    assert decision.change is Change.STOP
    assert "ask your therapist" in say(decision.because)


def test_what_was_left_out_comes_back_when_somebody_allows_it() -> None:
    bottom = replace(MARCH, dose=Dose(sets=Range(1), work=Reps(Range(10))), band=NO_BAND, placement=Placement.KNEES)
    bottom = replace(bottom, bounds=Bounds(reps=15, from_reps=10))
    painful = Day(did={"march": Did(peak=7, sets=1)})
    life = Life(plan=plan_of(bottom), days=(painful, REST))
    assert decision_of(life).change is Change.STOP
    allowed = Preference(prescription="march", variant_allowed=True)
    assert decision_of(replace(life, days=(painful, Day(told=(allowed,))))).change is Change.KEEP


def test_an_easier_dose_finds_its_way_back_and_no_further() -> None:
    eased = after(a_session(peak=6), REST).after
    assert (eased.bounds.reps, eased.bounds.from_reps, eased.bounds.sets) == (15, 10, 3)


def test_running_is_kept_or_eased_by_its_repeats_only() -> None:
    run = replace(MARCH, dose=Dose(sets=Range(2), work=Intervals(walk=240, run=60, repeats=5)), uses_band=False)
    days = (Day(did={"march": Did(count=None, sets=2)}), REST)
    assert decision_of(Life(plan=plan_of(run), days=days)).change is Change.KEEP


# Always a reason


def test_every_decision_has_a_rule_a_sentence_and_a_known_source() -> None:
    sources = load_sources()
    lives = [
        (a_session(peak=6), REST),
        (a_session(), REST),
        (a_session(popping=Popping.CAUGHT), REST),
        (*CALM, a_session(), Day(morning=3)),
        (a_session(), *ordinary_days(12)),
        (a_session(sets=1), REST),
        (a_session(), Day(morning=None)),
        (),
    ]
    for days in lives:
        decision = after(*days)
        assert decision.rule
        assert say(decision.because)
        assert decision.source in sources


def test_a_barred_form_stays_barred_under_another_key() -> None:
    standing = standing_after(march_life(a_session(popping=Popping.CAUGHT), REST))
    again = replace(MARCH, key="hip-flexor-march-2", variant="supine")
    assert standing.barred_of(again) == {"supine"}


def test_a_form_nobody_knows_is_felt_in_the_form_prescribed() -> None:
    felt = Did(hurt=Hurt(prescription="march", variant="Standing", kind=HurtKind.CAUGHT), popping=None)
    standing = standing_after(march_life(Day(did={"march": felt}), REST))
    assert standing.barred_of(MARCH) == {MARCH.variant}


def test_a_held_exercise_says_that_it_hurt_only_above_the_limit() -> None:
    held = replace(MARCH, bounds=Bounds(order=Order.HOLD, set_by=SetBy.THERAPIST))
    said = {
        pain: decision_of(Life(plan=plan_of(held), days=(a_session(peak=pain), REST))).because.id for pain in (5, 6)
    }
    assert said == {5: "decision.hold_ordered", 6: "decision.hold_ordered_but_painful"}


@tries(RuleId.NOT_ALL_DONE)
def test_without_a_step_left_the_second_hard_session_keeps_and_says_so_plainly() -> None:
    least = replace(MARCH, band=NO_BAND, dose=Dose(sets=Range(1), work=Reps(Range(1)), sides=Sides.EACH))
    hard = a_session(count=1, sets=1, left=0)
    decision = decision_of(Life(plan=plan_of(least), days=(hard, REST, hard, REST)))
    assert (decision.rule, decision.change) == ("R13", Change.KEEP)
    assert say(decision.because) == "You had 0 reps left. The same again."


@tries(RuleId.NEW_DOSE)
def test_a_new_dose_waits_its_two_days_however_long_the_one_before_stood() -> None:
    every_day = replace(plan_of(MARCH), schedule=Schedule(sessions_a_week=Range(7)))
    life = march_life(*CALM, a_session(count=12), REST, a_session(count=15), Day(), accepts=True, plan=every_day)
    next_day = decisions_of(life.rows(), life.asof - timedelta(days=1))["march"]
    assert (next_day.rule, next_day.because.id) == ("L1", "decision.new_dose")
    assert decision_of(life).change is Change.ADVANCE
