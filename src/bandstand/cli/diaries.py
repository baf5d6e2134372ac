"""Many diaries in one file, each followed day by day in the memory of one day."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from bandstand.exchange.diary_file import DiaryRow, diary_rows, printable
from bandstand.quantity import BandstandError, Json, Message
from bandstand.recovery import Answer, Course, Estimate, Stage, Trend, Word, course_after
from bandstand.recovery import trend as trend_of

HEADING = ("id", "day", "word", "level", "80 % range", "next week", "flare")
NUMBERS = ("level", "low", "high", "next_low", "next_high", "p_better", "p_worse")
WIDTHS = (12, 10, 15, 5, 11, 11, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """One diary as far as it was read: the newest row, and the courses with that day's answer and before it."""

    newest: DiaryRow
    before: Course | None = None
    course: Course | None = None

    def after(self, row: DiaryRow) -> "Followed":
        """The diary with a row more. Of a day told twice the later answer counts; an empty cell takes none back."""
        if row.is_counted is not self.newest.is_counted:
            raise BandstandError(Message("diary.two_calendars", line=row.line, earlier=self.newest.line))
        if row.day < self.newest.day:
            raise BandstandError(Message("diary.going_back", line=row.line, earlier=self.newest.line))
        before = self.before if row.day == self.newest.day else self.course
        if row.pain is None:
            return Followed(newest=row, before=before, course=self.course)
        return Followed(newest=row, before=before, course=course_after(before, Answer(row.day, row.pain)))


def told(file: BinaryIO, *, as_json: bool) -> Iterator[str]:
    """What is told of each row, in the order of the file. Raises BandstandError at the first row that is none."""
    followed: dict[str, Followed] = {}
    if not as_json:
        yield in_columns(HEADING)
    for row in diary_rows(file):
        followed[row.id] = here = followed.get(row.id, Followed(newest=row)).after(row)
        course = here.course
        trend = trend_of(course, row.day) if course else None
        flare = course.flare.stage if course else Stage.NONE
        yield for_programs(row, trend, flare) if as_json else for_people(row, trend, flare)


def for_programs(row: DiaryRow, trend: Trend | None, flare: Stage) -> str:
    """One object; before the first answer there are no numbers."""
    form: dict[str, Json] = {
        "id": row.id,
        "day": row.written,
        "word": (trend.word if trend else Word.CANNOT_TELL_YET).value,
        **dict.fromkeys(NUMBERS),
        **(_numbers(trend) if trend else {}),
        "flare": flare.value,
    }
    return json.dumps(form, allow_nan=False)


def _numbers(trend: Trend) -> Mapping[str, float]:
    level, ahead = trend.level, trend.next_week
    chances = (trend.change.better, trend.change.worse)
    return dict(zip(NUMBERS, (level.level, level.low, level.high, ahead.low, ahead.high, *chances), strict=True))


def for_people(row: DiaryRow, trend: Trend | None, flare: Stage) -> str:
    """One line of the table, in tenths of a point."""
    word = trend.word if trend else Word.CANNOT_TELL_YET
    level = f"{trend.level.level:.1f}" if trend else "-"
    ranges = (_range(trend.level), _range(trend.next_week)) if trend else ("-", "-")
    return in_columns((printable(row.id), row.written, word.value, level, *ranges, flare.value))


def in_columns(cells: tuple[str, ...]) -> str:
    """Cells under each other; one too long for its column pushes the rest on."""
    padded = [cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)]
    return "  ".join(padded).rstrip()


def _range(estimate: Estimate) -> str:
    return f"{estimate.low:.1f} to {estimate.high:.1f}"
