"""Exercises that stand in running text, in bullets without a name, or in a talk written down."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from bandstand.prescription.reader.blocks import Kind
from bandstand.prescription.reader.names import Mention, is_talk, mentions, opens_a_body, words_between
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Field, Phrase, between
from bandstand.prescription.reader.regions import Common, Entry
from bandstand.prescription.reader.scopes import ALL_OF_THEM, IF_ONLY
from bandstand.prescription.reader.sentences import sentences
from bandstand.prescription.reader.telling import AMOUNTS, told
from bandstand.prescription.reader.vocabulary import NOT_EXERCISES

_REPEATED = frozenset({Field.SETS, Field.REPS})
_COUNTED = frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.DISTANCE})
_INTRODUCED = Pattern(
    r"\b(?:called|calls?|call it|known as|named|(?:first|second|third|fourth|next|last|final|another|"
    r"other|1st|2nd|3rd)(?: (?:one|exercise|up|thing|stretch))?(?: (?:is|are|was|they call))?|"
    r"that is(?: the)?|that's(?: the)?|"
    r"(?:do|did|doing|try|add|include|perform|prescribed|gave me|given|told me to do|start with|"
    r"includes?|including))(?: (?:the|a|an|some|your|my|only))? ?['\"]?$"
)
_AND = Pattern(r",? ?(?:and|or|&|plus)? ?(?:some |the |a )?")
MOST_TITLE_WORDS = 10
NEAR_THE_START = 48  # characters


class _Stretch(NamedTuple):
    """Lines that stand together, with the place of each; or one item of a list."""

    lines: tuple[Common, ...]
    is_item: bool

    @property
    def start(self) -> int:
        return self.lines[0].start

    @property
    def end(self) -> int:
        return self.lines[-1].end

    @property
    def section(self) -> int:
        return self.lines[0].section or 0


def unnamed(text: str, common: Sequence[Common], entries: Sequence[Entry], phrases: Sequence[Phrase]) -> list[Entry]:
    """The exercises that no line of their own names."""
    named = {_key(text, entry.name_start, entry.name_end) for entry in entries}
    found: list[Entry] = []
    for stretch in _stretches(common):
        made = (
            _of_item(text, stretch, phrases)
            if stretch.is_item
            else _of_prose(text, stretch, phrases, alone=not entries)
        )
        found += (entry for entry in made if _key(text, entry.name_start, entry.name_end) not in named)
    return found


def _key(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(word.text.removesuffix("s") for word in words_between(text, start, end))


def _stretches(common: Sequence[Common]) -> Iterator[_Stretch]:
    """Every list item by itself; plain lines that follow each other without an empty one together."""
    together: list[Common] = []
    for each in common:
        plain = each.kind is Kind.PLAIN and not each.heading
        if together and (not plain or each.after_blank or each.start > together[-1].end + 2):
            yield _Stretch(tuple(together), False)
            together = []
        if plain:
            together.append(each)
        elif not each.heading and each.kind is not Kind.ROW:
            yield _Stretch((each,), True)
    if together:
        yield _Stretch(tuple(together), False)


def _amounts(phrases: Sequence[Phrase], start: int, end: int, fields: frozenset[Field] = AMOUNTS) -> list[Phrase]:
    return [phrase for phrase in between(phrases, start, end) if phrase.field in fields]


def _of_item(text: str, stretch: _Stretch, phrases: Sequence[Phrase]) -> list[Entry]:
    """A list item with a dose of its own is an exercise, named by its movement or by its verb."""
    if not _amounts(phrases, stretch.start, stretch.end) or _first_word(text, stretch) in NOT_EXERCISES:
        return []
    strong = next((each for each in mentions(text, stretch.start, stretch.end) if each.strong), None)
    place = (strong.start, strong.end) if strong else told(text, stretch.start, stretch.end, phrases)
    return [_entry(*place, stretch.start, stretch.end, stretch.section)] if place else []


def _of_line(text: str, line: Common, phrases: Sequence[Phrase]) -> list[Entry]:
    """Below named exercises, a plain line is one of its own only where it counts for itself and tells or names."""
    if not _amounts(phrases, line.start, line.end, _REPEATED) or IF_ONLY.search(text, line.start, line.end):
        return []
    named = any(each.strong for each in mentions(text, line.start, min(line.end, line.start + NEAR_THE_START)))
    if not named and not _tells(text, line.start, line.end):
        return []
    return _of_item(text, _Stretch((line,), True), phrases)


def _first_word(text: str, stretch: _Stretch) -> str:
    words = words_between(text, stretch.start, min(stretch.end, stretch.start + 40))
    return words[0].text if words else ""


def _entry(name_start: int, name_end: int, start: int, end: int, section: int) -> Entry:
    return Entry(name_start=name_start, name_end=name_end, start=start, end=end, section=section)


def _of_prose(text: str, stretch: _Stretch, phrases: Sequence[Phrase], *, alone: bool) -> list[Entry]:
    """Names in running text that a dose or an introduction goes with; else the paragraph's own instruction."""
    if not alone:
        return [entry for line in stretch.lines for entry in _of_line(text, line, phrases)]
    found: list[Entry] = []
    told = [place for place in sentences(text, stretch.start, stretch.end) if not IF_ONLY.search(text, *place)]
    named = [[each for each in mentions(text, *place) if not _is_a_dose(each, phrases)] for place in told]
    for at, (begin, end) in enumerate(told):
        dosed = _is_dosed(at, told, named, phrases)
        said = [each for each in named[at] if (each.strong and dosed) or _is_introduced(text, begin, each)]
        if said:
            found += _split(text, begin, end, said, phrases, stretch.section)
        elif found:
            found[-1] = _entry(found[-1].name_start, found[-1].name_end, found[-1].start, end, stretch.section)
    if found:
        found[0] = replace(found[0], start=stretch.start)
    return _told_twice_once(text, found) if found else list(_instructed(text, stretch, phrases))


