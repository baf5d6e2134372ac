"""The words an entry of the catalogue may use, and what each means.

A word that is not here does not load. Angles are clinical: 0 is standing upright with the arms hanging.
"""

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """How an exercise is counted."""

    TIMED = "timed"  # movement for so many seconds
    REPS = "reps"
    HOLD = "hold"  # a position kept for so many seconds
    STRETCH = "stretch"  # held for so many seconds, to lengthen


class Purpose(StrEnum):
    """What an exercise is for; the library is shown in these groups, in this order."""

    STRENGTH = "strength"
    STRETCH = "stretch"
    WARM_UP = "warm-up"
    RUNNING_CHECK = "running-check"  # only when the way back to running asks for it


class Sided(StrEnum):
    """What the two sides of the body do; it decides how "on both legs" is to be read."""

    ALTERNATING = "alternating"  # legs take turns inside a set
    ONE_SIDED = "one-sided"  # one side for a whole set, then the other
    BOTH = "both"  # both move together
    TRAVELLING = "travelling"  # a walk: there and back, both legs work whichever way


class Opens(StrEnum):
    """The way a repetition goes out, before it is held and comes back; what the voice says follows it."""

    UP = "up"  # the pelvis or a leg rises first
    DOWN = "down"  # it sinks first
    OUT = "out"  # neither: a leg goes to the side, slides, opens or comes in


class Works(StrEnum):
    """Whose muscles work where one side is trained at a time: the figure tints them."""

    TRAINED = "trained"  # the side that is counted
    BOTH = "both"  # the other one as well, such as the leg somebody stands on


class Position(StrEnum):
    """How the body is placed to begin with."""

    STANDING = "standing"
    SEATED = "seated"  # on a chair, or on the floor
    SUPINE = "supine"  # on the back
    SIDE_LYING = "side-lying"
    HANDS_AND_KNEES = "hands-and-knees"
    PLANK = "plank"
    SIDE_PLANK = "side-plank"
    HALF_KNEELING = "half-kneeling"


class View(StrEnum):
    """Where the figure is seen from.

    Somebody who stands or sits and is seen from the front is seen as in a mirror: the left leg is on the left of the
    screen. All other views are as another person sees them; side and three-quarter look at the side that works.
    """

    FRONT = "front"
    SIDE = "side"
    THREE_QUARTER = "three-quarter"


class Need(StrEnum):
    """What has to be fetched."""

    BAND = "band"
    BENCH = "bench"
    SUPPORT = "support"  # a counter, a rail, the back of a heavy chair
    PAD = "pad"  # something soft under a knee
    CHAIR = "chair"
    STEP = "step"  # a low step or the lowest stair
    WALL = "wall"
    BED = "bed"  # a bed or a firm couch
    STRAP = "strap"  # a strap, a belt or a long towel
    BALL = "ball"  # a soft ball, a cushion or a rolled towel
    PILLOW = "pillow"


class Muscle(StrEnum):
    """The muscles an entry may name."""

    GLUTEUS_MEDIUS = "gluteus-medius"
    GLUTEUS_MINIMUS = "gluteus-minimus"
    GLUTEUS_MAXIMUS = "gluteus-maximus"
    TENSOR_FASCIAE_LATAE = "tensor-fasciae-latae"
    ILIOPSOAS = "iliopsoas"
    RECTUS_FEMORIS = "rectus-femoris"
    SARTORIUS = "sartorius"
    QUADRICEPS = "quadriceps"
    PIRIFORMIS = "piriformis"
    HIP_ROTATORS = "hip-rotators"
    HAMSTRINGS = "hamstrings"
    ADDUCTORS = "adductors"
    CALF = "calf"
    FOOT = "foot"
    ABDOMINALS = "abdominals"
    OBLIQUES = "obliques"
    BACK = "back"
    SHOULDER_GIRDLE = "shoulder-girdle"

    @property
    def plain(self) -> str:
        """Where the muscle is, in everyday words."""
        return _PLAIN[self]


_PLAIN = MappingProxyType(
    {
        Muscle.GLUTEUS_MEDIUS: "side of the buttock",
        Muscle.GLUTEUS_MINIMUS: "deep side of the buttock",
        Muscle.GLUTEUS_MAXIMUS: "buttock",
        Muscle.TENSOR_FASCIAE_LATAE: "outer front of the hip",
        Muscle.ILIOPSOAS: "front of the hip, deep",
        Muscle.RECTUS_FEMORIS: "front of the thigh",
        Muscle.SARTORIUS: "front of the hip, across the thigh",
        Muscle.QUADRICEPS: "front of the thigh",
        Muscle.PIRIFORMIS: "deep in the buttock",
        Muscle.HIP_ROTATORS: "deep in the buttock, turning the hip",
        Muscle.HAMSTRINGS: "back of the thigh",
        Muscle.ADDUCTORS: "inside of the thigh",
        Muscle.CALF: "calf",
        Muscle.FOOT: "small muscles of the foot",
        Muscle.ABDOMINALS: "front of the trunk",
        Muscle.OBLIQUES: "side of the trunk",
        Muscle.BACK: "along the spine",
        Muscle.SHOULDER_GIRDLE: "shoulders and upper back",
    }
)


class BandColour(StrEnum):
    """Colours a band can be drawn in. They are names, not strengths: makers differ."""

    TAN = "tan"
    YELLOW = "yellow"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    BLACK = "black"
    SILVER = "silver"
    GOLD = "gold"
    ORANGE = "orange"
    PURPLE = "purple"
    PINK = "pink"
    WHITE = "white"
    GREY = "grey"
    TEAL = "teal"
    BROWN = "brown"
    PLAIN = "plain"  # there is a band; its colour is not known

    @classmethod
    def named_in(cls, text: str) -> "BandColour":
        """The colour a person's own words name; PLAIN where they name none."""
        words = text.lower().replace("gray", "grey").replace("beige", "tan").replace("violet", "purple").split()
        return next((colour for word in reversed(words) for colour in cls if colour == word.strip(".,;:()")), cls.PLAIN)


