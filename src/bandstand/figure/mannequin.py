"""The body as rounded shapes: which balls make a limb, the trunk, the head."""

from dataclasses import dataclass
from functools import lru_cache

from bandstand.body import SIDES, Body
from bandstand.body.space import Frame, Vec, between
from bandstand.figure.camera import Camera
from bandstand.figure.stage import Stage
from bandstand.figure.trace import Point, Trace, capsule, hull, hull_points

# Radii as fractions of height. They are a mannequin's, not a person's: nobody's weight is drawn.
HIP, KNEE, CALF, ANKLE = 0.046, 0.030, 0.0305, 0.0185
SHOULDER, ELBOW, WRIST, PALM = 0.028, 0.0215, 0.0155, 0.0115


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """A rigid part as balls in its own directions: forward, left, up, radius. Those off the middle stand twice."""

    balls: tuple[tuple[float, float, float, float], ...]
    corners: int


PELVIS = Shape(
    (
        (0.0, 0.044, -0.004, 0.046),
        (-0.020, 0.038, -0.008, 0.044),
        (0.0, 0.036, 0.045, 0.046),
        (0.002, 0.028, 0.078, 0.047),
    ),
    20,
)
CHEST = Shape(
    (
        (0.002, 0.028, 0.012, 0.047),
        (0.004, 0.040, 0.095, 0.054),
        (0.002, 0.050, 0.150, 0.049),
        (0.0, 0.098, 0.194, 0.027),
        (0.0, 0.026, 0.210, 0.028),
    ),
    24,
)
CHEST_FULL = Shape(  # after a breath in: the ribs come forward, the shoulders stay
    tuple((x + 0.006, y, z, radius + 0.003) if z < 0.16 else (x, y, z, radius) for x, y, z, radius in CHEST.balls),
    CHEST.corners,
)
SKULL = Shape(
    (
        (-0.014, 0.0, 0.014, 0.048),
        (0.002, 0.0, 0.022, 0.046),
        (0.006, 0.010, -0.008, 0.040),
        (0.016, 0.006, -0.038, 0.0235),
        (0.049, 0.0, -0.010, 0.008),
    ),
    30,
)
FOOT = Shape(
    (
        (0.0, 0.0, 0.0, ANKLE),
        (-0.022, 0.004, -0.024, 0.015),
        (0.072, 0.014, -0.0275, 0.0115),
        (0.050, 0.010, -0.022, 0.0125),
    ),
    16,
)
TOES = Shape(((0.0, 0.014, 0.0, 0.0115), (0.030, 0.011, 0.0, 0.0095)), 12)


@dataclass(frozen=True, slots=True)
class Part:
    """Shapes that are outlined as one. `side` is empty for trunk and head."""

    name: str
    side: str
    traces: tuple[Trace, ...]
    root: Vec  # where it hangs from, and how far it comes out: they tell what hides what
    reach: Vec


def parts_of(body: Body, stage: Stage, breathed_in: bool = False) -> tuple[Part, ...]:
    """The whole mannequin, in no order yet."""
    limbs = [make(body, stage, side) for side in SIDES for make in (_leg, _arm)]
    return (_trunk(body, stage, CHEST_FULL if breathed_in else CHEST), _head(body, stage), *limbs)


def _leg(body: Body, stage: Stage, side: str) -> Part:
    at, of = body.points, body.skeleton.of
    hip, knee, ankle, ball = (at[name + side] for name in ("hip", "knee", "ankle", "ball"))
    calf = body.frames["shank" + side].at(knee, -of(0.007), 0.0, -of(0.068))
    see = stage.ball
    traces = (
        capsule(see(hip, of(HIP)), see(knee, of(KNEE))),
        hull((see(knee, of(KNEE)), see(calf, of(CALF)), see(ankle, of(ANKLE))), 18),
        _rigid(body, stage, "foot" + side, ankle, FOOT),
        _rigid(body, stage, "toes" + side, ball, TOES),
    )
    return Part("leg", side, traces, hip, knee)


def _arm(body: Body, stage: Stage, side: str) -> Part:
    at, of = body.points, body.skeleton.of
    see = stage.ball
    shoulder, elbow, wrist, fingers = (at[name + side] for name in ("shoulder", "elbow", "wrist", "fingers"))
    traces = (
        capsule(see(shoulder, of(SHOULDER)), see(elbow, of(ELBOW))),
        capsule(see(elbow, of(ELBOW)), see(wrist, of(WRIST))),
        capsule(see(wrist, of(WRIST)), see(between(wrist, fingers, 0.72), of(PALM))),
    )
    middle = between(shoulder, wrist, 0.5)
    return Part("arm", side, traces, middle, middle)


def _trunk(body: Body, stage: Stage, ribs: Shape) -> Part:
    at, of = body.points, body.skeleton.of
    see = stage.ball
    pelvis = _rigid(body, stage, "pelvis", at["pelvis"], PELVIS)
    chest = _rigid(body, stage, "chest", at["lumbar"], ribs)
    neck = capsule(see(at["neck"], of(0.030)), see(between(at["neck"], at["head"], 0.6), of(0.027)))
    middle = between(at["pelvis"], at["neck"], 0.5)
    return Part("trunk", "", (chest, pelvis, neck), middle, middle)


def _head(body: Body, stage: Stage) -> Part:
    middle = body.points["head"]
    return Part("head", "", (_rigid(body, stage, "head", middle, SKULL),), middle, middle)


def _rigid(body: Body, stage: Stage, part: str, origin: Vec, shape: Shape) -> Trace:
    """A part that keeps its form: worked out once for every way it is turned, then only carried along."""
    turned = tuple(tuple(round(share, 4) for share in direction) for direction in body.frames[part])
    x, y = stage.point(origin)
    of = stage.scale * body.skeleton.stature
    points = [(round(x + dx * of), round(y + dy * of)) for dx, dy in outline(shape, turned, stage.camera)]
    return Trace(tuple(points))


@lru_cache(maxsize=4096)
def outline(shape: Shape, turned: tuple[Vec, Vec, Vec], camera: Camera) -> tuple[Point, ...]:
    """The hull of a shape's balls round its origin, for a body and a paper of size 1."""
    frame = Frame(*turned)
    balls = [
        (*camera.flat(frame.at((0.0, 0.0, 0.0), x, y * sign, z)), radius)
        for x, y, z, radius in shape.balls
        for sign in ((1, -1) if y else (1,))
    ]
    return hull_points([(x, -y, radius) for x, y, radius in balls], shape.corners)
