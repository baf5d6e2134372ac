"""Exercises that stand in running text, in bullets without a name, or in a talk written down."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bandstand.prescription.reader.doses.meant import IF_ONLY
from bandstand.prescription.reader.doses.phrases import AMOUNTS, Phrase
from bandstand.prescription.reader.lines.blocks import Kind
from bandstand.prescription.reader.lines.heads import Head
from bandstand.prescription.reader.lines.names import (
    Mention,
    Worth,
    mentions,
    words_between,
    worth_of,
)
from bandstand.prescription.reader.lines.roles import Role
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.lines.vocabulary import NOT_EXERCISES
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.regions import Common, Entry, regions
from bandstand.prescription.reader.programme.words_for_all import EVERY_ONE
from bandstand.prescription.reader.told.forbidden import is_forbidden
from bandstand.prescription.reader.told.named_with_dose import COUNTED, REPEATED, amounts
from bandstand.prescription.reader.told.running import Told, running
from bandstand.prescription.reader.told.shorthand import each_on_its_line, end_of_list, named_together
from bandstand.prescription.reader.told.story import is_only_told, is_story
from bandstand.prescription.reader.told.title_of_one import is_by_verb, names_a_part, of_its_title, sole, tells
from bandstand.prescription.reader.told.told_again import NamesTold, key, told_twice_once
from bandstand.prescription.reader.told.verb_names import told

LONGEST_TELLING = 120  # characters of a sheet that is one instruction: "Roll the foot over a ball for 2 minutes"
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


def told_in(
    text: str, heads: Sequence[Head], named: Sequence[Entry], common: Sequence[Common], phrases: Sequence[Phrase]
) -> Told:
    """Every exercise in the order of the text, those with a line of their own and those told in running text.

    A letter whose only "titles" name no movement is read as running text throughout.
    """
    if named and not any(_names_a_movement(text, entry) for entry in named):
        told = _all_of(text, [], regions(text, heads, [Role.BODY] * len(heads), phrases)[1], phrases)
        if sum(_names_a_movement(text, entry) for entry in told.entries) > max(1, len(named)):
            return told
    return _all_of(text, named, common, phrases)


def _names_a_movement(text: str, entry: Entry) -> bool:
    words = [word.text for word in words_between(text, entry.name_start, entry.name_end)]
    return worth_of(words) is not Worth.NONE


def _all_of(text: str, named: Sequence[Entry], common: Sequence[Common], phrases: Sequence[Phrase]) -> Told:
    told = unnamed(text, common, named, phrases)
    apart = [each for entry in named for each in named_together(text, entry)]
    lines = [each for entry in apart for each in each_on_its_line(text, entry, phrases)]
    found = sorted([*lines, *told.entries], key=lambda entry: (entry.start, entry.name_start))
    by_verb = not named and len(found) == 1 and is_by_verb(text, found[0])
    if len(named) == 1 and (whole := of_its_title(text, named[0], told.entries, common, phrases)):
        return Told([whole], [each for each in common if each.start < whole.start])
    title = sole(text, common, phrases) if by_verb or not found else []
    if not found or (title and names_a_part(text, title[0])):
        return Told(title, told.shared if not found else list(common))
    return Told(found, told.shared)


def unnamed(text: str, common: Sequence[Common], entries: Sequence[Entry], phrases: Sequence[Phrase]) -> Told:
    """The exercises that no line of their own names, and the words between them that are about several."""
    named = NamesTold(text, entries)
    found: list[Entry] = []
    between: list[Common] = []
    taken: set[int] = set()  # where lines begin that are about one exercise
    for stretch in _stretches([each for each in common if not each.aside]):
        if found and not entries and _goes_on(text, found[-1], stretch, phrases):
            found[-1] = replace(found[-1], end=stretch.end)
            taken.update(line.start for line in stretch.lines)
            continue
        told = _told(text, stretch, named, phrases)
        new = [each for each in told.entries if not named.has(key(text, each))]
        found += new
        if new:
            taken.update(line.start for line in stretch.lines)
            between += told.shared
    left = [each for each in common if each.start not in taken or each.aside]
    return Told(found, sorted([*left, *between], key=lambda each: each.start))


def _goes_on(text: str, last: Entry, stretch: _Stretch, phrases: Sequence[Phrase]) -> bool:
    """ "Number one is a chin tuck." and its dose two paragraphs later: none of them brings up another exercise."""
    if stretch.is_item or amounts(phrases, last.name_end, last.end):
        return False
    if EVERY_ONE.search(text, stretch.start, stretch.end) or is_story(text, stretch.start, stretch.end):
        return False
    return not running(text, stretch.start, stretch.end, stretch.section, phrases, alone=False).entries


def _told(text: str, stretch: _Stretch, named: NamesTold, phrases: Sequence[Phrase]) -> Told:
    if stretch.is_item:
        return Told(_of_item(text, stretch, phrases), list(stretch.lines))
    return _among_names(text, stretch, named, phrases) if named else _of_prose(text, stretch, phrases)


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


def _of_item(text: str, stretch: _Stretch, phrases: Sequence[Phrase]) -> list[Entry]:
    """A list item with a dose of its own is an exercise, named by its movement or by its verb."""
    if not amounts(phrases, stretch.start, stretch.end) or _first_word(text, stretch) in NOT_EXERCISES:
        return []
    strong = next((each for each in mentions(text, stretch.start, stretch.end) if _counts(text, stretch, each)), None)
    place = (strong.start, strong.end) if strong else told(text, stretch.start, stretch.end, phrases)
    if place is None:
        return []
    entry = _entry(*place, stretch.start, stretch.end, stretch.section)
    listed = named_together(text, replace(entry, name_end=end_of_list(text, place[1], stretch.end))) if strong else []
    return listed if len(listed) > 1 else each_on_its_line(text, entry, phrases)


def _counts(text: str, stretch: _Stretch, each: Mention) -> bool:
    """Whether a name in an item is asked for; one that is forbidden is taken up too, and set aside by a later step."""
    place = _entry(each.start, each.end, stretch.start, stretch.end, stretch.section)
    told = is_only_told(text, stretch.start, each.start, each.end)
    return each.strong and (not told or is_forbidden(text, place))


def _of_line(text: str, line: Common, phrases: Sequence[Phrase]) -> list[Entry]:
    """Below named exercises, a plain line is one of its own only where it counts for itself and tells or names."""
    if not amounts(phrases, line.start, line.end, REPEATED) or IF_ONLY.search(text, line.start, line.end):
        return []
    named = any(each.strong for each in mentions(text, line.start, min(line.end, line.start + NEAR_THE_START)))
    if not named and not tells(text, line.start, line.end):
        return []
    return _of_item(text, _Stretch((line,), True), phrases)


def _first_word(text: str, stretch: _Stretch) -> str:
    words = words_between(text, stretch.start, min(stretch.end, stretch.start + 40))
    return words[0].text if words else ""


def _entry(name_start: int, name_end: int, start: int, end: int, section: int) -> Entry:
    return Entry(name_start=name_start, name_end=name_end, start=start, end=end, section=section)


def _of_prose(text: str, stretch: _Stretch, phrases: Sequence[Phrase]) -> Told:
    """Exercises in running text; else the one that the paragraph's own instruction makes."""
    told = running(text, stretch.start, stretch.end, stretch.section, phrases)
    if told.entries:
        return Told(told_twice_once(text, told.entries), told.shared)
    return Told(list(_instructed(text, stretch, phrases)), list(stretch.lines))


