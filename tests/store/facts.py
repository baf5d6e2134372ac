"""Events as a phone makes them, for tests."""

from datetime import date
from uuid import UUID, uuid4

from bandstand.journal.event import Event
from bandstand.quantity import Json


def event(
    *, id: UUID | None = None, kind: str = "set_done", seq: int = 0, body: dict[str, Json] | None = None
) -> Event:
    """One set done, unless told otherwise."""
    return Event(
        id=id or uuid4(),
        device="phone",
        kind=kind,
        seq=seq,
        step="walk.1",
        occurred_at=1_790_000_000_000 + seq,
        zone="Europe/Berlin",
        local_date=date(2026, 9, 21),
        body=body if body is not None else {"prescription": "walk", "set": 1, "seconds": 30},
    )
