"""What the body steps and sits on stands where it is needed, and nothing goes through it."""

from collections.abc import Iterator

import pytest

from bandstand.body import SIDES, FigureKey, Moment, motion_of
from bandstand.catalog import Need, View, load_catalogue
from bandstand.figure import Playing
from bandstand.figure.scene import Box, props
from bandstand.figure.shot import shots_of
from bandstand.quantity import Side

CATALOGUE = load_catalogue()
MOMENTS = 80
HARDLY = 0.006  # metres
THICKNESS = {"heel": 0.015, "ball": 0.011, "toe": 0.009, "ankle": 0.018, "knee": 0.02}  # fractions of height

STEPPED_OR_SAT_ON = [
    (exercise.id, variant.id)
    for exercise in CATALOGUE.exercises
    for variant in exercise.variants
    if {Need.STEP, Need.CHAIR} & set(exercise.needs_of(variant))
]


def around(exercise: str, variant: str) -> tuple[list[Moment], tuple[Box, ...]]:
    entry, course = CATALOGUE.exercise(exercise), motion_of(exercise, variant)
    form = entry.variant(variant)
    assert form is not None
    moments = [course.at(step / MOMENTS) for step in range(MOMENTS)]
    return moments, props(entry.needs_of(form), moments)


def inside(moment: Moment, box: Box) -> Iterator[str]:
    """The joints of the legs that are within a box, by more than a hair."""
    for joint, share in THICKNESS.items():
        more = moment.body.skeleton.of(share) - HARDLY
        for side in SIDES:
            x, y, z = moment.body.points[joint + side]
            along = box.low[0] - more < x < box.high[0] + more
            if along and box.low[1] - more < y < box.high[1] + more and z < box.high[2] + more:
                yield joint + side


@pytest.mark.parametrize("form", STEPPED_OR_SAT_ON, ids="/".join)
def test_no_leg_goes_through_the_step_or_the_chair(form: tuple[str, str]) -> None:
    moments, boxes = around(*form)
    assert boxes
    for moment in moments:
        assert [joint for box in boxes for joint in inside(moment, box)] == []


@pytest.mark.parametrize("side", Side)
def test_who_stands_on_one_leg_stands_at_the_edge_of_the_step_with_the_other_foot_beside_it(side: Side) -> None:
    key = FigureKey(exercise="hip-hike", variant="free", side=side, view=View.FRONT)
    (shot,) = shots_of(key, Playing.MOVING)
    (step,) = shot.boxes
    for moment in shot.loop:
        y = moment.body.points[f"ball_{side.other.value}"][1]
        beside = step.low[1] - y if side is Side.LEFT else y - step.high[1]
        assert 0.04 < beside < 0.2


def test_a_step_has_room_for_both_feet_where_both_come_to_stand_on_it() -> None:
    moments, (step,) = around("step-up", "step")
    top = next(moment for moment in moments if len(moment.contacts) == 2 and min(_heights(moment)) > 0)
    for _, y, _ in top.contacts.values():
        assert step.low[1] + 0.05 < y < step.high[1] - 0.05


def _heights(moment: Moment) -> list[float]:
    return [height for _, _, height in moment.contacts.values()]
