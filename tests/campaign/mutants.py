"""Sheets gone wrong: real documents with pieces cut, doubled, swapped, scrambled, broken off or run together."""

import random
import re
from collections.abc import Callable, Sequence
from functools import cache

from tests.corpus import gauge

SHORT = 600  # characters: most mutants begin from a short document, so that many can be tried
OFTEN_SHORT = 0.9
MOST_CHANGES = 6
LONGEST_PIECE = 60
_NUMBER = re.compile(r"\d+")
_ODD = (
    *("\u00a0", "\u200b", "\u202e", "\ufeff", "\u00ad", "\u2028", "\x00", "\x0b", "\t", "\r", "\ud83d", "\U0001f9d8"),
    *("\u0301", "\u0661", "\uff11", "\u00b2", "\u2460", "\u00bd", "\u2044", "\u2013", "\u00d7", "\u2022", "\u00df"),
    *("(", "|", "||", "- ", "1. ", "\n", "\n\n", " x ", "<b>", "**", "%", "{", "\\", '"', "'"),
)
_NUMBERS = (
    "0",
    "00",
    "1",
    "7",
    "10-",
    "-10",
    "10-15",
    "999",
    "99999",
    "1.5",
    ".5",
    "1/2",
    "1,000",
    "9" * 30,
    "ten",
    "\u0663",
)


@cache
def documents() -> tuple[Sequence[str], Sequence[str]]:
    """Every text that may be looked at: the short ones, and all of them."""
    texts = [each.text for each in (*gauge.seen(), *gauge.own())]
    return [text for text in texts if len(text) <= SHORT], texts


def a_document(dice: random.Random) -> str:
    """A text of the corpus, mostly a short one."""
    short, every = documents()
    return dice.choice(short if dice.random() < OFTEN_SHORT else every)


def _piece(text: str, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(text) + 1)
    return start, min(len(text), start + dice.randint(1, LONGEST_PIECE))


def cut(text: str, dice: random.Random) -> str:
    """A piece is gone."""
    start, end = _piece(text, dice)
    return text[:start] + text[end:]


def doubled(text: str, dice: random.Random) -> str:
    """A piece stands there several times."""
    start, end = _piece(text, dice)
    return text[:start] + text[start:end] * dice.randint(2, 9) + text[end:]


def swapped(text: str, dice: random.Random) -> str:
    """Two pieces have changed places."""
    places = sorted((*_piece(text, dice), *_piece(text, dice)))
    a, b, c, d = places
    return text[:a] + text[c:d] + text[b:c] + text[a:b] + text[d:]


def noisy(text: str, dice: random.Random) -> str:
    """Odd characters stand where none belong."""
    for _ in range(dice.randint(1, 8)):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(_ODD) + text[at:]
    return text


def renumbered(text: str, dice: random.Random) -> str:
    """Numbers say something else."""
    return _NUMBER.sub(lambda number: dice.choice(_NUMBERS) if dice.random() < 0.3 else number[0], text)


def broken_off(text: str, dice: random.Random) -> str:
    """The text ends in the middle, or begins there."""
    at = dice.randrange(len(text) + 1)
    return dice.choice((text[:at], text[at:]))


def run_together(text: str, dice: random.Random) -> str:
    """Another text follows, with or without a break."""
    return text + dice.choice(("", " ", "\n", "\n\n", "|")) + a_document(dice)


def in_one_line(text: str, dice: random.Random) -> str:
    """The ends of lines are lost, or stand after every few words."""
    return text.replace("\n", dice.choice((" ", "", "\r\n", "|")))


def in_other_letters(text: str, dice: random.Random) -> str:
    """Capitals where small letters were."""
    return dice.choice((str.upper, str.lower, str.swapcase, str.title))(text)


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    cut,
    cut,
    doubled,
    swapped,
    noisy,
    renumbered,
    broken_off,
    run_together,
    in_one_line,
    in_other_letters,
)


def mutant(seed: int) -> str:
    """The mutant of this number: always the same one, so that a bad one can be looked at again."""
    dice = random.Random(seed)
    text = a_document(dice)
    for _ in range(dice.randint(1, MOST_CHANGES)):
        text = dice.choice(CHANGES)(text, dice)
    return text
