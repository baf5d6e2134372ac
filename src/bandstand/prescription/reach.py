"""What a sheet can mean: the least and the most of every number in a dose.

Beyond it a number is a slip of the pen or of the finger, and is asked about. Source: bandstand-choice.
"""

from collections.abc import Mapping
from types import MappingProxyType

REACH: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "sets": (1, 30),
        "reps": (1, 200),
        "hold_s": (1, 3600),
        "duration_s": (1, 7200),
        "distance_m": (0.1, 20_000),
        "rest_s": (0, 1800),
        "times": (1, 24),  # a day or a week
    }
)


def is_in_reach(what: str, low: float, high: float) -> bool:
    """Whether a number or range is one that a sheet can mean."""
    least, most = REACH[what]
    return least <= low and high <= most
