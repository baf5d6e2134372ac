"""What has to be fetched before a session, and what a form is called beside the plan's own place."""

from bandstand.catalog import Placement, load_catalogue
from bandstand.prescription import Prescription
from bandstand.session.shown import form_name, needs_words
from bandstand.words import say


def test_a_chair_is_named_and_a_band_has_words_of_its_own() -> None:
    exercise = load_catalogue().get("sit-to-stand")
    assert exercise is not None
    assert [say(each) for each in needs_words(exercise.default, exercise)] == ["a firm chair"]


def test_every_thing_an_exercise_needs_has_words() -> None:
    for exercise in load_catalogue().exercises:
        for form in exercise.variants:
            assert all(say(each) for each in needs_words(form, exercise))


def test_the_place_in_a_forms_name_gives_way_to_the_place_of_the_plan() -> None:
    squat = load_catalogue().get("squat")
    assert squat is not None
    form = next(each for each in squat.variants if each.name == "with a band above the knees")
    own = Prescription(key="squat", name="Squat", exercise="squat", placement=Placement.THIGHS)
    assert form_name(own, form) == "with a band"
    assert form_name(Prescription(key="squat", name="Squat", exercise="squat"), form) == form.name
