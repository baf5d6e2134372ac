"""`bandstand trend`: any diary, row by row, and what is no diary."""

import contextlib
import csv
import io
import json
import tracemalloc
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.cli.diaries import told
from bandstand.cli.trend import trend
from bandstand.quantity import BandstandError, Pain
from bandstand.recovery import Answer, course_of
from bandstand.recovery import trend as trend_of
from bandstand.words import say
from tests.house.server import bandstand
from tests.recovery.diaries import TIMES, USUAL, made_up, on

KEYS = ["id", "day", "word", "level", "low", "high", "next_low", "next_high", "p_better", "p_worse", "flare"]
NUMBERS = KEYS[3:10]

Row = tuple[str, int, int | None]


def table(rows: Iterable[Row]) -> str:
    lines = [f"{id},{on(day)},{'' if pain is None else pain}" for id, day, pain in rows]
    return "\n".join(["id,day,pain", *lines, ""])


def lines_of(text: str | bytes) -> list[dict[str, Any]]:
    file = io.BytesIO(text.encode() if isinstance(text, str) else text)
    return [json.loads(line) for line in told(file, as_json=True)]


def refused(text: str | bytes) -> str:
    """The sentence about what is no diary."""
    with pytest.raises(BandstandError) as trouble:
        lines_of(text)
    return say(trouble.value.message)


def read_or_refused(text: str | bytes) -> None:
    """Nothing but a situation may come of a file; its sentence has all its values."""
    with contextlib.suppress(BandstandError):
        try:
            lines_of(text)
        except BandstandError as trouble:
            say(trouble.message)
            raise


def diary(id: str, seed: int, days: int = 112) -> list[Row]:
    return [(id, (each.day - on(0)).days, each.pain) for each in made_up(USUAL, seed, days=days)]


def any_rows() -> st.SearchStrategy[list[Row]]:
    """Some diaries in turn, each with its days in order, some without an answer and some told twice."""
    steps = st.tuples(st.sampled_from("abc"), st.integers(0, 9), st.none() | st.integers(0, 10))
    return st.lists(steps, min_size=1, max_size=60).map(_as_days)


def _as_days(steps: Sequence[Row]) -> list[Row]:
    days: dict[str, int] = {}
    rows = []
    for id, later, pain in steps:
        days[id] = days.get(id, 0) + later
        rows.append((id, days[id], pain))
    return rows


def test_every_row_has_a_line_with_the_agreed_keys_in_their_order() -> None:
    lines = lines_of(table([("a", 0, 3), ("b", 0, None), ("a", 1, 4)]))
    assert [list(line) for line in lines] == [KEYS] * 3
    assert [(line["id"], line["day"]) for line in lines] == [("a", str(on(0))), ("b", str(on(0))), ("a", str(on(1)))]


def test_before_the_first_answer_there_are_no_numbers() -> None:
    first, second = lines_of(table([("a", 0, None), ("a", 1, 0)]))
    assert all(first[key] is None for key in NUMBERS)
    assert (first["word"], first["flare"]) == ("cannot tell yet", "none")
    assert all(isinstance(second[key], float) for key in NUMBERS)


def test_a_line_says_what_the_answers_up_to_its_day_say() -> None:
    rows = diary("a", 3)
    for place, line in enumerate(lines_of(table(rows))):
        course = course_of(Answer(on(day), Pain(pain)) for _, day, pain in rows[: place + 1] if pain is not None)
        assert course is not None
        seen = trend_of(course, course.on)
        assert line["level"] == seen.level.level
        assert (line["low"], line["high"]) == (seen.level.low, seen.level.high)
        assert (line["next_low"], line["next_high"]) == (seen.next_week.low, seen.next_week.high)
        assert (line["p_better"], line["p_worse"]) == (seen.change.better, seen.change.worse)
        assert (line["word"], line["flare"]) == (seen.word.value, course.flare.stage.value)


@settings(max_examples=TIMES, deadline=None)
@given(any_rows(), st.data())
def test_every_beginning_of_a_file_gives_the_same_lines(rows: list[Row], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(rows)))
    assert lines_of(table(rows))[:place] == lines_of(table(rows[:place]))


@settings(max_examples=TIMES, deadline=None)
@given(any_rows())
def test_diaries_in_one_file_know_nothing_of_each_other(rows: list[Row]) -> None:
    together = lines_of(table(rows))
    for id in "abc":
        alone = lines_of(table([row for row in rows if row[0] == id]))
        assert [line for line in together if line["id"] == id] == alone


@settings(max_examples=TIMES, deadline=None)
@given(any_rows())
def test_a_row_without_an_answer_and_no_row_at_all_are_the_same(rows: list[Row]) -> None:
    lines = lines_of(table(rows))
    answered = [line for row, line in zip(rows, lines, strict=True) if row[2] is not None]
    assert lines_of(table([row for row in rows if row[2] is not None])) == answered


def test_of_a_day_told_twice_the_later_answer_counts_from_its_row_on() -> None:
    twice = lines_of(table([("a", 0, 3), ("a", 1, 9), ("a", 1, 4), ("a", 1, None), ("a", 2, 4)]))
    once = lines_of(table([("a", 0, 3), ("a", 1, 4), ("a", 2, 4)]))
    assert [twice[0], twice[2], twice[4]] == once
    assert twice[3] == twice[2]


