"""How much a side works at each moment: what the tint of its muscles follows."""

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
    bends = [moment.body.angles[f"hip_flexion{each}"] for moment in shot.loop for each in ("_left", "_right")]
    low, high = min(bends), max(bends)
    return [
        RESTING + (1 - RESTING) * (moment.body.angles[f"hip_flexion{side}"] - low) / (high - low)
        for moment in shot.moments
    ]
