"""The band as a closed path round both legs: how long it is, how far that stretches it, and how it pulls at the hips.

A loop that rests flat is twice as long as it lies; round two legs it runs along both outsides and straight between.
"""

from dataclasses import dataclass
from math import pi, sqrt

from bandstand.body.kinematics import SIDES, Body
from bandstand.body.loop import Ring, rings
from bandstand.body.space import Vec, cross, distance, length, minus, plus, times, unit
from bandstand.catalog import Placement


@dataclass(frozen=True, slots=True)
class BandPath:
    """The course of a loop at one moment: a ring round each leg, joined by a strand in front and one behind."""

    body: Body
    rings: dict[str, Ring]

    @property
    def metres(self) -> float:
        """The whole way round: two strands, and the outer half of each ring."""
        left, right = self.rings["_left"], self.rings["_right"]
        strands = sum(distance(left.point(0, front), right.point(0, front)) for front in (1.0, -1.0))
        return strands + sum(_half_round(ring) for ring in (left, right))

    def stretch(self, lay_flat: float) -> float:
        """How much longer than at rest, as a share: 0.5 is 50 %. Below 0 the loop hangs slack. `lay_flat` in metres."""
        return self.metres / (2 * lay_flat) - 1

    def pull(self, side: str, strand: float) -> Vec:
        """What the loop does to one leg, in newtons, when each of its two strands pulls so hard."""
        here, there = self.rings[side], self.rings[_other(side)]
        ways = [unit(minus(there.point(0, front), here.point(0, front))) for front in (1.0, -1.0)]
        return times(plus(*ways), strand)

    def hip_moment(self, side: str, strand: float) -> float:
        """How hard that turns the leg about its hip, in newton metres: the pull times its lever, in this very pose."""
        lever = minus(self.rings[side].centre, self.body.points["hip" + side])
        return length(cross(lever, self.pull(side, strand)))


def band_path(body: Body, placement: Placement) -> BandPath:
    """The loop where it is worn."""
    return BandPath(body, rings(body, placement))


def _other(side: str) -> str:
    return SIDES[1 - SIDES.index(side)]


def _half_round(ring: Ring) -> float:
    """Half the way round an oval, after Ramanujan."""
    a, b = length(ring.out), length(ring.front)
    return pi * (3 * (a + b) - sqrt((3 * a + b) * (a + 3 * b))) / 2
