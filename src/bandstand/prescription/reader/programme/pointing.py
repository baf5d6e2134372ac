"""Words that point at some of the exercises by their place, and words that give one the dose of the one before."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.patterns import Pattern

_NOT_OF_EXERCISES = r"(?! ?(?:weeks?|days?|months?|years?|hours?|minutes?|seconds?|sets?|reps?|times?|x\b|miles?|km))"
_SOME = Pattern(
    rf"(?:and |but |then |do )?(?:(?:the|those|these|my) (?P<end>first|last) (?P<many>[2-9])\b{_NOT_OF_EXERCISES}|"
    rf"(?:numbers?|nos?\.|exercises?) (?P<list>\d{{1,2}}(?:, \d{{1,2}}){{1,8}},? (?:and|"
    rf"&) \d{{1,2}})\b{_NOT_OF_EXERCISES}|"
    rf"(?:numbers?|nos?\.|exercises?) (?P<low>\d{{1,2}})(?:(?P<till> ?(?:to|-|and|&) ?)(?P<high>\d{{1,2}}))?\b"
    rf"{_NOT_OF_EXERCISES})"
)
_NUMBER = re.compile(r"\d{1,2}")
_CLAUSE = Pattern(r", |\bdo (?=(?:the|those|these) (?:first|last) [2-9])")
SAME_AGAIN = Pattern(
    r"\b(?:same (?:dose|again|number|amount|reps|as (?:before|above|the (?:last|first|previous) (?:one|exercise)))|"
    r"as (?:above|before)|ditto|likewise|(?:(?<=, )|(?<=- )|(?<=: ))(?:the )?same(?=[.;\n]|$))"
    r"\b(?! (?:on|with|for) (?:the )?(?:other|opposite|your))"
)


class Pointed(NamedTuple):
    """A clause [start, end) that gives its dose to some of the exercises, by their places in the programme."""

    start: int
    end: int
    places: Sequence[int]


def pointed(text: str, start: int, end: int, before: int) -> Iterator[Pointed]:
    """Every clause that opens by pointing: "those last 2 every other day", "number 4 once a day".

    `before` is how many exercises stand before these words.
    """
    for begin, stop in sentences(text, start, end):
        heads = [begin, *(mark.end() for mark in _CLAUSE.finditer(text, begin, stop))]
        found = [(at, match) for at in heads if (match := _SOME.match(text, _past_space(text, at), stop))]
        stops = [*(at for at, _ in found[1:]), stop]
        for (at, match), close in zip(found, stops, strict=False):
            yield Pointed(at, close, _places(match, before))


def _past_space(text: str, at: int) -> int:
    return at + 1 if text[at : at + 1] == " " else at


def _places(match: re.Match[str], before: int) -> Sequence[int]:
    if match["end"]:
        many = int(match["many"])
        return range(many) if match["end"].lower() == "first" else range(max(0, before - many), before)
    if match["list"]:
        return [int(each) - 1 for each in _NUMBER.findall(match["list"])]
    low, high = int(match["low"]), int(match["high"] or match["low"])
    through = match["till"] and match["till"].strip() in ("to", "-")
    return range(low - 1, high) if through else sorted({low - 1, high - 1})
