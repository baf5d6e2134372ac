"""The words people and surgeons use for joints and what these do, and the angle of a pose that each means."""

import re
from enum import StrEnum

from bandstand.catalog import BODY, JOINTS, Cap, Way


class Move(StrEnum):
    """What a joint does."""

    FLEX = r"flex\w*|bend\w*|bent|squat\w*|lung\w*"
    EXTEND = r"(?:hyper)?exten[dst]\w*|ext\b"
    STRAIGHTEN = r"straighten\w*|straighter"  # its degrees are those that are left of the bend
    ABDUCT = r"abduct\w*|abd\b|sideways|out to (?:the|its|your) sides?|apart|spread\w*"
    ADDUCT = r"adduct\w*|add\b|across|cross\w*"
    TURN_OUT = r"external\w*|outward\w*|lateral(?:ly)? rotat\w*|(?:turn|roll|rotat)\w* (?:\w+ ){0,2}out\b|er\b"
    TURN_IN = r"internal\w*|inward\w*|medial(?:ly)? rotat\w*|(?:turn|roll|rotat)\w* (?:\w+ ){0,2}in\b|ir\b"
    TURN = r"rotat\w*|twist\w*"  # no way said: both
    LIFT = r"lift\w*|rais\w*|elevat\w*|higher"
    DORSIFLEX = r"dorsi\w*"
    PLANTARFLEX = r"plantar\w*"
    INVERT = r"inver[st]\w*"
    EVERT = r"ever(?:t|sion)\w*"


MOVES = tuple((move, re.compile(rf"\b(?:{move.value})")) for move in Move)
# A bend forward at the waist is one of the hip; a back has no cap of its own.
PARTS = tuple(
    (part, re.compile(rf"\b(?:{words})\b"))
    for part, words in (
        ("hip", r"hips?|groins?|waist|(?:bend|bent|bending|lean|leaning) (?:\w+ )?(?:forwards?|over|down)"),
        ("knee", r"knees?"),
        ("leg", r"legs?|thighs?|squat\w*|lung(?:e|es|ing)"),
        ("shoulder", r"shoulders?|arms?"),
        ("elbow", r"elbows?"),
        ("ankle", r"ankles?|foot|feet"),
        ("toe", r"toes?"),
        ("wrist", r"wrists?|hands?"),
        (BODY, r"backs?|spine|trunk|torso|neck|head|pelvis"),
    )
)

# Of a part and a move: the angles of a pose, and whether degrees of the move count up or down in it.
_UP, _DOWN, _LEFT_OVER = (Way.MOST, 1), (Way.LEAST, -1), (Way.LEAST, 1)
_Angles = tuple[tuple[str, tuple[Way, int]], ...]
_HIP_LIFT: _Angles = (("hip_flexion", _UP), ("hip_abduction", _UP))


def _ball(joint: str) -> dict[tuple[str, Move], _Angles]:
    flexion, abduction, rotation = (f"{joint}_{each}" for each in ("flexion", "abduction", "rotation"))
    return {
        (joint, Move.FLEX): ((flexion, _UP),),
        (joint, Move.EXTEND): ((flexion, _DOWN),),
        (joint, Move.ABDUCT): ((abduction, _UP),),
        (joint, Move.ADDUCT): ((abduction, _DOWN),),
        (joint, Move.TURN_OUT): ((rotation, _UP),),
        (joint, Move.TURN_IN): ((rotation, _DOWN),),
        (joint, Move.TURN): ((rotation, _UP), (rotation, _DOWN)),
        (joint, Move.LIFT): ((flexion, _UP), (abduction, _UP)),
    }


def _hinge(joint: str) -> dict[tuple[str, Move], _Angles]:
    flexion = f"{joint}_flexion"
    return {
        (joint, Move.FLEX): ((flexion, _UP),),
        (joint, Move.EXTEND): ((flexion, _LEFT_OVER),),
        (joint, Move.STRAIGHTEN): ((flexion, _LEFT_OVER),),
    }


