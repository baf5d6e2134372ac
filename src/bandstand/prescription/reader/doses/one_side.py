"""A dose for one side: "right only", "3 x 10 on the injured leg"; of the sound side it is shown, not taken."""

import re
from collections.abc import Sequence

from bandstand.prescription.dose import Sides
from bandstand.prescription.reader.doses.phrases import Field, Finder, Phrase, amount, amount_of, phrase
from bandstand.prescription.reader.doses.units import LIMB
from bandstand.prescription.reader.patterns import Pattern

LOOKS_BACK = 40  # characters before, and after, in which the other side may have its turn
LOOKS_ON = 100
_ONE = (
    r"(?:left|right|affected|unaffected|injured|uninjured|operated|operative|surgical|involved|bad|sore|weak(?:er)?|"
    r"strong(?:er)?|painful|good)"
)
# "(?:reps )on the right": told of what was just counted; "stand on the right leg" is how one stands.
_COUNTED = Pattern(
    r"(?:\d|\b(?:reps?|repetitions|times|sets?|rounds?|(?<!')s|secs?|seconds?|mins?|minutes?|"
    r"all(?: of (?:these|them))?|everything|exercises))[ ,(:-]{1,3}$"
)
_BOTH_TURNS = Pattern(r"\b(?:each|both|other|opposite|switch|swap|change|alternat\w{1,4}|per|every)\b")
_OPPOSITE = {"left": "right", "right": "left", "l": "right", "r": "left"}


_WHICH = (
    (Sides.LEFT, Pattern(r"\b(?:left|l)\b")),
    (Sides.RIGHT, Pattern(r"\b(?:right|r)\b")),
    (Sides.HURT, Pattern(r"\b(?:affected|injured|operated|operative|surgical|involved|bad|sore|painful)\b")),
)


def one_side(text: str, span: tuple[int, int]) -> Phrase:
    """The dose is of one side: left, right or the injured one; of any other the words are shown."""
    which = next((sides for sides, pattern in _WHICH if pattern.search(text, *span)), None)
    return shown(span) if which is None else phrase(Field.SIDE, which, span)


def shown(span: tuple[int, int]) -> Phrase:
    """Words about one side that the plan has no place for."""
    return phrase(Field.ONE_SIDE, (1, 1), span)


def _one_of_two(match: re.Match[str]) -> Sequence[Phrase] | None:
    """One side, unless the other one has its turn in the same line."""
    text, (start, end) = match.string, match.span()
    before = text[max(0, start - LOOKS_BACK) : start].rsplit("\n", 1)[-1]
    after = text[end : end + LOOKS_ON].split("\n", 1)[0]
    other = _OPPOSITE.get(match["one"].lower(), "other")
    if _BOTH_TURNS.search(after) or re.search(rf"\b{other}\b", before + " " + after, re.IGNORECASE):
        return None
    return (one_side(text, match.span()),)


