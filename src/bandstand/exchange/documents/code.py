"""The square code of a handout of ours, on a page or on a photograph: what it carries, as the words of a sheet."""

import re
from collections.abc import Iterator

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

from bandstand.exchange.documents.kind import Kind
from bandstand.exchange.documents.photograph import Picture, as_array, opened
from bandstand.exchange.paper.carried import Carried, NoPlanCarried, carried_by
from bandstand.prescription.sheet_words import sheet_words

DOTS_PER_INCH = 150
MOST_PAGES = 30  # looked at, of a document that names us
EDGES = ImageFilter.UnsharpMask(radius=3, percent=150, threshold=0)
OURS = re.compile("bandstand", re.IGNORECASE)


def carried_in(content: bytes, kind: Kind) -> Carried | None:
    """The plan that a code on this document carries; None where there is none, or none of ours."""
    try:
        return next((found for page in _pages(content, kind) for found in carried_on(page)), None)
    except pypdfium2.PdfiumError:
        return None  # locked or damaged: whoever reads its words says so


def words_of(carried: Carried) -> str:
    """The plan as a sheet: it goes the very way of pasted words."""
    return f"{sheet_words(carried.plan)}\n"


def _pages(content: bytes, kind: Kind) -> Iterator[Picture]:
    if kind is Kind.PHOTOGRAPH:
        yield opened(content)
    if kind is Kind.PDF:
        with pypdfium2.PdfDocument(content) as document:
            yield from (as_array(page.render(scale=DOTS_PER_INCH / 72).to_pil()) for page in _with_our_name(document))


def _with_our_name(document: pypdfium2.PdfDocument) -> Iterator[pypdfium2.PdfPage]:
    """Pages that say who made them; to draw every page of every document would take too long."""
    for number in range(min(len(document), MOST_PAGES)):
        page = document[number]
        if OURS.search(page.get_textpage().get_text_bounded()):
            yield page


def carried_on(picture: Picture) -> Iterator[Carried]:
    """What codes of ours on one picture carry; where none is seen, it is looked at more sharply."""
    import zxingcpp

    for seen in (picture, sharper(picture)):
        codes = zxingcpp.read_barcodes(seen, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
        found = [carried for code in codes if (carried := _carried(code.text))]
        if found:
            yield from found
            return


def _carried(letters: str) -> Carried | None:
    try:
        return carried_by(letters)
    except NoPlanCarried:
        return None


def sharper(picture: Picture) -> Picture:
    """Twice as large, with its edges brought out: what a poor photograph of a small code asks for."""
    grey = Image.fromarray(picture).convert("L").filter(EDGES)
    return np.asarray(grey.resize((2 * grey.width, 2 * grey.height), Image.Resampling.BICUBIC), dtype=np.uint8)
