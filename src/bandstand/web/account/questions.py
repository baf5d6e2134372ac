"""What browsers were asked for a passkey, until they answer: each question serves once, for five minutes."""

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bandstand.quantity import Json

ANSWERED_WITHIN = 5 * 60  # seconds
MOST_KEPT = 1_000


@dataclass(slots=True)
class Questions:
    """Every open question of this process, for an account, or for whoever comes ("")."""

    now: Callable[[], float]
    _open: OrderedDict[tuple[str, str], tuple[float, Mapping[str, Json]]] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, whose: str, state: Mapping[str, Json]) -> str:
        """Keep what an answer will be held against; the name under which it can be taken, once."""
        name = secrets.token_urlsafe(16)
        with self._lock:
            self._open[(whose, name)] = (self.now() + ANSWERED_WITHIN, state)
            while len(self._open) > MOST_KEPT:
                self._open.popitem(last=False)
        return name

    def take(self, whose: str, name: str) -> Mapping[str, Json] | None:
        """What was kept under a name; None where that was taken already, is too old, or was somebody else's."""
        with self._lock:
            until, state = self._open.pop((whose, name), (0.0, {}))
        return state if self.now() < until else None


QUESTIONS = Questions(time.monotonic)  # of this process
