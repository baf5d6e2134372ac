"""Lists of words as they are written in the source: with spaces or bars between, however the lines break."""

import re

_BAR = re.compile(r"\s\|\s")


def words(text: str) -> frozenset[str]:
    """Single words with room between them."""
    return frozenset(text.split())


def phrases(text: str) -> frozenset[str]:
    """Phrases between bars."""
    return frozenset(" ".join(phrase.split()) for phrase in text.split("|"))


def any_of(text: str) -> str:
    """The pattern of one of the alternatives between bars with room around them."""
    return "(?:" + "|".join(" ".join(part.split()) for part in _BAR.split(text)) + ")"
