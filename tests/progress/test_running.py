"""What to have first before running, and what closes it."""

from dataclasses import replace

import pytest

from bandstand.journal.facts import (
    BoundsSet,
    CheckIn,
    Fact,
    GateAnswered,
    ReviewConfirmed,
    RoughSpell,
    RunDone,
    SafetyCheck,
)
from bandstand.prescription import PainLimits
from bandstand.progress.running import NEEDS, Have, How
from bandstand.quantity import Pain
from tests.progress.runners import BEGINS, GOOD, everything, mornings, on
from tests.progress.way_back import closed, have, stands

# What to have first


def test_without_data_everything_is_unknown_and_nothing_is_open() -> None:
    now = stands([], 0)
    assert not now.is_open
    assert not now.may_try
    assert {each.have for each in now.known} == {Have.UNKNOWN, Have.LATER}
    assert len(now.known) == len(NEEDS)


def test_with_everything_told_the_first_stage_is_open() -> None:
    now = stands(everything(), BEGINS)
    assert (closed(now), now.stage.number, now.has_all) == ([], 1, True)


@pytest.mark.parametrize("id", [each.id for each in NEEDS if each.how is not How.WORKED_OUT])
def test_each_thing_left_untold_closes_it(id: str) -> None:
    facts = [each for each in everything() if not (isinstance(each[1], GateAnswered) and each[1].gate == id)]
    now = stands(facts, BEGINS)
    assert have(now, id) is Have.UNKNOWN or (now.known and have(now, id) is Have.LATER)
    assert not now.is_open


@pytest.mark.parametrize(
    ("id", "answer", "found"),
    [
        ("single-leg-bridge", "20/19", Have.NOT_YET),
        ("single-leg-bridge", "25/20", Have.YES),
        ("single-leg-bridge", "many", Have.UNKNOWN),
        ("hop-in-place", "little", Have.YES),
        ("hop-in-place", "hurt", Have.NOT_YET),
        ("hop-in-place", "limp", Have.NOT_YET),
        ("cleared", "no", Have.NOT_YET),
    ],
)
def test_an_answer_says_what_it_says_and_the_newest_counts(id: str, answer: str, found: Have) -> None:
    now = stands([*everything(), (BEGINS, GateAnswered(gate=id, answer=answer, by="Ms Okafor"))], BEGINS)
    assert have(now, id) is found
    assert now.is_open is (found is Have.YES)


def test_the_weaker_leg_may_do_a_fifth_less_and_no_more() -> None:
    for counts, found in (("25/20", Have.YES), ("26/20", Have.NOT_YET)):
        now = stands([*everything(), (BEGINS, GateAnswered(gate="single-leg-bridge", answer=counts))], BEGINS)
        assert have(now, "sides") is found


def test_answers_grow_old_but_not_what_was_tried_while_running_goes_on() -> None:
    late = BEGINS + 50
    facts = everything(until=late)
    assert have(stands(facts, late), "hop-in-place") is Have.UNKNOWN
    runs: list[tuple[int, Fact]] = [(day, GOOD) for day in range(BEGINS, late, 3)]
    assert have(stands([*facts, *runs], late), "hop-in-place") is Have.YES
    assert have(stands(everything(), BEGINS + 7), "limp") is Have.UNKNOWN, "asked again after a week"


def test_jog_bound_and_hop_come_later_with_groin_pain_a_limp_or_pain_at_night() -> None:
    for id in ("groin", "limp", "night"):
        now = stands([*everything(), (BEGINS, GateAnswered(gate=id, answer="yes"))], BEGINS)
        impact = [each.have for each in now.known if each.need.impact]
        assert impact == [Have.LATER] * 3
        assert f"running.closed_{id}" in closed(now)


def test_a_walk_that_was_felt_or_short_or_followed_by_a_raised_morning_is_no_walk_to_run_after() -> None:
    facts = [each for each in everything() if not isinstance(each[1], RunDone)]
    walk = RunDone(stage=0, minutes=30, peak=Pain(1), limp=False)
    for changed, found in (
        (walk, Have.YES),
        (replace(walk, peak=Pain(2)), Have.NOT_YET),
        (replace(walk, peak=None), Have.NOT_YET),
        (replace(walk, minutes=29), Have.NOT_YET),
        (replace(walk, limp=True), Have.NOT_YET),
        (replace(walk, limp=None), Have.NOT_YET),
    ):
        assert have(stands([*facts, (BEGINS - 3, changed)], BEGINS), "walk") is found
    raised = (BEGINS - 2, CheckIn(of=on(BEGINS - 2), morning=Pain(3)))
    assert have(stands([*facts, (BEGINS - 3, walk), raised], BEGINS), "walk") is Have.NOT_YET
    assert have(stands(facts, BEGINS), "walk") is Have.UNKNOWN


# What closes it


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([(BEGINS, SafetyCheck(signs=("night-pain",)))], "running.closed_pause"),
        ([(BEGINS, SafetyCheck(facts=("stress-fracture",)))], "running.closed_pause"),
        (
            [(BEGINS - 1, SafetyCheck(facts=("operation",))), (BEGINS, ReviewConfirmed(seen_by="x"))],
            "running.closed_impact",
        ),
        ([(BEGINS, BoundsSet(limits=PainLimits(strict=True)))], "running.closed_strict"),
        ([(BEGINS, RoughSpell())], "running.closed_rough"),
    ],
)
def test_a_pause_an_old_fact_strict_limits_and_a_rough_spell_close_it(facts: list[tuple[int, Fact]], said: str) -> None:
    now = stands([*everything(), *facts], BEGINS)
    assert said in closed(now)
    assert not now.is_open


def test_two_calm_weeks_come_after_a_rough_spell() -> None:
    facts = [*everything(until=BEGINS + 30), (BEGINS, RoughSpell())]
    found = {day: have(stands(facts, BEGINS + day), "calm") for day in (1, 2, 15, 16)}
    assert found == {1: Have.NOT_YET, 2: Have.NOT_YET, 15: Have.NOT_YET, 16: Have.YES}


def test_red_days_seen_in_the_answers_close_it_too() -> None:
    calm = [each for each in everything() if not isinstance(each[1], CheckIn)]
    now = stands([*calm, *mornings(*[1] * (BEGINS - 1), 6, 6)], BEGINS)
    assert "running.closed_rough" in closed(now)


def test_groin_pain_that_builds_closes_until_somebody_clears_it_anew() -> None:
    late = BEGINS + 12
    groin = (BEGINS, replace(GOOD, groin=True))
    facts = [*everything(until=late), groin]
    assert "safety.no_running" in closed(stands(facts, late))
    assert not stands(facts, late).may_walk
    again: list[tuple[int, Fact]] = [(late, GateAnswered(gate="cleared", answer="yes", by="Ms Okafor"))]
    assert "safety.no_running" not in closed(stands([*facts, *again], late))


def test_a_run_that_told_of_groin_pain_or_a_limp_counts_for_more_than_an_earlier_no() -> None:
    late = BEGINS + 1
    facts = everything()
    for id, changed in (("groin", replace(GOOD, groin=True)), ("limp", replace(GOOD, limp=True))):
        assert have(stands([*facts, (BEGINS, changed)], late), id) is Have.NOT_YET
        again = [*facts, (BEGINS, changed), (late, GateAnswered(gate=id, answer="no"))]
        assert have(stands(again, late), id) is Have.YES
    assert have(stands([*facts, (BEGINS, replace(GOOD, groin=True))], late), "cleared") is Have.NOT_YET
