"""L and R on the legs: always readable, never mirrored, and where the other leg does not hide them."""

from itertools import pairwise
from math import hypot
from typing import TypeAlias

from bandstand.body import SIDES, Moment
from bandstand.body.space import Vec, between
from bandstand.figure.palette import NAMED
from bandstand.figure.shot import Shot
from bandstand.figure.trace import Point

Spot: TypeAlias = tuple[str, str, float]  # so far on the way from one joint to the next

SIZE = 34
ENOUGH = 1.3 * SIZE
SPOTS: tuple[Spot, ...] = (
    ("knee", "ankle", 0.12),
    ("knee", "ankle", 0.5),
    ("ankle", "ball", 0.45),
    ("hip", "knee", 0.72),
    ("knee", "ankle", 0.8),
    ("ankle", "toe", 1.45),  # before the toes, where the legs hide each other all the time
)


def paint_letters(shot: Shot) -> str:
    """One letter on each leg, carried along by it."""
    return (
        f'<g font-family="sans-serif" font-size="{SIZE}" font-weight="700" text-anchor="middle" '
        f'fill="{NAMED.letter}" stroke="{NAMED.halo}" stroke-width="7" stroke-linejoin="round" '
        'paint-order="stroke">'
        + "".join(_letter(shot, side, other) for side, other in zip(SIDES, reversed(SIDES), strict=True))
        + "</g>"
    )


def _letter(shot: Shot, side: str, other: str) -> str:
    yields = shot.is_far(side) or _is_crossed(shot, side, other)
    spot = _freest(shot, side, other) if yields else SPOTS[0]
    places = [shot.stage.point(_at(moment, spot, side)) for moment in shot.moments]
    x, y = round(places[0][0]), round(places[0][1] + SIZE * 0.36)
    shifts = [(round(px - places[0][0]), round(py - places[0][1])) for px, py in places]
    return f'<text x="{x}" y="{y}">{side[1].upper()}{shot.film.travel(shifts)}</text>'


def _is_crossed(shot: Shot, side: str, other: str) -> bool:
    """Whether the other leg comes before this one where both letters would stand, as when the legs cross."""
    for moment in shot.moments:
        here, there = (_at(moment, SPOTS[0], each) for each in (side, other))
        (x, y), (ox, oy) = shot.stage.point(here), shot.stage.point(there)
        if hypot(x - ox, y - oy) < SIZE and shot.stage.camera.depth(here) < shot.stage.camera.depth(there):
            return True
    return False


def _freest(shot: Shot, side: str, other: str) -> Spot:
    """The spot that stays clearest of the leg in front of it, over all moments; enough is enough, the first wins."""
    legs = [
        [shot.stage.point(moment.body.points[name + other]) for name in ("hip", "knee", "ankle", "ball")]
        for moment in shot.moments
    ]

    def clearance(spot: Spot) -> float:
        places = (shot.stage.point(_at(moment, spot, side)) for moment in shot.moments)
        return sum(min(_distance_to_leg(at, leg), ENOUGH) for at, leg in zip(places, legs, strict=True))

    return max(SPOTS, key=clearance)


def _at(moment: Moment, spot: Spot, side: str) -> Vec:
    first, last, share = spot
    return between(moment.body.points[first + side], moment.body.points[last + side], share)


def _distance_to_leg(point: Point, leg: list[Point]) -> float:
    return min(_distance_to_stretch(point, a, b) for a, b in pairwise(leg))


def _distance_to_stretch(point: Point, a: Point, b: Point) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    share = ((point[0] - a[0]) * dx + (point[1] - a[1]) * dy) / ((dx * dx + dy * dy) or 1.0)
    share = max(0.0, min(1.0, share))
    return hypot(point[0] - a[0] - share * dx, point[1] - a[1] - share * dy)
