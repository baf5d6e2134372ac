"""Exercises that stand in running text, in bullets without a name, or in a talk written down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bandstand.prescription.reader.blocks import Kind
from bandstand.prescription.reader.names import Mention, mentions, words_between
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Field, Phrase, between
from bandstand.prescription.reader.regions import Common, Entry
from bandstand.prescription.reader.sentences import sentences
from bandstand.prescription.reader.vocabulary import NOT_EXERCISES

AMOUNTS = frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.TIME, Field.DURATION, Field.DISTANCE})
_COUNTED = frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.DISTANCE})
_INTRODUCED = Pattern(
    r"\b(?:called|calls?|call it|known as|named|(?:first|second|third|fourth|next|last|final|another|other|1st|2nd|3rd)(?: (?:one|exercise|up|thing|stretch))?(?: (?:is|are|was|they call))?|that is(?: the)?|that's(?: the)?|"
    r"(?:do|did|doing|try|add|include|perform|prescribed|gave me|given|told me to do|start with|includes?|including))(?: (?:the|a|an|some|your|my|only))? ?['\"]?$"
)
_ACTION = Pattern(
    r"\b(?P<verb>raise|lift|bend|straighten|push|pull|press|squeeze|tighten|slide|roll|rotate|turn|tilt|stretch|bring|draw|swing|rock|lower|point|flex|lean|march|hop|"
    r"write|spread|curl|scoop|touch|pick|reach|step|walk|shrug|nod|clench|pinch|circle|hug|balance|jump|squat|extend|shift|drop|arch|trace|stand on|rise|wiggle|scrunch|glide|float)\b"
)
_PHRASE_END = Pattern(
    r"[,.;:()\n|!?]| (?:and (?:then |hold|repeat|slowly|let|lower|return|keep|down)|for|until|as|while|so|then|but|to feel|till|x|before|where|in order)\b"
)
MOST_NAME = 48  # characters of a name made from a verb and its object


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines that stand together: [start, end), and whether they are items of a list."""

    start: int
    end: int
    items: bool
    section: int


def unnamed(text: str, common: Sequence[Common], entries: Sequence[Entry], phrases: Sequence[Phrase]) -> list[Entry]:
    """The exercises that no line of their own names."""
    named = {_key(text, entry.name_start, entry.name_end) for entry in entries}
    found: list[Entry] = []
    for stretch in _stretches(common):
        made = (
            _of_item(text, stretch, phrases) if stretch.items else _of_prose(text, stretch, phrases, alone=not entries)
        )
        found += (entry for entry in made if _key(text, entry.name_start, entry.name_end) not in named)
    return found


def _key(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(word.text.removesuffix("s") for word in words_between(text, start, end))


def _stretches(common: Sequence[Common]) -> Iterator[_Stretch]:
    """Every list item by itself; plain lines that follow each other together."""
    begin = end = -1
    section = 0
    for each in common:
        if each.heading or each.kind is not Kind.PLAIN:
            if begin >= 0:
                yield _Stretch(begin, end, False, section)
                begin = -1
            if not each.heading and each.kind is not Kind.ROW:
                yield _Stretch(each.start, each.end, True, each.section or 0)
            continue
        if begin < 0:
            begin, section = each.start, each.section or 0
        end = each.end
    if begin >= 0:
        yield _Stretch(begin, end, False, section)


def _amounts(phrases: Sequence[Phrase], start: int, end: int, fields: frozenset[Field] = AMOUNTS) -> list[Phrase]:
    return [phrase for phrase in between(phrases, start, end) if phrase.field in fields]


def _of_item(text: str, stretch: _Stretch, phrases: Sequence[Phrase]) -> list[Entry]:
    """A list item with a dose of its own is an exercise, named by its movement or by its verb."""
    if not _amounts(phrases, stretch.start, stretch.end) or _first_word(text, stretch) in NOT_EXERCISES:
        return []
    strong = next((each for each in mentions(text, stretch.start, stretch.end) if each.strong), None)
    place = (strong.start, strong.end) if strong else _told(text, stretch.start, stretch.end, phrases)
    return [_entry(*place, stretch.start, stretch.end, stretch.section)] if place else []


def _first_word(text: str, stretch: _Stretch) -> str:
    words = words_between(text, stretch.start, min(stretch.end, stretch.start + 40))
    return words[0].text if words else ""


def _entry(name_start: int, name_end: int, start: int, end: int, section: int) -> Entry:
    return Entry(name_start=name_start, name_end=name_end, start=start, end=end, section=section)


def _told(text: str, start: int, end: int, phrases: Sequence[Phrase]) -> tuple[int, int] | None:
    """The verb of an instruction with its object, as the text has them."""
    action = _ACTION.search(text, start, end)
    if action is None:
        return None
    stop = _PHRASE_END.search(text, action.end(), min(end, action.start() + MOST_NAME))
    name_end = stop.start() if stop else _word_end(text, min(end, action.start() + MOST_NAME))
    dose = next((phrase.start for phrase in _amounts(phrases, action.end(), name_end)), name_end)
    return action.start(), len(text[:dose].rstrip(" -,x")) if dose > action.end() else action.end()


def _word_end(text: str, at: int) -> int:
    return at if at >= len(text) or not text[at].isalnum() else max(text.rfind(" ", 0, at), 0)


def _of_prose(text: str, stretch: _Stretch, phrases: Sequence[Phrase], *, alone: bool) -> list[Entry]:
    """Names in running text that a dose or an introduction goes with."""
    found: list[Entry] = []
    for begin, end in sentences(text, stretch.start, stretch.end):
        said = [each for each in mentions(text, begin, end) if _counts(text, begin, end, each, phrases, alone=alone)]
        if said:
            found += _split(begin, end, said, phrases, stretch.section)
        elif found and alone:
            found[-1] = _entry(found[-1].name_start, found[-1].name_end, found[-1].start, end, stretch.section)
        elif alone and _amounts(phrases, begin, end, _COUNTED) and (place := _told(text, begin, end, phrases)):
            found.append(_entry(*place, begin, end, stretch.section))
    return _told_twice_once(text, found)


def _counts(text: str, start: int, end: int, mention: Mention, phrases: Sequence[Phrase], *, alone: bool) -> bool:
    if _INTRODUCED.search(text, max(start, mention.start - 40), mention.start):
        return alone
    return mention.strong and bool(_amounts(phrases, start, end, _COUNTED | {Field.TIME} if alone else _COUNTED))


def _split(start: int, end: int, said: Sequence[Mention], phrases: Sequence[Phrase], section: int) -> Iterator[Entry]:
    """Several names in one sentence share it out: each takes the doses before it, or those after it."""
    first = next(iter(_amounts(phrases, start, end)), None)
    before = first is not None and first.start < said[0].start
    edges = (
        [start, *(each.end for each in said[:-1]), end] if before else [start, *(each.start for each in said[1:]), end]
    )
    for mention, begin, stop in zip(said, edges, edges[1:], strict=False):
        yield _entry(mention.start, mention.end, begin, stop, section)


def _told_twice_once(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """A name that comes again in the same talk goes on with the exercise it began."""
    kept: list[Entry] = []
    for entry in entries:
        if kept and _key(text, entry.name_start, entry.name_end) & _key(text, kept[-1].name_start, kept[-1].name_end):
            kept[-1] = _entry(kept[-1].name_start, kept[-1].name_end, kept[-1].start, entry.end, entry.section)
        else:
            kept.append(entry)
    return kept
