"""The square code of a handout of ours, on a page or on a photograph: what it carries, as the words of a sheet."""

import re
from collections.abc import Iterator

import pypdfium2

from bandstand.exchange.documents.kind import Kind
from bandstand.exchange.documents.photograph import Picture, as_array, opened
from bandstand.exchange.paper.carried import Carried, NoPlanCarried, carried_by
from bandstand.prescription.sheet_words import sheet_words

DOTS_PER_INCH = 150
MOST_PAGES = 30  # looked at, of a document that names us
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
    """What the codes on one picture carry, as far as they are ours."""
    import zxingcpp

    for found in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.QRCode):
        try:
            yield carried_by(found.text)
        except NoPlanCarried:
            continue
