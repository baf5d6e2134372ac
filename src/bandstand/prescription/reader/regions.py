"""The sixth step: the exercises in order, each with the stretch of text that is about it, and the wider scopes."""

from collections.abc import Sequence
from dataclasses import dataclass

from bandstand.prescription.reader.blocks import Line
from bandstand.prescription.reader.titles import Head, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An exercise by its name's place, and the text [start, end) that speaks of it."""

    name_start: int
    name_end: int
    start: int
    end: int
    section: int  # number of the section it stands in
    name: str = ""  # only where the text writes no name that could be pointed at as it stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """Text that is about no single exercise: [start, end), for one section or, with None, for the whole sheet."""

    start: int
    end: int
    section: int | None
    leading: bool  # it stands before the exercises it speaks of


def regions(lines: Sequence[Line], heads: Sequence[Head], found: Sequence[Role]) -> tuple[list[Entry], list[Common]]:
    """Walk down the lines: a name opens an exercise, a section closes it."""
    entries: list[Entry] = []
    common: list[Common] = []
    section = 0
    open_entry = False
    for head, role in zip(heads, found, strict=True):
        if role is Role.NAME:
            entries.append(Entry(name_start=head.start, name_end=head.end, start=head.start, end=head.line.end, section=section))
            open_entry = True
        elif role is Role.SECTION:
            section += bool(entries)
            open_entry = False
            common.append(_common(head.line, section, leading=True, any_before=bool(entries)))
        elif open_entry:
            entries[-1] = _reaching(entries[-1], head.line.end)
        else:
            common.append(_common(head.line, section, leading=True, any_before=bool(entries)))
    return entries, common


def _common(line: Line, section: int, *, leading: bool, any_before: bool) -> Common:
    return Common(start=line.start, end=line.end, section=section if any_before else None, leading=leading)


def _reaching(entry: Entry, end: int) -> Entry:
    return Entry(name_start=entry.name_start, name_end=entry.name_end, start=entry.start, end=end, section=entry.section, name=entry.name)
