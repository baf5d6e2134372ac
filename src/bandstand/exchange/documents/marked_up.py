"""HTML as blocks: headings, paragraphs, lists and tables stay what they are; what nobody reads is left out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from lxml import html as lxml_html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from bandstand.exchange.documents.blocks import Block, Role, heading

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
UNSEEN = frozenset(
    {"script", "style", "template", "noscript", "head", "svg", "math", "object", "embed", "iframe", "canvas", "video"}
    | {"audio", "map", "form", "button", "select", "option", "textarea", "input", "nav", "menu", "dialog"}
)
INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label"}
    | {"mark", "picture", "q", "s", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"}
)
BOLD = frozenset({"b", "strong"})
LONGEST_HEADING = 80
DEEPEST = 200
CELL_BLOCKS = ("p", "li", "h1", "h2", "h3", "h4", "table")
MOST_IN_A_CELL = 3  # more paragraphs and items than this: the table only lays out a page
HIDING = ("display:none", "visibility:hidden")


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """Where in the page we are. `airy` where paragraphs stand apart, as browsers show them and Word does not."""

    airy: bool
    level: int = -1
    deep: int = 0


def tree_of(html: str) -> HtmlElement | None:
    """The whole page as a tree, None where there is nothing in it."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except ParserError:
        return None


def blocks_of_tree(root: HtmlElement, *, airy: bool) -> list[Block]:
    """Everything a reader of the page sees, in order."""
    return list(_children(root, Around(airy=airy)))


def _children(element: HtmlElement, around: Around) -> Iterator[Block]:
    """The blocks of an element: runs of words between them are paragraphs."""
    if around.deep > DEEPEST:
        return
    words = _Words(around.airy)
    words.add(element.text)
    for child in element:
        if _is_unseen(child):
            pass
        elif child.tag == "br":
            words.break_line()
        elif _is_inline(child):
            words.add(_inline(child), bold=child.tag in BOLD)
        else:
            yield from words.taken()
            yield from _block(child, replace(around, deep=around.deep + 1))
        words.add(child.tail)
    yield from words.taken()


class _Words:
    """Words that have been met and not yet become a paragraph."""

    def __init__(self, airy: bool) -> None:
        self.airy = airy
        self.parts: list[str] = []
        self.plain = False
        self.bold = False

    def add(self, text: str | None, *, bold: bool = False) -> None:
        if text is None:
            return
        self.parts.append(text.replace("\n", " ") if text else "")
        self.plain = self.plain or bool(text.strip() and not bold)
        self.bold = self.bold or bool(text.strip() and bold)

    def break_line(self) -> None:
        self.parts.append("\n")

    def taken(self) -> Iterator[Block]:
        """The paragraphs so far, one for each line; only bold ones are headings."""
        text = "".join(self.parts)
        stands_out = self.bold and not self.plain
        self.parts, self.plain, self.bold = [], False, False
        for place, line in enumerate(part for part in text.split("\n") if part.strip()):
            yield _paragraph(line, apart=self.airy and place == 0, stands_out=stands_out)


def _paragraph(line: str, *, apart: bool, stands_out: bool) -> Block:
    cells = tuple(cell.strip() for cell in line.strip().split("\t"))
    if sum(1 for cell in cells if cell) > 1:
        return Block(role=Role.ROW, cells=cells, apart=apart)  # tabs of Word, where somebody lined up columns
    if stands_out and len(line.strip()) <= LONGEST_HEADING:
        return heading(line)
    return Block(role=Role.PARAGRAPH, text=line, apart=apart)


def _is_unseen(element: HtmlElement) -> bool:
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    return element.get("hidden") is not None or any(way in style for way in HIDING)


def _is_inline(element: HtmlElement) -> bool:
    return element.tag in INLINE and not any(
        isinstance(each.tag, str) and each.tag not in INLINE for each in element.iter()
    )


def _inline(element: HtmlElement) -> str:
    return "".join(element.itertext())


def _block(element: HtmlElement, around: Around) -> Iterator[Block]:
    if element.tag in HEADINGS:
        yield heading(" ".join(element.itertext()))
    elif element.tag in ("ul", "ol"):
        yield from _list(element, replace(around, level=around.level + 1))
    elif element.tag == "table":
        yield from _table(element, around)
    elif element.tag == "pre":
        yield from _lines("".join(element.itertext()).splitlines())
    elif element.tag == "p" and not around.airy and not "".join(element.itertext()).strip():
        yield Block(role=Role.PARAGRAPH, apart=True)  # the empty line somebody typed in Word
    else:
        yield from _children(element, around)


def _lines(lines: Iterable[str]) -> Iterator[Block]:
    apart = True
    for line in lines:
        if line.strip():
            yield Block(role=Role.PARAGRAPH, text=line, apart=apart)
        apart = not line.strip()


def _list(element: HtmlElement, around: Around) -> Iterator[Block]:
    number = _number(element.get("start"), 1)
    first = True
    for child in element:
        if _is_unseen(child):
            continue
        if child.tag != "li":
            yield from _block(child, around)
            continue
        number = _number(child.get("value"), number)
        marker = f"{number}." if element.tag == "ol" else "-"
        yield from _item(child, around, marker, apart=first and around.level == 0)
        number, first = number + 1, False


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 4 else otherwise


def _item(element: HtmlElement, around: Around, marker: str, *, apart: bool) -> Iterator[Block]:
    """The first words of an item carry its mark; what else it holds follows on lines of its own."""
    marked = False
    for block in _children(element, around):
        if marked or block.role in (Role.ITEM, Role.ROW):
            yield replace(block, apart=False)
            continue
        marked = True
        yield Block(role=Role.ITEM, text=block.text, marker=marker, level=around.level, apart=apart)


def _table(element: HtmlElement, around: Around) -> Iterator[Block]:
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table")) is element]
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    if _only_lays_out(cells):
        for cell in (cell for row in cells for cell in row):
            yield from _children(cell, around)
        return
    for place, row in enumerate(cells):
        yield Block(role=Role.ROW, cells=tuple(_cell(cell) for cell in row), apart=place == 0)


def _only_lays_out(rows: Sequence[Sequence[HtmlElement]]) -> bool:
    """Whether a table only puts things beside each other: one column, or whole lists and texts in its cells."""
    if max((len(row) for row in rows), default=0) < 2:
        return True
    return any(
        _parts(cell) > MOST_IN_A_CELL or next(cell.iter("table"), None) is not None for row in rows for cell in row
    )


def _parts(cell: HtmlElement) -> int:
    return sum(1 for each in cell.iter(*CELL_BLOCKS))


def _cell(cell: HtmlElement) -> str:
    return " ".join(" ".join(cell.itertext()).split())
