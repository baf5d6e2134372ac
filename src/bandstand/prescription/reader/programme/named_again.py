"""Which exercise of the programme a sentence names."""

from collections.abc import Sequence
from dataclasses import replace

from bandstand.prescription.reader.known import known
from bandstand.prescription.reader.lines.names import words_between
from bandstand.prescription.reader.lines.vocabulary import JOINERS
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.regions import Entry

MOST_ALIKE = 4  # exercises looked at for each word: more of the same name are not told apart
LEAST_SHARE = 0.6  # of the words of a name


class Named:
    """The names of a programme, found by their words."""

    def __init__(self, text: str, entries: Sequence[Entry]) -> None:
        self._text = text
        self._full = [f" {' '.join(self._words(entry.name_start, entry.name_end))} " for entry in entries]
        self._by_word: dict[str, list[int]] = {}
        for at, name in enumerate(self._full):
            for word in set(name.split()) - JOINERS:
                alike = self._by_word.setdefault(word, [])
                if len(alike) < MOST_ALIKE:
                    alike.append(at)

    def in_full(self, start: int, end: int) -> int | None:
        """The one exercise named in full between two places, None where none or several are."""
        words = self._words(start, end)
        said = f" {' '.join(words)} "
        named = [at for at in self._candidates(words) if self._full[at] in said]
        return named[0] if len(named) == 1 else None

    def closest(self, start: int, end: int) -> int | None:
        """The exercise most of whose name is said between two places, None where none is."""
        said = set(self._words(start, end))
        shares = {at: self._share(at, said) for at in self._candidates(said)}
        best = max(shares, key=lambda at: (shares[at], -at), default=None)
        return best if best is not None and shares[best] >= LEAST_SHARE else None

    def _candidates(self, words: Sequence[str] | set[str]) -> list[int]:
        return sorted({at for word in words for at in self._by_word.get(word, ())})

    def _share(self, at: int, said: set[str]) -> float:
        own = set(self._full[at].split()) - JOINERS
        return len(own & said) / len(own) if own else 0.0

    def _words(self, start: int, end: int) -> list[str]:
        return [
            word.text.removesuffix("s") if len(word.text) > 3 else word.text
            for word in words_between(self._text, start, end)
        ]


MOST_WORDS_BEFORE = 2


def completed(text: str, entry: Entry) -> Entry:
    """A name that is nearly one of the catalogue's with the words before it: "latteral | band walk"."""
    if known(text[entry.name_start : entry.name_end]) is not None:
        return entry
    start = entry.name_start
    for _ in range(MOST_WORDS_BEFORE):
        word = _WORD_BEFORE.search(text, max(0, start - LONGEST_WORD), start)
        if word is None:
            return entry
        start = word.start()
        if known(text[start : entry.name_end]) is not None:
            return replace(entry, name_start=start, start=min(entry.start, start))
    return entry


_WORD_BEFORE = Pattern(r"[a-z]{3,14} $")
LONGEST_WORD = 15  # characters, with the space behind it
