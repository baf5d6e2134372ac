"""A body in time: from the key poses of a movement to the whole body at any moment of its loop."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bandstand.body.capping import within
from bandstand.body.kinematics import Body, stand
from bandstand.body.landing import Moment, facing, land, settled, staying
from bandstand.body.skeleton import Skeleton
from bandstand.body.smoothing import slopes, smooth
from bandstand.body.space import Vec, distance
from bandstand.catalog import Cap, KeyPose, Movement, joint_of, load_catalogue, swap_sides
from bandstand.quantity import Side

USUAL = Skeleton()

PELVIS = ("pelvis forward", "pelvis left", "pelvis up")  # its course in the room, which only flight follows

# Angles that change sign when left and right change places.
TURNING = ("list", "turn", "spine_side_bend", "spine_rotation")


@dataclass(frozen=True, slots=True, eq=False)
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
        stays = dict(staying(keys[here].planted, before.contacts, after.contacts))
        body = facing(body, before.body, after.body, stays, share)
        if not stays:
            body = body.moved(_course(glide, before.body, after.body))
        return settled(body, stays, holds)


def _course(glide: Callable[[str, float, float], float], before: Body, after: Body) -> Vec:
    """Where the pelvis is on its way through the air."""
    start, end = before.points["pelvis"], after.points["pelvis"]
    x, y, z = (glide(name, start[axis], end[axis]) for axis, name in enumerate(PELVIS))
    return x, y, z


@cache
def motion_of(exercise: str, variant: str, skeleton: Skeleton = USUAL, *, fault: str = "") -> Motion:
    """How one variant moves, worked out once; with a common fault where one is named. Raises UnknownExercise."""
    movement = load_catalogue().movement(exercise, variant)
    return set_in_motion(with_fault(movement, fault) if fault else movement, skeleton)


def set_in_motion(movement: Movement, skeleton: Skeleton, caps: Sequence[Cap] = ()) -> Motion:
    """Plant every key pose in turn: what stays planted keeps its place, what lands gets one.

    With caps, each key is made smaller first; whether that was enough, `within_caps` tells.
    """
    keys: list[Moment] = []
    for pose in movement.keys:
        keys.append(_key(pose, keys[-1] if keys else None, movement, skeleton, caps))
    moments = [pose.at for pose in movement.keys]
    courses = {name: [key.body.angles[name] for key in keys] for name in keys[0].body.angles}
    courses |= {name: [key.body.points["pelvis"][axis] for key in keys] for axis, name in enumerate(PELVIS)}
    return Motion(movement, tuple(keys), {name: slopes(moments, way) for name, way in courses.items()}, skeleton)


def _key(pose: KeyPose, before: Moment | None, movement: Movement, skeleton: Skeleton, caps: Sequence[Cap]) -> Moment:
    kept = within(caps, pose, movement.keys, lambda each: land(each, before, skeleton).body.angles)
    return land(kept, before, skeleton)


def mirrored(moment: Moment) -> Moment:
    """Left and right exchanged, as in a mirror."""
    body = moment.body
    points = {swap_sides(name): (x, -y, z) for name, (x, y, z) in body.points.items()}
    angles = {swap_sides(name): -value if name in TURNING else value for name, value in body.angles.items()}
    frames = {swap_sides(name): frame.mirrored for name, frame in body.frames.items()}
    contacts = {contact.mirrored: (x, -y, z) for contact, (x, y, z) in moment.contacts.items()}
    return Moment(Body(body.skeleton, points, frames, angles), contacts)


def with_fault(movement: Movement, fault: str) -> Movement:
    """The same movement done wrong: angles off by what the catalogue says, as far as joints go."""
    off = movement.faults[fault]
    return replace(movement, keys=tuple(replace(key, angles=_off(key.angles, off)) for key in movement.keys))


def _off(angles: Mapping[str, float], off: Mapping[str, float]) -> dict[str, float]:
    wrong = {name: degrees + off.get(name, 0.0) for name, degrees in angles.items()}
    ranges = {name: joint for name in wrong if (joint := joint_of(name))}
    return {name: max(joint.low, min(joint.high, wrong[name])) for name, joint in ranges.items()}


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
