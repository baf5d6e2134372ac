"""What a person types on a card becomes their choice, or a sentence that helps."""

from dataclasses import replace

import pytest

from bandstand.prescription import (
    Distance,
    Dose,
    Origin,
    Plan,
    Prescription,
    Question,
    Reps,
    Section,
    Sides,
    Source,
    Span,
    Stand,
    Timed,
)
from bandstand.prescription.draft import to_plan
from bandstand.prescription.edit import answer, edit, take
from bandstand.prescription.reader import read
from bandstand.prescription.succession import succeed
from bandstand.quantity import BandstandError, Range

MARCH = Prescription(
    key="hip-flexor-march",
    exercise="hip-flexor-march",
    name="March",
    dose=Dose(sets=Range(3), work=Reps(Range(10, 15)), sides=Sides.ASK),
)
SIDES = Question(prescription="hip-flexor-march", field="sides", choices=("each", "together"), today=True)


def plan_of(*prescriptions: Prescription, questions: tuple[Question, ...] = ()) -> Plan:
    return Plan(number=1, sections=(Section(prescriptions=prescriptions),), questions=questions)


def test_a_changed_field_is_marked_as_the_persons_choice() -> None:
    changed = edit(MARCH, "reps", "8-12", by="owner")
    assert changed.dose is not None
    assert changed.dose.work == Reps(Range(8, 12))
    assert changed.origin_of("work").source is Source.CHOSEN
    assert changed.origin_of("work").by == "owner"


def test_an_unchanged_field_keeps_its_origin() -> None:
    assert edit(MARCH, "sets", "3", by="owner") == MARCH


def test_seconds_replace_reps() -> None:
    changed = edit(MARCH, "seconds", "30", by="owner")
    assert changed.dose is not None
    assert changed.dose.work == Timed(Range(30))


@pytest.mark.parametrize("text", ["0", "10000", "-3", "fifteen", "15-10", "<script>", "1e3", ""])
def test_a_dose_that_cannot_be_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BandstandError):
        edit(MARCH, "reps", text, by="owner")


def test_each_leg_is_chosen_by_one_answer() -> None:
    plan = answer(plan_of(MARCH, questions=(SIDES,)), SIDES, "each", by="owner")
    march = plan.prescription("hip-flexor-march")
    assert march is not None
    assert march.dose is not None
    assert march.dose.sides is Sides.EACH
    assert [question.standing for question in plan.questions] == [Stand.ANSWERED]


def test_ask_my_pt_leaves_the_field_open_and_the_question_on_the_list() -> None:
    plan = answer(plan_of(MARCH, questions=(SIDES,)), SIDES, "ask my PT", by="owner")
    assert plan.prescription("hip-flexor-march") == MARCH
    assert [question.standing for question in plan.questions] == [Stand.FOR_THERAPIST]


def test_a_new_sheet_keeps_the_key_of_the_same_exercise() -> None:
    before = plan_of(MARCH)
    again = Prescription(key="march-2", exercise="hip-flexor-march", name="Hip march")
    new = Prescription(key="hip-flexor-march", exercise=None, name="Something new")
    after = succeed(before, plan_of(new, again))
    assert after.number == 2
    assert [(each.name, each.key) for each in after.prescriptions] == [
        ("Something new", "hip-flexor-march-2"),
        ("Hip march", "hip-flexor-march"),
    ]


def test_another_variant_is_another_prescription() -> None:
    standing = Prescription(key="x", exercise="hip-flexor-march", name="March", variant="standing")
    after = succeed(plan_of(MARCH), plan_of(standing))
    assert [each.key for each in after.prescriptions] == ["x"]


def test_how_often_a_week_is_told_for_the_whole_plan() -> None:
    how_often = Question(prescription="", field="frequency")
    plan = answer(plan_of(MARCH, questions=(how_often,)), how_often, "3", by="owner")
    assert plan.schedule.sessions_a_week == Range(3)
    assert plan.schedule.sessions_origin.source is Source.CHOSEN


def test_what_was_taken_of_a_proposal_is_the_persons_choice_and_the_rest_stays_the_sheets() -> None:
    stated = MARCH.with_origin("sets", Origin(Source.STATED, (Span(0, 1),))).with_origin(
        "work", Origin(Source.STATED, (Span(2, 7),))
    )
    stepped_up = replace(stated, dose=Dose(sets=Range(3), work=Reps(Range(12, 15)), sides=Sides.ASK))
    taken = take(stated, stepped_up, by="owner")
    assert taken.dose == stepped_up.dose
    assert taken.origin_of("work") == Origin(Source.CHOSEN, by="owner")
    assert taken.origin_of("sets") == stated.origin_of("sets")
    assert take(stated, stated, by="owner") == stated


HELD = replace(MARCH, dose=Dose(sets=Range(3), work=Reps(Range(10), Range(5))))


def test_more_repetitions_are_held_as_long_as_before() -> None:
    changed = edit(HELD, "reps", "12", by="owner")
    assert changed.dose is not None
    assert changed.dose.work == Reps(Range(12), Range(5))


def test_a_hold_in_each_repetition_can_be_told_anew_or_taken_away() -> None:
    longer, without = edit(HELD, "rep_hold", "8", by="owner"), edit(HELD, "rep_hold", "", by="owner")
    assert longer.dose is not None
    assert without.dose is not None
    assert longer.dose.work == Reps(Range(10), Range(8))
    assert without.dose.work == Reps(Range(10))


def test_what_the_sheet_may_say_may_be_typed_too() -> None:
    for field, text in (("sets", "25"), ("rest", "900"), ("frequency", "24")):
        edit(MARCH, field, text, by="owner")
    with pytest.raises(BandstandError):
        edit(MARCH, "sets", "31", by="owner")


def test_a_hold_in_doubt_is_asked_of_each_repetition_and_the_repetitions_stay() -> None:
    plan = to_plan(read("Clamshells: 3 sets of 10 reps, hold 5000 seconds"))
    (asked,) = [each for each in plan.questions if "hold" in each.field]
    answered = answer(plan, asked, "5", by="owner").prescriptions[0]
    assert answered.dose is not None
    assert answered.dose.work == Reps(Range(10), Range(5))


def test_a_distance_in_doubt_is_asked_in_metres() -> None:
    plan = to_plan(read("Walking lunges: 3 sets of 50 km"))
    (asked,) = [each for each in plan.questions if each.field == "distance"]
    answered = answer(plan, asked, "50", by="owner").prescriptions[0]
    assert answered.dose is not None
    assert answered.dose.work == Distance(50, 50)


def test_the_persons_precautions_stand_beside_the_sheets() -> None:
    plan = replace(plan_of(MARCH), precautions=("Do not bend past 90 degrees",))
    both = plan.with_precautions(("popping", "Do not bend past 90 degrees"))
    assert both.precautions == ("Do not bend past 90 degrees", "popping")


@pytest.mark.parametrize(("exercise", "banded"), [("squat", False), ("monster-walk", True)])
def test_naming_the_exercise_brings_a_band_only_where_its_usual_form_needs_one(exercise: str, banded: bool) -> None:
    own = Prescription(key="knees", exercise=None, name="Knees")
    assert edit(own, "exercise", exercise, by="owner").uses_band is banded
