"""The most a precaution lets a joint bend."""

import re
from dataclasses import dataclass

from bandstand.catalog.vocabulary import JOINTS

_WRITTEN = re.compile(r"most-([a-z]+(?:-[a-z]+){1,2})-([0-9]{1,3})")


@dataclass(frozen=True, slots=True, order=True)
class Cap:
    """One movement of a joint, on both sides, and the most degrees it may reach: whose choice that is stays outside.

    >>> print(Cap("hip_flexion", 90))
    most-hip-flexion-90
    """

    joint: str
    most: int

    def __post_init__(self) -> None:
        joint = JOINTS.get(self.joint)
        if joint is None or not joint.paired:
            raise ValueError(f"no joint moves by the name {self.joint}")
        if not max(0, joint.low) <= self.most <= joint.high:
            raise ValueError(f"{self.joint} goes from {joint.low:g} to {joint.high:g} degrees")

    def __str__(self) -> str:
        return f"most-{self.joint.replace('_', '-')}-{self.most}"

    def holds(self, angle: str) -> bool:
        """Whether an angle of a pose, such as hip_flexion_left, is the one it caps."""
        return angle.removesuffix("_left").removesuffix("_right") == self.joint


def read_cap(written: str) -> Cap:
    """The cap an address names. Raises ValueError where it names none."""
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise ValueError(f"{written} is no cap")
    return Cap(match[1].replace("-", "_"), int(match[2]))
