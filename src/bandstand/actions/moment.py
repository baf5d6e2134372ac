"""When a person acts, as they see it: the clock, the zone and the date are handed in from the edge."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """`now_ms` is UTC in milliseconds; `today` is the date as the person sees it in their `zone` (IANA name)."""

    now_ms: int
    zone: str
    today: date
    chance: Callable[[int], int] = secrets.randbits  # the demo brings its own, so that it is the same every time

    def new_id(self) -> UUID:
        """A fresh UUIDv7: this moment's milliseconds, then chance."""
        stamp = (self.now_ms & ((1 << 48) - 1)) << 80
        chance = self.chance(80) & ~(0xF << 76) & ~(0x3 << 62)
        return UUID(int=stamp | (0x7 << 76) | (0x2 << 62) | chance)
