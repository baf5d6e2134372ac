"""Feet that stand keep the way they point, whatever the knee above them does."""

import tomllib
from math import cos, radians

import pytest

from bandstand.body import Motion, motion_of
from bandstand.body.motion import USUAL, set_in_motion
from bandstand.body.resting import part_and_side
from bandstand.body.space import dot
from bandstand.catalog import Movement, load_catalogue
from bandstand.catalog.movement_reader import read_movements

MOVEMENTS = list(load_catalogue().movements.values())
NAMES = [f"{movement.exercise} {movement.variant}" for movement in MOVEMENTS]
MOMENTS = 80
QUICKEST = 40.0  # degrees a second that a standing foot may turn


@pytest.mark.parametrize("movement", MOVEMENTS, ids=NAMES)
def test_a_foot_that_stands_does_not_twitch(movement: Movement) -> None:
    """It may turn a little on its ball from key to key, but never all at once."""
    course = motion_of(movement.exercise, movement.variant)
    seconds = movement.seconds / MOMENTS
    moments = [course.at(step / MOMENTS) for step in range(MOMENTS)]
    for before, after in zip(moments, moments[1:] + moments[:1], strict=True):
        for contact in {*before.contacts} & {*after.contacts}:
            part, side = part_and_side(contact)
            if part == "foot":
                here, there = (moment.body.frames["foot" + side].x for moment in (before, after))
                assert dot(here, there) > cos(radians(QUICKEST * seconds)), contact


SQUAT = """
[[movements]]
variant = "squat"
seconds = 4.0
hero = 0.5
stills = [0.0]
planted = ["foot_left", "foot_right"]
base = { lean = 20, hip_flexion = 70, knee_flexion = 70, ankle_dorsiflexion = 20, hip_abduction = 10 }
keys = [{ at = 0.0 }, { at = 0.4, knee_drift = 20 }, { at = 0.6, knee_drift = 20 }]
"""


def squatting() -> Motion:
    (movement,) = read_movements(tomllib.loads(SQUAT), "squat", "squat.toml")
    return set_in_motion(movement, USUAL)


def test_a_foot_stays_as_it_stands_while_its_knee_drifts() -> None:
    """Not at the keys alone: on the way from one to the next as well."""
    course = squatting()
    stands = course.at(0.0).body.frames["foot_left"].x
    for step in range(MOMENTS):
        turned = dot(stands, course.at(step / MOMENTS).body.frames["foot_left"].x)
        assert turned > cos(radians(0.5))