def _among_names(text: str, stretch: _Stretch, named: NamesTold, phrases: Sequence[Phrase]) -> Told:
    """Beside exercises with names of their own: a line that counts for itself, or a name with its dose."""
    told = running(text, stretch.start, stretch.end, stretch.section, phrases, alone=False)
    found = [each for each in told.entries if _is_another(text, each, named, phrases)]
    if found:
        return Told(found, told.shared)
    return Told([entry for line in stretch.lines for entry in _of_line(text, line, phrases)], list(stretch.lines))


def _is_another(text: str, entry: Entry, named: NamesTold, phrases: Sequence[Phrase]) -> bool:
    """Whether a name in running text is dosed, and is not one that has a line of its own, told again."""
    return not named.tells(key(text, entry)) and bool(amounts(phrases, entry.start, entry.end))


def _instructed(text: str, stretch: _Stretch, phrases: Sequence[Phrase]) -> Iterator[Entry]:
    """A paragraph that tells what to do and how often: one exercise, or one a line where each line counts."""
    counting = [line for line in stretch.lines if amounts(phrases, line.start, line.end, REPEATED)]
    pieces = [(line.start, line.end) for line in counting] if len(counting) > 1 else [(stretch.start, stretch.end)]
    for start, end in pieces:
        if tells(text, start, end):
            yield from _one_after_the_other(text, start, end, stretch.section, phrases)


_NEW_POSITION = Pattern(
    r" ?(?:(?:next|now|then|after that|finally),? )?(?:lie|lying|sit|sitting|stand|standing|kneel|kneeling|on your|"
    r"on all|face (?:down|up)|roll (?:over )?onto)\b"
)


def _one_after_the_other(text: str, start: int, end: int, section: int, phrases: Sequence[Phrase]) -> Iterator[Entry]:
    """One instruction and its count; where a new position follows the count, and is counted too, another one."""
    edges = [start]
    for begin, _ in sentences(text, start, end):
        counted = amounts(phrases, edges[-1], begin, REPEATED) and amounts(phrases, begin, end, REPEATED)
        if counted and _NEW_POSITION.match(text, begin, end):
            edges.append(begin)
    for begin, stop in zip(edges, [*edges[1:], end], strict=True):
        place = told(text, begin, stop, phrases)
        timed = end - start <= LONGEST_TELLING and len(list(sentences(text, start, end))) == 1
        if place is not None and amounts(phrases, begin, stop, AMOUNTS if timed else COUNTED):
            yield _entry(*place, begin, stop, section)
