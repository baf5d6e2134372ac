"""Words where they stand on a page: pieces of lines, and the rows they make together."""

import re
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

# Two pieces stand on one line when they share this much of the lower one's height.
SAME_LINE = 0.5
MARKER = re.compile(
    r"(?:[-*+•·▪▫●○◦‣►▶✓✔☐\u2043➢–—\uf0b7\uf0a7\uf0fc\uf0d8]|o(?= )|o$"
    r"|(?P<number>\(?(?:\d{1,2}|[a-h])[.)]))(?:\s+|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words on one line without a wide gap among them; y grows downwards. With `cells` it is a row of a ruled table."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    bold: bool = False
    cells: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: how wide it is, and what stands where. `whole` where its rim is surely the paper's."""

    width: float
    pieces: tuple[Piece, ...]
    whole: bool = False

    @property
    def rim(self) -> "Rim | None":
        """Where lines end for want of room, taking the right margin for as wide as the left one."""
        if not self.pieces:
            return None
        return Rim(right=self.width - min(piece.left for piece in self.pieces), sure=self.whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rim:
    """The farthest that words of a page or a column can reach. Where it is not `sure`, it may be nearer than that."""

    right: float
    sure: bool


Row: TypeAlias = Sequence[Piece]


def em_of(pieces: Iterable[Piece]) -> float:
    """The usual height of the letters: the measure of every gap."""
    heights = [piece.height for piece in pieces if not piece.cells]
    return statistics.median(heights) if heights else 1.0


def rows_of(pieces: Iterable[Piece]) -> list[Row]:
    """The pieces line by line, each line from left to right."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: each.middle):
        if rows and _on_one_line(rows[-1][-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda each: each.left) for row in rows]


def _on_one_line(one: Piece, other: Piece) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > SAME_LINE * min(one.height, other.height)


def joined(row: Row) -> Piece:
    """The pieces of a row as one."""
    if len(row) == 1:
        return row[0]
    return Piece(
        text=" ".join(piece.text for piece in row),
        left=min(piece.left for piece in row),
        top=min(piece.top for piece in row),
        right=max(piece.right for piece in row),
        bottom=max(piece.bottom for piece in row),
        bold=all(piece.bold for piece in row),
    )


def with_markers_joined(row: Row, em: float) -> Row:
    """A bullet or number that stands alone belongs to the words after it, however wide the gap."""
    out: list[Piece] = []
    for piece in row:
        before = out[-1] if out else None
        if before and MARKER.fullmatch(before.text) and piece.left - before.right < 4 * em:
            out[-1] = joined([before, piece])
        else:
            out.append(piece)
    return out
