"""Outlines as whole numbers: rounded limbs, hulls and lines that keep their form from frame to frame."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import acos, atan2, cos, hypot, pi, sin
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Ball: TypeAlias = tuple[float, float, float]  # x, y, radius


@dataclass(frozen=True, slots=True)
class Trace:
    """One outline: `steps` say how each point is reached and are the same in every frame of a movement."""

    points: tuple[tuple[int, int], ...]
    steps: tuple[str, ...]
    closed: bool = True

    def __str__(self) -> str:
        """The outline as SVG path data, relative, so that repeated shapes are repeated text."""
        x = y = 0
        parts: list[str] = []
        for (px, py), step in zip(self.points, self.steps, strict=True):
            dx, dy = px - x, py - y
            parts.append(f"{step}{dx}{dy}" if dy < 0 else f"{step}{dx} {dy}")
            x, y = px, py
        return "".join(parts) + ("z" if self.closed else "")

    def shift_from(self, other: "Trace") -> tuple[int, int] | None:
        """How far this is another outline merely moved (to half a unit or so); None where it is not."""
        (ax, ay), (bx, by) = self.points[0], other.points[0]
        dx, dy = ax - bx, ay - by
        moved = all(
            abs(px - qx - dx) <= 1 and abs(py - qy - dy) <= 1
            for (px, py), (qx, qy) in zip(self.points, other.points, strict=True)
        )
        return (dx, dy) if moved else None


def whole(point: Point) -> tuple[int, int]:
    """A point on the grid of the picture."""
    return round(point[0]), round(point[1])


def capsule(first: Ball, second: Ball) -> Trace:
    """A limb: two balls and their outer tangents."""
    if first[2] < second[2]:
        first, second = second, first
    (ax, ay, ar), (bx, by, br) = first, second
    way = hypot(bx - ax, by - ay)
    lean = acos(max(-0.94, min(0.94, (ar - br) / way))) if way > 1e-6 else pi / 2
    along = atan2(by - ay, bx - ax)
    on, off = along + lean, along - lean
    points = (
        whole((ax + ar * cos(on), ay + ar * sin(on))),
        whole((ax + ar * cos(off), ay + ar * sin(off))),
        whole((bx + br * cos(off), by + br * sin(off))),
        whole((bx + br * cos(on), by + br * sin(on))),
    )
    big, small = round(ar), round(br)
    return Trace(points, ("m", f"a{big} {big} 0 1 1 ", "l", f"a{small} {small} 0 0 1 "))


def hull(balls: Sequence[Ball], corners: int) -> Trace:
    """The outline of several balls with a sheet drawn tight round them."""
    points = []
    for step in range(corners):
        angle = 2 * pi * step / corners
        c, s = cos(angle), sin(angle)
        x, y, r = max(balls, key=lambda ball: ball[0] * c + ball[1] * s + ball[2])
        points.append(whole((x + r * c, y + r * s)))
    return Trace(tuple(points), ("m",) + ("l",) * (corners - 1))


def line(points: Sequence[Point], closed: bool = False) -> Trace:
    """Straight from point to point."""
    return Trace(tuple(whole(point) for point in points), ("m",) + ("l",) * (len(points) - 1), closed)
