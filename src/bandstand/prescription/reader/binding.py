"""The seventh step: which dose belongs to which exercise. What an exercise says itself wins, field by field."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reach import REACH, is_in_reach
from bandstand.prescription.reader.names import words_between
from bandstand.prescription.reader.naming import Named
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Field, Phrase, between
from bandstand.prescription.reader.regions import Common, Entry
from bandstand.prescription.reader.scopes import IF_ONLY, Shared, of_all
from bandstand.prescription.reader.vocabulary import HELD

_LATER = Pattern(
    r"\b(?:progress(?:ing|ion)?|build(?:ing)? (?:up )?to|building|work(?:ing)? (?:up|your way up) to|"
    r"increas(?:e|ing)|eventually|later(?: on)?|next (?:step|level|stage)|until you (?:can|reach)|"
    r"once you can|when you can|goal|aim(?:ing)? for|and build)\b"
)
LONGEST_HELD_REP = 120  # seconds
_SENTENCE_END = Pattern(r"[.!?](?= |\n|$)|\n|\|", minds_capitals=True)


class Bound(NamedTuple):
    """The phrases that make up one exercise's dose."""

    phrases: dict[Field, Phrase]

    strange: dict[Field, Phrase]  # said, but beyond what a sheet asks: asked, never taken

    def get(self, field: Field) -> Phrase | None:
        """The phrase for a field, None where the sheet is silent."""
        return self.phrases.get(field)


def bind(
    text: str, entries: Sequence[Entry], common: Sequence[Common], phrases: Sequence[Phrase], named: Named
) -> list[Bound]:
    """One dose for each exercise."""
    wider = _Wider(text, Shared(text, entries, common, phrases, named))
    return [_dose(text, at, entry, wider, phrases) for at, entry in enumerate(entries)]


class _Wider:
    """The doses of the wider scopes; each scope's is worked out once, however many exercises stand in it."""

    def __init__(self, text: str, shared: Shared) -> None:
        self._text, self._shared = text, shared
        self._known: dict[tuple[int, bool], dict[Field, Phrase]] = {}

    def of(self, at: int, entry: Entry, held: bool) -> dict[Field, Phrase]:
        """What is said of one exercise in wider scopes; the nearest wins, field by field."""
        said: dict[Field, Phrase] = {}
        for scope in self._shared.scopes_of(at, entry):
            said = {**self._settled(scope, held), **said}
        return said

    def _settled(self, scope: Sequence[Phrase], held: bool) -> dict[Field, Phrase]:
        key = (id(scope), held)
        if key not in self._known:
            self._known[key] = settle(self._text, scope, held)
        return self._known[key]


def _dose(text: str, at: int, entry: Entry, wider: _Wider, phrases: Sequence[Phrase]) -> Bound:
    held = is_held(text, entry)
    others = (*of_all(text, entry), *entry.apart)
    mine = [
        each for each in between(phrases, entry.start, entry.end) if not any(a <= each.start < b for a, b in others)
    ]
    own = settle(text, mine, held)
    closed = own.keys() | entry.answered
    kept = {
        field: phrase
        for field, phrase in wider.of(at, entry, held).items()
        if field not in closed and not _contradicts(field, own)
    }
    return _in_reach({**own, **kept})


def _contradicts(field: Field, own: dict[Field, Phrase]) -> bool:
    """A wider count of repetitions does not fall on an exercise with a time of its own, nor the other way round."""
    if field in (Field.DURATION, Field.REPS):
        return bool(own.keys() & {Field.DURATION, Field.REPS, Field.DISTANCE})
    return field is Field.HOLD and Field.DURATION in own


def _in_reach(said: dict[Field, Phrase]) -> Bound:
    """The dose, with the numbers that no sheet means set aside."""
    strange = {field: phrase for field, phrase in said.items() if not _is_meant(field, phrase)}
    return Bound({field: phrase for field, phrase in said.items() if field not in strange}, strange)


def _is_meant(field: Field, phrase: Phrase) -> bool:
    if isinstance(phrase.value, Frequency):
        return is_in_reach("times", phrase.value.times.low, phrase.value.times.high)
    match phrase.value:
        case (float() | int() as low, float() | int() as high) if field.value in REACH:
            return is_in_reach(field.value, low, high)
    return True


def is_held(text: str, entry: Entry) -> bool:
    """Whether the name is that of a position held still."""
    return any(
        word.text in HELD or word.text.rsplit("-", 1)[-1] in HELD
        for word in words_between(text, entry.name_start, entry.name_end)
    )


def settle(text: str, phrases: Iterable[Phrase], held: bool) -> dict[Field, Phrase]:
    """The first phrase for each field, with times and second counts given their meaning."""
    said = [phrase for phrase in phrases if not IF_ONLY.search(_sentence_before(text, phrase))]
    counted = any(phrase.field is Field.REPS for phrase in said)
    found: dict[Field, Phrase] = {}
    for phrase in said:
        field = _meaning(phrase, found, held, counted)
        if field is None or (field in found and not _wins(phrase, found[field])):
            continue
        if field in found and _LATER.search(_sentence_before(text, phrase)):
            continue
        found[field] = phrase
    return found


def _meaning(phrase: Phrase, found: dict[Field, Phrase], held: bool, counted: bool) -> Field | None:
    if phrase.field is Field.TIME:
        return _of_time(phrase, held, counted)
    if phrase.field is Field.REPS and phrase.again and Field.REPS in found and Field.SETS not in found:
        return Field.SETS if Field.REST in found else None
    return phrase.field


def _of_time(phrase: Phrase, held: bool, counted: bool) -> Field | None:
    """Seconds beside a count are held in each repetition; minutes beside one belong to something else."""
    if held or not counted:
        return Field.HOLD if held else Field.DURATION
    long = isinstance(phrase.value, tuple) and phrase.value[1] > LONGEST_HELD_REP
    return None if long else Field.HOLD


def _wins(phrase: Phrase, before: Phrase) -> bool:
    """Times a day win over days a week."""
    later, earlier = phrase.value, before.value
    return (
        isinstance(later, Frequency)
        and isinstance(earlier, Frequency)
        and later.per is Per.DAY
        and earlier.per is Per.WEEK
    )


def _sentence_before(text: str, phrase: Phrase) -> str:
    """The words of its sentence before a phrase, eighty characters at most."""
    window = text[max(0, phrase.start - 80) : phrase.start]
    cuts = [match.end() for match in _SENTENCE_END.finditer(window)]
    return window[cuts[-1] :] if cuts else window
