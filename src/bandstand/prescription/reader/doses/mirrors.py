"""The same number this way and that way: "10 clockwise, 10 anticlockwise", "8+8"."""

import re
from collections.abc import Sequence

from bandstand.prescription.dose import Sides
from bandstand.prescription.reader.doses.phrases import Field, Finder, Phrase, amount, amount_of, phrase
from bandstand.prescription.reader.doses.times import around, metres_of, seconds_in
from bandstand.prescription.reader.doses.units import TIME_UNIT, WAY_UNIT
from bandstand.prescription.reader.doses.what_a_time_is_of import field_of_time
from bandstand.prescription.reader.lines.names import mentions
from bandstand.prescription.reader.patterns import Pattern

_OPPOSITES = (
    frozenset({"left", "right"}),
    frozenset({"clockwise", "anticlockwise"}),
    frozenset({"forward", "back"}),
    frozenset({"one", "other"}),
    frozenset({"out", "back"}),
    frozenset({"side", "back"}),
    frozenset({"one", "back"}),
    frozenset({"good", "bad"}),
)
_ANTICLOCKWISE = frozenset({"anti-clockwise", "counterclockwise", "counter-clockwise"})
_WAY = (
    r"(?:left|right|clockwise|anti-?clockwise|counter-?clockwise|forwards?|backwards?|back|one (?:way|side|direction)|"
    r"out|the other(?: way| side| direction)?|(?:to )?the side|"
    r"(?:good|better|strong|healthy|well|bad|sore|operated|affected|injured|weak|other|surgical|involved)"
    r" (?:side|leg|arm|foot|hand|knee|hip|one))"
)


_SOUND = frozenset({"good", "better", "strong", "healthy", "well"})
_UNSOUND = frozenset({"bad", "sore", "operated", "affected", "injured", "weak", "surgical", "involved"})


def _way(words: str) -> str:
    """A direction by one name: "the other way" is other, "backwards" is back."""
    word = words.lower().removeprefix("to ").removeprefix("the ").split()[0]
    if word in _ANTICLOCKWISE:
        return "anticlockwise"
    if word in _SOUND or word in _UNSOUND:
        return "good" if word in _SOUND else "bad"
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


def _by_letters(match: re.Match[str]) -> Sequence[Phrase]:
    """ "10 R 10 L" and "left 10, right 10": ten on each side."""
    name, side = ("n", "way") if match["n1"] else ("m", "side")
    times = float(match[f"{name}1"])
    return (
        phrase(Field.REPS, (times, times), match.span(f"{name}1")),
        phrase(Field.SIDE, Sides.EACH, match.span(side)),
    )


_ONE_WAY = (
    r"(?:to (?:the )?)?(?:front|forwards?|sides?|sideways|back|backwards?|left|right|up|down|in|out|"
    r"across|middle|cent(?:er|re))"
)


def _summed(match: re.Match[str]) -> Sequence[Phrase]:
    """ "5 front, 5 side, 5 back": one exercise in three directions is done fifteen times."""
    ways = len(_SAME_NUMBER.findall(match[0]))
    each = amount_of(match, "n")[0]
    return (phrase(Field.REPS, (ways * each, ways * each), match.span()),)


