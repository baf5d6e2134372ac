"""A body in time: from the key poses of a movement to the whole body at any moment of its loop."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bandstand.body.kinematics import Body, stand
from bandstand.body.planting import Places, carried_by, planted, point_of
from bandstand.body.skeleton import Skeleton
from bandstand.body.smoothing import slopes, smooth
from bandstand.body.space import Vec, distance
from bandstand.catalog import Contact, KeyPose, Movement, load_catalogue, swap_sides
from bandstand.quantity import Side

USUAL = Skeleton()

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
    slopes: Mapping[str, tuple[float, ...]]
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
        """Angles glide; what is planted at both keys stays where it is."""
        keys = self.movement.keys
        start, span = keys[here].at, (keys[then].at or 1.0) - keys[here].at
        share = (phase - start) / span
        before, after = self.keys[here], self.keys[then]
        angles = {
            name: smooth(value, after.body.angles[name], slope[here] * span, slope[then] * span, share)
            for (name, value), slope in zip(before.body.angles.items(), self.slopes.values(), strict=True)
        }
        stays = {contact: before.contacts[contact] for contact in keys[here].planted if contact in after.contacts}
        return _settled(angles, stays, self.skeleton)


def _settled(angles: Mapping[str, float], places: Places, skeleton: Skeleton) -> Moment:
    anchor = next(iter(places))
    body = carried_by(anchor, places[anchor], stand(angles, skeleton))
    return Moment(planted(body, places), places)


@cache
def motion_of(exercise: str, variant: str, skeleton: Skeleton = USUAL) -> Motion:
    """How one variant moves, worked out once. Raises UnknownExercise."""
    return set_in_motion(load_catalogue().movement(exercise, variant), skeleton)


def set_in_motion(movement: Movement, skeleton: Skeleton) -> Motion:
    """Plant every key pose in turn: what stays planted keeps its place, what lands gets one."""
    keys: list[Moment] = []
    for pose in movement.keys:
        keys.append(_land(pose, keys[-1].contacts if keys else None, movement.heights, skeleton))
    moments = [pose.at for pose in movement.keys]
    courses = {name: [key.body.angles[name] for key in keys] for name in keys[0].body.angles}
    return Motion(movement, tuple(keys), {name: slopes(moments, way) for name, way in courses.items()}, skeleton)


def _land(pose: KeyPose, before: Places | None, heights: Mapping[Contact, float], skeleton: Skeleton) -> Moment:
    body = stand(pose.angles, skeleton)
    if before is None:
        anchor = pose.planted[0]
        x, y, _ = point_of(anchor, body)
        body = carried_by(anchor, (x, y, heights.get(anchor, 0.0)), body)
        before = {}
    else:
        anchor = next(contact for contact in pose.planted if contact in before)
        body = carried_by(anchor, before[anchor], body)
    places = {contact: before.get(contact) or _landing(contact, body, heights) for contact in pose.planted}
    return Moment(planted(body, places), places)


def _landing(contact: Contact, body: Body, heights: Mapping[Contact, float]) -> Vec:
    x, y, _ = point_of(contact, body)
    return (x, y, heights.get(contact, 0.0))


def mirrored(moment: Moment) -> Moment:
    """Left and right exchanged, as in a mirror."""
    body = moment.body
    points = {swap_sides(name): (x, -y, z) for name, (x, y, z) in body.points.items()}
    angles = {swap_sides(name): -value if name in TURNING else value for name, value in body.angles.items()}
    frames = {swap_sides(name): frame.mirrored for name, frame in body.frames.items()}
    contacts = {contact.mirrored: (x, -y, z) for contact, (x, y, z) in moment.contacts.items()}
    return Moment(Body(body.skeleton, points, frames, angles), contacts)


def drift(motion: Motion) -> float:
    """How far, in metres, the last key's contacts are from the first key's; 0 when the loop closes."""
    first, last = motion.keys[0].contacts, motion.keys[-1].contacts
    return max((distance(first[contact], last[contact]) for contact in first if contact in last), default=0.0)
