"""One readable fact with its place in time, once repeats, corrections and voids have been settled.

A `correction` ({"supersedes": id, "body": {...}}) gives new words to a fact, a `void` ({"supersedes": id}) takes one
back; both may themselves be corrected or taken back. The newest that stands decides, by (local_date, received_at,
seq, id), which stands in the rows: the order in which rows are handed over never matters. New words that cannot be
read leave the old fact standing and are counted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from bandstand.journal.event import SCHEMA, Event, Received
from bandstand.journal.facts import CORRECTION, KINDS, VOID, Fact, read_fact
from bandstand.quantity import Pain

Place: TypeAlias = tuple[date, int, UUID]

DEEPEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fact as it stands now.

    `at` is when it was first told and `said_at` when its present words were said, both UTC in milliseconds by the
    phone's clock: words said after a session began are fresh, whatever day they speak of.
    """

    id: UUID
    fact: Fact
    on: date
    at: int
    said_at: int
    received_at: int
    zone: str = ""  # of the clock on the person's wall, as it was named
    session: UUID | None = None
    seq: int = 0
    plan_number: int | None = None
    device: str = ""

    @property
    def place(self) -> Place:
        """Where a single fact stands among sessions and other single facts."""
        return (self.on, self.received_at, self.id)

    @property
    def place_in_session(self) -> tuple[int, UUID]:
        """Where the fact stands among the facts of its own session."""
        return (self.seq, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """An answer of pain and when it was given: `on` as the person saw the date, `at` UTC in milliseconds.

    `at` is by the phone's clock, `received_at` by the server's.
    """

    pain: Pain
    on: date
    at: int
    received_at: int = 0


def settle(received: Iterable[Received]) -> tuple[tuple[Told, ...], int]:
    """Every fact that stands, in order of place, and the count of events not understood."""
    rows = _each_once(received)
    known = {row.event.id: row for row in rows if row.event.schema == SCHEMA}
    strangers = len(rows) - len(known) + sum(not _is_known_kind(row.event) for row in known.values())
    amendments = _Amendments(known)
    told = [amendments.settled(row) for row in known.values() if row.event.kind in KINDS]
    standing = sorted((each for each in told if each is not None), key=lambda each: each.place)
    return tuple(standing), strangers + len(amendments.unread)


def _each_once(received: Iterable[Received]) -> list[Received]:
    """One row for every id: the first to have come, whichever way the rows are handed over."""
    first: dict[UUID, Received] = {}
    for row in received:
        held = first.get(row.event.id)
        if held is None or _came_first(row, held):
            first[row.event.id] = row
    return list(first.values())


def _came_first(row: Received, held: Received) -> bool:
    earlier, later = (row.received_at, row.cursor), (held.received_at, held.cursor)
    return earlier < later or (earlier == later and row.event.hash < held.event.hash)


def _is_known_kind(event: Event) -> bool:
    return event.kind in KINDS or (event.kind in (CORRECTION, VOID) and _target_of(event) is not None)


def _target_of(event: Event) -> UUID | None:
    supersedes = event.body.get("supersedes")
    try:
        return UUID(supersedes) if isinstance(supersedes, str) else None
    except ValueError:
        return None


def amended_by(received: Iterable[Received]) -> frozenset[UUID]:
    """The ids of everything that a correction or a void speaks of, whether it has come or not."""
    targets = (_target_of(row.event) for row in received if row.event.kind in (CORRECTION, VOID))
    return frozenset(target for target in targets if target is not None)


class _Amendments:
    """What later events say of earlier ones, and which of their words could not be read."""

    def __init__(self, known: Mapping[UUID, Received]) -> None:
        self.unread: set[UUID] = set()
        self._of: dict[UUID, list[Received]] = defaultdict(list)
        for row in sorted(known.values(), key=_newness):
            target = _target_of(row.event) if row.event.kind in (CORRECTION, VOID) else None
            if target is not None and target != row.event.id:
                self._of[target].append(row)

    def settled(self, row: Received) -> Told | None:
        """The fact as it stands, None where it was taken back or never could be read."""
        for said in self._said_of(row):
            if said.event.kind == VOID:
                return None
            body = said.event.body.get("body") if said.event.kind == CORRECTION else said.event.body
            fact = read_fact(row.event.kind, body)
            if fact is not None:
                return told_in(row, fact, said.event.occurred_at)
            self.unread.add(said.event.id)
        return None

    def _said_of(self, row: Received) -> Iterator[Received]:
        """Everything said of one fact, newest first, and the fact's own words last."""
        for amendment in self._standing(row.event.id, frozenset({row.event.id})):
            yield from self._wordings(amendment, frozenset({row.event.id}))
        yield row

    def _wordings(self, amendment: Received, seen: frozenset[UUID]) -> Iterator[Received]:
        """A correction's own corrections, newest first, and then itself."""
        inside = seen | {amendment.event.id}
        if amendment.event.kind == CORRECTION:
            for newer in self._standing(amendment.event.id, inside):
                yield from self._wordings(newer, inside)
        yield amendment

    def _standing(self, target: UUID, seen: frozenset[UUID]) -> list[Received]:
        """The amendments of one event that nobody took back, newest first.

        Amendments that run in a circle, or a hundred deep, say nothing.
        """
        if target not in self._of or len(seen) > DEEPEST:
            return []
        amendments = [row for row in self._of[target] if row.event.id not in seen]
        return [row for row in reversed(amendments) if not self._is_taken_back(row.event.id, seen)]

    def _is_taken_back(self, id: UUID, seen: frozenset[UUID]) -> bool:
        standing = self._standing(id, seen | {id})
        return bool(standing) and standing[0].event.kind == VOID


def _newness(row: Received) -> tuple[date, int, int, UUID]:
    return (row.event.local_date, row.received_at, row.event.seq, row.event.id)


def told_in(row: Received, fact: Fact, said_at: int) -> Told:
    """A fact with its place in time, and when its present words were said."""
    event = row.event
    return Told(
        id=event.id,
        fact=fact,
        on=event.local_date,
        at=event.occurred_at,
        said_at=said_at,
        received_at=row.received_at,
        zone=event.zone,
        session=event.session,
        seq=event.seq,
        plan_number=event.plan_number,
        device=event.device,
    )
