"""Rows whose cells lost their borders: "Bridge / 3 / 10", "Bridge,3,10", "Bridge 3 10" below "Exercise Sets Reps"."""

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.tables.headings import Tells, column_of, is_heading
from bandstand.prescription.reader.written.normalise import Normal

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
    if len(cells) >= FEWEST_CELLS and _are_headings(cells, names_first=False):
        gaps, taken = _spaced(text, lines, at, heads, _place_of_name(cells))
        if taken:
            return gaps, taken
    return _led_by_weeks(text, lines, at)


def _gaps(separator: Pattern, text: str, line: Place) -> list[Place]:
    return [match.span() for match in separator.finditer(text, *line)]


def _between(text: str, line: Place, gaps: Sequence[Place]) -> list[str]:
    edges = [line[0], *(edge for gap in gaps for edge in gap), line[1]]
    return [text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]


def _are_headings(cells: Sequence[str], *, names_first: bool = True) -> bool:
    """Whether some words stand over columns, one of which counts or is a stage."""
    told = [column_of(cell).tells for cell in cells]
    if not names_first and Tells.NAME in told:
        told = [Tells.NAME, *told]
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


def _place_of_name(cells: Sequence[str]) -> int:
    """How many columns stand before the names."""
    told = [column_of(cell).tells for cell in cells]
    return told.index(Tells.NAME) if Tells.NAME in told else 0


def _spaced(text: str, lines: Sequence[Place], at: int, heads: list[Place], before: int) -> tuple[list[Place], int]:
    """The lines below that have as many values around their words as columns stand around the names."""
    gaps: list[Place] = []
    last = at
    for below in range(at + 1, len(lines)):
        found = _around(text, lines[below], before, len(heads) - before)
        if found:
            gaps, last = gaps + found, below
        elif below - last > 2 or len(text[slice(*lines[below])].split()) > 6:
            break
    return ([*heads, *gaps], last - at + 1) if last > at else ([], 0)


def _around(text: str, line: Place, before: int, behind: int) -> list[Place]:
    """The gaps of a row: the spaces after each value before its name, and before each one behind it."""
    gaps: list[Place] = []
    start = line[0]
    for _ in range(before):
        value = _LEADING.match(text, start, line[1])
        if value is None:
            return []
        gaps.append((value.end() - 1, value.end()))
        start = value.end()
    rest = (start, line[1])
    ends = (_values(text, rest, behind) or _same_for_all(text, rest, behind)) if behind else []
    worded = any(map(str.isalpha, text[start : line[1]]))
    return [*gaps, *ends] if worded and len(ends) == behind else []


_LEADING = Pattern(r"(?:\d[\d.]{0,5}(?:-\d{1,4})?|-) ", minds_capitals=True)
_WEEKS_AND_NAMES = Pattern(
    r"(?=[^\n]{0,60}\b(?:wks?|weeks?|phase|stage|days?)\b)[^\n\d]{0,60}\bexercises?\b[^\n\d]{0,60}"
)
_EXERCISES = Pattern(r"(?<= )exercises?(?= )")
_LED = Pattern(r"(?P<lead>\d{1,2}(?:-\d{1,2}|\+)) (?=[A-Z])", minds_capitals=True)
_FIRST_DOSE = Pattern(
    r" (?=[\u2265~]?\d[\d.]{0,4}(?:-\d{1,4})? ?(?:x ?\d|sets?\b|mins?\b|minutes?\b|s\b|secs?\b|seconds?\b|reps?\b|"
    r"repetitions?\b|times\b))"
)
FEWEST_ROWS = 3


def _led_by_weeks(text: str, lines: Sequence[Place], at: int) -> tuple[list[Place], int]:
    """ "0-4 Calf raises 3 x 12" below "Weeks Exercises Repetitions": the weeks, the name and the dose."""
    if not _WEEKS_AND_NAMES.fullmatch(text, *lines[at]):
        return [], 0
    name = _EXERCISES.search(text, *lines[at])
    gaps = [(name.start() - 1, name.start()), (name.end(), name.end() + 1)] if name else []
    below = at + 1
    while below < len(lines) and (led := _LED.match(text, *lines[below])):
        dose = _FIRST_DOSE.search(text, led.end(), lines[below][1])
        gaps += [(led.end() - 1, led.end()), *([dose.span()] if dose else [])]
        below += 1
    return (gaps, below - at) if below - at > FEWEST_ROWS else ([], 0)


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
