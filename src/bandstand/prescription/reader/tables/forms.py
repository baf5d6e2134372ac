"""Forms: labels with their values, "REPS: 10 SETS: 3 HOLD: 2 DAILY: 1" or "Sets 3 Reps 12 Rest 60".

A label is a heading beside its cell: what stands after it is read as a column reads its cells.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bandstand.prescription.reader.doses.phrases import Field, Phrase, between
from bandstand.prescription.reader.lines.names import mentions
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.tables.headings import Column, Tells, column_at, is_heading, said_under

LONGEST_LABEL = 40  # characters
LONGEST_VALUE = 80


class _Field(NamedTuple):
    """A label and where its value stands."""

    column: Column
    start: int
    value: int
    end: int


def with_forms(text: str, found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of the text; of labelled values what the label says they are."""
    fields = sorted([*_marked(text), *_in_turn(text)], key=lambda field: field.start)
    apart: list[_Field] = []
    read: list[Phrase] = []
    for at, one in enumerate(fields):
        overlaps = at + 1 < len(fields) and fields[at + 1].start < one.value
        said = [] if overlaps else _read(text, one, found)
        if any(_is_of(one.column, each) for each in said):
            apart.append(one)
            read += said
    kept: list[Phrase] = []
    at = 0
    for each in found:
        while at < len(apart) and apart[at].end <= each.start:
            at += 1
        if at == len(apart) or each.start < apart[at].start:
            kept.append(each)
    return sorted([*kept, *read], key=lambda each: each.start)


def _read(text: str, field: _Field, found: Sequence[Phrase]) -> list[Phrase]:
    """What a label and its value say; a number without a unit lights up with its label."""
    said = said_under(field.column, text, field.value, field.end, between(found, field.value, field.end))
    return [_lit(text, field, each) for each in said]


def _lit(text: str, field: _Field, said: Phrase) -> Phrase:
    bare = said.start == field.value and _BARE.fullmatch(text, said.start, said.end)
    return replace(said, start=field.start) if bare else said


def _is_of(column: Column, said: Phrase) -> bool:
    """Whether a value tells what its label promises: "Daily: 3 sets of 10" is no number of times a day."""
    return column.tells is Tells.CROSSED or said.field is column.field or said.field in (Field.TIME, Field.HOLD)


_BARE = Pattern(r"[\d.,-]{1,9}", minds_capitals=True)
_MARK = Pattern(r" ?[:=] ?(?=[^\s:=])", minds_capitals=True)
_EDGE = Pattern(r"[\n|;:=.,/()\d\u2022]|- ", minds_capitals=True)
_VALUE = Pattern(
    r"(?:up to |about |at least |approx(?:imately|\.)? |every |~)?(?:\d|once|each|both|daily|every|none|no\b|-)"
)
_UNIT = Pattern(r" ?(?:s|secs?|seconds?|mins?|minutes?|kgs?|lbs?)\b")
_VALUE_END = Pattern(r"[\n|;]|[.!?](?= |\n|$)")
_LEADS_ON = Pattern(r"\bof$")  # "3 rounds of: 10 squats" counts the rounds, and labels nothing
_WORD = Pattern(r"[^\s]{1,24}", minds_capitals=True)


def _marked(text: str) -> Iterator[_Field]:
    """Labels with a colon; a value reaches to the next label or the end of its part of the line."""
    labels = [place for mark in _MARK.finditer(text) if (place := _label_before(text, mark)) is not None]
    for at, (column, start, value) in enumerate(labels):
        far = min(len(text), value + LONGEST_VALUE)
        stop = _VALUE_END.search(text, value, far)
        end = min([stop.start() if stop else far, *(each[1] for each in labels[at + 1 : at + 2])])
        counts = column.field in (Field.SETS, Field.REPS)
        name = next((each.start for each in mentions(text, value, end) if each.strong), end) if counts else end
        if not (name == _past_number(text, value) and text[max(0, start - 2) : start - 1].isdigit()):
            yield _Field(column, start, value, name)


def _past_number(text: str, at: int) -> int:
    """Where the word begins that a number counts: of "3 rounds: 10 squats" the ten are no label's value."""
    number = _COUNTING.match(text, at)
    return number.end() if number else -1


_COUNTING = Pattern(r"\d{1,3} ")


def _label_before(text: str, mark: re.Match[str]) -> tuple[Column, int, int] | None:
    """The label that ends at a colon and opens its part of the line: "Quad sets: 10" has none."""
    begin = max(0, mark.start() - LONGEST_LABEL)
    edges = [edge.end() for edge in _EDGE.finditer(text, begin, mark.start())]
    start = edges[-1] if edges else begin
    if start > 0 and text[start - 1].isdigit() and (unit := _UNIT.match(text, start, mark.start())):
        start = unit.end()
    word = _WORD.search(text, start, mark.start())
    if word is None or not is_heading(text[word.start() : mark.start()]) or not _VALUE.match(text, mark.end()):
        return None
    if _LEADS_ON.search(text, word.start(), mark.start()):
        return None
    column = column_at(text, word.start(), mark.start())
    return (column, word.start(), mark.end()) if column.tells in (Tells.DOSE, Tells.CROSSED) else None


_LABELS = r"(?:sets?|reps?|repetitions?|rounds?|hold(?: time)?|rest|frequency|daily|weekly)"
_TURN = Pattern(rf"(?P<label>{_LABELS}) (?P<value>\d[\d.-]{{0,6}}(?: ?[a-z]{{1,7}}(?! ?\d))?)[,;/]? ?")
_RUN = Pattern(rf"(?m:^)\W{{0,4}}(?=(?:{_LABELS} \d))")


def _in_turn(text: str) -> Iterator[_Field]:
    """A line that is nothing but labels and numbers in turn."""
    for run in _RUN.finditer(text):
        end = text.find("\n", run.end())
        yield from _fields_of_line(text, run.end(), end if end >= 0 else len(text))


def _fields_of_line(text: str, start: int, end: int) -> list[_Field]:
    fields: list[_Field] = []
    while start < end and (turn := _TURN.match(text, start, min(end, start + LONGEST_VALUE))):
        fields.append(
            _Field(column_at(text, *turn.span("label")), turn.start(), turn.start("value"), turn.end("value"))
        )
        start = turn.end()
    return fields if len(fields) > 1 and start >= end else []
