"""Days of the week as columns with a tick in some: "Mon | Tue | Wed" over "x | | x" is how often in a week."""

from collections.abc import Sequence

from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reader.doses.phrases import Field, Phrase
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.tables.headings import Column, is_empty
from bandstand.prescription.reader.tables.rows import Cell
from bandstand.quantity import Range

FEWEST_DAYS = 5  # columns: fewer are days on which something else is told
DAYS_OF_A_WEEK = 7
_DAY = Pattern(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|m|tu?|w|thu?|f|sa?|su")
_TICK = Pattern(r"[x*\u2022\u00b7\u221a\u2713\u2714\u2705\u2717\u2718\u2611\u25cf]|yes|y|do")


def ticked_days(text: str, cells: Sequence[Cell], columns: Sequence[Column]) -> Phrase | None:
    """How often in a week, by the days that have a tick; None where none has, or a cell says more than a tick."""
    days = [(cell, column) for cell, column in zip(cells, columns, strict=False) if _DAY.fullmatch(column.heading)]
    told = [(cell, day) for cell, day in days if cell.start < cell.end and not _says_nothing(cell.text(text))]
    if len(days) < FEWEST_DAYS or not told or not all(_TICK.fullmatch(text, *cell) for cell, _ in told):
        return None
    often = Frequency(Range(1), Per.DAY) if len(told) == DAYS_OF_A_WEEK else Frequency(Range(len(told)), Per.WEEK)
    first, day = told[0]
    heading = (day.at, day.at + len(day.heading))
    return Phrase(field=Field.FREQUENCY, value=often, start=first.start, end=first.end, words=heading)


def _says_nothing(cell: str) -> bool:
    """Whether a cell says nothing; a cross is a tick here."""
    return is_empty(cell) and _TICK.fullmatch(cell.strip()) is None
