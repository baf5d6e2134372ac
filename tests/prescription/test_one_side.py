"""A dose for one side alone: the plan holds it, the other side has nothing to do."""

import pytest

from bandstand.prescription import Plan, Sides, Stand
from bandstand.prescription.draft import to_plan
from bandstand.prescription.edit import answer
from bandstand.prescription.injured import with_sides_told
from bandstand.prescription.proposals import propose
from bandstand.prescription.question import Question
from bandstand.prescription.reader import read
from bandstand.prescription.reading import exercise_form
from bandstand.prescription.under_review import review_of
from bandstand.quantity import BandstandError

INJURED = "Knee programme\n\nClams 3x10 on the injured side\nBridge 2x8\nStep ups 3x8 with the affected leg\n"


@pytest.mark.parametrize(
    ("text", "sides", "words"),
    [
        ("Heel raises 3x10 right only", Sides.RIGHT, "right only"),
        ("Heel raises, right leg only, 3x10", Sides.RIGHT, "right leg only"),
        ("Heel raises left side only, 3x10", Sides.LEFT, "left side only"),
        ("Clamshell: 3 sets of 12 on the right", Sides.RIGHT, "on the right"),
        ("Side step 3 x 10 R", Sides.RIGHT, "R"),
        ("Clams 3x10 (L)", Sides.LEFT, "L"),
        ("Clams: on the injured side, 3 x 10", Sides.HURT, "on the injured side"),
        ("Step ups 3x8 with the affected leg", Sides.HURT, "with the affected leg"),
        ("Clams 3x10\nOnly do the operated leg.", Sides.HURT, "Only do the operated leg"),
        ("Exercise | Reps | Side\nClam | 10 | left\nBridge | 12 | both", Sides.LEFT, "left"),
    ],
)
def test_one_side_is_read_with_its_words(text: str, sides: Sides, words: str) -> None:
    first = read(text).exercises[0]
    assert first.side is not None
    assert first.side.value is sides
    assert [text[span.start : span.end] for span in first.side.spans] == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Right leg only.\nClams 3x10\nBridge 2x8",
        "Do all exercises on the right leg only.\n- Clams 3x10\n- Bridge 2x8",
        "Home programme, all on the right side\n1. Clams 3x10\n2. Bridge 2x8",
    ],
)
def test_one_side_said_once_is_of_all_it_stands_over(text: str) -> None:
    assert [each.side and each.side.value for each in read(text).exercises] == [Sides.RIGHT, Sides.RIGHT]


@pytest.mark.parametrize(
    "text",
    [
        "Clamshell 3x10 on the right, then on the left.",
        "Lie on your right side. Lift the top leg 10 times.",
        "Stand on the left leg. Hold for 30 seconds, each side.",
        "Step up with the right leg, 10 times, then swap.",
        "Clams 3x10, and only once a day because it's sore.",
        "Clams 3x10, sore.",
        "Lie on the right side, 10 lifts of the top leg.",
    ],
)
def test_a_side_that_has_its_turn_or_is_a_posture_is_not_the_only_one(text: str) -> None:
    assert not any(each.side and each.side.value.is_of_one for each in read(text).exercises)


def test_other_programs_are_told_the_only_side_and_read_no_side_of_both() -> None:
    (told,) = map(exercise_form, read("Heel raises 3x10 right only").exercises)
    assert (told["side"], told["only_side"]) == (None, "right")
    (both,) = map(exercise_form, read("Heel raises 3x10 each leg").exercises)
    assert "only_side" not in both


@pytest.fixture
def plan() -> Plan:
    return to_plan(read(INJURED))


def about_the_side(plan: Plan) -> list[Question]:
    return [each for each in plan.questions if each.field == "side"]


def sides(plan: Plan) -> list[Sides]:
    return [each.dose.sides for each in plan.prescriptions if each.dose]


def test_which_side_is_injured_is_asked_once(plan: Plan) -> None:
    (question,) = about_the_side(plan)
    assert (question.prescription, question.choices, question.today) == ("", ("left", "right"), True)
    assert [INJURED[span.start : span.end] for span in question.spans] == [
        "on the injured side",
        "with the affected leg",
    ]


def test_the_answer_names_the_side_wherever_it_is_meant(plan: Plan) -> None:
    told = answer(plan, about_the_side(plan)[0], "right", by="owner")
    assert about_the_side(told)[0].standing is Stand.ANSWERED
    assert sides(with_sides_told(told)) == [Sides.RIGHT, Sides.UNSAID, Sides.RIGHT]
    assert sides(told) == [Sides.HURT, Sides.UNSAID, Sides.HURT], "the sheet's own words stay"


def test_no_other_word_is_a_side(plan: Plan) -> None:
    with pytest.raises(BandstandError):
        answer(plan, about_the_side(plan)[0], "top", by="owner")


def test_who_told_which_side_hurts_is_not_asked_again() -> None:
    review = review_of(read(INJURED), injured="left")
    assert about_the_side(review.plan) == []
    assert sides(with_sides_told(review.plan)) == [Sides.LEFT, Sides.UNSAID, Sides.LEFT]


def test_where_both_are_injured_each_has_its_turn() -> None:
    review = review_of(read(INJURED), injured="both")
    assert sides(with_sides_told(review.plan)) == [Sides.EACH, Sides.UNSAID, Sides.EACH]


def test_nobody_proposes_which_side_is_injured(plan: Plan) -> None:
    assert about_the_side(propose(plan))[0].standing is Stand.OPEN
    assert sides(with_sides_told(propose(plan))) == [Sides.HURT, Sides.UNSAID, Sides.HURT]
