"""Counts that their place explains: between labels, before brackets, before a name that opens a line."""

import re
from collections.abc import Sequence

from bandstand.prescription.reader.doses.phrases import Field, Finder, Phrase, amount, amount_of, phrase
from bandstand.prescription.reader.lines.names import mentions
from bandstand.prescription.reader.patterns import Pattern

LONGEST_NAME = 48  # characters behind a number that opens a line


def _reps(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.REPS, amount_of(match, "n"), match.span()),)


def _labelled_in_turn(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "Reps 10 Sets 3": each label stands before its own number."""
    one, other = (_FIELD_OF[match[name][0].lower() + match[name][1].lower()] for name in ("one", "other"))
    if one is other:
        return None
    first = (match.start("one"), match.end("a2" if match["a2"] else "a1"))
    return (
        phrase(one, amount_of(match, "a"), first),
        phrase(other, amount_of(match, "b"), (match.start("other"), match.end())),
    )


LONGEST_FORM = 80  # characters
_REPEATED = Pattern(r"\brepeat ?:? ?\d")


def _completed(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "Complete: 2" below "Repeat: 10" counts sets."""
    if not _REPEATED.search(match.string, max(0, match.start() - LONGEST_FORM), match.start()):
        return None
    return (phrase(Field.SETS, amount_of(match, "n"), match.span()),)


_FIELD_OF = {"se": Field.SETS, "ro": Field.SETS, "re": Field.REPS}
_LABEL = r"(?:sets|reps|repetitions|rounds)"


def _opening_with_a_count(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "10 press ups against the wall": the line goes on with the name of a movement, in the plural."""
    name = next(iter(mentions(match.string, match.end(), min(len(match.string), match.end() + LONGEST_NAME))), None)
    if name is None or name.start != match.end() or not name.strong or match.string[name.end - 1] != "s":
        return None
    return (phrase(Field.REPS, amount_of(match, "n"), (match.start("n1"), match.end() - 1)),)


# Looked for before the other counts.
WAYS = (
    Finder(
        "reps 10, sets 3",
        Pattern(
            rf"(?<!\d )(?<!\d)\b(?P<one>{_LABEL}) "
            + amount("a")
            + rf"[ ,;|/]{{1,3}}(?P<other>{_LABEL}) "
            + amount("b")
            + rf"(?! ?(?:{_LABEL}|x ?\d))"
        ),
        _labelled_in_turn,
        why="where labels and numbers take turns, each label is of the number behind it",
        examples=("Reps 10 Sets 3", "Sets 2, reps 12, hold 5 s"),
    ),
    Finder(
        "repeat: 10, complete: 2",
        Pattern(r"(?<=\n)complete ?: ?" + amount("n") + r"(?= ?(?:\n|$))"),
        lambda match: _completed(match),
        why="a form that tells how often to repeat tells in the end how many sets to complete",
        examples=("Repeat: 10\nHold: 3 s\nComplete: 2", "Repeat: 8 times\nComplete: 3"),
    ),
)
FINDERS = (
    Finder(
        "15 (2 sets)",
        Pattern(r"(?<=[a-z:] )" + amount("n") + r"(?= \(\d{1,2}(?:-\d{1,2})? (?:sets?|rounds?)\))"),
        _reps,
        why="a number before its sets in brackets counts repetitions",
        examples=("Squats 15 (2 sets)", "Rows: 12 (3 sets)"),
    ),
    Finder(
        "3 holds of 30 seconds",
        Pattern(
            amount("n")
            + r" (?=\d{1,3}(?:-\d{1,3})?[ -]?(?:seconds?|secs?|s|minutes?|mins?) (?:holds|stretches|squeezes|reps)\b)"
        ),
        _reps,
        why="so many holds of so many seconds",
        examples=("Three 30-second holds.", "Do 5 ten-second squeezes."),
    ),
    Finder(
        "10 press ups",
        Pattern(r"(?m:^)(?:[-*\u2022] ?)?" + amount("n") + r" (?=[a-z])"),
        lambda match: _opening_with_a_count(match),
        why="a line that opens with a number and the name of a movement counts it",
        examples=("10 press ups against the wall", "- 8 wall press ups"),
    ),
)
