"""What stands under what. Titles, lists and their items, by the shape of the lines alone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Phrase, between, first_between
from bandstand.prescription.reader.lines.announcing import announces, asks, counts_rounds, counts_stages, is_bracketed
from bandstand.prescription.reader.lines.blocks import Kind
from bandstand.prescription.reader.lines.first_words import is_dose_verb, is_nameable
from bandstand.prescription.reader.lines.heads import Head
from bandstand.prescription.reader.lines.names import Worth, is_section, is_step, is_talk, mentions, words_between
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.written.labels import is_label

MOST_TITLE_WORDS = 9
SOON = 16  # characters after a head in which its dose begins
MOST_LABEL_WORDS = 6
MOST_DOSED_WORDS = 11


class Form(StrEnum):
    """What a line is by its shape."""

    HEADING = "heading"  # marked as one, or a line that announces what follows: "What helps:"
    TITLE = "title"  # a short line by itself that ends as no sentence does
    ITEM = "item"  # numbered or lettered
    LEADING = "leading"  # words, then a dose or an explanation on the same line: "Low bridge - feet on the floor"
    BULLET = "bullet"
    LABEL = "label"  # of a form: "Setup", "Tip", "Reps: 10"
    PROSE = "prose"
    ROW = "row"


_RANK = {Form.HEADING: 0, Form.TITLE: 1, Form.ITEM: 2, Form.LEADING: 3, Form.BULLET: 4}
_LEAVES = frozenset({Form.LABEL, Form.PROSE, Form.ROW})


@dataclass(frozen=True, slots=True)
class Group:
    """Lines of one shape under one line; all by their places among the heads."""

    members: tuple[int, ...]
    ends: tuple[int, ...]  # for each member, the place after the last line that stands under it
    parent: int | None
    form: Form


class Outline:
    """Every line under the line it belongs to."""

    def __init__(self, text: str, heads: Sequence[Head], phrases: Sequence[Phrase]) -> None:
        furniture = _furniture(text, heads)
        self.forms = tuple(
            Form.LABEL if at in furniture else _form(text, heads, at, phrases) for at in range(len(heads))
        )
        self.parents: list[int | None] = []
        self._ends: list[int] = [len(heads)] * len(heads)
        self._text, self._heads, self._phrases = text, heads, phrases
        stack: list[int] = []
        for at in range(len(heads)):
            keep = self._covering(stack, at)
            while len(stack) > keep:
                self._ends[stack.pop()] = at
            self.parents.append(stack[-1] if stack else None)
            if self.forms[at] not in _LEAVES:
                stack.append(at)

    def _covering(self, stack: Sequence[int], at: int) -> int:
        """How many of the open lines stay open above this one."""
        if self.forms[at] in _LEAVES:
            return len(stack)
        rank = _RANK[self.forms[at]]
        for place, above in enumerate(stack):
            if _RANK[self.forms[above]] > rank or self._is_sibling(above, at):
                return place
        return len(stack)

    def _is_sibling(self, above: int, at: int) -> bool:
        """Lines of one form stand side by side; items of another list than the open one stand under its last item."""
        if self.forms[above] is not self.forms[at]:
            return False
        one, two = self._heads[above].line, self._heads[at].line
        return self.forms[at] not in (Form.ITEM, Form.BULLET) or (
            one.family == two.family and two.indent <= one.indent + 1
        )

    def end(self, at: int) -> int:
        """The place after the last line that stands under this one."""
        return self._ends[at]

    def groups(self) -> Iterator[Group]:
        """The lists of the sheet, the deepest first."""
        open_: dict[tuple[int | None, Form, str], list[int]] = {}
        counting: dict[str, list[int]] = {}
        done: list[list[int]] = []
        for at, form in enumerate(self.forms):
            if form in _LEAVES:
                continue
            family = self._family(at)
            members = counting.get(family) if self._goes_on(counting.get(family), at) else None
            if members is None:
                members = open_.setdefault((self.parents[at], form, family), [])
                if members and self._starts_anew(members[-1], at):
                    done.append(members)
                    members = open_[self.parents[at], form, family] = []
            members.append(at)
            if form is Form.ITEM:
                counting[family] = members
        groups = (self._group(members) for members in (*done, *self._gathered(open_)))
        return iter(sorted(groups, key=lambda group: -self._depth(group.parent)))

    def _gathered(self, open_: Mapping[tuple[int | None, Form, str], list[int]]) -> Iterator[list[int]]:
        """Lines side by side that lead with a name and go on each in its way make a list: "Grip: ...", "Curl 2x10"."""
        alone: list[int] = []
        for (_, form, _), members in open_.items():
            if form is Form.LEADING and len(members) == 1:
                alone += members
            else:
                yield members
        run: list[int] = []
        for at in sorted(alone):
            if run and (
                at != run[-1] + 1 or self._heads[at].line.after_blank or self.parents[at] != self.parents[run[-1]]
            ):
                yield run
                run = []
            run.append(at)
        yield from [run] if run else []

    def _family(self, at: int) -> str:
        """What the lines of one list share: their marker, a dose, or the mark after their heads."""
        head = self._heads[at]
        if self.forms[at] is not Form.LEADING:
            return head.line.family
        if any(each.field in AMOUNTS for each in between(self._phrases, head.end, head.line.end)):
            return "dose"
        return next((mark for mark in _MARKS if self._text.startswith(mark, head.end)), "")

    def _goes_on(self, members: Sequence[int] | None, at: int) -> bool:
        """ "5." under a title goes on with the list that reached "4." under the title before."""
        if not members:
            return False
        number, before = self._heads[at].line.number, self._heads[members[-1]].line.number
        return number is not None and before is not None and number == before + 1

    def _group(self, members: Sequence[int]) -> Group:
        """Up to the next item stands what is said of one; of the last, what stands under it."""
        ends = (*members[1:], self._ends[members[-1]])
        return Group(tuple(members), ends, self.parents[members[0]], self.forms[members[0]])

    def _starts_anew(self, last: int, at: int) -> bool:
        number, before = self._heads[at].line.number, self._heads[last].line.number
        return number is not None and before is not None and number <= before

    def _depth(self, at: int | None) -> int:
        depth = 0
        while at is not None:
            depth, at = depth + 1, self.parents[at]
        return depth


def _form(text: str, heads: Sequence[Head], at: int, phrases: Sequence[Phrase]) -> Form:
    head = heads[at]
    match head.line.kind:
        case Kind.ROW:
            return Form.ROW
        case Kind.HEADING:
            return Form.HEADING
        case Kind.NUMBERED | Kind.BULLET if not head.words or is_label(head.words):
            return Form.LABEL
        case Kind.NUMBERED:
            return Form.ITEM
        case Kind.BULLET:
            return Form.ITEM if head.line.family == "letter" else Form.BULLET
    return _plain_form(text, heads, at, phrases)


def _plain_form(text: str, heads: Sequence[Head], at: int, phrases: Sequence[Phrase]) -> Form:
    head = heads[at]
    words = list(head.words)
    if not words or is_label(words) or (is_dose_verb(words) and not head.alone):
        return Form.LABEL
    if (
        announces(text, heads, at)
        or counts_rounds(text, heads, at)
        or (is_section(words) and (counts_stages(text, head) or is_bracketed(text, head, phrases)))
    ):
        return Form.HEADING
    if (
        at == 0
        and first_between(phrases, head.line.start, _end_of_a_title(head)) is None
        and text[head.line.end - 1] not in ".!?,;"
    ):
        return Form.TITLE
    if head.line.indent and head.alone and len(words) <= MOST_TITLE_WORDS and _is_indented_item(text, heads, at):
        return Form.BULLET
    if (head.alone or _is_dosed_in_brackets(text, heads, at)) and _is_title(text, head):
        return Form.TITLE
    if asks(text, head):
        return Form.HEADING
    if not head.alone and not is_talk(words) and is_nameable(words) and (_leads(text, head, phrases) or _is_sure(head)):
        return Form.LEADING
    if _is_sentence_of_a_name(text, heads, at):
        return Form.LEADING
    return Form.PROSE


def _is_sentence_of_a_name(text: str, heads: Sequence[Head], at: int) -> bool:
    """ "Step downs off the bottom stair." among lines like it, with a full stop and nothing more."""
    head, words = heads[at], list(heads[at].words)
    if not head.alone or len(words) > MOST_TITLE_WORDS or is_talk(words) or is_step(words) or not is_nameable(words):
        return False
    named = next(iter(mentions(text, head.start, head.end)), None)
    above = heads[at - 1] if at and not head.line.after_blank else None
    below = heads[at + 1] if at + 1 < len(heads) and not heads[at + 1].line.after_blank else None
    beside = any(each and each.line.kind is Kind.PLAIN and each.parted for each in (above, below))
    return beside and named is not None and named.start == head.start and named.strong


def _is_indented_item(text: str, heads: Sequence[Head], at: int) -> bool:
    """A short line that is only set in, below one that is not and ends in a colon, or below another like it."""
    if text[heads[at].line.end - 1] in ".!?":
        return False
    above = at - 1
    while above >= 0 and heads[above].line.kind is Kind.PLAIN and heads[above].line.indent:
        above -= 1
    return above >= 0 and text[heads[above].line.end - 1] == ":"


def _is_dosed_in_brackets(text: str, heads: Sequence[Head], at: int) -> bool:
    """ "Heel taps (10 reps on each foot)" in a paragraph of its own, over its text."""
    head = heads[at]
    in_brackets = _BRACKETS.fullmatch(text, head.end, head.line.end) is not None
    below = heads[at + 1].line if at + 1 < len(heads) else None
    return in_brackets and head.line.after_blank and (below is None or below.after_blank)


_BRACKETS = Pattern(r" ?[(\[][^()\[\]\n]{1,80}[)\]] ?[.:]?")


def _end_of_a_title(head: Head) -> int:
    """How far a dose on the first line says that it is no title: anywhere, behind a name that a mark parts from it."""
    named = head.parted and _is_sure(head) and not is_section(list(head.words))
    return head.line.end if named else min(head.line.end, head.end + SOON)


def _is_sure(head: Head) -> bool:
    """Whether the head is a name by its words, however it is written."""
    return head.worth is Worth.STRONG and len(head.words) <= MOST_LABEL_WORDS and not is_step(list(head.words))


def _is_title(text: str, head: Head) -> bool:
    opens = text[head.start].isupper() or text[head.start].isdigit() or _is_sure(head)
    return opens and len(head.words) <= MOST_TITLE_WORDS and text[head.line.end - 1] not in ".!?,;"


def _leads(text: str, head: Head, phrases: Sequence[Phrase]) -> bool:
    """Whether a dose, or a mark and an explanation, follows the head."""
    gap = _LEADERS.match(text, head.end, head.line.end)
    reach = (gap.end() if gap else head.end) + 2
    if first_between(phrases, head.end, min(head.line.end, reach)) is not None:
        return len(head.words) <= MOST_DOSED_WORDS
    if len(head.words) > MOST_LABEL_WORDS + 2 * text.startswith(" - ", head.end):
        return False
    after = [word.text for word in words_between(text, head.end, min(head.line.end, head.end + 24))][:3]
    if text.startswith(", ", head.end):
        return head.worth is Worth.STRONG
    return text.startswith((": ", " - "), head.end) or (text.startswith(". ", head.end) and not is_talk(after))


_MARKS = (": ", " - ", ". ", ", ")
_LEADERS = Pattern(r"[ .,:;(x_-]{0,40}")


def _furniture(text: str, heads: Sequence[Head]) -> set[int]:
    """Lines that come again and again and name nothing: "Watch the video", "STEP 1 STEP 2"."""
    said: dict[str, list[int]] = {}
    for at, head in enumerate(heads):
        if head.line.kind is Kind.PLAIN and head.alone and head.worth is not Worth.STRONG:
            said.setdefault(head.line.words_of(text), []).append(at)
    again = {at for places in said.values() if len(places) > 1 for at in places}
    return again | {at for at in range(1, len(heads)) if _is_caption(heads[at - 1], heads[at])}


def _is_caption(above: Head, below: Head) -> bool:
    """ "1. Heel slide" and "Heel slide" below it: the title of a picture says the name again."""
    both_bare = above.alone and below.alone and below.line.kind is Kind.PLAIN
    return both_bare and bool(below.words) and above.words == below.words
