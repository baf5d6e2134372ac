"""One way of writing dashes, quotes, spaces and numbers, with a way back to the text as given.

Every later step works on the normal text and never meets a curly quote, a hard space or "fifteen".
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import reduce

from bandstand.prescription.origin import Span
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.written.numbers import NUMBER_WORDS, in_digits
from bandstand.prescription.reader.written.unseen import FONT_BULLET, FONT_CROSS, FONT_MARK, UNSEEN, shown


@dataclass(frozen=True, slots=True)
class Normal:
    """A rewritten text. For each of its characters, where it starts and ends in the text as given."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    given: str

    def span(self, start: int, end: int) -> Span:
        """The characters of the text as given that stand behind these of the normal text; no space at its ends."""
        first, last = self.starts[start], self.ends[end - 1]
        while first < last - 1 and self.given[first].isspace():
            first += 1
        while last > first + 1 and self.given[last - 1].isspace():
            last -= 1
        return Span(first, last)

    def as_given(self, start: int, end: int) -> str:
        """The words themselves, as the person pasted them and sees them."""
        return shown(self.given[self.starts[start] : self.ends[end - 1]]) if start < end else ""

    def rewritten(self, pattern: Pattern, rewrite: Callable[[re.Match[str]], str]) -> "Normal":
        """The same text with every match written anew; the way back is kept."""
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        last = 0
        for match in pattern.finditer(self.text):
            begin, end = match.span()
            new = rewrite(match)
            parts += (self.text[last:begin], new)
            starts += self.starts[last:begin]
            starts += [self.starts[begin]] * len(new)
            ends += self.ends[last:begin]
            ends += [self.ends[end - 1]] * len(new)
            last = end
        if not parts:
            return self
        starts += self.starts[last:]
        ends += self.ends[last:]
        return Normal("".join((*parts, self.text[last:])), starts, ends, self.given)

    def rearranged(self, start: int, end: int, parts: Sequence["str | tuple[int, int]"]) -> "Normal":
        """The same text with a stretch made anew: of pieces of the text, and of marks that stand for none of it."""
        text: list[str] = [self.text[:start]]
        starts: list[int] = [*self.starts[:start]]
        ends: list[int] = [*self.ends[:start]]
        near = start  # a mark stands beside the piece before it
        for part in [*parts, (end, len(self.text))]:
            if isinstance(part, str):
                text.append(part)
                starts += [self.starts[near]] * len(part)
                ends += [self.ends[near]] * len(part)
            elif part[0] < part[1]:
                text.append(self.text[slice(*part)])
                starts += self.starts[slice(*part)]
                ends += self.ends[slice(*part)]
                near = part[1] - 1
        return Normal("".join(text), starts, ends, self.given)


_PLAIN = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
    ),
    **dict.fromkeys("\u0000\u000b\u000c", " "),
    **dict.fromkeys("\u2028\u2029\u0085", "\n"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "\u00d7": "x",
    "\u2715": "x",
    "\u2716": "x",
    "\u2a2f": "x",
    "\u00bd": ".5",
    "\u00bc": ".25",
    "\u00be": ".75",
    "\u2026": ".",
    "\u2044": "/",
    "\u223c": "-",
    "\u02da": "\u00b0",
    "\u00ba": "\u00b0",
}
_ODD_CHARACTER = Pattern(f"[{''.join(map(re.escape, _PLAIN))}{UNSEEN}]|\r\n?", minds_capitals=True)
_BREAK = Pattern(r" ?<br ?/?> ?")
_EMPHASIS_MARKS = Pattern(
    r"\*\*|__|!\[[^\]\n]{0,80}\]\([^)\n]{0,200}\) ?|"
    r"</?(?:b|i|u|em|strong|p|li|ul|ol|h[1-6]|div|span)/?>"
)
LONGEST_ROW = 400  # characters
# Lines with two gaps of two spaces between words: "Squat  3  10".
_TWO_GAPS = Pattern(r"(?m:^)(?=[^\n]{1,60}[\w)%] {2,20}[^\s.][^\n]{0,40}[\w)%] {2,20}\S)[^\n]*", minds_capitals=True)
_BOLD = Pattern(r"\*\*(?=[^\s*])[^*\n]{1,300}\*\*", minds_capitals=True)
_TABBED = Pattern(r"(?m:^)(?=[^\n\t]{0,200}\t)[^\n]*", minds_capitals=True)
_WIDE_GAP = Pattern(r"[ \t]{2,}|\t", minds_capitals=True)


