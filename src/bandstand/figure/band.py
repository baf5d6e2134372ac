"""The band as it is seen: what of it lies behind a leg, and what before it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import acos, atan2, cos, hypot, pi, sin

from bandstand.body import SIDES, Body, Ring
from bandstand.body.band import BandPath, band_path
from bandstand.body.load import LAY_FLAT
from bandstand.body.space import Vec, between, dot, minus, unit
from bandstand.catalog import Placement
from bandstand.figure.stage import Stage
from bandstand.figure.trace import Trace, line

BROADEST, NARROWEST = 17.0, 11.0  # the band at rest, and fully taut
TAUT = 1.4  # the stretch from which it looks no tauter
ARC = 8  # points of the arc that lies before a leg
HALF_WAY = 0.52  # each leg's half of a straight strand reaches just past the middle
LEAD = 0.2  # an arc begins a little way along its strand, so that no gap shows between the two
EDGE_ON = 0.25  # what is turned further from the eye than this is seen edge on, and left out


@dataclass(frozen=True, slots=True)
class Strands:
    """One leg's share of the band, line by line and moment by moment: under the leg, and over it."""

    under: tuple[tuple[Trace, ...], ...]
    over: tuple[tuple[Trace, ...], ...]


@dataclass(frozen=True, slots=True)
class Worn:
    """The band through the whole picture: each leg's share of it, and how broad it looks at each moment."""

    strands: Mapping[str, Strands]
    widths: tuple[float, ...]


def worn(bodies: Sequence[Body], placement: Placement, stage: Stage) -> Worn:
    """The band at every moment. Lines that cannot be seen shrink to a point, so that each keeps its form."""
    once = {id(body): body for body in bodies}
    places = [list(once).index(id(body)) for body in bodies]
    paths = [band_path(body, placement) for body in once.values()]
    strands_ = _strands([path.rings for path in paths], stage)
    widths = [_width(path) for path in paths]
    return Worn({side: _in_time(each, places) for side, each in strands_.items()}, tuple(widths[at] for at in places))


def _in_time(strands: Strands, places: Sequence[int]) -> Strands:
    """Each pose's lines put where the pose comes in the loop."""
    under, over = (tuple(tuple(line[at] for at in places) for line in each) for each in (strands.under, strands.over))
    return Strands(under, over)


def _width(path: BandPath) -> float:
    """A stretched band is narrower."""
    taut = max(0.0, min(1.0, path.stretch(LAY_FLAT) / TAUT))
    return round(BROADEST - (BROADEST - NARROWEST) * taut, 1)


def _strands(loops: Sequence[Mapping[str, Ring]], stage: Stage) -> dict[str, Strands]:
    return {side: _share(loops, side, other, stage) for side, other in zip(SIDES, reversed(SIDES), strict=True)}


def _share(loops: Sequence[Mapping[str, Ring]], side: str, other: str, stage: Stage) -> Strands:
    courses = [_Course(loop[side], loop[other], stage) for loop in loops]
    under = (tuple(course.straight(-1) for course in courses), tuple(course.straight(1) for course in courses))
    over = (
        tuple(course.straight(-1, over=True) for course in courses),
        tuple(course.arc() for course in courses),
        tuple(course.straight(1, over=True) for course in courses),
    )
    return Strands(under, over)


class _Course:
    """Half of the loop at one moment: a back strand (-1), the way round the outside of one leg, a front strand (1)."""

    def __init__(self, ring: Ring, other: Ring, stage: Stage) -> None:
        self.ring, self.other, self.stage = ring, other, stage
        toward = stage.camera.toward
        self.out, self.front = dot(unit(ring.out), toward), dot(unit(ring.front), toward)
        self.nearer = dot(unit(minus(ring.centre, other.centre)), toward)

    def straight(self, which: int, *, over: bool = False) -> Trace:
        """One strand, from the leg to half way; over the leg only where it leaves on the side of the eye."""
        start = self.ring.point(0, which)
        shown = self._lies_over(which) or not over
        return self._line([start, self._along(which, HALF_WAY) if shown else start])

    def arc(self) -> Trace:
        """What of the way round the leg is seen, with a little of the strands it runs into."""
        low, high = self._seen()
        if low >= high:
            return self._line([self.ring.point(0, 1)] * (ARC + 2))
        round_ = [low + (high - low) * step / (ARC - 1) for step in range(ARC)]
        points = [self.ring.point(cos(angle), sin(angle)) for angle in round_]
        first = self._along(-1, LEAD) if low <= -pi / 2 and self._lies_over(-1) else points[0]
        last = self._along(1, LEAD) if high >= pi / 2 and self._lies_over(1) else points[-1]
        return self._line([first, *points, last])

    def _seen(self) -> tuple[float, float]:
        """From which angle to which the arc is turned to the eye: -pi / 2 is the back strand, 0 outside."""
        reach = hypot(self.out, self.front)
        if reach <= EDGE_ON:
            return 0.0, 0.0
        middle, half = atan2(self.front, self.out), acos(EDGE_ON / reach)
        return max(-pi / 2, middle - half), min(pi / 2, middle + half)

    def _lies_over(self, which: int) -> bool:
        """A strand leaves on the side of the eye; those of the nearer leg lead away from it."""
        return which * self.front > 0.3 * self.nearer

    def _along(self, which: int, share: float) -> Vec:
        return between(self.ring.point(0, which), self.other.point(0, which), share)

    def _line(self, points: Sequence[Vec]) -> Trace:
        return line([self.stage.point(point) for point in points])
