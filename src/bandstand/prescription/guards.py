"""For each question in a session: which answers end something, and what is said then.

A phone follows guards; it never decides.
"""

from dataclasses import dataclass
from enum import StrEnum

from bandstand.quantity import Message


class Asked(StrEnum):
    """The questions a guard may watch."""

    HURT_PAIN = "hurt.pain"
    HURT_KIND = "hurt.kind"
    PEAK = "peak"
    POPPING = "popping"


class Consequence(StrEnum):
    """What an answer brings about, gentlest first."""

    OFFER_EASIER = "offer_easier"
    END_EXERCISE = "end_exercise"  # leave it out for today
    STOP_SESSION = "stop_session"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guard:
    """When the answer to `asked` is `at_least` a number, or `any_of` some words, then `consequence`.

    `prescription` empty: holds for every exercise of the day.
    """

    asked: Asked
    consequence: Consequence
    say: Message
    at_least: int | None = None
    any_of: tuple[str, ...] = ()
    prescription: str = ""

    def __post_init__(self) -> None:
        if (self.at_least is None) == (not self.any_of):
            raise ValueError("a guard watches either a number or some words")


@dataclass(frozen=True, slots=True)
class Guards:
    """Every guard of one day."""

    guards: tuple[Guard, ...] = ()
