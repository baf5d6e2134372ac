"""Rules that a therapist switched off say nothing; those that look at pain cannot be switched off."""

from dataclasses import replace

import pytest

from bandstand.journal.facts import BoundsSet, read_fact
from bandstand.prescription import Bounds, Dose, Order, PainLimits, Reps, RulesOff, SetBy, Sides
from bandstand.progress.decision import Change, Decision
from bandstand.progress.rules.ids import MAY_BE_OFF, RuleId
from bandstand.quantity import Json, Pain, Range
from bandstand.words import say
from tests.progress.days_told import the_day
from tests.progress.lives import (
    MARCH,
    REST,
    Day,
    a_session,
    decision_of,
    march_life,
    ordinary_days,
    plan_of,
    standing_after,
)
from tests.progress.tried import tries

CALM = ordinary_days(8)
EVERY_RULE = tuple(f"R{number}" for number in range(17)) + tuple(f"L{number}" for number in range(4))


def off(*rules: str) -> BoundsSet:
    return BoundsSet(switched=RulesOff(rules=rules, set_by=SetBy.THERAPIST))


def after(*days: Day, rules: tuple[str, ...] = (), **changes: object) -> Decision:
    return decision_of(march_life(*days, told=(off(*rules),), **changes))


@tries(RuleId.A_LITTLE_MORE)
def test_a_little_more_that_is_switched_off_keeps_the_dose_and_says_why() -> None:
    good = (*CALM, a_session(count=12), REST)
    assert after(*good).change is Change.ADVANCE
    kept = after(*good, rules=("R15",))
    assert (kept.change, kept.rule) == (Change.KEEP, "R15")
    assert kept.after == kept.before
    assert say(kept.because).endswith("Steps of this kind are switched off, so the same again.")
    assert (kept.numbers, kept.source) == (after(*good).numbers, "bandstand-choice")


@tries(RuleId.STEP_UP, RuleId.A_LITTLE_MORE)
def test_with_steps_to_the_next_rung_switched_off_reps_may_still_rise() -> None:
    at_the_top = (*CALM, a_session(count=15), REST, a_session(count=15), REST)
    assert after(*at_the_top).rule == "R14"
    assert after(*at_the_top, rules=("R14",)).rule == "R15"
    topped = replace(MARCH, dose=Dose(sets=Range(3), work=Reps(Range(15)), sides=Sides.EACH))
    kept = after(*at_the_top, rules=("R14",), plan=plan_of(topped))
    assert (kept.change, kept.rule) == (Change.KEEP, "R14")


@tries(RuleId.A_LITTLE_MORE)
def test_what_is_switched_on_again_speaks_again() -> None:
    good = (*CALM, Day(told=(off(),)), a_session(count=12), REST)
    assert after(*good, rules=("R15",)).change is Change.ADVANCE


@tries(RuleId.A_LITTLE_MORE)
def test_limits_set_later_leave_the_switches_as_they_are() -> None:
    limits = BoundsSet(limits=PainLimits(amber=Pain(4), set_by=SetBy.THERAPIST))
    standing = standing_after(march_life(Day(told=(limits,)), REST, told=(off("R15"),)))
    assert standing.switched.rules == ("R15",)


@tries(RuleId.GAP)
def test_the_first_session_after_a_gap_is_whole_where_that_rule_is_off() -> None:
    gap = (*CALM, a_session(count=12), *ordinary_days(14))
    assert "gap" in dict(after(*gap).numbers)
    assert after(*gap, rules=("R12",)).rule != "R12"
    shorter, whole = (the_day(march_life(*gap, told=(off(*rules),))) for rules in ((), ("R12",)))
    assert shorter.plan.prescriptions[0].dose != MARCH.dose
    assert whole.plan.prescriptions[0].dose == MARCH.dose
    assert whole.notes == ()


@tries(RuleId.NOT_ALL_DONE)
def test_much_left_undone_twice_no_longer_eases_where_that_rule_is_off() -> None:
    undone = (*CALM, a_session(sets=1, skip="tired"), REST, a_session(sets=1, skip="tired"), REST)
    assert (after(*undone).change, after(*undone).rule) == (Change.EASE, "R13")
    assert after(*undone, rules=("R13",)).change is Change.KEEP


@pytest.mark.parametrize(
    "days",
    [
        (a_session(peak=7), REST),
        (a_session(peak=4), Day(morning=7)),
        (a_session(peak=4), REST),
        (a_session(count=30), Day(morning=None)),
    ],
)
def test_what_looks_at_pain_or_at_a_missing_answer_cannot_be_switched_off(days: tuple[Day, ...]) -> None:
    as_it_is, with_all_off = after(*CALM, *days), after(*CALM, *days, rules=EVERY_RULE)
    assert as_it_is.rule not in MAY_BE_OFF
    assert with_all_off == as_it_is


@tries(RuleId.BOUNDS)
def test_bounds_hold_with_every_rule_switched_off() -> None:
    few = BoundsSet(prescription="march", bounds=Bounds(reps=8, set_by=SetBy.THERAPIST))
    decision = decision_of(march_life(*CALM, a_session(), REST, told=(off(*EVERY_RULE), few)))
    assert decision.rule == "L0"
    assert str(decision.after.dose).startswith("3 sets of 8 reps")


def test_a_log_from_before_there_were_switches_reads_as_it_did() -> None:
    old: Json = {"prescription": "", "limits": {"green": 2, "amber": 4, "set_by": "therapist"}}
    assert read_fact("bounds_set", old) == BoundsSet(limits=PainLimits(amber=Pain(4), set_by=SetBy.THERAPIST))


def test_what_a_person_ordered_for_themselves_is_not_called_their_therapists() -> None:
    for order, words in (
        (Order.HOLD, "You asked to keep this as it is."),
        (Order.SKIP, "You asked to leave this out."),
    ):
        own = BoundsSet(prescription="march", bounds=Bounds(order=order, set_by=SetBy.PERSON))
        assert say(decision_of(march_life(a_session(), REST, told=(own,))).because) == words
