"""Legs that stand, lie or rest: hip, knee and ankle angles that put the foot where it is planted.

Knees follow the toes, as a therapist would ask: the plane of a planted leg holds the direction of its foot. A knee
that drifts off them does so only where the movement says it (`knee_drift`).
"""

from math import asin, atan2, cos, degrees, hypot, pi, radians, sin

from bandstand.body import skeleton as bones
from bandstand.body.draft import Draft, bend
from bandstand.body.kinematics import set_foot, sign_of
from bandstand.body.resting import RESTS
from bandstand.body.skeleton import Skeleton
from bandstand.body.space import ROOM, Frame, Vec, cross, dot, minus, plus, times, tip_roll_turn, unit

MOST_TOE_EXTENSION = 70.0  # about as far as toes bend


def plant_foot(draft: Draft, part: str, side: str, middle: Vec) -> None:
    """Put the ball (or the heel) of a foot where it is planted; `middle` is where its middle has to be."""
    foot = _flat(draft.frames["foot" + side]) if part == "foot" else draft.frames["foot" + side]
    resting = bones.HEEL if part == "heel" else bones.BALL
    of = draft.skeleton.of
    _bend_leg(draft, side, foot, foot.at(middle, -of(resting[0]), 0.0, -of(resting[2])))
    draft.angles["toe_extension" + side] = toes = _toe_extension(part, foot, draft.angles["toe_extension" + side])
    set_foot(draft.points, draft.frames, foot, toes, draft.skeleton, side)


def _flat(foot: Frame) -> Frame:
    """The same foot with its whole sole on the floor, pointing where it pointed."""
    forward = unit((foot.x[0], foot.x[1], 0.0))
    return Frame(forward, cross(ROOM.z, forward), ROOM.z)


def _toe_extension(part: str, foot: Frame, said: float) -> float:
    """Toes lie flat while the foot stands on its ball."""
    if part == "foot":
        return 0.0
    return said if part == "heel" else max(0.0, min(MOST_TOE_EXTENSION, degrees(atan2(-foot.x[2], foot.z[2]))))


def _bend_leg(draft: Draft, side: str, foot: Frame, ankle: Vec) -> None:
    """Hip, knee and ankle angles that reach from the hip, where it is, to the ankle, where it must be."""
    hip = draft.points["hip" + side]
    up = unit(minus(hip, ankle))
    hinge = _drifted(unit(cross(up, foot.x)), up, sign_of(side) * draft.angles["knee_drift" + side])
    leg = bend(hip, ankle, draft.skeleton.thigh, draft.skeleton.shank, hinge, forward=True)
    draft.points["knee" + side], draft.points["ankle" + side] = leg.middle, leg.end
    draft.frames["thigh" + side], draft.frames["shank" + side] = leg.upper, leg.lower
    draft.note_ball_joint("hip", side, draft.frames["pelvis"], leg.upper)
    draft.angles["knee_flexion" + side] = tip_roll_turn(leg.upper, leg.lower)[0]
    tip, roll, _ = tip_roll_turn(leg.lower, foot)
    draft.angles["ankle_dorsiflexion" + side], draft.angles["ankle_inversion" + side] = -tip, -sign_of(side) * roll


def _drifted(hinge: Vec, up: Vec, degrees_: float) -> Vec:
    """The hinge turned about the way from ankle to hip: the knee leaves the line of the toes."""
    turn = radians(degrees_)
    return plus(times(hinge, cos(turn)), times(cross(up, hinge), sin(turn)))


def lay_shin(draft: Draft, side: str) -> None:
    """The shin lies along the floor behind its knee, pointing where it pointed, the top of the foot down."""
    thigh, shin, skeleton = draft.frames["thigh" + side], draft.frames["shank" + side], draft.skeleton
    hinge = unit((shin.y[0], shin.y[1], 0.0))
    slope = _shin_slope(radians(draft.angles["ankle_dorsiflexion" + side]), skeleton)
    up = plus(times(cross(hinge, ROOM.z), cos(slope)), times(ROOM.z, sin(slope)))
    shank = Frame(cross(hinge, up), hinge, up)
    draft.angles["knee_flexion" + side] = tip_roll_turn(thigh, shank)[0]
    draft.frames["shank" + side] = shank
    draft.points["ankle" + side] = shank.at(draft.points["knee" + side], 0.0, 0.0, -skeleton.shank)
    foot = shank.tipped(-draft.angles["ankle_dorsiflexion" + side])
    set_foot(draft.points, draft.frames, foot, draft.angles["toe_extension" + side], skeleton, side)


def plant_knee(draft: Draft, side: str, knee: Vec) -> None:
    """A knee that rests keeps its place: the thigh turns to it, the shin hangs on as it did."""
    hip, thigh = draft.points["hip" + side], draft.frames["thigh" + side]
    up = unit(minus(hip, knee))
    hinge = unit(minus(thigh.y, times(up, dot(thigh.y, up))))
    turned = Frame(cross(hinge, up), hinge, up)
    draft.points["knee" + side] = middle = turned.at(hip, 0.0, 0.0, -draft.skeleton.thigh)
    draft.frames["thigh" + side] = turned
    draft.note_ball_joint("hip", side, draft.frames["pelvis"], turned)
    draft.frames["shank" + side] = shank = turned.tipped(draft.angles["knee_flexion" + side])
    draft.points["ankle" + side] = shank.at(middle, 0.0, 0.0, -draft.skeleton.shank)
    foot = shank.tipped(-draft.angles["ankle_dorsiflexion" + side])
    foot = foot.rolled(-sign_of(side) * draft.angles["ankle_inversion" + side])
    set_foot(draft.points, draft.frames, foot, draft.angles["toe_extension" + side], draft.skeleton, side)


def _shin_slope(dorsiflexion: float, skeleton: Skeleton) -> float:
    """The slope at which knee and tip of the foot both touch the floor, in radians; below 0 the ankle is higher."""
    reach, lift = skeleton.of(bones.BALL[0] + bones.TOE), skeleton.of(bones.BALL[2])
    forward = reach * cos(dorsiflexion) - lift * sin(dorsiflexion)
    along_floor = reach * sin(dorsiflexion) + lift * cos(dorsiflexion) - skeleton.shank
    drop = skeleton.of(bones.TOE_THICKNESS - RESTS["shin"].thickness)
    turn = 0.0 if forward > 0 else 2 * pi
    return atan2(forward, along_floor) - pi - asin(drop / hypot(forward, along_floor)) + turn
