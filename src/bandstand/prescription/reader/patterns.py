"""Patterns that are compiled when first used, so that importing the reader costs nothing a page does not need."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple


class Pattern:
    """A regular expression that does not mind capitals, unless told to."""

    def __init__(self, source: str, *, minds_capitals: bool = False) -> None:
        self.source = source
        self._flags = re.NOFLAG if minds_capitals else re.IGNORECASE

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression itself, compiled once."""
        return re.compile(self.source, self._flags)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Every match between two places."""
        return self.compiled.finditer(text, start, len(text) if end is None else end)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match between two places."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def match(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match that begins at the first place."""
        return self.compiled.match(text, start, len(text) if end is None else end)

    def fullmatch(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """A match of the whole stretch."""
        return self.compiled.fullmatch(text, start, len(text) if end is None else end)

    def sub(self, replacement: str, text: str) -> str:
        """The text with every match replaced."""
        return self.compiled.sub(replacement, text)


class Rule(NamedTuple):
    """A pattern with the reason it is there, and sentences in which it must find something."""

    why: str
    pattern: Pattern
    examples: tuple[str, ...]
