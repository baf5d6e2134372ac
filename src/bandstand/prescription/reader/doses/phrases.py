"""Every phrase that carries a part of a dose, each with its own words.

Finders run in a fixed order. What one has claimed, later ones leave alone; what only looks like a dose
(degrees, dates, pain scores) is claimed first and carries nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from bandstand.prescription.dose import Sides
from bandstand.prescription.plan import Frequency
from bandstand.prescription.reader.patterns import Pattern


class Field(StrEnum):
    """The parts of a dose a phrase can carry, named as in `bandstand read --json`."""

    SETS = "sets"
    REPS = "reps"
    HOLD = "hold_s"
    DURATION = "duration_s"
    TIME = "time"  # seconds, but the phrase alone does not say of what
    DISTANCE = "distance_m"
    SIDE = "side"
    ONE_SIDE = "one_side"  # the side that is not injured, or two counts: shown, never taken
    REST = "rest_s"
    FREQUENCY = "frequency"
    REACH = "work_up_to"  # "build up to 15": where the count may go to, not where it begins


# The parts of a dose that tell how much; the others tell of which side, how often, and what is between.
AMOUNTS = frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.TIME, Field.DURATION, Field.DISTANCE})
Amount: TypeAlias = tuple[float, float]
Value: TypeAlias = Amount | Frequency | Sides


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words [start, end) of the normal text and what they say of one field."""

    field: Field
    value: Value
    start: int
    end: int
    words: tuple[int, int] | None = None  # where its words stand if not here: in a footnote, over a column
    again: bool = False  # "repeat 3 times": a second count, of whatever was counted before
    either: tuple[Amount, ...] = ()  # "5 x 3": the values it may as well have, its own first; asked


class Finder(NamedTuple):
    """One thing that sheets say, the pattern that finds it, and what it means."""

    name: str
    pattern: Pattern
    mean: "Callable[[re.Match[str]], Sequence[Phrase] | None]"  # None: not this after all
    why: str  # why such words mean what they are taken to mean
    examples: tuple[str, ...]  # sentences in which it must find something, among all the others


class Claims:
    """Which characters have been understood already."""

    def __init__(self, length: int) -> None:
        self._taken = bytearray(length + 1)

    def free(self, start: int, end: int) -> bool:
        """Whether nobody has claimed any of these characters."""
        return self._taken.find(1, start, end) < 0

    def take(self, start: int, end: int) -> None:
        """Claim these characters."""
        self._taken[start:end] = b"\x01" * (end - start)


_LOW = r"\d{1,3},\d{3}|\d{1,6}(?:\.\d{1,2})?|\.\d{1,2}"
_TILL = r" ?(?:-|to|or|~|up to|through|and up to) ?"
ABOUT = r"(?:up to |about |around |at least |approx(?:imately|\.)? |roughly |some |a total of |max(?:imum)?(?: of)? )?"


def amount(name: str) -> str:
    """The pattern of a number or a range, in groups `name1` and `name2`."""
    return rf"(?=[\d.])(?<!\d)(?<!\d[.,])(?P<{name}1>{_LOW})(?!\d)(?:{_TILL}(?:the )?(?P<{name}2>{_LOW})(?!\d))?"


def amount_of(match: re.Match[str], name: str, times: float = 1) -> Amount:
    """The number or range found under this name, smaller end first."""
    low = number(match[f"{name}1"]) * times
    high = number(match[f"{name}2"]) * times if match[f"{name}2"] else low
    return (low, high) if low <= high else (high, low)


def number(written: str) -> float:
    """A number as sheets write it: 10, 1.5, 10,000."""
    return float(written.replace(",", ""))


class Claim(NamedTuple):
    """Words that one finder has understood, and the phrases they carry; none where they only look like a dose."""

    finder: Finder
    phrases: Sequence[Phrase]


def claims_of(finders: Iterable[Finder], text: str) -> Iterator[Claim]:
    """What each finder claims, in the order in which they claim."""
    claims = Claims(len(text))
    for finder in finders:
        for match in finder.pattern.finditer(text):
            if claims.free(*match.span()) and (found := finder.mean(match)) is not None:
                claims.take(*match.span())
                yield Claim(finder, found)


def claimed_by(finders: Iterable[Finder], text: str) -> list[Phrase]:
    """Everything the finders can read, in the order of the text."""
    found = (phrase for claim in claims_of(finders, text) for phrase in claim.phrases)
    return sorted(found, key=lambda phrase: phrase.start)


def nothing(match: re.Match[str]) -> Sequence[Phrase]:
    """What only looks like a dose: claimed, and silent."""
    return ()


def phrase(
    field: Field, value: Value, span: tuple[int, int], *, again: bool = False, either: tuple[Amount, ...] = ()
) -> Phrase:
    """A phrase on a pair of places."""
    return Phrase(field=field, value=value, start=span[0], end=span[1], again=again, either=either)


def is_of_one(phrase: Phrase) -> bool:
    """Whether the words give one side of the body the dose, and the other none."""
    return isinstance(phrase.value, Sides) and phrase.value.is_of_one


def between(phrases: Sequence[Phrase], start: int, end: int) -> Sequence[Phrase]:
    """The phrases that begin inside a stretch of text; `phrases` stand in the order of the text."""
    return phrases[_at(phrases, start) : _at(phrases, end)]


def first_between(phrases: Sequence[Phrase], start: int, end: int) -> int | None:
    """Where the first phrase of a stretch begins, None where it has none."""
    at = _at(phrases, start)
    return phrases[at].start if at < len(phrases) and phrases[at].start < end else None


def _at(phrases: Sequence[Phrase], place: int) -> int:
    return bisect_left(phrases, place, key=lambda phrase: phrase.start)
