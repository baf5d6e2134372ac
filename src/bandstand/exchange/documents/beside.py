"""What stands side by side on a page, with the gutters between."""

from dataclasses import dataclass
from typing import TypeAlias

from bandstand.exchange.documents.place import Piece, Row

Gap: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Rows with gutters through them: a table, or columns."""

    rows: tuple[Row, ...]
    gutters: tuple[Gap, ...]
    table: bool = False

    def column_of(self, piece: Piece) -> int:
        middle = (piece.left + piece.right) / 2
        return sum(1 for start, end in self.gutters if middle > (start + end) / 2)

    def columns(self) -> list[list[Piece]]:
        """The pieces of each column, from the left."""
        columns: list[list[Piece]] = [[] for _ in range(len(self.gutters) + 1)]
        for row in self.rows:
            for piece in row:
                columns[self.column_of(piece)].append(piece)
        return columns
