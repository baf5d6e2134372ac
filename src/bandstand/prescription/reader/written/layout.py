"""Lines where lines belong, whatever the paper or the copying made of them."""

import re
from collections.abc import Sequence
from functools import reduce

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.told.told_in_one_line import sentences_apart
from bandstand.prescription.reader.written.labels import labels_apart, values_joined
from bandstand.prescription.reader.written.normalise import Normal
from bandstand.prescription.reader.written.runs import run_in_lists_apart

_LINE_END = Pattern(r"\n", minds_capitals=True)
_CONTINUES = Pattern(
    r" ?(?![a-z][a-z' ]{2,30}(?: - |: )|[a-h][.)] )(?:[a-z(&\"']|\d{1,4}(?:-\d{1,4})? ?[a-z%])", minds_capitals=True
)
_CLOSED = frozenset(".!?:;|")
NARROWEST_WRAP = 25  # characters: shorter lines are lines, not wrapped prose
NUMBERS_MAY_OPEN_A_LINE = 50
WIDEST_COLUMN = 60  # characters: of a leaflet in columns, where titles stand among the wrapped lines
FEWEST_GOING_ON = 4
NEARLY_ALL = 0.8  # of the lines that go on
NEARLY = 0.7  # of the width
MOSTLY = 0.6  # of the lines


# "toe pull - foot over the knee ..." over "towel stretch - towel round ...": each line opens with its own name.
_LABELLED = Pattern(r"[a-z][^\n:.,;-]{2,36}(?:: | - )")


# "... in for 15-" over "30 seconds": no line ends so.
_DANGLES = Pattern(r"(?:\b(?:for|of|the|about|than|your|with|and|or) ?|\d-)$")


def unwrapped(normal: Normal) -> Normal:
    """Lines broken only because the paper was narrow become one line again."""
    widths = _widths(normal.text)
    return normal.rewritten(_LINE_END, lambda end: " " if _is_soft(end, widths) else "\n")


def _widths(text: str) -> dict[int, int]:
    """For the end of each line, the longest line of its paragraph; 0 where its lines are no wrapped prose."""
    widths: dict[int, int] = {}
    together: list[tuple[int, int, bool]] = []  # where each line ends, how long it is, and whether it may go on
    begin = 0
    for line in [*text.split("\n"), ""]:
        if line.strip():
            end = begin + len(line)
            together.append((end, len(line), line[-1] not in _CLOSED and _CONTINUES.match(text, end + 1) is not None))
        else:
            widths.update(dict.fromkeys((end for end, _, _ in together), _width([each[1:] for each in together])))
            together = []
        begin += len(line) + 1
    return widths


def _width(lines: Sequence[tuple[int, bool]]) -> int:
    """The width of the paper, if most lines but the last reach near it: the lines of a list end where they like.

    Where titles stand between, only the lines that may go on below are looked at, if they are many.
    """
    lengths = [length for length, _ in lines]
    longest = max(lengths, default=0)
    full = sum(length >= NEARLY * longest for length in lengths[:-1])
    if full >= MOSTLY * (len(lengths) - 1):
        return longest
    going_on = [length for length, goes_on in lines[:-1] if goes_on]
    enough = len(going_on) >= FEWEST_GOING_ON and len(going_on) * 3 >= len(lines)
    narrow = longest <= WIDEST_COLUMN and sum(length >= NEARLY * longest for length in going_on) >= NEARLY_ALL * len(
        going_on
    )
    return longest if enough and narrow else 0


def _is_soft(end: re.Match[str], widths: dict[int, int]) -> bool:
    text, at = end.string, end.start()
    width = widths.get(at, 0)
    if width < NARROWEST_WRAP or text[at - 1] in _CLOSED or not _CONTINUES.match(text, end.end()):
        return False
    begin = text.rfind("\n", max(0, at - 400), at) + 1
    if _DANGLES.search(text, max(begin, at - 12), at):
        return True
    if text[end.end()].isdigit() and width < NUMBERS_MAY_OPEN_A_LINE:
        return False
    if _LABELLED.match(text, begin, at) and _LABELLED.match(text, end.end()):
        return False
    if "|" in text[begin:at]:  # a row of a table ends where it ends
        return False
    next_word = text.find(" ", end.end(), end.end() + 30)
    reach = at - begin + 1 + (next_word - end.end() if next_word > 0 else 0)
    return reach >= 0.85 * width


_INLINE_BULLET = Pattern(r"(?<=[^\n]) (?=[\u2022\u25aa\u25cf\u25e6\u2023\u25ba\u2713] ?[^\W\d_])")
_INLINE_NUMBER = Pattern(r"(?<=[a-z.!?):;,\d]) (?=(\d{1,2})[.)] (?-i:[A-Z]))")
_STEP_BEFORE = Pattern(
    r"\b(?:table|section|part|item|chapter|step|exercise|no|week|phase|day|grade|fig|figure|picture|of|to|x|do|for|about|least|another)\.?$"
)
_IN_CAPITALS = Pattern(
    r"(?<=[a-z0-9.)\]!?:] )(?:[A-Z][A-Z'/&-]{1,20} ){1,5}[A-Z][A-Z'/-]{2,20}(?= [A-Z0-9(])", minds_capitals=True
)
NEAR = 600  # characters: the next number of a list stands no further
LONG_LINE = 200  # characters: names in capitals are looked for inside such a line only


