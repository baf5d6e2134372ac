"""A band as its owner knows it: its place in their own set, its colour and its maker."""

from dataclasses import dataclass

MOST_PULL = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """One of the bands a person owns, 1 the lightest of their own set; 0 means no band.

    Colours are never compared between makers: only the place in one's own set counts.

    Source:
        theraband-care: colours are not a standard.
    """

    ordinal: int
    colour: str = ""  # as the person says it
    brand: str = ""
    kind: str = ""  # mini-loop, loop, flat, tube; empty: not said
    lay_flat_mm: int | None = None
    pull: float | None = None  # beside the lightest of the set, which is 1, where its owner knows

    def __post_init__(self) -> None:
        if self.ordinal < 0:
            raise ValueError("a band's place in the set starts at 1; 0 means no band")
        if self.pull is not None and not 0 < self.pull < MOST_PULL:
            raise ValueError("a band pulls more than nothing, and within reason")

    def __str__(self) -> str:
        return f"{self.colour or f'number {self.ordinal}'} band" if self.ordinal else "no band"


NO_BAND = Band(ordinal=0)
