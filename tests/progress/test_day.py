"""The versions of a day, what frames it, its guards and its kind word."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bandstand.catalog import load_catalogue
from bandstand.journal.facts import (
    DayKind,
    Hurt,
    HurtKind,
    Popping,
    Preference,
)
from bandstand.prescription import (
    NO_BAND,
    Asked,
    Consequence,
    Liking,
    PainLimits,
    Plan,
    Practice,
)
from bandstand.prescription.framing import framed
from bandstand.progress.day import Offer, one_bad_day
from bandstand.progress.rules.ids import RuleId
from bandstand.quantity import Message, Pain, Range
from bandstand.words import say
from tests.progress.days_told import CALM, THREE, reasons, the_day
from tests.progress.lives import (
    BANDS,
    CLIMBER,
    MARCH,
    REST,
    WALK,
    Day,
    Did,
    Life,
    a_session,
    decisions_of,
    march_life,
    ordinary_days,
    plan_of,
    standing_after,
)
from tests.progress.tried import tries

# The four versions of a day


def test_an_ordinary_day_is_the_plan_itself() -> None:
    day = the_day(Life(plan=THREE, days=(REST,)))
    assert [each.key for each in day.plan.prescriptions] == ["walk", "climber", "march"]
    assert [each.dose for each in day.plan.prescriptions] == [each.dose for each in THREE.prescriptions]
    assert (day.left_out, day.notes, day.offer) == ((), (), Offer.NONE)


def test_a_gentle_day_has_half_the_sets_a_lighter_band_and_no_painful_range() -> None:
    day = the_day(Life(plan=THREE, days=(REST,)), DayKind.GENTLE)
    walk, march = day.plan.prescription("walk"), day.plan.prescription("march")
    assert walk is not None
    assert march is not None
    assert (str(walk.dose), walk.band, march.band) == ("2 sets of 30 s", BANDS[0], NO_BAND)
    assert say(dict(day.notes)["march"]) == "Only as far as it does not hurt."


def test_only_the_favourite_is_the_liked_one_or_else_the_first() -> None:
    liked = the_day(Life(plan=THREE, days=(REST,)), DayKind.FAVOURITE)
    assert [each.key for each in liked.plan.prescriptions] == ["march"]
    assert reasons(liked) == {"walk": "Today only your favourite.", "climber": "Today only your favourite."}
    unliked = the_day(Life(plan=plan_of(WALK, CLIMBER), days=(REST,)), DayKind.FAVOURITE)
    assert [each.key for each in unliked.plan.prescriptions] == ["walk"]


def test_a_liking_told_later_counts() -> None:
    told = Preference(prescription="climber", liking=Liking.FAVOURITE)
    day = the_day(Life(plan=plan_of(WALK, CLIMBER), days=(Day(told=(told,)), REST)), DayKind.FAVOURITE)
    assert [each.key for each in day.plan.prescriptions] == ["climber"]


def test_a_favourite_that_is_left_out_today_gives_way_to_another() -> None:
    popped = Day(did={"march": Did(popping=Popping.PAINFUL)})
    day = the_day(Life(plan=THREE, days=(popped, REST)), DayKind.FAVOURITE)
    assert [each.key for each in day.plan.prescriptions] == ["walk"]


def test_the_short_version_has_one_set_of_each() -> None:
    day = the_day(Life(plan=THREE, days=(REST,)), DayKind.SHORT)
    assert [str(each.dose) for each in day.plan.prescriptions] == [
        "1 set of 30 s",
        "1 set of 10-15 reps each side",
        "1 set of 10-15 reps each side",
    ]


def test_a_circuit_is_shortened_by_its_laps() -> None:
    plan = replace(THREE, sections=(replace(THREE.sections[0], laps=Range(3)),))
    assert the_day(Life(plan=plan, days=(REST,)), DayKind.SHORT).plan.sections[0].laps == Range(1)
    assert the_day(Life(plan=plan, days=(REST,)), DayKind.GENTLE).plan.sections[0].laps == Range(2)


# A warm-up and a cool-down


FRAMED = framed(replace(THREE, precautions=()), Practice(warm_up=True, cool_down=True), load_catalogue())
AROUND = {each.key for each in FRAMED.prescriptions} - {"walk", "climber", "march"}


@pytest.mark.parametrize(("kind", "stand_there"), [("full", True), ("gentle", True), ("short", False)])
def test_whoever_wants_a_warm_up_has_it_in_the_whole_day_and_the_gentle_one(kind: str, stand_there: bool) -> None:
    day = the_day(Life(plan=FRAMED, days=(REST,)), DayKind(kind))
    keys = {each.key for each in day.plan.prescriptions}
    assert AROUND & keys == (AROUND if stand_there else set())
    assert {"walk", "climber", "march"} <= keys


def test_a_day_of_one_favourite_is_that_alone() -> None:
    day = the_day(Life(plan=FRAMED, days=(REST,)), DayKind.FAVOURITE)
    assert [each.key for each in day.plan.prescriptions] == ["march"]


@tries(RuleId.SORE_TODAY)
def test_where_nothing_is_to_be_loaded_nobody_warms_up() -> None:
    day = the_day(Life(plan=FRAMED, days=(*CALM, Day(morning=7))))
    assert day.offer is Offer.DO_NOT_LOAD
    assert not AROUND & {each.key for each in day.plan.prescriptions}


def test_no_dose_of_a_warm_up_is_ever_decided_upon() -> None:
    life = Life(plan=FRAMED, days=(*CALM, a_session(), REST))
    assert set(decisions_of(life.rows(), life.asof)) == {"walk", "climber", "march"}


# Guards


def test_guards_end_an_exercise_above_the_limit_and_at_any_sharp_popped_or_caught() -> None:
    guards = the_day(march_life(REST)).guards.guards
    ends = {(each.asked, each.at_least, each.any_of) for each in guards}
    assert ends == {
        (Asked.HURT_PAIN, 6, ()),
        (Asked.PEAK, 6, ()),
        (Asked.HURT_KIND, None, ("sharp",)),
        (Asked.HURT_KIND, None, ("popped",)),
        (Asked.HURT_KIND, None, ("caught",)),
        (Asked.POPPING, None, ("painful",)),
        (Asked.POPPING, None, ("caught",)),
    }
    assert {each.consequence for each in guards} == {Consequence.END_EXERCISE}
    assert all(say(each.say) for each in guards)


@pytest.mark.parametrize(
    ("limits", "from_pain"),
    [
        (PainLimits(amber=Pain(3)), 4),
        (PainLimits(strict=True), 2),
        (PainLimits(green=Pain(0), amber=Pain(0), strict=True), 1),
    ],
)
def test_guards_follow_the_plans_own_limits(limits: PainLimits, from_pain: int) -> None:
    guards = the_day(march_life(REST, plan=plan_of(MARCH, limits=limits))).guards.guards
    assert {each.at_least for each in guards if each.at_least is not None} == {from_pain}


def test_whoever_leaves_the_banded_form_for_one_without_a_place_takes_the_band_off() -> None:
    bridge = replace(MARCH, key="bridge", name="Bridge", exercise="bridge", variant=None, alternatives=())
    popped = Day(did={"bridge": Did(popping=Popping.PAINFUL)})
    (eased,) = the_day(Life(plan=plan_of(bridge), days=(popped, REST))).plan.prescriptions
    assert (eased.variant, eased.band) == ("floor", NO_BAND)
    march = the_day(march_life(a_session(), REST)).plan.prescriptions[0]
    assert march.band == MARCH.band


# Asking for popping


def test_popping_is_asked_in_the_first_two_sessions_of_a_form_and_where_it_once_popped() -> None:
    def asks(*days: Day) -> bool:
        return standing_after(march_life(*days)).asks_popping("march", "supine")

    assert asks(a_session(), REST)
    assert not asks(a_session(), REST, a_session(), REST)
    assert asks(a_session(popping=Popping.PAINLESS), REST, a_session(), REST, a_session())
    assert standing_after(march_life(a_session(), a_session())).asks_popping("march", "standing")


def test_a_popping_felt_in_the_hurt_question_is_asked_about_again() -> None:
    felt = a_session(popping=None, hurt=Hurt(kind=HurtKind.POPPED))
    assert standing_after(march_life(felt, a_session(), a_session())).asks_popping("march", "supine")


# One bad day


def bad_day(*days: Day) -> str | None:
    life = march_life(*days)
    message = one_bad_day(standing_after(life), life.asof - timedelta(days=1))
    return say(message) if message else None


def test_one_bad_day_among_ordinary_ones_is_named_so() -> None:
    assert bad_day(*ordinary_days(10, 2), Day(morning=6)) == "One bad day. Your last two weeks look the same."
    assert bad_day(*ordinary_days(10, 2), Day(morning=6), Day(morning=2)) is not None


def test_a_bad_day_two_weeks_ago_is_forgotten() -> None:
    assert bad_day(Day(morning=5), *ordinary_days(13, 2), Day(morning=6)) is not None
    assert bad_day(Day(morning=5), *ordinary_days(12, 2), Day(morning=6)) is None


@pytest.mark.parametrize(
    "days",
    [
        (*ordinary_days(4, 2), Day(morning=6)),  # too few answers
        (*ordinary_days(10, 2), Day(morning=6), Day(morning=6)),  # two bad days
        (*ordinary_days(10, 2), Day(morning=3)),  # not raised
        (*ordinary_days(10, 2), Day(morning=6), *ordinary_days(3, 2)),  # days ago
        (*ordinary_days(6, 1), *ordinary_days(6, 3), Day(morning=6)),  # the weeks differ
        (*ordinary_days(5, 2), Day(morning=5), *ordinary_days(5, 2), Day(morning=6)),  # another one before it
        ordinary_days(12, 2),
    ],
)
def test_nothing_is_said_where_it_would_not_be_true(days: tuple[Day, ...]) -> None:
    assert bad_day(*days) is None


def test_a_plan_of_the_day_keeps_keys_and_number() -> None:
    plan: Plan = replace(THREE, number=7)
    day = the_day(Life(plan=plan, days=(REST,)), DayKind.SHORT)
    assert day.plan.number == 7
    assert [each.key for each in day.plan.prescriptions] == [each.key for each in THREE.prescriptions]


def test_more_pain_told_after_the_session_never_makes_the_morning_look_usual() -> None:
    """Design principle 6, for what is offered first: the usual level is from before the last session began."""
    before = [Day(morning=None, average=pain) for pain in (4, 4, 4, 4, 4, 4, 4, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 2)]
    offers = {
        told: the_day(march_life(*before, a_session(), Day(morning=2, average=told), Day(morning=4))).offer
        for told in (2, 3, 4, 5)
    }
    assert len(set(offers.values())) == 1, offers


def test_two_things_to_know_before_an_exercise_stand_one_after_the_other() -> None:
    day = the_day(march_life(*ordinary_days(7), a_session(popping=Popping.PAINLESS), *ordinary_days(12)))
    (key, note), *_ = day.notes
    both = say(Message("decision.gap", days=12)), say(Message("day.painless_snap"))
    assert (key, say(note)) == ("march", " ".join(both))


@tries(RuleId.SORE_TODAY)
def test_before_the_usual_level_is_known_a_sore_morning_names_its_pain_alone() -> None:
    day = the_day(march_life(a_session(), REST, Day(morning=4)))
    assert day.offer is Offer.GENTLE_FIRST
    assert day.because == Message("day.gentle_first_early", pain=Pain(4))
