"""A printed page as a scanner or a phone would see it: turned, seen at an angle, in shadow, blurred, noisy, squeezed.

Every picture follows from its seed. The levels: a clean scan, a fair photograph, a poor one.
"""

import io
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image

Picture: TypeAlias = NDArray[np.uint8]
SCAN_DPI = 150
PAGE_DPI = 250  # what is photographed has this much detail


class Level(StrEnum):
    """How well a page is seen."""

    CLEAN = "clean scan"
    FAIR = "fair photograph"
    POOR = "poor photograph"


@dataclass(frozen=True, slots=True, kw_only=True)
class Camera:
    """What stands between a page and its picture. Angles in degrees, lengths as shares of the picture's width."""

    width: int
    turn: float
    tilt: float  # how far a corner is off
    blur: float  # dots
    shadow: float  # how much darker its darkest part is, 0 to 1
    noise: float  # grey levels
    quality: int  # of JPEG


CAMERAS = {
    Level.FAIR: Camera(width=1800, turn=4, tilt=0.03, blur=1.0, shadow=0.45, noise=6, quality=75),
    Level.POOR: Camera(width=1500, turn=8, tilt=0.07, blur=1.5, shadow=0.65, noise=12, quality=45),
}


def pictures_of(pdf: bytes, level: Level, seed: int) -> list[bytes]:
    """Each page of a PDF as a JPEG at this level."""
    chance = np.random.default_rng(seed)
    if level is Level.CLEAN:
        return [_scanned(page, chance) for page in pages_of(pdf, SCAN_DPI)]
    return [photographed(page, CAMERAS[level], chance) for page in pages_of(pdf, PAGE_DPI)]


def pages_of(pdf: bytes, dpi: int) -> list[Picture]:
    """The pages as pictures, just as they are."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [np.asarray(page.render(scale=dpi / 72).to_pil().convert("RGB")) for page in document]


def _scanned(page: Picture, chance: np.random.Generator) -> bytes:
    """A flat-bed scanner: hardly turned, a little grey, a little noisy."""
    turned = _turned(page, chance.uniform(-0.5, 0.5))
    return as_jpeg(_noisy(turned, 2, chance), 85)


def _turned(page: Picture, degrees: float) -> Picture:
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    return np.asarray(cv2.warpAffine(page, turn, (width, height), borderValue=(255, 255, 255)), dtype=np.uint8)


def photographed(page: Picture, camera: Camera, chance: np.random.Generator) -> bytes:
    """A phone held over a page on a table."""
    seen = _on_a_table(page, camera, chance)
    seen = _shaded(seen, camera.shadow, chance)
    seen = np.asarray(cv2.GaussianBlur(seen, (0, 0), camera.blur), dtype=np.uint8)
    return as_jpeg(_noisy(seen, camera.noise, chance), camera.quality)


def _on_a_table(page: Picture, camera: Camera, chance: np.random.Generator) -> Picture:
    """The page in the picture's perspective, with the table round it."""
    height, width = page.shape[:2]
    whole = (camera.width, round(camera.width * height / width))
    size = np.array(whole, dtype=np.float32)
    inner = np.array([[0.06, 0.06], [0.94, 0.06], [0.94, 0.94], [0.06, 0.94]], dtype=np.float32) * size
    off = chance.uniform(-camera.tilt, camera.tilt, (4, 2)).astype(np.float32) * size
    angle = np.deg2rad(chance.uniform(-camera.turn, camera.turn))
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]], dtype=np.float32)
    corners = ((inner - size / 2) @ turn.T * 0.94 + size / 2 + off).astype(np.float32)
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    matrix = cv2.getPerspectiveTransform(flat, corners)
    seen = cv2.warpPerspective(page, matrix, whole, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((height, width), 255, np.uint8), matrix, whole)
    return np.asarray(np.where(mask[:, :, None] > 127, seen, _table_top(whole, chance)), dtype=np.uint8)


def _table_top(whole: tuple[int, int], chance: np.random.Generator) -> Picture:
    """Wood: a brown with grain."""
    width, height = whole
    grain = chance.normal(0, 14, (height, 1, 1)) + chance.normal(0, 4, (height, width, 1))
    return np.asarray(np.clip(np.array([120, 88, 60]) + grain, 0, 255), dtype=np.uint8)


def _shaded(seen: Picture, depth: float, chance: np.random.Generator) -> Picture:
    """A lamp from one side, and the soft shadow of a hand or a head."""
    height, width = seen.shape[:2]
    down, across = np.mgrid[0:height, 0:width].astype(np.float32)
    way = chance.uniform(0, 2 * np.pi)
    ramp = np.cos(way) * across / width + np.sin(way) * down / height
    ramp = (ramp - ramp.min()) / np.ptp(ramp)
    middle = chance.uniform(0.2, 0.8, 2)
    hand = np.exp(-(((across / width - middle[0]) / 0.25) ** 2 + ((down / height - middle[1]) / 0.2) ** 2))
    light = 1 - depth * (0.5 * ramp + 0.5 * hand)
    return np.asarray(np.clip(seen * light[:, :, None], 0, 255), dtype=np.uint8)


def _noisy(seen: Picture, levels: float, chance: np.random.Generator) -> Picture:
    return np.asarray(np.clip(seen + chance.normal(0, levels, seen.shape), 0, 255), dtype=np.uint8)


def as_jpeg(picture: Picture, quality: int) -> bytes:
    """The picture as a phone saves it."""
    out = io.BytesIO()
    Image.fromarray(picture).save(out, "JPEG", quality=quality)
    return out.getvalue()
