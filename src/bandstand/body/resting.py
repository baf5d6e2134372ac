"""Which point of the body each contact rests on, and how thick the body is there."""

from dataclasses import dataclass

from bandstand.body.kinematics import Body
from bandstand.body.space import Vec, minus, plus
from bandstand.catalog import Contact


@dataclass(frozen=True, slots=True)
class Rest:
    """A point of the body, and how much body lies between it and what it rests on, as a fraction of height."""

    point: str
    thickness: float


RESTS = {
    "foot": Rest("ball", 0.011),
    "toes": Rest("ball", 0.011),
    "heel": Rest("heel", 0.015),
    "edge": Rest("ball", 0.024),
    "shin": Rest("knee", 0.028),
    "knee": Rest("knee", 0.028),
    "hand": Rest("wrist", 0.016),
    "palm": Rest("wrist", 0.016),
    "forearm": Rest("elbow", 0.020),
    "side": Rest("hip", 0.042),
    "back": Rest("pelvis", 0.058),
    "shoulders": Rest("blades", 0.054),
    "seat": Rest("pelvis", 0.056),
}


def part_and_side(contact: Contact) -> tuple[str, str]:
    """A contact's part of the body, and its side as it ends a joint's name (empty for the trunk)."""
    part, _, side = contact.partition("_")
    return part, f"_{side}" if side else ""


def point_of(contact: Contact, body: Body) -> Vec:
    """Where a contact touches: under the part that rests, or before a palm against a wall."""
    part, side = part_and_side(contact)
    return plus(body.points[RESTS[part].point + side], _toward_what_it_rests_on(contact, body))


def middle_at(contact: Contact, place: Vec, body: Body) -> Vec:
    """Where the middle of a part is when it touches this place."""
    return minus(place, _toward_what_it_rests_on(contact, body))


def _toward_what_it_rests_on(contact: Contact, body: Body) -> Vec:
    part = part_and_side(contact)[0]
    depth = body.skeleton.of(RESTS[part].thickness)
    return (depth, 0.0, 0.0) if part == "palm" else (0.0, 0.0, -depth)
