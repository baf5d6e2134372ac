"""The seventh step: which dose belongs to which exercise. What an exercise says itself wins, field by field."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reach import REACH, is_in_reach
from bandstand.prescription.reader.names import words_between
from bandstand.prescription.reader.naming import Named
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Field, Phrase, between
from bandstand.prescription.reader.regions import Common, Entry
from bandstand.prescription.reader.sentences import sentences
from bandstand.prescription.reader.vocabulary import HELD

_LATER = Pattern(
    r"\b(?:progress(?:ing|ion)?|build(?:ing)? (?:up )?to|building|work(?:ing)? (?:up|your way up) to|"
    r"increas(?:e|ing)|eventually|later(?: on)?|next (?:step|level|stage)|until you (?:can|reach)|"
    r"once you can|when you can|goal|aim(?:ing)? for|and build)\b"
)
_EVERY_ONE = Pattern(
    r"\b(?:each|every|all|both|these|following|the whole|everything|circuit|routine|program(?:me)?|list|"
    r"exercises|stretches|them)\b"
)
IF_ONLY = Pattern(
    r"\b(?:i'd|i would|i used to|i could(?:n't| not)|i can't|i cannot|i managed|i hope|used to be able|if you already|"
    r"my friend|studies|study|participants|patients who|researchers|yesterday|last (?:week|night|month|"
    r"year)|i (?:ran|went|walked))\b"
)
LONGEST_HELD_REP = 120  # seconds
SHORT_LINE = 90  # characters
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
    shared = _Shared(text, entries, common, phrases, named)
    return [_dose(text, at, entry, shared, phrases) for at, entry in enumerate(entries)]


class _Shared:
    """What is said once for several exercises: for the sheet, for a section, or for one named in passing."""

    def __init__(
        self, text: str, entries: Sequence[Entry], common: Sequence[Common], phrases: Sequence[Phrase], named: Named
    ) -> None:
        self._text = text
        self._by_section: dict[int | None, list[Phrase]] = {}
        self._by_entry: dict[int, list[Phrase]] = {}
        self._known: dict[tuple[int | None, bool], dict[Field, Phrase]] = {}
        starts = [entry.start for entry in entries]

        def spoken_for(at: int) -> bool:
            before = bisect_right(starts, at) - 1
            return before >= 0 and at < entries[before].end

        for scope in common:
            for begin, end in sentences(text, scope.start, scope.end):
                said = _of_common(text, scope, begin, end, phrases)
                if said and not spoken_for(begin):
                    self._keep(said, scope.section, named.in_full(begin, end))
        for entry in entries:
            for begin, end in _of_all(text, entry):
                scope_of = None if entry is entries[-1] else entry.section
                self._keep(list(between(phrases, begin, end)), scope_of, None)

        if (often := _said_last(text, entries, phrases)) is not None:
            self._keep([often], None, None)

    def _keep(self, said: list[Phrase], section: int | None, named: int | None) -> None:
        if named is None:
            self._by_section.setdefault(section, []).extend(said)
        else:
            self._by_entry.setdefault(named, []).extend(said)

    def for_entry(self, at: int, entry: Entry, held: bool) -> dict[Field, Phrase]:
        """What the wider scopes say of one exercise, the nearest scope first."""
        nearest = settle(self._text, self._by_entry.get(at, ()), held)
        return {**self._settled(None, held), **self._settled(entry.section, held), **nearest}

    def _settled(self, section: int | None, held: bool) -> dict[Field, Phrase]:
        """One scope's dose; worked out once, however many exercises stand in it."""
        if (section, held) not in self._known:
            self._known[section, held] = settle(self._text, self._by_section.get(section, ()), held)
        return self._known[section, held]


def _dose(text: str, at: int, entry: Entry, shared: _Shared, phrases: Sequence[Phrase]) -> Bound:
    held = is_held(text, entry)
    general = _of_all(text, entry)
    mine = [
        each for each in between(phrases, entry.start, entry.end) if not any(a <= each.start < b for a, b in general)
    ]
    own = settle(text, mine, held)
    wider = shared.for_entry(at, entry, held)
    kept = {field: phrase for field, phrase in wider.items() if field not in own and not _contradicts(field, own)}
    return _in_reach({**own, **kept})


ALL_OF_THEM = Pattern(
    r"\b(?:each|all|every one|both) of (?:them|these|those)\b|\beach one\b|\bevery one\b|\bthem all\b|"
    r"\ball (?:\d|of it)\b|"
    r"\b(?:all(?: of)?|each(?: of)?|every(?: one of)?|these)(?: the| these| those| your)? (?:[a-z]{1,12} )?"
    r"(?:exercises?|stretch(?:es)?|poses?|positions?|postures?|moves?|movements?)\b|"
    r"\b(?:the(?: whole| above| full| entire| following)?|this|your|whole)(?: exercise| stretching| home| full)? "
    r"(?:routine|program(?:me)?|circuit|workout|session|list|sequence)\b|"
    r"\bthe (?:following|above) (?:exercises|stretches)\b|"
    r"\b(?:your|do the|the) (?:exercises|stretches)\b"
)


_EMPTY_LINE = Pattern(r"\n\s{0,3}\n")


def _said_last(text: str, entries: Sequence[Entry], phrases: Sequence[Phrase]) -> Phrase | None:
    """How often, told once in a paragraph of its own below the last exercise, is told of all of them."""
    told = [each for each in phrases if each.field is Field.FREQUENCY]
    if len(told) != 1 or len(entries) < 2 or told[0].start < entries[-1].name_end:
        return None
    return told[0] if _EMPTY_LINE.search(text, entries[-1].name_end, told[0].start) else None


def _of_all(text: str, entry: Entry) -> list[tuple[int, int]]:
    """The sentences of an exercise's region that speak of all the exercises."""
    first = entry.name_end
    return [(begin, end) for begin, end in sentences(text, first, entry.end) if ALL_OF_THEM.search(text, begin, end)]


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


def _of_common(text: str, scope: Common, start: int, end: int, phrases: Sequence[Phrase]) -> list[Phrase]:
    """What a sentence says of all its exercises: a short line of dose, or a sentence that says so."""
    said = list(between(phrases, start, end))
    if not said or IF_ONLY.search(text, start, end):
        return []
    short = end - start <= SHORT_LINE and scope.leading
    if short or _EVERY_ONE.search(text, start, end):
        return said
    return [phrase for phrase in said if phrase.field is Field.FREQUENCY]
