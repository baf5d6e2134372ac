"""Where the figure is seen from, and how the room becomes a picture."""

from dataclasses import dataclass
from math import cos, radians, sin

from bandstand.body.space import Vec, cross, dot
from bandstand.catalog import View
from bandstand.quantity import Side

# How far round from the front, toward the working side, and how high, in degrees.
STANDS_AT = {View.FRONT: (0.0, 11.0), View.SIDE: (90.0, 9.0), View.THREE_QUARTER: (40.0, 17.0)}


@dataclass(frozen=True, slots=True)
class Camera:
    """Three directions: to the right of the picture, up the picture, and out of it toward the eye."""

    right: Vec
    up: Vec
    toward: Vec

    def flat(self, point: Vec) -> tuple[float, float]:
        """A point of the room in the picture's own metres, right and up."""
        return dot(point, self.right), dot(point, self.up)

    def depth(self, point: Vec) -> float:
        """How near the eye a point is; greater is nearer."""
        return dot(point, self.toward)


def camera_for(view: View, side: Side, *, mirrored: bool) -> Camera:
    """The camera of a view, on the side that works; a mirrored one has the person's left on the left of the picture."""
    round_, height = STANDS_AT[view]
    azimuth = radians(round_ if side is Side.LEFT else -round_)
    elevation = radians(height)
    toward = (cos(elevation) * cos(azimuth), cos(elevation) * sin(azimuth), sin(elevation))
    right = (-sin(azimuth), cos(azimuth), 0.0)
    up = cross(toward, right)
    if mirrored:
        right = (-right[0], -right[1], 0.0)
    return Camera(right, up, toward)
