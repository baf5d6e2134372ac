"""A movement in clinical words: a handful of key poses, and what stays planted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from bandstand.catalog.vocabulary import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPose:
    """The body at one moment of the loop.

    `at` runs from 0 to 1. `angles` are in degrees, all of them, by name. `planted` does not move until the next
    key that no longer names it; the first one carries the body. `heights` lifts a contact onto a prop, in metres above
    the floor. `holds` says which part of the body a hand has hold of (`_left` or `_right`: such as `knee_left`).
    `flight` is how high the lower foot is in the air, in metres, None while something is planted; the body has then
    gone `forward` so many metres since the key before, and so it has when it lands.
    """

    at: float
    planted: tuple[Contact, ...]
    angles: Mapping[str, float]
    heights: Mapping[Contact, float]
    holds: Mapping[str, str]
    flight: float | None = None
    forward: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One loop of one variant, written for the left side working or leading.

    `seconds` is the length of the loop. `stills` are up to three moments that tell the movement; `hero` is the one
    that stands for it. `faults` are common mistakes that can be drawn: by the id of the fault, the degrees by which
    angles are off through the whole loop.
    """

    exercise: str
    variant: str
    seconds: float
    hero: float
    stills: tuple[float, ...]
    keys: tuple[KeyPose, ...]
    faults: Mapping[str, Mapping[str, float]]

    @property
    def held(self) -> tuple[float, float] | None:
        """The longest span in which nothing moves, from one moment to another; None where something always does."""
        spans = pairwise((*self.keys, replace(self.keys[0], at=1.0)))
        still = [(key.at, then.at) for key, then in spans if key.angles == then.angles and key.planted == then.planted]
        return max(still, key=lambda span: span[1] - span[0], default=None)
