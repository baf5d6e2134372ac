"""Bridges, looked at the way a therapist would: what rises, and what stays on the mat."""

import pytest

from bandstand.body import SIDES, Body, Moment, motion_of
from bandstand.body.space import distance, dot, minus, times, unit
from bandstand.catalog import load_catalogue

MOMENTS = 40
BRIDGES = [
    (id, variant.id) for id in ("bridge", "single-leg-bridge") for variant in load_catalogue().exercise(id).variants
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


@pytest.mark.parametrize("form", BRIDGES, ids="/".join)
def test_at_the_top_of_a_bridge_shoulders_hips_and_knees_make_one_line(form: tuple[str, str]) -> None:
    points = at_hero(*form).points
    shoulder, hip, knee = ((x, 0.0, z) for x, _, z in (points[name + "_left"] for name in ("shoulder", "hip", "knee")))
    along, off = unit(minus(knee, shoulder)), minus(hip, shoulder)
    assert distance(off, times(along, dot(off, along))) < 0.05
    assert points["pelvis"][2] > motion_of(*form).at(0.0).body.points["pelvis"][2] + 0.15


@pytest.mark.parametrize("form", BRIDGES, ids="/".join)
def test_the_head_and_the_shoulder_blades_of_a_bridge_stay_on_the_mat(form: tuple[str, str]) -> None:
    for moment in all_moments(*form):
        assert 0.09 < height(moment.body, "head") < 0.17
        assert height(moment.body, "blades") < 0.1
        assert moment.body.frames["pelvis"].y[2] == pytest.approx(0, abs=0.01)  # level


def test_each_thigh_of_a_banded_bridge_is_as_far_out_as_its_note_says() -> None:
    """Source: kang-2016."""
    angles = at_hero("bridge", "band").angles
    for side in SIDES:
        assert angles[f"hip_abduction{side}"] == pytest.approx(30, abs=2)
    note = next(each.note for each in load_catalogue().exercise("bridge").variants if each.id == "band")
    assert "about 30 degrees" in note


def test_knees_of_a_banded_bridge_stay_apart() -> None:
    for moment in all_moments("bridge", "band"):
        assert knees_apart(moment.body) > 0.36
