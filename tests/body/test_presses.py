"""Presses that are held: hands, ball and band are where they press, and nothing moves."""

from itertools import pairwise

import pytest

from bandstand.body import SIDES, Body, motion_of
from bandstand.body.space import distance
from bandstand.catalog import load_catalogue

HELD = [
    (id, variant.id)
    for id in ("adductor-squeeze", "isometric-hip-flexion", "isometric-hip-abduction")
    for variant in load_catalogue().exercise(id).variants
]


def at_hero(exercise: str, variant: str) -> Body:
    course = motion_of(exercise, variant)
    return course.at(course.movement.hero).body


def knees_apart(body: Body) -> float:
    return distance(body.points["knee_left"], body.points["knee_right"])


@pytest.mark.parametrize("form", HELD, ids="/".join)
def test_nothing_moves_while_a_press_is_held(form: tuple[str, str]) -> None:
    course = motion_of(*form)
    held = [course.at(phase).body.points for phase in (0.35, 0.45, 0.55, 0.65, 0.75)]
    for before, after in pairwise(held):
        assert max(distance(place, after[name]) for name, place in before.items()) < 0.002


def test_a_squeeze_presses_the_ball_small_but_never_flat() -> None:
    for variant in ("knees-bent", "seated"):
        start, pressed = motion_of("adductor-squeeze", variant).at(0.0).body, at_hero("adductor-squeeze", variant)
        assert knees_apart(start) - knees_apart(pressed) > 0.03
        assert knees_apart(pressed) > 2 * pressed.skeleton.of(0.03) + 0.1


def test_a_press_outward_opens_the_knees_a_little() -> None:
    for variant in ("seated", "supine"):
        start = motion_of("isometric-hip-abduction", variant).at(0.0).body
        opened = knees_apart(at_hero("isometric-hip-abduction", variant)) - knees_apart(start)
        assert 0.03 < opened < 0.16


@pytest.mark.parametrize(
    ("form", "knees"),
    [
        (("isometric-hip-flexion", "supine"), ("knee_left", "knee_left")),
        (("isometric-hip-flexion", "seated"), ("knee_left", "knee_left")),
        (("isometric-hip-abduction", "seated"), ("knee_left", "knee_right")),
    ],
)
def test_hands_press_where_the_knee_presses(form: tuple[str, str], knees: tuple[str, str]) -> None:
    points = at_hero(*form).points
    for side, knee in zip(SIDES, knees, strict=True):
        assert distance(points["wrist" + side], points[knee]) < 0.2


def test_hands_that_press_outward_lie_outside_the_knees() -> None:
    points = at_hero("isometric-hip-abduction", "seated").points
    assert points["wrist_left"][1] > points["knee_left"][1] + 0.04
    assert points["wrist_right"][1] < points["knee_right"][1] - 0.04
