"""The wider scopes: what is said once for several exercises, and which of them it covers."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from bandstand.prescription.reader.doses.meant import IF_ONLY
from bandstand.prescription.reader.doses.phrases import Field, Phrase, between, is_of_one
from bandstand.prescription.reader.lines.blocks import Kind
from bandstand.prescription.reader.lines.names import words_between
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.lines.vocabulary import CONTROL, INSTRUCTIONS
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.named_again import Named
from bandstand.prescription.reader.programme.pointing import Pointed, pointed
from bandstand.prescription.reader.programme.regions import Common, Entry
from bandstand.prescription.reader.programme.rounds_below import rest_between, rounds_of
from bandstand.prescription.reader.programme.rounds_told import BETWEEN_ROUNDS, IN_BRACKETS, tells_rounds
from bandstand.prescription.reader.programme.words_for_all import (
    ALL_IN_A_PARAGRAPH,
    ALL_OF_THEM,
    EACH_REPETITION,
    EVERY_ONE,
    GOES_ROUND,
    KEPT_UP,
)

SHORT_LINE = 90  # characters
LEAST_LIST = 2  # exercises
MOST_TRIED = 4  # sentences below a list that may tell its rounds; a list goes round in one way
OPENS = 16  # characters before the first dose of a paragraph that is nothing but one
LONGEST_TURN = 300  # seconds: longer than any one exercise of a list is done
LONGEST_LIST_IN_A_SENTENCE = 300  # characters
LONGEST_GAP = 8  # characters between two paragraphs
# Both sides of the body are told of a dose: "each arm turns over thousands of times a season" is none.
_DOSED = frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.DURATION, Field.TIME, Field.DISTANCE})
# "20 minutes, I'm being good": a short line about a person gives no dose.
_OF_SOMEBODY = Pattern(r"\b(?:i|i'm|i've|my|me|she|he|was|were|had|i'd)\b")


class Shared:
    """What is said once for several exercises: for the sheet, for a section, or for one named in passing.

    `apart` holds, for each exercise, the parts of its region that speak of others too.
    """

    def __init__(
        self, text: str, entries: Sequence[Entry], common: Sequence[Common], phrases: Sequence[Phrase], named: Named
    ) -> None:
        self._text, self._entries, self._phrases = text, entries, phrases
        self._starts = [entry.start for entry in entries]
        self._in_section: dict[int, list[Entry]] = {}
        for entry in entries:
            self._in_section.setdefault(entry.section, []).append(entry)
        self._by_section: dict[int | None, list[Phrase]] = {}
        self._by_part: dict[int, list[Phrase]] = {}
        self._by_entry: dict[int, list[Phrase]] = {}
        self._tried: dict[int, int] = {}  # sentences below each section
        for scope in common:
            if not scope.aside:
                self._take_common(scope, named)
        self.apart = [self._take_region(at) for at in range(len(entries))]
        for at in range(len(entries) - 1):
            self._take_rounds(at)
        often = _said_last(text, entries, phrases)
        if often is not None and not any(often in said for said in self._by_entry.values()):
            self._keep([often], None, None)

    def scopes_of(self, at: int, entry: Entry) -> Iterator[Sequence[Phrase]]:
        """What the wider scopes say of one exercise, the nearest scope first."""
        yield self._by_entry.get(at, ())
        yield self._by_section.get(entry.section, ())
        yield self._by_part.get(entry.part, ())
        yield self._by_section.get(None, ())

    def _take_common(self, scope: Common, named: Named) -> None:
        """Text that is about no single exercise."""
        pointing = [] if self._is_spoken_for(scope.start) else self._point(scope.start, scope.end)
        for begin, end in sentences(self._text, scope.start, scope.end):
            if any(begin <= each.start < end for each in pointing) or self._is_of_the_list_above(scope, begin, end):
                continue
            said = _of_common(self._text, scope, begin, end, self._phrases)
            if said and not self._is_spoken_for(begin):
                self._keep(said, scope.section, named.in_full(begin, end), part=scope.part * scope.leading)

    def _take_region(self, at: int) -> list[tuple[int, int]]:
        """The sentences in the region of one exercise that speak of all, or of its section."""
        entry = self._entries[at]
        if entry.in_row:
            return []
        pointing = self._point(entry.name_end, entry.end)
        found = [(each.start, each.end) for each in pointing]
        for begin, end in self._parts(at):
            if rounds := self._rounds_below(at, begin, end):
                found.append((begin, end))
                self._keep(list(rounds), entry.section, None)
                continue
            of_all = self._speaks_of_all(at, begin, end)
            if not of_all and not self._closes_a_section(at, begin, end):
                continue
            found.append((begin, end))
            if not any(each.start == begin for each in pointing):
                section = None if of_all and entry is self._entries[-1] else entry.section
                self._keep(list(between(self._phrases, begin, end)), section, None)
        return found

    def _speaks_of_all(self, at: int, begin: int, end: int) -> bool:
        """ "All of them" is; not "hold each one" in what one exercise tells of its repetitions."""
        words = ALL_OF_THEM.finditer(self._text, begin, end)
        return any(not self._is_of_its_repetitions(at, each.start(), begin) for each in words)

    def _is_of_its_repetitions(self, at: int, place: int, begin: int) -> bool:
        kept = KEPT_UP.search(self._text, begin, place)
        if EACH_REPETITION.match(self._text, place) is None or (
            kept is None and self._text.endswith("of ", begin, place)
        ):
            return False  # "10 of each one"
        entry = self._entries[at]
        if "\n" not in self._text[entry.name_end : place]:
            return at == 0 or "\n" in self._text[self._entries[at - 1].name_end : entry.name_start]
        last = self._in_section[entry.section][-1] is entry
        return kept is not None and not (last and (kept.start() == begin or _opens_a_paragraph(self._text, begin)))

    def _parts(self, at: int) -> Iterator[tuple[int, int]]:
        """The sentences below the name of an exercise; and brackets with rounds, behind several on one line."""
        entry = self._entries[at]
        on_one_line = at > 0 and "\n" not in self._text[self._entries[at - 1].name_end : entry.name_start]
        inside = IN_BRACKETS.search(self._text, entry.name_end, entry.end) if on_one_line else None
        if inside is not None:
            yield inside.span()
        for begin, end in sentences(self._text, entry.name_end, entry.end):
            if inside is None or not begin <= inside.start() < end:
                yield begin, end

    def _rounds_below(self, at: int, begin: int, end: int) -> Sequence[Phrase]:
        """What a sentence below the last exercise of a list says of its rounds, and of the rest between them."""
        section = self._entries[at].section
        listed = self._in_section[section]
        if listed[-1] is not self._entries[at]:
            return ()
        told = tells_rounds(self._text, begin, end)
        rests = BETWEEN_ROUNDS.search(self._text, begin, end) is not None
        if not (told or rests) or self._tried.get(section, 0) >= MOST_TRIED:
            return ()
        self._tried[section] = self._tried.get(section, 0) + 1
        rounds = rounds_of(self._text, (begin, end), listed, self._phrases)
        return rounds or (rest_between(self._text, (begin, end), listed, self._phrases) if rests else ())

    def _is_of_the_list_above(self, scope: Common, begin: int, end: int) -> bool:
        """ "3 rounds" below a table, or below a list that a title does not go on with."""
        at = bisect_right(self._starts, begin) - 1
        if at < 0 or (scope.leading and scope.section in self._in_section):
            return False
        rounds = self._rounds_below(at, begin, end)
        self._keep(list(rounds), self._entries[at].section, None)
        return bool(rounds)

    def _take_rounds(self, at: int) -> None:
        """ "3 rounds of 10 squats, 12 lunges, 15 bridges": the rounds are of all that the sentence goes on to name."""
        entry = self._entries[at]
        for each in between(self._phrases, entry.start, entry.name_start):
            if each.field is not Field.SETS or not GOES_ROUND.search(self._text, each.start, each.end):
                continue
            with_it = self._in_one_sentence(at, each.end)
            for place in with_it if len(with_it) > 1 else ():
                self._by_entry.setdefault(place, []).append(each)
                self.apart[place].append((each.start, each.end))

    def _in_one_sentence(self, at: int, begin: int) -> list[int]:
        """An exercise and those that are named after it before the sentence ends."""
        far = min(len(self._text), begin + LONGEST_LIST_IN_A_SENTENCE)
        end = _SENTENCE_END.search(self._text, begin, far)
        last = end.start() if end else far
        return [
            place for place in range(at, bisect_right(self._starts, last)) if self._entries[place].name_start < last
        ]

    def _closes_a_section(self, at: int, begin: int, end: int) -> bool:
        """A paragraph of its own below the last exercise of a list: "Four times daily.", "3 x 10 of each"."""
        entry = self._entries[at]
        section = self._in_section[entry.section]
        if len(section) < LEAST_LIST or section[-1] is not entry:
            return False
        if ALL_IN_A_PARAGRAPH.match(self._text, begin, end) and _opens_a_paragraph(self._text, begin):
            return True
        first = next((each for each in between(self._phrases, begin, end)), None)
        if first is None or first.field not in _TOLD_ONCE or first.start - begin > OPENS:
            return False
        return self._stands_below(entry, begin) and not any(self._tells(other, first.field) for other in section[:-1])

    def _stands_below(self, entry: Entry, begin: int) -> bool:
        """Whether a line begins here, in a paragraph that an empty line parts from the exercise above it."""
        before = max(entry.name_end, begin - LONGEST_GAP)
        on_its_own = self._text.rfind("\n", before, begin) >= 0 and not self._text[before:begin].split("\n")[-1].strip()
        return on_its_own and _EMPTY_LINE.search(self._text, entry.name_end, begin) is not None

    def _tells(self, entry: Entry, field: Field) -> bool:
        return any(each.field is field for each in between(self._phrases, entry.start, entry.end))

    def _is_spoken_for(self, at: int) -> bool:
        """Whether a place stands in the region of an exercise."""
        before = bisect_right(self._starts, at) - 1
        return before >= 0 and at < self._entries[before].end

    def _point(self, start: int, end: int) -> list[Pointed]:
        """The clauses of a stretch that point at some exercises give those their dose."""
        found = list(pointed(self._text, start, end, bisect_right(self._starts, start)))
        for each in found:
            for place in each.places:
                if place < len(self._starts):
                    self._by_entry.setdefault(place, []).extend(between(self._phrases, each.start, each.end))
        return found

    def _keep(self, said: list[Phrase], section: int | None, named: int | None, *, part: int = 0) -> None:
        """`part` is the stage above whose first exercise this stands: it is about that stage, not the whole sheet."""
        if named is None and section is None and part:
            self._by_part.setdefault(part, []).extend(said)
        elif named is None:
            self._by_section.setdefault(section, []).extend(said)
        else:
            self._by_entry.setdefault(named, []).extend(said)


_SENTENCE_END = Pattern(r"[.;](?= |\n|$)|\n")
_EMPTY_LINE = Pattern(r"\n\s{0,3}\n")
_PARAGRAPH = Pattern(r"\n\s{0,3}\n\s{0,3}$")


def _opens_a_paragraph(text: str, at: int) -> bool:
    return _PARAGRAPH.search(text[max(0, at - LONGEST_GAP) : at]) is not None


# Told in a line of its own below a list where no other exercise tells its own: of them all.
_TOLD_ONCE = frozenset({Field.FREQUENCY, Field.REST})
_COUNTED = frozenset({Field.SETS, Field.REPS, Field.HOLD})
IN_ONE_BREATH = 24  # characters


def _said_last(text: str, entries: Sequence[Entry], phrases: Sequence[Phrase]) -> Phrase | None:
    """How often, told once in a paragraph of its own below the last exercise, is told of all of them."""
    told = [each for each in phrases if each.field is Field.FREQUENCY]
    if len(told) != 1 or len(entries) < LEAST_LIST or told[0].start < entries[-1].name_end:
        return None
    beside = between(phrases, told[0].start - IN_ONE_BREATH, told[0].end + IN_ONE_BREATH)
    if any(each.field in _COUNTED for each in beside):  # "2 x 8, every second day" is the last exercise's own
        return None
    return told[0] if _EMPTY_LINE.search(text, entries[-1].name_end, told[0].start) else None


def _of_common(text: str, scope: Common, start: int, end: int, phrases: Sequence[Phrase]) -> list[Phrase]:
    """What a sentence says of all its exercises: a short line of dose, or a sentence that says so."""
    said = list(between(phrases, start, end))
    if not said or IF_ONLY.search(text, start, end):
        return []
    if not any(each.field in _DOSED for each in said):
        said = [each for each in said if each.field is not Field.SIDE or is_of_one(each)]
    if EVERY_ONE.search(text, start, end):
        return [each for each in said if not (scope.heading and each.field is Field.TIME)]
    if _LABELLED_INSTRUCTION.match(text, scope.start, scope.end):
        return []
    often = [phrase for phrase in said if phrase.field is Field.FREQUENCY]
    short = end - start <= SHORT_LINE and scope.leading and not _OF_SOMEBODY.search(text, start, end)
    short = short and not _is_an_item_to_do(text, scope)
    return [each for each in said if _may_be_of_all(text, scope, each)] if short else often


def _is_an_item_to_do(text: str, scope: Common) -> bool:
    """ "2. Release the front of the hip with a ball, 30 s": an item that tells a thing to do speaks of that."""
    if _LABELLED_INSTRUCTION.match(text, scope.start, scope.end):
        return True
    if scope.kind not in (Kind.NUMBERED, Kind.BULLET):
        return False
    opening = [word.text for word in words_between(text, scope.start, min(scope.end, scope.start + OPENING))]
    return (
        opening[:1] != [] and opening[0] in INSTRUCTIONS - CONTROL and opening[1:2] != [] and opening[1] in _ITS_OBJECT
    )


# "Breathing: take a slow breath, hold it for 3 seconds": what stands behind such a label is done for itself.
_LABELLED_INSTRUCTION = Pattern(
    r"(?-i:[A-Z][a-z]{1,14})(?: [a-z]{1,14}){0,2}: (?:take|lift|bend|raise|push|pull|squeeze|turn|lie|sit|stand|"
    r"roll|press|draw|"
    r"breathe|lean|step|walk) (?:a|an|the|your|both|one|on|in|out|up|down)\b"
)
OPENING = 24  # characters
_ITS_OBJECT = frozenset(["the", "your", "a", "an", "both", "one"])


def _may_be_of_all(text: str, scope: Common, phrase: Phrase) -> bool:
    """In a line that does not say "each": no way to go, no length of a session, no bare number ("4 moves to try")."""
    if phrase.field in (Field.DISTANCE, Field.TIME):
        return False
    if phrase.field is Field.DURATION:
        long = isinstance(phrase.value, tuple) and phrase.value[1] > LONGEST_TURN
        return not scope.heading and not long
    counts = phrase.field in (Field.SETS, Field.REPS)
    return not (counts and text[phrase.start : phrase.end].replace("-", "").isdigit() and _names_a_thing(text, phrase))


_THING = Pattern(r" (?:[a-z-]{2,14} ){0,3}[a-z-]{3,14}s\b(?! of each)")


def _names_a_thing(text: str, phrase: Phrase) -> bool:
    """ "4 pulls that bring it round": so many things, not so many times."""
    return _THING.match(text, phrase.end) is not None
