"""Diaries as a table with commas: columns id, day and pain, in any order, and any others, which are passed over.

Read row by row, never held whole. What is no such table is told by the number of its line.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import BinaryIO

from bandstand.quantity import BandstandError, Message, Pain

COLUMNS = ("id", "day", "pain")
LONGEST_LINE = 64 * 1024  # bytes; whatever is longer is no row of a diary
LONGEST_SHOWN = 40  # letters of what could not be read, in the sentence about it

_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_COUNTED = re.compile(r"\d{1,6}", re.ASCII)
_PAIN = re.compile(r"(\d{1,2})(?:\.0*)?", re.ASCII)  # tables with gaps are often written with 3.0 for 3
# A day that is only counted is counted from this one; which one does not matter.
_DAY_0 = date(2000, 1, 1)
_FIRST, _LAST = date(1900, 1, 1), date(4999, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class DiaryRow:
    """One row: whose diary, the day as written and as a date, and its pain; None: no answer.

    `line` is the number of the row's last line in the file, for sentences about it.
    """

    line: int
    id: str
    written: str
    day: date
    pain: Pain | None

    @property
    def is_counted(self) -> bool:
        """Whether the day is written as a number of days, not as a date."""
        return _COUNTED.fullmatch(self.written) is not None


def diary_rows(file: BinaryIO) -> Iterator[DiaryRow]:
    """The rows of a file in their order. Raises BandstandError at the first that is none."""
    reader = csv.reader(_lines(file), strict=True)
    places: Mapping[str, int] | None = None
    try:
        for cells in reader:
            if len(cells) < 2 and not "".join(cells).strip():
                continue  # an empty line
            if places is None:
                places = _places(cells)
            else:
                yield _row(cells, places, reader.line_num)
    except csv.Error as trouble:
        raise BandstandError(Message("diary.bad_line", line=reader.line_num)) from trouble
    if places is None:
        raise BandstandError(Message("diary.no_columns"))


def _lines(file: BinaryIO) -> Iterator[str]:
    number = 0
    while line := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(line) > LONGEST_LINE:
            raise BandstandError(Message("diary.long_line", line=number))
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as trouble:
            raise BandstandError(Message("diary.not_text", line=number)) from trouble


def _places(cells: list[str]) -> Mapping[str, int]:
    """Where each column stands, from the first row. A column named twice is one too many."""
    names = [cell.strip().lower() for cell in cells]
    if any(names.count(column) != 1 for column in COLUMNS):
        raise BandstandError(Message("diary.no_columns"))
    return {column: names.index(column) for column in COLUMNS} | {"": len(names)}


def _row(cells: list[str], places: Mapping[str, int], line: int) -> DiaryRow:
    if len(cells) != places[""]:
        raise BandstandError(Message("diary.cells", line=line, cells=len(cells), columns=places[""]))
    id, day, pain = (cells[places[column]].strip() for column in COLUMNS)
    return DiaryRow(line=line, id=id, written=day, day=_day(day, line), pain=_pain(pain, line))


def _day(written: str, line: int) -> date:
    if _COUNTED.fullmatch(written):
        return _DAY_0 + timedelta(days=int(written))
    try:
        day = date.fromisoformat(written) if _DATE.fullmatch(written) else None
    except ValueError:
        day = None
    if day is None or not _FIRST <= day <= _LAST:
        raise BandstandError(Message("diary.bad_day", line=line, written=_shown(written)))
    return day


def _pain(written: str, line: int) -> Pain | None:
    """The answer, None where the cell is empty: never a zero."""
    if not written:
        return None
    found = _PAIN.fullmatch(written)
    if found is None or int(found[1]) > Pain.HIGHEST:
        raise BandstandError(Message("diary.bad_pain", line=line, written=_shown(written)))
    return Pain(int(found[1]))


def _shown(written: str) -> str:
    """What was written, short enough for a sentence and without what a terminal would obey."""
    return printable(written[:LONGEST_SHOWN]) or " "


def printable(text: str) -> str:
    """Text without what a terminal would obey instead of showing it."""
    return "".join(letter if letter.isprintable() else "?" for letter in text)
