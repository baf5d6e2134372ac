"""What rests on the floor or a prop stays there: legs and arms are bent anew until it does.

Knees follow the toes, as a therapist would ask: the plane of a planted leg holds the direction of its foot.
"""

from collections.abc import Mapping
from math import acos, asin, atan2, cos, degrees, hypot, pi, radians, sin

from bandstand.body import skeleton as bones
from bandstand.body.kinematics import Body, set_foot, set_hand, sign_of
from bandstand.body.skeleton import Skeleton
from bandstand.body.space import ROOM, Frame, Vec, cross, distance, dot, minus, plus, times, tip_roll_turn, unit
from bandstand.catalog import Contact

Places = Mapping[Contact, Vec]

# The point of the body that each contact rests on.
RESTS_ON = {"foot": "ball", "toes": "ball", "heel": "heel", "shin": "knee", "hand": "wrist", "back": "pelvis"}


def part_and_side(contact: Contact) -> tuple[str, str]:
    """A contact's part of the body, and its side as it ends a joint's name (empty for the back)."""
    part, _, side = contact.partition("_")
    return part, f"_{side}" if side else ""


def point_of(contact: Contact, body: Body) -> Vec:
    """Where a contact touches: the point under the part that rests."""
    part, side = part_and_side(contact)
    x, y, z = body.points[RESTS_ON[part] + side]
    return (x, y, z - _thickness(contact, body))


def _thickness(contact: Contact, body: Body) -> float:
    return body.skeleton.of(bones.REST[RESTS_ON[part_and_side(contact)[0]]])


def carried_by(anchor: Contact, place: Vec, body: Body) -> Body:
    """The body moved as a whole, so that one contact has its place."""
    return body.moved(minus(place, point_of(anchor, body)))


def planted(body: Body, places: Places) -> Body:
    """The same body with every contact exactly in its place; limbs bend for it, the trunk stays."""
    points, frames, angles = dict(body.points), dict(body.frames), dict(body.angles)
    bent = Body(body.skeleton, points, frames, angles)
    for contact, place in places.items():
        part, side = part_and_side(contact)
        middle = plus(place, (0.0, 0.0, _thickness(contact, body)))
        if part in ("foot", "toes", "heel"):
            _plant_foot(bent, points, frames, angles, part, side, middle)
        elif part == "hand":
            _plant_hand(bent, points, frames, angles, side, middle)
        elif part == "shin":
            _lay_shin(bent, points, frames, angles, side)
    return bent


def _plant_foot(
    body: Body,
    points: dict[str, Vec],
    frames: dict[str, Frame],
    angles: dict[str, float],
    part: str,
    side: str,
    middle: Vec,
) -> None:
    foot = _flat(frames["foot" + side]) if part == "foot" else frames["foot" + side]
    resting = bones.HEEL if part == "heel" else bones.BALL
    skeleton = body.skeleton
    points["ankle" + side] = foot.at(middle, -skeleton.of(resting[0]), 0.0, -skeleton.of(resting[2]))
    _bend_leg(body, points, frames, angles, side, foot)
    angles["toe_extension" + side] = toes = _toe_extension(part, foot, angles["toe_extension" + side])
    set_foot(points, frames, foot, toes, skeleton, side)


def _flat(foot: Frame) -> Frame:
    """The same foot with its whole sole on the floor, pointing where it pointed."""
    forward = unit((foot.x[0], foot.x[1], 0.0))
    return Frame(forward, cross(ROOM.z, forward), ROOM.z)


def _toe_extension(part: str, foot: Frame, said: float) -> float:
    """Toes lie flat while the foot stands on its ball; 70 degrees is about as far as they bend."""
    if part == "foot":
        return 0.0
    return said if part == "heel" else max(0.0, min(70.0, degrees(atan2(-foot.x[2], foot.z[2]))))


def _bend_leg(
    body: Body, points: dict[str, Vec], frames: dict[str, Frame], angles: dict[str, float], side: str, foot: Frame
) -> None:
    """Hip, knee and ankle angles that reach from the hip, where it is, to the ankle, where it must be."""
    skeleton, sign = body.skeleton, sign_of(side)
    hip, ankle = points["hip" + side], points["ankle" + side]
    up = unit(minus(hip, ankle))
    hinge = unit(cross(up, foot.x))
    knee = _middle_joint(hip, ankle, skeleton.thigh, skeleton.shank, cross(hinge, up))
    thigh = _along(hip, knee, hinge)
    shank = _along(knee, points["ankle" + side], hinge)
    points["knee" + side] = knee
    frames["thigh" + side], frames["shank" + side] = thigh, shank
    _note_ball_joint(angles, "hip", side, frames["pelvis"], thigh)
    angles["knee_flexion" + side] = tip_roll_turn(thigh, shank)[0]
    tip, roll, _ = tip_roll_turn(shank, foot)
    angles["ankle_dorsiflexion" + side], angles["ankle_inversion" + side] = -tip, -sign * roll


