"""What a title stands over: a section, one exercise told below it, or nothing of the programme."""

from bandstand.prescription.reader.doses.phrases import Field, between
from bandstand.prescription.reader.lines.blocks import Kind
from bandstand.prescription.reader.lines.first_words import breaks_off, is_nameable
from bandstand.prescription.reader.lines.items import MOST_WORDS, opens_with_a_name
from bandstand.prescription.reader.lines.lists import ADVICE, FORBIDS, SPEAKS_ABOUT
from bandstand.prescription.reader.lines.names import (
    Worth,
    is_section,
    is_step,
    is_talk,
    opens_a_body,
    starts_as_instruction,
)
from bandstand.prescription.reader.lines.outline import Form, Outline
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.lines.sheet_lines import Page
from bandstand.prescription.reader.lines.vocabulary import ALL_WORDS, CONTROL, TALK_OPENERS
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.told.verb_names import acted
from bandstand.prescription.reader.written.labels import is_label

LONGEST_TITLE = 80  # characters
MOST_STEP_WORDS = 3

_KINDS = frozenset(["exercises", "exercise", "strengthening", "stretching", "stretches", "activation", "mobility"])
_STAGE = Pattern(r"(?:phase|stage|weeks?|level|part|block|day|month|circuit|superset|section|group)\b ?[\divx]")


def is_name_by_words(page: Page, at: int) -> bool:
    """Whether the words of a line alone name an exercise."""
    head, words = page.heads[at], page.words(at)
    if not _may_stand_over(page, at) or is_section(words) or len(words) > MOST_WORDS:
        return False
    if "," in page.text[head.start : head.end] and not opens_with_a_name(page, at):
        return False
    listed = head.line.kind is Kind.BULLET and starts_as_instruction(words) and len(words) > MOST_STEP_WORDS
    if words[0] in ("the", "your", "my", "this") and len(words) > MOST_STEP_WORDS + 1:
        return False  # "The foot glides to the bottom and back" tells what moves
    steers = words[0] in CONTROL or bool(set(words) & ALL_WORDS)
    open_ended = listed or steers or is_step(words) or (not head.alone and breaks_off(words))
    return head.worth is Worth.STRONG and not open_ended and (head.alone or head.parted)


def is_section_by_words(page: Page, at: int) -> bool:
    """Whether a line heads a part of the programme, and nothing but a remark in brackets follows."""
    head, words = page.heads[at], page.words(at)
    if not _may_stand_over(page, at) or not is_section(words) or len(words) > MOST_WORDS:
        return False
    marked = head.alone or head.line.kind is Kind.HEADING or page.text[head.line.end - 1] in ":)"
    staged = _STAGE.match(page.text, head.start, head.line.end) is not None
    return marked or staged or _counts_only_sets(page, at)


def _counts_only_sets(page: Page, at: int) -> bool:
    """ "Circuit: 3 rounds", below an empty line: how often what follows is done, and nothing else."""
    head, line = page.heads[at], page.heads[at].line
    if not line.after_blank or page.fields(at, at + 1) != {Field.SETS}:
        return False
    last = between(page.phrases, line.start, line.end)[-1]
    around = page.text[head.end : last.start].strip(), page.text[last.end : line.end].strip(" .:)")
    return around[0] in _PARTS and not around[1]


_PARTS = frozenset([":", "-"])


def _may_stand_over(page: Page, at: int) -> bool:
    words = page.words(at)
    return bool(words) and not (is_talk(words) or is_label(words) or page.is_barred(at))


def stands_over_one(page: Page, outline: Outline, at: int, *, beside_names: bool) -> bool:
    """Whether what stands below a title is one exercise told; `beside_names` when titles of its rank name some."""
    end = outline.end(at)
    if end == at + 1 and _is_subtitle(page, outline, at + 1):
        end = outline.end(at + 1)
    if end == at + 1 or not _may_be_title(page, at):
        return False
    first = next((below for below in range(at + 1, end) if outline.forms[below] is not Form.LABEL), at + 1)
    if page.speaks_of_all(first) or page.is_forbidding(first):
        return False
    counts = page.has_amount(at + 1, end)
    instructs = any(_instructs(page, outline, below) for below in range(at + 1, first + 1))
    words = page.words(at)
    if is_section(words):
        return words[-1] in _KINDS and len(words) > 1 and counts and instructs
    return (instructs and (beside_names or counts)) or (beside_names and (counts or _may_instruct(page, first)))


_HOW = frozenset(["how", "how to", "how to do it", "directions", "instructions", "starting position", "setup"])


def is_told_how(page: Page, at: int) -> bool:
    """ "Sphinx" over "How: lie on your belly": beside another title over the same label it is an exercise."""
    if at + 1 >= len(page.heads) or not _may_be_title(page, at) or is_section(page.words(at)):
        return False
    below = page.heads[at + 1]
    return " ".join(below.words) in _HOW and below.parted


# "Exercise 1" over "Squeeze the buttocks": a number, and no name.
_ONLY_NUMBERED = Pattern(r"(?:exercise|ex|stretch|move|movement|drill|position|number|no|station)s? ?\.? ?#? ?\d{1,2}")


def named_below(page: Page, at: int, end: int) -> tuple[int, int] | None:
    """What the first instruction under a title tells to do, where the title itself only counts; else None."""
    if not _ONLY_NUMBERED.fullmatch(" ".join(page.words(at))):
        return None
    for below in page.heads[at + 1 : end]:
        for start, stop in sentences(page.text, below.line.start, below.line.end):
            name = acted(page.text, start, stop, page.phrases)
            if name is not None and " " in page.text[slice(*name)].strip():
                return name
    return None


def _is_subtitle(page: Page, outline: Outline, at: int) -> bool:
    """A title straight below another says where or with what: "Floor with Swiss ball"."""
    if at >= len(page.heads) or outline.forms[at] is not Form.TITLE or page.heads[at].line.after_blank:
        return False
    return not is_name_by_words(page, at) and not is_section_by_words(page, at)


def _may_be_title(page: Page, at: int) -> bool:
    """Whether nothing in a title itself speaks against an exercise."""
    line = page.heads[at].line
    words = page.words(at)
    if line.end - line.start > LONGEST_TITLE or not _may_stand_over(page, at) or _asks(page, at):
        return False
    if not is_nameable(words) or is_step(words):
        return False
    said = line.words_of(page.text).lower()
    return not any(each.search(said) for each in (ADVICE, FORBIDS, SPEAKS_ABOUT))


def _asks(page: Page, at: int) -> bool:
    """Whether a title is a question."""
    return page.text[page.heads[at].line.end - 1] == "?"


def _instructs(page: Page, outline: Outline, at: int) -> bool:
    """Whether a line is an instruction, an item of steps or a dose."""
    head, dosed = page.heads[at], bool(page.fields(at, at + 1))
    if outline.forms[at] is Form.LABEL:
        return dosed or is_label(head.words)
    listed = head.line.kind in (Kind.BULLET, Kind.NUMBERED)
    return listed or opens_a_body(page.words(at)) or (dosed and not is_talk(page.opening(at)))


def _may_instruct(page: Page, at: int) -> bool:
    """Below one name of several, whatever is no talk tells what to do: "Thumb tip to the tip of each finger"."""
    opening = page.opening(at)
    return bool(opening) and not is_talk(opening) and not set(opening) & TALK_OPENERS
