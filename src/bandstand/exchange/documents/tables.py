"""Whether what stands side by side is a table or columns, and the rows of a table without lines."""

import re
import statistics
from collections.abc import Sequence

from bandstand.exchange.documents.beside import Beside
from bandstand.exchange.documents.place import MARKER, Piece

FULL = 0.8  # of its column: how much a line of running text fills
RUNNING = 5  # lines from which a column may be one of running text
IN_STEP = 0.6
NARROW = 0.34
LONGEST_NAME = 4  # words, usually
_DIGIT = re.compile(r"\d")


def is_table(beside: Beside) -> bool:
    """A table is read row by row, columns one after the other."""
    columns = beside.columns()
    if len(columns) > 2:
        return not all(_is_running_text(column) for column in columns)
    left, right = columns
    if _in_step(beside) < IN_STEP or (_is_list(left) and _is_list(right)):
        return False
    return _names_and_numbers(left, right) or _names_and_words(left, right)


def _is_running_text(column: Sequence[Piece]) -> bool:
    widest = max(piece.width for piece in column)
    return len(column) >= RUNNING and statistics.median(piece.width for piece in column) > FULL * widest


def _in_step(beside: Beside) -> float:
    """How often the sparser side has a line of the other side beside it."""
    both = sum(1 for row in beside.rows if len({beside.column_of(piece) for piece in row}) > 1)
    return both / max(1, min(len(column) for column in beside.columns()))


def _is_list(column: Sequence[Piece]) -> bool:
    return any(MARKER.match(piece.text) for piece in column)


def _names_and_numbers(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    return _are_names(left) and _share(left) <= 0.25 and _share(right) >= 0.4


def _are_names(column: Sequence[Piece]) -> bool:
    """Few words a line, and hardly a sentence among them."""
    sentences = sum(1 for piece in column if piece.text.endswith((".", ";")))
    return statistics.median(len(piece.text.split()) for piece in column) <= LONGEST_NAME and sentences * 4 <= len(
        column
    )


def _share(column: Sequence[Piece]) -> float:
    """How many lines hold a number, the mark of a list aside."""
    return sum(1 for piece in column if _DIGIT.search(MARKER.sub("", piece.text, count=1))) / len(column)


def _names_and_words(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """Short names beside longer words."""
    whole = max(piece.right for piece in right) - min(piece.left for piece in left)
    narrow = max(piece.width for piece in left) < NARROW * whole
    return narrow and len(left) <= len(right) and not _is_running_text(left)


def rows_of_table(beside: Beside) -> list[tuple[str, ...]]:
    """The rows, each cell with all its lines."""
    starts = _row_starts(beside)
    rows: list[list[list[str]]] = []
    for at, row in enumerate(beside.rows):
        if at in starts:
            rows.append([[] for _ in range(len(beside.gutters) + 1)])
        for piece in row:
            rows[-1][beside.column_of(piece)].append(piece.text)
    return [tuple(" ".join(cell) for cell in row) for row in rows]


def _row_starts(beside: Beside) -> set[int]:
    """The lines that begin a row: those after a wider gap where gaps differ, else those with a name and more."""
    gaps = [
        min(piece.top for piece in below) - max(piece.bottom for piece in above)
        for above, below in zip(beside.rows, beside.rows[1:], strict=False)
    ]
    em = statistics.median(piece.height for row in beside.rows for piece in row)
    if gaps and max(gaps) - min(gaps) > 0.35 * em and min(gaps) < 0.8 * em and _lone_after_narrow(beside, gaps):
        limit = (max(gaps) + min(gaps)) / 2
        return {0, *(at + 1 for at, gap in enumerate(gaps) if gap > limit)}
    return {0, *(at for at, row in enumerate(beside.rows) if len(row) > 1)}


def _lone_after_narrow(beside: Beside, gaps: Sequence[float]) -> bool:
    """Whether some row holds cells of several lines: a line with one cell only stands close below another."""
    middle = (max(gaps) + min(gaps)) / 2
    return any(gap <= middle and len(beside.rows[at + 1]) <= len(beside.gutters) for at, gap in enumerate(gaps))
