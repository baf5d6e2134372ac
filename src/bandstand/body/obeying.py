"""What a precaution leaves of a movement: all of it, less of it, or nothing that a picture could show."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bandstand.body.capping import on_a_higher_seat
from bandstand.body.landing import Moment, land
from bandstand.body.motion import USUAL, Motion, motion_of, set_in_motion
from bandstand.body.resting import point_of
from bandstand.body.space import distance
from bandstand.catalog import Cap, Way, joint_of

MOMENTS = 48  # of one loop, looked at one by one
CLOSE = 0.01  # metres that what rests may slip
NUMERIC = 1e-6  # degrees
NEUTRAL = 3.0  # degrees about neutral that nobody tells from it: legs that lie flat are 2 behind the pelvis
REST = 5.0  # degrees by which a joint that stays still may waver
BEYOND = 1.0  # degrees that a joint which pays for another may leave its range by
MOVES = 0.1  # of its way at least: a movement that a cap leaves less of than this teaches nothing


@dataclass(frozen=True, slots=True)
class Reach:
    """The least and the most of every angle in a whole loop, and whether what rests keeps its place in all of it."""

    least: dict[str, float]
    most: dict[str, float]
    rests: bool

    def obeys(self, cap: Cap) -> bool:
        """Whether no moment goes beyond a cap."""
        return max(cap.beyond(self.least), cap.beyond(self.most)) <= _tolerance(cap)

    def way(self, angle: str) -> float:
        """How many degrees an angle goes there and back."""
        return self.most[angle] - self.least[angle]

    @property
    def is_in_range(self) -> bool:
        """Whether every joint keeps to what it has."""
        ranges = {name: joint for name in self.most if (joint := joint_of(name))}
        return all(
            joint.low - BEYOND <= self.least[name] and self.most[name] <= joint.high + BEYOND
            for name, joint in ranges.items()
        )


@lru_cache(maxsize=512)
def motion_within(exercise: str, variant: str, caps: tuple[Cap, ...], fault: str = "") -> Motion | None:
    """The movement as far as every cap allows it; None where no way of doing it obeys them all.

    A movement that obeys is as it always is. One that does not is made smaller: less far, less deep, on a higher
    seat. Where that breaks a cap all the same, moves what rests, or leaves no movement, there is nothing to show.
    """
    free = motion_of(exercise, variant, fault=fault) if fault else motion_of(exercise, variant)
    broken = [cap for cap in caps if not reach_of(free).obeys(cap)]
    if not broken:
        return free
    if any(cap.way is Way.STILL for cap in broken):
        return None  # nobody knows what is allowed, so nobody knows what would be small enough
    smaller = _smaller(free, caps)
    return smaller if _is_fit(smaller, free, caps) else None


def _smaller(free: Motion, caps: Sequence[Cap]) -> Motion:
    movement = free.movement
    seated = on_a_higher_seat(movement.keys, caps, lambda key: land(key, None, USUAL).body.angles)
    return set_in_motion(replace(movement, keys=seated), USUAL, caps)


def _is_fit(smaller: Motion, free: Motion, caps: Sequence[Cap]) -> bool:
    """Whether it obeys, what rests keeps its place, no joint pays with more than it has, and it is that movement."""
    reach = reach_of(smaller)
    return all(map(reach.obeys, caps)) and reach.rests and reach.is_in_range and _still_moves(reach, reach_of(free))


def _still_moves(smaller: Reach, free: Reach) -> bool:
    """Whether the joint that moves most still does; what only is held has no way to lose."""
    most = max(free.most, key=free.way)
    return smaller.way(most) >= MOVES * free.way(most)


@lru_cache(maxsize=1024)
def reach_of(motion: Motion) -> Reach:
    """How far each angle goes in a loop, looked at moment by moment."""
    moments = tuple(_moments(motion))
    poses = [moment.body.angles for moment in moments]
    return Reach(
        least={name: min(pose[name] for pose in poses) for name in poses[0]},
        most={name: max(pose[name] for pose in poses) for name in poses[0]},
        rests=all(map(_rests, moments)),
    )


def _moments(motion: Motion) -> Iterator[Moment]:
    phases = {step / MOMENTS for step in range(MOMENTS)} | {key.at for key in motion.movement.keys}
    return (motion.at(phase) for phase in sorted(phases))


def _rests(moment: Moment) -> bool:
    return all(distance(point_of(contact, moment.body), at) < CLOSE for contact, at in moment.contacts.items())


def _tolerance(cap: Cap) -> float:
    if cap.way is Way.STILL:
        return REST
    return NUMERIC if cap.degrees else NEUTRAL
