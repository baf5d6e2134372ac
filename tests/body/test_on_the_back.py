"""Legs raised and slid on the back: what moves, how far, and what has to stay quiet."""

import pytest

from bandstand.body import Body, Moment, motion_of
from bandstand.body.motion import USUAL
from bandstand.catalog import load_catalogue

MOMENTS = 40


def at_hero(exercise: str, variant: str) -> Body:
    course = motion_of(exercise, variant)
    return course.at(course.movement.hero).body


def all_moments(exercise: str, variant: str) -> list[Moment]:
    course = motion_of(exercise, variant)
    return [course.at(step / MOMENTS) for step in range(MOMENTS)]


def height(body: Body, joint: str) -> float:
    return body.points[joint][2]


@pytest.mark.parametrize("variant", ["arm-and-leg", "band"])
def test_a_dead_bug_reaches_with_a_leg_and_the_opposite_arm(variant: str) -> None:
    course = motion_of("dead-bug", variant)
    for phase, leg, arm in ((0.29, "_left", "_right"), (0.79, "_right", "_left")):
        angles = course.at(phase).body.angles
        assert (angles["hip_flexion" + leg] < 20, angles["hip_flexion" + arm] > 85) == (True, True)
        assert (angles["shoulder_flexion" + arm] > 150, angles["shoulder_flexion" + leg] < 95) == (True, True)


def test_a_dead_bug_keeps_back_and_pelvis_still() -> None:
    for variant in load_catalogue().exercise("dead-bug").variants:
        for moment in all_moments("dead-bug", variant.id):
            assert moment.body.frames["pelvis"].x[2] == pytest.approx(1)
            assert moment.body.frames["chest"].x[2] == pytest.approx(1)


@pytest.mark.parametrize(("variant", "least", "most"), [("low", 20, 35), ("full", 45, 60), ("band", 30, 45)])
def test_a_straight_leg_rises_straight_and_as_high_as_its_name_says(variant: str, least: int, most: int) -> None:
    for moment in all_moments("straight-leg-raise", variant):
        assert abs(moment.body.angles["knee_flexion_left"]) < 5
    assert least <= at_hero("straight-leg-raise", variant).angles["hip_flexion_left"] <= most


@pytest.mark.parametrize("variant", ["floor", "other-leg-raised"])
def test_a_heel_slides_along_the_mat_and_never_leaves_it(variant: str) -> None:
    bodies = [moment.body for moment in all_moments("heel-slide", variant)]
    resting = USUAL.of(0.015)
    assert all(abs(height(body, "heel_left") - resting) < 0.01 for body in bodies)
    heels = [body.points["heel_left"][0] for body in bodies]
    assert max(heels) - min(heels) > 0.35
    assert max(body.angles["knee_flexion_left"] for body in bodies) > 100
