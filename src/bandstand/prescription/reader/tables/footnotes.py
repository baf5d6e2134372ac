"""Footnotes: "3 x 10*" and, below, "*each side". What the note says holds where its mark stands, and nowhere else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from bandstand.prescription.reader.doses.phrases import Phrase, between
from bandstand.prescription.reader.patterns import Pattern

LONGEST_NOTE = 80  # characters
MOST_MARKS = 60  # places one note is looked up from
MOST_NOTES = 12
_MARKS = r"\*{1,4}|[\u2020\u2021\u00a7\u00b9\u00b2\u00b3#]"
_NOTE = Pattern(
    rf"(?m:^)[ \t]{{0,6}}(?:\d{{1,2}}[.)] ?)?(?P<mark>{_MARKS})[ :]?(?=[^\W_])"
    rf"(?P<note>[^\n|]{{2,{LONGEST_NOTE}}})(?m:$)"
)


def with_footnotes(text: str, found: Sequence[Phrase]) -> list[Phrase]:
    """The phrases of the text; those of a footnote stand where its mark does."""
    notes = list(_notes(text, found))
    if not notes:
        return list(found)
    inside = {at for note, _ in notes for at in range(note.start("note"), note.end("note"))}
    moved = [
        replace(said, start=at, end=end, words=(said.start, said.end))
        for note, places in notes
        for at, end in places[:MOST_MARKS]
        for said in _of(note, found)
    ]
    return sorted([*(each for each in found if each.start not in inside), *moved], key=lambda each: each.start)


def _of(note: re.Match[str], found: Sequence[Phrase]) -> Sequence[Phrase]:
    return between(found, note.start("note"), note.end("note"))


def _notes(text: str, found: Sequence[Phrase]) -> Iterator[tuple[re.Match[str], list[tuple[int, int]]]]:
    """The notes that carry a dose, with the places before them where their marks stand behind a word.

    Where one mark of a sheet leads to its note, a note that no mark leads to is about nothing: it is dropped. Where
    none does, the marks are bullets.
    """
    dosed = [note for note in islice(_NOTE.finditer(text), MOST_NOTES) if _of(note, found)]
    places = [_places(text, note) for note in dosed]
    if any(places):
        yield from zip(dosed, places, strict=True)


def _places(text: str, note: re.Match[str]) -> list[tuple[int, int]]:
    marks = _marks(note["mark"]).finditer(text, 0, note.start())
    return [mark.span() for mark in marks if _is_behind_a_word(mark)]


def _marks(mark: str) -> Pattern:
    return Pattern(rf"(?<!{re.escape(mark[0])}){re.escape(mark)}(?!{re.escape(mark[0])})", minds_capitals=True)


def _is_behind_a_word(mark: re.Match[str]) -> bool:
    text = mark.string
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return (before.isalnum() or before in ")]") and (not after or after in " \n|,.;)")
