"""A picture's frame: every moment of a movement fitted into one fixed paper size."""

from collections.abc import Sequence
from dataclasses import dataclass

from bandstand.body import Moment
from bandstand.body.space import Vec
from bandstand.figure.camera import Camera
from bandstand.figure.trace import Ball, Point

WIDTH, HEIGHT, MARGIN = 800, 600, 26
LARGEST = 352.0  # units a metre: someone standing and someone lying are drawn at nearly one size
AROUND = 0.075  # metres of body round the outermost joints


@dataclass(frozen=True, slots=True)
class Stage:
    """Turns points of the room into points of the paper: 800 wide, 600 high, y downward."""

    camera: Camera
    scale: float
    left: float
    top: float

    def point(self, at: Vec) -> Point:
        """Where a point of the room falls on the paper."""
        x, y, z = at
        (a, b, c), (d, e, f) = self.camera.right, self.camera.up
        return (a * x + b * y + c * z) * self.scale + self.left, self.top - (d * x + e * y + f * z) * self.scale

    def ball(self, at: Vec, radius: float) -> Ball:
        """A ball of the room as a circle on the paper."""
        x, y = self.point(at)
        return x, y, radius * self.scale

    def floor_balls(self, at: Vec, radius: float) -> tuple[Ball, Ball]:
        """A disc that lies flat, as two circles side by side: seen from low down it is long and thin."""
        (x, y), flat = self.point(at), self.camera.toward[2]
        out, thin = radius * (1 - flat) * self.scale, radius * flat * self.scale
        return (x - out, y, thin), (x + out, y, thin)


def stage_for(moments: Sequence[Moment], camera: Camera, also: Sequence[Vec] = ()) -> Stage:
    """The largest stage that holds every moment, and anything else that must be seen."""
    flats = [camera.flat(point) for moment in moments for point in moment.body.points.values()]
    spots = [camera.flat(point) for point in also]
    across = [x + by for x, _ in flats for by in (-AROUND, AROUND)] + [x for x, _ in spots]
    upward = [y + by for _, y in flats for by in (-AROUND, AROUND)] + [y for _, y in spots]
    wide, high = max(across) - min(across), max(upward) - min(upward)
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high, LARGEST)
    left = WIDTH / 2 - scale * (max(across) + min(across)) / 2
    spare = HEIGHT - 2 * MARGIN - scale * high
    top = HEIGHT - MARGIN - spare * 0.4 + scale * min(upward)
    return Stage(camera, scale, left, top)
