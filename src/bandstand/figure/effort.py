"""How much a side works at each moment: what the tint of its muscles follows."""

from bandstand.body import SIDES, Moment
from bandstand.catalog import Kind, Sided, Works
from bandstand.figure.shot import Shot

RESTING = 0.15  # a leg waiting for its turn keeps a trace of tint


def shares(shot: Shot, side: str) -> list[float]:
    """From 0 to 1 at every moment: full for walks, the trained side unless both work, in turn where legs alternate."""
    sided = shot.key.entry.sided
    if side == "" or sided in (Sided.TRAVELLING, Sided.BOTH):
        return [1.0] * len(shot.moments)
    if sided is Sided.ONE_SIDED:
        return [1.0 if side == shot.working or shot.key.entry.works is Works.BOTH else 0.0] * len(shot.moments)
    return [RESTING + (1 - RESTING) * share for share in _turns(shot, side)]


def _turns(shot: Shot, side: str) -> list[float]:
    """How far into its turn a side is. Counted legs take half the loop each, the leading one first; else it is the
    leg that bends more: some of the counted straighten in their turn.
    """
    if shot.key.entry.kind is Kind.REPS:
        farthest = max(_from_start(shot, moment) for moment in shot.loop)
        leads = side == shot.working
        return [
            _from_start(shot, moment) / farthest if (phase < 0.5) is leads else 0.0
            for phase, moment in zip(shot.phases, shot.moments, strict=True)
        ]
    bends = [moment.body.angles[f"hip_flexion{each}"] for moment in shot.loop for each in SIDES]
    low, high = min(bends), max(bends)
    return [(moment.body.angles[f"hip_flexion{side}"] - low) / (high - low) for moment in shot.moments]


def _from_start(shot: Shot, moment: Moment) -> float:
    """How far the hips are from where the loop began, in degrees."""
    start = shot.loop[0].body.angles
    return max(abs(moment.body.angles[name] - start[name]) for name in ("hip_flexion_left", "hip_flexion_right"))
