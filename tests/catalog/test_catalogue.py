"""What the catalogue tells a person, and what it refuses to load."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import cast

import pytest

from bandstand.catalog import (
    JOINTS,
    BandColour,
    Checked,
    EntryWrong,
    Exercise,
    Kind,
    Need,
    Placement,
    Position,
    Purpose,
    Sided,
    UnknownExercise,
    View,
    load_catalogue,
    load_sources,
)
from bandstand.catalog.entry import parse_toml
from bandstand.catalog.loader import check_neighbours, read_exercise, read_source
from bandstand.catalog.movement_reader import read_movements
from bandstand.quantity import Json
from bandstand.words import say

CATALOGUE = load_catalogue()
EXERCISES = CATALOGUE.exercises
IDS = [exercise.id for exercise in EXERCISES]


def the_file(id: str) -> dict[str, Json]:
    text = files("bandstand.catalog").joinpath("exercises", f"{id}.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text))


def sentences_of(exercise: Exercise) -> Iterator[str]:
    """Everything of an entry that a person reads or hears."""
    yield from (*exercise.set_up, *exercise.movement, *exercise.cues, *exercise.cautions)
    yield from (*exercise.first_cues, exercise.breathing)
    yield from (*exercise.easier, *exercise.harder)
    for fault in exercise.faults:
        yield from (fault.seen, fault.instead)
    for variant in exercise.variants:
        yield from (*variant.set_up, *variant.movement, variant.breathing)
        yield from (*variant.first_cues, *variant.cues, variant.note)


def test_the_four_exercises_of_the_programme_stand_first_and_then_what_each_is_for() -> None:
    assert IDS[:4] == ["monster-walk", "lateral-band-walk", "mountain-climber", "hip-flexor-march"]
    purposes = [list(Purpose).index(exercise.purpose) for exercise in EXERCISES]
    assert purposes == sorted(purposes)


def test_placements_are_listed_easiest_first() -> None:
    assert CATALOGUE.exercise("monster-walk").placements == tuple(Placement)
    for exercise in EXERCISES:
        ranks = [placement.rank for placement in exercise.placements]
        assert ranks == sorted(set(ranks)), exercise.id


def test_a_march_means_lying_down_and_standing_is_harder() -> None:
    march = CATALOGUE.exercise("hip-flexor-march")
    ids = [variant.id for variant in march.variants]
    assert march.default.id == ids[0] == "supine"
    assert ids[-1] == "standing"
    assert march.position_of(march.default) is Position.SUPINE
    standing = march.variant("standing-with-support")
    assert standing is not None
    assert march.position_of(standing) is Position.STANDING
    assert Need.SUPPORT in march.needs_of(standing)
    assert march.set_up_of(standing) != march.set_up


def test_a_climber_means_hands_on_the_floor_though_a_bench_is_easier() -> None:
    climber = CATALOGUE.exercise("mountain-climber")
    assert climber.variants[0].id == "hands-on-bench"
    assert climber.default.id == "floor"


def test_a_form_may_show_best_from_elsewhere_than_the_others() -> None:
    step_up = CATALOGUE.exercise("step-up")
    sideways = step_up.variant("sideways")
    assert sideways is not None
    assert step_up.views_of(sideways)[0] is View.FRONT
    assert step_up.views_of(step_up.default) == step_up.views
    assert step_up.views[0] is View.SIDE


def test_an_easier_exercise_names_the_harder_one_and_the_harder_one_the_easier() -> None:
    """Only a check before running may be left downwards without being led up to."""
    for exercise in EXERCISES:
        for harder in exercise.progressions:
            assert exercise.id in CATALOGUE.exercise(harder).regressions, f"{exercise.id} to {harder}"
        for easier in exercise.regressions:
            leads_back = exercise.id in CATALOGUE.exercise(easier).progressions
            assert leads_back != (exercise.purpose is Purpose.RUNNING_CHECK), f"{easier} to {exercise.id}"


def test_nothing_leads_up_to_a_check_before_running() -> None:
    for exercise in EXERCISES:
        for harder in exercise.progressions:
            assert CATALOGUE.exercise(harder).purpose is not Purpose.RUNNING_CHECK, exercise.id


def harder_than(id: str) -> set[str]:
    """Everything the ladder reaches upwards from an exercise."""
    reached: set[str] = set()
    ahead = [id]
    while ahead:
        found = set(CATALOGUE.exercise(ahead.pop()).progressions) - reached
        reached |= found
        ahead.extend(found)
    return reached


@pytest.mark.parametrize("id", IDS)
def test_nobody_who_climbs_the_ladder_comes_back_to_where_they_were(id: str) -> None:
    assert id not in harder_than(id)


def test_the_ladder_keeps_the_order_for_an_irritable_hip() -> None:
    """Heel slide, march lying down, march standing; no clam on the way to side-lying work.

    Source:
        philippon-2011: clams come late where hip flexors are irritable.
    """
    assert "hip-flexor-march" in harder_than("heel-slide")
    assert "standing-march" in harder_than("hip-flexor-march")
    assert "hip-flexor-march" not in harder_than("standing-march") | harder_than("seated-march")
    assert "side-lying-abduction" not in harder_than("clamshell")


def test_what_the_legs_do_is_said_so_that_on_both_legs_can_be_read() -> None:
    sided = {exercise.id: exercise.sided for exercise in EXERCISES}
    assert sided["hip-flexor-march"] is sided["mountain-climber"] is Sided.ALTERNATING
    assert sided["monster-walk"] is sided["lateral-band-walk"] is Sided.TRAVELLING
    assert sided["figure-four-stretch"] is Sided.ONE_SIDED


def test_the_way_a_walk_goes_is_stored_since_people_use_one_name_for_both() -> None:
    assert CATALOGUE.exercise("monster-walk").travels == "forward and back"
    assert CATALOGUE.exercise("lateral-band-walk").travels == "left and right"


def test_no_name_means_two_exercises() -> None:
    names = [name.lower() for exercise in EXERCISES for name in exercise.names]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_sentences_to_people_are_short_and_calm(exercise: Exercise) -> None:
    for text in sentences_of(exercise):
        assert "!" not in text
        for sentence in re.split(r"(?<=[.?])\s", text):
            assert len(sentence.split()) <= 15, sentence


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_an_entry_tells_all_that_a_therapist_would_say(exercise: Exercise) -> None:
    assert exercise.set_up
    assert exercise.movement
    assert exercise.cues
    assert exercise.cautions
    assert exercise.faults
    assert exercise.easier
    assert exercise.harder
    assert exercise.usual_dose
    assert exercise.muscles.primary
    assert exercise.cues_of(exercise.default)


@pytest.mark.parametrize("exercise", EXERCISES, ids=IDS)
def test_every_statement_rests_on_a_known_source(exercise: Exercise) -> None:
    assert exercise.sources
    assert exercise.muscles.sources
    assert exercise.rhythm.sources
    assert all(variant.sources for variant in exercise.variants)
    assert not exercise.placements or exercise.placement_sources
    assert exercise.source_keys <= set(CATALOGUE.sources)


def test_each_kind_has_the_pace_of_what_is_counted() -> None:
    for exercise in EXERCISES:
        rhythm = exercise.rhythm
        assert (rhythm.step_seconds > 0) == (exercise.kind is Kind.TIMED)
        assert (rhythm.rep_seconds > 0) == (exercise.kind is Kind.REPS)
        assert (rhythm.hold_for is not None) == (exercise.kind in (Kind.HOLD, Kind.STRETCH))
        assert (rhythm.times is not None) == (rhythm.hold_for is not None)
    assert CATALOGUE.exercise("hip-flexor-march").rhythm.rep_seconds == 5


def test_every_variant_has_a_movement() -> None:
    for exercise in EXERCISES:
        for variant in exercise.variants:
            assert CATALOGUE.movement(exercise.id, variant.id).keys[0].at == 0


def test_an_unknown_exercise_gets_a_sentence_that_lists_the_known() -> None:
    with pytest.raises(UnknownExercise) as refused:
        CATALOGUE.exercise("moon-walk")
    told = say(refused.value.message)
    assert "moon-walk" in told
    assert "monster-walk" in told
    assert CATALOGUE.get("moon-walk") is None


def test_an_unknown_form_gets_a_sentence_that_lists_the_known() -> None:
    with pytest.raises(UnknownExercise) as refused:
        CATALOGUE.movement("hip-flexor-march", "flying")
    assert "standing-with-support" in say(refused.value.message)


def test_sources_say_how_far_they_were_checked() -> None:
    sources = load_sources()
    assert sources["silbernagel-2007"].doi == "10.1177/0363546506298279"
    assert sources["bandstand-choice"].checked is Checked.OWN_CHOICE
    assert all(source.cite for source in sources.values())
    assert {joint.source for joint in JOINTS.values()} <= set(sources)


@pytest.mark.parametrize(
    ("words", "colour"),
    [
        ("Green", BandColour.GREEN),
        ("the light blue one", BandColour.BLUE),
        ("gray.", BandColour.GREY),
        ("extra light", BandColour.PLAIN),
        ("", BandColour.PLAIN),
    ],
)
def test_a_colour_is_found_in_a_persons_own_words(words: str, colour: BandColour) -> None:
    assert BandColour.named_in(words) is colour


def refusal(changed: Mapping[str, Json]) -> str:
    with pytest.raises(EntryWrong) as refused:
        read_exercise(changed, "hip-flexor-march.toml", load_sources())
    return say(refused.value.message)


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("placements", ["kneess"], "placements"),
        ("placements", ["feet", "knees"], "placements"),
        ("kind", "counted", "kind"),
        ("kind", "timed", "rhythm"),
        ("default_variant", "flying", "default_variant"),
        ("sources", ["somebody-1999"], "somebody-1999"),
        ("cuess", ["Knee up."], "cuess"),
        ("views", [], "views"),
        ("id", "hip-march", "id"),
        ("name", 7, "name"),
    ],
)
def test_a_word_the_house_does_not_know_is_refused_with_file_and_field(field: str, value: Json, named: str) -> None:
    told = refusal({**the_file("hip-flexor-march"), field: value})
    assert told.startswith("hip-flexor-march.toml")
    assert named in told


def test_a_misspelt_field_deep_inside_is_refused_too() -> None:
    given = the_file("hip-flexor-march")
    variants = [dict(variant) for variant in cast("list[dict[str, Json]]", given["variants"])]
    variants[2]["placement"] = ["knees"]
    assert "variants[2].placement " in refusal({**given, "variants": variants})


def test_how_often_something_is_held_stands_beside_how_long() -> None:
    given = the_file("hip-flexor-march")
    rhythm = cast("dict[str, Json]", given["rhythm"])
    assert "times" in refusal({**given, "rhythm": {**rhythm, "times": [2, 3]}})


def test_a_missing_field_is_refused() -> None:
    given = the_file("hip-flexor-march")
    del given["usual_dose"]
    assert "usual_dose" in refusal(given)


def test_text_that_is_no_toml_is_refused_by_name() -> None:
    with pytest.raises(EntryWrong) as refused:
        parse_toml("id = ", "broken.toml")
    assert say(refused.value.message).startswith("broken.toml")


def test_a_source_without_a_citation_is_refused() -> None:
    with pytest.raises(EntryWrong) as refused:
        read_source("nobody-2020", {"checked": "V"}, "sources.toml")
    assert "cite" in say(refused.value.message)


MOVEMENT = """
[[movements]]
variant = "supine"
seconds = 4.0
hero = 0.5
stills = [0.0]
planted = ["back"]
base = { lean = -90 }
keys = [{ at = 0.0 }, { at = 0.5, hip_flexion_left = 90 }]
"""


def movement_refusal(text: str) -> str:
    with pytest.raises(EntryWrong) as refused:
        list(read_movements(tomllib.loads(text), "hip-flexor-march", "hip-flexor-march.toml"))
    return say(refused.value.message)


def test_an_angle_without_a_side_means_both() -> None:
    text = MOVEMENT.replace("hip_flexion_left", "hip_flexion")
    (movement,) = read_movements(tomllib.loads(text), "hip-flexor-march", "a.toml")
    assert movement.keys[1].angles["hip_flexion_left"] == movement.keys[1].angles["hip_flexion_right"] == 90
    assert movement.keys[0].angles["hip_flexion_left"] == 0


@pytest.mark.parametrize(
    ("said", "instead", "named"),
    [
        ("hip_flexion_left = 90", "hip_flexion_left = 170", "keys[1].hip_flexion_left"),
        ("hip_flexion_left = 90", "hip_flexing = 90", "hip_flexing"),
        ("lean = -90", "lean_left = -90", "lean_left"),
        ('["back"]', '["elbow_left"]', "elbow_left"),
        ('["back"]', "[]", "planted"),
        ("at = 0.5", "at = 0.0", "keys"),
        ("at = 0.5", "at = 1.5", "at"),
        ("seconds = 4.0", 'seconds = "four"', "seconds"),
        ("at = 0.5,", 'at = 0.5, planted = ["hand_left"],', "nothing stays planted"),
        ("hero = 0.5", "hero = 0.5\nspeed = 2", "speed"),
    ],
)
def test_a_pose_no_body_can_take_is_refused_with_its_place(said: str, instead: str, named: str) -> None:
    told = movement_refusal(MOVEMENT.replace(said, instead))
    assert told.startswith("hip-flexor-march.toml: movements[0]")
    assert named in told


STANDS = 'seconds = 4.0\nhero = 0.0\nstills = [0.0]\nplanted = ["foot_left"]\nkeys = [{ at = 0.0 }]\n'


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("seconds = nan", "a number from -1000 to 1000"),
        ("seconds = inf", "a number from -1000 to 1000"),
        ("seconds = 0.0", "more than 0 to 60 seconds"),
        ("seconds = 1e9", "a number from -1000 to 1000"),
        ("heights = { foot_left = -0.1 }", "0 to 2.0 metres"),
        ("heights = { nose = 0.1 }", "foot_left, foot_right"),
        ('planted = ["foot_left", "foot_left"]', "each contact stands once"),
        ("base = { hip_flexion = 400 }", "-20 to 120"),
        ("base = { nose_flexion = 4 }", "hip_flexion"),
        ('holds = { hand_left = "nose" }', "knee_left"),
        ('holds = { foot_left = "knee_left" }', "hand_left, hand_right"),
    ],
)
def test_a_wrong_word_of_a_movement_is_refused_with_file_place_and_what_is_allowed(line: str, allowed: str) -> None:
    name = line.split(" = ")[0]
    kept = "".join(each + "\n" for each in STANDS.splitlines() if not each.startswith(name))
    text = f'[[movements]]\nvariant = "usual"\n{line}\n{kept}'
    with pytest.raises(EntryWrong) as refused:
        list(read_movements(parse_toml(text, "squat.toml"), "squat", "movements/squat.toml"))
    sentence = say(refused.value.message)
    assert "movements/squat.toml" in sentence
    assert "movements[0]." in sentence
    assert allowed in sentence


@pytest.mark.parametrize(
    ("field", "value", "allowed"),
    [
        ("placements", ["elbows"], "thighs, knees, calves, ankles, feet"),
        ("sided", "sideways", "alternating, one-sided, both, travelling"),
        ("views", ["above"], "front, side, three-quarter"),
        ("regressions", ["no-such"], "monster-walk"),
    ],
)
def test_a_wrong_word_of_an_entry_is_refused_with_what_is_allowed(field: str, value: Json, allowed: str) -> None:
    wrong = {**the_file("clamshell"), field: value}
    with pytest.raises(EntryWrong) as refused:
        check_neighbours([read_exercise(wrong, "clamshell.toml", CATALOGUE.sources), *EXERCISES])
    sentence = say(refused.value.message)
    assert "clamshell.toml" in sentence
    assert field in sentence
    assert allowed in sentence
