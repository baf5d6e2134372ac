"""Exercises done lying on the side, looked at the way a therapist would: what moves, and what has to stay quiet."""

from math import cos, radians

import pytest

from bandstand.body import SIDES, Body, Moment, motion_of
from bandstand.body.space import distance
from bandstand.catalog import load_catalogue

MOMENTS = 40
ON_THE_SIDE = [
    (id, variant.id)
    for id in ("clamshell", "side-lying-abduction")
    for variant in load_catalogue().exercise(id).variants
]


def at_hero(exercise: str, variant: str) -> Body:
    course = motion_of(exercise, variant)
    return course.at(course.movement.hero).body


def all_moments(exercise: str, variant: str) -> list[Moment]:
    course = motion_of(exercise, variant)
    return [course.at(step / MOMENTS) for step in range(MOMENTS)]


def knees_apart(body: Body) -> float:
    return distance(body.points["knee_left"], body.points["knee_right"])


def height(body: Body, joint: str) -> float:
    return body.points[joint][2]


@pytest.mark.parametrize("form", ON_THE_SIDE, ids="/".join)
def test_on_the_side_one_hip_stays_above_the_other(form: tuple[str, str]) -> None:
    for moment in all_moments(*form):
        body = moment.body
        assert body.frames["pelvis"].y[2] > cos(radians(3))
        assert abs(body.frames["chest"].x[2]) < 0.1
        assert height(body, "shoulder_right") > 0


@pytest.mark.parametrize("variant", ["feet-down", "feet-lifted"])
def test_a_clamshell_opens_the_knees_while_the_feet_stay_together(variant: str) -> None:
    moments = all_moments("clamshell", variant)
    assert knees_apart(at_hero("clamshell", variant)) > knees_apart(moments[0].body) + 0.2
    for moment in moments:
        points = moment.body.points
        assert distance(points["heel_left"], points["heel_right"]) < 0.12


def test_with_feet_lifted_both_are_in_the_air_and_the_lower_knee_is_not() -> None:
    for moment in all_moments("clamshell", "feet-lifted"):
        assert min(height(moment.body, "heel" + side) for side in SIDES) > 0.12
        assert height(moment.body, "knee_right") < 0.06


@pytest.mark.parametrize("variant", ["straight", "band"])
def test_the_upper_leg_rises_straight_a_little_behind_and_never_crosses(variant: str) -> None:
    for moment in all_moments("side-lying-abduction", variant):
        angles = moment.body.angles
        assert angles["hip_abduction_left"] > -8
        assert angles["hip_flexion_left"] < 0
        assert angles["knee_flexion_left"] < 5
        assert moment.body.frames["foot_left"].x[2] < 0.15  # toes forward, not up
    start = motion_of("side-lying-abduction", variant).at(0.0).body
    assert height(at_hero("side-lying-abduction", variant), "ankle_left") > height(start, "ankle_left") + 0.35
