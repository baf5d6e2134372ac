"""Names that are told again: the same words, or all the words of the shorter name in the longer one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from bandstand.prescription.reader.lines.names import words_between
from bandstand.prescription.reader.programme.regions import Entry

FEW_WORDS = 6  # of a name: every choice of its words is kept, so that no name is held against all others
LATELY = 8  # exercises back in a talk


def key_of(text: str, start: int, end: int) -> frozenset[str]:
    """The words of a name, one or many alike."""
    return frozenset(word.text.removesuffix("s") for word in words_between(text, start, end))


def key(text: str, entry: Entry) -> frozenset[str]:
    """The words of the name of an exercise."""
    return key_of(text, entry.name_start, entry.name_end)


class NamesTold:
    """The names of exercises that have lines of their own."""

    def __init__(self, text: str, entries: Sequence[Entry]) -> None:
        self._keys = {key(text, entry) for entry in entries}
        self._long = [each for each in self._keys if len(each) > FEW_WORDS]
        self._parts = {part for each in self._keys for part in _parts(each)}

    def __bool__(self) -> bool:
        return bool(self._keys)

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of them has just these words."""
        return words in self._keys

    def tells(self, words: frozenset[str]) -> bool:
        """Whether one of them has all these words, or none but these."""
        if words in self._parts or any(part in self._keys for part in _parts(words)):
            return True
        if len(words) > FEW_WORDS:
            return any(words <= each or each <= words for each in self._keys)
        return any(words <= each for each in self._long)


def _parts(words: frozenset[str]) -> Iterator[frozenset[str]]:
    """Every choice of a few words."""
    if len(words) <= FEW_WORDS:
        for many in range(len(words) + 1):
            yield from map(frozenset, combinations(words, many))


def told_twice_once(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """A name that comes again in the same talk goes on with the exercise it began."""
    kept: list[Entry] = []
    keys: list[frozenset[str]] = []
    for entry in entries:
        own = key(text, entry)
        if own in keys[-LATELY:-1]:
            continue
        same_list = kept and kept[-1].start == entry.start
        if kept and not same_list and (own <= keys[-1] or keys[-1] <= own):
            kept[-1] = replace(_bare(kept[-1]), end=entry.end, section=entry.section)
        else:
            kept.append(entry)
            keys.append(own)
    return kept


def _bare(entry: Entry) -> Entry:
    return Entry(name_start=entry.name_start, name_end=entry.name_end, start=entry.start, end=entry.end)