def _in_positions(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "5 with the foot neutral, 5 toe in, 5 toe out": positions of one exercise; names would be several exercises."""
    if any(each.strong for each in mentions(match.string, *match.span())):
        return None
    return _summed(match)


_POSITION = (
    r" (?!x\b|sets?\b|reps?\b|times\b|secs?\b|seconds?\b|s\b|mins?\b|minutes?\b|m\b|days?\b|weeks?\b|"
    r"each\b|per\b)[a-z][a-z ]{2,26}"
)
_SAME_NUMBER = re.compile(r"\d{1,2}")
FINDERS = (
    Finder(
        "5 front, 5 side, 5 back",
        Pattern(
            amount("n") + rf"(?: ?(?:x|reps?|times))? {_ONE_WAY}(?:(?:,| and|, and| ?/| ?\+) (?P=n1)(?: ?(?:x|reps?|"
            rf"times))? {_ONE_WAY}\b){{2,4}}"
        ),
        _summed,
        why="the same number in three directions or more is done so often in all",
        examples=("Hip kicks 5 front, 5 side, 5 back", "Taps: 4 forward, 4 right, 4 back and 4 left"),
    ),
    Finder(
        "5 toe in, 5 toe out, 5 straight",
        Pattern(amount("n") + rf"{_POSITION}(?:, (?:and )?(?P=n1){_POSITION}){{2,3}}"),
        _in_positions,
        why="the same number in three positions or more is done so often in all",
        examples=("Raise the leg 5 toes up, 5 toes in, 5 toes out.", "4 palm up, 4 palm down, 4 thumb up"),
    ),
    Finder(
        "both legs, and no more",
        Pattern(
            r"(?:(?<=\d[.;,] )|(?<=[a-z)][.;] )|(?<=\n))both (?:legs|arms|hands|feet|knees|ankles|wrists|hips)"
            r"(?= ?(?:[.;\n]|$))"
        ),
        lambda match: (phrase(Field.SIDE, Sides.ASK, match.span()),),
        why="both legs, said by itself behind a dose, may share it or have it each: it is asked",
        examples=("Hip kicks x 10. Both legs.", "Circles, 15; both ankles."),
    ),
    Finder(
        "20 times, then 20 in reverse",
        Pattern(
            amount("n") + r"(?: ?(?:times|x|reps|circles))?(?:,| and|, and|\.)? (?:then )?(?P=n1)(?: ?(?:times|x|"
            r"reps))? (?P<back>in reverse|"
            r"(?:in )?the other (?:way|direction)(?: round)?|reversed)\b"
        ),
        lambda match: (
            phrase(Field.REPS, amount_of(match, "n"), (match.start(), match.end("n1"))),
            phrase(Field.SIDE, Sides.EACH, match.span("back")),
        ),
        why="the same number again in reverse is the dose of each direction",
        examples=("Turn it 20 times, then 20 in reverse.", "10 circles and 10 the other way."),
    ),
    Finder(
        "10 R 10 L",
        Pattern(
            amount("n")
            + r" ?(?P<way>(?-i:R|L))\b[ ,;/]{0,2}(?:and )?(?P=n1) ?(?!(?P=way))(?-i:R|L)\b|"
            + r"(?<![a-z])(?P<side>left|right|(?-i:L|R)):? ?(?P<m1>\d{1,3})(?!\d),? ?(?:and )?(?!(?P=side))"
            r"(?:left|right|(?-i:L|R)):? ?(?P=m1)(?![\d.])"
        ),
        lambda match: _by_letters(match),
        why="the same number for the left and for the right is the dose of each side",
        examples=("Clams 12 R 12 L", "Step ups: left 8, right 8"),
    ),
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
            + rf" ?-?(?P<unit>{TIME_UNIT}|{WAY_UNIT}|times\b|reps\b)?(?: ?[a-z-]{{2,10}}){{0,2}}?,? ?(?:to |on |with |"
            rf"in )?(?:the |your )?"
            + rf"\b(?P<way>{_WAY})\b[^\n\d]{{0,64}}?\b(?P=n1)(?:(?: ?- ?| to )\d{{1,3}})? ?-?(?:{TIME_UNIT}|"
            rf"{WAY_UNIT})?"
            + rf"(?: ?[a-z-]{{2,10}}){{0,2}}?,? ?(?:to |on |in |with )?(?:the |your )?\b(?P<other>{_WAY})\b"
        ),
        _mirrored,
        why="the same number this way and that way is the dose of each side",
        examples=(
            "10 clockwise, 10 anticlockwise.",
            "Ten steps forward, ten steps back.",
            "30 s left and 30 s right.",
            "12 with the good leg, then 12 with the bad one.",
        ),
    ),
)
