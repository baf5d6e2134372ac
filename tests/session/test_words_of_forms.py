"""What is told of a form is true of that form: nobody who stands hears of a mat."""

import re
from collections.abc import Iterator
from uuid import UUID

import pytest

from bandstand.body import SIDES, motion_of
from bandstand.catalog import Exercise, Kind, Placement, Position, Variant, load_catalogue
from bandstand.prescription import Dose, Guards, Hold, Plan, Prescription, Reps, Section, Timed, Work
from bandstand.quantity import Range
from bandstand.session.build import Occasion, build_script
from bandstand.words import say

CATALOGUE = load_catalogue()
FORMS = [(exercise, variant) for exercise in CATALOGUE.exercises for variant in exercise.variants]
NAMES = [f"{exercise.id} {variant.id}" for exercise, variant in FORMS]
every_form = pytest.mark.parametrize(("exercise", "variant"), FORMS, ids=NAMES)

LYING = r"\bmat\b|\blie\b|\blying\b|\bon your (?:back|side)\b|\bpillow\b"
UPRIGHT = r"\bstand tall\b|\bstand on\b|\bsit (?:up |tall)|\bchair\b(?!\.)|\bcounter\b"
FOREIGN = {
    Position.STANDING: LYING,
    Position.SEATED: LYING,
    Position.HALF_KNEELING: LYING,
    Position.SUPINE: UPRIGHT,
    Position.SIDE_LYING: UPRIGHT,
    Position.SIDE_PLANK: rf"{UPRIGHT}|\bmat\b",
    Position.PLANK: rf"{UPRIGHT}|{LYING}",
    Position.HANDS_AND_KNEES: rf"{UPRIGHT}|{LYING}",
}
STRAIGHT = r"\bknees? (?:is )?straight\b(?! up)|\bstraighten the knee\b"


def prescribed(exercise: Exercise, variant: Variant, placement: Placement | None = None) -> Prescription:
    work: dict[Kind, Work] = {Kind.REPS: Reps(Range(10)), Kind.TIMED: Timed(Range(30))}
    dose = Dose(sets=Range(1), work=work.get(exercise.kind, Hold(Range(30))))
    return Prescription(
        key="it",
        name=exercise.name,
        exercise=exercise.id,
        variant=variant.id,
        dose=dose,
        placement=placement,
        uses_band=placement is not None,
    )


def spoken(prescription: Prescription) -> list[str]:
    """Every line that is said or shown in somebody's first session of it, but for its cautions."""
    plan = Plan(number=1, sections=(Section(prescriptions=(prescription,)),))
    occasion = Occasion(id=UUID(int=1), made_at=1, new_to=frozenset({"it"}))
    script = build_script(plan, Guards(), (), CATALOGUE, occasion)
    said = (cue.say for step in script.steps for cue in step.cues)
    return [say(line) for line in (*said, *(words for step in script.steps for words in step.words)) if line]


def told(exercise: Exercise, variant: Variant) -> Iterator[str]:
    """Everything this form is told in, in a session, beside its figure and on its page."""
    yield from spoken(prescribed(exercise, variant))
    yield from (*exercise.set_up_of(variant), *exercise.movement_of(variant))


@every_form
def test_no_form_is_told_in_the_words_of_another_posture(exercise: Exercise, variant: Variant) -> None:
    faults = (line for fault in exercise.faults for line in (fault.seen, fault.instead))
    for line in (*told(exercise, variant), *faults):
        assert not re.search(FOREIGN[exercise.position_of(variant)], line, re.IGNORECASE), line


@every_form
def test_whoever_is_told_to_keep_a_knee_straight_is_shown_a_straight_one(exercise: Exercise, variant: Variant) -> None:
    course = motion_of(exercise.id, variant.id)
    angles = course.at(course.movement.hero).body.angles
    bent = min(angles[f"knee_flexion{side}"] for side in SIDES)
    for line in told(exercise, variant):
        assert bent < 15 or not re.search(STRAIGHT, line, re.IGNORECASE), line


@pytest.mark.parametrize(
    ("form", "never"),
    [
        ("hip-hike/level-with-support", "sink"),
        ("dead-bug/heel-tap", r"\barms?\b(?! beside)|reach"),
        ("side-plank/knees", r"to feet|\bfeet\b"),
        ("quadruped-hip-extension/sliding", r"\bup\b|lift"),
        ("quadruped-hip-extension/bent-knee", "long leg|leg straight"),
        ("reverse-lunge/shallow-with-support", "near the floor"),
        ("step-down/sideways", "forward"),
        ("adductor-stretch/supine-butterfly", "lean|tall"),
        ("isometric-hip-abduction/seated", "loop|band"),
        ("straight-leg-raise/low", "as high as your back"),
    ],
)
def test_a_form_is_not_told_what_only_another_does(form: str, never: str) -> None:
    exercise = CATALOGUE.exercise(form.partition("/")[0])
    variant = exercise.variant(form.partition("/")[2])
    assert variant is not None
    for line in told(exercise, variant):
        assert not re.search(never, line, re.IGNORECASE), line


@every_form
def test_a_loop_is_told_of_where_it_is_worn_and_nowhere_else(exercise: Exercise, variant: Variant) -> None:
    for line in exercise.set_up_of(variant):
        assert not re.search(r"\b(?:loop|band|belt)\b", line), line
    bare = spoken(prescribed(exercise, variant))
    assert not any(say(place.put_on) in bare for place in Placement)
    for place in exercise.placements_of(variant):
        lines = spoken(prescribed(exercise, variant, place))
        assert [each for each in Placement if say(each.put_on) in lines] == [place]
