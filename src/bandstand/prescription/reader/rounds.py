""" "3 rounds" told once for a list: all sets of one exercise and then the next, or laps of the whole list."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Field, Phrase
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.binding import Bound
from bandstand.prescription.reader.programme.words_for_all import AS_A_CIRCUIT, GOES_ROUND
from bandstand.prescription.reading import LapPlace

_OF_EACH = Pattern(r" ?(?:for |of |on |with |in )?(?:each|every|per)\b(?! (?:day|week|session|time|visit)\b)")
_OF_EACH_BEFORE = Pattern(
    r"\b(?:each|every)(?: (?:exercise|movement|move|stretch|one))?(?: of (?:these|them|the [a-z]{1,12}))?"
    r"(?: [a-z]{1,12}){0,2} (?:for |in )?$"
)
LOOKS_BACK = 40  # characters
IN_ONE_BREATH = 24  # characters


def gone_round(text: str, doses: Sequence[Bound]) -> Iterator[int]:
    """The first exercise, by its place, of every list that shares a count of rounds."""
    for phrase, run in groupby(range(len(doses)), key=lambda at: _shared_sets(doses[at])):
        places = tuple(run)
        if phrase and len(places) > 1 and _is_asked(text, phrase, [doses[at] for at in places]):
            yield places[0]


def _shared_sets(dose: Bound) -> Phrase | None:
    """How many sets, where that is said of several exercises at once."""
    return dose.get(Field.SETS) if Field.SETS in dose.wider else None


def _is_asked(text: str, phrase: Phrase, doses: Sequence[Bound]) -> bool:
    """Once through is the same either way; "3 rounds of 10 reps" and "3 rounds of each" say what a round is: a set."""
    several = isinstance(phrase.value, tuple) and phrase.value[1] > 1
    if not several or not _may_go_round(text, phrase) or _is_of_each(text, phrase):
        return False
    return not all(_is_of_so_much(phrase, dose) for dose in doses)


def _may_go_round(text: str, phrase: Phrase) -> bool:
    """ "3 rounds", "x3", and "3 sets" that are done as a circuit."""
    cross = phrase.start - 2 if text[max(0, phrase.start - 2) : phrase.start].lower().strip() == "x" else phrase.start
    return GOES_ROUND.search(text, cross, phrase.end) is not None or AS_A_CIRCUIT.match(text, phrase.end) is not None


def _is_of_each(text: str, phrase: Phrase) -> bool:
    """ "3 rounds of each", "perform each exercise for 3 rounds"."""
    before = text[max(0, phrase.start - LOOKS_BACK) : phrase.start]
    return _OF_EACH.match(text, phrase.end) is not None or _OF_EACH_BEFORE.search(before) is not None


def _is_of_so_much(sets: Phrase, dose: Bound) -> bool:
    """Whether the words that count the rounds go on with what one of them holds, for all exercises alike."""
    shared = [dose.phrases[field] for field in AMOUNTS & dose.wider & dose.phrases.keys() if field is not Field.SETS]
    return any(0 <= each.start - sets.end <= IN_ONE_BREATH for each in shared)


# In these words a plan is read back whose list is gone round, so that it is read as it was (`wording.wording`).
_BEGINS = Pattern(r"\bhere begins a list to go round\b")
_GOES_ON = Pattern(r"\bgo round the list: this, then the next\b")


def place_in_laps(text: str, start: int, end: int) -> LapPlace:
    """Whether the words about an exercise begin a list that is done in laps, go on with it, or say nothing of it."""
    if _BEGINS.search(text, start, end):
        return LapPlace.FIRST
    return LapPlace.NEXT if _GOES_ON.search(text, start, end) else LapPlace.NONE
