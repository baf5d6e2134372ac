"""A photograph or scan of a sheet: turned upright, its shadows evened, its page laid flat, then read by the OCR."""

import io
from typing import TypeAlias

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageOps, UnidentifiedImageError

from bandstand.exchange.documents.blocks import Block
from bandstand.exchange.documents.extra import require
from bandstand.exchange.documents.limits import take_time_for_a_picture
from bandstand.exchange.documents.place import Page
from bandstand.exchange.documents.printed import blocks_of_pages
from bandstand.quantity import BandstandError, Message

Picture: TypeAlias = NDArray[np.uint8]

MOST_DOTS = 50_000_000
LONGEST_SIDE = 2400  # dots; a page of A4 in 200 dpi, where small print is 25 dots high
DOTS_PER_INCH = 200
FORMATS = ("JPEG", "PNG", "WEBP")


def blocks_of(content: bytes) -> list[Block]:
    """What can be read on a picture. Raises BandstandError where it cannot be opened, or nothing here can read it."""
    picture = opened(content)
    require()
    from bandstand.exchange.documents.ocr import page_of

    return blocks_of_pages([page_of(picture)])


def page_of_pdf(content: bytes, number: int) -> Page:
    """What can be read on one page of a PDF that is only a picture."""
    require()
    take_time_for_a_picture()
    from bandstand.exchange.documents.ocr import page_of

    with pypdfium2.PdfDocument(content) as document:
        page = document[number - 1]
        scale = min(DOTS_PER_INCH / 72, LONGEST_SIDE / max(page.get_size()))
        picture = page.render(scale=scale).to_pil()
    return page_of(as_array(picture))


def opened(content: bytes) -> Picture:
    """The picture upright, in red, green and blue, and no larger than it helps."""
    try:
        with Image.open(io.BytesIO(content), formats=_formats()) as picture:
            if picture.width * picture.height > MOST_DOTS:
                raise BandstandError(Message("upload.too_many_dots"))
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            return as_array(ImageOps.exif_transpose(picture))
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as trouble:
        raise BandstandError(Message("upload.damaged")) from trouble


def _formats() -> tuple[str, ...]:
    try:
        from pi_heif import register_heif_opener
    except ImportError:
        return FORMATS
    register_heif_opener()
    return (*FORMATS, "HEIF")


def as_array(picture: Image.Image) -> Picture:
    """On white where it is see-through, and scaled down where it is larger than it helps."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        picture = Image.new("RGB", clear.size, "white")
        picture.paste(clear, mask=clear.getchannel("A"))
    picture = picture.convert("RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    return np.asarray(picture, dtype=np.uint8)
