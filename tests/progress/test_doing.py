"""What the doing itself says: a long gap, sets left out, effort at its end."""

from dataclasses import replace

from bandstand.journal.facts import (
    DayKind,
)
from bandstand.prescription import (
    Bounds,
    Frequency,
    Per,
    Schedule,
)
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import RuleId
from bandstand.quantity import Range
from bandstand.words import say
from tests.progress.lives import (
    MARCH,
    REST,
    Day,
    a_session,
    ordinary_days,
    plan_of,
)
from tests.progress.next_time import after, asked
from tests.progress.tried import tries


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
