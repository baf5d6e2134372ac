"""A span of whole numbers, as therapists write them: 3, or 10-15."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, init=False, order=True)
class Range:
    """From low to high, both included; one number is a range of itself.

    >>> print(Range(10, 15), Range(3))
    10-15 3
    """

    low: int
    high: int

    def __init__(self, low: int, high: int | None = None) -> None:
        object.__setattr__(self, "low", low)
        object.__setattr__(self, "high", low if high is None else high)
        if not 0 <= self.low <= self.high:
            raise ValueError(f"a range runs upward from 0 or more, not from {low} to {high}")

    def __str__(self) -> str:
        return str(self.low) if self.is_single else f"{self.low}-{self.high}"

    def __repr__(self) -> str:
        return f"Range({self.low})" if self.is_single else f"Range({self.low}, {self.high})"

    def __contains__(self, number: int) -> bool:
        return self.low <= number <= self.high

    @property
    def is_single(self) -> bool:
        """Whether low and high are the same number."""
        return self.low == self.high

    def map(self, change: Callable[[int], int]) -> "Range":
        """The range with both ends changed by one rule."""
        return Range(change(self.low), change(self.high))

    def at_most(self, limit: int) -> "Range":
        """The range with both ends held at or under a limit."""
        return self.map(lambda number: min(number, limit))
