"""What every document is made of, and how it is written down for the reader."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a block is to somebody who looks at the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, list item or table row. `apart` where the page leaves room above it.

    >>> as_text([Block(role=Role.ITEM, text="Bridge", marker="1."), Block(role=Role.ROW, cells=("Sets", "3"))])
    '1. Bridge\\n| Sets | 3 |\\n'
    """

    role: Role
    text: str = ""
    marker: str = "-"  # of an item: a dash, or its number as printed
    level: int = 0  # of an item: how deep it stands in lists
    cells: tuple[str, ...] = ()
    apart: bool = False


def heading(text: str) -> Block:
    """A heading: it always stands apart from what is above it."""
    return Block(role=Role.HEADING, text=text, apart=True)


# Printers' ligatures and the wide letters of the OCR become plain ones. Nothing else does: "1½" is not "11/2".
_PLAIN = {
    code: unicodedata.normalize("NFKC", chr(code)) for code in (*range(0xFB00, 0xFB07), *range(0xFF01, 0xFF5F), 0x3000)
}
_JOINERS = "\u200c\u200d"  # inside words of some scripts, and between the parts of one emoji
_BLANKS = re.compile(r"[^\S\n]+")
_BREAKS = re.compile(r"\s*\n\s*")


def as_text(blocks: Iterable[Block]) -> str:
    """The blocks as lines: "- item", "| a | b |", and an empty line where the page leaves room."""
    lines: list[str] = []
    for block in blocks:
        line = _line(block)
        if not line.strip():
            continue
        if block.apart and lines:
            lines.append("")
        lines.append(line)
    return "".join(f"{line}\n" for line in lines)


def _line(block: Block) -> str:
    if block.role is Role.ROW:
        cells = [_clean(cell, breaks=" ").replace("|", "/") for cell in block.cells]
        return f"| {' | '.join(cells)} |" if any(cells) else ""
    text = _clean(block.text, breaks="\n")
    if block.role is not Role.ITEM or not text:
        return text
    return f"{'  ' * block.level}{block.marker} {text}"


def _clean(text: str, *, breaks: str) -> str:
    """The words with one blank between them, and nothing that no keyboard writes; hidden hyphens part no word."""
    plain = text.translate(_PLAIN)
    shown = "".join(_shown(letter) for letter in plain)
    return _BREAKS.sub(breaks, _BLANKS.sub(" ", shown)).strip()


def _shown(letter: str) -> str:
    """A letter as it looks: a blank where it is a code of machines, nothing where it shows nothing.

    What one font alone shows stays: the reader knows it for a bullet.
    """
    if letter.isprintable() or letter in _JOINERS or letter == "\n":
        return letter
    return {"Cf": "", "Co": letter}.get(unicodedata.category(letter), " ")
