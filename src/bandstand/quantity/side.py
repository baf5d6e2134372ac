"""Left and right are the person's own, as they would say it."""

from enum import StrEnum


class Side(StrEnum):
    """One side of the body. No side at all is None."""

    LEFT = "left"
    RIGHT = "right"

    @property
    def other(self) -> "Side":
        """The opposite side."""
        return Side.RIGHT if self is Side.LEFT else Side.LEFT
