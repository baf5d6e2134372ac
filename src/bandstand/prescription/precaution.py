"""What a precaution in a person's own words asks of the joints: "no hip bending past 90 degrees"."""

import re
from collections.abc import Iterable, Iterator

from bandstand.catalog import Cap

# A joint's name, a word for one of its movements, and the movement it means.
_MOVEMENTS = (
    (re.compile(r"\bhips?\b"), re.compile(r"\b(?:flex\w*|bend\w*|bent)\b"), "hip_flexion"),
    (re.compile(r"\bhips?\b"), re.compile(r"\b(?:abduct\w*|sideways|out to the side|apart)\b"), "hip_abduction"),
    (re.compile(r"\bhips?\b"), re.compile(r"\b(?:external(?:ly)? rotat\w*|turn\w* out\w*)\b"), "hip_rotation"),
    (re.compile(r"\bknees?\b"), re.compile(r"\b(?:flex\w*|bend\w*|bent)\b"), "knee_flexion"),
    (re.compile(r"\bshoulders?\b"), re.compile(r"\b(?:flex\w*|forward|lift\w*|rais\w*)\b"), "shoulder_flexion"),
    (re.compile(r"\belbows?\b"), re.compile(r"\b(?:flex\w*|bend\w*|bent)\b"), "elbow_flexion"),
)
_DEGREES = re.compile(r"\b([0-9]{1,3}) ?(?:degrees?|deg\b|°|º)")
_AT_LEAST = re.compile(r"\b(?:at least|minimum|or more)\b")
_SENTENCE = re.compile(r"[.;\n]")


def caps_in(precautions: Iterable[str]) -> tuple[Cap, ...]:
    """The most degrees each joint may reach, by the strictest of the precautions; what names no number caps nothing."""
    found: dict[str, Cap] = {}
    for cap in (cap for words in precautions for sentence in _SENTENCE.split(words.lower()) for cap in _caps(sentence)):
        found[cap.joint] = min(cap, found.get(cap.joint, cap))
    return tuple(sorted(found.values()))


def _caps(sentence: str) -> Iterator[Cap]:
    degrees = _DEGREES.search(sentence)
    if degrees is None or _AT_LEAST.search(sentence):
        return
    for joint, moves, name in _MOVEMENTS:
        if joint.search(sentence) and moves.search(sentence):
            try:
                yield Cap(name, int(degrees[1]))
            except ValueError:
                continue  # more than the joint has: it caps nothing
