"""Exercises told in running text: each is brought up, described and dosed, and then the next one begins."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from bandstand.prescription.reader.doses.phrases import Field, Phrase, between
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.regions import Common, Entry
from bandstand.prescription.reader.told import cues
from bandstand.prescription.reader.told.brought_up import is_unmarked, tellings


class Told(NamedTuple):
    """What running text gives: the exercises, and the stretches that are about all of them."""

    entries: list[Entry]
    shared: list[Common]


def running(text: str, start: int, end: int, section: int, phrases: Sequence[Phrase], *, alone: bool = True) -> Told:
    """The exercises of a paragraph or a talk, each from where it is brought up to where the next one is."""
    found = [each for each in tellings(text, start, end, phrases, alone=alone) if each.name]
    unmarked = is_unmarked(text, start, end)
    told = Told([], [])
    of_all = [_OfAll(text, cues.FOR_ALL), _OfAll(text, cues.FOR_ALL_AT_LAST)]
    for each, stop in zip(found, _stops([each.start for each in found], end), strict=True):
        if each.name is None:
            continue
        own = _own_end(of_all if unmarked and stop == end else of_all[:1], each.name[1], stop)
        told.entries.append(
            Entry(name_start=each.name[0], name_end=each.name[1], start=each.start, end=own, section=section)
        )
        if own < stop:
            told.shared.append(Common(start=own, end=stop, section=None, leading=False))
    if often := _how_often_at_last(text, told.entries, phrases):
        told.shared.append(Common(start=often[0], end=often[1], section=None, leading=False))
        told.entries[-1] = replace(told.entries[-1], end=often[0])
    first = min((each.start for each in found), default=start)
    told.shared.extend(_before(text, start, first, section, unmarked=unmarked))
    return told


def _stops(starts: Sequence[int], end: int) -> list[int]:
    """For each place, the next one that lies behind it; those of one list begin at one place."""
    stops = [end] * len(starts)
    for at in range(len(starts) - 2, -1, -1):
        following = starts[at + 1]
        stops[at] = following if following > starts[at] else stops[at + 1]
    return stops


FEW = 14  # characters beside a frequency that is a sentence of its own


def _how_often_at_last(text: str, entries: Sequence[Entry], phrases: Sequence[Phrase]) -> tuple[int, int] | None:
    """ "... and side steps, 10 each way. 3 times a week." At the end, how often is told of all told before."""
    if len(entries) < 2 or any(_often(phrases, each.start, each.end) for each in entries[:-1]):
        return None
    for begin, stop in [*sentences(text, entries[-1].name_end, entries[-1].end)][1:]:
        often = _often(phrases, begin, stop)
        alone = len(often) == len(between(phrases, begin, stop)) == 1
        if alone and stop - begin - (often[0].end - often[0].start) <= FEW:
            return begin, entries[-1].end
    return None


def _often(phrases: Sequence[Phrase], start: int, end: int) -> list[Phrase]:
    return [each for each in between(phrases, start, end) if each.field is Field.FREQUENCY]


def _before(text: str, start: int, first: int, section: int, *, unmarked: bool) -> Iterator[Common]:
    """What is said before the first exercise; in text without marks, from where it speaks of all."""
    if unmarked:
        cue = cues.FOR_ALL_TO_COME.search(text, start, first)
        start = cue.start() if cue else first
    for begin, stop in sentences(text, start, first):
        if not cues.ABOUT_SOMEBODY.search(text, begin, stop):
            yield Common(start=begin, end=stop, section=section, leading=True)


class _OfAll:
    """Where words about all of them stand: looked for once up to each end, for names of one list share it."""

    def __init__(self, text: str, pattern: Pattern) -> None:
        self._text, self._pattern = text, pattern
        self._found: tuple[int, int | None] = (-1, None)  # up to where it was looked, and what was found

    def after(self, start: int, end: int) -> int | None:
        """The first such words between two places, None where there are none. Starts come in the order of the text."""
        looked, at = self._found
        if looked != end or (at is not None and at < start):
            found = self._pattern.search(self._text, start, end)
            at = found.start() if found else None
            self._found = (end, at)
        return at


def _own_end(of_all: Sequence[_OfAll], start: int, end: int) -> int:
    """Where the words about one exercise end: what is said of all of them is about no single one."""
    return min((at for each in of_all if (at := each.after(start, end)) is not None), default=end)
