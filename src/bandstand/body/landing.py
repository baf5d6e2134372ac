"""The body at one moment: carried by what stays planted, put down where it lands, or in the air."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bandstand.body.kinematics import SIDES, Body, stand
from bandstand.body.planting import Holds, Places, carried_by, planted
from bandstand.body.resting import part_and_side, point_of
from bandstand.body.skeleton import Skeleton
from bandstand.body.space import ROOM, Frame, Vec, between, cross, unit
from bandstand.catalog import Contact, KeyPose


@dataclass(frozen=True, slots=True)
class Moment:
    """The body at one moment, and where what is planted touches."""

    body: Body
    contacts: Mapping[Contact, Vec]


def land(pose: KeyPose, before: Moment | None, skeleton: Skeleton) -> Moment:
    """The body at a key: carried by what stays planted, or put down where it has flown."""
    body = stand(pose.angles, skeleton)
    known = _known_places(pose, before.contacts) if before else {}
    if before:
        body = _as_they_lay(body, before.body, known)
    body = _carried(body, pose, known) if known else _put_down(body, pose, before)
    places = {contact: known.get(contact) or _landing(contact, body, pose.heights) for contact in pose.planted}
    return Moment(planted(body, places, pose.holds), places)


def _known_places(pose: KeyPose, before: Places) -> dict[Contact, Vec]:
    """Where what is planted at a key stood before already; what changes its height lands anew."""
    found = {contact: before.get(contact) or before.get(contact.rolled or contact) for contact in pose.planted}
    return {contact: at for contact, at in found.items() if at and at[2] == pose.heights.get(contact, at[2])}


def _carried(body: Body, pose: KeyPose, known: Places) -> Body:
    anchor = next(contact for contact in pose.planted if contact in known)
    return carried_by(anchor, known[anchor], body)


def _put_down(body: Body, pose: KeyPose, before: Moment | None) -> Body:
    """The body in the air or where it lands: as far forward as it says, as high as what carries it, or its flight."""
    x, y, _ = before.body.points["pelvis"] if before else body.points["pelvis"]
    body = body.moved((x + pose.forward, y, 0.0))
    if pose.flight is not None:
        lowest = min(point_of(Contact(f"toes{side}"), body)[2] for side in SIDES)
        return body.moved((0.0, 0.0, pose.flight - lowest))
    anchor = pose.planted[0]
    return carried_by(anchor, _landing(anchor, body, pose.heights), body)


def _landing(contact: Contact, body: Body, heights: Mapping[Contact, float]) -> Vec:
    x, y, z = point_of(contact, body)
    on_a_wall = contact in (Contact.PALM_LEFT, Contact.PALM_RIGHT)
    return (x, y, heights.get(contact, z if on_a_wall else 0.0))


def staying(planted: Iterable[Contact], before: Places, after: Places) -> Iterator[tuple[Contact, Vec]]:
    """What stays where it is until the next key; a foot that rolls stays on its ball."""
    for contact in planted:
        if contact in after:
            yield contact, before[contact]
        elif contact.rolled in after:
            yield Contact(f"toes_{contact.partition('_')[2]}"), before[contact]


LIES = {"shin": "shank", "hand": "hand"}  # a contact, and the part of the body whose direction it keeps


def facing(body: Body, before: Body, after: Body, planted: Iterable[Contact], share: float) -> Body:
    """The same body, its standing feet and resting hands turned as they lie.

    Angles alone forget how a drifting knee twists a foot, or which way the fingers of a hand point.
    """
    parts = [part_and_side(contact) for contact in planted]
    turned = {part + side: _level(before, after, part + side, share) for part, side in parts if part == "foot"}
    turned |= {part + side: _pointing(before, after, part + side, share) for part, side in parts if part == "hand"}
    turned |= {"shank" + side: before.frames["shank" + side] for part, side in parts if part == "shin"}
    return Body(body.skeleton, body.points, {**body.frames, **turned}, body.angles)


def _as_they_lay(body: Body, before: Body, known: Iterable[Contact]) -> Body:
    """Shins and hands that stay where they rest keep their direction, whatever the limb above them does."""
    names = [LIES[part] + side for part, side in map(part_and_side, known) if part in LIES]
    kept = {name: before.frames[name] for name in names}
    return Body(body.skeleton, body.points, {**body.frames, **kept}, body.angles)


def _level(before: Body, after: Body, foot: str, share: float) -> Frame:
    way = unit(between(before.frames[foot].x, after.frames[foot].x, share))
    return Frame(way, cross(ROOM.z, way), ROOM.z)


def _pointing(before: Body, after: Body, hand: str, share: float) -> Frame:
    here, there = before.frames[hand], after.frames[hand]
    return Frame(here.x, here.y, unit(between(here.z, there.z, share)))


def settled(body: Body, places: Places, holds: Holds) -> Moment:
    if places:
        anchor = next(iter(places))
        body = carried_by(anchor, places[anchor], body)
    return Moment(planted(body, places, holds), places)
