"""Marks for which sheets leave the words to the reader: "3 x :30", "10' bike", "2/15", a title glued to its text."""

from functools import reduce

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.written.normalise import Normal

# "3 x :30", "2 x 1:15" as on a stopwatch; "10' bike" and "rest 1'" in minutes.
_CLOCKED = Pattern(r"(?<=x )(\d)?:([0-5]\d)(?![\d:])")
_CLOCKED_FIRST = Pattern(r"(?<![\d:])0?([0-4]):([0-5]\d)(?= ?x ?\d)")  # "00:45 x 3"
_MINUTE_MARK = Pattern(
    r"(?<=\d)'(?= ?(?:bike|cycling|walk|jog|run|row|elliptical|treadmill|rest|warm|cardio|march)|[,.;)\n]|"
    r"$)(?<![\d ]{3}')"
)


def marks_of_time(normal: Normal) -> Normal:
    """Colons and marks that stand for seconds and minutes, in words."""
    clocked = normal.rewritten(_CLOCKED, lambda match: f"{60 * int(match[1] or 0) + int(match[2])} s")
    clocked = clocked.rewritten(_CLOCKED_FIRST, lambda match: f"{60 * int(match[1]) + int(match[2])} s")
    return clocked.rewritten(_MINUTE_MARK, lambda mark: " min")


_SLASH_HEADING = Pattern(r"\bsets? ?/ ?reps?\b")
_SLASHED = Pattern(r"(?<=[a-z)]) (\d{1,2}) ?/ ?(\d{1,3}(?:-\d{1,3})?)(?=$|\n|,|;| (?:each|per|on)\b)")


def slashes_of_a_dose(normal: Normal) -> Normal:
    """ "Hip hinge 2/15" is two sets of fifteen, where the sheet says that it writes "sets/reps" so."""
    if not _SLASH_HEADING.search(normal.text):
        return normal
    return normal.rewritten(_SLASHED, lambda match: f" {match[1]} x {match[2]}")


# "Towel StretchFold a towel": a title and its text, copied without the end of the line.
_GLUED_TITLE = Pattern(
    r"(?m:^)(?:[A-Z][a-z'-]{1,14} ){1,4}[A-Z]?[a-z]{3,14}(?=[A-Z][a-z]{2,14} [a-z]{1,14} )",
    minds_capitals=True,
)


def titles_apart(normal: Normal) -> Normal:
    """A title that lost the end of its line stands by itself, if several of them did."""
    glued = sum(1 for _ in _GLUED_TITLE.finditer(normal.text))
    return normal.rewritten(_GLUED_TITLE, lambda title: f"{title[0]}. ") if glued >= FEWEST_GLUED else normal


FEWEST_GLUED = 2


# "10 (or 15) reps", "10--15 reps", "10, maybe 15 reps": from ten to fifteen.
_LOOSE_RANGE = Pattern(
    r"(?<![\d.])(\d{1,3})(?: ?\((?:or|to) (\d{1,3})\)|--(\d{1,3})|,? (?:or )?(?:maybe|perhaps) (\d{1,3}))"
    r"(?= ?(?:x\b|reps?\b|repetitions\b|times\b|sets?\b|s\b|secs?\b|seconds\b|mins?\b|minutes\b))"
)


def loose_ranges(normal: Normal) -> Normal:
    """A range that brackets, two dashes or a "maybe" stand in, as ranges are written."""
    return normal.rewritten(_LOOSE_RANGE, lambda match: f"{match[1]}-{match[2] or match[3] or match[4]}")


STEPS = (marks_of_time, slashes_of_a_dose, titles_apart, loose_ranges)


def in_words(normal: Normal) -> Normal:
    """The text with words for such marks."""
    return reduce(lambda text, step: step(text), STEPS, normal)
