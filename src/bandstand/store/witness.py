"""What the copies know of the log: a file can be whole in itself and still be another one, or one of earlier.

That is what is left where a `-wal` file was lost, or came from elsewhere. Facts are only added, so a log never has
fewer of them than its own copies; and a log that was put back or brought in has a copy of its new life from its first
moment.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bandstand.quantity import Message
from bandstand.store.copies import newest_first
from bandstand.store.integrity import UNREADABLE, Ask, ask_home, asking, opened, verify_file
from bandstand.store.rows import as_int, as_uuid

_LIFE = "SELECT epoch FROM store_home"
_KEPT = "SELECT id, event_count, quarantine_count FROM store_person"
_STEPS = "SELECT name FROM django_migrations WHERE app = 'store'"


@dataclass(frozen=True, slots=True)
class _Told:
    """Which life of a log, how many facts of each person it holds, and the steps its tables have been through."""

    life: UUID
    kept: Mapping[UUID, tuple[int, int]]
    steps: frozenset[str]

    def lacks(self, other: "_Told") -> bool:
        """Whether the other has more of somebody, or a step more. Who is in only one was erased, and lacks nothing."""
        return not other.steps <= self.steps or any(
            mine[0] < theirs[0] or mine[1] < theirs[1]
            for person, theirs in other.kept.items()
            if (mine := self.kept.get(person))
        )


def beside_its_copies(folder: Path, now_ms: int) -> Sequence[Message]:
    """What is wrong with this home's log as its copies see it; nothing where there are none."""
    log = _told(ask_home)
    seen = False
    for file, copy in _copies(folder, now_ms):
        seen = True
        if log and copy.life == log.life:
            short = log.lacks(copy) and not verify_file(file).trouble
            return [Message("verify.fewer", file=str(file))] if short else []
    return [Message("verify.stranger")] if seen and log else []


def _copies(folder: Path, now_ms: int) -> Iterator[tuple[Path, _Told]]:
    for copy in newest_first(folder, now_ms):
        try:
            with closing(opened(copy.file)) as database:
                told = _told(asking(database))
        except UNREADABLE:
            continue
        if told:
            yield copy.file, told


def _told(ask: Ask) -> _Told | None:
    """None where it holds nobody's home, or cannot be read: that is told elsewhere."""
    try:
        lives = [as_uuid(row[0]) for row in ask(_LIFE)]
        kept = {as_uuid(id): (as_int(events), as_int(strangers)) for id, events, strangers in ask(_KEPT)}
        steps = frozenset(str(row[0]) for row in ask(_STEPS))
    except UNREADABLE:
        return None
    return _Told(lives[0], kept, steps) if lives else None
