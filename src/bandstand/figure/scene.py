"""What stands round the body: the mat, and what it leans, sits, steps or lies on."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bandstand.body import Moment
from bandstand.body.space import Vec, between
from bandstand.catalog import Contact, Need
from bandstand.figure.stage import Stage
from bandstand.figure.trace import Trace, line

EDGE = 0.17  # metres of mat round whatever of the body is low
LOW = 0.5
AT_EDGE, WITHIN = 0.06, 0.18  # from the middle of a foot to the side of the step it stands on


@dataclass(frozen=True, slots=True)
class Box:
    """A prop: from one corner to the opposite one, in metres. What `carries` the body is never before it."""

    low: Vec
    high: Vec
    carries: bool = False

    @property
    def corners(self) -> tuple[Vec, ...]:
        """All eight corners."""
        return tuple(
            (x, y, z)
            for x in (self.low[0], self.high[0])
            for y in (self.low[1], self.high[1])
            for z in (self.low[2], self.high[2])
        )

    @property
    def middle(self) -> Vec:
        """The middle of the box."""
        return between(self.low, self.high, 0.5)


def mat_corners(moments: Sequence[Moment]) -> tuple[Vec, ...]:
    """The floor under everything that happens."""
    points = [point for moment in moments for name, point in moment.body.points.items() if point[2] < LOW]
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    left, right, near, far = min(xs) - EDGE, max(xs) + EDGE, min(ys) - EDGE, max(ys) + EDGE
    return ((left, near, 0.0), (right, near, 0.0), (right, far, 0.0), (left, far, 0.0))


def props(needs: Sequence[Need], moments: Sequence[Moment]) -> tuple[Box, ...]:
    """The boxes a variant needs, put where the body rests on them at some moment."""
    touched = [each for moment in moments for each in moment.contacts.items()]
    return tuple(box for need, make in _MAKERS.items() if need in needs for box in make(touched))


Touched: TypeAlias = Sequence[tuple[Contact, Vec]]


def _places(touched: Touched, *parts: str) -> list[Vec]:
    """Where parts of the body rest, above the floor."""
    return [at for contact, at in touched if contact.partition("_")[0] in parts and at[2] > 0]


def _bench(touched: Touched) -> Iterator[Box]:
    for x, _, top in _places(touched, "hand", "forearm")[:1]:
        yield Box((x - 0.12, -0.45, 0.0), (x + 0.26, 0.45, top))


def _counter(touched: Touched) -> Iterator[Box]:
    """Beside the hand that rests on it; across, in front, where both hands do."""
    hands = _places(touched, "hand")
    if len({y > 0 for _, y, _ in hands}) == 2:
        yield from _bench(touched)
        return
    for x, y, top in hands[:1]:
        outer = y + (0.30 if y > 0 else -0.30)
        inner = y - (0.09 if y > 0 else -0.09)
        yield Box((x - 0.42, min(inner, outer), 0.0), (x + 0.42, max(inner, outer), top))


def _pad(touched: Touched) -> Iterator[Box]:
    for x, y, top in _places(touched, "shin", "knee")[:1]:
        yield Box((x - 0.13, y - 0.13, 0.0), (x + 0.13, y + 0.13, top), carries=True)


def _chair(touched: Touched) -> Iterator[Box]:
    for x, y, top in _places(touched, "seat")[:1]:
        yield Box((x - 0.26, y - 0.23, 0.0), (x - 0.21, y + 0.23, top + 0.42), carries=True)
        yield Box((x - 0.21, y - 0.23, 0.0), (x + 0.19, y + 0.23, top), carries=True)


def _step(touched: Touched) -> Iterator[Box]:
    """With room for both feet; where one of them never steps on it, the other stands at its edge."""
    feet = _places(touched, "foot", "toes", "heel")
    if feet:
        xs, ys, top = [x for x, _, _ in feet], [y for _, y, _ in feet], max(z for _, _, z in feet)
        alone = {contact.rpartition("_")[2] for contact, at in touched if at in feet}
        right, left = (AT_EDGE if alone == {other} else WITHIN for other in ("left", "right"))
        yield Box((min(xs) - 0.24, min(ys) - right, 0.0), (max(xs) + 0.08, max(ys) + left, top), carries=True)


def _wall(touched: Touched) -> Iterator[Box]:
    walls = [at for contact, at in touched if contact.startswith("palm")]
    for x, _, _ in walls[:1]:
        yield Box((x, -0.4, 0.0), (x + 0.05, 0.4, 1.85), carries=True)


def _bed(touched: Touched) -> Iterator[Box]:
    for x, _, top in _places(touched, "back", "seat")[:1]:
        yield Box((x - 1.0, -0.42, 0.0), (x + 0.06, 0.42, top), carries=True)


_MAKERS: Mapping[Need, Callable[[Touched], Iterator[Box]]] = {
    Need.BED: _bed,
    Need.CHAIR: _chair,
    Need.STEP: _step,
    Need.WALL: _wall,
    Need.BENCH: _bench,
    Need.SUPPORT: _counter,
    Need.PAD: _pad,
}


def outline(corners: Sequence[Vec], stage: Stage) -> Trace:
    """A flat face on the paper."""
    return line([stage.point(corner) for corner in corners], closed=True)


def faces(box: Box, stage: Stage) -> tuple[Trace, ...]:
    """The faces of a box that the camera sees, far ones first: two sides and the top."""
    (x0, y0, z0), (x1, y1, z1) = box.low, box.high
    toward = stage.camera.toward
    x = x1 if toward[0] > 0 else x0
    y = y1 if toward[1] > 0 else y0
    across = [(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)]
    along = [(x, y0, z0), (x, y1, z0), (x, y1, z1), (x, y0, z1)]
    top = [(x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)]
    return tuple(outline(face, stage) for face in (across, along, top))
