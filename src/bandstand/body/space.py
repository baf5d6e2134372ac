"""Points and directions in the room: x forward, y to the left, z up, metres, floor at z = 0."""

from math import atan2, cos, degrees, hypot, radians, sin, sqrt
from typing import NamedTuple, TypeAlias

Vec: TypeAlias = tuple[float, float, float]


def plus(a: Vec, b: Vec) -> Vec:
    """The sum of two vectors."""
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])


def minus(a: Vec, b: Vec) -> Vec:
    """The way from b to a."""
    return (a[0] - b[0], a[1] - b[1], a[2] - b[2])


def times(a: Vec, k: float) -> Vec:
    """A vector k times as long."""
    return (a[0] * k, a[1] * k, a[2] * k)


def dot(a: Vec, b: Vec) -> float:
    """How far one vector goes along another."""
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


def cross(a: Vec, b: Vec) -> Vec:
    """The direction square to both."""
    return (a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0])


def length(a: Vec) -> float:
    """How long a vector is."""
    return sqrt(dot(a, a))


def unit(a: Vec) -> Vec:
    """The same direction, one metre long."""
    return times(a, 1 / (length(a) or 1.0))


def between(a: Vec, b: Vec, share: float) -> Vec:
    """The point so far on the way from a to b: 0 is a, 1 is b."""
    return plus(a, times(minus(b, a), share))


def distance(a: Vec, b: Vec) -> float:
    """Metres from one point to another."""
    return length(minus(a, b))


class Frame(NamedTuple):
    """Which way is forward (x), left (y) and up (z) for one part of the body."""

    x: Vec
    y: Vec
    z: Vec

    def tipped(self, degrees_: float) -> "Frame":
        """Turned about its own left axis: forward goes down, up goes forward."""
        c, s = cos(radians(degrees_)), sin(radians(degrees_))
        x, z = self.x, self.z
        return Frame(
            (x[0] * c - z[0] * s, x[1] * c - z[1] * s, x[2] * c - z[2] * s),
            self.y,
            (x[0] * s + z[0] * c, x[1] * s + z[1] * c, x[2] * s + z[2] * c),
        )

    def rolled(self, degrees_: float) -> "Frame":
        """Turned about its own forward axis: left goes up, down goes left."""
        c, s = cos(radians(degrees_)), sin(radians(degrees_))
        y, z = self.y, self.z
        return Frame(
            self.x,
            (y[0] * c + z[0] * s, y[1] * c + z[1] * s, y[2] * c + z[2] * s),
            (z[0] * c - y[0] * s, z[1] * c - y[1] * s, z[2] * c - y[2] * s),
        )

    def turned(self, degrees_: float) -> "Frame":
        """Turned about its own up axis: forward goes left."""
        c, s = cos(radians(degrees_)), sin(radians(degrees_))
        x, y = self.x, self.y
        return Frame(
            (x[0] * c + y[0] * s, x[1] * c + y[1] * s, x[2] * c + y[2] * s),
            (y[0] * c - x[0] * s, y[1] * c - x[1] * s, y[2] * c - x[2] * s),
            self.z,
        )

    @property
    def mirrored(self) -> "Frame":
        """The frame of the other side, left and right exchanged; its left stays its own left."""
        (a, b, c), (d, e, f), (g, h, i) = self
        return Frame((a, -b, c), (-d, e, -f), (g, -h, i))

    def at(self, origin: Vec, x: float, y: float, z: float) -> Vec:
        """The point that lies so far forward, left and up of an origin, in this part's own directions."""
        a, b, c = self.x, self.y, self.z
        return (
            origin[0] + a[0] * x + b[0] * y + c[0] * z,
            origin[1] + a[1] * x + b[1] * y + c[1] * z,
            origin[2] + a[2] * x + b[2] * y + c[2] * z,
        )


ROOM = Frame((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))


def tip_roll_turn(base: Frame, part: Frame) -> tuple[float, float, float]:
    """The three angles that lead from one part to the next: base.tipped(a).rolled(b).turned(c) is the part."""
    tip = atan2(dot(base.x, part.z), dot(base.z, part.z))
    turn = atan2(dot(base.y, part.x), dot(base.y, part.y))
    roll = atan2(-dot(base.y, part.z), hypot(dot(base.y, part.x), dot(base.y, part.y)))
    return degrees(tip), degrees(roll), degrees(turn)
