"""What the next session should ask of one exercise, and why."""

from dataclasses import dataclass
from enum import StrEnum

from bandstand.prescription import Prescription
from bandstand.quantity import Message

ENGINE = "1"


class Change(StrEnum):
    """People read: a little easier, same again, a small step up, leave out for now."""

    EASE = "EASE"
    KEEP = "KEEP"
    ADVANCE = "ADVANCE"
    STOP = "STOP"


LESS = frozenset({Change.EASE, Change.STOP})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One exercise's next dose, the rule that spoke, its sentence, the numbers it used and their source.

    `after` is the whole prescription as it would stand; equal to `before` for KEEP.
    """

    change: Change
    before: Prescription
    after: Prescription
    rule: str
    because: Message
    source: str
    numbers: tuple[tuple[str, int], ...] = ()
