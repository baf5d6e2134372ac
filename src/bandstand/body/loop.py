"""Where a band loop runs round both legs."""

from dataclasses import dataclass

from bandstand.body.kinematics import SIDES, Body
from bandstand.body.space import Vec, between, cross, dot, minus, plus, times, unit
from bandstand.catalog import Placement

# How far along a segment the band sits, and how thick the leg is there as a fraction of height.
ALONG = {
    Placement.THIGHS: ("hip", "knee", 0.52, 0.040),
    Placement.KNEES: ("hip", "knee", 0.80, 0.034),
    Placement.CALVES: ("knee", "ankle", 0.36, 0.030),
    Placement.ANKLES: ("knee", "ankle", 0.86, 0.022),
    Placement.FEET: ("ankle", "ball", 0.66, 0.021),
}


@dataclass(frozen=True, slots=True)
class Ring:
    """The band where it lies round one leg: a centre, a radius in metres, and three directions.

    `out` points away from the other leg, `front` is square to it; the straight strands leave at front and back.
    """

    centre: Vec
    radius: float
    out: Vec
    front: Vec

    def point(self, out: float, front: float) -> Vec:
        """A point of the ring by its two shares of the radius."""
        return plus(self.centre, plus(times(self.out, self.radius * out), times(self.front, self.radius * front)))


def rings(body: Body, placement: Placement) -> dict[str, Ring]:
    """The band's course round the left and the right leg."""
    first, last, share, thickness = ALONG[placement]
    middle = {side: between(body.points[first + side], body.points[last + side], share) for side in SIDES}
    return {
        side: _ring(body, middle[side], middle[other], body.points[first + side], body.points[last + side], thickness, side)
        for side, other in zip(SIDES, reversed(SIDES), strict=True)
    }


def _ring(body: Body, centre: Vec, other: Vec, start: Vec, end: Vec, thickness: float, side: str) -> Ring:
    axis = unit(minus(end, start))
    out = minus(centre, other)
    square = unit(minus(out, times(axis, dot(out, axis))))
    front = cross(axis, square) if side == "_left" else cross(square, axis)
    return Ring(centre, body.skeleton.of(thickness), square, front)


