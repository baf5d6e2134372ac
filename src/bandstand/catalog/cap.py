"""How far a precaution lets a joint go."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bandstand.catalog.vocabulary import JOINTS

_WRITTEN = re.compile(r"(most|least)-([a-z]+(?:-[a-z]+){1,2}?)-(-?[0-9]{1,3})|still-([a-z]+)")
_JOINTS = frozenset(name.partition("_")[0] for name, joint in JOINTS.items() if joint.paired)
BODY = "body"


class Way(StrEnum):
    """What a cap asks of a joint."""

    MOST = "most"  # never more degrees than these
    LEAST = "least"  # never fewer: "do not straighten the knee past 30"
    STILL = "still"  # there are degrees that nobody could read: where it stays still, nothing is broken


@dataclass(frozen=True, slots=True, order=True)
class Cap:
    """One movement of a joint, on both sides, and how many degrees it may reach: whose choice that is stays outside.

    Degrees count as in a pose: 10 degrees of hip extension are -10 of `hip_flexion`. A STILL cap names a whole joint
    (`ankle`), or `body` where any may be meant; its degrees are 0.

    >>> print(Cap("hip_flexion", 90), Cap("hip_flexion", -10, Way.LEAST), Cap("ankle", 0, Way.STILL))
    most-hip-flexion-90 least-hip-flexion--10 still-ankle
    """

    joint: str
    degrees: int
    way: Way = Way.MOST

    def __post_init__(self) -> None:
        if self.way is Way.STILL:
            if self.joint not in (*_JOINTS, BODY) or self.degrees:
                raise ValueError(f"no joint has the name {self.joint}, or it is still by degrees")
            return
        joint = JOINTS.get(self.joint)
        if joint is None or not joint.paired:
            raise ValueError(f"no joint moves by the name {self.joint}")
        low = max(0, joint.low) if self.way is Way.MOST else joint.low
        if not low <= self.degrees <= joint.high:
            raise ValueError(f"{self.joint} goes from {joint.low:g} to {joint.high:g} degrees")

    def __str__(self) -> str:
        name = f"{self.way}-{self.joint.replace('_', '-')}"
        return name if self.way is Way.STILL else f"{name}-{self.degrees}"

    def holds(self, angle: str) -> bool:
        """Whether an angle of a pose, such as hip_flexion_left, is one it caps."""
        plain = angle.removesuffix("_left").removesuffix("_right")
        return plain == self.joint if self.way is not Way.STILL else self.joint in (plain.partition("_")[0], BODY)

    def beyond(self, angles: Mapping[str, float]) -> float:
        """By how many degrees a pose goes beyond it; below 0 there is room left."""
        return max(self._beyond(degrees) for name, degrees in angles.items() if self.holds(name))

    def _beyond(self, degrees: float) -> float:
        match self.way:
            case Way.MOST:
                return degrees - self.degrees
            case Way.LEAST:
                return self.degrees - degrees
            case Way.STILL:
                return abs(degrees)

    @property
    def strictness(self) -> int:
        """Of two caps of one joint and one way, the lower is the stricter."""
        return -self.degrees if self.way is Way.LEAST else self.degrees


def read_cap(written: str) -> Cap:
    """The cap an address names. Raises ValueError where it names none."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise ValueError(f"{written} is no cap")
    if match[4]:
        return Cap(match[4], 0, Way.STILL)
    return Cap(match[2].replace("-", "_"), int(match[3]), Way(match[1]))


def read_caps(written: str) -> tuple[Cap, ...]:
    """Several caps, a comma between them; the opposite of `written_caps`. Raises ValueError."""
    caps = tuple(read_cap(each) for each in written.split(",")) if written else ()
    if not told_once(caps):
        raise ValueError(f"{written} caps a joint twice")
    return caps


def told_once(caps: tuple[Cap, ...]) -> bool:
    """Whether no joint is capped twice in the same way."""
    return len({(cap.joint, cap.way) for cap in caps}) == len(caps)


def written_caps(caps: tuple[Cap, ...]) -> str:
    """Several caps as one word of an address."""
    return ",".join(str(cap) for cap in caps)
