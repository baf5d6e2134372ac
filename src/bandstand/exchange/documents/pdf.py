"""A PDF: its words where they stand, its ruled tables as rows; a page that is only a picture goes to the OCR."""

import io
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page as PdfPage
from pdfplumber.utils.exceptions import PdfminerException

from bandstand.exchange.documents.blocks import Block
from bandstand.exchange.documents.place import Page, Piece, em_of, joined, rows_of
from bandstand.exchange.documents.printed import blocks_of_pages
from bandstand.quantity import BandstandError, Message

MOST_PAGES = 30
WIDE_GAP = 0.95  # of the letters' height: more is no blank between two words
NO_GAP = 0.1  # less is none at all
FEWEST_LETTERS = 12  # fewer on a page with pictures: a scan, perhaps with a stamp on it
LONGEST_CELL = 25  # words: where most cells are longer, the lines are frames of cards


def blocks_of(content: bytes) -> list[Block]:
    """What the pages say. Raises BandstandError where there are too many of them, or they are locked."""
    logging.disable(logging.CRITICAL)
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                raise BandstandError(Message("upload.too_many_pages"))
            return blocks_of_pages([_page(page, content) for page in document.pages])
    except PdfminerException as trouble:
        locked = any(isinstance(cause, PDFPasswordIncorrect) for cause in trouble.args)
        raise BandstandError(Message("upload.locked" if locked else "upload.damaged")) from trouble


def _page(page: PdfPage, content: bytes) -> Page:
    pieces = [*_pieces(page)]
    if sum(len(piece.text) for piece in pieces) < FEWEST_LETTERS and page.images:
        from bandstand.exchange.documents.photograph import page_of_pdf

        return page_of_pdf(content, page.page_number)
    tables = [*_table_rows(page)]
    words = [piece for piece in pieces if not any(_inside(piece, table) for table in tables)]
    found = Page(width=float(page.width), pieces=(*words, *tables), whole=True)
    page.close()
    return found


def _pieces(page: PdfPage) -> Iterator[Piece]:
    """The words of a page, put together where only a blank stands between them."""
    words = page.dedupe_chars().extract_words(
        use_text_flow=False, keep_blank_chars=False, extra_attrs=["fontname", "size"], x_tolerance_ratio=0.2
    )
    placed = [
        Piece(
            text=word["text"],
            left=float(word["x0"]),
            top=float(word["top"]),
            right=float(word["x1"]),
            bottom=float(word["bottom"]),
            bold=_is_bold(str(word["fontname"])),
        )
        for word in words
    ]
    yield from _with_blanks(placed)


def _is_bold(font: str) -> bool:
    return any(name in font.lower() for name in ("bold", "black", "heavy", "semibold"))


def _with_blanks(words: Sequence[Piece]) -> Iterator[Piece]:
    for row in rows_of(words):
        group = [row[0]]
        for word in row[1:]:
            gap = word.left - group[-1].right
            if gap > WIDE_GAP * em_of(group):
                yield joined(group)
                group = [word]
            elif gap < NO_GAP * em_of(group):
                group[-1] = _as_one_word(group[-1], word)
            else:
                group.append(word)
        yield joined(group)


def _as_one_word(one: Piece, other: Piece) -> Piece:
    """Two halves of a word whose letters come from two fonts."""
    return replace(joined([one, other]), text=one.text + other.text)


def _table_rows(page: PdfPage) -> Iterator[Piece]:
    """The rows of ruled tables. Frames round cards are none."""
    for table in page.find_tables():
        rows = [tuple(cell or "" for cell in row) for row in table.extract(x_tolerance_ratio=0.2)]
        if _is_table(rows):
            yield from (_row(cells, row.bbox) for cells, row in zip(rows, table.rows, strict=True) if any(cells))


def _row(cells: tuple[str, ...], box: tuple[float, float, float, float]) -> Piece:
    left, top, right, bottom = box
    return Piece(text=" ".join(cells), left=left, top=top, right=right, bottom=bottom, cells=cells)


def _is_table(rows: Sequence[tuple[str, ...]]) -> bool:
    filled = [cell for row in rows for cell in row if cell.strip()]
    wide = max((sum(1 for cell in row if cell.strip()) for row in rows), default=0)
    if wide < 2 or len(filled) < 3:
        return False
    cards = sum(1 for cell in filled if len(cell.split()) > LONGEST_CELL and cell.count("\n") > 2)
    return cards * 2 <= len(filled)


def _inside(piece: Piece, box: Piece) -> bool:
    return box.top <= piece.middle <= box.bottom and box.left - 2 <= (piece.left + piece.right) / 2 <= box.right + 2
