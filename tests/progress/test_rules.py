"""The rules, one by one: what a person lives through, and what the next time asks."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bandstand.catalog import Placement, load_sources
from bandstand.journal.event import Received
from bandstand.journal.facts import (
    BoundsSet,
    DayKind,
    Hurt,
    HurtKind,
    PlanSet,
    Popping,
    Preference,
    ProfileSet,
    ReviewConfirmed,
    SafetyCheck,
    Stiffness,
)
from bandstand.prescription import (
    NO_BAND,
    Bounds,
    Dose,
    Frequency,
    Intervals,
    Order,
    PainLimits,
    Per,
    Prescription,
    Reps,
    Schedule,
    SetBy,
    Sides,
    Timed,
)
from bandstand.progress.decision import Change, Decision
from bandstand.progress.rules.ids import RuleId
from bandstand.quantity import Pain, Range
from bandstand.words import say
from tests.progress.lives import (
    BANDS,
    CLIMBER,
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
    ordinary_days,
    plan_of,
    standing_after,
)
from tests.progress.tried import tries

CALM = ordinary_days(8)


def after(*days: Day, **changes: object) -> Decision:
    """The decision for the march after these days."""
    return decision_of(march_life(*days, **changes))


def asked(decision: Decision) -> str:
    """What is asked next, in short: sets, count and band."""
    dose, band = decision.after.dose, decision.after.band
    assert dose is not None
    return f"{dose.sets} x {dose.work}, band {band.ordinal if band else None}"


# R3, R7, R9, R11: pain


@tries(RuleId.ABOVE_LIMIT)
def test_pain_above_the_limit_eases_however_many_reps_were_done() -> None:
    decision = after(a_session(peak=6, count=15), REST)
    assert (decision.change, decision.rule) == (Change.EASE, "R3")
    assert say(decision.because) == "Pain reached 6. The usual limit is 5, so next time is a little easier."
    assert asked(decision) == "3 x 10 reps, band 1"


def test_a_limit_is_the_therapists_only_where_a_therapist_set_it() -> None:
    def sentence(set_by: SetBy) -> str:
        plan = plan_of(MARCH, limits=PainLimits(amber=Pain(4), set_by=set_by))
        return say(after(a_session(peak=6), REST, plan=plan).because)

    assert "Your therapist's limit is 4" in sentence(SetBy.THERAPIST)
    assert "Your own limit is 4" in sentence(SetBy.PERSON)
    assert "The usual limit is 4" in sentence(SetBy.PRESET)


@tries(RuleId.ABOVE_LIMIT)
def test_pain_given_by_it_hurts_counts_like_pain_at_its_worst() -> None:
    assert after(a_session(peak=1, hurt=Hurt(pain=Pain(7))), REST).rule == "R3"


@tries(RuleId.ABOVE_LIMIT)
def test_sharp_pain_eases_however_small_it_was() -> None:
    decision = after(a_session(hurt=Hurt(pain=Pain(1), kind=HurtKind.SHARP)), REST)
    assert (decision.change, decision.rule) == (Change.EASE, "R3")


@tries(RuleId.ABOVE_LIMIT)
def test_two_sessions_running_above_the_limit_name_the_therapist() -> None:
    once = after(a_session(peak=6), REST)
    twice = after(a_session(peak=6), REST, a_session(peak=7), REST)
    between = after(a_session(peak=6), REST, a_session(peak=1), REST, a_session(peak=7), REST)
    assert "therapist" not in say(once.because)
    assert "therapist" not in say(between.because)
    assert say(twice.because) == (
        "Pain reached 6, and then 7. The usual limit is 5, so it gets easier. Tell your therapist."
    )


@tries(RuleId.WORSE_MORNING)
@pytest.mark.parametrize("set_by", [SetBy.SHEET, SetBy.PERSON, SetBy.THERAPIST])
def test_above_a_limit_that_somebody_set_it_eases_whatever_the_usual_level(set_by: SetBy) -> None:
    plan = plan_of(MARCH, limits=PainLimits(set_by=set_by))
    assert after(*ordinary_days(8, 5), a_session(peak=6), Day(morning=5), plan=plan).change is Change.EASE
    assert after(*ordinary_days(8, 5), a_session(), Day(morning=6), plan=plan).rule == "R7"


@tries(RuleId.ABOVE_LIMIT, RuleId.IN_AMBER, RuleId.A_LITTLE_MORE)
def test_a_limit_that_nobody_set_makes_room_for_a_high_usual_level() -> None:
    def rule(usual: int, peak: int, *, fixed: bool = False) -> str:
        plan = plan_of(MARCH, limits=PainLimits(fixed=fixed))
        return after(*ordinary_days(8, usual), a_session(peak=peak), Day(morning=usual), plan=plan).rule

    assert [rule(3, peak) for peak in (5, 6)] == ["R15", "R3"]
    assert [rule(4, peak) for peak in (6, 7)] == ["R15", "R3"]
    assert [rule(6, peak) for peak in (7, 8)] == ["R15", "R3"]
    assert [rule(4, peak, fixed=True) for peak in (5, 6)] == ["R11", "R3"]


def test_the_limit_that_made_room_is_named_for_what_it_is() -> None:
    decision = after(*ordinary_days(8, 4), a_session(peak=8), Day(morning=4))
    assert say(decision.because) == (
        "Pain reached 8. The limit for your usual level is 6, so next time is a little easier."
    )


def test_a_change_already_made_is_not_made_twice() -> None:
    painful = a_session(peak=6)
    accepted = after(painful, REST).after
    following = Day(told=(PlanSet(plan=plan_of(accepted, number=2)),))
    again = after(painful, following)
    assert (again.change, again.after) == (Change.KEEP, accepted)
    assert say(again.because) == "This has changed since the last time. Try it once as it stands."


def test_a_step_up_already_made_is_not_made_twice() -> None:
    accepted = after(a_session(), REST).after
    following = Day(told=(PlanSet(plan=plan_of(accepted, number=2)),))
    assert after(a_session(), following).change is Change.KEEP


@tries(RuleId.WORSE_MORNING)
def test_a_worse_morning_eases_and_asks_for_a_day_of_rest() -> None:
    decision = after(*CALM, a_session(), Day(morning=3))
    assert (decision.change, decision.rule) == (Change.EASE, "R7")
    assert say(decision.because) == ("Pain was 3 the next morning, against 1 before. Rest a day, then a little easier.")
    assert dict(decision.numbers)["usual_tenths"] == 10


@tries(RuleId.WORSE_MORNING)
def test_a_morning_above_the_limit_eases_even_where_that_is_usual() -> None:
    decision = after(*ordinary_days(8, 7), a_session(), Day(morning=8))
    assert (decision.change, decision.rule) == (Change.EASE, "R7")
    assert "The limit for your usual level is 7" in say(decision.because)


@tries(RuleId.WORSE_MORNING)
def test_once_the_usual_level_is_known_a_sore_start_does_not_excuse_a_worse_morning() -> None:
    assert after(*CALM, a_session(pre=4), Day(morning=4)).rule == "R7"


@tries(RuleId.WORSE_MORNING)
def test_before_seven_answers_the_morning_is_compared_with_the_middle_of_those_before_the_session() -> None:
    assert after(a_session(morning=4), Day(morning=4)).rule != "R7"
    assert after(a_session(morning=2), Day(morning=4)).rule == "R7"
    assert after(a_session(morning=None), Day(morning=4)).rule == "R7"
    assert after(Day(morning=4), Day(morning=4), a_session(morning=1), Day(morning=4)).rule != "R7"
    assert after(a_session(morning=2, pre=4), Day(morning=4)).rule == "R7"


@tries(RuleId.SORE_AFTER)
@pytest.mark.parametrize(
    ("usual", "morning"),
    [((3, 2), 4), ((1, 1), 2)],
)
def test_a_stiffer_or_slightly_sorer_morning_keeps_the_dose(usual: tuple[int, int], morning: int) -> None:
    calm = (*ordinary_days(4, usual[0]), *ordinary_days(4, usual[1]))
    stiff = Stiffness.MORE if usual == (1, 1) else None
    decision = after(*calm, a_session(average=None, morning=None), Day(morning=morning, stiffness=stiff))
    assert (decision.change, decision.rule) == (Change.KEEP, "R9")


@tries(RuleId.IN_AMBER)
def test_pain_between_green_and_the_limit_keeps_the_dose() -> None:
    decision = after(a_session(peak=4), REST)
    assert (decision.change, decision.rule) == (Change.KEEP, "R11")


@tries(RuleId.IN_AMBER)
def test_someone_whose_usual_level_is_amber_can_still_progress() -> None:
    sore = ordinary_days(8, 3)
    assert after(*sore, a_session(peak=5), Day(morning=3)).change is Change.ADVANCE
    fixed = plan_of(MARCH, limits=PainLimits(fixed=True))
    assert after(*sore, a_session(peak=5), Day(morning=3), plan=fixed).rule == "R11"


@tries(RuleId.STRICT, RuleId.ABOVE_LIMIT)
def test_strict_limits_leave_the_exercise_out_from_two_upward() -> None:
    plan = plan_of(MARCH, limits=PainLimits(green=Pain(0), amber=Pain(0), strict=True, set_by=SetBy.THERAPIST))
    assert after(a_session(peak=2), REST, plan=plan).rule == "R2"
    assert after(a_session(peak=2), REST, plan=plan).change is Change.STOP
    assert after(a_session(peak=1), REST, plan=plan).rule == "R3"
    wider = plan_of(MARCH, limits=PainLimits(strict=True, set_by=SetBy.THERAPIST))
    assert after(a_session(peak=2), REST, plan=wider).rule == "R2"
    assert after(a_session(peak=0), REST, plan=wider).change is Change.KEEP


@tries(RuleId.STRICT)
def test_with_strict_limits_nothing_rises_however_well_it_goes() -> None:
    strict = plan_of(MARCH, limits=PainLimits(green=Pain(0), amber=Pain(0), strict=True, set_by=SetBy.THERAPIST))
    well = (a_session(peak=0), Day(morning=0))
    assert after(*well).change is Change.ADVANCE
    assert (after(*well, plan=strict).change, after(*well, plan=strict).rule) == (Change.KEEP, "R2")


@tries(RuleId.ABOVE_LIMIT, RuleId.IN_AMBER)
def test_before_seven_answers_the_middle_of_those_before_a_session_stands_in_for_the_usual_level() -> None:
    assert after(a_session(morning=3, peak=5), Day(morning=3)).change is Change.ADVANCE
    assert after(a_session(morning=3, peak=6), Day(morning=3)).rule == "R3"
    assert after(a_session(morning=2, peak=5), Day(morning=2)).rule == "R11"
    assert after(a_session(morning=None, peak=3), Day(morning=2)).rule == "R11"
    fixed = plan_of(MARCH, limits=PainLimits(fixed=True))
    assert after(a_session(morning=3, peak=5), Day(morning=3), plan=fixed).rule == "R11"


@pytest.mark.parametrize("pre", [0, 3, 5, None])
def test_the_pain_before_a_session_gives_no_more_room_however_high_it_was(pre: int | None) -> None:
    assert after(a_session(morning=1, pre=pre, peak=4), Day(morning=1)).rule == "R11"
    assert after(a_session(morning=1, pre=pre), Day(morning=3)).rule == "R7"


def test_soreness_is_held_against_the_usual_level_and_not_against_the_pain_before() -> None:
    rules = [after(*CALM, a_session(pre=pre, peak=4, after=4), REST).rule for pre in (2, 4, 5, 9)]
    assert rules == ["R9", "R8", "R8", "R8"]


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


# R4: popping


@tries(RuleId.PAINFUL_FORM)
@pytest.mark.parametrize(
    "felt",
    [
        {"popping": Popping.PAINFUL},
        {"popping": Popping.CAUGHT},
        {"popping": None, "hurt": Hurt(kind=HurtKind.POPPED)},
        {"popping": None, "hurt": Hurt(kind=HurtKind.CAUGHT)},
    ],
)
def test_a_painful_pop_or_a_catch_leaves_the_form_out_where_there_is_no_easier_one(felt: dict[str, object]) -> None:
    decision = after(a_session(**felt), REST)
    assert (decision.change, decision.rule) == (Change.STOP, "R4")


@tries(RuleId.PAINFUL_FORM)
def test_the_easier_form_is_offered_where_the_catalogue_has_one() -> None:
    life = Life(plan=plan_of(CLIMBER), days=(Day(did={"climber": Did(popping=Popping.PAINFUL)}), REST))
    decision = decision_of(life, "climber")
    assert (decision.change, decision.after.variant) == (Change.EASE, "hands-on-bench")
    assert say(decision.because) == "It popped with pain. Try the easier form, and tell your therapist."


def test_a_form_the_sheet_says_to_avoid_is_never_offered() -> None:
    march = replace(MARCH, variant="standing-with-support", alternatives=())
    popped = (Day(did={"march": Did(popping=Popping.PAINFUL)}), REST)
    offered = decision_of(Life(plan=plan_of(march), days=popped)).after.variant
    assert offered == "supine-feet-off"
    avoided = replace(march, alternatives=(replace(MARCH.alternatives[0], variant="supine-feet-off"),))
    assert decision_of(Life(plan=plan_of(avoided), days=popped)).after.variant == "supine"


def test_a_barred_form_stays_barred_until_a_therapist_allows_it() -> None:
    popped = a_session(popping=Popping.PAINFUL)
    assert after(popped, *ordinary_days(5)).change is Change.STOP
    allowed = Preference(prescription="march", variant="supine", variant_allowed=True)
    assert after(popped, Day(told=(allowed,)), REST).change is not Change.STOP
    other = Preference(prescription="march", variant="standing", variant_allowed=True)
    assert after(popped, Day(told=(other,)), REST).change is Change.STOP


def test_a_new_pop_bars_an_allowed_form_again() -> None:
    popped = a_session(popping=Popping.PAINFUL)
    allowed = Preference(prescription="march", variant="supine", variant_allowed=True)
    assert after(popped, Day(told=(allowed,)), popped, REST).change is Change.STOP


def test_a_painless_snap_may_go_on() -> None:
    assert after(a_session(popping=Popping.PAINLESS), REST).change is Change.ADVANCE


# R0, R1: what stands above


@tries(RuleId.PAUSED)
def test_a_pause_stops_every_exercise_until_a_review() -> None:
    sign = SafetyCheck(signs=("night-pain",))
    paused = after(a_session(), Day(told=(sign,)))
    assert (paused.change, paused.rule) == (Change.STOP, "R0")
    none_now = Day(told=(SafetyCheck(),))
    assert after(a_session(), Day(told=(sign,)), none_now).rule == "R0"
    reviewed = Day(told=(ReviewConfirmed(seen_by="my therapist"),))
    assert after(a_session(), Day(told=(sign,)), reviewed).rule != "R0"


@tries(RuleId.ORDERED, RuleId.PAINFUL_FORM)
def test_a_therapists_hold_is_obeyed_even_above_the_limit_but_for_a_form_that_popped() -> None:
    held = BoundsSet(prescription="march", bounds=Bounds(order=Order.HOLD, set_by=SetBy.THERAPIST))
    decision = after(a_session(peak=7), REST, told=(held,))
    assert (decision.change, decision.rule) == (Change.KEEP, "R1")
    assert say(decision.because) == "Pain reached 7. Your therapist asked to keep this, so tell them."
    assert after(a_session(), REST, told=(held,)).rule == "R1"
    assert after(a_session(popping=Popping.PAINFUL), REST, told=(held,)).rule == "R4"


@tries(RuleId.ORDERED)
def test_a_therapists_skip_leaves_the_exercise_out() -> None:
    skipped = BoundsSet(prescription="march", bounds=Bounds(order=Order.SKIP, set_by=SetBy.THERAPIST))
    decision = after(a_session(), REST, told=(skipped,))
    assert (decision.change, decision.rule) == (Change.STOP, "R1")


# R12, R13: the doing


@tries(RuleId.GAP)
def test_after_a_gap_nothing_rises_and_the_dose_stays_in_the_plan() -> None:
    decision = after(a_session(), *ordinary_days(10))
    assert (decision.change, decision.rule) == (Change.KEEP, "R12")
    assert after(a_session(), *ordinary_days(8)).rule != "R12"


@tries(RuleId.GAP)
def test_the_gap_is_counted_beyond_the_plans_own_week() -> None:
    once_a_week = plan_of(MARCH, schedule=Schedule(sessions_a_week=Range(1)))
    assert after(a_session(), *ordinary_days(12), plan=once_a_week).rule != "R12"
    assert after(a_session(), *ordinary_days(14), plan=once_a_week).rule == "R12"
    daily = plan_of(replace(MARCH, frequency=Frequency(Range(1), Per.DAY)))
    assert after(a_session(), *ordinary_days(7), plan=daily).rule == "R12"


@tries(RuleId.GAP)
def test_after_three_weeks_beyond_it_the_dose_is_one_step_easier() -> None:
    assert asked(after(a_session(), *ordinary_days(30))) == "3 x 10 reps, band 1"


@tries(RuleId.ABOVE_LIMIT)
def test_bounds_and_too_much_pain_together_ask_for_the_least_of_both_and_say_both() -> None:
    narrow = plan_of(replace(MARCH, bounds=Bounds(sets=2)))
    decision = after(a_session(peak=7), REST, plan=narrow)
    assert (decision.rule, asked(decision)) == ("R3", "2 x 10 reps, band 1")
    assert say(decision.because).startswith("Pain reached 7.")
    assert say(decision.because).endswith("so it comes down to them.")


@tries(RuleId.NOT_ALL_DONE)
def test_much_left_undone_keeps_the_dose_and_twice_running_eases_it() -> None:
    once = after(a_session(sets=2), REST)
    twice = after(a_session(sets=2), REST, a_session(sets=2), REST)
    assert (once.change, once.rule) == (Change.KEEP, "R13")
    assert (twice.change, twice.rule) == (Change.EASE, "R13")
    assert dict(once.numbers)["percent"] == 66


@tries(RuleId.NOT_ALL_DONE)
def test_an_easier_dose_is_tried_before_it_eases_again() -> None:
    hard = a_session(left=0, count=10)
    eased = after(hard, REST, hard, REST, hard, REST, accepts=True)
    assert (eased.rule, eased.change, asked(eased)) == ("R13", Change.KEEP, "3 x 10 reps, band 1")
    again = after(hard, REST, hard, REST, hard, REST, hard, REST, accepts=True)
    assert (again.change, asked(again)) == (Change.EASE, "2 x 10 reps, band 1")


@tries(RuleId.NOT_ALL_DONE)
def test_nothing_left_in_reserve_reads_like_much_left_undone() -> None:
    assert after(a_session(left=0), REST).rule == "R13"
    assert after(a_session(left=None, effort=10), REST).rule == "R13"
    assert after(a_session(form_fault=True), REST).rule == "R13"


@tries(RuleId.NOT_ALL_DONE)
def test_fewer_reps_than_asked_count_in_part() -> None:
    decision = after(a_session(count=7), REST)
    assert (decision.rule, dict(decision.numbers)["percent"]) == ("R13", 70)


def test_sessions_running_pass_over_those_whose_morning_is_unknown() -> None:
    undone, fine = a_session(sets=1), a_session()
    assert after(undone, REST, fine, Day(morning=None), undone, REST).change is Change.EASE
    assert after(undone, REST, fine, REST, undone, REST).change is Change.KEEP


@tries(RuleId.SAME_AGAIN)
def test_a_short_version_counts_as_done_and_is_no_ground_for_a_change() -> None:
    short = replace(a_session(sets=1), kind=DayKind.SHORT)
    decision = after(short, REST, short, REST)
    assert (decision.change, decision.rule) == (Change.KEEP, "R16")


@tries(RuleId.NOT_ALL_DONE, RuleId.A_LITTLE_MORE)
def test_an_exercise_left_out_for_want_of_time_says_nothing_of_its_dose() -> None:
    assert after(a_session(), REST, _nothing_done("time"), REST).rule == "R15"
    assert after(a_session(), REST, _nothing_done("tired"), REST).rule == "R13"


def _nothing_done(reason: str) -> Day:
    return a_session(sets=0, skip=reason, peak=None, left=None, popping=None, answers=False)


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


# L0 to L3


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
