"""The seventh step: which dose belongs to which exercise. What an exercise says itself wins, field by field."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reader.names import words_between
from bandstand.prescription.reader.phrases import Field, Phrase
from bandstand.prescription.reader.regions import Common, Entry
from bandstand.prescription.reader.vocabulary import HELD

_LATER = re.compile(
    r"\b(?:progress(?:ing|ion)?|build(?:ing)? (?:up )?to|building|work(?:ing)? (?:up|your way up) to|increas(?:e|ing)|eventually|later(?: on)?|next (?:step|level|stage)|until you (?:can|reach)|"
    r"once you can|when you can|goal|aim(?:ing)? for|and build)\b",
    re.I,
)
_EVERY_ONE = re.compile(
    r"\b(?:each|every|all|both|these|following|the whole|everything|circuit|routine|program(?:me)?|list|exercises|stretches|them)\b", re.I
)
_SENTENCE_END = re.compile(r"[.!?](?= |\n|$)|\n|\|")


@dataclass(frozen=True, slots=True)
class Bound:
    """The phrases that make up one exercise's dose."""

    phrases: dict[Field, Phrase]

    def get(self, field: Field) -> Phrase | None:
        """The phrase for a field, None where the sheet is silent."""
        return self.phrases.get(field)


def between(phrases: Sequence[Phrase], start: int, end: int) -> list[Phrase]:
    """The phrases inside a stretch of text; `phrases` stand in order."""
    first = bisect_left(phrases, start, key=lambda phrase: phrase.start)
    last = bisect_left(phrases, end, key=lambda phrase: phrase.start)
    return list(phrases[first:last])


def bind(text: str, entries: Sequence[Entry], common: Sequence[Common], phrases: Sequence[Phrase]) -> list[Bound]:
    """One dose for each exercise."""
    shared = [(scope, _of_common(text, scope, phrases)) for scope in common]
    return [_dose(text, entry, shared, phrases) for entry in entries]


def _dose(text: str, entry: Entry, shared: Iterable[tuple[Common, list[Phrase]]], phrases: Sequence[Phrase]) -> Bound:
    held = is_held(text, entry)
    own = settle(text, between(phrases, entry.start, entry.end), held)
    wider: dict[Field, Phrase] = {}
    for scope, said in shared:
        if scope.section is None or scope.section == entry.section:
            wider |= settle(text, said, held)
    kept = {field: phrase for field, phrase in wider.items() if field not in own and not _contradicts(field, own)}
    return Bound({**own, **kept})


def _contradicts(field: Field, own: dict[Field, Phrase]) -> bool:
    """A wider count of repetitions does not fall on an exercise with a time of its own, nor the other way round."""
    if field in (Field.DURATION, Field.REPS):
        return bool(own.keys() & {Field.DURATION, Field.REPS, Field.DISTANCE})
    return field is Field.HOLD and Field.DURATION in own


def is_held(text: str, entry: Entry) -> bool:
    """Whether the name is that of a position held still."""
    return any(word.text in HELD or word.text.rsplit("-", 1)[-1] in HELD for word in words_between(text, entry.name_start, entry.name_end))


def settle(text: str, phrases: Iterable[Phrase], held: bool) -> dict[Field, Phrase]:
    """The first phrase for each field, with times and second counts given their meaning."""
    found: dict[Field, Phrase] = {}
    for phrase in phrases:
        field = _meaning(phrase, found, held)
        if field is None or (field in found and not _wins(phrase, found[field])):
            continue
        if _LATER.search(_sentence_before(text, phrase)) and (field in found or field is not Field.REPS):
            continue
        found[field] = phrase
    return found


def _meaning(phrase: Phrase, found: dict[Field, Phrase], held: bool) -> Field | None:
    if phrase.field is Field.TIME:
        return Field.HOLD if held else Field.DURATION
    if phrase.field is Field.REPS and phrase.again and Field.REPS in found and Field.SETS not in found:
        return Field.SETS if Field.REST in found else None
    return phrase.field


def _wins(phrase: Phrase, before: Phrase) -> bool:
    """Times a day win over days a week."""
    later, earlier = phrase.value, before.value
    return isinstance(later, Frequency) and isinstance(earlier, Frequency) and later.per is Per.DAY and earlier.per is Per.WEEK


def _sentence_before(text: str, phrase: Phrase) -> str:
    """The words of its sentence before a phrase, eighty characters at most."""
    window = text[max(0, phrase.start - 80) : phrase.start]
    cuts = [match.end() for match in _SENTENCE_END.finditer(window)]
    return window[cuts[-1] :] if cuts else window


def _of_common(text: str, scope: Common, phrases: Sequence[Phrase]) -> list[Phrase]:
    """What a stretch of text says of all its exercises: short lines of dose, and sentences that say so."""
    said = between(phrases, scope.start, scope.end)
    if not said:
        return []
    words = len(text[scope.start : scope.end].split())
    if words <= 14 or _EVERY_ONE.search(text, scope.start, scope.end):
        return said
    return [phrase for phrase in said if phrase.field is Field.FREQUENCY]
