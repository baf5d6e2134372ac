"""The exercises in order, each with the stretch of text that is about it, and the wider scopes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Field, Phrase, between, first_between
from bandstand.prescription.reader.lines.blocks import Kind, Line
from bandstand.prescription.reader.lines.heads import Head
from bandstand.prescription.reader.lines.names import is_movement, is_talk, mentions, words_between
from bandstand.prescription.reader.lines.roles import Role
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.stages import STAGE


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An exercise by its name's place, and the text [start, end) that speaks of it."""

    name_start: int
    name_end: int
    start: int
    end: int
    section: int = 0  # number of the section it stands in
    part: int = 0  # number of the stage it stands under, 0 before the first
    stage_unit: str = ""  # what a stage that is a bare number counts: "week"
    stage: tuple[int, int] | None = None  # the words that tell it from the same exercise at another stage
    apart: tuple[tuple[int, int], ...] = ()  # stretches of its region that are about another stage
    in_row: bool = False  # a row of a table speaks of itself alone
    load: tuple[int, int] | None = None  # the cell of its row below "Load"
    described: tuple[int, int] | None = None  # where a directory below the programme tells how it is done
    answered: frozenset[Field] = frozenset()  # fields its table has columns for: nothing wider falls on them


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Text that is about no single exercise: [start, end), for one section or, with None, for the whole sheet."""

    start: int
    end: int
    section: int | None
    part: int = 0  # number of the stage it stands under, 0 before the first
    leading: bool  # it stands before the exercises it speaks of
    kind: Kind = Kind.PLAIN
    heading: bool = False
    after_blank: bool = True
    aside: bool = False  # advice: no exercise and no dose stands in it


class _Walk:
    """Down the lines: a name opens an exercise, a section or a remark closes it."""

    def __init__(self, text: str, phrases: Sequence[Phrase]) -> None:
        self._text, self._phrases = text, phrases
        self.entries: list[Entry] = []
        self.common: list[Common] = []
        self._section = 0
        self._part = 0
        self._open = False
        self._leading = True
        self._in_table = False
        self._listed = False

    def meet(self, head: Head, role: Role) -> None:
        """Take in one line."""
        if role is Role.NAME:
            self._open_entry(head)
        elif role is Role.SECTION:
            self._section += bool(self.entries)
            listed = head.line.kind in (Kind.BULLET, Kind.NUMBERED)
            self._part += not listed and STAGE.match(self._text, head.start, head.line.end) is not None
            self._open, self._leading = False, True
            self._share(head.line, heading=True)
        elif self._open and role is Role.MORE:
            self.entries[-1] = replace(self.entries[-1], end=head.line.end)
        elif role is Role.ASIDE and not self._open:
            self._share(head.line, heading=False, aside=True)
        elif self._open and self._begins_another(head.line):
            self._open = False
            self._share(head.line, heading=False)
        elif self._open and not self._closes(head.line):
            self.entries[-1] = replace(self.entries[-1], end=head.line.end)
        else:
            self._leading = self._leading and not self._open
            self._open = False
            self._share(head.line, heading=False)

    def _open_entry(self, head: Head) -> None:
        self.entries.append(
            Entry(
                name_start=head.start,
                name_end=head.end,
                start=head.line.start if head.told or head.line.kind is Kind.ROW else head.start,
                end=head.line.end,
                section=self._section,
                part=self._part,
            )
        )
        self._open, self._leading = True, False
        self._in_table = head.line.kind is Kind.ROW
        self._listed = head.line.kind in (Kind.BULLET, Kind.NUMBERED)

    def _share(self, line: Line, *, heading: bool, aside: bool = False) -> None:
        section = self._section if self.entries else None
        self.common.append(
            Common(
                start=line.start,
                end=line.end,
                section=section,
                part=self._part,
                leading=self._leading,
                kind=line.kind,
                heading=heading,
                after_blank=line.after_blank,
                aside=aside,
            )
        )

    def _closes(self, line: Line) -> bool:
        """A paragraph of talk after the dose was told is no longer about this one exercise."""
        if self._in_table:
            return True
        if line.kind is not Kind.PLAIN or not line.after_blank or not self._doses(self.entries[-1].start, line.start):
            return False
        words = [word.text for word in words_between(self._text, line.start, min(line.end, line.start + 120))]
        goes_on_telling = self._listed and bool(set(words) & _SOMEBODY)
        return goes_on_telling or (is_talk(words) and not self._doses(line.start, line.end))

    def _begins_another(self, line: Line) -> bool:
        """A paragraph with a posture and a dose of its own, after the dose was told, is another exercise."""
        entry = self.entries[-1]
        if line.kind is Kind.PLAIN and line.after_blank and self._goes_on(line):
            return True
        if line.kind is not Kind.PLAIN or not (
            self._counts(line.start, line.end) and self._counts(entry.start, entry.end)
        ):
            return False
        return _POSTURE.match(self._text, line.start, line.end) is not None or self._names_one(line)

    def _goes_on(self, line: Line) -> bool:
        """ "And walking, 10 minutes": a paragraph that adds a movement and its dose to those told before."""
        more = _AND_MORE.match(self._text, line.start, line.end)
        return more is not None and is_movement(more["name"].lower()) and self._doses(line.start, line.end)

    def _names_one(self, line: Line) -> bool:
        """Whether a line opens with the name of a movement."""
        opening = mentions(self._text, line.start, min(line.end, line.start + 40))
        return any(each.strong for each in opening)

    def _counts(self, start: int, end: int) -> bool:
        return any(phrase.field is Field.REPS for phrase in between(self._phrases, start, end))

    def _doses(self, start: int, end: int) -> bool:
        return first_between(self._phrases, start, end) is not None


def regions(
    text: str, heads: Sequence[Head], found: Sequence[Role], phrases: Sequence[Phrase]
) -> tuple[list[Entry], list[Common]]:
    """The exercises that stand under names of their own, and the text between them."""
    walk = _Walk(text, phrases)
    for head, role in zip(heads, found, strict=True):
        walk.meet(head, role)
    last = walk.entries[-1].start if walk.entries else -1
    common = [
        replace(each, section=None) if each.start > last and (not each.leading or _says_how_often(text, each)) else each
        for each in walk.common
    ]
    return _merged(text, walk.entries, phrases), common


_HOW_OFTEN = Pattern(r"\W{0,3}(?:frequency|how often)\b")


def _says_how_often(text: str, common: Common) -> bool:
    """ "Guidelines: Frequency: once a day", below the last exercise, is about all of them."""
    return _HOW_OFTEN.match(text, common.start, common.end) is not None


# "After two weeks she added Nordic curls": below a list, the story goes on with other exercises.
_SOMEBODY = frozenset(["i", "my", "me", "she", "he", "we"])
_AND_MORE = Pattern(
    r"(?:and|plus|also|then|oh and|finally|lastly),? (?:some |a |an |the )?(?P<name>[a-z-]{4,16})\b(?=,| for| \d)"
)
_POSTURE = Pattern(
    r"(?:lie|lying|sit|sitting|stand|standing|kneel|kneeling|start|get) (?:down |up )?(?:on|with|in|at|"
    r"against|facing|tall|straight|flat|sideways)\b|(?:on|with) (?:your|the) (?:back|side|front|stomach|"
    r"hands|knees|back|feet|tummy|all)\b|face (?:down|up)\b|on all fours\b"
)
_NUMBER = Pattern(r"\d", minds_capitals=True)


def _merged(text: str, entries: Sequence[Entry], phrases: Sequence[Phrase]) -> list[Entry]:
    """A name told again straight away, or first in a bare list and later with its instructions, counts once."""
    names = [_name(text, entry) for entry in entries]
    bare = [_is_bare(text, entry, phrases) for entry in entries]
    last_full = {name: at for at, name in enumerate(names) if not bare[at]}
    last_here = {(name, entries[at].section): at for at, name in enumerate(names)}
    counted = [any(each.field in AMOUNTS for each in between(phrases, entry.start, entry.end)) for entry in entries]
    first_counted: dict[str, int] = {}
    for at, name in enumerate(names):
        if counted[at]:
            first_counted.setdefault(name, at)
    described: dict[int, tuple[int, int]] = {}
    kept: list[Entry] = []
    kept_name, kept_at = "", -1
    for at, (entry, name) in enumerate(zip(entries, names, strict=True)):
        if (
            kept
            and name == kept_name
            and kept_at == at - 1
            and not _NUMBER.search(text, kept[-1].name_end, kept[-1].end)
        ):
            kept[-1], kept_at = replace(kept[-1], end=entry.end), at
        elif not counted[at] and entries[first_counted.get(name, at)].section < entry.section:
            described[first_counted[name]] = (entry.start, entry.end)  # below the programme, and no more of it
        elif not (bare[at] and (last_full.get(name, -1) > at or last_here[name, entry.section] > at)):
            kept.append(entry)
            kept_name, kept_at = name, at
    places = {entries[at].start: place for at, place in described.items()}
    return [replace(each, described=places.get(each.start)) for each in kept] if places else kept


def _is_bare(text: str, entry: Entry, phrases: Sequence[Phrase]) -> bool:
    """Whether nothing but the name stands on its line, and no dose below it."""
    line_end = text.find("\n", entry.name_end, entry.end)
    rest = text[entry.name_end : entry.end if line_end < 0 else line_end]
    return not rest.strip(" .:-") and first_between(phrases, entry.start, entry.end) is None


def _name(text: str, entry: Entry) -> str:
    return " ".join(word.text.removesuffix("s") for word in words_between(text, entry.name_start, entry.name_end))
