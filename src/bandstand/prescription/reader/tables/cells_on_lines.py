"""Tables that lost their borders: one cell on each line, or cells with slashes, commas or mere spaces between them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.tables.headings import Column, Tells, column_of, is_empty, is_heading
from bandstand.prescription.reader.written.normalise import Normal

Place: TypeAlias = tuple[int, int]
MOST_COLUMNS = 8
LEAST_SHARE = 0.7  # of the lines down to the last row that fall into rows
LOOKED_AT = 40  # lines below the headings
LONGEST_NAME = 9  # words
LOOSE = 24  # characters: a last cell much longer than those above it is the paragraph below the table
FEWEST_WORDS_TOLD = 4  # in a cell that describes

_LINE_ENDS = Pattern(r"\n{1,3}")
_LINE = Pattern(r"[^\n]+")
_VALUE = Pattern(r"\d|\b(?:daily|weekly|nightly|twice|once|every|hourly|each|both|morning|as (?:able|agreed|many))\b")


def in_rows(normal: Normal) -> Normal:
    """A table whose cells were copied one to a line becomes rows again, as wide as its run of headings."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(normal.text)]
    runs = [*_runs_of_headings(normal.text, lines), (len(lines), 0)]
    joins: dict[int, str] = {}
    for (begin, wide), (following, _) in pairwise(runs):
        joins.update(_joints(normal.text, lines[begin:following], wide))
    return normal.rewritten(_LINE_ENDS, lambda gap: joins.get(gap.start(), gap[0])) if joins else normal


def _runs_of_headings(text: str, lines: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Where lines in a row are the headings of a table, and how many."""
    at = 0
    while at < len(lines):
        wide = 0
        while at + wide < len(lines) and wide < MOST_COLUMNS and _heads(text, lines[at + wide]):
            wide += 1
        if best := _best(text, lines, at, wide):
            yield best
        at += max(wide, 1)


def _best(text: str, lines: Sequence[Place], at: int, wide: int) -> tuple[int, int] | None:
    """Where the headings begin and how many they are: a title may stand above them, a first part of the table below."""
    ends = [at + wide]
    while ends[-1] - at > 2 and column_of(text[slice(*lines[ends[-1] - 1])]).tells in (Tells.STAGE, Tells.NAME):
        ends.append(ends[-1] - 1)
    runs = [(begin, end - begin) for end in ends for begin in range(at, end - 1)]
    covered = {run: _lines_in_rows(text, lines, *run) for run in runs}
    best = max(runs, key=lambda run: (covered[run], run[1]), default=None)
    return best if best and covered[best] else None


def _heads(text: str, line: Place) -> bool:
    said = text[slice(*line)]
    return "|" not in said and is_heading(said.strip(" *"))


def _lines_in_rows(text: str, lines: Sequence[Place], at: int, wide: int) -> int:
    """How many lines below some headings fall into rows of their width; 0 where too many do not, or nothing names."""
    columns = _columns(text, lines[at : at + wide])
    if not any(column.tells is Tells.NAME for column in columns) or columns[0].tells is Tells.DOSE:
        return 0
    below = lines[at + wide : at + wide + LOOKED_AT]
    rows = list(_rows(text, below, columns))
    counted = any(column.tells is not Tells.NAME and _counts(column) for column in columns)
    if not rows or not (counted or len(rows) > 1):
        return 0
    told = len(rows) * wide
    return told if told >= LEAST_SHARE * (below.index(rows[-1][-1]) + 1) else 0


def _columns(text: str, lines: Sequence[Place]) -> list[Column]:
    return [column_of(text[slice(*line)]) for line in lines]


def _counts(column: Column) -> bool:
    return column.tells in (Tells.DOSE, Tells.CROSSED, Tells.AMOUNT, Tells.STAGE)


def _rows(text: str, lines: Sequence[Place], columns: Sequence[Column]) -> Iterator[Sequence[Place]]:
    """The rows of a table; a line that fits no row stands over a part of it and is passed over."""
    wide, at = len(columns), 0
    while at + wide <= len(lines):
        row = lines[at : at + wide]
        if all(_fits(text[slice(*line)], column) for line, column in zip(row, columns, strict=True)) and _tells(
            text, row, columns
        ):
            yield row
            at += wide
        else:
            at += 1


def _fits(cell: str, column: Column) -> bool:
    """Whether a cell may stand in a column: names have words, doses have numbers or say nothing."""
    if column.tells is Tells.NAME:
        named = any(map(str.isalpha, cell)) and len(cell.split()) <= LONGEST_NAME
        return named and cell.rstrip()[-1] not in ".:;" and not cell[0].isdigit()
    return not _counts(column) or is_empty(cell) or _VALUE.search(cell) is not None


def _tells(text: str, row: Sequence[Place], columns: Sequence[Column]) -> bool:
    """Where no column counts, one has to hold whole phrases."""
    if any(_counts(column) for column in columns):
        return True
    told = [text[slice(*line)] for line, column in zip(row, columns, strict=True) if column.tells is Tells.WORDS]
    return any(len(cell.split()) >= FEWEST_WORDS_TOLD for cell in told)


def _joints(text: str, lines: Sequence[Place], wide: int) -> Iterator[tuple[int, str]]:
    """What stands in place of the line ends of one table: bars inside of its rows, and after a short one."""
    yield from ((end, "|") for _, end in lines[: wide - 1])
    rows = list(_rows(text, lines[wide:], _columns(text, lines[:wide])))
    short = bool(rows) and _is_a_paragraph([text[slice(*row[-1])] for row in rows])
    for row in rows:
        yield from ((end, "|") for _, end in row[:-1])
    if short:
        yield rows[-1][-2][1], "|\n"


def _is_a_paragraph(cells: Sequence[str]) -> bool:
    """Whether what would be the very last cell is the text below the table: far longer, or about weeks and sessions."""
    *others, last = cells
    longest = max(map(len, others), default=LOOSE)
    about_all = _ABOUT_ALL.search(last) is not None and not any(map(_ABOUT_ALL.search, others))
    return bool(others) and (len(last) > LOOSE + longest * 2 or about_all)


_ABOUT_ALL = Pattern(r"\b(?:sessions|weeks|(?:times|days) (?:a|per|each) (?:day|week)|all exercises|every exercise)\b")
