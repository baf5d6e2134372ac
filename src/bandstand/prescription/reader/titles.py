"""The fifth step: which lines carry the name of an exercise, and which stand over a section."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from bandstand.prescription.reader.blocks import Kind, Line
from bandstand.prescription.reader.labels import is_body_label, is_label
from bandstand.prescription.reader.names import (
    Worth,
    is_modifier,
    is_movement,
    is_section,
    is_talk,
    opens_a_body,
    starts_as_instruction,
    words_between,
    worth_of,
)
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Phrase, first_between
from bandstand.prescription.reader.vocabulary import (
    ALL_WORDS,
    CONTROL,
    INSTRUCTIONS,
    NOT_EXERCISES,
    TALK_OPENERS,
    WHOLE_NAMES,
)

MOST_WORDS = 9
LONG_LABEL = 3  # words: "Running rehab, week two: Knee highs"
Shape: TypeAlias = tuple[Kind, bool, bool]


class Role(StrEnum):
    """What a line is to the programme."""

    NAME = "name"
    SECTION = "section"
    MORE = "more"  # a row that goes on with the exercise above it
    BODY = "body"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The opening of a line, up to its first dose or separator: what may be a name."""

    start: int
    end: int
    words: tuple[str, ...]
    worth: Worth
    alone: bool  # nothing but the head stands on the line
    parted: bool  # a colon, dash or dose follows the head
    line: Line


_SEPARATOR = Pattern(
    r": ?| - |\. |\.$|, (?=\d)|;|\||\?|!| \(|\((?=\d)|:$|, (?=hold|repeat|then|do |on |with |lying|"
    r"standing|sitting|seated|keep)| = | x (?=\d)",
    minds_capitals=True,
)
_KEPT_PARENTHESIS = Pattern(r" \((?:(?-i:[A-Z]{2,6})|(?:the )?(?:left|right|affected|bad|injured)[a-z ]{0,14})\)")
_CLOSING = " .,:;-|x(*_="


def head_of(text: str, line: Line, first_dose: int | None) -> Head:
    """The head of a line; a label like "Cool-down:" gives way to the name after it.

    `first_dose` is where the first dose of the line begins.
    """
    head = _head(text, line, first_dose)
    label = text[head.end : head.end + 2] == ": " and is_section(list(head.words))
    if label and (first_dose is None or first_dose > head.end + 2):
        after = _head(text, replace(line, start=head.end + 2), first_dose)
        long_label = len(head.words) >= LONG_LABEL and after.alone
        return after if after.worth is Worth.STRONG or long_label else head
    return head


def _head(text: str, line: Line, first_dose: int | None) -> Head:
    stop = min(line.end, first_dose if first_dose is not None else line.end)
    cut = _first_separator(text, line.start, stop)
    end = cut
    while end > line.start and text[end - 1] in _CLOSING:
        end -= 1
    if kept := _KEPT_PARENTHESIS.match(text, end, line.end):
        end = kept.end()
    words = tuple(word.text for word in words_between(text, line.start, end))
    rest = text[end : line.end].strip(_CLOSING)
    return Head(
        start=line.start,
        end=end,
        words=words,
        worth=worth_of(list(words)),
        alone=not rest,
        parted=bool(rest),
        line=line,
    )


def row_head(text: str, line: Line, name: tuple[int, int] | None) -> Head:
    """The head of a table row: the cell with the name, None where the row names nothing."""
    if name is None:
        return Head(start=line.start, end=line.start, words=(), worth=Worth.NONE, alone=False, parted=False, line=line)
    words = tuple(word.text for word in words_between(text, *name))
    worth = worth_of(list(words))
    return Head(start=name[0], end=name[1], words=words, worth=worth, alone=False, parted=True, line=line)


def _first_separator(text: str, start: int, stop: int) -> int:
    match = _SEPARATOR.search(text, start + 1, stop) if stop > start + 1 else None
    return match.start() if match else stop


