"""What stands round the body: the mat, a bench, a counter, a pad."""

from collections.abc import Sequence
from dataclasses import dataclass

from bandstand.body import Moment
from bandstand.body.space import Vec, between
from bandstand.catalog import Contact, Need
from bandstand.figure.stage import Stage
from bandstand.figure.trace import Trace, line

EDGE = 0.17  # metres of mat round whatever of the body is low
LOW = 0.5


@dataclass(frozen=True, slots=True)
class Box:
    """A prop: from one corner to the opposite one, in metres."""

    low: Vec
    high: Vec

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


def props(needs: Sequence[Need], moment: Moment) -> tuple[Box, ...]:
    """The boxes a variant needs, put where the body rests on them."""
    boxes = [make(moment) for need, make in _MAKERS.items() if need in needs]
    return tuple(box for box in boxes if box)


def _bench(moment: Moment) -> Box | None:
    hands = [at for contact, at in moment.contacts.items() if contact in (Contact.HAND_LEFT, Contact.HAND_RIGHT)]
    if not hands:
        return None
    x, top = hands[0][0], hands[0][2]
    return Box((x - 0.12, -0.45, 0.0), (x + 0.26, 0.45, top))


def _counter(moment: Moment) -> Box | None:
    hand = next((at for contact, at in moment.contacts.items() if contact.startswith("hand")), None)
    if hand is None:
        return None
    x, y, top = hand
    outer = y + (0.30 if y > 0 else -0.30)
    inner = y - (0.09 if y > 0 else -0.09)
    return Box((x - 0.42, min(inner, outer), 0.0), (x + 0.42, max(inner, outer), top))


def _pad(moment: Moment) -> Box | None:
    knee = next((at for contact, at in moment.contacts.items() if contact.startswith("shin")), None)
    if knee is None:
        return None
    x, y, top = knee
    return Box((x - 0.13, y - 0.13, 0.0), (x + 0.13, y + 0.13, top))


_MAKERS = {Need.BENCH: _bench, Need.SUPPORT: _counter, Need.PAD: _pad}


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
