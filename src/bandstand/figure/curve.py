"""The way of an arrow on the paper: smooth, with one direction, and long enough to be seen."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from bandstand.figure.stage import HEIGHT, WIDTH
from bandstand.figure.trace import Point

STANDS = 3  # units: less is no movement
RIM = 22  # units from the edge of the paper: room for the barbs
SMOOTH = 5  # stretches between two points of a curve
SHORTEST = 44  # units: a smaller movement gets an arrow of this length
STRAIGHTEST = 0.55  # a way whose ends are nearer than this share of its length doubles back


def shaped(points: Sequence[Point]) -> list[Point]:
    """The same way as it is drawn; empty where it doubles back, and so has no direction."""
    way = without_pauses(points)
    if len(way) < 2:
        return []
    gone = gap(way[0], way[-1])
    if gone < STRAIGHTEST * sum(gap(a, b) for a, b in pairwise(way)):
        return []
    return on_the_paper(_lengthened(way[0], way[-1]) if gone < SHORTEST else _rounded(way))


def on_the_paper(way: Sequence[Point]) -> list[Point]:
    """The same way, moved in as far as it would leave the paper, barbs and all."""
    xs, ys = [x for x, _ in way], [y for _, y in way]
    dx = max(0.0, RIM - min(xs)) - max(0.0, max(xs) - (WIDTH - RIM))
    dy = max(0.0, RIM - min(ys)) - max(0.0, max(ys) - (HEIGHT - RIM))
    return [(x + dx, y + dy) for x, y in way]


def gap(a: Point, b: Point) -> float:
    """Units from one point to another."""
    return hypot(b[0] - a[0], b[1] - a[1])


def without_pauses(points: Sequence[Point]) -> list[Point]:
    """Each place once: where a part stands still its arrow would have no direction."""
    kept = list(points[:1])
    for point in points[1:]:
        if gap(kept[-1], point) > STANDS:
            kept.append(point)
    return kept


def _lengthened(start: Point, end: Point) -> list[Point]:
    """A straight way of the shortest length, about the same middle."""
    longer = SHORTEST / gap(start, end) / 2
    middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
    half = ((end[0] - start[0]) * longer, (end[1] - start[1]) * longer)
    return [(middle[0] - half[0], middle[1] - half[1]), (middle[0] + half[0], middle[1] + half[1])]


def _rounded(points: Sequence[Point]) -> list[Point]:
    """A smooth way through the same points (Catmull-Rom)."""
    padded = [points[0], *points, points[-1]]
    spans = zip(padded, padded[1:], padded[2:], padded[3:], strict=False)
    return [*(_on_the_way(span, step / SMOOTH) for span in spans for step in range(SMOOTH)), points[-1]]


def _on_the_way(span: tuple[Point, Point, Point, Point], share: float) -> Point:
    """So far between the two middle ones of four points, leaving and arriving in the direction of their neighbours."""
    square, cube = share * share, share**3
    weights = (
        (-cube + 2 * square - share) / 2,
        (3 * cube - 5 * square + 2) / 2,
        (-3 * cube + 4 * square + share) / 2,
        (cube - square) / 2,
    )
    x, y = (sum(weight * point[axis] for weight, point in zip(weights, span, strict=True)) for axis in (0, 1))
    return x, y
