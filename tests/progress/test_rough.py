"""Rough days, raised weeks and soreness that does not ease: what is proposed, what the day asks, and what is told."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bandstand.catalog import Placement, load_catalogue
from bandstand.journal.facts import DayKind, RoughSpell
from bandstand.prescription import Asked, Consequence, Guard, Plan
from bandstand.progress.case import ladder_of
from bandstand.progress.day import DayPlan, Offer, plan_of_the_day
from bandstand.progress.decision import Change, Decision
from bandstand.progress.questions import to_tell
from bandstand.progress.rough_days import rough_version
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.standing import Standing
from bandstand.words import say
from tests.progress.lives import (
    BANDS,
    MARCH,
    REST,
    WALK,
    Day,
    Life,
    a_session,
    decision_of,
    history_of,
    march_life,
    ordinary_days,
    standing_after,
)
from tests.progress.tried import tries

CALM = ordinary_days(24, pain=2)
ROUGH = ordinary_days(2, pain=6)
SAYS_SO = Day(morning=2, told=(RoughSpell(),))
OVER = Day(morning=2, told=(RoughSpell(over=True),))


def after(*days: Day) -> Decision:
    return decision_of(march_life(*days))


def the_day(*days: Day, kind: DayKind = DayKind.FULL) -> DayPlan:
    life = march_life(*days)
    history = history_of(life)
    assert history.plan is not None
    return plan_of_the_day(history.plan, standing_after(life), life.asof - timedelta(days=1), kind)


def told(*days: Day) -> list[str]:
    life = march_life(*days)
    return [say(each) for each in to_tell(life.plan, standing_after(life))]


# R6


@tries(RuleId.ROUGH_SPELL)
def test_two_of_three_days_clearly_above_usual_hold_the_dose() -> None:
    good = (*CALM, a_session(morning=2), REST)
    assert after(*good).change is Change.ADVANCE
    held = after(*CALM, a_session(morning=2), Day(morning=2), Day(morning=4), Day(morning=2), Day(morning=4))
    assert (held.change, held.rule) == (Change.KEEP, "R6")
    assert say(held.because) == ("Two of three days stood well above your usual of 2, up to 4. The same again for now.")


@tries(RuleId.ROUGH_SPELL)
def test_a_rough_spell_brings_the_plan_one_step_below_the_last_good_dose() -> None:
    decision = after(*CALM, a_session(morning=2), Day(morning=2), *ROUGH)
    assert (decision.change, decision.rule) == (Change.EASE, "R6")
    assert str(decision.after.dose) == "3 sets of 10 reps each side"
    assert say(decision.because) == "A rough spell: pain reached 6, against 2 before. Begin one step easier after it."
    assert dict(decision.numbers) == {"worst": 6, "usual_tenths": 20}


def test_a_rough_spell_names_the_worst_since_the_session_and_no_day_before_it() -> None:
    decision = after(Day(morning=9), *CALM, a_session(morning=2), Day(morning=2), *ROUGH)
    assert (decision.rule, dict(decision.numbers)["worst"]) == ("R6", 6)


@pytest.mark.parametrize(("between", "kept"), [(41, 2), (42, 1)])
def test_a_rough_spell_told_of_is_kept_for_six_weeks(between: int, kept: int) -> None:
    standing = standing_after(march_life(SAYS_SO, *ordinary_days(between, pain=2), SAYS_SO))
    assert len(standing.told_spells) == kept


@tries(RuleId.ROUGH_SPELL)
def test_a_spell_of_many_sessions_takes_off_one_step_and_not_one_for_each() -> None:
    before = (*CALM, a_session(morning=2), Day(morning=2), *ROUGH)
    eased = decision_of(march_life(*before, REST, accepts=True)).after
    decision = decision_of(march_life(*before, a_session(morning=5), Day(morning=3), accepts=True))
    assert (decision.change, decision.rule, decision.after.dose) == (Change.KEEP, "R6", eased.dose)
    assert say(decision.because) == "After a rough spell this dose is done once as it stands, before any more."


@tries(RuleId.ROUGH_SPELL)
def test_a_spell_that_came_and_went_between_two_sessions_still_brings_one_step_below() -> None:
    decision = after(*CALM, a_session(morning=2), Day(morning=2), *ROUGH, *ordinary_days(3, pain=2))
    assert (decision.change, decision.rule) == (Change.EASE, "R6")


@tries(RuleId.ROUGH_SPELL)
def test_a_spell_that_passed_before_the_session_was_over_is_told_as_past() -> None:
    begun_in_it = (*CALM, a_session(morning=2), Day(morning=2), *ROUGH, a_session(morning=5))
    decision = after(*begun_in_it, Day(morning=3), Day(morning=2))
    assert (decision.change, decision.rule) == (Change.EASE, "R6")
    calm_since = after(*CALM, a_session(morning=2), SAYS_SO, replace(OVER, morning=2), a_session(morning=2), REST)
    assert calm_since.rule != "R6"
    told_and_over = after(*CALM, a_session(morning=2), SAYS_SO, OVER)
    assert say(told_and_over.because) == (
        "A rough spell has passed. Pain reached 2 since, against 2 before. Begin again one step easier."
    )


@tries(RuleId.ROUGH_SPELL)
def test_the_persons_own_word_is_a_rough_spell() -> None:
    decision = after(*CALM, a_session(morning=2), SAYS_SO)
    assert (decision.change, decision.rule) == (Change.EASE, "R6")
    assert say(decision.because) == "You said that this is a rough spell. Begin one step easier after it."
    assert after(*CALM, a_session(morning=2), REST).change is Change.ADVANCE


def test_in_a_rough_spell_the_day_is_about_half_and_says_so_until_two_calm_mornings() -> None:
    day = the_day(*CALM, a_session(morning=2), SAYS_SO)
    assert day.offer is Offer.ROUGH_SPELL
    assert day.because is not None
    assert say(day.because).startswith("A rough spell of some days: today is about half")
    march = day.plan.prescription("march")
    assert march is not None
    assert (str(march.dose), march.band and march.band.ordinal) == ("2 sets of 7-11 reps each side", 0)
    assert say(dict(day.notes)["march"]) == "Only as far as it does not hurt."
    assert the_day(*CALM, a_session(morning=2), SAYS_SO, *ordinary_days(2, pain=2)).offer is Offer.NONE
    assert the_day(*CALM, a_session(morning=2), SAYS_SO, OVER).offer is Offer.NONE


def test_a_gentle_version_of_a_rough_day_is_not_halved_again() -> None:
    days = (*CALM, a_session(morning=2), SAYS_SO)
    assert the_day(*days, kind=DayKind.GENTLE).plan == the_day(*days).plan


def test_above_the_limit_a_rough_day_has_no_band_either() -> None:
    day = the_day(*CALM, a_session(morning=2), SAYS_SO, Day(morning=7))
    assert day.offer is Offer.DO_NOT_LOAD
    march = day.plan.prescription("march")
    assert march is not None
    assert (str(march.dose), march.band and march.band.ordinal) == ("2 sets of 7-11 reps each side", 0)


def test_a_rough_version_is_half_as_much_a_band_lighter_and_a_place_easier() -> None:
    walk = replace(WALK, placement=Placement.CALVES)
    ladder = ladder_of(walk, Standing(), load_catalogue(), BANDS)
    rough = rough_version(walk, ladder)
    assert (str(rough.dose), rough.band, rough.placement) == ("2 sets of 20 s", BANDS[0], Placement.KNEES)
    assert rough_version(MARCH, ladder_of(MARCH, Standing(), load_catalogue(), BANDS)).dose != MARCH.dose


# R10


@tries(RuleId.RAISED_WEEK)
def test_a_week_whose_middle_is_clearly_above_usual_holds_the_dose() -> None:
    usual = (*ordinary_days(12, pain=2), a_session(morning=2, peak=2))
    held = after(*usual, Day(morning=3), *ordinary_days(4, pain=4))
    assert (held.change, held.rule) == (Change.KEEP, "R10")
    assert say(held.because) == "The middle of your last week was 4, your usual is 2. The same again."
    assert dict(held.numbers) == {"week_tenths": 40, "usual_tenths": 20}


@tries(RuleId.RAISED_WEEK)
def test_two_raised_weeks_running_ease_and_go_to_the_therapist() -> None:
    days = (*ordinary_days(7, pain=2), a_session(morning=2, peak=2), Day(morning=3), *ordinary_days(12, pain=4))
    decision = after(*days)
    assert (decision.change, decision.rule) == (Change.EASE, "R10")
    assert "Two weeks running stood above the usual pain." in told(*days)


# R8


@tries(RuleId.SORE_THROUGHOUT)
def test_sore_from_the_start_and_no_easier_brings_two_days_off_and_one_step_easier() -> None:
    sore = a_session(morning=2, pre=4, peak=4, after=4)
    decision = after(*ordinary_days(8, pain=2), sore, Day(morning=2))
    assert (decision.change, decision.rule) == (Change.EASE, "R8")
    for days in ((), (REST,)):
        assert the_day(*ordinary_days(8, pain=2), sore, *days, Day(morning=2)).offer is Offer.REST_FIRST
    assert the_day(*ordinary_days(8, pain=2), sore, REST, REST, Day(morning=2)).offer is Offer.NONE


@tries(RuleId.SORE_THROUGHOUT)
@pytest.mark.parametrize("eased", [{"pre": 4, "peak": 4, "after": 2}, {"pre": 4, "peak": 3, "after": 4}, {"pre": 3}])
def test_soreness_that_eases_or_is_no_more_than_usual_is_no_reason(eased: dict[str, int]) -> None:
    assert after(*ordinary_days(8, pain=2), a_session(morning=2, **eased), Day(morning=2)).rule != "R8"


def test_a_sore_morning_puts_a_guard_that_stops_the_session_where_it_does_not_ease() -> None:
    stops = [each for each in the_day(*ordinary_days(8, pain=2), Day(morning=4)).guards.guards if _stops(each)]
    assert [(each.asked, each.at_least) for each in stops] == [(Asked.PEAK, 4)]
    assert not any(map(_stops, the_day(*ordinary_days(8, pain=2), Day(morning=3)).guards.guards))


def _stops(guard: Guard) -> bool:
    return guard.consequence is Consequence.STOP_SESSION


# What a therapist hears


def test_a_spell_of_more_than_a_week_goes_to_the_therapist() -> None:
    assert told(*CALM, *ordinary_days(8, pain=6)) == []
    assert "A rough spell has lasted 8 days." in told(*CALM, *ordinary_days(10, pain=6))


def test_the_third_spell_in_six_weeks_goes_to_the_therapist() -> None:
    spell = (*ordinary_days(2, pain=6), *ordinary_days(6, pain=2))
    assert told(*CALM, *spell, *spell) == []
    assert told(*CALM, *spell, *spell, *spell) == ["3 rough spells in six weeks."]
    said = (SAYS_SO, *ordinary_days(9, pain=2))
    assert told(*CALM, *said, *said, *said) == ["3 rough spells in six weeks."]


def test_an_exercise_made_easier_twice_running_goes_to_the_therapist() -> None:
    bad = (a_session(peak=7), REST)
    assert "Hip flexor march: it was made easier twice running." in told_having_accepted(*bad, *bad, *bad)
    assert not any("easier" in each for each in told_having_accepted(*bad, *bad))


def told_having_accepted(*days: Day) -> list[str]:
    life = march_life(*days, accepts=True)
    return [say(each) for each in to_tell(plan_in_force(life), standing_after(life))]


def plan_in_force(life: Life) -> Plan:
    plan = history_of(life).plan
    assert plan is not None
    return plan
