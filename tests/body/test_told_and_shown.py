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


def test_the_pelvis_of_a_single_leg_stand_is_level_over_the_foot_that_carries_it() -> None:
    for variant in ("with-support", "free"):
        body = at_hero("single-leg-stand", variant)
        assert height(body, "hip_left") == pytest.approx(height(body, "hip_right"))
        assert abs(body.points["pelvis"][1] - body.points["ankle_left"][1]) < 0.06
        assert height(body, "ball_right") > 0.08
