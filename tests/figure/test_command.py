"""The catalogue, the figure and the pose in a terminal."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bandstand.body import first_figure
from bandstand.catalog import load_catalogue
from bandstand.cli.exercises import exercises
from bandstand.cli.figure import figure, pose
from bandstand.cli.load import load
from bandstand.figure import draw
from bandstand.quantity import BandstandError
from bandstand.words import say
from tests.figure.picture import Picture


def run(*words: str) -> Result:
    verb = {"exercises": exercises, "figure": figure, "pose": pose, "load": load}[words[0]]
    return CliRunner().invoke(verb, list(words[1:]))


def told(*words: str) -> str:
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.output


def refused(*words: str) -> str:
    """The sentence of a situation; the root command turns it into exit 1."""
    result = run(*words)
    assert isinstance(result.exception, BandstandError), result.output
    return say(result.exception.message)


def test_the_list_for_programs_holds_the_agreed_fields() -> None:
    listed = json.loads(told("exercises", "--json"))
    assert [entry["id"] for entry in listed] == [exercise.id for exercise in load_catalogue().exercises]
    for entry in listed:
        assert set(entry) == {"id", "name", "kind", "variants", "placements", "views"}
    assert listed[0]["placements"] == ["thighs", "knees", "calves", "ankles", "feet"]


def test_the_list_for_people_names_every_exercise() -> None:
    text = told("exercises")
    assert all(exercise.name in text for exercise in load_catalogue().exercises)


def test_what_is_left_out_is_the_catalogues_first() -> None:
    for exercise in load_catalogue().exercises:
        form = exercise.variants[0]
        words = ["figure", exercise.id, "--variant", form.id, "--view", exercise.views_of(form)[0].value]
        words += ["--side", "left"]
        if exercise.placements_of(form):
            words += ["--placement", exercise.placements_of(form)[0].value]
        assert told("figure", exercise.id) == told(*words) == draw(first_figure(exercise.id)) + "\n"


def test_a_form_is_shown_from_where_it_shows_best_and_with_the_band_it_needs() -> None:
    assert told("figure", "step-up", "--variant", "sideways") == told(
        "figure", "step-up", "--variant", "sideways", "--view", "front"
    )
    assert "A band sits above the knees." in told("figure", "squat", "--variant", "with-band")
    assert "No band." in told("figure", "squat")


def test_every_option_changes_the_picture() -> None:
    plain = told("figure", "hip-flexor-march")
    for words in (
        ("--variant", "standing"),
        ("--placement", "feet"),
        ("--band", "red"),
        ("--side", "right"),
        ("--view", "three-quarter"),
        ("--theme", "dark"),
        ("--still",),
    ):
        assert told("figure", "hip-flexor-march", *words) != plain, words


def test_no_band_can_be_asked_for() -> None:
    assert "No band." in Picture(told("figure", "monster-walk", "--band", "none")).title


def test_a_figure_goes_into_a_file(tmp_path: Path) -> None:
    file = tmp_path / "march.svg"
    assert told("figure", "hip-flexor-march", "-o", str(file)) == ""
    assert Picture(file.read_text(encoding="utf-8")).title.startswith("Hip flexor march")


@pytest.mark.parametrize(
    "words",
    [
        ("figure", "moon-walk"),
        ("figure", "hip-flexor-march", "--variant", "flying"),
        ("figure", "hip-flexor-march", "--band", "mauve"),
        ("figure", "figure-four-stretch", "--placement", "feet"),
        ("figure", "figure-four-stretch", "--band", "red"),
        ("pose", "moon-walk"),
        ("pose", "figure-four-stretch", "--placement", "feet"),
        ("load", "figure-four-stretch"),
        ("load", "bridge", "--variant", "floor"),
    ],
)
def test_a_word_that_is_not_known_gets_a_sentence(words: tuple[str, ...]) -> None:
    assert refused(*words).endswith(".")


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        (("load", "clamshell", "--placement", "feet"), "knees"),
        (("figure", "clamshell", "--placement", "feet"), "knees"),
        (("pose", "dead-bug", "--variant", "band", "--placement", "ankles"), "feet"),
        (("load", "bridge", "--variant", "floor", "--placement", "knees"), "band"),
        (("figure", "bird-dog", "--placement", "thighs"), "band"),
    ],
)
def test_a_place_the_form_does_not_have_is_refused_and_what_there_is_is_named(
    words: tuple[str, ...], allowed: str
) -> None:
    assert re.search(rf": (?:.*, )?{allowed}(?:, .*)?\.$", refused(*words))


def test_a_place_that_cannot_be_written_gets_a_sentence(tmp_path: Path) -> None:
    assert "could not be written" in refused("figure", "monster-walk", "-o", str(tmp_path / "nowhere" / "a.svg"))


@pytest.mark.parametrize("words", [("figure", "monster-walk", "--side", "up"), ("pose", "monster-walk", "--at", "2")])
def test_a_choice_that_is_none_is_wrong_usage(words: tuple[str, ...]) -> None:
    assert run(*words).exit_code == 2


def test_a_pose_is_told_in_metres_degrees_and_contacts() -> None:
    told_pose = json.loads(told("pose", "hip-flexor-march", "--at", "0.25", "--side", "right", "--json"))
    assert set(told_pose) == {"joints", "angles", "contacts"}
    paired = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "toe")
    assert set(told_pose["joints"]) == {"head", *(f"{name}_{side}" for name in paired for side in ("left", "right"))}
    assert told_pose["angles"]["hip_flexion_right"] > 90
    assert told_pose["contacts"]["heel_left"][2] == 0
    assert "heel_right" not in told_pose["contacts"]


def test_the_end_of_a_loop_is_its_beginning() -> None:
    for exercise in load_catalogue().exercises:
        assert told("pose", exercise.id, "--at", "1", "--json") == told("pose", exercise.id, "--at", "0", "--json")


def test_a_pose_for_people_names_what_is_planted() -> None:
    assert "planted: back, heel_right" in told("pose", "hip-flexor-march", "--at", "0.25")


@pytest.mark.parametrize("words", [("pose", "clamshell", "--at", "nan"), ("pose", "clamshell", "--at", "inf")])
def test_what_is_no_number_is_wrong_usage(words: tuple[str, ...]) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert "Invalid value" in result.output


def test_a_name_nearly_right_is_answered_with_the_nearest() -> None:
    assert "clamshell" in refused("pose", "clamshel")
    assert "side-plank" in refused("figure", "Side plank")
