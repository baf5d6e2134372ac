"""The same number this way and that way: "10 clockwise, 10 anticlockwise", "8+8"."""

import re
from collections.abc import Sequence

from bandstand.prescription.dose import Sides
from bandstand.prescription.reader.doses.phrases import Field, Finder, Phrase, amount, amount_of, phrase
from bandstand.prescription.reader.doses.times import around, metres_of, seconds_in
from bandstand.prescription.reader.doses.units import TIME_UNIT, WAY_UNIT
from bandstand.prescription.reader.doses.what_a_time_is_of import field_of_time
from bandstand.prescription.reader.patterns import Pattern

_OPPOSITES = (
    frozenset({"left", "right"}),
    frozenset({"clockwise", "anticlockwise"}),
    frozenset({"forward", "back"}),
    frozenset({"one", "other"}),
    frozenset({"out", "back"}),
    frozenset({"side", "back"}),
    frozenset({"one", "back"}),
)
_ANTICLOCKWISE = frozenset({"anti-clockwise", "counterclockwise", "counter-clockwise"})
_WAY = (
    r"(?:left|right|clockwise|anti-?clockwise|counter-?clockwise|forwards?|backwards?|back|one (?:way|side|direction)|"
    r"out|the other(?: way| side| direction)?|(?:to )?the side)"
)


def _way(words: str) -> str:
    """A direction by one name: "the other way" is other, "backwards" is back."""
    word = words.lower().removeprefix("to ").removeprefix("the ").split()[0]
    if word in _ANTICLOCKWISE:
        return "anticlockwise"
    return {"forwards": "forward", "backwards": "back", "backward": "back"}.get(word, word)


def _mirrored(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "10 clockwise, 10 anticlockwise": ten in each direction; what stands between the numbers may not differ."""
    if frozenset({_way(match["way"]), _way(match["other"])}) not in _OPPOSITES:
        return None
    first = (match.start("n1"), match.end("unit") if match["unit"] else match.end("n2" if match["n2"] else "n1"))
    return (*_amount_of_each(match, first), phrase(Field.SIDE, Sides.EACH, match.span("way")))


def _amount_of_each(match: re.Match[str], span: tuple[int, int]) -> Sequence[Phrase]:
    unit = match["unit"] or ""
    if Pattern(TIME_UNIT).fullmatch(unit):
        before, after = around(match.string, *span)
        field = field_of_time(amount_of(match, "n", seconds_in(unit)), before, after)
        return (phrase(field, amount_of(match, "n", seconds_in(unit)), span),) if field else ()
    if Pattern(WAY_UNIT).fullmatch(unit):
        return (phrase(Field.DISTANCE, metres_of(match, "n", unit), span),)
    return (phrase(Field.REPS, amount_of(match, "n"), span),)


FINDERS = (
    Finder(
        "10+10",
        Pattern(amount("n") + r" ?\+ ?(?P=n1)(?![\d.])"),
        lambda match: (
            phrase(Field.REPS, amount_of(match, "n"), (match.start(), match.end("n1"))),
            phrase(Field.SIDE, Sides.EACH, (match.end("n1"), match.end())),
        ),
        why="the same number twice with a plus is one for each side",
        examples=("Calf raise 8+8", "Splay stance 10+10"),
    ),
    Finder(
        "10 clockwise, 10 anticlockwise",
        Pattern(
            amount("n")
            + rf" ?-?(?P<unit>{TIME_UNIT}|{WAY_UNIT}|times\b|reps\b)?(?: ?[a-z-]{{2,10}}){{0,2}}?,? ?(?:to |on |"
            rf"in )?(?:the |your )?"
            + rf"\b(?P<way>{_WAY})\b[^\n\d]{{0,64}}?\b(?P=n1)(?:(?: ?- ?| to )\d{{1,3}})? ?-?(?:{TIME_UNIT}|"
            rf"{WAY_UNIT})?" + rf"(?: ?[a-z-]{{2,10}}){{0,2}}?,? ?(?:to |on |in )?(?:the |your )?\b(?P<other>{_WAY})\b"
        ),
        _mirrored,
        why="the same number this way and that way is the dose of each side",
        examples=("10 clockwise, 10 anticlockwise.", "Ten steps forward, ten steps back.", "30 s left and 30 s right."),
    ),
)
