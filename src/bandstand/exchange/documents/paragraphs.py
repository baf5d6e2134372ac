"""Lines of one column become headings, items and paragraphs: a line that was broken for want of room is whole again.

A line ends for want of room where the first word of the next would not have fitted. That is seen, not guessed: the
column's own edge says how much room there was.
"""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from bandstand.exchange.documents.blocks import Block, Role
from bandstand.exchange.documents.place import MARKER, Piece, Rim

LARGER = 1.18  # than most letters: a heading
LONGEST_HEADING = 80
ALIKE = 0.8  # of each other's height: the letters of one paragraph
ROOM_ABOVE = 0.45  # of the letters' height, more than is usual: the page leaves room
TIGHT = 0.4
WIDE_SET = 0.6  # of the letters' height: more between two lines is room, unless all of it is set so
INDENT = 1.2
SLACK = 0.6
# Among short lines one is the longest by chance; so many must end at the edge before the edge counts.
NEAR_RIM = 5
NARROWEST = 14  # of the letters' height: no text is set narrower than some thirty letters
LEAST_AT_EDGE, LEAST_SHARE_AT_EDGE = 2, 0.3
LEAST_SET_WIDE = 4
_LETTERS_HYPHEN = re.compile(r"[^\W\d_]{2,}-$")
_SMALL_LETTER = re.compile(r"[a-z\u00e0-\u00ff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What is usual in a column of lines."""

    edge: float  # where lines end for want of room; infinite where none does
    em: float
    gap: float  # between two lines
    bold: bool  # most of it is bold, so that bold says nothing


def blocks_of_lines(lines: Sequence[Piece], rim: Rim | None) -> list[Block]:
    """The blocks of one column. `rim` is how far its words can reach, where that is known."""
    blocks: list[Block] = []
    for in_table, each in groupby(lines, key=lambda line: bool(line.cells)):
        stretch = list(each)
        blocks += _rows(stretch) if in_table else _of_words(stretch, rim)
    return blocks


def _rows(lines: Sequence[Piece]) -> list[Block]:
    return [Block(role=Role.ROW, cells=line.cells, apart=place == 0) for place, line in enumerate(lines)]


def _of_words(lines: Sequence[Piece], rim: Rim | None) -> list[Block]:
    usual = _usual(lines, rim)
    groups = [[lines[0]]]
    for _, below in pairwise(lines):
        if goes_on(groups[-1], below, usual):
            groups[-1].append(below)
        else:
            groups.append([below])
    return [_block(group, above, usual) for group, above in zip(groups, [None, *groups], strict=False)]


def _usual(lines: Sequence[Piece], rim: Rim | None) -> Column:
    em = statistics.median(line.height for line in lines)
    gaps = sorted(below.top - above.bottom for above, below in pairwise(lines))
    usual = Column(
        edge=max(line.right for line in lines),
        em=em,
        gap=statistics.median([gap for gap in gaps if gap < WIDE_SET * em] or [TIGHT * em]),
        bold=sum(line.bold for line in lines) * 2 > len(lines),
    )
    if not _lines_end_at(usual, lines, rim):
        return replace(usual, edge=float("inf"))
    return replace(usual, gap=gaps[len(gaps) // 4]) if _is_set_wide(usual, lines) else usual


def _is_set_wide(usual: Column, lines: Sequence[Piece]) -> bool:
    """Whether most lines are full, so that the room between them is the way the text is set."""
    full = sum(1 for above, below in pairwise(lines) if _no_room_for(below, above, usual))
    return full >= LEAST_SET_WIDE and full * 2 > len(lines)


def _lines_end_at(usual: Column, lines: Sequence[Piece], rim: Rim | None) -> bool:
    """Whether lines end at the edge for want of room, or one of them is the longest by chance."""
    if rim is not None and usual.edge > rim.right - NEAR_RIM * usual.em:
        return True
    wide = usual.edge - min(line.left for line in lines)
    if wide < NARROWEST * usual.em or (rim is not None and rim.sure and usual.edge < rim.right - 0.2 * wide):
        return False
    full = sum(1 for above, below in pairwise(lines) if _no_room_for(below, above, usual))
    return full >= LEAST_AT_EDGE and full >= LEAST_SHARE_AT_EDGE * (len(lines) - 1)


def _no_room_for(below: Piece, above: Piece, usual: Column) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    first = below.text.split(maxsplit=1)[0] if below.text.strip() else ""
    letter = below.width / max(1, len(below.text))
    return above.right + (len(first) + 1) * letter > usual.edge - SLACK * letter


def goes_on(group: Sequence[Piece], below: Piece, usual: Column) -> bool:
    """Whether a line is the rest of the paragraph above it."""
    above = group[-1]
    if MARKER.match(below.text) or above.bold != below.bold or not _alike(above, below):
        return False
    if _is_apart(above, below, usual) or not _in_line(group, below, usual):
        return False
    return _no_room_for(below, above, usual)


def _alike(one: Piece, other: Piece) -> bool:
    return min(one.height, other.height) > ALIKE * max(one.height, other.height)


def _is_apart(above: Piece, below: Piece, usual: Column) -> bool:
    return below.top - above.bottom > max(usual.gap, 0) + ROOM_ABOVE * usual.em


def _in_line(group: Sequence[Piece], below: Piece, usual: Column) -> bool:
    """Whether a line begins where its paragraph's lines begin: an item's below its words, or below its mark."""
    if len(group) > 1:
        return abs(below.left - group[-1].left) < INDENT * usual.em
    deeper = 4 * usual.em if MARKER.match(group[0].text) else INDENT * usual.em
    return -2.5 * usual.em < below.left - group[0].left < deeper


def _block(group: Sequence[Piece], above: Sequence[Piece] | None, usual: Column) -> Block:
    text = group[0].text
    for line in group[1:]:
        text = rejoined(text, line.text)
    apart = above is not None and _is_apart(above[-1], group[0], usual)
    if mark := MARKER.match(text):
        marker = (mark["number"] or "-").strip("(")
        return Block(role=Role.ITEM, text=text[mark.end() :], marker=marker, apart=apart)
    if _is_heading(group, usual):
        return Block(role=Role.HEADING, text=text, apart=True)
    return Block(role=Role.PARAGRAPH, text=text, apart=apart)


def _is_heading(group: Sequence[Piece], usual: Column) -> bool:
    first = group[0]
    stands_out = first.height > LARGER * usual.em or (first.bold and not usual.bold)
    return stands_out and len(group) < 3 and len(first.text) <= LONGEST_HEADING


def rejoined(text: str, rest: str) -> str:
    """Two halves of a broken line; a word broken by a hyphen becomes whole, "10-" and "15" keep theirs."""
    if text.endswith("\u00ad"):
        return text[:-1] + rest
    if text.endswith(("-", "\u2010")) and not text.endswith((" -", "--")):
        broken = _LETTERS_HYPHEN.search(text) and _SMALL_LETTER.match(rest)
        return text[:-1] + rest if broken and not _is_compound(text, rest) else text + rest
    return f"{text} {rest}"


# Words that are written with a hyphen anyway: half of them or more stands before it.
_FIRST_HALVES = frozenset(
    {"side", "single", "double", "half", "full", "self", "non", "warm", "cool", "step", "sit", "push", "pull", "mini"}
    | {"straight", "bent", "cross", "hip", "knee", "ankle", "heel", "toe", "one", "two", "three", "four", "five", "ten"}
)


def _is_compound(text: str, rest: str) -> bool:
    return re.split(r"[\s-]", text[:-1])[-1].lower() in _FIRST_HALVES and bool(rest)
