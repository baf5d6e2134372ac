"""Tables that lie on their side or give a column to each stage: rewritten, a row for every dose of an exercise."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from bandstand.prescription.reader.lines.blocks import Kind, Line, split
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.tables.headings import Tells, column_of, is_empty, is_heading
from bandstand.prescription.reader.tables.rows import Cell, cells_of
from bandstand.prescription.reader.written.normalise import Normal

MOST_STAGES = 8
MOST_WORDS = 8  # in a cell that opens with a dose
LONGEST_COPIED = 160  # characters: what is written once for several stages
Part: TypeAlias = str | tuple[int, int]


_DOSE = Pattern(
    r"(?:\d|[-/.,;:()+'\"*%| ]|(?<![a-z])(?:x|sets?|reps?|repetitions?|times?|secs?|seconds?|s|mins?|minutes?|m|"
    r"metres?|meters?|holds?|each|per|a|side|sides|leg|legs|arm|arms|way|direction|daily|day|week|d|wk|weekly|of|to|or|and|"
    r"kg|lbs?|once|twice|hourly|none|nil|n|rest|with|as|able|up|max|rounds?|steps?|bw|band|no)(?![a-z])){1,60}"
)


class _Table(NamedTuple):
    """Rows that follow each other below some headings; the headings may stand above a line between."""

    head: tuple[Cell, ...]
    body: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
    headed: bool  # its own first row holds the headings


def upright(normal: Normal) -> Normal:
    """The text with each table a row an exercise, and a row a stage where stages have columns of their own."""
    if "|" not in normal.text:
        return normal
    for table in reversed(_tables(normal)):
        parts = _turned(normal.text, table) or _by_stage(normal.text, table) or _in_sections(normal.text, table)
        if parts:
            normal = normal.rearranged(table.start, table.end, parts)
    return normal


def _tables(normal: Normal) -> list[_Table]:
    """Every run of rows, each below its own headings or, where it has none, those above of the same width."""
    found: list[_Table] = []
    run: list[Line] = []
    for line in [*split(normal), None]:
        if line is not None and line.kind is Kind.ROW:
            run.append(line)
        elif run:
            found.append(_table(normal.text, run, found[-1] if found else None))
            run = []
    return found


def _table(text: str, run: Sequence[Line], above: _Table | None) -> _Table:
    rows = _aligned([cells_of(text, line) for line in run])
    goes_on = above is not None and len(above.head) == len(rows[0]) and not _are_headings(text, rows[0])
    if above is not None and goes_on and _are_headings(text, above.head):
        return _Table(above.head, rows, run[0].start, run[-1].end, False)
    return _Table(rows[0], rows[1:], run[0].start, run[-1].end, True)


def _are_headings(text: str, cells: Sequence[Cell]) -> bool:
    filled = [cell.text(text) for cell in cells if cell.start < cell.end]
    return bool(filled) and all(map(is_heading, filled))


def _aligned(rows: Sequence[tuple[Cell, ...]]) -> tuple[tuple[Cell, ...], ...]:
    """Headings that begin over the second column, for nothing stands over the names."""
    head, *body = rows
    wider = sum(len(row) == len(head) + 1 for row in body)
    nothing = Cell(head[0].start, head[0].start)
    return ((nothing, *head), *body) if wider * 2 > len(body) else tuple(rows)


def _turned(text: str, table: _Table) -> list[Part]:
    """A table whose first column holds the headings, and whose first row the names, turned upright."""
    head, body = table.head, table.body
    wide = len(head)
    if not table.headed:
        return []
    fields = [row[0].text(text) for row in body if row]
    counted = [is_heading(field) and column_of(field).tells in (Tells.DOSE, Tells.CROSSED) for field in fields]
    names = [cell.text(text) for cell in head[1:]]
    if wide < 3 or sum(counted) < 2 or sum(counted) * 2 < len(fields) or any(map(is_heading, names)):
        return []
    if any(len(row) > wide for row in body) or not all(any(map(str.isalpha, name)) for name in names):
        return []
    rows: list[list[Part]] = [["exercise", *(_piece(row[0]) for row in body)]]
    rows += [[_piece(head[at]), *(_piece(row[at]) if at < len(row) else "-" for row in body)] for at in range(1, wide)]
    return _written(rows)


def _piece(cell: Cell) -> Part:
    return (cell.start, cell.end) if cell.start < cell.end else "-"


def _by_stage(text: str, table: _Table) -> list[Part]:
    """A row for each stage that differs: the name, the stage, what is said for all of them, and its dose."""
    head, body = table.head, table.body
    columns = [column_of(cell.text(text)) for cell in head]
    stages = [at for at, column in enumerate(columns) if column.tells is Tells.STAGE]
    if not 2 <= len(stages) <= MOST_STAGES:
        return []
    others = [at for at in range(len(head)) if at not in stages]
    told = [row[at].text(text) for row in body for at in stages if at < len(row) and row[at].start < row[at].end]
    if not others or sum(map(_is_dose, told)) * 2 < len(told):
        return []
    heading: list[Part] = [*(_piece(head[at]) for at in others), "phase", "dose"]
    rows = [heading] if table.headed else []
    for row in body:
        rows += _stages_of(text, head, row, stages, others)
    return _written(rows)


def _is_dose(cell: str) -> bool:
    """Whether a cell is a dose, or opens with one: "2 x 12 on one leg"."""
    opens = cell[0].isdigit() and len(cell.split()) <= MOST_WORDS
    return opens or _DOSE.fullmatch(cell) is not None


def _stages_of(
    text: str, head: Sequence[Cell], row: Sequence[Cell], stages: Sequence[int], others: Sequence[int]
) -> list[list[Part]]:
    shared: list[Part] = [_piece(row[at]) if at < len(row) else "-" for at in others]
    told = [at for at in stages if at < len(row) and not is_empty(row[at].text(text))]
    same = len({row[at].text(text).lower() for at in told}) < 2
    long = sum(cell.end - cell.start for cell in row) > LONGEST_COPIED
    if not told:
        return [[*shared, "-", "-"]]
    if same or long:
        return [[*shared, "-", _piece(row[told[0]])]]
    first = {row[at].text(text).lower(): at for at in reversed(told)}  # a dose that comes again is no other one
    return [[*shared, _piece(head[at]), _piece(row[at])] for at in told if first[row[at].text(text).lower()] == at]


def _in_sections(text: str, table: _Table) -> list[Part]:
    """A table of nothing but stages lists under each the exercises of that stage: a section for every column."""
    head, body = table.head, table.body
    stages = [column_of(cell.text(text)).tells is Tells.STAGE for cell in head]
    if len(head) < 2 or not all(stages) or not table.headed or not body:
        return []
    told = [cell.text(text) for row in body for cell in row if cell.start < cell.end]
    if sum(_DOSE.fullmatch(cell) is not None for cell in told) * 2 > len(told):
        told_of = ((over, cell) for row in body for over, cell in zip(head, row, strict=False))
        return [part for over, cell in told_of for part in (_piece(over), ": ", _piece(cell), "\n")][:-1]
    parts: list[Part] = []
    for at, heading in enumerate(head):
        listed = [row[at] for row in body if at < len(row) and not is_empty(row[at].text(text))]
        parts += ["\n", _piece(heading), "\n", *(part for cell in listed for part in (_piece(cell), "\n"))]
    return parts


def _written(rows: Sequence[Sequence[Part]]) -> list[Part]:
    """Rows as lines with bars between their cells."""
    parts: list[Part] = []
    for row in rows:
        parts += [mark_or_cell for cell in row for mark_or_cell in ("|", cell)]
        parts += ["|", "\n"]
    return parts[:-1]