def plain_characters(normal: Normal) -> Normal:
    """One dash, one quote, one space, one line end; invisible characters go."""
    return normal.rewritten(_ODD_CHARACTER, lambda match: "\n" if match[0][0] == "\r" else _PLAIN.get(match[0], ""))


def marks_of_fonts(normal: Normal) -> Normal:
    """What a font of signs shows: at a line's head a bullet, between numbers a cross, elsewhere a gap."""
    listed = normal.rewritten(FONT_BULLET, lambda mark: f"{mark['indent']}\u2022 ")
    crossed = listed.rewritten(FONT_CROSS, lambda mark: f"{mark['before']}x")
    return crossed.rewritten(FONT_MARK, lambda mark: " ")


def without_emphasis(normal: Normal) -> Normal:
    """Bold and italic marks, and plain tags that pages leave behind, say no dose; a lone ** marks a footnote."""
    pairs = {at for bold in _BOLD.finditer(normal.text) for at in (bold.start(), bold.end() - 2)}
    return normal.rewritten(
        _EMPHASIS_MARKS, lambda mark: mark[0] if mark[0] == "**" and mark.start() not in pairs else ""
    )


def breaks(normal: Normal) -> Normal:
    """A break ends a line; inside a row of a table it parts what stands in one cell."""

    def parted(mark: re.Match[str]) -> str:
        begin = mark.string.rfind("\n", max(0, mark.start() - LONGEST_ROW), mark.start()) + 1
        return "; " if "|" in mark.string[begin : mark.start()] else "\n"

    return normal.rewritten(_BREAK, parted)


def single_spaces(normal: Normal) -> Normal:
    """Runs of spaces become one; a wide gap between words is the border of a table cell."""
    rows = {line.start() for line in _TWO_GAPS.finditer(normal.text)}
    widths = _widths_in_tabs(normal.text)

    def border(gap: re.Match[str]) -> str:
        line = gap.string.rfind("\n", max(0, gap.start() - LONGEST_ROW), gap.start()) + 1
        if not _parts_cells(gap, in_row=line in rows):
            return " "
        return "|" * gap[0].count("\t") if widths.get(line) else "|"

    return normal.rewritten(_WIDE_GAP, border)


def _widths_in_tabs(text: str) -> dict[int, bool]:
    """For each line with an empty cell between two tabs, whether another line has as many tabs and no such cell."""
    tabbed = [(line.start(), line[0].strip("\n").count("\t"), "\t\t" in line[0]) for line in _TABBED.finditer(text)]
    full = {tabs for _, tabs, gapped in tabbed if not gapped and tabs > 1}
    return {start: tabs in full for start, tabs, gapped in tabbed if gapped}


def _parts_cells(gap: re.Match[str], *, in_row: bool) -> bool:
    """A tab does, and three spaces after a word or a lone dash; two where their line has more such gaps."""
    text, start = gap.string, gap.start()
    before = text[start - 1] if start else "\n"
    after = text[gap.end() : gap.end() + 1] or "\n"
    if "\n" in (before, after):
        return False
    ends_a_cell = before.isalnum() or before in ")%" or (before == "-" and text[max(0, start - 2)] in " \t")
    return "\t" in gap[0] or ((len(gap[0]) > 2 or in_row) and ends_a_cell)


def digits(normal: Normal) -> Normal:
    """Numbers written as words become digits: "ten to fifteen" is "10 to 15", "twice" is "2 times"."""
    return normal.rewritten(NUMBER_WORDS, in_digits)


_GLUED = Pattern(r"(?<=[a-z)]{2})[.!?;](?=[A-Z\d])|(?<=[a-z]{2}),(?=\d)", minds_capitals=True)


def sentences_apart(normal: Normal) -> Normal:
    """ "Hold it.5 times a day" lost its space: the point ends a sentence and makes no half of five."""
    return normal.rewritten(_GLUED, lambda mark: f"{mark[0]} ")


