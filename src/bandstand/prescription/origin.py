"""Where a field of the plan came from: the sheet's words, a person, a proposal, or nowhere yet."""

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """The four ways a field can stand in a plan."""

    STATED = "stated"
    CHOSEN = "chosen"
    PROPOSED = "proposed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters of the text as given, from start up to but not including end."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forward, not from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where one field came from; `by` who chose it.

    `spans` are the words that carry it: where stated, and where a person said that these words mean it.
    """

    source: Source
    spans: tuple[Span, ...] = ()
    by: str = ""


OWNER = "owner"  # the person whose plan it is, as the one who chose

UNKNOWN = Origin(Source.UNKNOWN)
PROPOSED = Origin(Source.PROPOSED)
