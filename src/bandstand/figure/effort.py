"""How much a side works at each moment: what the tint of its muscles follows."""

from bandstand.body import SIDES, Moment, motion_of
from bandstand.catalog import Sided
from bandstand.figure.shot import Shot

RESTING = 0.15  # a leg waiting for its turn keeps a trace of tint


def shares(shot: Shot, side: str) -> list[float]:
    """From 0 to 1 at every moment: full for walks, the stretched side for stretches, in turn where legs alternate."""
    sided = shot.key.entry.sided
    if side == "" or sided in (Sided.TRAVELLING, Sided.BOTH):
        return [1.0] * len(shot.moments)
    if sided is Sided.ONE_SIDED:
        return [1.0 if side == shot.working else 0.0] * len(shot.moments)
    efforts = [_effort(shot, moment, each) for moment in shot.loop for each in SIDES]
    low, high = min(efforts), max(efforts)
    return [RESTING + (1 - RESTING) * (_effort(shot, moment, side) - low) / (high - low) for moment in shot.moments]


def _effort(shot: Shot, moment: Moment, side: str) -> float:
    """How far a hip is on its way, in degrees: bent where the leading leg bends to work, straight where it reaches."""
    course = motion_of(shot.key.exercise, shot.key.variant)
    hero = course.at(course.movement.hero).body.angles
    way = 1 if hero["hip_flexion_left"] >= hero["hip_flexion_right"] else -1
    return way * moment.body.angles[f"hip_flexion{side}"]
