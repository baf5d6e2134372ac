"""Outlines as whole numbers: rounded limbs, hulls and lines that keep their form from frame to frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, hypot, pi, sin, sqrt
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Ball: TypeAlias = tuple[float, float, float]  # x, y, radius

CLOSE = 1e-6  # two balls nearer than this have no direction
MOST_LEAN = 0.94  # of a tangent on the line between two balls: a small ball inside a great one still makes a limb


@dataclass(frozen=True, slots=True)
class Trace:
    """One outline. With `arcs` its four points are a capsule's, joined by a great and a small arc of those radii."""

    points: tuple[tuple[int, int], ...]
    arcs: tuple[int, int] | None = None
    closed: bool = True

    def __str__(self) -> str:
        """The outline as SVG path data, relative, so that repeated shapes are repeated text."""
        steps = [*self.points[0]]
        for (ax, ay), (bx, by) in pairwise(self.points):
            steps += (bx - ax, by - ay)
        if self.arcs is None:
            return f"m{' '.join(map(str, steps))}{'z' if self.closed else ''}"
        great, small = self.arcs
        a, b, c, d, e, f, g, h = steps
        return f"m{a} {b}a{great} {great} 0 1 1 {c} {d}l{e} {f}a{small} {small} 0 0 1 {g} {h}z"

    def shift_from(self, other: "Trace") -> tuple[int, int] | None:
        """How far this is another outline merely moved (to half a unit or so); None where it is not."""
        if self is other:
            return 0, 0
        (ax, ay), (bx, by) = self.points[0], other.points[0]
        dx, dy = ax - bx, ay - by
        for (px, py), (qx, qy) in zip(self.points, other.points, strict=True):
            if not (-2 < px - qx - dx < 2 and -2 < py - qy - dy < 2):
                return None
        return dx, dy


def capsule(first: Ball, second: Ball) -> Trace:
    """A limb: two balls and their outer tangents."""
    if first[2] < second[2]:
        first, second = second, first
    (ax, ay, ar), (bx, by, br) = first, second
    way = hypot(bx - ax, by - ay)
    lean = max(-MOST_LEAN, min(MOST_LEAN, (ar - br) / way)) if way > CLOSE else 0.0
    square = sqrt(1 - lean * lean)
    x, y = ((bx - ax) / way, (by - ay) / way) if way > CLOSE else (1.0, 0.0)
    c, s, d, e = x * lean - y * square, y * lean + x * square, x * lean + y * square, y * lean - x * square
    points = (
        (ax + ar * c, ay + ar * s),
        (ax + ar * d, ay + ar * e),
        (bx + br * d, by + br * e),
        (bx + br * c, by + br * s),
    )
    return Trace(_in_whole_numbers(points), (round(ar), round(br)))


def hull(balls: Sequence[Ball], corners: int) -> Trace:
    """The outline of several balls with a sheet drawn tight round them."""
    return line(hull_points(balls, corners), closed=True)


def hull_points(balls: Sequence[Ball], corners: int) -> tuple[Point, ...]:
    """The corners of that outline, one for each of so many directions."""
    points = []
    for c, s in _directions(corners):
        reaches = [x * c + y * s + radius for x, y, radius in balls]
        x, y, radius = balls[reaches.index(max(reaches))]
        points.append((x + radius * c, y + radius * s))
    return tuple(points)


@cache
def _directions(corners: int) -> tuple[Point, ...]:
    return tuple((cos(2 * pi * step / corners), sin(2 * pi * step / corners)) for step in range(corners))


def line(points: Sequence[Point], closed: bool = False) -> Trace:
    """Straight from point to point."""
    return Trace(_in_whole_numbers(points), closed=closed)


def _in_whole_numbers(points: Sequence[Point]) -> tuple[tuple[int, int], ...]:
    """Rounded as seen from the first, so that a shape that is only carried along keeps its text."""
    (x, y), *_ = points
    left, top = round(x), round(y)
    return tuple([(left + round(px - x), top + round(py - y)) for px, py in points])
