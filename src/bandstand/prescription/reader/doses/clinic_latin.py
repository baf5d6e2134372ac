"""How often, as clinics write it in Latin: "bid", "t.i.d.", "QDS"."""

import re
from collections.abc import Sequence

from bandstand.prescription.plan import Per
from bandstand.prescription.reader.doses.frequency import fixed, often
from bandstand.prescription.reader.doses.phrases import Finder, Phrase
from bandstand.prescription.reader.patterns import Pattern

_DOSE_BEFORE = Pattern(
    r"(?:\d|\b(?:reps?|repetitions|times|sets?|s|secs?|seconds?|min|mins|minutes?|hold|sides?|legs?|R|L))"
    r"[ ,;:(\n|-]{1,5}$|[,;:(|\n] ?$"
)


def _twice_by_latin(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "BID" in capitals or with points, or beside a dose; "our highest bid" is of money."""
    latin = match[0] != "bid" or _DOSE_BEFORE.search(match.string, max(0, match.start() - 16), match.start())
    return often(match, 2, 2, Per.DAY) if latin else None


FINDERS = (
    Finder(
        "clinic Latin for 2",
        Pattern(r"\bbid\b|\bb\.i\.d\.|(?-i:\bBD\b)"),
        _twice_by_latin,
        why="clinics write twice a day in Latin",
        examples=("Heel slides 10 reps BID.", "Quad sets x10, bid"),
    ),
    Finder(
        "clinic Latin for 3",
        Pattern(r"\btid\b|\bt\.i\.d\.|(?-i:\bTDS\b)"),
        fixed(3),
        why="clinics write three times a day in Latin",
        examples=("Heel slides 10 reps TID.", "Quad sets x10 tid"),
    ),
    Finder(
        "clinic Latin for 4",
        Pattern(r"\bqid\b|\bq\.i\.d\.|(?-i:\bQDS\b)"),
        fixed(4),
        why="clinics write four times a day in Latin",
        examples=("Ankle pumps QID.", "Quad sets x10 qid"),
    ),
    Finder(
        "clinic Latin for 1",
        Pattern(r"\bqd\b|\bq\.d\.|\bq day\b|(?-i:\bOD\b)"),
        fixed(1),
        why="clinics write daily in Latin",
        examples=("Bridges 3 x 10 QD.", "Rows 3x10 qd"),
    ),
)
