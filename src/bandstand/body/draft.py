"""A body that is still being bent: what rests or holds on asks its limbs to reach."""

from dataclasses import dataclass
from math import acos, cos, sin

from bandstand.body.kinematics import Body, sign_of
from bandstand.body.skeleton import Skeleton
from bandstand.body.space import Frame, Vec, cross, distance, minus, plus, times, tip_roll_turn, unit


@dataclass(frozen=True, slots=True)
class Draft:
    """Points, directions and angles that may still change; the trunk has its place already."""

    skeleton: Skeleton
    points: dict[str, Vec]
    frames: dict[str, Frame]
    angles: dict[str, float]

    @classmethod
    def of(cls, body: Body) -> "Draft":
        """A copy to bend."""
        return cls(body.skeleton, dict(body.points), dict(body.frames), dict(body.angles))

    @property
    def body(self) -> Body:
        """The body as it stands now."""
        return Body(self.skeleton, self.points, self.frames, self.angles)

    def note_ball_joint(self, joint: str, side: str, base: Frame, part: Frame) -> None:
        """Write down a hip's or a shoulder's three angles from the directions of both parts."""
        sign = sign_of(side)
        tip, roll, turn = tip_roll_turn(base, part)
        self.angles[f"{joint}_flexion{side}"] = -tip
        self.angles[f"{joint}_abduction{side}"] = sign * roll
        self.angles[f"{joint}_rotation{side}"] = sign * turn


@dataclass(frozen=True, slots=True)
class Bent:
    """Two segments of a limb that reach from one point to another, or as far as they can."""

    middle: Vec
    end: Vec
    upper: Frame
    lower: Frame


def bend(near: Vec, far: Vec, first: float, second: float, hinge: Vec, forward: bool) -> Bent:
    """Where a knee (bending forward) or an elbow has to be. Lengths are kept exactly: too far a goal is not reached."""
    up = unit(minus(near, far))
    way = min(distance(near, far), first + second)
    cosine = (first * first + way * way - second * second) / (2 * first * way) if way else 1.0
    angle = acos(max(-1.0, min(1.0, cosine)))
    toward = times(cross(hinge, up), 1.0 if forward else -1.0)
    middle = plus(near, plus(times(up, -first * cos(angle)), times(toward, first * sin(angle))))
    goal = plus(near, times(up, -way))
    upper, lower = along(near, middle, hinge), along(middle, goal, hinge)
    return Bent(middle, lower.at(middle, 0.0, 0.0, -second), upper, lower)


def along(start: Vec, end: Vec, hinge: Vec) -> Frame:
    """A limb segment that hangs from start to end and bends about the hinge."""
    up = unit(minus(start, end))
    return Frame(cross(hinge, up), hinge, up)
