"""Which lines carry the name of an exercise, which stand over a section, which are beside it all.

Lists are judged first, the deepest first, then the titles above them, then the lines that only a dose speaks for.
"""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import pairwise

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Field, Phrase
from bandstand.prescription.reader.lines.blocks import Kind
from bandstand.prescription.reader.lines.first_words import is_nameable
from bandstand.prescription.reader.lines.heads import Head
from bandstand.prescription.reader.lines.items import counts_itself, named_head, signs_of
from bandstand.prescription.reader.lines.lists import COUNTED_EXERCISES, List, Signs, Verdict, judge
from bandstand.prescription.reader.lines.names import Worth, is_section, is_step
from bandstand.prescription.reader.lines.outline import Form, Group, Outline
from bandstand.prescription.reader.lines.sheet_lines import Page
from bandstand.prescription.reader.lines.titles import (
    is_name_by_words,
    is_section_by_words,
    is_told_how,
    named_below,
    stands_over_one,
)
from bandstand.prescription.reader.lines.vocabulary import CONTROL
from bandstand.prescription.reader.programme.rounds_told import tells_rounds

FEWEST_NAMES = 2  # in a flat list of names and their steps
ABOVE = 300  # characters above a list that may call for exercises
NEAR_ABOVE = 12  # lines above a list
NEAR_BELOW = 3  # lines below a list that may give it a dose


class Role(StrEnum):
    """What a line is to the programme."""

    NAME = "name"
    SECTION = "section"
    MORE = "more"  # a row that goes on with the exercise above it
    BODY = "body"
    ASIDE = "aside"  # advice, aims, menus: no exercise stands in it


def roles(text: str, heads: Sequence[Head], phrases: Sequence[Phrase]) -> tuple[list[Head], list[Role]]:
    """The role of every line, with its head cut to the name it carries."""
    judged = _Judged(Page(text, heads, phrases))
    groups = list(judged.outline.groups())
    for group in groups:
        if group.form not in (Form.TITLE, Form.HEADING):
            judged.items(group)
    for group in groups:
        if group.form in (Form.TITLE, Form.HEADING):
            judged.titles(group)
    judged.counting()
    return judged.page.heads, _without_rounds(text, heads, judged.found)


def _without_rounds(text: str, heads: Sequence[Head], found: Sequence[Role]) -> list[Role]:
    """ "Go round three times" names nothing, and below the last exercise "Circuit, 2 rounds" stands over none."""
    counts = [
        role in (Role.NAME, Role.SECTION) and bool(tells_rounds(text, head.line.start, head.line.end))
        for head, role in zip(heads, found, strict=True)
    ]
    names = [role is Role.NAME and not counted for role, counted in zip(found, counts, strict=True)]
    last = max((at for at, named in enumerate(names) if named), default=-1)
    return [
        Role.BODY if counted and (role is Role.NAME or at > last) else role
        for at, (role, counted) in enumerate(zip(found, counts, strict=True))
    ]


