"""Arms that lean, lie or hold on: shoulder and elbow angles that bring the hand where it has to be."""

from math import atan2, degrees

from bandstand.body.draft import Draft, bend
from bandstand.body.kinematics import Body, set_hand
from bandstand.body.space import Frame, Vec, between, cross, dot, minus, plus, times, tip_roll_turn, unit

GRIP = 0.045  # from the middle of a limb to the wrist of the hand that holds it, as a fraction of height


def plant_hand(draft: Draft, side: str, wrist: Vec) -> None:
    """The palm lies flat on what it rests on, pointing where it pointed."""
    _reach(draft, side, wrist)
    fingers = draft.frames["hand" + side].z
    _turn_hand(draft, side, unit((-fingers[0], -fingers[1], 0.0)))


def plant_palm(draft: Draft, side: str, wrist: Vec) -> None:
    """The palm lies against a wall, fingers up."""
    _reach(draft, side, wrist)
    _turn_hand(draft, side, (0.0, 0.0, 1.0))


def _turn_hand(draft: Draft, side: str, fingers: Vec) -> None:
    """The fingers point this way exactly; of the wrist's angle only what bends it up or down is told."""
    forearm, wrist = draft.frames["forearm" + side], draft.points["wrist" + side]
    draft.angles["wrist_extension" + side] = degrees(atan2(dot(fingers, forearm.x), -dot(fingers, forearm.z)))
    palm = unit(cross(fingers, forearm.y))
    draft.frames["hand" + side] = Frame(palm, cross(times(fingers, -1.0), palm), times(fingers, -1.0))
    draft.points["fingers" + side] = plus(wrist, times(fingers, draft.skeleton.hand))


def hold_on(draft: Draft, side: str, what: Vec) -> None:
    """The hand takes hold of a part of the body: the wrist comes close, the fingers reach it."""
    shoulder = draft.points["shoulder" + side]
    _reach(draft, side, plus(what, times(unit(minus(shoulder, what)), draft.skeleton.of(GRIP))))
    forearm = draft.frames["forearm" + side]
    way = unit(minus(what, draft.points["wrist" + side]))
    extension = degrees(atan2(dot(way, forearm.x), -dot(way, forearm.z)))
    draft.angles["wrist_extension" + side] = extension = max(-60.0, min(60.0, extension))
    set_hand(draft.points, draft.frames, extension, draft.skeleton, side)


def lay_forearm(draft: Draft, side: str) -> None:
    """The forearm lies flat from the elbow, pointing where it pointed, the palm down."""
    upper, said = draft.frames["upper_arm" + side], draft.frames["forearm" + side]
    fingers = unit((-said.z[0], -said.z[1], 0.0))
    up = times(fingers, -1.0)
    hinge = unit(cross(up, (0.0, 0.0, 1.0)))
    forearm = Frame(cross(hinge, up), hinge, up)
    draft.frames["forearm" + side] = forearm
    draft.angles["elbow_flexion" + side] = degrees(_angle_between(upper.z, up))
    draft.points["wrist" + side] = forearm.at(draft.points["elbow" + side], 0.0, 0.0, -draft.skeleton.forearm)
    draft.angles["wrist_extension" + side] = 0.0
    set_hand(draft.points, draft.frames, 0.0, draft.skeleton, side)


def _angle_between(one: Vec, other: Vec) -> float:
    square = cross(one, other)
    return atan2(dot(square, square) ** 0.5, dot(one, other))


def _reach(draft: Draft, side: str, wrist: Vec) -> None:
    """Shoulder and elbow angles from the shoulder, where it is, to the wrist, where it must be."""
    shoulder, said = draft.points["shoulder" + side], draft.frames["upper_arm" + side].y
    up = unit(minus(shoulder, wrist))
    hinge = unit(minus(said, times(up, dot(said, up))))
    arm = bend(shoulder, wrist, draft.skeleton.upper_arm, draft.skeleton.forearm, hinge, forward=False)
    draft.points["elbow" + side], draft.points["wrist" + side] = arm.middle, arm.end
    draft.frames["upper_arm" + side], draft.frames["forearm" + side] = arm.upper, arm.lower
    draft.note_ball_joint("shoulder", side, draft.frames["chest"], arm.upper)
    draft.angles["elbow_flexion" + side] = -tip_roll_turn(arm.upper, arm.lower)[0]


# What a hand may hold: between which joints it lies, and how far along.
HELD = {
    "knee": ("knee", "knee", 0.0),
    "thigh": ("hip", "knee", 0.7),
    "shin": ("knee", "ankle", 0.25),
    "ankle": ("ankle", "ankle", 0.0),
    "foot": ("ankle", "ball", 0.6),
    "hip": ("hip", "hip", 0.0),
    "shoulder": ("shoulder", "shoulder", 0.0),
}


def held_point(name: str, body: Body) -> Vec:
    """The point a hand holds, by a name of the catalogue such as `knee_left`."""
    part, _, side = name.partition("_")
    first, last, share = HELD[part]
    return between(body.points[f"{first}_{side}"], body.points[f"{last}_{side}"], share)
