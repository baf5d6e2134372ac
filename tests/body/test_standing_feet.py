"""Feet that stand keep the way they point, whatever the knee above them does."""

import tomllib
from math import cos, radians

import pytest

from bandstand.body import Moment, Motion, motion_of
from bandstand.body.motion import USUAL, set_in_motion
from bandstand.body.resting import part_and_side
from bandstand.body.space import Vec, distance, dot
from bandstand.catalog import Contact, Movement, load_catalogue
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


# What else of the body lies where a part is planted, and may not slide either.
LIES_WITH = {
    "foot": ("heel", "ball"),
    "toes": ("ball",),
    "shin": ("knee", "ankle"),
    "knee": ("knee",),
    "hand": ("wrist", "fingers"),
    "palm": ("wrist", "fingers"),
    "forearm": ("elbow", "wrist"),
}
SLIDES = 0.01  # metres


@pytest.mark.parametrize("movement", MOVEMENTS, ids=NAMES)
def test_nothing_of_a_planted_part_slides(movement: Movement) -> None:
    """From where it was put down until it is lifted: not its ball alone, but all that lies on the floor with it."""
    course = motion_of(movement.exercise, movement.variant)
    put: dict[tuple[Contact, str], Vec] = {}
    before: Moment | None = None
    for moment in (course.at(step / MOMENTS) for step in range(MOMENTS)):
        for contact, place in moment.contacts.items():
            part, side = part_and_side(contact)
            for name in LIES_WITH.get(part, ()):
                here = moment.body.points[name + side]
                if before is None or distance(before.contacts.get(contact, (9.0, 9.0, 9.0)), place) > 1e-9:
                    put[contact, name] = here
                assert distance(put[contact, name], here) < SLIDES, (contact, name)
        before = moment
