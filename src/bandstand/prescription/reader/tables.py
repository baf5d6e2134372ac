"""Tables: the cell that names each exercise, and what a bare number means under its heading."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bandstand.prescription.dose import Sides
from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reader.blocks import Kind, Line
from bandstand.prescription.reader.names import Worth, words_between, worth_of
from bandstand.prescription.reader.normalise import Normal
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Amount, Field, Phrase, amount, amount_of, phrase
from bandstand.quantity import Range

_NAME_HEADING = Pattern(
    r"\b(?:exercises?|name|movements?|activity|activities|stretch(?:es)?|drill|intervention|pose|what)\b"
)
_HEADINGS: tuple[tuple[Pattern, Field, float], ...] = (
    (Pattern(r"\bmin(?:ute)?s?\b"), Field.TIME, 60.0),
    (Pattern(r"\brest\b|\bpause\b|\bbreak\b"), Field.REST, 1.0),
    (Pattern(r"\bhold\b"), Field.HOLD, 1.0),
    (Pattern(r"\bsec(?:ond)?s?\b|\btime\b|\bduration\b"), Field.TIME, 1.0),
    (Pattern(r"\bsets?\b|\brounds?\b|\bseries\b"), Field.SETS, 1.0),
    (Pattern(r"\brep(?:s|etitions?|eats?)?\b"), Field.REPS, 1.0),
    (Pattern(r"\bfreq|\bdaily\b|\bday\b|\bweek(?:ly)?\b|\bhow often\b"), Field.FREQUENCY, 1.0),
)
_SIDE_HEADING = Pattern(r"\b(?:sides?|limbs?|legs?)\b")
_EACH_SIDE = Pattern(r"each|both|bilateral(?:ly)?|left (?:and|&|/) ?right|l ?[/+&] ?r\b|2 sides")
_REPS_FIRST = Pattern(r"\brep\w{0,9} ?(?:[x*/]|by|and) ?set")
_A_HEADING = Pattern(
    r"(?:the )?(?:exercises?|name|movements?|(?:number of )?sets?|reps?|(?:number of )?repetitions?|"
    r"(?:repetitions|reps) per set|hold(?: time)?|rest|frequency|"
    r"duration|dose|dosage|intensity|load|weight|"
    r"resistance|time|times|notes?|comments?|description|instructions?|how|why|when|phase|weeks?|days?|"
    r"aim|goal|purpose|equipment|muscles?|position|"
    r"progression|sides?|tempo|no\.?|#|how often|how many|how long|type|target|sets ?[x*/&] ?reps?|"
    r"reps? ?[x*/&] ?sets?|prescription|activity|"
    r"what|stretch|level|(?:sets|reps|hold|rest|time) ?\([a-z]{1,8}\)|(?:times|"
    r"sessions|days) (?:a|per) (?:day|week)|per (?:day|week))"
)
_BARE = Pattern(amount("n") + r"(?: ?x)?(?![\w.])(?! ?(?:sets?|reps?|sec|min|times|x ?\d|m\b|days?|weeks?|%))")
_HEADING_WORD = Pattern(
    r"\b(?:exercises?|name|movements?|sets?|reps?|repetitions?|hold|rest|frequency|duration|dos(?:e|"
    r"age)|intensity|loads?|resistance|times?|notes?|comments?|"
    r"description|instructions?|phase|weeks?|days?|aim|goal|purpose|equipment|muscles?|position|"
    r"progression|sides?|limbs?|legs?|how often|daily|weekly|tempo|how|type|target|prescription|"
    r"sessions?|rounds?|series|seconds|minutes|pause|break)\b"
)
MOST_HEADING_WORDS = 5
_CROSSED = Pattern(amount("a") + r" ?[x*/] ?" + amount("b"))
MOST_COLUMNS = 8
LEAST_SHARE = 0.5  # of the lines below some headings that fall into rows
LOOKED_AT = 40  # lines below the headings


class Cells(NamedTuple):
    """What the tables of a sheet give: the name in each row, by where its line starts, and the doses in bare cells."""

    names: dict[int, tuple[int, int]]
    phrases: tuple[Phrase, ...]


class _Cell(NamedTuple):
    start: int
    end: int

    def text(self, of: str) -> str:
        return of[self.start : self.end]


def read_tables(text: str, lines: Sequence[Line]) -> Cells:
    """Every table of the sheet, row by row under its headings."""
    names: dict[int, tuple[int, int]] = {}
    phrases: list[Phrase] = []
    headings: list[str] = []
    before: Line | None = None
    for line in lines:
        if line.kind is Kind.ROW:
            cells = _cells(text, line)
            if _is_heading(text, cells):
                headings = [cell.text(text) for cell in cells]
            elif len(cells) != len(headings) and (before is None or before.kind is not Kind.ROW):
                headings = []
            if not _is_heading(text, cells):
                _read_row(text, line, cells, headings, names, phrases)
        before = line
    return Cells(names, tuple(phrases))


def with_cells(found: Sequence[Phrase], table: Cells) -> list[Phrase]:
    """The phrases of the text, those of bare cells in their places; a heading knows better than the cell alone."""
    taken = {at for each in table.phrases for at in range(each.start, each.end)}
    kept = [each for each in found if each.start not in taken]
    return sorted([*kept, *table.phrases], key=lambda each: each.start)


def _cells(text: str, line: Line) -> list[_Cell]:
    """The cells of a row; the bars at its ends border nothing."""
    edges = [line.start - 1, *(at for at in range(line.start, line.end) if text[at] == "|"), line.end]
    cells = [_trimmed(text, begin + 1, end) for begin, end in pairwise(edges)]
    if text[line.start] == "|":
        cells = cells[1:]
    return cells[:-1] if text[line.end - 1] == "|" else cells


def _trimmed(text: str, start: int, end: int) -> _Cell:
    while start < end and text[start] in " *\n":
        start += 1
    while start < end and text[end - 1] in " *\n":
        end -= 1
    return _Cell(start, end)


def _is_heading(text: str, cells: Sequence[_Cell]) -> bool:
    """Whether most cells of a row are words that stand over columns."""
    filled = [cell for cell in cells if cell.start < cell.end]
    known = sum(_A_HEADING.fullmatch(text, cell.start, cell.end) is not None for cell in filled)
    return (
        bool(filled)
        and known * 2 > len(filled) - 1
        and known > 0
        and not any(char.isdigit() for cell in filled for char in cell.text(text))
    )


def _read_row(
    text: str,
    line: Line,
    cells: Sequence[_Cell],
    headings: Sequence[str],
    names: dict[int, tuple[int, int]],
    phrases: list[Phrase],
) -> None:
    named = _name_cell(text, cells, headings)
    if named is not None and sum(cell.start < cell.end for cell in cells) > 1:
        names[line.start] = (named.start, named.end)
    for cell, heading in zip(cells, headings, strict=False):
        if cell is not named:
            phrases += _in_cell(text, cell, heading)


def _name_cell(text: str, cells: Sequence[_Cell], headings: Sequence[str]) -> _Cell | None:
    """The cell under "Exercise"; else the first that reads like a name; else the first with words."""
    worded = [cell for cell in cells if any(char.isalpha() for char in cell.text(text))]
    for cell, heading in zip(cells, headings, strict=False):
        if _NAME_HEADING.search(heading) and cell in worded:
            return cell
    strong = (
        cell
        for cell in worded
        if worth_of([word.text for word in words_between(text, cell.start, cell.end)]) is Worth.STRONG
    )
    return next(strong, worded[0] if worded and headings else None)


def _in_cell(text: str, cell: _Cell, heading: str) -> Iterator[Phrase]:
    """What a bare number, or two crossed, mean under this heading."""
    if crossed := _CROSSED.fullmatch(text, cell.start, cell.end):
        turned = _REPS_FIRST.search(heading) is not None
        first, second = (Field.REPS, Field.SETS) if turned else (Field.SETS, Field.REPS)
        yield phrase(
            first, amount_of(crossed, "a"), (crossed.start("a1"), crossed.end("a2" if crossed["a2"] else "a1"))
        )
        yield phrase(second, amount_of(crossed, "b"), (crossed.start("b1"), crossed.end()))
    elif _SIDE_HEADING.search(heading) and (sides := _EACH_SIDE.match(text, cell.start, cell.end)):
        yield phrase(Field.SIDE, Sides.EACH, sides.span())
    elif bare := _BARE.match(text, cell.start, cell.end):
        yield from _under(heading, bare)


def _under(heading: str, bare: re.Match[str]) -> Iterator[Phrase]:
    for pattern, field, seconds in _HEADINGS:
        if pattern.search(heading):
            value: Amount = amount_of(bare, "n", seconds)
            if field is Field.FREQUENCY:
                per = Per.WEEK if "week" in heading.lower() else Per.DAY
                yield phrase(field, Frequency(Range(round(value[0]), round(value[1])), per), bare.span())
            else:
                yield phrase(field, value, bare.span())
            return


_LINE_ENDS = Pattern(r"\n{1,3}")
_LINE = Pattern(r"[^\n]+")


def in_rows(normal: Normal) -> Normal:
    """A table whose cells were copied one to a line becomes rows again, as wide as its run of headings."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(normal.text)]
    runs = [*_runs_of_headings(normal.text, lines), (len(lines), 0)]
    joins: set[int] = set()
    for (begin, wide), (following, _) in pairwise(runs):
        joins.update(_joints(normal.text, lines[begin:following], wide))
    if not joins:
        return normal
    return normal.rewritten(_LINE_ENDS, lambda gap: "|" if gap.start() in joins else gap[0])


