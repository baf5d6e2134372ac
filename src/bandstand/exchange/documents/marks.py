"""The dash or dot before an item: too small for the OCR to find, plain enough to see when one looks in its place."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from bandstand.exchange.documents.photograph import Picture
from bandstand.exchange.documents.place import MARKER, Piece

# All in letters' heights, from the left edge of the words.
FARTHEST, NEAREST, HALF = 2.4, 0.2, 0.42
WIDEST, HIGHEST, SMALLEST = 0.75, 0.62, 0.014
DARK = 165  # grey level on evenly lit paper
MARK = "- "


def with_marks(pieces: Sequence[Piece], page: Picture, em: float) -> list[Piece]:
    """The pieces, those with a small mark of ink before them as items."""
    grey = np.asarray(cv2.cvtColor(page, cv2.COLOR_RGB2GRAY), dtype=np.uint8)
    return [_marked(piece, pieces, grey, em) for piece in pieces]


def _marked(piece: Piece, pieces: Sequence[Piece], grey: NDArray[np.uint8], em: float) -> Piece:
    left, right = piece.left - FARTHEST * em, piece.left - NEAREST * em
    marked = MARKER.match(piece.text) is not None
    taken = marked or any(other is not piece and _reaches(other, piece, left) for other in pieces)
    at = None if taken else _mark_in(grey, left, right, piece.middle, em)
    if at is None:
        return piece
    return Piece(text=f"{MARK}{piece.text}", left=at, top=piece.top, right=piece.right, bottom=piece.bottom)


def _reaches(other: Piece, piece: Piece, left: float) -> bool:
    """Whether other words stand on the same line, where a mark would."""
    return other.top < piece.middle < other.bottom and other.right > left and other.left < piece.left


def _mark_in(grey: NDArray[np.uint8], left: float, right: float, middle: float, em: float) -> float | None:
    """Where one lone spot of ink begins, None where there is none, or more, or a line that only passes through."""
    top, bottom = int(middle - HALF * em), int(middle + HALF * em) + 1
    start, end = max(0, int(left)), int(right)
    if top < 0 or end - start < 4 or bottom > grey.shape[0]:
        return None
    ink = (grey[top:bottom, start:end] < DARK).astype(np.uint8)
    _, _, found, _ = cv2.connectedComponentsWithStats(ink)
    spots = [spot for spot in found[1:] if spot[cv2.CC_STAT_AREA] >= max(3, SMALLEST * em * em)]
    if len(spots) != 1 or not _is_mark(spots[0], ink.shape, em):
        return None
    return float(start + spots[0][cv2.CC_STAT_LEFT])


def _is_mark(spot: NDArray[np.int32], box: tuple[int, ...], em: float) -> bool:
    x, y, width, height = (int(each) for each in spot[:4])
    inside = x > 0 and y > 0 and x + width < box[1] and y + height < box[0]
    return inside and width <= WIDEST * em and height <= HIGHEST * em
