"""What a link and a phone are known by: chance that nobody can guess, of which only a hash is kept."""

import hashlib
import json
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bandstand.home import write_for_owner

LINK_BYTES, PHONE_BYTES = 16, 32
LINK_SECONDS = 10 * 60
PHONE_SECONDS = 90 * 24 * 60 * 60
MOST_TRIES, TRIES_SECONDS = 10, 60


def hashed(secret: str) -> str:
    """Enough for chance of 128 bits and more: there is nothing to guess faster."""
    return hashlib.sha256(secret.encode()).hexdigest()


@dataclass(slots=True)
class Tries:
    """How often somebody knocked with something wrong: after ten in a minute nothing is looked at for its rest."""

    now: Callable[[], float]
    _wrong: list[float] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def too_many(self) -> bool:
        with self._lock:
            self._wrong = [at for at in self._wrong if self.now() - at < TRIES_SECONDS]
            return len(self._wrong) >= MOST_TRIES

    def count(self) -> None:
        with self._lock:
            self._wrong.append(self.now())


@dataclass(slots=True)
class Link:
    """A link that lets one phone in: once, for ten minutes, and then nobody. `now` is seconds that only go forward."""

    hash: str
    until: float
    now: Callable[[], float]
    used: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def opens(self, token: str) -> bool:
        """Whether this would let a phone in now. It is not used up."""
        return not self.used and self.now() < self.until and secrets.compare_digest(hashed(token), self.hash)

    def use(self, token: str, keep: Callable[[], str]) -> str | None:
        """Let one phone in; of two at the same moment only the first. Returns what `keep` gave it, None if not let in.

        The phone is kept first. Where that fails, the error passes on and the link still opens.
        """
        with self._lock:
            if not self.opens(token):
                return None
            secret = keep()
            self.used = True
            return secret


def new_link(now: Callable[[], float]) -> tuple[str, Link]:
    """A token for the person's eyes only, and what is kept of it."""
    token = secrets.token_urlsafe(LINK_BYTES)
    return token, Link(hash=hashed(token), until=now() + LINK_SECONDS, now=now)


@dataclass(slots=True)
class Phones:
    """The phones that were let in, each by the hash of its cookie and until when it holds (UTC, seconds)."""

    file: Path
    now: Callable[[], float]
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self) -> str:
        """Let in one more; returns what its cookie holds."""
        secret = secrets.token_urlsafe(PHONE_BYTES)
        with self._lock:
            self._write({**self._read(), hashed(secret): self.now() + PHONE_SECONDS})
        return secret

    def know(self, secret: str) -> bool:
        """Whether this is one of them. A file that cannot be read knows nobody."""
        return bool(secret) and self.now() < self._read().get(hashed(secret), 0)

    def __len__(self) -> int:
        return sum(1 for until in self._read().values() if self.now() < until)

    def forget(self) -> None:
        """Let none of them in any more."""
        self.file.unlink(missing_ok=True)

    def _read(self) -> dict[str, float]:
        try:
            told = json.loads(self.file.read_text(encoding="ascii"))
        except (OSError, ValueError):
            return {}
        if not isinstance(told, dict):
            return {}
        return {name: until for name, until in told.items() if isinstance(until, int | float)}

    def _write(self, phones: dict[str, float]) -> None:
        write_for_owner(self.file, json.dumps({name: until for name, until in phones.items() if self.now() < until}))