def _middle_joint(near: Vec, far: Vec, first: float, second: float, toward: Vec) -> Vec:
    """Where a knee or an elbow has to be; as far as the limb reaches when the way is too long."""
    way = min(distance(near, far), (first + second) * 0.99999)
    cosine = (first * first + way * way - second * second) / (2 * first * way)
    angle = acos(max(-1.0, min(1.0, cosine)))
    down = unit(minus(far, near))
    return plus(near, plus(times(down, first * cos(angle)), times(toward, first * sin(angle))))


def _along(start: Vec, end: Vec, hinge: Vec) -> Frame:
    """A limb segment that hangs from start to end and bends about the hinge."""
    up = unit(minus(start, end))
    return Frame(cross(hinge, up), hinge, up)


def _note_ball_joint(angles: dict[str, float], joint: str, side: str, base: Frame, part: Frame) -> None:
    sign = sign_of(side)
    tip, roll, turn = tip_roll_turn(base, part)
    angles[f"{joint}_flexion{side}"] = -tip
    angles[f"{joint}_abduction{side}"] = sign * roll
    angles[f"{joint}_rotation{side}"] = sign * turn


def _plant_hand(
    body: Body, points: dict[str, Vec], frames: dict[str, Frame], angles: dict[str, float], side: str, wrist: Vec
) -> None:
    """Shoulder and elbow reach for the place; the hand lies flat, pointing where it pointed."""
    skeleton = body.skeleton
    shoulder = points["shoulder" + side]
    up = unit(minus(shoulder, wrist))
    said = frames["upper_arm" + side].y
    hinge = unit(minus(said, times(up, dot(said, up))))
    elbow = _middle_joint(shoulder, wrist, skeleton.upper_arm, skeleton.forearm, times(cross(hinge, up), -1.0))
    upper, forearm = _along(shoulder, elbow, hinge), _along(elbow, wrist, hinge)
    points["elbow" + side], points["wrist" + side] = elbow, wrist
    frames["upper_arm" + side], frames["forearm" + side] = upper, forearm
    _note_ball_joint(angles, "shoulder", side, frames["chest"], upper)
    angles["elbow_flexion" + side] = -tip_roll_turn(upper, forearm)[0]
    fingers = frames["hand" + side].z
    flat = unit((-fingers[0], -fingers[1], 0.0))
    angles["wrist_extension" + side] = extension = degrees(atan2(dot(flat, forearm.x), -dot(flat, forearm.z)))
    set_hand(points, frames, extension, skeleton, side)


def _lay_shin(
    body: Body, points: dict[str, Vec], frames: dict[str, Frame], angles: dict[str, float], side: str
) -> None:
    """The shin lies along the floor behind its knee, the top of the foot down, whatever the thigh does."""
    thigh, skeleton = frames["thigh" + side], body.skeleton
    hinge = unit((thigh.y[0], thigh.y[1], 0.0))
    slope = _shin_slope(radians(angles["ankle_dorsiflexion" + side]), skeleton)
    up = plus(times(cross(hinge, ROOM.z), cos(slope)), times(ROOM.z, sin(slope)))
    shank = Frame(cross(hinge, up), hinge, up)
    angles["knee_flexion" + side] = tip_roll_turn(thigh, shank)[0]
    frames["shank" + side] = shank
    points["ankle" + side] = shank.at(points["knee" + side], 0.0, 0.0, -skeleton.shank)
    foot = shank.tipped(-angles["ankle_dorsiflexion" + side])
    set_foot(points, frames, foot, angles["toe_extension" + side], skeleton, side)


def _shin_slope(dorsiflexion: float, skeleton: Skeleton) -> float:
    """The slope at which knee and tip of the foot both touch the floor, in radians; below 0 the ankle is higher."""
    reach, lift = skeleton.of(bones.BALL[0] + bones.TOE), skeleton.of(bones.BALL[2])
    forward = reach * cos(dorsiflexion) - lift * sin(dorsiflexion)
    along = reach * sin(dorsiflexion) + lift * cos(dorsiflexion) - skeleton.shank
    drop = skeleton.of(bones.REST["toe"] - bones.REST["knee"])
    return atan2(forward, along) - pi - asin(drop / hypot(forward, along)) + (0.0 if forward > 0 else 2 * pi)
