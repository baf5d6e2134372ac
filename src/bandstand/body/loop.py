"""Where a band loop runs round both legs."""

from dataclasses import dataclass
from math import hypot, sqrt

from bandstand.body.kinematics import SIDES, Body
from bandstand.body.space import Vec, between, cross, dot, minus, plus, times, unit
from bandstand.catalog import Placement

# Between which joints the band sits, how far along, in whose directions the leg is measured there, and its half
# thickness from side to side and from front to back, as fractions of height.
ALONG = {
    Placement.THIGHS: ("hip", "knee", 0.52, "thigh", 0.040, 0.040),
    Placement.KNEES: ("hip", "knee", 0.80, "thigh", 0.034, 0.034),
    Placement.CALVES: ("knee", "ankle", 0.34, "shank", 0.032, 0.033),
    Placement.ANKLES: ("knee", "ankle", 0.86, "shank", 0.022, 0.022),
    Placement.FEET: ("ankle", "ball", 0.66, "foot", 0.025, 0.017),
}


@dataclass(frozen=True, slots=True)
class Ring:
    """The band where it lies round one leg: a centre, and two half axes in metres.

    `out` points away from the other leg, `front` is square to it; the straight strands leave at front and back.
    """

    centre: Vec
    out: Vec
    front: Vec

    def point(self, out: float, front: float) -> Vec:
        """A point of the ring by its shares of the two half axes."""
        return plus(self.centre, plus(times(self.out, out), times(self.front, front)))


def rings(body: Body, placement: Placement) -> dict[str, Ring]:
    """The band's course round the left and the right leg."""
    first, last, share, *_ = ALONG[placement]
    middle = {side: between(body.points[first + side], body.points[last + side], share) for side in SIDES}
    return {
        side: _ring(body, placement, side, middle[side], minus(middle[side], middle[other]))
        for side, other in zip(SIDES, reversed(SIDES), strict=True)
    }


def _ring(body: Body, placement: Placement, side: str, centre: Vec, away: Vec) -> Ring:
    first, last, _, part, across, through = ALONG[placement]
    axis = unit(minus(body.points[last + side], body.points[first + side]))
    out = unit(minus(away, times(axis, dot(away, axis))))
    front = cross(axis, out) if side == "_left" else cross(out, axis)
    sideways = body.frames[part + side].y
    return Ring(centre, *(times(each, _reach(body, dot(each, sideways), across, through)) for each in (out, front)))


def _reach(body: Body, sideways: float, across: float, through: float) -> float:
    """How far the leg reaches in a direction that is so much sideways: its section is an oval."""
    return body.skeleton.of(hypot(across * sideways, through * sqrt(max(0.0, 1 - sideways * sideways))))
