"""The band as it is seen: which stretches of it lie before a leg, and which behind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from bandstand.body import SIDES, Ring, rings
from bandstand.body.kinematics import Body
from bandstand.body.space import Vec, between, dot, minus, unit
from bandstand.catalog import Placement
from bandstand.figure.stage import Stage
from bandstand.figure.trace import Trace, line

ARC = 7  # points of the half circle round the outside of a leg
OVERLAP = 0.52  # each leg's half of a straight strand reaches just past the middle


@dataclass(frozen=True, slots=True)
class Strands:
    """One leg's share of the band, through all moments: what to draw before the leg, and what after it."""

    behind: tuple[tuple[Trace, ...], ...]
    before: tuple[tuple[Trace, ...], ...]


def strands(bodies: Sequence[Body], placement: Placement, stage: Stage) -> dict[str, Strands]:
    """The band at every moment, split at the edges of the legs. The split is one for all moments."""
    loops = [rings(body, placement) for body in bodies]
    return {side: _share(loops, side, other, stage) for side, other in zip(SIDES, reversed(SIDES), strict=True)}


def _share(loops: Sequence[Mapping[str, Ring]], side: str, other: str, stage: Stage) -> Strands:
    seen = _seen(loops, side, other, stage)
    courses = [_course(loop[side], loop[other]) for loop in loops]
    traces = [
        [tuple(line([stage.point(course[i]) for i in run]) for course in courses) for run in _runs(seen, wanted)]
        for wanted in (False, True)
    ]
    return Strands(tuple(traces[0]), tuple(traces[1]))


def _course(ring: Ring, other: Ring) -> list[Vec]:
    """From the middle of the back strand, round the outside of the leg, to the middle of the front strand."""
    arc = [ring.point(cos(angle), sin(angle)) for angle in _angles()]
    back = between(arc[0], other.point(0, -1), OVERLAP)
    front = between(arc[-1], other.point(0, 1), OVERLAP)
    return [back, *arc, front]


def _angles() -> list[float]:
    return [pi * (step / (ARC - 1) - 0.5) for step in range(ARC)]


def _seen(loops: Sequence[Mapping[str, Ring]], side: str, other: str, stage: Stage) -> list[bool]:
    """For each stretch of the course, whether it lies before the leg: by the mean over all moments."""
    sums = [0.0] * (ARC + 1)
    for loop in loops:
        for place, value in enumerate(_facing(loop[side], loop[other], stage)):
            sums[place] += value
    return [value > 0 for value in sums]


def _facing(ring: Ring, other: Ring, stage: Stage) -> list[float]:
    toward = stage.camera.toward
    out, front = dot(ring.out, toward), dot(ring.front, toward)
    away = 0.3 * dot(unit(minus(ring.centre, other.centre)), toward)  # strands of the nearer leg lead away from the eye
    steps = _angles()
    middles = [(first + second) / 2 for first, second in zip(steps, steps[1:], strict=False)]
    return [-front - away, *(out * cos(angle) + front * sin(angle) for angle in middles), front - away]


def _runs(seen: Sequence[bool], wanted: bool) -> list[list[int]]:
    """Stretches of one kind that follow one another, as the points they join."""
    runs: list[list[int]] = []
    for place, value in enumerate(seen):
        if value is not wanted:
            continue
        if runs and runs[-1][-1] == place:
            runs[-1].append(place + 1)
        else:
            runs.append([place, place + 1])
    return runs