class Contact(StrEnum):
    """A part of the body that rests on the floor or on a prop, and does not slide."""

    FOOT_LEFT = "foot_left"  # the whole sole
    FOOT_RIGHT = "foot_right"
    TOES_LEFT = "toes_left"  # the ball of the foot, heel lifted
    TOES_RIGHT = "toes_right"
    HEEL_LEFT = "heel_left"
    HEEL_RIGHT = "heel_right"
    SHIN_LEFT = "shin_left"  # knee and shin
    SHIN_RIGHT = "shin_right"
    KNEE_LEFT = "knee_left"  # the knee alone
    KNEE_RIGHT = "knee_right"
    EDGE_LEFT = "edge_left"  # the outer edge of the foot
    EDGE_RIGHT = "edge_right"
    HAND_LEFT = "hand_left"  # the palm, lying flat
    HAND_RIGHT = "hand_right"
    PALM_LEFT = "palm_left"  # the palm against a wall in front, fingers up
    PALM_RIGHT = "palm_right"
    FOREARM_LEFT = "forearm_left"  # elbow, forearm and hand
    FOREARM_RIGHT = "forearm_right"
    SIDE_LEFT = "side_left"  # lying on this side: the outer hip
    SIDE_RIGHT = "side_right"
    BACK = "back"  # pelvis and shoulders
    SHOULDERS = "shoulders"  # the shoulder blades, with the pelvis free to rise
    SEAT = "seat"  # the sitting bones

    @property
    def mirrored(self) -> "Contact":
        """The same part of the other side."""
        return Contact(swap_sides(self))

    @property
    def rolled(self) -> "Contact | None":
        """A foot that rises onto its ball keeps its place, as a ball does whose heel comes down; None for others."""
        part, _, side = self.partition("_")
        other = {"foot": "toes", "toes": "foot"}.get(part)
        return Contact(f"{other}_{side}") if other else None


HELD = ("thigh", "knee", "shin", "ankle", "foot", "hip", "shoulder")
"""The parts of the body a hand may hold, each with a side: `knee_left`."""


def swap_sides(name: str) -> str:
    """The same name, left and right exchanged."""
    if name.endswith("_left"):
        return name.removesuffix("_left") + "_right"
    if name.endswith("_right"):
        return name.removesuffix("_right") + "_left"
    return name


@dataclass(frozen=True, slots=True)
class Joint:
    """One movement of a joint, with the range a healthy adult has, in degrees.

    `paired` movements exist on both sides, as `hip_flexion_left` and `hip_flexion_right`. For those that are not,
    `turns` says whether left and right change sign in a mirror.
    """

    low: float
    high: float
    means: str
    source: str
    paired: bool = True
    turns: bool = False


JOINTS = MappingProxyType(
    {
        # The pelvis in the room: not a joint, so any angle is possible.
        "lean": Joint(-180, 180, "pelvis tips forward; -90 lies on the back", "general-practice", False),
        "list": Joint(-180, 180, "pelvis drops to the right, rises on the left", "general-practice", False, True),
        "turn": Joint(-180, 180, "pelvis turns to the left", "general-practice", False, True),
        "spine_flexion": Joint(-25, 80, "trunk bends forward on the pelvis", "aaos-1965", False),
        "spine_side_bend": Joint(-35, 35, "trunk bends to the left", "aaos-1965", False, True),
        "spine_rotation": Joint(-45, 45, "trunk turns to the left", "aaos-1965", False, True),
        "neck_flexion": Joint(-60, 50, "chin toward the chest", "norkin-white-2016", False),
        "hip_flexion": Joint(-20, 120, "knee forward and up; below 0 the leg goes back", "aaos-1965"),
        "hip_abduction": Joint(-30, 45, "leg out to its side", "aaos-1965"),
        "hip_rotation": Joint(
            -45, 60, "thigh turns outward; 45 alone, 60 with the weight of the other leg", "norkin-white-2016"
        ),
        "knee_flexion": Joint(-5, 140, "heel toward the buttock", "aaos-1965"),
        "knee_drift": Joint(-40, 40, "a planted leg's knee off the line of its toes, outward", "general-practice"),
        "ankle_dorsiflexion": Joint(-50, 35, "foot up; up to 20 without weight, 35 with weight on it", "bennell-1998"),
        "ankle_inversion": Joint(-20, 35, "sole turns inward", "aaos-1965"),
        "toe_extension": Joint(-40, 75, "toes bend up", "aaos-1965"),
        "shoulder_flexion": Joint(-60, 180, "arm forward and up", "aaos-1965"),
        "shoulder_abduction": Joint(-45, 180, "arm out to its side", "aaos-1965"),
        "shoulder_rotation": Joint(-80, 90, "upper arm turns outward", "aaos-1965"),
        "elbow_flexion": Joint(-5, 150, "hand toward the shoulder", "aaos-1965"),
        "wrist_extension": Joint(-80, 90, "back of the hand toward the forearm", "kapandji-2007"),
    }
)


def joint_of(angle: str) -> Joint | None:
    """The movement an angle's name speaks of, None where no such angle exists."""
    plain = angle.removesuffix("_left").removesuffix("_right")
    joint = JOINTS.get(plain)
    return joint if joint and joint.paired == (plain != angle) else None


def angle_names() -> tuple[str, ...]:
    """Every angle of a whole pose, both sides, in a fixed order."""
    return tuple(
        name + side for name, joint in JOINTS.items() for side in (("_left", "_right") if joint.paired else ("",))
    )
