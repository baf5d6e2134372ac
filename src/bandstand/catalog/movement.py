"""A movement in clinical words: a handful of key poses, and what stays planted."""

from collections.abc import Mapping
from dataclasses import dataclass

from bandstand.catalog.vocabulary import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyPose:
    """The body at one moment of the loop.

    `at` runs from 0 to 1. `angles` are in degrees, all of them, by name. `planted` does not move until the next
    key that no longer names it; the first one carries the body.
    """

    at: float
    planted: tuple[Contact, ...]
    angles: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One loop of one variant, written for the left side working or leading.

    `seconds` is the length of the loop. `heights` lifts a contact onto a prop, in metres above the floor.
    `stills` are up to three moments that tell the movement; `hero` is the one that stands for it.
    """

    exercise: str
    variant: str
    seconds: float
    hero: float
    stills: tuple[float, ...]
    keys: tuple[KeyPose, ...]
    heights: Mapping[Contact, float]
