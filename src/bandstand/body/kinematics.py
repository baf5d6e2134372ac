"""From angles to joint positions: a chain of turns that starts at the pelvis."""

from collections.abc import Mapping
from dataclasses import dataclass

from bandstand.body import skeleton as bones
from bandstand.body.skeleton import Skeleton
from bandstand.body.space import ROOM, Frame, Vec, plus

SIDES = ("_left", "_right")
ORIGIN: Vec = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Body:
    """Where everything is at one moment: points in metres, directions of parts, angles in degrees."""

    skeleton: Skeleton
    points: Mapping[str, Vec]
    frames: Mapping[str, Frame]
    angles: Mapping[str, float]

    def moved(self, by: Vec) -> "Body":
        """The same body, elsewhere."""
        return Body(self.skeleton, {name: plus(at, by) for name, at in self.points.items()}, self.frames, self.angles)


def sign_of(side: str) -> float:
    """Left is the positive side."""
    return 1.0 if side == "_left" else -1.0


def stand(angles: Mapping[str, float], skeleton: Skeleton) -> Body:
    """The body these angles describe, its pelvis at the origin."""
    points: dict[str, Vec] = {"pelvis": ORIGIN}
    pelvis = ROOM.turned(angles["turn"]).tipped(angles["lean"]).rolled(angles["list"])
    frames = {"pelvis": pelvis}
    _trunk(points, frames, angles, skeleton)
    for side in SIDES:
        _hang_leg(points, frames, angles, skeleton, side)
        _hang_arm(points, frames, angles, skeleton, side)
    return Body(skeleton, points, frames, angles)


def _offset(frame: Frame, origin: Vec, fractions: Vec, skeleton: Skeleton, sign: float = 1.0) -> Vec:
    x, y, z = fractions
    return frame.at(origin, skeleton.of(x), skeleton.of(y) * sign, skeleton.of(z))


def _trunk(points: dict[str, Vec], frames: dict[str, Frame], angles: Mapping[str, float], skeleton: Skeleton) -> None:
    pelvis = frames["pelvis"]
    bent = pelvis.tipped(angles["spine_flexion"]).rolled(-angles["spine_side_bend"])
    frames["chest"] = chest = bent.turned(angles["spine_rotation"])
    points["lumbar"] = lumbar = _offset(pelvis, points["pelvis"], bones.LUMBAR, skeleton)
    points["blades"] = _offset(chest, lumbar, bones.BLADES, skeleton)
    points["neck"] = neck = _offset(chest, lumbar, bones.NECK, skeleton)
    frames["head"] = head = chest.tipped(angles["neck_flexion"])
    points["head"] = _offset(head, neck, bones.HEAD, skeleton)
    for side in SIDES:
        points["hip" + side] = _offset(pelvis, points["pelvis"], bones.HIP, skeleton, sign_of(side))
        points["shoulder" + side] = _offset(chest, lumbar, bones.SHOULDER, skeleton, sign_of(side))


def _hang_leg(
    points: dict[str, Vec], frames: dict[str, Frame], angles: Mapping[str, float], skeleton: Skeleton, side: str
) -> None:
    sign = sign_of(side)
    thigh = _ball_joint(frames["pelvis"], angles, "hip", side)
    shank = thigh.tipped(angles["knee_flexion" + side])
    foot = shank.tipped(-angles["ankle_dorsiflexion" + side]).rolled(-sign * angles["ankle_inversion" + side])
    points["knee" + side] = knee = thigh.at(points["hip" + side], 0, 0, -skeleton.thigh)
    points["ankle" + side] = shank.at(knee, 0, 0, -skeleton.shank)
    frames["thigh" + side], frames["shank" + side] = thigh, shank
    set_foot(points, frames, foot, angles["toe_extension" + side], skeleton, side)


def set_foot(
    points: dict[str, Vec], frames: dict[str, Frame], foot: Frame, toe_extension: float, skeleton: Skeleton, side: str
) -> None:
    """Heel, ball and tip of a foot whose ankle already has its place."""
    ankle = points["ankle" + side]
    toes = foot.tipped(-toe_extension)
    points["heel" + side] = _offset(foot, ankle, bones.HEEL, skeleton)
    points["ball" + side] = ball = _offset(foot, ankle, bones.BALL, skeleton)
    points["toe" + side] = toes.at(ball, skeleton.of(bones.TOE), 0, 0)
    frames["foot" + side], frames["toes" + side] = foot, toes


def _hang_arm(
    points: dict[str, Vec], frames: dict[str, Frame], angles: Mapping[str, float], skeleton: Skeleton, side: str
) -> None:
    upper = _ball_joint(frames["chest"], angles, "shoulder", side)
    forearm = upper.tipped(-angles["elbow_flexion" + side])
    points["elbow" + side] = elbow = upper.at(points["shoulder" + side], 0, 0, -skeleton.upper_arm)
    points["wrist" + side] = forearm.at(elbow, 0, 0, -skeleton.forearm)
    frames["upper_arm" + side], frames["forearm" + side] = upper, forearm
    set_hand(points, frames, angles["wrist_extension" + side], skeleton, side)


def set_hand(
    points: dict[str, Vec], frames: dict[str, Frame], wrist_extension: float, skeleton: Skeleton, side: str
) -> None:
    """The fingertips of a hand whose wrist already has its place."""
    hand = frames["forearm" + side].tipped(-wrist_extension)
    points["fingers" + side] = hand.at(points["wrist" + side], 0, 0, -skeleton.hand)
    frames["hand" + side] = hand


def _ball_joint(base: Frame, angles: Mapping[str, float], joint: str, side: str) -> Frame:
    sign = sign_of(side)
    flexed = base.tipped(-angles[f"{joint}_flexion{side}"])
    return flexed.rolled(sign * angles[f"{joint}_abduction{side}"]).turned(sign * angles[f"{joint}_rotation{side}"])
