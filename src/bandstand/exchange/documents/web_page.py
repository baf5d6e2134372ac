"""A page saved from the web: menus, footers and advertisements go, the article stays as it was written.

trafilatura says which words are the article; our own walk over the page keeps their lists and tables. Nothing is
fetched: pictures, frames and styles are never followed.
"""

import re
from codecs import lookup
from collections.abc import Sequence
from types import MappingProxyType

import trafilatura
from lxml.html import HtmlElement

from bandstand.exchange.documents.blocks import Block
from bandstand.exchange.documents.marked_up import blocks_of_tree, tree_of
from bandstand.exchange.documents.plain import BOMS, decoded

LEAST_SHARE = 0.2  # of the page's words: less is no article, and all of it is taken
AROUND = ("header", "footer", "aside")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,20})", re.IGNORECASE)
# The writings of the web, by their names in Python; what else it can decode is no writing of letters.
WRITINGS = frozenset(
    {"utf-8", "ascii", "koi8-r", "koi8-u", "mac-roman", "cp866", "cp874"}
    | {f"cp{number}" for number in range(1250, 1259)}
    | {f"iso8859-{number}" for number in range(1, 17)}
    | {"shift_jis", "cp932", "euc_jp", "iso2022_jp", "euc_kr", "cp949", "gb2312", "gbk", "gb18030", "big5", "big5hkscs"}
)
# Pages that name these are written in Windows' own, which adds dashes and quotes; browsers read them so.
AS_BROWSERS_DO = MappingProxyType({"ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254"})
MARKS = tuple(mark for mark, _ in BOMS)
_WORDS = re.compile(r"\w+")


def blocks_of(content: bytes) -> list[Block]:
    """The article of a page."""
    html = _decoded(content)
    root = tree_of(html)
    if root is None:
        return []
    article = _normal(trafilatura.extract(html, include_tables=True, include_comments=False, favor_recall=True) or "")
    _drop_what_is_around(root)
    return _of_article(blocks_of_tree(root, airy=True), article)


def _decoded(content: bytes) -> str:
    """The page as letters, in the writing it names itself; pages that name none are read as text files are.

    The mark at its first byte is surer than a name; and a name that can be read is none of a writing in two bytes.
    """
    if content.startswith(MARKS):
        return decoded(content)
    if named := _CHARSET.search(content[:4096]):
        try:
            writing = lookup(named[1].decode("ascii")).name
            if writing in WRITINGS:
                return content.decode(AS_BROWSERS_DO.get(writing, writing))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(content)


def _drop_what_is_around(root: HtmlElement) -> None:
    """The page's own head and foot; those inside an article are part of it."""
    for element in list(root.iter(*AROUND)):
        if next(element.iterancestors("article", "main"), None) is None:
            element.drop_tree()


def _of_article(blocks: Sequence[Block], article: str) -> list[Block]:
    """From the first to the last block of the article, with the heading right above it."""
    inside = [place for place, block in enumerate(blocks) if (words := _normal(_said(block))) and words in article]
    all_words = sum(len(_normal(_said(block))) for block in blocks)
    if not inside or len(article) < LEAST_SHARE * all_words:
        return list(blocks)
    start = inside[0]
    while start and blocks[start - 1].role == "heading":
        start -= 1
    return list(blocks[start : inside[-1] + 1])


def _said(block: Block) -> str:
    return block.text or " ".join(block.cells)


def _normal(text: str) -> str:
    return f" {' '.join(_WORDS.findall(text.casefold()))} "