def bullets_apart(normal: Normal) -> Normal:
    """A bullet inside a line opens a line of its own."""
    return normal.rewritten(_INLINE_BULLET, lambda gap: "\n")


def numbers_apart(normal: Normal) -> Normal:
    """ "1. ... 2. ... 3. ..." in one line are three lines."""
    return normal.rewritten(_INLINE_NUMBER, lambda gap: "\n" if _is_one_of_a_list(gap) else " ")


_STAGE = r"(?:weeks?|wks?|phase|stage|day|month) \d{1,2}(?:-\d{1,2})?: (?=[a-z])(?!\d)"
_INLINE_STAGE = Pattern(rf"(?<=[.;)\da-z]) (?={_STAGE})")
_OPENS_WITH_A_STAGE = Pattern(_STAGE)


def stages_apart(normal: Normal) -> Normal:
    """ "Week 1: bridges 2x8. Week 2: bridges 3x8." in one line: each stage names its exercises on a line of its own."""

    def parted(gap: re.Match[str]) -> str:
        begin = gap.string.rfind("\n", max(0, gap.start() - NEAR), gap.start()) + 1
        return "\n" if _OPENS_WITH_A_STAGE.match(gap.string, begin) else " "

    return normal.rewritten(_INLINE_STAGE, parted)


_BARE_NUMBER = Pattern(r"(?<=[^\n]) (?=(\d{1,2}) [A-Z][a-z]{2,14}[a-z -]{0,40}[ :])", minds_capitals=True)
FEWEST_IN_A_ROW = 3
LONGEST_ITEM = 700  # characters


def bare_numbers_apart(normal: Normal) -> Normal:
    """ "1 Leg raise Sit tall. ... 2 Step up Right foot ... 3 ..." copied into one line: each number opens a line."""
    gaps = [gap for gap in _BARE_NUMBER.finditer(normal.text) if _stands_before_an_item(gap)]
    breaks = {gap.start() for gap in _in_a_row(gaps)}
    return normal.rewritten(_BARE_NUMBER, lambda gap: "\n" if gap.start() in breaks else " ") if breaks else normal


def _stands_before_an_item(gap: re.Match[str]) -> bool:
    """What ends before the number is a sentence; only the first number may stand behind anything."""
    return gap[1] == "1" or gap.string[gap.start() - 1] in ".!?)"


def _in_a_row(gaps: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """The longest run of numbers 1, 2, 3 that follow each other on one line; none where it is short."""
    best: list[re.Match[str]] = []
    run: list[re.Match[str]] = []
    for gap in gaps:
        follows = run and int(gap[1]) == len(run) + 1 and gap.start() - run[-1].start() <= LONGEST_ITEM
        if gap[1] == "1":
            run = [gap]
        elif follows and "\n" not in gap.string[run[-1].end() : gap.start()]:
            run = [*run, gap]
        best = max(best, run, key=len)
    return best if len(best) >= FEWEST_IN_A_ROW else []


def _is_one_of_a_list(gap: re.Match[str]) -> bool:
    """Whether the number before or after it stands near, and no word claims it ("step 2.", "table 1.")."""
    number = int(gap[1])
    near = gap.string[max(0, gap.start() - NEAR) : gap.end() + NEAR]
    has_company = any(f"{other}{mark} " in near for other in (number - 1, number + 1) for mark in ".)")
    return has_company and not _STEP_BEFORE.search(_just_before(gap))


def _just_before(gap: re.Match[str]) -> str:
    return gap.string[max(0, gap.start() - 10) : gap.start()]


def capitals_apart(normal: Normal) -> Normal:
    """Names in capitals inside one long line stand on lines of their own, as they did on the paper."""
    longest = max((len(line) for line in normal.text.split("\n")), default=0)
    if longest < LONG_LINE:
        return normal
    return normal.rewritten(_IN_CAPITALS, lambda name: f"\n{name[0]}\n" if _in_long_line(name) else name[0])


def _in_long_line(name: re.Match[str]) -> bool:
    text = name.string
    begin = text.rfind("\n", max(0, name.start() - LONG_LINE), name.start())
    end = text.find("\n", name.end(), name.end() + LONG_LINE)
    reach = (name.start() - begin if begin >= 0 else LONG_LINE) + (end - name.end() if end >= 0 else LONG_LINE)
    return reach >= LONG_LINE


STEPS = (
    labels_apart,
    values_joined,
    bullets_apart,
    numbers_apart,
    bare_numbers_apart,
    stages_apart,
    capitals_apart,
    unwrapped,
    run_in_lists_apart,
    sentences_apart,
)


def laid_out(normal: Normal) -> Normal:
    """The text with one line for each line that was meant."""
    return reduce(lambda text, step: step(text), STEPS, normal)