def roles(text: str, heads: Sequence[Head], phrases: Sequence[Phrase]) -> list[Role]:
    """The role of every line: names by their words first, then lines that are built as those are."""
    found = _steps_below_names(text, heads, [_role_by_words(text, head) for head in heads])
    pattern = _usual_shape(heads, found)
    for at, head in enumerate(heads):
        if (
            found[at] is Role.BODY
            and _may_be_title(text, head, pattern)
            and _is_built_as_one(text, heads, at, pattern, phrases)
        ):
            found[at] = Role.NAME
    return _without_overtitles(heads, _told_under_labels(text, heads, found))


def _told_under_labels(text: str, heads: Sequence[Head], found: list[Role]) -> list[Role]:
    """A sentence or an instruction below "Setup" or "Tip" tells how: "Sit on a chair." is no name there."""
    for at in range(1, len(heads)):
        above, head = heads[at - 1], heads[at]
        tells = text[head.line.end - 1] in ".!" or starts_as_instruction(list(head.words))
        if found[at] is Role.NAME and above.alone and is_body_label(above.words) and tells:
            found[at] = Role.BODY
    return found


def _steps_below_names(text: str, heads: Sequence[Head], found: list[Role]) -> list[Role]:
    """Items under the name of an exercise are its steps, unless two or more of them are plainly names."""
    under: int | None = None
    for at, head in enumerate(heads):
        if found[at] is Role.SECTION:
            under = None
        elif found[at] is Role.NAME and head.line.kind is not Kind.BULLET:
            under = at
        elif found[at] is Role.NAME and under is not None and not _lists_names(text, heads, under):
            found[at] = Role.BODY
    return found


def _lists_names(text: str, heads: Sequence[Head], under: int) -> bool:
    """Whether the two lines below a title are bare names, or names with their doses."""
    below = heads[under + 1 : under + 3]
    return len(below) == 2 and all(_is_plainly_a_name(text, head) for head in below)


def _is_plainly_a_name(text: str, head: Head) -> bool:
    words = list(head.words)
    if head.line.kind is not Kind.BULLET or head.worth is not Worth.STRONG or len(words) > 6:
        return False
    known = all(is_movement(word) or is_modifier(word) for word in words)
    return known and not (words[0] in INSTRUCTIONS and text[head.line.end - 1] in ".;!")


def _role_by_words(text: str, head: Head) -> Role:
    words = list(head.words)
    if head.line.kind is Kind.ROW:
        return Role.NAME if words else Role.BODY
    if not words or len(words) > MOST_WORDS or is_talk(words) or is_label(words) or _goes_on(head):
        return Role.BODY
    if is_section(words) and _stands_over(text, head):
        return Role.SECTION
    if words[0] in NOT_EXERCISES or is_section(words):
        return Role.BODY
    return Role.NAME if _names_by_words(text, head) else Role.BODY


_GOING_ON = frozenset(["and", "then", "after", "plus", "also", "oh", "but", "so"])


def _goes_on(head: Head) -> bool:
    """ "And then wall squats. My friend keeps ..." is a sentence of a story, though it names an exercise."""
    return head.line.kind is Kind.PLAIN and not head.alone and head.words[0] in _GOING_ON


_STAGE = Pattern(r"(?:phase|stage|weeks?|level|part|block|day|month|circuit)\b ?[\divx]")


def _stands_over(text: str, head: Head) -> bool:
    """Whether nothing but a remark in brackets follows, or the line counts the stages of a programme."""
    marked = head.alone or head.line.kind is Kind.HEADING or text[head.line.end - 1] in ":)"
    return marked or _STAGE.match(text, head.start, head.line.end) is not None


def _names_by_words(text: str, head: Head) -> bool:
    if (
        head.worth is not Worth.STRONG
        or _is_step(text, head)
        or head.words[0] in CONTROL
        or set(head.words) & ALL_WORDS
    ):
        return False
    return head.alone or head.parted


_STEP_WORDS = frozenset(["your", "the", "its", "you", "slowly", "then", "until", "while", "down", "back"])


def _is_step(text: str, head: Head) -> bool:
    """ "Squeeze your glutes" tells what to do; "Glute squeeze" is a name."""
    if " ".join(head.words) in WHOLE_NAMES:
        return False
    return (head.words[0] in INSTRUCTIONS and bool(set(head.words[1:]) & _STEP_WORDS)) or (
        head.line.kind is Kind.BULLET and head.words[0] in INSTRUCTIONS and len(head.words) > 3
    )


