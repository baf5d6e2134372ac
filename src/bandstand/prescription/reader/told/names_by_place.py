"""Names that were found already, looked up by where they stand: asked once a sentence, so never one by one."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate


class NamesByPlace:
    """The places [start, end) of names in a text."""

    def __init__(self, places: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(places)
        self._starts = [start for start, _ in ordered]
        self._furthest = list(accumulate((end for _, end in ordered), max))  # where those up to each one end at last

    def first(self) -> int | None:
        """Where the first of them begins, None where there is none."""
        return self._starts[0] if self._starts else None

    def begins_in(self, start: int, end: int) -> bool:
        """Whether one of them begins in a stretch."""
        at = bisect_left(self._starts, start)
        return at < len(self._starts) and self._starts[at] < end

    def meets(self, start: int, end: int) -> bool:
        """Whether one of them shares a letter with a stretch."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._furthest[before - 1] > start
