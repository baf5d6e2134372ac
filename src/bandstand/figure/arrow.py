"""A small arrow beside the part that moves most, the way it goes."""

from collections.abc import Iterator, Sequence
from math import hypot

from bandstand.body import SIDES, Body, Moment
from bandstand.body.space import Vec, between, distance, dot, minus, plus, times, unit
from bandstand.catalog import Sided, swap_sides
from bandstand.figure.curve import gap, shaped
from bandstand.figure.palette import NAMED
from bandstand.figure.shot import Shot, loop_of, moments_of
from bandstand.figure.trace import Point, line

# What may carry the arrow, and how much its way counts: a knee says more than the foot below it.
CARRIERS = {"pelvis": 1.25, "knee": 1.0, "ankle": 0.8, "wrist": 0.45, "head": 0.4}
LEAST = 0.02  # metres: less is not worth an arrow
SEEN = 0.4  # of its true length a way must show: else it comes toward the eye
AWAY = 34  # units beside the part's own way
HEAD, WIDTH = 17, 6
BELOW, LONG_ENOUGH = 34, 90  # a walk's arrow: units below the feet, and how long


def paint_arrow(shot: Shot) -> str:
    """From this moment to the one that tells the most; in a row of stills to the next.

    Nothing where nothing moves, and none on a fault: nobody should follow it.
    """
    if shot.key.wrong:
        return ""
    course = _course(shot)
    ways = [_along_the_floor(shot, course)] if shot.key.entry.sided is Sided.TRAVELLING else _of_limbs(shot, course)
    paths = "".join(_arrow(way) for way in map(shaped, ways) if way)
    if not paths:
        return ""
    return (
        f'<g fill="none" stroke="{NAMED.arrow}" stroke-width="{WIDTH}" stroke-linejoin="round" stroke-linecap="round">'
        f"{paths}</g>"
    )


def _arrow(way: Sequence[Point]) -> str:
    return f'<path d="{line(way)}"/><path d="{line(_head(way[-2], way[-1]))}"/>'


def _of_limbs(shot: Shot, course: Sequence[Moment]) -> Iterator[Sequence[Point]]:
    """The way of the part that moves most, and of its other side where both move together; none that nobody sees."""
    name = _carrier(course[0].body, course[-1].body)
    if name is None:
        return
    together = shot.key.entry.sided is Sided.BOTH
    for each in dict.fromkeys((name, swap_sides(name) if together else name)):
        way = [shot.stage.point(moment.body.points[each]) for moment in course]
        true = distance(course[0].body.points[each], course[-1].body.points[each]) * shot.stage.scale
        if gap(way[0], way[-1]) >= SEEN * true:
            yield _beside(way, shot.stage.point(course[-1].body.points["lumbar"]))


def _along_the_floor(shot: Shot, course: Sequence[Moment]) -> list[Point]:
    """The way a walk goes, without its sway: a straight arrow on the floor, below the feet; empty where it stays."""
    start, end = (moment.body.points["pelvis"] for moment in (course[0], course[-1]))
    way = _way(shot)
    gone = dot(minus(end, start), way)
    if abs(gone) < LEAST:
        return []
    middle = between(start, end, 0.5)
    (ax, ay), (bx, by) = (
        shot.stage.point(plus((middle[0], middle[1], 0.0), times(way, share * gone))) for share in (-1, 1)
    )
    longer = LONG_ENOUGH / (hypot(bx - ax, by - ay) or 1.0)
    middle_x, middle_y = (ax + bx) / 2, (ay + by) / 2 + BELOW
    half_x, half_y = (bx - ax) / 2 * longer, (by - ay) / 2 * longer
    return [(middle_x - half_x, middle_y - half_y), (middle_x + half_x, middle_y + half_y)]


def _way(shot: Shot) -> Vec:
    """The direction from where a walk begins to the farthest it goes, along the floor."""
    places = [moment.body.points["pelvis"] for moment in shot.loop]
    farthest = max(places, key=lambda place: distance(place, places[0]))
    x, y, _ = minus(farthest, places[0])
    return unit((x, y, 0.0))


def _course(shot: Shot) -> Sequence[Moment]:
    """The body on its way, at moments that the loop is drawn from anyway."""
    start, end = shot.leads
    turned = [phase + turn for turn in (0.0, 1.0) for phase in loop_of(shot.key.motion.movement)]
    passed = [start, *(phase for phase in turned if start < phase < end), end]
    return moments_of(shot.key, tuple(phase % 1.0 for phase in passed))


def _carrier(before: Body, after: Body) -> str | None:
    """The point that goes farthest, by what it says; None where none goes far."""
    names = [name + side for name in CARRIERS for side in (SIDES if name + SIDES[0] in before.points else ("",))]

    def worth(name: str) -> float:
        return distance(before.points[name], after.points[name]) * CARRIERS[name.partition("_")[0]]

    best = max(names, key=worth)
    return best if worth(best) >= LEAST else None


def _beside(way: Sequence[Point], middle: Point) -> list[Point]:
    """The same way, moved aside from the middle of the body, so that the limb does not cover it."""
    (ax, ay), (bx, by) = way[0], way[-1]
    long = hypot(bx - ax, by - ay) or 1.0
    out_x, out_y = (by - ay) / long, (ax - bx) / long
    here = way[len(way) // 2]
    if (here[0] - middle[0]) * out_x + (here[1] - middle[1]) * out_y < 0:
        out_x, out_y = -out_x, -out_y
    return [(x + AWAY * out_x, y + AWAY * out_y) for x, y in way]


def _head(before: Point, tip: Point) -> list[Point]:
    """The two barbs, with the tip between them."""
    long = hypot(tip[0] - before[0], tip[1] - before[1]) or 1.0
    dx, dy = (tip[0] - before[0]) / long * HEAD, (tip[1] - before[1]) / long * HEAD
    return [(tip[0] - dx - dy, tip[1] - dy + dx), tip, (tip[0] - dx + dy, tip[1] - dy - dx)]
