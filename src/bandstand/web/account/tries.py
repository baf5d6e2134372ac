"""How often somebody may be wrong: ten times in ten minutes, then once after a delay that grows to a quarter hour.

Counted for an account and the place it is tried from, and for a browser that was logged in before by itself. So a
stranger who guesses delays themselves, never the person. Whether there is such an account makes no difference.
"""

import math
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

FREE, FREE_SECONDS = 10, 10 * 60
FIRST_DELAY, LONGEST_DELAY = 60, 15 * 60
FORGOTTEN_SECONDS = 24 * 3600
MOST_KEPT = 10_000


@dataclass(slots=True)
class Row:
    """Tries in a row that were wrong, and when the last one was (seconds that only go forward)."""

    wrong: int = 0
    last: float = 0.0

    def seconds_to_wait(self, now: float) -> int:
        """How long until the next try is looked at; 0: now."""
        if self.wrong < FREE:
            return 0
        delay: int = min(FIRST_DELAY << min(self.wrong - FREE, 10), LONGEST_DELAY)
        return max(0, math.ceil(self.last + delay - now))

    def is_over(self, now: float) -> bool:
        """Whether so much time has passed that nothing is held against anybody."""
        return now - self.last > (FREE_SECONDS if self.wrong < FREE else FORGOTTEN_SECONDS)


@dataclass(slots=True)
class Tries:
    """Every row of wrong tries of this process. A server is one process; a restart forgets them."""

    now: Callable[[], float]
    _rows: OrderedDict[tuple[str, str], Row] = field(default_factory=OrderedDict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def seconds_to_wait(self, whose: str, place: str) -> int:
        """Take a try: 0 where it may be looked at, and it then counts as wrong until `right` says otherwise.

        Of many at the same moment no more than the free ones are looked at.
        """
        with self._lock:
            row = self._row((whose, place))
            wait = row.seconds_to_wait(self.now())
            if not wait:
                row.wrong, row.last = row.wrong + 1, self.now()
            return wait

    def right(self, whose: str, place: str) -> None:
        """It was the right one: nothing is held against them."""
        with self._lock:
            self._rows.pop((whose, place), None)

    def forget(self) -> None:
        """Hold nothing against anybody."""
        with self._lock:
            self._rows.clear()

    def _row(self, key: tuple[str, str]) -> Row:
        row = self._rows.pop(key, None)
        if row is None or row.is_over(self.now()):
            row = Row()
        self._rows[key] = row
        while len(self._rows) > MOST_KEPT:
            self._rows.popitem(last=False)
        return row


TRIES = Tries(time.monotonic)  # of this process