def _after_a_count(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "10 right", "10 on the sore side"; "once a day, it's sore" is about no side."""
    counted = _COUNTED.search(match.string, max(0, match.start() - LOOKS_BACK), match.start())
    of_a_side = match["one"].lower() in _OPPOSITE or match[0] != match["one"]
    return _one_of_two(match) if counted and of_a_side else None


def _unequal(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "20 on the good leg, 10 on the bad": no one number is right for both; it is shown whole."""
    different = amount_of(match, "n") != amount_of(match, "m") and match["one"].lower() != match["other"].lower()
    return (shown(match.span()),) if different else None


def _unequal_behind(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "Right 10, left 15": shown whole."""
    if match["p1"]:
        return (shown(match.span()),) if match["p1"] != match["q1"] else None
    different = amount_of(match, "n") != amount_of(match, "m") and match["one"].lower() != match["other"].lower()
    return (shown(match.span()),) if different else None


def _before_a_count(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "Clams (R) 2 x 12", unless the other side has its turn in the same line."""
    text, at = match.string, "in" if match["in"] else "by"
    before = text[max(0, match.start() - LOOKS_BACK) : match.start()].rsplit("\n", 1)[-1]
    after = text[match.end() : match.end() + LOOKS_ON].split("\n", 1)[0]
    letter = _OPPOSITE[match[at][0].lower()][0].upper()
    turns = _BOTH_TURNS.search(after) or re.search(rf"\b(?:{letter}|(?i:left|right))\b", f"{before}|{after}")
    return None if turns else (one_side(text, match.span(at)),)


_COUNT = r" ?(?:reps?|times|repetitions|s|secs?|seconds?)? ?,? ?(?:on|with|for|to) (?:the |your )?"
_ENDS = r"(?=(?: only| alone)? ?(?:[.,;:)|\n]|$))"

UNEQUAL = Finder(
    "20 on the good leg, 10 on the bad",
    Pattern(
        amount("n")
        + rf"{_COUNT}(?P<one>{_ONE})(?: {LIMB})?,? ?(?:(?:and|but|then) )?(?:only )?"
        + amount("m")
        + rf"{_COUNT}(?P<other>{_ONE}|other)\b(?: {LIMB}\b)?"
    ),
    _unequal,
    why="different numbers for the two sides are no one number for both",
    examples=("Heel raises: 20 on the good leg, 10 on the bad.", "Clams 8 on the left, 12 on the right."),
)
UNEQUAL_BEHIND = Finder(
    "right 10, left 15",
    Pattern(
        r"(?<![a-z])(?P<one>left|right|(?-i:L|R)):? ?"
        + amount("n")
        + r"(?: ?(?:reps?|times|x))?,? ?(?:(?:and|but|then) )?(?P<other>left|right|(?-i:L|R)):? ?"
        + amount("m")
        + r"(?! ?[x*] ?\d)|"
        + r"(?<![\d.])(?P<p1>\d{1,3}) ?(?P<p>(?-i:R|L))\b[ ,;/]{0,2}(?:and )?(?P<q1>\d{1,3}) ?(?!(?P=p))(?-i:R|L)\b"
    ),
    lambda match: _unequal_behind(match),
    why="a number for the right and another for the left are no one number for both",
    examples=("Clams: right 12, left 8.", "Heel raises 20 L 12 R"),
)
FINDERS = (
    Finder(
        "R 3 x 10",
        Pattern(
            r"(?<=[a-z] )(?:\((?P<in>(?-i:[RL])|left|right)\)|(?P<by>(?-i:[RL])))"
            r"(?=[:,]? ?\d{1,2} ?(?:[x*] ?\d|sets|reps))"
        ),
        lambda match: _before_a_count(match),
        why="a side between a name and its count is the one that is counted",
        examples=("Clams (R) 2 x 12", "Heel raise L 3x10"),
    ),
    Finder(
        "right only",
        Pattern(
            rf"\b(?:on |for |with )?(?:the |your )?(?P<one>{_ONE})(?:[ -]{LIMB})? only\b|"
            rf"\bonly (?:(?:do|work|move|exercise|use) )?(?:on |with |for )?(?:the |your )?{_ONE}(?: {LIMB})?\b" + _ENDS
        ),
        lambda match: (one_side(match.string, match.span()),),
        why="only the one side has the dose",
        examples=("Clams 2x12, left side only.", "Heel raises 3x10 right only", "Step ups x8 only on the left."),
    ),
    Finder(
        "on the right: 10",
        Pattern(rf"(?<=[,:(-] )(?:on|with|using) (?:the |your )(?P<one>{_ONE})(?: {LIMB})?(?=[,:] ?\d)"),
        _one_of_two,
        why="a side between a name and a count is the one that is counted",
        examples=("Clams: on the injured side, 3 x 10.", "Step ups, with the left leg: 12 reps."),
    ),
    Finder(
        "10 on the right",
        Pattern(rf"\b(?:(?:on|with|for|using) (?:the |your )?)?(?P<one>{_ONE})(?: {LIMB})?\b" + _ENDS),
        _after_a_count,
        why="a side behind a count is the one that is counted",
        examples=("3 sets of 12 on the right.", "Step ups 3x8 with the affected leg", "Clams 2x10, left leg."),
    ),
    Finder(
        "3 x 10 R",
        Pattern(
            r"(?P<one>(?-i:\b[RL]\b))(?! ?[/+&.'-])"
            r"(?=(?: (?:only|side|leg|arm|foot|hand))? ?(?:[,;()|\n]|$| (?:[btq]id|daily|once|twice)\b))"
        ),
        _after_a_count,
        why="clinics write the side as a letter behind the dose",
        examples=("Bridge march 3 x 10 R", "Clams 2x12 L, daily"),
    ),
)
