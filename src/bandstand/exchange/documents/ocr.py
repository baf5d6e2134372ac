"""Optical character recognition: the lines on a picture, as words in their places.

An optional extra (`make ocr`). Its models lie inside its own package, so nothing is fetched, then or later.
"""

import math
import re
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bandstand.exchange.documents.photograph import Picture
from bandstand.exchange.documents.place import Page, Piece, em_of

LEAST_SURE = 0.5
_RANGE = re.compile(r"(?<=\d) ?[~\uff5e] ?(?=\d)")  # "30~60": a blurred dash
UNSURE = 0.8  # a page whose words are less sure than this is tried the other way up, and in the mirror
RIM = 0.14  # of a line's height: how much wider the finder draws its boxes than the letters are
SAME_SIZE = 0.28
STEEP = math.pi / 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Words found on a picture, and the four corners of their box from the top left."""

    text: str
    corners: NDArray[np.float64]
    sure: float = 1.0  # 0 to 1

    @property
    def angle(self) -> float:
        across = self.corners[1] - self.corners[0] + self.corners[2] - self.corners[3]
        return math.atan2(float(across[1]), float(across[0]))

    @property
    def length(self) -> float:
        return float(np.linalg.norm(self.corners[1] - self.corners[0]))


def page_of(picture: Picture) -> Page:
    """A picture as a page of words in their places."""
    from bandstand.exchange.documents.flat import evenly_lit, laid_flat

    flat, whole = laid_flat(picture)
    page = evenly_lit(flat)
    seen = seen_on(page)
    if _lies_on_its_side(seen):
        page = np.ascontiguousarray(np.rot90(page))
        seen = seen_on(page)
    page, seen = _surest(page, seen)
    return page_with(seen, page, whole=whole)


def _surest(page: Picture, seen: list[Seen]) -> tuple[Picture, list[Seen]]:
    """The page as it lies or, where its words are unsure, turned over or in the mirror, whichever reads best.

    Some cameras that look at their owner keep what a mirror shows, and some say so of a picture that is none.
    """
    best = page, seen
    for turned in (page[::-1, ::-1], page[:, ::-1], page[::-1]):
        if seen and sureness(best[1]) < UNSURE:
            another = np.ascontiguousarray(turned)
            best = max(best, (another, seen_on(another)), key=lambda each: sureness(each[1]))
    return best


def sureness(seen: Sequence[Seen]) -> float:
    """How sure the words of a page are, by their length: low where it stands on its head."""
    letters = sum(len(each.text) for each in seen)
    return sum(each.sure * len(each.text) for each in seen) / letters if letters else 0.0


def page_with(seen: Sequence[Seen], picture: Picture, *, whole: bool) -> Page:
    """The words seen on a picture as a page: turned straight, with the marks of its lists."""
    from bandstand.exchange.documents.marks import with_marks

    slope = slope_of(seen)
    pieces = pieces_of(seen, slope)
    straight = turned_back(picture, slope)
    marked = with_marks(pieces, straight, em_of(pieces))
    return Page(width=float(picture.shape[1]), pieces=tuple(marked), whole=whole)


def seen_on(picture: Picture) -> list[Seen]:
    """The words of a picture with their boxes."""
    found = _engine()(picture[:, :, ::-1])
    if found.boxes is None or found.txts is None:
        return []
    return [
        Seen(text=_RANGE.sub("-", text), corners=np.asarray(box, dtype=np.float64), sure=float(sure))
        for box, text, sure in zip(found.boxes, found.txts, found.scores, strict=True)
        if text.strip()
    ]


@cache
def _engine() -> Callable[[Picture], Any]:
    from rapidocr import RapidOCR

    engine: Callable[[Picture], Any] = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.text_score": LEAST_SURE,
            "Global.use_cls": False,  # it turns a line over by mistake now and then; a page is turned as a whole
            "Global.max_side_len": 2600,
            "EngineConfig.onnxruntime.intra_op_num_threads": 2,
        }
    )
    return engine


def _lies_on_its_side(seen: Sequence[Seen]) -> bool:
    upright = sum(1 for each in seen if np.ptp(each.corners[:, 1]) > 1.5 * np.ptp(each.corners[:, 0]))
    return len(seen) > 2 and upright * 2 > len(seen)


def slope_of(seen: Sequence[Seen]) -> float:
    """The slope that most of the longer lines have."""
    longer = sorted(seen, key=lambda each: -each.length)[: len(seen) // 2 + 1]
    slope = statistics.median(each.angle for each in longer) if longer else 0.0
    return slope if abs(slope) < STEEP else 0.0


def turned_back(picture: Picture, slope: float) -> Picture:
    """The picture turned round its top left corner, as the boxes are."""
    import cv2

    turn = np.array([[math.cos(slope), math.sin(slope), 0], [-math.sin(slope), math.cos(slope), 0]])
    height, width = picture.shape[:2]
    return np.asarray(cv2.warpAffine(picture, turn, (width, height), borderValue=(255, 255, 255)), dtype=np.uint8)


def pieces_of(seen: Sequence[Seen], slope: float) -> list[Piece]:
    """The boxes upright: turned back by the slope, without their rim, letters of one height."""
    return list(_of_one_height([_piece(each, slope) for each in seen]))


def _piece(seen: Seen, slope: float) -> Piece:
    back = np.array([[math.cos(slope), math.sin(slope)], [-math.sin(slope), math.cos(slope)]])
    corners = seen.corners @ back.T
    left, right = float(corners[[0, 3], 0].mean()), float(corners[[1, 2], 0].mean())
    top, bottom = float(corners[[0, 1], 1].mean()), float(corners[[2, 3], 1].mean())
    rim = RIM * (bottom - top)
    return Piece(text=seen.text, left=left + rim, top=top + rim, right=right - rim, bottom=bottom - rim)


def _of_one_height(pieces: Sequence[Piece]) -> Iterable[Piece]:
    """A box is as high as its letters happen to be; lines of about the usual height are given just that."""
    em = em_of(pieces)
    for piece in pieces:
        if abs(piece.height - em) < SAME_SIZE * em:
            yield replace(piece, top=piece.middle - em / 2, bottom=piece.middle + em / 2)
        else:
            yield piece
