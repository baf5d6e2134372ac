"""From a sheet to a plan: what is stated, what is asked, what is proposed, and what today does meanwhile."""

from dataclasses import replace

import pytest

from bandstand.catalog import Placement
from bandstand.prescription import Liking, Plan, Reps, Sides, Source, Stand, Timed
from bandstand.prescription.draft import to_plan
from bandstand.prescription.edit import ASK_MY_PT, answer
from bandstand.prescription.proposals import gentler, propose
from bandstand.prescription.reader import read
from bandstand.quantity import Range
from tests.prescription.golden import SHEETS


@pytest.fixture
def hip() -> Plan:
    """The first real programme, retold."""
    return to_plan(read((SHEETS / "hip-retold.txt").read_text(encoding="utf-8")))


def test_the_first_programme_has_its_four_exercises_in_order(hip: Plan) -> None:
    ids = [each.exercise for each in hip.prescriptions]
    assert ids == ["monster-walk", "lateral-band-walk", "mountain-climber", "hip-flexor-march"]
    assert [each.key for each in hip.prescriptions] == ids


def test_its_doses_are_those_of_the_sheet_and_nothing_more(hip: Plan) -> None:
    walk, side, climber, march = (each.dose for each in hip.prescriptions)
    assert walk == side
    assert walk
    assert (walk.sets, walk.work, walk.sides) == (Range(3), Timed(Range(30)), Sides.UNSAID)
    assert climber == march
    assert march
    assert (march.sets, march.work, march.sides) == (Range(3), Reps(Range(10, 15)), Sides.ASK)
    assert all(each.dose and each.dose.rest is None and each.dose.tempo is None for each in hip.prescriptions)


def test_its_bands_go_where_the_sheet_says(hip: Plan) -> None:
    walk, side, climber, march = hip.prescriptions
    assert walk.placements == (Placement.ANKLES, Placement.CALVES)
    assert walk.placement is None, "two places as good as each other: asked"
    assert side.placements == (Placement.THIGHS, Placement.CALVES, Placement.ANKLES)
    assert side.placement is Placement.THIGHS, "the others are the harder ones"
    assert climber.placements == march.placements == ()
    assert all(each.uses_band for each in hip.prescriptions)
    assert walk.equipment == ("mini band",)


def test_the_writers_own_notes_stand_in_the_plan(hip: Plan) -> None:
    _, _, climber, march = hip.prescriptions
    assert climber.liking is Liking.DISLIKED
    assert march.liking is Liking.FAVOURITE
    assert march.variant == "supine"
    (standing,) = march.alternatives
    assert (standing.variant, standing.avoid, standing.reason) == ("standing", True, "popping")
    assert standing.painful is None, "the sheet says nothing of pain"


def test_what_is_said_for_the_whole_plan_stands_once(hip: Plan) -> None:
    assert hip.start_light
    assert hip.progression == ("resistance", "reps")
    assert hip.schedule.sessions_a_week is None
    assert (hip.schedule.values_rest, hip.schedule.values_stretching) == (True, True)
    assert hip.complaint.part == "hip"
    assert hip.complaint.side == ""


def test_every_stated_field_points_at_its_words(hip: Plan) -> None:
    for each in hip.prescriptions:
        for field, origin in each.origins:
            assert origin.source is Source.STATED
            assert origin.spans, f"{each.key}.{field}"
    march = hip.prescriptions[3]
    (sides,) = march.origin_of("sides").spans
    assert hip.written_from[sides.start : sides.end] == "on both legs"


def test_at_most_four_questions_stand_before_the_first_session(hip: Plan) -> None:
    today = [(each.prescription, each.field) for each in hip.questions if each.today]
    assert today == [
        ("mountain-climber", "sides"),
        ("hip-flexor-march", "sides"),
        ("mountain-climber", "placement"),
        ("hip-flexor-march", "placement"),
    ]
    assert [each.field for each in hip.questions if not each.today] == ["placement", "frequency"]


def test_proposals_fill_what_is_unknown_and_say_so(hip: Plan) -> None:
    taken = propose(hip)
    walk, _, climber, _ = taken.prescriptions
    assert taken.schedule.sessions_a_week == Range(3)
    assert taken.schedule.sessions_origin.source is Source.PROPOSED
    assert walk.placement is Placement.CALVES, "the easier of the two"
    assert climber.placement is Placement.KNEES, "the easiest place the catalogue has for it"
    assert climber.dose
    assert (climber.dose.sides, climber.dose.rest) == (Sides.EACH, Range(45))
    assert climber.dose.tempo is None, "the catalogue has a rhythm for it"
    for field in ("sides", "rest", "placement"):
        assert climber.origin_of(field).source is Source.PROPOSED
    for field in ("sets", "work"):
        assert climber.origin_of(field).source is Source.STATED
    assert all(each.standing is Stand.ANSWERED for each in taken.questions)


def test_a_question_for_the_therapist_is_not_answered_by_a_proposal(hip: Plan) -> None:
    question = next(each for each in hip.questions if each.field == "sides")
    asked = propose(answer(hip, question, ASK_MY_PT, by="person"))
    climber = asked.prescription("mountain-climber")
    assert climber
    assert climber.dose
    assert climber.dose.sides is Sides.ASK
    today = gentler(asked).prescription("mountain-climber")
    assert today
    assert today.dose
    assert today.dose.sides is Sides.SHARED


def test_until_it_is_answered_both_legs_share_the_count(hip: Plan) -> None:
    for each in gentler(hip).prescriptions[2:]:
        assert each.dose
        assert each.dose.sides is Sides.SHARED
        assert each.dose.work == Reps(Range(10, 15))
        assert each.origin_of("sides").source is Source.PROPOSED


def test_a_sheet_that_says_nothing_of_doses_can_still_be_begun() -> None:
    plan = propose(to_plan(read("1. Clamshell\n2. Bridge\n3. Calf stretch\n")))
    assert [str(each.dose and each.dose.work) for each in plan.prescriptions] == ["8 reps", "8 reps", "a 20 s hold"]
    assert all(each.origin_of("work").source is Source.PROPOSED for each in plan.prescriptions)


def test_the_same_exercise_twice_has_two_keys() -> None:
    plan = to_plan(read("Monster walk: 3 x 20 m\nClamshell: 2 x 10\nMonster walk: 2 x 10 m\n"))
    assert [each.key for each in plan.prescriptions] == ["monster-walk", "clamshell", "monster-walk-2"]


def test_a_frequency_said_for_all_is_the_plans() -> None:
    plan = to_plan(read("Do these exercises 3 times a week.\n\nClamshell: 3 x 10\nBridge: 3 x 12\n"))
    assert plan.schedule.sessions_a_week == Range(3)
    assert plan.schedule.sessions_origin.source is Source.STATED
    assert not any(each.field == "frequency" for each in plan.questions)


def test_gentler_and_propose_change_nothing_that_was_stated(hip: Plan) -> None:
    for changed in (gentler(hip), propose(hip)):
        for before, after in zip(hip.prescriptions, changed.prescriptions, strict=True):
            assert after.dose
            assert before.dose
            assert replace(after.dose, rest=None, tempo=None, sides=before.dose.sides) == before.dose
            assert after.placements == before.placements


def test_a_name_that_is_another_ones_second_key_gets_a_key_of_its_own() -> None:
    plan = to_plan(read("1. Squat\n3 x 10\n2. Squat\n3 x 8\n3. Squat 2\n3 x 6\n4. Squat-2\n3 x 5"))
    assert len({each.key for each in plan.prescriptions}) == len(plan.prescriptions) == 4
