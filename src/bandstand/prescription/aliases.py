"""What a person's names for exercises mean: told once, and from then on every sheet is read that way for them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

OWN = "own"  # the catalogue has no such exercise: it stays the person's own, under the sheet's name

_WORD = re.compile(r"\w+")
_ES = ("sses", "shes", "ches", "xes", "zzes")
_SHORTEST_PLURAL = 4


def plain_name(name: str) -> str:
    """A name with case, plural, spaces and punctuation aside.

    >>> plain_name("Crab  Things!")
    'crab thing'
    """
    words = _WORD.findall(name.casefold())
    return " ".join(map(_singular, words)) or name.casefold().strip()


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or word.endswith("ss"):
        return word
    return word[:-2] if word.endswith(_ES) else word.removesuffix("s")


def _empty() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Aliases:
    """For each plain name the catalogue's exercise it means to one person, or `own`."""

    meanings: Mapping[str, str] = field(default_factory=_empty)

    def meaning_of(self, name: str) -> str | None:
        """The exercise a name means, `own`, or None where the person never said."""
        return self.meanings.get(plain_name(name))


def aliases_of(told: Iterable[tuple[str, str]]) -> Aliases:
    """Names and their meanings in the order they were told; of two meanings of one name the later counts."""
    return Aliases(MappingProxyType({plain_name(name): meaning for name, meaning in told}))


NO_ALIASES = Aliases()
