"""What pain says of the next dose: while doing it, once it was over and the morning after."""

import pytest

from bandstand.journal.facts import (
    Hurt,
    HurtKind,
    PlanSet,
    Stiffness,
)
from bandstand.prescription import (
    PainLimits,
    SetBy,
)
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import RuleId
from bandstand.quantity import Pain
from bandstand.words import say
from tests.progress.lives import (
    MARCH,
    REST,
    Day,
    a_session,
    ordinary_days,
    plan_of,
)
from tests.progress.next_time import CALM, after, asked
from tests.progress.tried import tries


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
