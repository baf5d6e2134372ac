"""The body as rounded shapes: which balls make a limb, the trunk, the head."""

from collections.abc import Callable
from dataclasses import dataclass

from bandstand.body import SIDES, Body, sign_of
from bandstand.body.space import Vec, between
from bandstand.figure.trace import Ball, Trace, capsule, hull

See = Callable[[Vec, float], Ball]  # a point and a radius in metres, as the picture shows them

# Radii as fractions of height. They are a mannequin's, not a person's: nobody's weight is drawn.
HIP, KNEE, CALF, ANKLE = 0.046, 0.030, 0.0305, 0.0185
SHOULDER, ELBOW, WRIST, PALM = 0.028, 0.0215, 0.0155, 0.0115

# Balls in a part's own directions: forward, left, up, radius. Those with a left are on both sides.
PELVIS = ((0.0, 0.046, 0.0, 0.047), (-0.020, 0.040, -0.006, 0.046), (0.002, 0.030, 0.078, 0.048))
CHEST = ((0.002, 0.030, 0.012, 0.048), (0.004, 0.040, 0.10, 0.054), (0.002, 0.050, 0.155, 0.048), (0.0, 0.098, 0.198, 0.027))
SKULL = ((-0.016, 0.0, 0.014, 0.046), (0.002, 0.0, 0.020, 0.047), (0.016, 0.006, -0.040, 0.020), (0.050, 0.0, -0.010, 0.0085))


@dataclass(frozen=True, slots=True)
class Part:
    """Shapes that are outlined as one. `side` is empty for trunk and head."""

    name: str
    side: str
    traces: tuple[Trace, ...]
    middle: Vec  # tells what hides what


def parts_of(body: Body, see: See) -> tuple[Part, ...]:
    """The whole mannequin, in no order yet."""
    limbs = [make(body, see, side) for side in SIDES for make in (_leg, _arm)]
    return (_trunk(body, see), _head(body, see), *limbs)


def _leg(body: Body, see: See, side: str) -> Part:
    at, of = body.points, body.skeleton.of
    hip, knee, ankle, heel, ball, toe = (at[name + side] for name in ("hip", "knee", "ankle", "heel", "ball", "toe"))
    calf = body.frames["shank" + side].at(knee, -of(0.007), 0.0, -of(0.068))
    traces = (
        capsule(see(hip, of(HIP)), see(knee, of(KNEE))),
        hull((see(knee, of(KNEE)), see(calf, of(CALF)), see(ankle, of(ANKLE))), 18),
        hull((see(ankle, of(ANKLE)), see(heel, of(0.015)), see(ball, of(0.0115))), 14),
        capsule(see(ball, of(0.0115)), see(toe, of(0.009))),
    )
    return Part("leg", side, traces, between(hip, ankle, 0.5))


def _arm(body: Body, see: See, side: str) -> Part:
    at, of = body.points, body.skeleton.of
    shoulder, elbow, wrist, fingers = (at[name + side] for name in ("shoulder", "elbow", "wrist", "fingers"))
    traces = (
        capsule(see(shoulder, of(SHOULDER)), see(elbow, of(ELBOW))),
        capsule(see(elbow, of(ELBOW)), see(wrist, of(WRIST))),
        capsule(see(wrist, of(WRIST)), see(between(wrist, fingers, 0.72), of(PALM))),
    )
    return Part("arm", side, traces, between(shoulder, wrist, 0.5))


def _trunk(body: Body, see: See) -> Part:
    at, of = body.points, body.skeleton.of
    pelvis = _balls(body, see, "pelvis", at["pelvis"], PELVIS)
    chest = _balls(body, see, "chest", at["lumbar"], CHEST)
    neck = capsule(see(at["neck"], of(0.030)), see(between(at["neck"], at["head"], 0.6), of(0.027)))
    return Part("trunk", "", (hull(chest, 22), hull(pelvis, 20), neck), between(at["pelvis"], at["neck"], 0.5))


def _head(body: Body, see: See) -> Part:
    balls = _balls(body, see, "head", body.points["head"], SKULL)
    return Part("head", "", (hull(balls, 24),), body.points["head"])


def _balls(body: Body, see: See, frame: str, origin: Vec, balls: tuple[tuple[float, float, float, float], ...]) -> list[Ball]:
    of, directions = body.skeleton.of, body.frames[frame]
    return [
        see(directions.at(origin, of(x), of(y) * sign_of(side), of(z)), of(radius))
        for x, y, z, radius in balls
        for side in SIDES
        if y or side == "_left"
    ]