class _Judged:
    """The lines of a sheet, and what each has turned out to be so far."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.outline = Outline(page.text, page.heads, page.phrases)
        self.found = [self._of_row(at) for at in range(len(page.heads))]
        self._over_exercises: set[int] = set()  # lines under which a list of exercises stands
        self._over_steps: set[int] = set()
        self._counting: list[int] = []  # lines that may be exercises by their dose, unless a name stands over them

    def _of_row(self, at: int) -> Role:
        """A row of a table names an exercise; a line with bars that stands alone and counts nothing is no table."""
        heads = self.page.heads
        if heads[at].line.kind is not Kind.ROW or not heads[at].words:
            return Role.BODY
        beside = [heads[near].line.kind for near in (at - 1, at + 1) if 0 <= near < len(heads)]
        return Role.NAME if Kind.ROW in beside or self.page.fields(at, at + 1) else Role.BODY

    def _by_words(self, at: int) -> Role:
        if is_name_by_words(self.page, at):
            return Role.NAME
        return Role.SECTION if is_section_by_words(self.page, at) else Role.BODY

    def items(self, group: Group) -> None:
        """Judge a list as a whole, then give each item its role."""
        signs = self._rounds_barred(group)
        if self._without_steps(group, signs):
            return
        match judge(self._list(group, signs)):
            case Verdict.EXERCISES:
                self._are_exercises(group, signs)
            case Verdict.STEPS:
                self._over_steps.update(() if group.parent is None else (group.parent,))
                if group.form is Form.LEADING:
                    self._are_single(group, signs)
            case Verdict.OTHER:
                for at in group.members:
                    self.found[at] = Role.ASIDE
            case Verdict.OPEN:
                self._are_single(group, signs)

    def _rounds_barred(self, group: Group) -> tuple[Signs, ...]:
        """The signs of each item; below exercises with their doses, "4. Repeat 3 times" is none of them."""
        signs = [signs_of(self.page, at, end) for at, end in zip(group.members, group.ends, strict=True)]
        lines = [self.page.heads[at].line for at in group.members]
        rounds = [tells_rounds(self.page.text, line.start, line.end) for line in lines]
        others = [sign for sign, told in zip(signs, rounds, strict=True) if not told]
        dosed = len(others) >= FEWEST_NAMES and all(sign.named and sign.timed for sign in others)
        above = next((at for at, told in enumerate(rounds) if not told), 0)  # what stands before is of those below
        return tuple(
            replace(sign, barred=True) if told and dosed and at > above else sign
            for at, (sign, told) in enumerate(zip(signs, rounds, strict=True))
        )

    def _list(self, group: Group, signs: tuple[Signs, ...]) -> List:
        first, parent = self.page.heads[group.members[0]].line, group.parent
        return List(
            signs=signs,
            family=first.family,
            above=self.page.text[max(0, first.start - ABOVE) : first.start].lower(),
            title="" if parent is None else self.page.said(parent),
            under_a_name=parent is not None and self._may_be_name(parent),
            under_an_item=parent is not None and self.outline.forms[parent] is Form.ITEM,
            dosed_of_all=self._is_dosed_of_all(group),
            dosed_above=self._is_dosed_above(group),
        )

    def _may_be_name(self, at: int) -> bool:
        words = self.page.words(at)
        return self.page.heads[at].worth is Worth.STRONG and not is_section(words) and not is_step(words)

    def _is_dosed_above(self, group: Group) -> bool:
        """Whether the lines between the title of a list and its first item say how much or how often."""
        first = group.members[0]
        begin = max(first - NEAR_ABOVE, 0 if group.parent is None else group.parent)
        told = (at for at in range(begin, first) if self.found[at] in (Role.BODY, Role.SECTION))
        near = any(self.page.fields(at, at + 1) & (AMOUNTS | {Field.FREQUENCY}) for at in told)
        return near or self.page.first_of_all < first

    def _is_dosed_of_all(self, group: Group) -> bool:
        """Whether a line above, among or straight after the items counts for all of them."""
        return self.page.first_counting_for_all < group.members[-1] + NEAR_BELOW

    def _are_exercises(self, group: Group, signs: Sequence[Signs]) -> None:
        sure = {at for at, sign in zip(group.members, signs, strict=True) if sign.named or sign.counted or sign.timed}
        for at, end, sign in zip(group.members, group.ends, signs, strict=True):
            alone = group.form is Form.LEADING and not {at - 1, at, at + 1} & sure
            self.found[at] = self._by_words(at) if alone else self._of_exercise(at, end, sign)
        above = (self.outline.parents[at] for at in group.members)
        self._over_exercises.update(at for at in above if at is not None)

    def _without_steps(self, group: Group, signs: Sequence[Signs]) -> bool:
        """A flat list of names, the steps of each and "Do 2 sets of 10": what names nothing there is a step."""
        counting = [at for at in range(group.members[0], group.ends[-1]) if self._only_counts(at)]
        bare = [at for at, sign in zip(group.members, signs, strict=True) if self._is_bare_name(at, sign)]
        flat = group.form is Form.BULLET and min(len(counting), len(bare)) >= FEWEST_NAMES
        for at in bare if flat else ():
            self.found[at] = Role.NAME
        return flat

    def _only_counts(self, at: int) -> bool:
        """ "Do 2 sets of 10", "Hold each for 5-10 seconds": an item that is nothing but a dose."""
        head = self.page.heads[at]
        dosed = head.line.kind is Kind.BULLET and self.page.has_amount(at, at + 1)
        return dosed and (not head.words or head.words[0] in CONTROL)

    def _is_bare_name(self, at: int, sign: Signs) -> bool:
        return sign.named and not sign.counted and self.page.heads[at].alone and not sign.tells

    def _of_exercise(self, at: int, end: int, sign: Signs) -> Role:
        """The role of one line in a list of exercises: titles and "not yet" stand between them."""
        if at in self._over_exercises:
            return Role.SECTION
        head, words = self.page.heads[at], self.page.words(at)
        if sign.barred:
            return Role.ASIDE
        if self.page.speaks_of_all(at) and head.worth is not Worth.STRONG:
            return Role.BODY
        by_marker = head.line.family in COUNTED_EXERCISES
        if is_section(words) and head.worth is not Worth.STRONG and not by_marker:
            return self._by_words(at)
        named = named_head(self.page, at, end) if is_nameable(words) else None
        self.page.heads[at] = named or head
        return Role.BODY if named is None else Role.NAME

    def _are_single(self, group: Group, signs: Sequence[Signs]) -> None:
        """Lines that make no list say what they are by their own words."""
        for at, end, sign in zip(group.members, group.ends, signs, strict=True):
            self.found[at] = self._by_words(at)
            below = end if group.form is Form.ITEM else at + 1
            if self.found[at] is Role.BODY and counts_itself(self.page, at, below, sign):
                self._counting.append(at)

    def titles(self, group: Group) -> None:
        """Titles of one rank: those that name by their words, and those that stand over instructions as they do."""
        for at in group.members:
            self.found[at] = Role.SECTION if at in self._over_exercises else self._by_words(at)
        told_how = [at for at in group.members if at not in self._over_exercises and is_told_how(self.page, at)]
        for at in told_how if len(told_how) >= FEWEST_NAMES else ():
            self.found[at] = Role.NAME
        names = any(self.found[at] is Role.NAME for at in group.members)
        for at in group.members:
            if self.found[at] is not Role.NAME and self._is_over_one(at, beside_names=names):
                self.found[at] = Role.NAME
            if self.found[at] is Role.NAME and (place := named_below(self.page, at, self.outline.end(at))):
                self.page.heads[at] = replace(self.page.heads[at], start=place[0], end=place[1], told=True)

    def _is_over_one(self, at: int, *, beside_names: bool) -> bool:
        """Whether one exercise is told below a title; that of the whole sheet is none, save over steps or a dose."""
        dosed = (
            at + 1 < len(self.found) and self.outline.forms[at + 1] is Form.LABEL and self.page.fields(at + 1, at + 2)
        )
        if at and self.found[at - 1] is Role.NAME and self.outline.forms[at - 1] is Form.TITLE:
            return self.page.heads[at].line.after_blank and stands_over_one(
                self.page, self.outline, at, beside_names=beside_names
            )
        whole = at == 0 and at not in self._over_steps and not dosed
        below = range(at + 1, self.outline.end(at))
        parted = any(self.found[each] in (Role.NAME, Role.SECTION) for each in below)
        if whole or parted or at in self._over_exercises:
            return False
        return stands_over_one(self.page, self.outline, at, beside_names=beside_names)

    def counting(self) -> None:
        """A few words with their dose are an exercise, where they stand under no other and no other waits for it."""
        names = [at for at, role in enumerate(self.found) if role is Role.NAME]
        told = {at: self.page.fields(at, end) for at, end in pairwise([*names, len(self.found)])}
        for at in self._counting:
            above = self.outline.parents[at]
            under_a_name = above is not None and self.found[above] is Role.NAME
            if not under_a_name and not self._counts_for_others(at, told):
                self.found[at] = Role.NAME

    def _counts_for_others(self, at: int, told: dict[int, set[Field]]) -> bool:
        """Whether the exercise before or after has no dose of its own, or all of them no word of how often."""
        before = max((near for near in told if near < at), default=None)
        after = min((near for near in told if near > at), default=None)
        often = Field.FREQUENCY in self.page.fields(at, at + 1) and len(told) > 1
        if often and not any(Field.FREQUENCY in fields for near, fields in told.items() if near != before):
            return True
        waits_before = before is not None and not self.page.has_amount(before, at)
        return waits_before or (after is not None and not told[after] & AMOUNTS)
