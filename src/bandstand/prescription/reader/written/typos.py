"""Slips of the finger in the words of a dose: "secnds", "repititions", "sest" beside a number."""

from functools import cache

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.wordlists import words
from bandstand.prescription.reader.written.normalise import Normal

_DOSE_WORDS = words(
    "seconds second minutes minute repetitions repetition times sets reps repeat daily twice weekly "
    "hold rest each every"
)
# Words of their own that a slip would make of one of these.
_OTHER_WORDS = words("resp minuet")
SHORTEST_TO_LOSE_A_LETTER = 6  # letters: "time" is no slip of "times"
_VOWELS = "aeiouy"

_WORD = Pattern(r"(?<![\w'-])[a-z]{4,13}(?![\w'-])")


def without_slips(normal: Normal) -> Normal:
    """The words of a dose as they were meant; every other word is left as it stands, letter for letter."""
    slips = _slips()
    found = {word[0].lower() for word in _WORD.finditer(normal.text)} & slips.keys()
    if not found:
        return normal
    wrong = Pattern(rf"(?<![\w'-])(?:{'|'.join(sorted(found))})(?![\w'-])")
    return normal.rewritten(wrong, lambda word: slips[word[0].lower()])


@cache
def _slips() -> dict[str, str]:
    """Every way one finger slips in one of these words: letters that changed places, one that is missing or doubled,
    one vowel for another."""
    found = {slip: word for word in sorted(_DOSE_WORDS) for slip in _slips_of(word)}
    return {slip: word for slip, word in found.items() if slip not in _DOSE_WORDS | _OTHER_WORDS}


def _slips_of(word: str) -> set[str]:
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    if len(word) < SHORTEST_TO_LOSE_A_LETTER:
        return {slip for slip in swapped if slip[0] == word[0]} | ({"dayly"} if word == "daily" else set())
    lost = {word[:at] + word[at + 1 :] for at in range(1, len(word) - 1)}
    doubled = {word[:at] + word[at] + word[at:] for at in range(1, len(word))}
    vowels = {
        word[:at] + other + word[at + 1 :]
        for at, letter in enumerate(word)
        if letter in _VOWELS and len(word) > SHORTEST_TO_LOSE_A_LETTER
        for other in _VOWELS
    }
    return swapped | lost | doubled | vowels
