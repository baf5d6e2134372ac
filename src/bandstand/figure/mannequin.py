"""The body as rounded shapes: which balls make a limb, the trunk, the head."""

from collections.abc import Callable
from dataclasses import dataclass

from bandstand.body import SIDES, Body
from bandstand.body.space import Frame, Vec, between
from bandstand.figure.trace import Ball, Trace, capsule, hull

See = Callable[[Vec, float], Ball]  # a point and a radius in metres, as the picture shows them

# Radii as fractions of height. They are a mannequin's, not a person's: nobody's weight is drawn.
HIP, KNEE, CALF, ANKLE = 0.046, 0.030, 0.0305, 0.0185
SHOULDER, ELBOW, WRIST, PALM = 0.028, 0.0215, 0.0155, 0.0115

# Balls in a part's own directions: forward, left, up, radius. Those off the middle are on both sides.
PELVIS = ((0.0, 0.044, -0.004, 0.046), (-0.020, 0.038, -0.008, 0.044), (0.0, 0.036, 0.045, 0.046), (0.002, 0.028, 0.078, 0.047))
CHEST = (
    (0.002, 0.028, 0.012, 0.047),
    (0.004, 0.040, 0.095, 0.054),
    (0.002, 0.050, 0.150, 0.049),
    (0.0, 0.098, 0.194, 0.027),
    (0.0, 0.026, 0.210, 0.028),
)
SKULL = (
    (-0.014, 0.0, 0.014, 0.048),
    (0.002, 0.0, 0.022, 0.046),
    (0.006, 0.010, -0.008, 0.040),
    (0.016, 0.006, -0.038, 0.0235),
    (0.049, 0.0, -0.010, 0.008),
)
FOOT = ((-0.022, 0.004, -0.024, 0.015), (0.072, 0.014, -0.0275, 0.0115), (0.050, 0.010, -0.022, 0.0125))
TOES = ((0.0, 0.014, 0.0, 0.0115), (0.030, 0.011, 0.0, 0.0095))


@dataclass(frozen=True, slots=True)
class Part:
    """Shapes that are outlined as one. `side` is empty for trunk and head."""

    name: str
    side: str
    traces: tuple[Trace, ...]
    root: Vec  # where it hangs from, and how far it comes out: they tell what hides what
    reach: Vec


def parts_of(body: Body, see: See) -> tuple[Part, ...]:
    """The whole mannequin, in no order yet."""
    limbs = [make(body, see, side) for side in SIDES for make in (_leg, _arm)]
    return (_trunk(body, see), _head(body, see), *limbs)


def _leg(body: Body, see: See, side: str) -> Part:
    at, of = body.points, body.skeleton.of
    hip, knee, ankle, ball = (at[name + side] for name in ("hip", "knee", "ankle", "ball"))
    calf = body.frames["shank" + side].at(knee, -of(0.007), 0.0, -of(0.068))
    foot, toes = body.frames["foot" + side], body.frames["toes" + side]
    rear = [see(ankle, of(ANKLE)), *_balls(body, see, foot, ankle, FOOT)]
    traces = (
        capsule(see(hip, of(HIP)), see(knee, of(KNEE))),
        hull((see(knee, of(KNEE)), see(calf, of(CALF)), see(ankle, of(ANKLE))), 18),
        hull(rear, 18),
        hull(_balls(body, see, toes, ball, TOES), 12),
    )
    return Part("leg", side, traces, hip, knee)


def _arm(body: Body, see: See, side: str) -> Part:
    at, of = body.points, body.skeleton.of
    shoulder, elbow, wrist, fingers = (at[name + side] for name in ("shoulder", "elbow", "wrist", "fingers"))
    traces = (
        capsule(see(shoulder, of(SHOULDER)), see(elbow, of(ELBOW))),
        capsule(see(elbow, of(ELBOW)), see(wrist, of(WRIST))),
        capsule(see(wrist, of(WRIST)), see(between(wrist, fingers, 0.72), of(PALM))),
    )
    middle = between(shoulder, wrist, 0.5)
    return Part("arm", side, traces, middle, middle)


def _trunk(body: Body, see: See) -> Part:
    at, of = body.points, body.skeleton.of
    pelvis = _balls(body, see, body.frames["pelvis"], at["pelvis"], PELVIS)
    chest = _balls(body, see, body.frames["chest"], at["lumbar"], CHEST)
    neck = capsule(see(at["neck"], of(0.030)), see(between(at["neck"], at["head"], 0.6), of(0.027)))
    middle = between(at["pelvis"], at["neck"], 0.5)
    return Part("trunk", "", (hull(chest, 24), hull(pelvis, 20), neck), middle, middle)


def _head(body: Body, see: See) -> Part:
    balls = _balls(body, see, body.frames["head"], body.points["head"], SKULL)
    return Part("head", "", (hull(balls, 30),), body.points["head"], body.points["head"])


def _balls(
    body: Body, see: See, frame: Frame, origin: Vec, balls: tuple[tuple[float, float, float, float], ...]
) -> list[Ball]:
    of = body.skeleton.of
    return [
        see(frame.at(origin, of(x), of(y) * sign, of(z)), of(radius))
        for x, y, z, radius in balls
        for sign in ((1, -1) if y else (1,))
    ]
