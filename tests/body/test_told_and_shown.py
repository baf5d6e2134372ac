"""What an entry tells is what its movement shows, on hands and knees, on the side, on the feet and in the air."""

import pytest

from bandstand.body import SIDES, Body, motion_of
from bandstand.body.space import distance, dot, minus, times, unit


def at_hero(exercise: str, variant: str) -> Body:
    course = motion_of(exercise, variant)
    return course.at(course.movement.hero).body


def height(body: Body, joint: str) -> float:
    return body.points[joint][2]


@pytest.mark.parametrize(
    ("variant", "end"), [("knees", "knee_left"), ("feet", "ankle_left"), ("leg-lift", "ankle_left")]
)
def test_a_side_plank_is_one_straight_line_over_its_elbow(variant: str, end: str) -> None:
    points = at_hero("side-plank", variant).points
    foot, hip, shoulder = (points[name] for name in (end, "hip_left", "shoulder_left"))
    along, off = unit(minus(shoulder, foot)), minus(hip, foot)
    assert distance(off, times(along, dot(off, along))) < 0.08
    assert abs(points["elbow_left"][1] - points["shoulder_left"][1]) < 0.02


def test_the_hips_of_a_side_plank_start_on_the_floor_and_rise() -> None:
    for variant in ("knees", "feet", "leg-lift"):
        low = motion_of("side-plank", variant).at(0.0).body
        assert height(at_hero("side-plank", variant), "hip_left") > height(low, "hip_left") + 0.1


def test_a_bird_dog_reaches_with_the_leg_and_the_arm_of_the_other_side() -> None:
    body = at_hero("bird-dog", "arm-and-leg")
    for reaching, root in (("ankle_left", "hip_left"), ("wrist_right", "shoulder_right")):
        assert height(body, reaching) == pytest.approx(height(body, root), abs=0.1)
    assert height(body, "wrist_left") < 0.05
    assert height(body, "knee_right") < 0.06


@pytest.mark.parametrize("exercise", ["bird-dog", "quadruped-hip-extension", "fire-hydrant"])
def test_on_hands_and_knees_the_hands_are_under_the_shoulders_and_the_knees_under_the_hips(exercise: str) -> None:
    points = motion_of(exercise, "band").at(0.0).body.points
    for side in SIDES:
        assert abs(points["wrist" + side][0] - points["shoulder" + side][0]) < 0.12
        assert abs(points["knee" + side][0] - points["hip" + side][0]) < 0.02


@pytest.mark.parametrize("variant", ["bent-knee", "straight-leg", "band"])
def test_the_leg_of_a_hip_extension_comes_as_high_as_the_trunk_and_no_higher(variant: str) -> None:
    body = at_hero("quadruped-hip-extension", variant)
    assert height(body, "knee_left") == pytest.approx(height(body, "hip_left"), abs=0.06)


def test_a_sliding_foot_stays_close_to_the_floor() -> None:
    course = motion_of("quadruped-hip-extension", "sliding")
    assert max(height(course.at(step / 40).body, "ball_left") for step in range(40)) < 0.05


def test_a_hydrant_lifts_the_bent_knee_to_the_side_of_a_level_pelvis() -> None:
    for variant in ("no-band", "band"):
        body = at_hero("fire-hydrant", variant)
        assert body.points["knee_left"][1] - body.points["hip_left"][1] > 0.25
        assert body.angles["knee_flexion_left"] == pytest.approx(90, abs=10)
        assert body.frames["pelvis"].y[2] == pytest.approx(0)


@pytest.mark.parametrize(
    ("exercise", "variant", "sides"),
    [
        ("calf-raise", "with-support", SIDES),
        ("calf-raise", "free", SIDES),
        ("single-leg-calf-raise", "with-support", ("_left",)),
    ],
)
def test_a_calf_raise_lifts_the_heels_and_bends_no_knee(exercise: str, variant: str, sides: tuple[str, ...]) -> None:
    body = at_hero(exercise, variant)
    for side in sides:
        assert height(body, "heel" + side) > 0.08
        assert body.angles["knee_flexion" + side] < 8


def test_the_pelvis_of_a_single_leg_stand_is_level_over_the_foot_that_carries_it() -> None:
    for variant in ("with-support", "free"):
        body = at_hero("single-leg-stand", variant)
        assert height(body, "hip_left") == pytest.approx(height(body, "hip_right"))
        assert abs(body.points["pelvis"][1] - body.points["ankle_left"][1]) < 0.06
        assert height(body, "ball_right") > 0.08


@pytest.mark.parametrize(("exercise", "variant"), [("seated-march", "chair"), ("standing-march", "with-support")])
def test_someone_who_marches_slowly_stays_upright(exercise: str, variant: str) -> None:
    body = at_hero(exercise, variant)
    assert body.frames["chest"].z[2] > 0.99


@pytest.mark.parametrize("exercise", ["jog-on-the-spot", "hop-in-place", "forward-bound"])
def test_what_is_tried_before_running_leaves_the_floor_a_little(exercise: str) -> None:
    course = motion_of(exercise, "one-leg" if exercise == "hop-in-place" else "standing")
    lowest = [min(height(course.at(step / 80).body, "ball" + side) for side in SIDES) for step in range(80)]
    assert 0.03 < max(lowest) < 0.16


def test_a_hop_lands_on_the_foot_it_left_from_and_a_bound_on_the_other_further_on() -> None:
    hop, bound = motion_of("hop-in-place", "one-leg"), motion_of("forward-bound", "standing")
    start, landed = hop.at(0.0).contacts, hop.at(0.72).contacts
    assert {contact.partition("_")[2] for contact in (*start, *landed)} == {"left"}
    (left,), (right,) = (bound.at(phase).contacts.values() for phase in (0.0, 0.5))
    assert right[0] - left[0] > 0.4
