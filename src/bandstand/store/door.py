"""The one door for writing what was logged: the house's own events, and what a phone sent.

Both become a letter for the writer (`store.writer`), and the answer names what `store.commit` durably kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from bandstand.journal.event import Event
from bandstand.journal.kept import Kept
from bandstand.quantity import Json, Message
from bandstand.store.commit import Letter, Stored
from bandstand.store.wire import can_be_held, read_id, read_item
from bandstand.store.writer import hand_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """An item that names itself by no usable id: its place in what was sent, and why it cannot be kept."""

    place: int
    why: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredWire:
    """The answer to a phone. `stored` are ids in the very characters the phone sent."""

    stored: tuple[str, ...]
    refused: tuple[Refused, ...]
    epoch: str
    cursor: int


def write(person: UUID, events: Sequence[Event], *, received_at: int) -> Stored:
    """Keep events of this house's own making. Raises ValueError on an event that no row can hold."""
    if not all(map(can_be_held, events)):
        raise ValueError("an event has numbers of 64 bits, text without NUL, and a body not nested too deeply")
    kept = [Kept(id=event.id, event=event, received_at=received_at) for event in events]
    return hand_in(Letter(person=person, kept=kept))


def write_wire(person: UUID, items: Sequence[Json], *, received_at: int) -> StoredWire:
    """Keep what a phone sent. Raises RecursionError, with nothing written, where an item is nested without end."""
    named = [(read_id(item), item) for item in items]
    kept = [read_item(id, item, received_at=received_at) for id, item in named if id]
    refused = [Refused(place=place, why=Message("api.no_id")) for place, (id, _) in enumerate(named) if not id]
    stored = hand_in(Letter(person=person, kept=kept))
    there = frozenset(stored.ids)
    as_sent = [str(item["id"]) for id, item in named if id in there and isinstance(item, Mapping)]
    return StoredWire(
        stored=tuple(dict.fromkeys(as_sent)), refused=tuple(refused), epoch=stored.epoch, cursor=stored.cursor
    )
