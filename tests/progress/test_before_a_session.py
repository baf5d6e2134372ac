"""What is said before a session, and what is left out of it."""

from dataclasses import replace

from bandstand.journal.facts import (
    BoundsSet,
    DayKind,
    Popping,
    ProposalAnswered,
    Proposed,
    SafetyCheck,
    SignReview,
    Stiffness,
)
from bandstand.prescription import (
    NO_BAND,
    Bounds,
    Dose,
    Intervals,
    Order,
    SetBy,
    Timed,
)
from bandstand.progress.day import Offer, plan_of_the_day
from bandstand.progress.rules.ids import RuleId
from bandstand.quantity import Message, Range
from bandstand.words import say
from tests.progress.days_told import CALM, THREE, dose_of, reasons, the_day
from tests.progress.lives import (
    CLIMBER,
    MARCH,
    NAMES,
    REST,
    WALK,
    Day,
    Did,
    Life,
    a_session,
    march_life,
    ordinary_days,
    plan_of,
    standing_after,
)
from tests.progress.tried import tries

# Before a session


@tries(RuleId.SORE_TODAY)
def test_pain_above_the_limit_before_a_session_loads_nothing_whatever_was_chosen() -> None:
    life = Life(plan=THREE, days=(*CALM, Day(morning=7)))
    for kind in (DayKind.FULL, DayKind.GENTLE):
        day = the_day(life, kind)
        assert day.offer is Offer.DO_NOT_LOAD
        assert day.because is not None
        assert say(day.because).startswith("Pain is 7 before you start. The usual limit is 5")
        assert {each.band for each in day.plan.prescriptions} == {NO_BAND}
        assert dose_of(day, "walk") == "2 sets of 30 s"


@tries(RuleId.SORE_TODAY)
def test_two_above_usual_and_above_green_offers_the_gentle_version_first() -> None:
    day = the_day(Life(plan=THREE, days=(*CALM, Day(morning=3))))
    assert day.offer is Offer.GENTLE_FIRST
    assert day.because is not None
    assert say(day.because) == "Pain is 3, your usual is about 1. The gentle version may suit today."
    assert the_day(Life(plan=THREE, days=(*ordinary_days(8, 2), Day(morning=3)))).offer is Offer.NONE
    assert the_day(Life(plan=THREE, days=(*ordinary_days(8, 0), Day(morning=2)))).offer is Offer.NONE


@tries(RuleId.SORE_TODAY)
def test_before_seven_answers_it_is_two_above_green() -> None:
    assert the_day(Life(plan=THREE, days=(Day(morning=4),))).offer is Offer.GENTLE_FIRST
    assert the_day(Life(plan=THREE, days=(Day(morning=3),))).offer is Offer.NONE


def test_no_answer_this_morning_offers_nothing_and_changes_nothing() -> None:
    assert the_day(Life(plan=THREE, days=(*CALM, Day(morning=None)))).offer is Offer.NONE


def test_a_worse_morning_after_a_session_puts_rest_first() -> None:
    day = the_day(march_life(*CALM, a_session(), Day(morning=4)))
    assert day.offer is Offer.REST_FIRST
    assert day.because is not None
    assert say(day.because) == "Last time was too much for this morning. A day of rest comes first."
    stiff = the_day(march_life(*CALM, a_session(), Day(morning=1, stiffness=Stiffness.MORE)))
    assert stiff.offer is Offer.REST_FIRST


def test_after_a_gap_the_day_begins_again_lower_and_says_so() -> None:
    day = the_day(march_life(a_session(), *ordinary_days(11)))
    assert dose_of(day) == "2 sets of 10-15 reps each side"
    assert say(dict(day.notes)["march"]) == "The last time was 11 days ago. Begin again with about two thirds."


def test_one_set_alone_is_shortened_by_its_seconds() -> None:
    walk = replace(WALK, dose=Dose(sets=Range(1), work=Timed(Range(30))))
    days = (Day(did={"walk": Did(count=30, sets=1)}), *ordinary_days(12))
    assert dose_of(the_day(Life(plan=plan_of(walk), days=days)), "walk") == "1 set of 20 s"


