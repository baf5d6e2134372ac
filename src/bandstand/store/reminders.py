"""How each person is reminded, in a file of its own beside the log.

It is no fact: a browser's address for pushes and an e-mail address open something, so neither stands in the log, in its
copies or in an archive (docs/decisions/0030).
"""

import fcntl
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from bandstand.home import Home, write_for_owner
from bandstand.progress.reminding import Reminders
from bandstand.quantity.codec import NotReadable, from_json, to_json


def reminders(person: UUID) -> Reminders:
    """How somebody is reminded; off where nothing is kept, or what is kept cannot be read."""
    try:
        return from_json(Reminders, json.loads(_file(person).read_text(encoding="ascii")))
    except (OSError, ValueError, NotReadable):
        return Reminders()


def change_reminders(person: UUID, change: Callable[[Reminders], Reminders]) -> Reminders:
    """Change how somebody is reminded, one program after the other. Raises BandstandError where it cannot be kept."""
    with _held():
        told = change(reminders(person))
        write_for_owner(_file(person), json.dumps(to_json(told)))
        return told


def reminded() -> tuple[UUID, ...]:
    """Everybody of whom something is kept."""
    return tuple(UUID(each.stem) for each in sorted(_folder().glob("*.json")) if _is_id(each.stem))


def forget_reminders(person: UUID) -> None:
    """Nothing is kept of somebody any more."""
    _file(person).unlink(missing_ok=True)


def _folder() -> Path:
    return Home.chosen().folder / "reminders"


def _file(person: UUID) -> Path:
    return _folder() / f"{person.hex}.json"


def _is_id(name: str) -> bool:
    with suppress(ValueError):
        return UUID(name).hex == name
    return False


@contextmanager
def _held() -> Iterator[None]:
    """One program at a time: what the page changes and what was just sent do not overwrite each other."""
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    with (_folder() / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
