"""Rounds told below a list of exercises are of all of them, not of the one told last."""

from collections.abc import Sequence
from dataclasses import replace

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Field, Phrase, between
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.regions import Entry
from bandstand.prescription.reader.programme.rounds_told import Told, tells_rounds

MOST_LINES_BELOW = 2  # between the last item of a list and the words that count it
LEAST_LIST = 2  # exercises
_GOES_ROUND = Pattern(r"\b(?:rounds?|laps?|circuits?|through|list|routine|sequence|series|superset|back to back)\b")
_EMPTY_LINE = Pattern(r"\n\s{0,3}\n")


def rounds_of(text: str, place: tuple[int, int], listed: Sequence[Entry], phrases: Sequence[Phrase]) -> list[Phrase]:
    """What a sentence below a list says of all its exercises, its count as sets; nothing where it counts no list."""
    told = tells_rounds(text, *place)
    if told is Told.NOT or len(listed) < LEAST_LIST or not _counts(text, told, place, listed, phrases):
        return []
    said = between(phrases, *place)
    return [replace(each, field=Field.SETS, again=False) if each.field is Field.REPS else each for each in said]


def rest_between(
    text: str, place: tuple[int, int], listed: Sequence[Entry], phrases: Sequence[Phrase]
) -> Sequence[Phrase]:
    """ "Rest a minute between rounds", below a list of which none has sets of its own: nothing where more is said."""
    said = between(phrases, *place)
    own = any(Field.SETS in _fields(phrases, entry, entry.end) for entry in listed)
    return () if len(listed) < LEAST_LIST or own or any(each.field is not Field.REST for each in said) else said


def _counts(text: str, told: Told, place: tuple[int, int], listed: Sequence[Entry], phrases: Sequence[Phrase]) -> bool:
    """Each exercise has its own amount, so the count is of something else; none has sets, unless the words say all.

    "Do it all 8 times" below a hold that has no count is how often that is held; words for a round count the list.
    """
    own = [_fields(phrases, entry, place[0]) for entry in listed]
    if not all(fields & (AMOUNTS - {Field.SETS}) for fields in own):
        return False
    if own[-1] & {Field.HOLD, Field.REPS} == {Field.HOLD} and _GOES_ROUND.search(text, *place) is None:
        return False
    if told is Told.WHOLE:
        return True
    apart_from_others = "\n" in text[listed[0].name_start : listed[-1].name_start]
    if apart_from_others and "\n" not in text[listed[-1].name_end : place[0]]:
        return False  # on the line of the last one it is of that one
    single = all("\n" not in text[each.start : min(each.end, place[0])].strip() for each in listed[:-1])
    below = text.count("\n", listed[-1].name_end, place[0])
    counted = any(Field.SETS in fields for fields in own)
    apart = told is Told.ROUNDS and _EMPTY_LINE.search(text, listed[-1].name_end, place[0]) is not None
    return not counted and ((single and below <= MOST_LINES_BELOW) or apart)


def _fields(phrases: Sequence[Phrase], entry: Entry, before: int) -> set[Field]:
    return {each.field for each in between(phrases, entry.start, min(entry.end, before))}
