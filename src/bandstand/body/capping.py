"""A precaution caps a joint: the same movement, made smaller until the joint stays within it.

What comes back may still break a cap, where feet or hands that rest leave no other way; `motion` looks at the whole.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from bandstand.catalog import Cap, Contact, KeyPose, Way

HALVINGS = 10
UPRIGHT = 60.0  # degrees of lean below which a body stands, sits or kneels
SEAT_STEP, SEAT_STEPS = 0.03, 10  # metres: a cushion at a time, up to a high stool
SPARE = 0.5  # degrees short of the cap, so that a glide between two keys stays within it
ROUNDS = 2  # what one cap asks may undo what another asked

Angles: TypeAlias = Mapping[str, float]
AnglesAt: TypeAlias = Callable[[KeyPose], Angles]  # the angles of a key once its contacts are planted


def within(caps: Sequence[Cap], pose: KeyPose, keys: Sequence[KeyPose], angles_at: AnglesAt) -> KeyPose:
    """A key that keeps to the caps as far as it can: pulled toward the gentlest of the loop just so far as it must."""
    for cap in (*caps,) * ROUNDS:
        if not _keeps(angles_at(pose), cap):
            pose = _smaller(pose, keys, cap, angles_at)
    return pose


def on_a_higher_seat(keys: Sequence[KeyPose], caps: Sequence[Cap], angles_at: AnglesAt) -> tuple[KeyPose, ...]:
    """The same keys on a seat just as high as sitting within every cap needs; as they are where nobody sits."""
    seated = [key for key in keys if Contact.SEAT in key.planted]
    for step in range(SEAT_STEPS + 1):
        higher = [_raised(key, step * SEAT_STEP) for key in keys]
        sitting = [key for key in higher if Contact.SEAT in key.planted]
        if not seated or any(all(_keeps(angles_at(key), cap) for cap in caps) for key in sitting):
            return tuple(higher)
    return tuple(keys)


def _raised(key: KeyPose, by: float) -> KeyPose:
    """The same key, what is sat on higher by so many metres."""
    seat = key.heights.get(Contact.SEAT)
    return replace(key, heights={**key.heights, Contact.SEAT: seat + by}) if seat else key


def _smaller(pose: KeyPose, keys: Sequence[KeyPose], cap: Cap, angles_at: AnglesAt) -> KeyPose:
    """The first way of doing it less that is enough: less far in the loop, less deep, or the joint alone."""
    gentlest = min(keys, key=lambda key: cap.beyond(key.angles))
    for toward in (gentlest.angles, _straighter(pose)):
        smaller = _just_enough(pose, toward, cap, angles_at)
        if _keeps(angles_at(smaller), cap):
            return smaller
    return _clipped(pose, cap)


def _just_enough(pose: KeyPose, toward: Angles, cap: Cap, angles_at: AnglesAt) -> KeyPose:
    low, high = 0.0, 1.0
    for _ in range(HALVINGS):
        share = (low + high) / 2
        low, high = (low, share) if _keeps(angles_at(_between(pose, toward, share)), cap) else (share, high)
    return _between(pose, toward, high)


def _between(pose: KeyPose, toward: Angles, share: float) -> KeyPose:
    """The same contacts, the angles so far on the way to others."""
    angles = {name: value + (toward[name] - value) * share for name, value in pose.angles.items()}
    return replace(pose, angles=angles)


def _straighter(pose: KeyPose) -> Angles:
    """The same key with straight legs, and upright where it stood: less of a squat is less of it in every joint."""
    straight = {name: 0.0 for name in pose.angles if name.startswith(("hip_flexion", "knee_flexion", "ankle_dorsi"))}
    upright = {"lean": 0.0} if abs(pose.angles["lean"]) < UPRIGHT else {}
    return {**pose.angles, **straight, **upright}


def _clipped(pose: KeyPose, cap: Cap) -> KeyPose:
    """Where no key of the loop is gentle enough, the joint alone stops at the cap."""
    stop = max if cap.way is Way.LEAST else min
    short = cap.degrees + (spare(cap) if cap.way is Way.LEAST else -spare(cap))
    angles = {name: stop(value, short) if cap.holds(name) else value for name, value in pose.angles.items()}
    return replace(pose, angles=angles)


def _keeps(angles: Angles, cap: Cap) -> bool:
    return cap.beyond(angles) <= -spare(cap)


def spare(cap: Cap) -> float:
    """How far short of the cap a key stops; neutral is a place of its own, and is kept to exactly."""
    return SPARE if cap.degrees else 0.0
