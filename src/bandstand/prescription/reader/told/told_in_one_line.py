"""Exercises told one after the other in one line: "Heel raise 3x15. You did well! Side steps 2 x 10."."""

import re
from collections.abc import Sequence

from bandstand.prescription.reader.lines.names import Worth, words_between, worth_of
from bandstand.prescription.reader.lines.vocabulary import CONTROL, TALK
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.written.normalise import Normal

LONGEST_LINE = 600  # characters
MOST_WORDS = 5  # of a name

_LINES = Pattern(r"[^\n]+")
_BORDERS = Pattern(r"(?<=[.!;]) (?=[a-z])")
_NAMED_AND_COUNTED = Pattern(
    r"(?P<name>[a-z][a-z' -]{2,40}?):? (?:x ?\d{1,3}\b|\d{1,3} ?x ?\d|\d{1,3}(?:-\d{1,3})? ?"
    r"(?:sets?|reps?|times|s|secs?|seconds?|mins?|minutes?)\b)"
)
_KEPT = frozenset({"balance", "balancing", "bridge", "stance", "hang"})
_BARS = Pattern(r"(?:skip|discontinue|d/c|avoid|leave out|no more|stop|do not|don't|never|no) ")


def sentences_apart(normal: Normal) -> Normal:
    """Every sentence that opens with a name and its dose on a line of its own, where something else parts them.

    Sentences that follow each other with a full stop are told in running text, and read there; what stands between
    them, a semicolon or a ban before them would make them one exercise, or none.
    """
    breaks = {at for line in _LINES.finditer(normal.text) for at in _breaks(line)}
    if not breaks:
        return normal
    return normal.rewritten(_BORDERS, lambda gap: "\n" if gap.start() in breaks else gap[0])


def _breaks(line: re.Match[str]) -> list[int]:
    text, (start, end) = line.string, line.span()
    gaps = list(_BORDERS.finditer(text, start, end))
    if not gaps or "|" in line[0] or end - start > LONGEST_LINE:
        return []
    counted = [_names_and_counts(text, start, end)] + [_names_and_counts(text, gap.end(), end) for gap in gaps]
    after_a_ban = _BARS.match(text, start) is not None
    parted = not all(counted) or any(text[gap.start() - 1] == ";" for gap in gaps)
    if not (after_a_ban and counted[1]) and not (counted[0] and sum(counted) > 1 and parted):
        return []
    return [gap.start() for gap, opens in zip(gaps, counted[1:], strict=True) if opens]


def _names_and_counts(text: str, at: int, end: int) -> bool:
    found = _NAMED_AND_COUNTED.match(text, at, end)
    if found is None:
        return False
    words = [word.text for word in words_between(text, *found.span("name"))]
    named = 0 < len(words) <= MOST_WORDS and words[0] not in CONTROL and not set(words) & TALK
    return named and (worth_of(words) is Worth.STRONG or _is_plainly_counted(found, words))


_CROSSED = Pattern(r"(?:x ?\d|\d{1,3} ?x ?\d)")


def _is_plainly_counted(found: re.Match[str], words: Sequence[str]) -> bool:
    """ "Bridge 2x12" and "Balance 30 s" are names by their dose; "Lift 10 times" and "Stretch 30 s" are steps."""
    crossed = _CROSSED.match(found.string, found.end("name") + 1) is not None
    return worth_of(list(words)) is Worth.WEAK and (crossed or words[-1] in _KEPT)