def _runs_of_headings(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Where two or more lines in a row are headings of columns, the first of them standing over names."""
    at = 0
    while at < len(lines):
        wide = 0
        while at + wide < len(lines) and wide < MOST_COLUMNS and _heads_a_column(text, lines[at + wide]):
            wide += 1
        shares = {skip: _share_in_rows(text, lines, at + skip, wide - skip) for skip in range(wide - 1)}
        skip = max(shares, key=lambda each: (shares[each], -each), default=0)
        if shares.get(skip, 0) >= LEAST_SHARE:
            yield at + skip, wide - skip
        at += max(wide, 1)


def _counted(text: str, lines: Sequence[tuple[int, int]], at: int, wide: int) -> list[int]:
    """The columns that hold numbers, by their headings."""
    headings = [text[slice(*lines[at + each])] for each in range(wide)]
    return [place for place, heading in enumerate(headings) if any(found.search(heading) for found, _, _ in _HEADINGS)]


def _share_in_rows(text: str, lines: Sequence[tuple[int, int]], at: int, wide: int) -> float:
    """How much of what stands below some headings falls into rows of their width; 0 where no heading names."""
    counted = _counted(text, lines, at, wide)
    if not counted or not any(_NAME_HEADING.search(text, *lines[at + each]) for each in range(wide)):
        return 0.0
    below = lines[at + wide : at + wide + LOOKED_AT]
    return sum(wide for _ in _rows(text, below, counted, wide)) / len(below) if below else 0.0


def _rows(
    text: str, lines: Sequence[tuple[int, int]], counted: Sequence[int], wide: int
) -> Iterator[Sequence[tuple[int, int]]]:
    """The rows of a table; a line with no number where one is due stands over a part of it and is passed over."""
    at = 0
    while at + wide <= len(lines):
        row = lines[at : at + wide]
        worded = any(map(str.isalpha, text[slice(*row[0])]))
        if worded and _has_digit(text, row[counted[0]]):
            yield row
            at += wide
        else:
            at += 1


def _has_digit(text: str, line: tuple[int, int]) -> bool:
    return any(char.isdigit() for char in text[line[0] : line[1]])


def _heads_a_column(text: str, line: tuple[int, int]) -> bool:
    cell = _trimmed(text, *line)
    words = text[cell.start : cell.end].split()
    if not words or len(words) > MOST_HEADING_WORDS or any(char.isdigit() for char in text[cell.start : cell.end]):
        return False
    return _HEADING_WORD.search(text, cell.start, cell.end) is not None and text[cell.end - 1] not in ".!?;,"


def _joints(text: str, lines: Sequence[tuple[int, int]], wide: int) -> Iterator[int]:
    """The line ends inside each row of one table, the headings first."""
    yield from (end for _, end in lines[: wide - 1])
    for row in _rows(text, lines[wide:], _counted(text, lines, 0, wide), wide):
        yield from (end for _, end in row[:-1])