def test_after_three_weeks_beyond_it_the_day_is_one_step_easier_as_well() -> None:
    assert dose_of(the_day(march_life(a_session(), *ordinary_days(30)))) == "2 sets of 10 reps each side"


def test_the_session_after_the_first_is_the_whole_dose_again() -> None:
    life = march_life(a_session(), *ordinary_days(11), a_session(sets=2), REST)
    assert dose_of(the_day(life)) == "3 sets of 10-15 reps each side"


def test_a_gap_that_was_settled_in_the_plan_is_not_counted_twice() -> None:
    from_proposal = replace(MARCH, dose=replace(MARCH.dose or Dose(), sets=Range(2)))
    life = march_life(a_session(), *ordinary_days(11))
    day = plan_of_the_day(plan_of(from_proposal, number=2), standing_after(life), life.asof, DayKind.FULL)
    assert dose_of(day) == "2 sets of 10-15 reps each side"


@tries(RuleId.GAP)
def test_who_declined_to_begin_lower_begins_as_last_time() -> None:
    proposed = Proposed(
        engine="1",
        session=NAMES,
        prescription="march",
        change="EASE",
        rule="R12",
        because=Message("decision.gap", days=11),
        source="bandstand-choice",
    )
    life = march_life(a_session(), *ordinary_days(10), Day(told=(proposed,)))
    told_id = next(row.event.id for row in life.rows() if row.event.kind == "proposed")
    declined = replace(life, days=(*life.days, Day(told=(ProposalAnswered(proposal=told_id, accepted=False),)), REST))
    assert dose_of(the_day(declined)) == "3 sets of 10-15 reps each side"


# What is left out


def test_a_form_that_popped_with_pain_is_left_out_or_replaced_and_says_why() -> None:
    popped = Day(did={"march": Did(popping=Popping.PAINFUL), "climber": Did(popping=Popping.CAUGHT)})
    day = the_day(Life(plan=plan_of(CLIMBER, MARCH), days=(popped, REST)))
    climber = day.plan.prescription("climber")
    assert climber is not None
    assert climber.variant == "hands-on-bench"
    assert say(dict(day.notes)["climber"]).startswith("The easier form today")
    assert reasons(day) == {"march": "It popped with pain. Leave this out until your therapist allows it."}


def test_a_painless_snap_is_played_with_a_word_of_advice() -> None:
    day = the_day(march_life(a_session(popping=Popping.PAINLESS), REST))
    assert say(dict(day.notes)["march"]).startswith("If it snaps without pain")


def test_what_hurt_too_much_today_is_not_done_again_today() -> None:
    life = march_life(a_session(peak=8))
    assert reasons(the_day(life)) == {"march": "That is enough of this one for today."}
    assert reasons(the_day(march_life(a_session(peak=8), REST))) == {}


def test_what_the_therapist_skips_is_left_out() -> None:
    skip = BoundsSet(prescription="march", bounds=Bounds(order=Order.SKIP, set_by=SetBy.THERAPIST))
    assert reasons(the_day(march_life(REST, told=(skip,)))) == {"march": "Your therapist asked to leave this out."}


def test_a_paused_plan_leaves_everything_out() -> None:
    day = the_day(Life(plan=THREE, days=(REST,), told=(SafetyCheck(signs=("swelling",)),)))
    assert day.plan.prescriptions == ()
    assert set(reasons(day)) == {"walk", "climber", "march"}


def test_running_stays_out_while_a_sign_is_known() -> None:
    run = replace(MARCH, key="run", dose=Dose(work=Intervals(walk=240, run=60, repeats=5)), uses_band=False)
    seen = SafetyCheck(signs=("groin-builds",), reviews=(SignReview(sign="groin-builds", seen_by="PT", worse=False),))
    day = the_day(Life(plan=plan_of(MARCH, run), days=(REST,), told=(seen,)))
    assert reasons(day) == {"run": "Running and hopping stay out for now."}