_PART_OF_A_TIME = Pattern(r"(?<![\d/.])(?:(\d{1,2}) )?([13])/([24])(?= ?-?(?:minutes?|mins?|hours?|hrs?)\b)")


def parts_of_times(normal: Normal) -> Normal:
    """ "1/2 minute" is half of one, and "1 1/2 minutes" one and a half."""

    def in_decimals(match: re.Match[str]) -> str:
        return f"{int(match[1] or 0) + int(match[2]) / int(match[3]):g}"

    return normal.rewritten(_PART_OF_A_TIME, in_decimals)


_BOXES = Pattern(r"(?: ?[\u2610\u2611\u25a1\u2b1c\u25fb]){1,14}(?= ?(?:\n|$))", minds_capitals=True)


def without_boxes(normal: Normal) -> Normal:
    """ "Deep breaths 5" with boxes to tick behind it says no more than the words."""
    return normal.rewritten(_BOXES, lambda boxes: "")


_BETWEEN_TWO = Pattern(r"\bbetween (\d{1,4}) and (?=\d)")


_PARTED = Pattern(r"(?<![\d.,/-])(\d{1,3}) - (?=(\d{1,2}) (?:sets?|rounds?)\b)")


def ranges(normal: Normal) -> Normal:
    """ "Between 10 and 15" is "10-15"; the dash of "x12 - 3 sets" parts two numbers, for nobody counts down."""
    dashed = normal.rewritten(_BETWEEN_TWO, lambda match: f"{match[1]}-")
    return dashed.rewritten(_PARTED, lambda match: f"{match[1]}, " if int(match[1]) > int(match[2]) else match[0])


_AND_A_HALF = Pattern(r"\b(\d{1,2}) and a half(?= (?:minutes?|mins?|hours?))")


def halves(normal: Normal) -> Normal:
    """ "Two and a half minutes" is "2.5 minutes"."""
    return normal.rewritten(_AND_A_HALF, lambda match: f"{match[1]}.5")


_SECOND_MARKS = Pattern(r"(?<=\d)''", minds_capitals=True)
_RUN_TOGETHER = Pattern(
    r"(?<=\d)(?=(?:sets|reps|secs)(?:\d|x\d|\b))(?<!\d[./]\d)|"
    r"\b(?:sets?|reps?|repetitions|times|secs?|seconds|mins?|minutes|hold|rest|repeat|do)(?=\d)|"
    r"(?<=\d)(?:sets?|reps?|secs?|mins?|times)(?=[x\d])|(?<=reps)x(?=\d)|(?<=sets)x(?=\d)|\bw/(?=\d)"
)


def apart(normal: Normal) -> Normal:
    """Words and numbers written without a space: "3sets10reps", "hold5secs", "w/30 s"."""
    marked = normal.rewritten(_SECOND_MARKS, lambda match: '"')
    return marked.rewritten(_RUN_TOGETHER, lambda match: f"{match[0]} " if match[0] else " ")


_OR_MORE = Pattern(r"(?<=\d)(?:\+|-?ish\b)(?= (?:reps?|repetitions?|times|seconds?|secs?|minutes?|mins?|steps)\b)")


def roundly(normal: Normal) -> Normal:
    """ "10+ reps" and "10-ish times" are ten of them."""
    return normal.rewritten(_OR_MORE, lambda match: "")


STEPS: tuple[Callable[[Normal], Normal], ...] = (
    plain_characters,
    marks_of_fonts,
    breaks,
    without_emphasis,
    single_spaces,
    sentences_apart,
    digits,
    apart,
    halves,
    without_boxes,
    roundly,
    parts_of_times,
    ranges,
)


def as_it_stands(text: str) -> Normal:
    """The text before any step: every character stands for itself."""
    return Normal(text, range(len(text)), range(1, len(text) + 1), text)


def normalised(normal: Normal) -> Normal:
    """The text in one way of writing."""
    return reduce(lambda text, step: step(text), STEPS, normal)


def normalise(text: str) -> Normal:
    """A text as given in one way of writing."""
    return normalised(as_it_stands(text))
