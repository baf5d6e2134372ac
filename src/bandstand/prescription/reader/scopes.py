"""The wider scopes: what is said once for several exercises, and which of them it covers."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from bandstand.prescription.reader.meant import IF_ONLY as IF_ONLY
from bandstand.prescription.reader.naming import Named
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Field, Phrase, between
from bandstand.prescription.reader.pointing import Pointed, pointed
from bandstand.prescription.reader.regions import Common, Entry
from bandstand.prescription.reader.sentences import sentences
from bandstand.prescription.reader.together import ALL_OF_THEM, EVERY_ONE

SHORT_LINE = 90  # characters
# Both sides of the body are told of a dose: "each arm turns over thousands of times a season" is none.
_COUNTED = frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.DURATION, Field.TIME, Field.DISTANCE})
# "20 minutes, I'm being good": a short line about a person gives no dose.
_OF_SOMEBODY = Pattern(r"\b(?:i|i'm|i've|my|me|she|he|was|were|had|i'd)\b")


class Shared:
    """What is said once for several exercises: for the sheet, for a section, or for one named in passing."""

    def __init__(
        self, text: str, entries: Sequence[Entry], common: Sequence[Common], phrases: Sequence[Phrase], named: Named
    ) -> None:
        self._by_section: dict[int | None, list[Phrase]] = {}
        self._by_entry: dict[int, list[Phrase]] = {}
        starts = [entry.start for entry in entries]

        def spoken_for(at: int) -> bool:
            before = bisect_right(starts, at) - 1
            return before >= 0 and at < entries[before].end

        for scope in common:
            pointing = [] if spoken_for(scope.start) else self._point(text, scope.start, scope.end, starts, phrases)
            for begin, end in sentences(text, scope.start, scope.end):
                if any(begin <= each.start < end for each in pointing):
                    continue
                said = _of_common(text, scope, begin, end, phrases)
                if said and not spoken_for(begin):
                    self._keep(said, scope.section, named.in_full(begin, end))
        for entry in entries:
            pointing = self._point(text, entry.name_end, entry.end, starts, phrases)
            for begin, end in of_all(text, entry):
                if any(each.start == begin for each in pointing):
                    continue
                scope_of = None if entry is entries[-1] else entry.section
                self._keep(list(between(phrases, begin, end)), scope_of, None)

        often = _said_last(text, entries, phrases)
        if often is not None and not any(often in said for said in self._by_entry.values()):
            self._keep([often], None, None)

    def _point(
        self, text: str, start: int, end: int, starts: Sequence[int], phrases: Sequence[Phrase]
    ) -> list[Pointed]:
        """The clauses of a stretch that point at some exercises give those their dose."""
        found = list(pointed(text, start, end, bisect_right(starts, start)))
        for each in found:
            for place in each.places:
                if place < len(starts):
                    self._by_entry.setdefault(place, []).extend(between(phrases, each.start, each.end))
        return found

    def _keep(self, said: list[Phrase], section: int | None, named: int | None) -> None:
        if named is None:
            self._by_section.setdefault(section, []).extend(said)
        else:
            self._by_entry.setdefault(named, []).extend(said)

    def scopes_of(self, at: int, entry: Entry) -> Iterator[Sequence[Phrase]]:
        """What the wider scopes say of one exercise, the nearest scope first."""
        yield self._by_entry.get(at, ())
        yield self._by_section.get(entry.section, ())
        yield self._by_section.get(None, ())


_EMPTY_LINE = Pattern(r"\n\s{0,3}\n")


def _said_last(text: str, entries: Sequence[Entry], phrases: Sequence[Phrase]) -> Phrase | None:
    """How often, told once in a paragraph of its own below the last exercise, is told of all of them."""
    told = [each for each in phrases if each.field is Field.FREQUENCY]
    if len(told) != 1 or len(entries) < 2 or told[0].start < entries[-1].name_end:
        return None
    return told[0] if _EMPTY_LINE.search(text, entries[-1].name_end, told[0].start) else None


def of_all(text: str, entry: Entry) -> list[tuple[int, int]]:
    """The parts of an exercise's region that speak of all the exercises, or point at some."""
    first = entry.name_end
    whole = [(begin, end) for begin, end in sentences(text, first, entry.end) if ALL_OF_THEM.search(text, begin, end)]
    return whole + [(each.start, each.end) for each in pointed(text, first, entry.end, 0)]


def _of_common(text: str, scope: Common, start: int, end: int, phrases: Sequence[Phrase]) -> list[Phrase]:
    """What a sentence says of all its exercises: a short line of dose, or a sentence that says so."""
    said = [each for each in between(phrases, start, end) if not (scope.heading and each.field is Field.TIME)]
    if not said or IF_ONLY.search(text, start, end):
        return []
    if not EVERY_ONE.search(text, start, end):
        said = [each for each in said if each.field not in (Field.DISTANCE, Field.TIME)]
    if not any(each.field in _COUNTED for each in said):
        said = [each for each in said if each.field is not Field.SIDE]
    short = end - start <= SHORT_LINE and scope.leading and not _OF_SOMEBODY.search(text, start, end)
    if short or EVERY_ONE.search(text, start, end):
        return said
    return [phrase for phrase in said if phrase.field is Field.FREQUENCY]