ANGLES: dict[tuple[str, Move], _Angles] = {
    **_ball("hip"),
    **_ball("shoulder"),
    **_hinge("knee"),
    **_hinge("elbow"),
    ("hip", Move.STRAIGHTEN): (("hip_flexion", _LEFT_OVER),),
    ("knee", Move.LIFT): (("hip_flexion", _UP),),  # whoever lifts a knee bends the hip
    ("leg", Move.FLEX): (("hip_flexion", _UP), ("knee_flexion", _UP)),
    ("leg", Move.STRAIGHTEN): (("knee_flexion", _LEFT_OVER),),
    **{
        ("leg", move): _ball("hip")["hip", move] for move in Move if ("hip", move) in _ball("hip") and move != Move.FLEX
    },
    ("ankle", Move.DORSIFLEX): (("ankle_dorsiflexion", _UP),),
    ("ankle", Move.PLANTARFLEX): (("ankle_dorsiflexion", _DOWN),),
    ("ankle", Move.INVERT): (("ankle_inversion", _UP),),
    ("ankle", Move.EVERT): (("ankle_inversion", _DOWN),),
    ("wrist", Move.EXTEND): (("wrist_extension", _UP),),
    ("wrist", Move.FLEX): (("wrist_extension", _DOWN),),
    ("toe", Move.EXTEND): (("toe_extension", _UP),),
    ("toe", Move.FLEX): (("toe_extension", _DOWN),),
}
# What is meant where only the joint and its degrees are named.
USUAL = {"hip": Move.FLEX, "knee": Move.FLEX, "leg": Move.FLEX, "elbow": Move.FLEX, "shoulder": Move.LIFT}

LARGE = ("hip", "knee", "shoulder", "elbow")


def parts_in(words: str) -> tuple[str, ...]:
    """The parts of the body these words name; the back only where nothing else is named."""
    found = [part for part, pattern in PARTS if pattern.search(words)]
    return tuple(part for part in found if part != BODY) or tuple(found)


def moves_in(words: str) -> tuple[Move, ...]:
    """What these words say a joint does; a turn has no second way where its own is named."""
    found = [move for move, pattern in MOVES if pattern.search(words)]
    turned = Move.TURN_IN in found or Move.TURN_OUT in found
    return tuple(move for move in found if not (move is Move.TURN and turned))


def can(part: str, move: Move) -> bool:
    """Whether a part of the body does so."""
    return (part, move) in ANGLES


def with_move(move: Move) -> tuple[str, ...]:
    """Every part that may be meant where none is named: the large joints that do so, else any."""
    every = tuple(part for part, able in ANGLES if able is move)
    return tuple(part for part in every if part in LARGE) or every


def still(part: str) -> Cap:
    """There are degrees for this part that nobody could read."""
    return Cap({"leg": "hip"}.get(part, part), 0, Way.STILL)


def caps_of_all(degrees: int) -> tuple[Cap, ...]:
    """What "no further than 90 degrees" asks where nothing is named: no joint goes further, whichever was meant."""
    joints = {name: joint for name, joint in JOINTS.items() if joint.paired}
    most = [Cap(name, degrees) for name, joint in joints.items() if degrees < joint.high]
    least = [Cap(name, -degrees, Way.LEAST) for name, joint in joints.items() if -degrees > joint.low]
    trunk = any(degrees < joint.high for name, joint in JOINTS.items() if name.startswith("spine"))
    return (still(BODY),) if trunk else (*most, *least)


def caps_of(part: str, move: Move, degrees: int, *, at_least: bool = False) -> tuple[Cap, ...]:
    """What so many degrees of a move are as caps; none where a joint has no more than that anyway.

    `at_least` turns it round: the joint never has fewer.
    """
    found: list[Cap] = []
    for angle, (way, sign) in ANGLES.get((part, move), ()):
        joint = JOINTS[angle]
        if at_least and way is Way.LEAST:
            return (still(part),)
        wanted = Way.LEAST if at_least else way
        if wanted is Way.LEAST and sign * degrees > joint.high:
            return (still(part),)
        if (wanted is Way.MOST and degrees <= joint.high) or (wanted is Way.LEAST and sign * degrees >= joint.low):
            found.append(Cap(angle, sign * degrees, wanted))
    return tuple(found)