def _is_long_instruction(words: list[str]) -> bool:
    """ "Stand with your back to the wall" tells what to do; "Stand and reach" may be a name."""
    return starts_as_instruction(words) and (len(words) > 4 or bool(set(words[1:]) & _STEP_WORDS))


def _is_built_as_one(
    text: str, heads: Sequence[Head], at: int, pattern: Shape | None, phrases: Sequence[Phrase]
) -> bool:
    """A line set like the other names, or a short line over instructions."""
    if heads[at].line.kind is Kind.NUMBERED:
        below = heads[at + 1].line.kind if at + 1 < len(heads) else Kind.NUMBERED
        over_a_dose = (
            heads[at].alone and below is not Kind.NUMBERED and _has_instructions_below(text, heads, at, phrases)
        )
        return _shape(heads[at]) == pattern or over_a_dose
    if heads[at].line.kind is Kind.BULLET:
        return _shape(heads[at]) == pattern
    if not heads[at].alone:
        return text[heads[at].end : heads[at].end + 2] in (": ", " -")
    return _has_instructions_below(text, heads, at, phrases)


def _shape(head: Head) -> Shape:
    listed = head.line.kind in (Kind.NUMBERED, Kind.BULLET)
    return head.line.kind, head.alone, head.line.after_blank and not listed


def _usual_shape(heads: Sequence[Head], found: Sequence[Role]) -> Shape | None:
    """How the names found so far are set: numbered, alone on their line, after an empty one."""
    shapes = Counter(_shape(head) for head, role in zip(heads, found, strict=True) if role is Role.NAME)
    return shapes.most_common(1)[0][0] if shapes else None


def _may_be_title(text: str, head: Head, pattern: Shape | None) -> bool:
    words = list(head.words)
    if head.line.kind is Kind.ROW:
        return False
    if (
        not words
        or len(words) > MOST_WORDS - 1
        or is_talk(words)
        or is_label(words)
        or is_section(words)
        or not any(word[0].isalpha() for word in words)
    ):
        return False
    if (
        (head.line.kind is Kind.BULLET and (pattern is None or pattern[0] is not Kind.BULLET))
        or _is_long_instruction(words)
        or (text[head.line.end - 1] in ".!?,;" and head.alone)
    ):
        return False
    if head.line.kind is Kind.PLAIN and not head.alone and (_shape(head) != pattern or len(words) > 5):
        return False
    return text[head.start].isupper() or text[head.start].isdigit() or head.line.kind is not Kind.PLAIN


def _has_instructions_below(text: str, heads: Sequence[Head], at: int, phrases: Sequence[Phrase]) -> bool:
    """Whether the next line is what stands below a name: an instruction, an item, or a dose."""
    if at + 1 >= len(heads):
        return False
    below = heads[at + 1]
    if below.line.kind in (Kind.BULLET, Kind.NUMBERED):
        return True
    if _speaks_of_all_or_to_us(text, below):
        return False
    instructs = opens_a_body(list(below.words)) or not below.words
    return instructs or first_between(phrases, below.line.start, below.line.end) is not None


def _speaks_of_all_or_to_us(text: str, below: Head) -> bool:
    """ "This week we ..." and "Do each of these ..." stand below a title, not below the name of an exercise."""
    words = [word.text for word in words_between(text, below.start, min(below.line.end, below.start + 48))][:6]
    return bool(words) and not words[0][0].isdigit() and bool(set(words) & (TALK_OPENERS | ALL_WORDS))


def _without_overtitles(heads: Sequence[Head], found: list[Role]) -> list[Role]:
    """A title straight above a list of names stands over the list."""
    for at in range(len(heads) - 1):
        here, below = heads[at].line, heads[at + 1].line
        if found[at] is Role.NAME and found[at + 1] is Role.NAME and heads[at].alone and _outranks(here, below):
            found[at] = Role.SECTION
    return found


def _outranks(here: Line, below: Line) -> bool:
    return here.kind in (Kind.PLAIN, Kind.HEADING) and below.kind in (Kind.NUMBERED, Kind.BULLET)
