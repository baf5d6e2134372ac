"""Where a working muscle lies, as a soft patch on the limb that it belongs to."""

from dataclasses import dataclass

from bandstand.body import Body, sign_of
from bandstand.body.space import Vec, dot, unit
from bandstand.catalog import Muscle
from bandstand.figure.camera import Camera
from bandstand.figure.stage import Stage
from bandstand.figure.trace import Trace, capsule

Spot = tuple[str, str, Vec]  # a part's frame, the joint it starts from, and how far forward, out and up


@dataclass(frozen=True, slots=True)
class Patch:
    """From one spot to another, with radii; `faces` is the direction it looks, in the first spot's frame.

    All lengths are fractions of height, for the left side. `on` is the part it is painted on.
    """

    on: str
    start: Spot
    end: Spot
    radii: tuple[float, float]
    faces: Vec


PATCHES: dict[Muscle, Patch] = {
    Muscle.GLUTEUS_MEDIUS: Patch(
        "leg",
        ("pelvis", "hip", (-0.006, 0.021, 0.017)),
        ("thigh", "hip", (-0.004, 0.025, -0.032)),
        (0.024, 0.017),
        (0, 1, 0),
    ),
    Muscle.GLUTEUS_MAXIMUS: Patch(
        "leg",
        ("pelvis", "hip", (-0.018, 0.0, 0.012)),
        ("thigh", "hip", (-0.016, 0.008, -0.055)),
        (0.027, 0.018),
        (-1, 0, 0),
    ),
    Muscle.TENSOR_FASCIAE_LATAE: Patch(
        "leg",
        ("pelvis", "hip", (0.022, 0.014, 0.016)),
        ("thigh", "hip", (0.016, 0.022, -0.06)),
        (0.012, 0.010),
        (0.7, 0.7, 0),
    ),
    Muscle.ILIOPSOAS: Patch(
        "leg",
        ("pelvis", "hip", (0.022, -0.008, 0.020)),
        ("thigh", "hip", (0.022, -0.006, -0.045)),
        (0.020, 0.014),
        (1, 0, 0),
    ),
    Muscle.RECTUS_FEMORIS: Patch(
        "leg", ("thigh", "hip", (0.020, 0.002, -0.06)), ("thigh", "knee", (0.010, 0.0, 0.03)), (0.020, 0.014), (1, 0, 0)
    ),
    Muscle.SARTORIUS: Patch(
        "leg",
        ("thigh", "hip", (0.026, 0.022, -0.02)),
        ("thigh", "knee", (0.004, -0.014, 0.02)),
        (0.009, 0.008),
        (1, 0, 0),
    ),
    Muscle.QUADRICEPS: Patch(
        "leg", ("thigh", "hip", (0.014, 0.006, -0.07)), ("thigh", "knee", (0.008, 0.0, 0.03)), (0.024, 0.016), (1, 0, 0)
    ),
    Muscle.PIRIFORMIS: Patch(
        "leg",
        ("pelvis", "hip", (-0.026, -0.020, 0.016)),
        ("thigh", "hip", (-0.014, 0.018, -0.012)),
        (0.018, 0.014),
        (-1, 0, 0),
    ),
    Muscle.ABDOMINALS: Patch(
        "trunk",
        ("chest", "lumbar", (0.026, 0.0, -0.05)),
        ("chest", "lumbar", (0.030, 0.0, 0.09)),
        (0.026, 0.028),
        (1, 0, 0),
    ),
    Muscle.HAMSTRINGS: Patch(
        "leg",
        ("thigh", "hip", (-0.018, 0.004, -0.06)),
        ("thigh", "knee", (-0.010, 0.0, 0.03)),
        (0.022, 0.014),
        (-1, 0, 0),
    ),
    Muscle.ADDUCTORS: Patch(
        "leg",
        ("thigh", "hip", (0.004, -0.024, -0.035)),
        ("thigh", "knee", (0.004, -0.014, 0.06)),
        (0.018, 0.012),
        (0.4, -0.9, 0),
    ),
    Muscle.CALF: Patch(
        "leg",
        ("shank", "knee", (-0.014, 0.0, -0.04)),
        ("shank", "knee", (-0.008, 0.0, -0.135)),
        (0.020, 0.012),
        (-1, 0, 0),
    ),
    Muscle.FOOT: Patch(
        "leg",
        ("foot", "ankle", (0.0, 0.008, -0.024)),
        ("foot", "ankle", (0.06, 0.010, -0.026)),
        (0.012, 0.010),
        (0, 1, 0),
    ),
    Muscle.OBLIQUES: Patch(
        "trunk",
        ("chest", "lumbar", (0.010, 0.052, -0.03)),
        ("chest", "lumbar", (0.010, 0.058, 0.07)),
        (0.020, 0.022),
        (0.3, 0.9, 0),
    ),
    Muscle.BACK: Patch(
        "trunk",
        ("chest", "lumbar", (-0.032, 0.0, -0.05)),
        ("chest", "lumbar", (-0.036, 0.0, 0.12)),
        (0.022, 0.026),
        (-1, 0, 0),
    ),
    Muscle.SHOULDER_GIRDLE: Patch(
        "arm",
        ("chest", "shoulder", (0.0, 0.0, 0.0)),
        ("upper_arm", "shoulder", (0.0, 0.0, -0.04)),
        (0.024, 0.019),
        (0, 1, 0),
    ),
}
# The deep ones are painted where the one above them lies.
PATCHES[Muscle.GLUTEUS_MINIMUS] = PATCHES[Muscle.GLUTEUS_MEDIUS]
PATCHES[Muscle.HIP_ROTATORS] = PATCHES[Muscle.PIRIFORMIS]

FACING = -0.35  # a patch at the edge of a limb is still seen; one on its far side is not


def patch_trace(patch: Patch, body: Body, side: str, stage: Stage) -> Trace:
    """The outline of a patch on one side of the body."""
    first, second = (_place(spot, body, side) for spot in (patch.start, patch.end))
    of = body.skeleton.of
    return capsule(stage.ball(first, of(patch.radii[0])), stage.ball(second, of(patch.radii[1])))


def looks_at(patch: Patch, body: Body, side: str, camera: Camera) -> bool:
    """Whether a patch is on the side of the body that the camera sees."""
    x, y, z = patch.faces
    frame = body.frames[_frame_name(patch.start[0], side)]
    return dot(unit(frame.at((0.0, 0.0, 0.0), x, y * sign_of(side), z)), camera.toward) > FACING


def _place(spot: Spot, body: Body, side: str) -> Vec:
    part, joint, (x, y, z) = spot
    of = body.skeleton.of
    origin = body.points[joint if joint in body.points else joint + side]
    return body.frames[_frame_name(part, side)].at(origin, of(x), of(y) * sign_of(side), of(z))


def _frame_name(part: str, side: str) -> str:
    return part if part in ("pelvis", "chest", "head") else part + side
