"""What a phone sent, item by item, as the rows to keep. Nothing that names itself is refused."""

import re
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from uuid import UUID

from bandstand.journal.event import Event, read_event
from bandstand.journal.kept import Kept, State
from bandstand.quantity import Json
from bandstand.store.sent import is_odd, write_sent

ENVELOPE = frozenset(field.name for field in fields(Event))
LARGEST = 2**63 - 1  # of a database's whole numbers
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")  # no column of text takes these; JSON text escapes them


def read_id(item: Json) -> UUID | None:
    """The id an item names itself by, None where it has none that can be used."""
    id = item.get("id") if isinstance(item, Mapping) else None
    try:
        return UUID(id) if isinstance(id, str) else None
    except ValueError:
        return None


# A date outside these is no day of anybody's. Days are added to dates, and years end at 9999.
EARLIEST, LATEST = date(1970, 1, 1), date(2199, 12, 31)


def read_item(id: UUID, item: Json, *, received_at: int) -> Kept:
    """The row to keep for one item. Where the envelope cannot be read, or not be held, the text itself is kept."""
    event = _event(item)
    if event is None:
        return Kept(id=id, event=None, raw=write_sent(item), state=State.NEEDS_REVIEW, received_at=received_at)
    says_more = isinstance(item, Mapping) and not ENVELOPE.issuperset(item)
    return Kept(id=id, event=event, raw=write_sent(item) if says_more else "", received_at=received_at)


def _event(item: Json) -> Event | None:
    if is_odd(item):
        return None
    try:
        event = read_event(item)
    except ValueError:
        return None
    return event if _fits(event) and EARLIEST <= event.local_date <= LATEST else None


def can_be_held(event: Event) -> bool:
    """Whether a row can hold an event, and hand it back the same."""
    return _fits(event) and not is_odd(event.body)


def _fits(event: Event) -> bool:
    """Whether columns hold the envelope: numbers of 64 bits, text without NUL or half a character."""
    numbers = (event.schema, event.seq, event.plan_number or 0, event.occurred_at)
    texts = (event.device, event.step, event.kind, event.zone)
    return all(abs(number) <= LARGEST for number in numbers) and not any(map(UNKEEPABLE.search, texts))
