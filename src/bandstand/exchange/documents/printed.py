"""Pages of placed words become blocks: the same way for a PDF with its words and for what OCR found on a picture."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bandstand.exchange.documents.blocks import Block, Role
from bandstand.exchange.documents.columns import Flow, Region, split
from bandstand.exchange.documents.paragraphs import blocks_of_lines, rejoined
from bandstand.exchange.documents.place import Page, Piece, Rim, joined, rows_of
from bandstand.exchange.documents.tables import rows_of_table

AT_THE_RIM = 2  # lines at the top and at the bottom of a page that may be running
DEEPEST = 4  # columns in columns
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?[-–—]? ?\d{1,3} ?[-–—]?(?: ?(?:/|of) ?\d{1,3})?", re.IGNORECASE)
_PAGE_OF_PAGES = re.compile(r"page \d{1,3}(?: ?(?:/|of) ?\d{1,3})?", re.IGNORECASE)
# A dose, or a part of the programme: never a running line, however often it is repeated.
_PROGRAMME = re.compile(
    r"\d ?(?:[x×]|(?:sets?|reps?|times?|sec(?:ond)?s?|min(?:ute)?s?|s)\b)|[x×] ?\d|"
    r"^(?:week|day|month|phase|stage|level) ?\d",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[a-z]")
_ENDED = re.compile(r"[.!?:;)\]|]$")


def blocks_of_pages(pages: Sequence[Page]) -> list[Block]:
    """Everything the pages say, in the order somebody reads it."""
    blocks: list[Block] = []
    for page in without_running_lines(pages):
        blocks = followed_by(blocks, _blocks_of_page(page))
    return blocks


def _blocks_of_page(page: Page) -> list[Block]:
    blocks: list[Block] = []
    for region in split(page.pieces):
        blocks = followed_by(blocks, _opened(region, page.rim, depth=0))
    return blocks


def _opened(region: Region, rim: Rim | None, *, depth: int) -> list[Block]:
    if isinstance(region, Flow):
        return _apart(blocks_of_lines(region.lines, rim))
    if region.table or depth >= DEEPEST:
        return _rows(rows_of_table(region))
    blocks: list[Block] = []
    rims = [*(Rim(right=end, sure=bool(rim and rim.sure)) for _, end in region.gutters), rim]
    for column, its_rim in zip(region.columns(), rims, strict=True):
        blocks = followed_by(blocks, _of_column(column, its_rim, depth))
    return blocks


def _of_column(column: Sequence[Piece], rim: Rim | None, depth: int) -> list[Block]:
    blocks: list[Block] = []
    for region in split(column):
        blocks = followed_by(blocks, _opened(region, rim, depth=depth + 1))
    return _apart(blocks)


def _apart(blocks: list[Block]) -> list[Block]:
    """The first block of a region stands apart from what came before."""
    return [replace(blocks[0], apart=True), *blocks[1:]] if blocks else []


def _rows(rows: Sequence[tuple[str, ...]]) -> list[Block]:
    return [Block(role=Role.ROW, cells=cells, apart=place == 0) for place, cells in enumerate(rows) if any(cells)]


def followed_by(blocks: list[Block], new: list[Block]) -> list[Block]:
    """Blocks of the next column or page after these. A paragraph that goes on there is one again.

    It goes on where it did not end, and the next begins with a small letter.
    """
    if not blocks or not new:
        return [*blocks, *new]
    last, first = blocks[-1], new[0]
    flowing = first.role is Role.PARAGRAPH and last.role in (Role.PARAGRAPH, Role.ITEM)
    if not flowing or _ENDED.search(last.text) or not _GOES_ON.match(first.text):
        return [*blocks, *new]
    return [*blocks[:-1], replace(last, text=rejoined(last.text, first.text)), *new[1:]]


def without_running_lines(pages: Sequence[Page]) -> list[Page]:
    """The pages without what stands at the rim of most of them: headers, footers and page numbers.

    Copies of a page are read once.
    """
    alone = len(pages) == 1
    pages = _each_once(pages)
    counts = Counter(words for page in pages for words in {_like(line) for line in _rim(page)})
    running = {words for words, count in counts.items() if count > 1 and count * 2 >= len(pages)}
    return [_without(page, running, alone=alone) for page in pages]


def _each_once(pages: Sequence[Page]) -> list[Page]:
    return list({_body(page): page for page in reversed(pages)}.values())[::-1]


def _body(page: Page) -> tuple[tuple[str, ...], ...]:
    """What a page says, whatever its number is."""
    rows = [tuple(cell for piece in row for cell in piece.cells or (piece.text,)) for row in rows_of(page.pieces)]
    return tuple(row for row in rows if not _is_page_number(" ".join(row), alone=False))


def _without(page: Page, running: set[str], *, alone: bool) -> Page:
    """The page without its running lines. A page that says nothing else keeps them: they are what it says."""
    numbers = [line for line in _rim(page) if _is_page_number(line.text, alone=alone)]
    drop = [line for line in _rim(page) if _like(line) in running and not _PROGRAMME.search(line.text)]
    return _but(page, [*numbers, *drop]) or _but(page, numbers) or replace(page, pieces=())


def _but(page: Page, drop: Sequence[Piece]) -> Page | None:
    left = tuple(piece for piece in page.pieces if piece.cells or not _stands_on(piece, drop))
    return replace(page, pieces=left) if left else None


def _stands_on(piece: Piece, lines: Sequence[Piece]) -> bool:
    return any(line.top <= piece.middle <= line.bottom for line in lines)


def _rim(page: Page) -> list[Piece]:
    """The first and the last lines of a page."""
    lines = [joined(row) for row in rows_of(piece for piece in page.pieces if not piece.cells)]
    return [*lines[:AT_THE_RIM], *lines[max(AT_THE_RIM, len(lines) - AT_THE_RIM) :]]


def _like(line: Piece) -> str:
    """A line with its numbers blotted out, so that page 2 is like page 3; with its place, so that only a rim is."""
    return _DIGITS.sub("#", line.text.casefold())


def _is_page_number(text: str, *, alone: bool) -> bool:
    return (_PAGE_OF_PAGES if alone else _PAGE_NUMBER).fullmatch(text.strip()) is not None
