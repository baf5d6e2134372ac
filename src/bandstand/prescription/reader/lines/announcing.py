"""Lines that stand over what follows, by what they say: a colon, a stage, rounds, a dose in brackets, a question."""

from collections.abc import Sequence

from bandstand.prescription.reader.doses.phrases import Field, Phrase, between
from bandstand.prescription.reader.lines.blocks import Kind
from bandstand.prescription.reader.lines.heads import Head
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.words_for_all import EVERY_ONE

MOST_ANNOUNCED = 48  # characters of "Sitting:", "Hopping, Tue/Sat:"
MOST_ASKED_WORDS = 6
MOST_LABEL_WORDS = 6


def announces(text: str, heads: Sequence[Head], at: int) -> bool:
    """A line that ends in a colon, above a list; a short one announces whatever stands below."""
    line = heads[at].line
    if text[line.end - 1] != ":" or at + 1 == len(heads):
        return False
    return heads[at + 1].line.kind in (Kind.BULLET, Kind.NUMBERED) or line.end - line.start <= MOST_ANNOUNCED


def counts_rounds(text: str, heads: Sequence[Head], at: int) -> bool:
    """ "Band work: 2 rounds" above an item of a list: how often the items below are gone through."""
    if at + 1 >= len(heads) or heads[at + 1].line.kind not in (Kind.NUMBERED, Kind.BULLET):
        return False
    head = heads[at]
    return _ROUNDS.fullmatch(text, head.end, head.line.end) is not None and len(head.words) <= MOST_LABEL_WORDS


_ROUNDS = Pattern(r"(?: ?[:(,-]{1,2})? ?(?:x ?)?\d(?:-\d)? ?(?:rounds?|circuits?|times through|laps)\)?[.:]?")


_STAGE = Pattern(
    r"(?:phase|stage|weeks?|level|part|block|day|month|circuit|superset|programme|session|"
    r"section|group)\b ?[\divxa-d]{1,3}\b"
)


def counts_stages(text: str, head: Head) -> bool:
    """ "Level 3 - 6 to 8 repetitions" heads what follows, though a dose stands on it."""
    return _STAGE.match(text, head.start, head.line.end) is not None


def is_bracketed(text: str, head: Head, phrases: Sequence[Phrase]) -> bool:
    """ "Stretching (3 times each)", "Strength (on Mon and Fri)": a heading with its dose or its days in brackets."""
    if not text.startswith(" (", head.end) or text[head.line.end - 1] != ")":
        return False
    often = any(each.field is Field.FREQUENCY for each in between(phrases, head.end, head.line.end))
    return often or EVERY_ONE.search(text, head.end, head.line.end) is not None


def asks(text: str, head: Head) -> bool:
    """ "What helps?" heads what follows."""
    return text[head.line.end - 1] == "?" and len(head.words) <= MOST_ASKED_WORDS and head.end >= head.line.end - 2
