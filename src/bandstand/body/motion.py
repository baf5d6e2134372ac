"""A body in time: from the key poses of a movement to the whole body at any moment of its loop."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bandstand.body.kinematics import SIDES, Body, stand
from bandstand.body.planting import Holds, Places, carried_by, planted
from bandstand.body.resting import point_of
from bandstand.body.skeleton import Skeleton
from bandstand.body.smoothing import slopes, smooth
from bandstand.body.space import Vec, distance
from bandstand.catalog import Contact, KeyPose, Movement, load_catalogue, swap_sides
from bandstand.quantity import Side

USUAL = Skeleton()

PELVIS = ("pelvis forward", "pelvis left", "pelvis up")  # its course in the room, which only flight follows

# Angles that change sign when left and right change places.
TURNING = ("list", "turn", "spine_side_bend", "spine_rotation")


@dataclass(frozen=True, slots=True)
class Moment:
    """The body at one moment, and where what is planted touches."""

    body: Body
    contacts: Mapping[Contact, Vec]


@dataclass(frozen=True, slots=True)
class Motion:
    """A movement on one skeleton. Written for the left side; the right side is its mirror."""

    movement: Movement
    keys: tuple[Moment, ...]
    slopes: Mapping[str, tuple[float, ...]]  # of every angle, and of the pelvis in the room
    skeleton: Skeleton

    def at(self, phase: float, side: Side | None = None) -> Moment:
        """The body at a moment of the loop, 0 to 1; phase 1 is phase 0 again."""
        moment = self._left_at(phase % 1.0)
        return mirrored(moment) if side is Side.RIGHT else moment

    def _left_at(self, phase: float) -> Moment:
        moments = [key.at for key in self.movement.keys]
        place = bisect_right(moments, phase) - 1
        if phase == moments[place]:
            return self.keys[place]
        then = (place + 1) % len(moments)
        return self._between(place, then, phase)

    def _between(self, here: int, then: int, phase: float) -> Moment:
        """Angles glide; what is planted or held at both keys stays so; in the air the pelvis glides."""
        keys, before, after = self.movement.keys, self.keys[here], self.keys[then]
        start, span = keys[here].at, (keys[then].at or 1.0) - keys[here].at
        share = (phase - start) / span

        def glide(name: str, value: float, goal: float) -> float:
            slope = self.slopes[name]
            return smooth(value, goal, slope[here] * span, slope[then] * span, share)

        goals = after.body.angles
        body = stand(
            {name: glide(name, value, goals[name]) for name, value in before.body.angles.items()}, self.skeleton
        )
        holds = {hand: held for hand, held in keys[here].holds.items() if keys[then].holds.get(hand) == held}
        stays = dict(_staying(keys[here].planted, before.contacts, after.contacts))
        if not stays:
            body = body.moved(_course(glide, before.body, after.body))
        return _settled(body, stays, holds)


def _course(glide: Callable[[str, float, float], float], before: Body, after: Body) -> Vec:
    """Where the pelvis is on its way through the air."""
    start, end = before.points["pelvis"], after.points["pelvis"]
    x, y, z = (glide(name, start[axis], end[axis]) for axis, name in enumerate(PELVIS))
    return x, y, z


def _staying(planted: Iterable[Contact], before: Places, after: Places) -> Iterator[tuple[Contact, Vec]]:
    """What stays where it is until the next key; a foot that rolls stays on its ball."""
    for contact in planted:
        if contact in after:
            yield contact, before[contact]
        elif contact.rolled in after:
            yield Contact(f"toes_{contact.partition('_')[2]}"), before[contact]


def _settled(body: Body, places: Places, holds: Holds) -> Moment:
    if places:
        anchor = next(iter(places))
        body = carried_by(anchor, places[anchor], body)
    return Moment(planted(body, places, holds), places)


@cache
def motion_of(exercise: str, variant: str, skeleton: Skeleton = USUAL) -> Motion:
    """How one variant moves, worked out once. Raises UnknownExercise."""
    return set_in_motion(load_catalogue().movement(exercise, variant), skeleton)


def set_in_motion(movement: Movement, skeleton: Skeleton) -> Motion:
    """Plant every key pose in turn: what stays planted keeps its place, what lands gets one."""
    keys: list[Moment] = []
    for pose in movement.keys:
        keys.append(_land(pose, keys[-1] if keys else None, skeleton))
    moments = [pose.at for pose in movement.keys]
    courses = {name: [key.body.angles[name] for key in keys] for name in keys[0].body.angles}
    courses |= {name: [key.body.points["pelvis"][axis] for key in keys] for axis, name in enumerate(PELVIS)}
    return Motion(movement, tuple(keys), {name: slopes(moments, way) for name, way in courses.items()}, skeleton)


def _land(pose: KeyPose, before: Moment | None, skeleton: Skeleton) -> Moment:
    """The body at a key: carried by what stays planted, or put down where it has flown."""
    body = stand(pose.angles, skeleton)
    known = _known_places(pose, before.contacts) if before else {}
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


def mirrored(moment: Moment) -> Moment:
    """Left and right exchanged, as in a mirror."""
    body = moment.body
    points = {swap_sides(name): (x, -y, z) for name, (x, y, z) in body.points.items()}
    angles = {swap_sides(name): -value if name in TURNING else value for name, value in body.angles.items()}
    frames = {swap_sides(name): frame.mirrored for name, frame in body.frames.items()}
    contacts = {contact.mirrored: (x, -y, z) for contact, (x, y, z) in moment.contacts.items()}
    return Moment(Body(body.skeleton, points, frames, angles), contacts)


def drift(motion: Motion) -> float:
    """How far, in metres, the last key's contacts are from the first key's, rolled or not; 0 when the loop closes."""
    first, last = motion.keys[0].contacts, motion.keys[-1].contacts
    return max(
        (
            distance(place, first[same])
            for contact, place in last.items()
            for same in (contact, contact.rolled)
            if same is not None and same in first
        ),
        default=0.0,
    )
