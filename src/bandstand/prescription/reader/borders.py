"""Rows whose cells lost their borders: "Bridge / 3 / 10", "Bridge,3,10", "Bridge 3 10" below "Exercise Sets Reps"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from bandstand.prescription.reader.columns import Tells, column_of, is_heading
from bandstand.prescription.reader.normalise import Normal
from bandstand.prescription.reader.patterns import Pattern

Place: TypeAlias = tuple[int, int]
FEWEST_CELLS = 3
LONGEST_HEADING = 120  # characters of a line of headings
LONGEST_VALUE = 40

_LINE = Pattern(r"[^\n]+")
_SEPARATORS = (
    Pattern(r" / ?| ?/ ", minds_capitals=True),
    Pattern(r" - ", minds_capitals=True),
    Pattern(r" ?; ?", minds_capitals=True),
    Pattern(r" ?, ?", minds_capitals=True),
)


def bordered(normal: Normal) -> Normal:
    """The text with bars where the cells of such rows meet."""
    lines = [(match.start(), match.end()) for match in _LINE.finditer(normal.text)]
    gaps: list[Place] = []
    at = 0
    while at < len(lines):
        found, taken = _table(normal.text, lines, at)
        gaps += found
        at += max(taken, 1)
    if not gaps:
        return normal
    edges = [0, *(edge for gap in gaps for edge in gap), len(normal.text)]
    parts = [part for start, end in zip(edges[::2], edges[1::2], strict=True) for part in ((start, end), "|")]
    return normal.rearranged(0, len(normal.text), parts[:-1])


def _table(text: str, lines: Sequence[Place], at: int) -> tuple[list[Place], int]:
    """The gaps of a table whose headings stand on this line, and how many lines it has; none where they do not."""
    start, end = lines[at]
    if end - start > LONGEST_HEADING or "|" in text[start:end]:
        return [], 0
    for separator in _SEPARATORS:
        heads = _gaps(separator, text, lines[at])
        if len(heads) >= FEWEST_CELLS - 1 and _are_headings(_between(text, lines[at], heads)):
            return _separated(text, lines, at, separator, heads)
    heads = _by_capitals(text, lines[at])
    cells = _between(text, lines[at], heads)
    if len(cells) >= FEWEST_CELLS and _are_headings(cells):
        return _spaced(text, lines, at, heads)
    return [], 0


def _gaps(separator: Pattern, text: str, line: Place) -> list[Place]:
    return [match.span() for match in separator.finditer(text, *line)]


def _between(text: str, line: Place, gaps: Sequence[Place]) -> list[str]:
    edges = [line[0], *(edge for gap in gaps for edge in gap), line[1]]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _are_headings(cells: Sequence[str]) -> bool:
    """Whether some words stand over columns, one of which counts or is a stage."""
    told = [column_of(cell).tells for cell in cells]
    counted = sum(tells in (Tells.DOSE, Tells.CROSSED, Tells.AMOUNT, Tells.STAGE) for tells in told)
    return all(map(is_heading, cells)) and counted > 0 and told[0] is not Tells.DOSE


def _separated(
    text: str, lines: Sequence[Place], at: int, separator: Pattern, heads: list[Place]
) -> tuple[list[Place], int]:
    """The lines below that have as many marks as the headings, or one more at their end."""
    gaps = list(heads)
    below = at + 1
    while below < len(lines) and not _is_apart(text, lines, below):
        found = _gaps(separator, text, lines[below])
        if not len(heads) <= len(found) <= len(heads) + 1:
            break
        gaps += found
        below += 1
    return (gaps, below - at) if below - at > 1 else ([], 0)


def _is_apart(text: str, lines: Sequence[Place], at: int) -> bool:
    """Whether an empty line stands above."""
    return "\n\n" in text[lines[at - 1][1] : lines[at][0]]


def _by_capitals(text: str, line: Place) -> list[Place]:
    """ "Exercise Sets Hold (s)": a capital opens a heading."""
    words = [match.span() for match in _WORDS.finditer(text, *line)]
    return [(one[1], two[0]) for one, two in pairwise(words) if text[two[0]].isupper()]


_WORDS = Pattern(r"\S+", minds_capitals=True)
_VALUE = Pattern(
    r"(?:(?<= )|(?<=^))(?:\d[\d.]{0,5}(?:-\d{1,4})?(?: ?[x*] ?\d{1,4}(?:-\d{1,4})?)?"
    r"(?: ?(?:s|secs?|seconds?|mins?|minutes?|m|x|kg|lbs?|reps|sets|each|ea|times))?"
    r"(?: (?:hold|(?:per|each|a|/) ?(?:side|leg|arm|way|direction|day|week)))?|\d{1,2}x?/(?:day|week|d|wk)|"
    r"-|n/a|none|daily|weekly|once|(?:once|2 times|3 times) (?:daily|a day|a week|weekly)|every other day)$"
)


def _spaced(text: str, lines: Sequence[Place], at: int, heads: list[Place]) -> tuple[list[Place], int]:
    """The lines below that end in as many values as columns stand behind the names; others are passed over."""
    gaps: list[Place] = []
    last = at
    for below in range(at + 1, len(lines)):
        found = _values(text, lines[below], len(heads)) or _same_for_all(text, lines[below], len(heads))
        if found:
            gaps, last = gaps + found, below
        elif below - last > 2 or len(text[slice(*lines[below])].split()) > 6:
            break
    return ([*heads, *gaps], last - at + 1) if last > at else ([], 0)


def _values(text: str, line: Place, wide: int) -> list[Place]:
    """The spaces before the last values of a line, one for each column."""
    gaps: list[Place] = []
    end = line[1]
    while len(gaps) < wide:
        start = max(line[0], end - LONGEST_VALUE)
        value = _VALUE.search(text[start:end])
        if value is None or start + value.start() <= line[0] + 1:
            return []
        end = start + value.start() - 1
        gaps.insert(0, (end, end + 1))
    return gaps if any(map(str.isalpha, text[line[0] : end])) else []


def _same_for_all(text: str, line: Place, wide: int) -> list[Place]:
    """ "20 times daily 20 times daily": what stands there as often as there are columns."""
    first = next((at for at in range(*line) if text[at].isdigit()), line[1])
    told = text[first : line[1]]
    size, rest = divmod(len(told) + 1, wide)
    value = told[: size - 1]
    if wide < 2 or rest or size < 3 or first == line[0] or told != " ".join([value] * wide):
        return []
    return [(first + at * size - 1, first + at * size) for at in range(wide)]
