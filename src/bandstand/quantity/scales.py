"""The small scales people answer on. Each is a whole number that checks itself."""

from typing import ClassVar, Self


class _Scale(int):
    """A whole number between fixed ends; anything else raises ValueError."""

    LOWEST: ClassVar[int] = 0
    HIGHEST: ClassVar[int] = 10

    def __new__(cls, number: int) -> Self:
        if not cls.LOWEST <= number <= cls.HIGHEST:
            raise ValueError(f"{cls.__name__} runs from {cls.LOWEST} to {cls.HIGHEST}, not {number}")
        return super().__new__(cls, number)


class Pain(_Scale):
    """Pain from 0 (none) to 10 (worst). A missing answer is None, never 0."""


class Effort(_Scale):
    """How hard it was, 0 to 10: easy 4, right 6, hard 8, could not finish 10.

    Source:
        bandstand-choice: the four words and their numbers (OMNI-RES and CR10 wordings are not ours to ship).
    """


class RepsLeft(_Scale):
    """How many more clean reps were possible, 0 to 5; 5 means five or more.

    Source:
        zourdos-2016: reps in reserve.
    """

    HIGHEST = 5


class Seconds(_Scale):
    """A length of time in whole seconds, up to one day."""

    HIGHEST = 86_400
