"""A sheet about one exercise, which its title names: what the text below tells, and counts, is that one."""

from collections.abc import Sequence
from dataclasses import replace

from bandstand.prescription.reader.doses.phrases import Phrase
from bandstand.prescription.reader.lines.names import (
    Mention,
    Worth,
    is_modifier,
    is_movement,
    is_section,
    is_talk,
    mentions,
    opens_a_body,
    words_between,
    worth_of,
)
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.lines.vocabulary import INSTRUCTIONS, JOINERS, MUSCLE_NOUNS
from bandstand.prescription.reader.programme.regions import Common, Entry
from bandstand.prescription.reader.programme.words_for_all import ALL_OF_THEM
from bandstand.prescription.reader.told.named_with_dose import COUNTED, amounts

MOST_BESIDE_A_NAME = 4  # words of a title beside the name it holds
MOST_TITLE_WORDS = 10


def of_its_title(
    text: str, title: Entry, told: Sequence[Entry], common: Sequence[Common], phrases: Sequence[Phrase]
) -> Entry | None:
    """One exercise is named, without a dose; what the text below tells to do, and counts, is that one."""
    if len(told) != 1 or told[0].start < title.end or not is_by_verb(text, told[0]):
        return None
    counted = amounts(phrases, title.start, title.end)
    named = any(each.strong for each in mentions(text, title.name_start, title.name_end))
    return replace(title, end=max(told[0].end, common[-1].end)) if named and not counted else None


def is_by_verb(text: str, entry: Entry) -> bool:
    """Whether a name is no name, but the verb of an instruction with its object."""
    return not any(each.strong for each in mentions(text, entry.name_start, entry.name_end))


def names_a_part(text: str, title: Entry) -> bool:
    """Whether a title may be an exercise's: it says what part of the body or which movement, and no trouble."""
    words = [word.text for word in words_between(text, title.name_start, title.name_end)]
    told = any(is_movement(word) or is_modifier(word) for word in words if word not in JOINERS)
    return told and not is_section(words) and words[0] not in INSTRUCTIONS


def sole(text: str, common: Sequence[Common], phrases: Sequence[Phrase]) -> list[Entry]:
    """A sheet that names nothing but has a title and a dose is about its title."""
    first = next(iter(common), None)
    if first is None or not amounts(phrases, first.end, len(text), COUNTED) or not _is_title(text, first):
        return []
    if not any(tells(text, *place) for each in common[1:] for place in sentences(text, each.start, each.end)):
        return []
    begin = max(
        text.rfind(mark, first.start, first.end) + len(mark) if mark in text[first.start : first.end] else 0
        for mark in (": ", " - ")
    )
    start, stop = _named_in_title(text, max(begin, first.start), first.end)
    return [Entry(name_start=start, name_end=stop, start=first.start, end=common[-1].end)]


def _is_of_a_trouble(text: str, start: int, each: Mention) -> bool:
    """ "For a strained hip flexor": what hurts, and not what is done."""
    before = {word.text for word in words_between(text, start, each.start)}
    last = words_between(text, each.start, each.end)[-1].text
    return "for" in before or "after" in before or last in MUSCLE_NOUNS


def _named_in_title(text: str, start: int, end: int) -> tuple[int, int]:
    """ "5 mistakes you make with clamshells" is about clamshells; a title that mostly names stays whole."""
    named = [each for each in mentions(text, start, end) if each.strong and not _is_of_a_trouble(text, start, each)]
    said = len(words_between(text, start, end))
    if len(named) != 1 or said - len(words_between(text, named[0].start, named[0].end)) < MOST_BESIDE_A_NAME:
        return start, end
    return named[0].start, named[0].end


def _is_title(text: str, line: Common) -> bool:
    words = [word.text for word in words_between(text, line.start, line.end)]
    short = 0 < len(words) <= MOST_TITLE_WORDS and text[line.end - 1] not in ".!?,;:"
    plural = words[-1:] == ["exercises"] or words[:2] in (["best", "exercise"], ["best", "exercises"])
    a_day = words[:1] == ["march"] and worth_of(words) is Worth.NONE
    return short and not (plural or a_day or is_talk(words)) and text[line.start].isupper()


def tells(text: str, start: int, end: int) -> bool:
    """Whether words begin as an instruction does, not as a story."""
    words = [word.text for word in words_between(text, start, min(end, start + 60))]
    story = set(words[:6]) & _STORY
    return opens_a_body(words) and not story and not ALL_OF_THEM.search(text, start, min(end, start + 60))


_STORY = frozenset({"i", "i'm", "i've", "my", "we", "he", "she", "was", "were"})
