"""The rows of a table and their cells, and what a row may be to the programme."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from bandstand.prescription.reader.doses.phrases import Field, Phrase
from bandstand.prescription.reader.lines.blocks import Line
from bandstand.prescription.reader.tables.headings import Column, is_heading

LETTERS_BESIDE_A_DOSE = 3  # "BID" and the like are no name


class Part(StrEnum):
    """What a row is to the programme."""

    NAME = "names an exercise"
    SECTION = "stands over the rows below it"
    MORE = "goes on with the exercise above it"
    APART = "is no part of it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row, read: its part, the place of its name and of its stage, and the fields its columns answer for."""

    part: Part
    name: tuple[int, int] | None = None
    stage: tuple[int, int] | None = None
    stage_unit: str = ""  # "week", where the cell has the number alone
    load: tuple[int, int] | None = None
    answered: frozenset[Field] = frozenset()


class Cell(NamedTuple):
    """A cell without its borders and the blanks around its words."""

    start: int
    end: int

    def text(self, of: str) -> str:
        """Its words."""
        return of[self.start : self.end]


class Grid(NamedTuple):
    """Rows that stand together under one heading, if any."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    cells: tuple[tuple[Cell, ...], ...]


def cells_of(text: str, line: Line) -> tuple[Cell, ...]:
    """The cells of a row; the bars at its ends border nothing."""
    edges = [line.start - 1, *(at for at in range(line.start, line.end) if text[at] == "|"), line.end]
    cells = [trimmed(text, begin + 1, end) for begin, end in pairwise(edges)]
    if text[line.start] == "|":
        cells = cells[1:]
    return tuple(cells[:-1] if text[line.end - 1] == "|" and len(cells) > 1 else cells)


def trimmed(text: str, start: int, end: int, *, also: str = "") -> Cell:
    """A cell without the blanks around its words, a pair of stars, and other marks at its end."""
    while start < end and text[start] in " \n":
        start += 1
    while start < end and text[end - 1] in " \n" + also:
        end -= 1
    if end - start > 2 and text[start] == "*" and text[end - 1] == "*":
        return trimmed(text, start + 1, end - 1, also=also)
    return Cell(start, end)


def words_left(text: str, cell: Cell, said: Sequence[Phrase]) -> bool:
    """Whether a cell says more than its dose."""
    label = text.find(":", cell.start, cell.end)
    at = label if label > 0 and is_heading(text[cell.start : label]) else cell.start
    left = ""
    for each in said:
        left += text[at : max(at, each.start)] + " "
        at = max(at, each.end)
    left += text[at : cell.end]
    return sum(map(str.isalpha, left)) > (LETTERS_BESIDE_A_DOSE if said else 2)
