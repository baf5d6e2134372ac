"""How a person wants their sessions to go: what comes before and after, and the room they have."""

from dataclasses import dataclass

FEWEST_STEPS, MOST_STEPS = 1, 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """What they said, once and for every plan. None: not said, which asks again and adds nothing.

    `room` is how many steps of a walk fit one way, 1 to 30. `stretches` are ids of the catalogue, for stretching of its
    own; empty: none is wanted.
    """

    warm_up: bool | None = None
    cool_down: bool | None = None
    room: int | None = None
    stretches: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.room is not None and not FEWEST_STEPS <= self.room <= MOST_STEPS:
            raise ValueError(f"a room has space for {FEWEST_STEPS} to {MOST_STEPS} steps, not {self.room}")


NOT_SAID = Practice()
