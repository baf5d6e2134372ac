"""The band as it is seen: which stretches of it lie before a leg, and which behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from bandstand.body import SIDES, Ring, rings
from bandstand.body.kinematics import Body
from bandstand.body.space import Vec, between, dot, minus, unit
from bandstand.catalog import Placement
from bandstand.figure.stage import Stage
from bandstand.figure.trace import Trace, line

ARC = 9  # points of the half circle round the outside of a leg
OVERLAP = 0.52  # each leg's half of a straight strand reaches just past the middle
SAMPLED = 3  # which moments are asked where the band lies: every third
EDGE_ON = 0.25  # a stretch of the arc turned further from the eye than this is seen edge on, and left out


@dataclass(frozen=True, slots=True)
class Strands:
    """One leg's share of the band, through all moments: the stretches behind the leg, and those before it."""

    behind: tuple[tuple[Trace, ...], ...]
    before: tuple[tuple[Trace, ...], ...]


def strands(bodies: Sequence[Body], placement: Placement, stage: Stage) -> dict[str, Strands]:
    """The band at every moment, split at the edges of the legs. The split is one for all moments."""
    loops = [rings(body, placement) for body in bodies]
    return {side: _share(loops, side, other, stage) for side, other in zip(SIDES, reversed(SIDES), strict=True)}


def _share(loops: Sequence[Mapping[str, Ring]], side: str, other: str, stage: Stage) -> Strands:
    facing = _mean_facing([_facing(loop[side], loop[other], stage) for loop in loops[::SAMPLED]])
    courses = [_course(loop[side], loop[other]) for loop in loops]

    def drawn(seen: Sequence[bool]) -> tuple[tuple[Trace, ...], ...]:
        runs = _runs(seen)
        return tuple(tuple(line([stage.point(course[i]) for i in run]) for course in courses) for run in runs)

    return Strands(drawn([value < -EDGE_ON for value in facing]), drawn([value > EDGE_ON for value in facing]))


def _course(ring: Ring, other: Ring) -> list[Vec]:
    """From the middle of the back strand, round the outside of the leg, to the middle of the front strand."""
    arc = [ring.point(cos(angle), sin(angle)) for angle in _angles()]
    back = between(arc[0], other.point(0, -1), OVERLAP)
    front = between(arc[-1], other.point(0, 1), OVERLAP)
    return [back, *arc, front]


def _angles() -> list[float]:
    return [pi * (step / (ARC - 1) - 0.5) for step in range(ARC)]


def _mean_facing(moments: Sequence[Sequence[float]]) -> list[float]:
    """How far each stretch looks at the eye: the mean over the moments asked, since the split is one for all."""
    return [sum(values) / len(moments) for values in zip(*moments, strict=True)]


def _facing(ring: Ring, other: Ring, stage: Stage) -> list[float]:
    toward = stage.camera.toward
    out, front = dot(unit(ring.out), toward), dot(unit(ring.front), toward)
    away = 0.3 * dot(unit(minus(ring.centre, other.centre)), toward)  # strands of the nearer leg lead away from the eye
    steps = _angles()
    middles = [(first + second) / 2 for first, second in pairwise(steps)]
    arc = [out * cos(angle) + front * sin(angle) for angle in middles]
    return [_strand(-front - away), *arc, _strand(front - away)]


def _strand(facing: float) -> float:
    """A straight strand is always drawn, on one side of the leg or the other."""
    return 1.0 if facing > 0 else -1.0


def _runs(seen: Sequence[bool]) -> list[list[int]]:
    """Stretches that follow one another, as the points they join."""
    runs: list[list[int]] = []
    for place, value in enumerate(seen):
        if value and runs and runs[-1][-1] == place:
            runs[-1].append(place + 1)
        elif value:
            runs.append([place, place + 1])
    return runs
