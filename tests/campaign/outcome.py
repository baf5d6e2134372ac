"""What one part of the campaign comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bandstand.quantity import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How much was tried, what was measured, what was allowed, and whether it holds."""

    holds: bool
    n: int
    measured: str
    limit: str
    seconds: float

    def as_json(self) -> dict[str, Json]:
        """The outcome as the campaign prints it."""
        return {
            "pass": self.holds,
            "n": self.n,
            "measured": self.measured,
            "limit": self.limit,
            "seconds": round(self.seconds, 1),
        }

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "Outcome":
        """An outcome as another process printed it."""
        return cls(
            holds=told["pass"],
            n=told["n"],
            measured=told["measured"],
            limit=told["limit"],
            seconds=told["seconds"],
        )


def broken(error: Exception, seconds: float) -> Outcome:
    """A part that did not come to its end: it measured nothing, so it does not hold."""
    first = f"{type(error).__name__}: {error}".splitlines()[0]
    return Outcome(holds=False, n=0, measured=f"the part broke: {first}", limit="it comes to its end", seconds=seconds)