def test_days_may_be_counted_and_columns_may_stand_anywhere() -> None:
    counted = lines_of('﻿Pain, note ,ID,Day\r\n3,"a, ""b""",x,0\r\n\r\n4.0,,x,7\r\n,,x,8\r\n'.encode())
    dated = lines_of(table([("x", 0, 3), ("x", 7, 4), ("x", 8, None)]))
    assert [line["day"] for line in counted] == ["0", "7", "8"]
    assert [{**line, "day": ""} for line in counted] == [{**line, "day": ""} for line in dated]


def test_a_table_with_a_heading_alone_has_no_lines() -> None:
    assert lines_of("id,day,pain\n") == []


@pytest.mark.parametrize("text", ["", "\n\n", "id,day\na,2026-03-02\n", "a,2026-03-02,3\n", "id,day,pain,pain\n"])
def test_columns_that_are_not_named_are_asked_for(text: str) -> None:
    assert refused(text) == (
        "The first line has to name the columns id, day and pain, once each. Put them there, and try again."
    )


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("a,2026-02-30,3", "Line 2: 2026-02-30 is no day. "),
        ("a,02/03/2026,3", "Line 2: 02/03/2026 is no day. "),
        ("a,0001-01-01,3", "Line 2: 0001-01-01 is no day. "),
        ("a,²,3", "Line 2: ² is no day. "),
        (",,", "Line 2:   is no day. "),
        ("a,,3", "Line 2:   is no day. "),
        (f"a,{'9' * 5000},3", f"Line 2: {'9' * 40} is no day. "),
        ("a,0,11", "Line 2: 11 is no pain. "),
        ("a,0,-1", "Line 2: -1 is no pain. "),
        ("a,0,3.5", "Line 2: 3.5 is no pain. "),
        ("a,0,nan", "Line 2: nan is no pain. "),
        ("a,0,\x1b[2J", "Line 2: ?[2J is no pain. "),
        ("a,0", "Line 2 has 2 cells and the first line 3. "),
        ("a,0,3,4", "Line 2 has 4 cells and the first line 3. "),
        ("a,1,3\na,0,3", "Line 3 goes back before the day of line 2. "),
        ("a,1,3\na,2026-03-02,3", "Line 3 counts days and line 2 has dates, or the other way. "),
        ('a,0,3"', "Line 2: 3? is no pain. "),
        ('a,0,"3"3', "Line 2 is no row of a table with commas. "),
        ('a,0,"3', "Line 2 is no row of a table with commas. "),
    ],
)
def test_what_is_no_row_is_told_by_its_line(row: str, sentence: str) -> None:
    assert refused(f"id,day,pain\n{row}\n").startswith(sentence.replace("3?", '3"'))


def test_what_is_no_text_is_told_by_its_line() -> None:
    assert refused(b"id,day,pain\na,0,\xff\n").startswith("Line 2 is not text in UTF-8.")
    assert refused("id,day,pain\n".encode("utf-16")).startswith("Line 1 is not text in UTF-8.")
    assert refused(b"id,day,pain\n" + b"a" * 70_000).startswith("Line 2 is longer than 64 kilobytes.")
    assert refused(b'id,day,pain\n"' + b"a\n" * 200_000).startswith("Line ")


@settings(max_examples=4 * TIMES, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"id,day,pain\n", b"id,day,pain\na,0,3\n"]))
def test_whatever_stands_in_a_file_it_is_read_or_refused_in_a_sentence(noise: bytes, begun: bytes) -> None:
    read_or_refused(begun + noise)


@settings(max_examples=4 * TIMES, deadline=None)
@given(st.lists(st.lists(st.sampled_from(["a", "0", "1", "99", "", '"', "\r", "1e3", "2026-12-31", "\uff15", " 3 "]))))
def test_rows_of_odd_cells_are_read_or_refused_in_a_sentence(rows: list[list[str]]) -> None:
    text = io.StringIO()
    csv.writer(text).writerows([["id", "day", "pain"], *rows])
    read_or_refused(text.getvalue())


def test_what_was_read_before_a_broken_row_is_printed_and_the_command_ends_with_1(tmp_path: Path) -> None:
    (tmp_path / "diary.csv").write_text("id,day,pain\na,0,3\na,1,many\n")
    told = bandstand(tmp_path / "home", "trend", str(tmp_path / "diary.csv"), "--json")
    assert told.returncode == 1
    assert json.loads(told.stdout)["level"] > 0
    assert told.stderr == ("Line 3: many is no pain. Write a whole number from 0 to 10, or nothing for no answer.\n")
    assert not (tmp_path / "home").exists()


def test_people_read_a_table_in_tenths(tmp_path: Path) -> None:
    path = tmp_path / "diary.csv"
    path.write_text(table([("hip\x1b", 0, None), *(("hip\x1b", day, 3) for day in range(1, 40))]))
    shown = CliRunner().invoke(trend, [str(path)]).output.splitlines()
    assert shown[0].split() == ["id", "day", "word", "level", "80", "%", "range", "next", "week", "flare"]
    assert shown[1] == f"hip?          {on(0)}  cannot tell yet  -      -            -            none"
    assert shown[-1].startswith(f"hip?          {on(39)}  steady           3.0")


def test_a_long_diary_is_read_in_the_memory_of_a_short_one() -> None:
    def peak(days: int) -> int:
        file = io.BytesIO(table(("a", day, day % 7) for day in range(days)).encode())
        tracemalloc.start()
        for _ in told(file, as_json=True):
            pass
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(40)  # what is made once, whatever is read
    assert peak(3000) < 500_000, "one kept row would be three hundred bytes, one kept course seven thousand"
