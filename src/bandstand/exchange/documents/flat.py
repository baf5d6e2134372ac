"""A photographed page laid flat: its four corners pulled square, and the light on it made even."""

import cv2
import numpy as np
from numpy.typing import NDArray

from bandstand.exchange.documents.photograph import Picture

SMALL = 600  # dots of the longer side: enough to see a page by
LEAST_PAGE, MOST_PAGE = 0.25, 0.97  # of the picture
LEAST_CONTRAST = 22  # grey levels between the page and what it lies on
PAPER = 0.85
CANNY = ((30, 90), (60, 180))


def laid_flat(picture: Picture) -> tuple[Picture, bool]:
    """The page alone, where a page lighter than its surroundings can be seen whole; else the picture as it is.

    And whether the picture's rim is now surely the page's: it is paper all round.
    """
    corners = corners_of(picture)
    if corners is None:
        return picture, _is_paper_all_round(picture)
    top_left, top_right, bottom_right, bottom_left = corners
    width = max(_length(top_left, top_right), _length(bottom_left, bottom_right))
    height = max(_length(top_left, bottom_left), _length(top_right, bottom_right))
    square = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    turn = cv2.getPerspectiveTransform(corners.astype(np.float32), square)
    flat = cv2.warpPerspective(picture, turn, (int(width), int(height)), flags=cv2.INTER_CUBIC)
    return np.asarray(flat, dtype=np.uint8), True


def _is_paper_all_round(picture: Picture) -> bool:
    """Whether each side of the picture is about as light as its lightest parts, as on a scan."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    light = float(np.percentile(grey, 90))
    deep = max(2, min(grey.shape) // 60)
    sides = (grey[:deep], grey[-deep:], grey[:, :deep], grey[:, -deep:])
    return all(float(np.median(side)) > PAPER * light for side in sides)


def corners_of(picture: Picture) -> NDArray[np.float32] | None:
    """The corners of the page, from the top left clockwise."""
    scale = SMALL / max(picture.shape[:2])
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    grey = np.asarray(cv2.medianBlur(cv2.cvtColor(small, cv2.COLOR_RGB2GRAY), 7), dtype=np.uint8)
    found = [each for mask in _masks(grey) for each in _four_sided(mask) if _lies_on_darker(grey, each)]
    if not found:
        return None
    largest = max(found, key=lambda each: float(cv2.contourArea(each)))
    return _in_order(largest / scale)


def _masks(grey: NDArray[np.uint8]) -> list[NDArray[np.uint8]]:
    """Pictures of edges and of light parts, any of which may show the page."""
    kernel = np.ones((5, 5), np.uint8)
    edges = [cv2.dilate(cv2.Canny(grey, low, high), kernel) for low, high in CANNY]
    _, light = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    closed = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    return [np.asarray(each, dtype=np.uint8) for each in (*edges, closed)]


def _four_sided(mask: NDArray[np.uint8]) -> list[NDArray[np.float32]]:
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    shapes = []
    for contour in contours:
        hull = cv2.convexHull(contour)
        shape = cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, True), True)
        share = cv2.contourArea(shape) / mask.size
        if len(shape) == 4 and LEAST_PAGE < share < MOST_PAGE:
            shapes.append(np.asarray(shape.reshape(4, 2), dtype=np.float32))
    return shapes


def _lies_on_darker(grey: NDArray[np.uint8], corners: NDArray[np.float32]) -> bool:
    """A frame printed on a page has paper on both sides; a page lies on something else."""
    inside = np.zeros(grey.shape, np.uint8)
    cv2.fillConvexPoly(inside, corners.astype(np.int32), 255)
    near = np.ones((25, 25), np.uint8)
    rim_out = cv2.subtract(cv2.dilate(inside, near), cv2.dilate(inside, np.ones((7, 7), np.uint8)))
    rim_in = cv2.subtract(cv2.erode(inside, np.ones((7, 7), np.uint8)), cv2.erode(inside, near))
    if not rim_out.any() or not rim_in.any():
        return False
    return bool(np.median(grey[rim_in > 0]) - np.median(grey[rim_out > 0]) > LEAST_CONTRAST)


def _in_order(corners: NDArray[np.float32]) -> NDArray[np.float32]:
    total, difference = corners.sum(axis=1), np.diff(corners, axis=1).ravel()
    order = [total.argmin(), difference.argmin(), total.argmax(), difference.argmax()]
    return np.asarray(corners[order], dtype=np.float32)


def _length(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    return float(np.linalg.norm(one - other))


def evenly_lit(picture: Picture) -> Picture:
    """The picture in grey, each part as light as if the lamp stood right above it."""
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    paper = cv2.medianBlur(cv2.dilate(grey, np.ones((9, 9), np.uint8)), 41)
    even = cv2.divide(grey, cv2.blur(paper, (41, 41)), scale=245)
    return np.asarray(cv2.cvtColor(even, cv2.COLOR_GRAY2RGB), dtype=np.uint8)
