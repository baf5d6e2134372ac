"""Tables: which row names an exercise, which stands over others or goes on with one, and what its cells say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bandstand.prescription.reader.doses.phrases import Phrase, between
from bandstand.prescription.reader.lines.blocks import Kind, Line
from bandstand.prescription.reader.tables.headings import (
    NAMES_EXERCISES,
    Column,
    Tells,
    column_at,
    column_of,
    is_empty,
    is_heading,
    said_under,
)
from bandstand.prescription.reader.tables.listing import Listing
from bandstand.prescription.reader.tables.rows import Cell, Grid, Part, Row, cells_of, words_left


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """All the tables of a sheet, row by row, by where the line of each row starts."""

    rows: dict[int, Row] = field(default_factory=dict)
    phrases: tuple[Phrase, ...] = ()


def read_tables(text: str, lines: Sequence[Line], found: Sequence[Phrase]) -> Tables:
    """Every table of the sheet; `found` is what the words of its cells say without their headings."""
    rows: dict[int, Row] = {}
    phrases: list[Phrase] = []
    columns: tuple[Column, ...] = ()
    for run in _runs(lines):
        for grid in _grids(text, run, found, columns):
            _read(text, grid, found, rows, phrases)
            columns = grid.columns
    return Tables(rows=rows, phrases=tuple(phrases))


def with_cells(found: Sequence[Phrase], lines: Sequence[Line], tables: Tables) -> list[Phrase]:
    """The phrases of the text; inside of rows those that the tables found, for a heading knows better."""
    inside = [(line.start, line.end) for line in lines if line.start in tables.rows]
    kept: list[Phrase] = []
    at = 0
    for each in found:
        while at < len(inside) and inside[at][1] <= each.start:
            at += 1
        if at == len(inside) or each.start < inside[at][0]:
            kept.append(each)
    return sorted([*kept, *tables.phrases], key=lambda each: each.start)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Rows that follow each other."""
    run: list[Line] = []
    for line in lines:
        if line.kind is Kind.ROW:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _grids(text: str, run: Sequence[Line], found: Sequence[Phrase], columns: tuple[Column, ...]) -> Iterator[Grid]:
    """A run of rows, parted at its headings; a line between rows of one width leaves the headings standing."""
    columns = _carried(columns, len(cells_of(text, run[0])))
    lines: list[Line] = []
    cells: list[tuple[Cell, ...]] = []
    rows = [cells_of(text, line) for line in run]
    for line, row, below in zip(run, rows, [*rows[1:], ()], strict=True):
        keyed = len(row) == 2 and _is_keyed(text, below, found)
        if not keyed and heads_columns(text, row, found, again=bool(columns)):
            yield Grid(columns, tuple(lines), tuple(cells))
            columns, lines, cells = _columns(text, row, below), [], []
        else:
            lines.append(line)
            cells.append(row)
    yield Grid(columns, tuple(lines), tuple(cells))


def _carried(columns: tuple[Column, ...], wide: int) -> tuple[Column, ...]:
    """The headings of the run above, where a line parted it from this one; nothing may stand over the names."""
    if len(columns) == wide:
        return columns
    unnamed = len(columns) + 1 == wide and wide > 2 and all(column.tells is not Tells.NAME for column in columns)
    return (Column(tells=Tells.WORDS), *columns) if unnamed else ()


def _columns(text: str, heading: Sequence[Cell], below: Sequence[Cell]) -> tuple[Column, ...]:
    """The headings understood; where the row below has one cell more, nothing stands over the names."""
    columns = tuple(column_at(text, *cell) for cell in heading)
    shifted = len(below) == len(columns) + 1 and all(column.tells is not Tells.NAME for column in columns)
    return (Column(tells=Tells.WORDS), *columns) if shifted else columns


def heads_columns(text: str, cells: Sequence[Cell], found: Sequence[Phrase], *, again: bool = False) -> bool:
    """Whether the words of a row stand over columns: most of them, below another heading all of them."""
    filled = [cell for cell in cells if cell.start < cell.end]
    known = [cell for cell in filled if is_heading(cell.text(text)) and not _is_a_value(text, cell, found)]
    if again or len(known) < 2:
        return len(known) == len(filled) > 1 or (
            not again and len(known) == 1 and len(filled) == 2 and _names(text, filled[0])
        )
    return len(known) * 2 >= len(filled)


def _names(text: str, cell: Cell) -> bool:
    return column_of(cell.text(text)).tells is Tells.NAME and is_heading(cell.text(text))


def _is_a_value(text: str, cell: Cell, found: Sequence[Phrase]) -> bool:
    """ "Daily" in a cell is how often, where no other cell of its row is a heading."""
    said = between(found, cell.start, cell.end)
    return bool(said) and not words_left(text, cell, said)


def _read(text: str, grid: Grid, found: Sequence[Phrase], rows: dict[int, Row], phrases: list[Phrase]) -> None:
    keyed = [_is_keyed(text, cells, found) for cells in grid.cells]
    listing = Listing(text, grid, found)
    lists = listing.lists_exercises()
    for at, (line, cells) in enumerate(zip(grid.lines, grid.cells, strict=True)):
        if keyed[at]:
            rows[line.start] = _keyed_row(text, cells)
            phrases += _said_of_key(text, cells, found)
        elif not lists and not _over_keys(at, keyed, cells):
            rows[line.start] = Row(part=Part.APART)
        else:
            rows[line.start] = row = listing.row(cells, over_keys=_over_keys(at, keyed, cells))
            phrases += listing.said(cells, row)


def _over_keys(at: int, keyed: Sequence[bool], cells: Sequence[Cell]) -> bool:
    """Whether a lone cell stands over rows that give one field each: it names what they are of."""
    filled = sum(cell.start < cell.end for cell in cells)
    return filled == 1 and at + 1 < len(keyed) and keyed[at + 1]


def _is_keyed(text: str, cells: Sequence[Cell], found: Sequence[Phrase]) -> bool:
    """ "Repetitions | 20": a label and its value make no exercise."""
    filled = [cell for cell in cells if cell.start < cell.end]
    if len(filled) != 2 or filled[0] != cells[0] or not is_heading(filled[0].text(text).rstrip(":")):
        return False
    column = column_of(filled[0].text(text).rstrip(":"))
    says = any(map(str.isdigit, filled[1].text(text))) or bool(between(found, *filled[1]))
    return not is_heading(filled[1].text(text)) and (
        column.tells is not Tells.DOSE or says or is_empty(filled[1].text(text))
    )


def _keyed_row(text: str, cells: Sequence[Cell]) -> Row:
    """A row of one field goes on with the exercise above, unless its field is the name."""
    value = next(cell for cell in cells[1:] if cell.start < cell.end)
    names = NAMES_EXERCISES.fullmatch(text, *cells[0]) is not None
    return Row(part=Part.NAME, name=value) if names else Row(part=Part.MORE)


def _said_of_key(text: str, cells: Sequence[Cell], found: Sequence[Phrase]) -> Iterator[Phrase]:
    value = next(cell for cell in cells[1:] if cell.start < cell.end)
    column = column_at(text, *cells[0])
    yield from said_under(column, text, *value, between(found, *value))
