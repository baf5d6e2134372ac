"""Outlines as whole numbers: rounded limbs, hulls and lines that keep their form from frame to frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from math import acos, atan2, cos, hypot, pi, sin
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Ball: TypeAlias = tuple[float, float, float]  # x, y, radius


@dataclass(frozen=True, slots=True)
class Trace:
    """One outline. With `arcs` its four points are a capsule's, joined by a great and a small arc of those radii."""

    points: tuple[tuple[int, int], ...]
    arcs: tuple[int, int] | None = None
    closed: bool = True

    def __str__(self) -> str:
        """The outline as SVG path data, relative, so that repeated shapes are repeated text."""
        x, y = self.points[0]
        steps = [str(x), str(y)]
        for px, py in self.points[1:]:
            steps += (str(px - x), str(py - y))
            x, y = px, py
        if self.arcs is None:
            return f"m{' '.join(steps)}{'z' if self.closed else ''}"
        great, small = self.arcs
        a, b, c, d, e, f, g, h = steps
        return f"m{a} {b}a{great} {great} 0 1 1 {c} {d}l{e} {f}a{small} {small} 0 0 1 {g} {h}z"

    def shift_from(self, other: "Trace") -> tuple[int, int] | None:
        """How far this is another outline merely moved (to half a unit or so); None where it is not."""
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
    lean = acos(max(-0.94, min(0.94, (ar - br) / way))) if way > 1e-6 else pi / 2
    along = atan2(by - ay, bx - ax)
    c, s, d, e = cos(along + lean), sin(along + lean), cos(along - lean), sin(along - lean)
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
        top, reach = balls[0], -1e9
        for ball in balls:
            here = ball[0] * c + ball[1] * s + ball[2]
            if here > reach:
                top, reach = ball, here
        points.append((top[0] + top[2] * c, top[1] + top[2] * s))
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
