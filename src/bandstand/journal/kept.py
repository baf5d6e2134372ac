"""One row of a person's log exactly as it is kept, whether it is understood or not."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from bandstand.journal.event import Event
from bandstand.quantity import JsonObject


class State(StrEnum):
    """How far a row that came from a phone is understood."""

    ACTIVE = "active"
    NEEDS_REVIEW = "needs_review"  # the envelope could not be read; kept as it was sent
    QUARANTINE = "quarantine"  # the id of another event with other content; both are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What came, and when.

    `event` is None where the envelope could not be read; then `raw` is all there is. `raw` is the JSON text as it
    was sent, and empty where the event tells everything. `cursor` counts up for each person; 0 in quarantine.
    `received_at` is UTC in milliseconds.
    """

    id: UUID
    event: Event | None
    raw: str = ""
    state: State = State.ACTIVE
    received_at: int
    cursor: int = 0

    def __post_init__(self) -> None:
        if self.event is None and not self.raw:
            raise ValueError("a row holds an event, or what was sent in its place")

    @property
    def hash(self) -> str:
        """SHA-256 of all that was sent, in hexadecimal: two rows with one hash say the same."""
        return hash_of(self.event, self.raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Everything kept of one person: rows by cursor, what stands in quarantine, and bodies of scripts and drafts."""

    person: UUID
    kept: tuple[Kept, ...] = ()
    quarantined: tuple[Kept, ...] = ()
    scripts: tuple[tuple[UUID, JsonObject], ...] = ()
    drafts: tuple[tuple[UUID, JsonObject], ...] = ()


def hash_of(event: Event | None, raw: str) -> str:
    """The hash of an event, or of the text as it was sent where that says more."""
    if event is None or raw:
        return hashlib.sha256(raw.encode("utf-8")).hexdigest()
    return event.hash
