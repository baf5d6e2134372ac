"""The lines of a sheet with their heads and doses, as the judges of its lists and titles look them up."""

from collections.abc import Sequence
from functools import cached_property

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Field, Phrase, between
from bandstand.prescription.reader.lines.first_words import is_barred, is_forbidding
from bandstand.prescription.reader.lines.heads import Head
from bandstand.prescription.reader.lines.names import words_between
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.programme.words_for_all import ALL_OF_THEM

COUNTED = frozenset({Field.SETS, Field.REPS})
OPENING = 40  # characters: how a line begins


class Page:
    """Every line by its place among the heads."""

    def __init__(self, text: str, heads: Sequence[Head], phrases: Sequence[Phrase]) -> None:
        self.text, self.phrases = text, phrases
        self.heads = list(heads)

    @cached_property
    def first_of_all(self) -> int:
        """The first line that gives several exercises a part of their dose; beyond the last where none does."""
        return self._first_of_all(AMOUNTS | {Field.FREQUENCY})

    @cached_property
    def first_counting_for_all(self) -> int:
        """The first line that gives several exercises their sets or repetitions."""
        return self._first_of_all(COUNTED)

    def _first_of_all(self, fields: frozenset[Field]) -> int:
        lines = range(len(self.heads))
        told = (at for at in lines if self.fields(at, at + 1) & fields and self.speaks_of_all(at))
        return next(told, 2 * len(self.heads) + OPENING)

    def words(self, at: int) -> list[str]:
        """The words of the head of a line."""
        return list(self.heads[at].words)

    def said(self, at: int) -> str:
        """A line in small letters; of a long one its last sentence, for that leads over to what follows."""
        line = self.heads[at].line
        *_, (start, end) = sentences(self.text, line.start, line.end)
        return self.text[start:end].lower()

    def fields(self, start: int, end: int) -> set[Field]:
        """The parts of a dose that stand in the lines from one place to another."""
        if start >= end:
            return set()
        return self.fields_between(self.heads[start].line.start, self.heads[end - 1].line.end)

    def fields_between(self, start: int, end: int) -> set[Field]:
        """The parts of a dose that stand in a stretch of text."""
        return {phrase.field for phrase in between(self.phrases, start, end)}

    def has_amount(self, start: int, end: int) -> bool:
        """Whether sets, repetitions, a time or a way stand in these lines."""
        return bool(self.fields(start, end) & AMOUNTS)

    def opening(self, at: int) -> list[str]:
        """The words a line begins with."""
        line = self.heads[at].line
        return [word.text for word in words_between(self.text, line.start, min(line.end, line.start + OPENING))]

    def speaks_of_all(self, at: int) -> bool:
        """Whether a line is about several exercises at once."""
        return ALL_OF_THEM.search(self.text, self.heads[at].line.start, self.heads[at].line.end) is not None

    def is_barred(self, at: int) -> bool:
        """Whether a line tells of ice, of rest or of what not to do."""
        head = self.heads[at]
        return is_barred(self.text, head.words, head.start, head.end, head.line.end)

    def is_forbidding(self, at: int) -> bool:
        """Whether a line opens with a "no" or "don't"."""
        line = self.heads[at].line
        return is_forbidding(self.text, line.start, line.end)