def _instructed(text: str, stretch: _Stretch, phrases: Sequence[Phrase]) -> Iterator[Entry]:
    """A paragraph that tells what to do and how often: one exercise, or one a line where each line counts."""
    counting = [line for line in stretch.lines if _amounts(phrases, line.start, line.end, _REPEATED)]
    pieces = [(line.start, line.end) for line in counting] if len(counting) > 1 else [(stretch.start, stretch.end)]
    for start, end in pieces:
        if (
            _amounts(phrases, start, end, _COUNTED)
            and _tells(text, start, end)
            and (place := told(text, start, end, phrases))
        ):
            yield _entry(*place, start, end, stretch.section)


def _tells(text: str, start: int, end: int) -> bool:
    """Whether words begin as an instruction does, not as a story."""
    words = [word.text for word in words_between(text, start, min(end, start + 60))]
    story = set(words[:6]) & _STORY
    return opens_a_body(words) and not story and not ALL_OF_THEM.search(text, start, min(end, start + 60))


_STORY = frozenset({"i", "i'm", "i've", "my", "we", "he", "she", "was", "were"})


def _is_a_dose(mention: Mention, phrases: Sequence[Phrase]) -> bool:
    """ "2 sets" is no exercise, though quad sets are."""
    return any(each.field in _REPEATED for each in between(phrases, mention.start, mention.end))


def _is_dosed(
    at: int, told: Sequence[tuple[int, int]], named: Sequence[Sequence[Mention]], phrases: Sequence[Phrase]
) -> bool:
    """Whether a dose stands in the sentence, or in the next one that names nothing itself."""
    wanted = _COUNTED | {Field.TIME}
    if _amounts(phrases, *told[at], wanted):
        return True
    return at + 1 < len(told) and not named[at + 1] and bool(_amounts(phrases, *told[at + 1], wanted))


def _is_introduced(text: str, start: int, mention: Mention) -> bool:
    return _INTRODUCED.search(text, max(start, mention.start - 40), mention.start) is not None


def _split(
    text: str, start: int, end: int, said: Sequence[Mention], phrases: Sequence[Phrase], section: int
) -> Iterator[Entry]:
    """Several names in one sentence share it out: each takes the doses before it, or those after it."""
    first = next(iter(_amounts(phrases, start, end)), None)
    before = first is not None and first.start < said[0].start
    listed = _lists(text, said)
    edges = [start, *(_edge(text, one[-1], two[0], before=before) for one, two in pairwise(listed)), end]
    for together, begin, stop in zip(listed, edges, edges[1:], strict=False):
        for mention in together:
            yield _entry(mention.start, mention.end, begin, stop, section)


def _lists(text: str, said: Sequence[Mention]) -> list[list[Mention]]:
    """Names with nothing but a comma or "and" between them share what is said of them."""
    listed = [[said[0]]]
    for one, two in pairwise(said):
        if _AND.fullmatch(text, one.end, two.start):
            listed[-1].append(two)
        else:
            listed.append([two])
    return listed


def _edge(text: str, one: Mention, two: Mention, *, before: bool) -> int:
    """Where the words about one exercise end: at the introduction of the next, or else by the way doses stand."""
    introduced = _INTRODUCED.search(text, max(one.end, two.start - 40), two.start)
    return introduced.start() if introduced else one.end if before else two.start


def _shares_a_word(text: str, one: Entry, other: Entry) -> bool:
    """Whether one name is told again in the other: all the words of the shorter one."""
    first, second = _key(text, one.name_start, one.name_end), _key(text, other.name_start, other.name_end)
    return first <= second or second <= first


def _told_twice_once(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """A name that comes again in the same talk goes on with the exercise it began."""
    kept: list[Entry] = []
    for entry in entries:
        if any(
            _key(text, entry.name_start, entry.name_end) == _key(text, one.name_start, one.name_end)
            for one in kept[-8:-1]
        ):
            continue
        same_list = kept and kept[-1].start == entry.start
        if kept and not same_list and _shares_a_word(text, kept[-1], entry):
            kept[-1] = _entry(kept[-1].name_start, kept[-1].name_end, kept[-1].start, entry.end, entry.section)
        else:
            kept.append(entry)
    return kept


def sole(text: str, common: Sequence[Common], phrases: Sequence[Phrase]) -> list[Entry]:
    """A sheet that names nothing but has a title and a dose is about its title."""
    first = next(iter(common), None)
    if first is None or not _amounts(phrases, first.end, len(text), _COUNTED) or not _is_title(text, first):
        return []
    begin = max(
        text.rfind(mark, first.start, first.end) + len(mark) if mark in text[first.start : first.end] else 0
        for mark in (": ", " - ")
    )
    start = max(begin, first.start)
    return [_entry(start, first.end, first.start, common[-1].end, 0)]


def _is_title(text: str, line: Common) -> bool:
    words = [word.text for word in words_between(text, line.start, line.end)]
    short = 0 < len(words) <= MOST_TITLE_WORDS and text[line.end - 1] not in ".!?,;:"
    return short and not is_talk(words) and text[line.start].isupper()
