"""The reading order of a page: what stands side by side is a table or columns; everything else runs down.

A gutter is a strip that no words cross while several lines go by, with words on both sides of it.
"""

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from bandstand.exchange.documents.beside import Beside, Gap
from bandstand.exchange.documents.place import Piece, Row, em_of, joined, rows_of, with_markers_joined
from bandstand.exchange.documents.tables import is_table

NARROWEST = 0.5  # of the letters' height: the narrowest gutter
FAR_BELOW = 1.6  # of the letters' height: white room that ends a column's last lines
ONE_LINE = 1.1
APART = 1.5  # times the white room between the rows of a table


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Lines that run down the page, one after the other."""

    lines: tuple[Piece, ...]


Region: TypeAlias = Flow | Beside


def split(pieces: Sequence[Piece]) -> Iterator[Region]:
    """A page or a column from its top down: stretches of lines, and stretches that stand side by side."""
    em = em_of(pieces)
    rows = [with_markers_joined(row, em) for row in rows_of(pieces)]
    flowing: list[Piece] = []
    at = 0
    while at < len(rows):
        beside, end = _beside(rows, at, em)
        if beside is None or _stands_over(rows, at, beside, em):
            flowing.append(joined(rows[at]))
            at += 1
            continue
        if flowing:
            yield Flow(lines=tuple(flowing))
            flowing = []
        yield beside
        at = end
    if flowing:
        yield Flow(lines=tuple(flowing))


def _stands_over(rows: Sequence[Row], at: int, beside: Beside, em: float) -> bool:
    """Whether a row is no row of the table below it, but stands apart over it: a title, and a day at the right."""
    end = at + len(beside.rows)
    inside = [_white_above(rows, below) for below in range(at + 2, end)]
    if len(inside) < 2 or _white_above(rows, at + 1) < APART * statistics.median(inside):
        return False
    below, its_end = _beside(rows, at + 1, em)
    return below is not None and below.table and its_end >= end and len(below.gutters) > len(beside.gutters)


def _beside(rows: Sequence[Row], start: int, em: float) -> tuple[Beside | None, int]:
    """The longest stretch from here through which a gutter runs, and where it ends."""
    if not _has_company(rows, start, em):
        return None, start
    gaps: list[Gap] = [(float("-inf"), float("inf"))]
    end = start
    for at in range(start, len(rows)):
        left = [gap for each in gaps for gap in _without(each, rows[at]) if gap[1] - gap[0] >= NARROWEST * em]
        inner = _inner(left, rows[start : at + 1])
        lost = len(_inner(gaps, rows[start:at])) > len(inner)
        if not left or (lost and (len(rows[at]) == 1 or not inner)) or _far(rows, at, start, em):
            break
        gaps, end = left, at + 1
    end = _last_with_company(rows, start, end, gaps, em)
    gutters = tuple(_inner(gaps, rows[start:end]))
    if not gutters:
        return None, start
    beside = Beside(rows=tuple(rows[start:end]), gutters=gutters)
    if is_table(beside):
        return replace(beside, table=True), end
    end = _foot_of_columns(rows, end, gutters, em)
    return Beside(rows=tuple(rows[start:end]), gutters=gutters), end


def _foot_of_columns(rows: Sequence[Row], end: int, gutters: Sequence[Gap], em: float) -> int:
    """Columns of unlike length: the longer one goes on below, down to where something runs right across the page."""
    foot = next((at for at in range(end, len(rows)) if not _keeps_clear(rows[at], gutters)), len(rows))
    if foot == len(rows):
        return foot
    while foot > end and _white_above(rows, foot) < NARROWEST * em:
        foot -= 1
    return foot


def _keeps_clear(row: Row, gutters: Sequence[Gap]) -> bool:
    middles = [(start + end) / 2 for start, end in gutters]
    return not any(piece.left < middle < piece.right for piece in row for middle in middles)


def _white_above(rows: Sequence[Row], at: int) -> float:
    return rows[at][0].top - max(piece.bottom for piece in rows[at - 1])


def _has_company(rows: Sequence[Row], at: int, em: float) -> bool:
    """Whether something stands beside the first piece of a row, on its line or half a line lower."""
    if len(rows[at]) > 1:
        return True
    if at + 1 >= len(rows):
        return False
    this, below = rows[at][0], rows[at + 1][0]
    return below.middle - this.middle < ONE_LINE * em * 0.8 and (below.left > this.right or below.right < this.left)


def _without(gap: Gap, row: Row) -> Iterator[Gap]:
    """What is left of a gap where a row's words stand in it."""
    start, end = gap
    for piece in row:
        if piece.left >= end or piece.right <= start:
            continue
        if piece.left > start:
            yield start, piece.left
        start = piece.right
    if start < end:
        yield start, end


def _inner(gaps: Sequence[Gap], rows: Sequence[Row]) -> list[Gap]:
    """The gaps that have words on both sides."""
    if not rows:
        return []
    left = min(row[0].left for row in rows)
    right = max(piece.right for row in rows for piece in row)
    return [(start, end) for start, end in gaps if start > left and end < right]


def _far(rows: Sequence[Row], at: int, start: int, em: float) -> bool:
    """Whether a lone line stands so far below what is above it that it begins something else."""
    if at == start or len(rows[at]) > 1:
        return False
    above = max(piece.bottom for row in rows[start:at] for piece in row)
    return rows[at][0].top - above > FAR_BELOW * em and not _has_company(rows, at, em)


def _last_with_company(rows: Sequence[Row], start: int, end: int, gaps: Sequence[Gap], em: float) -> int:
    """Where the stretch ends: lines that have nothing beside them stay in it only while they stand close."""
    last = start
    inner = _inner(gaps, rows[start:end])
    for at in range(start, end):
        alone = len(rows[at]) == 1 and not _has_company(rows, at, em)
        to_the_right = bool(inner) and rows[at][0].left >= inner[0][1]
        if not alone or to_the_right or _close(rows, at, em):
            last = at + 1
        else:
            break
    return max(last, start + 1)


def _close(rows: Sequence[Row], at: int, em: float) -> bool:
    return at > 0 and _white_above(rows, at) < ONE_LINE * em
