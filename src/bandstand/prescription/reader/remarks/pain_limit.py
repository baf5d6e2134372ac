"""How much pain the sheet allows: "stop if pain goes above 4/10", "keep it under 3 out of 10"."""

from typing import NamedTuple

from bandstand.prescription.reader.patterns import Pattern
from bandstand.quantity import Pain

LOOKS_BACK = 90  # characters


class PainLimit(NamedTuple):
    """The most pain that is acceptable, with the words that say so."""

    most: Pain
    start: int
    end: int


# Between the words and the number stand at most a few small words: "pain goes much above a 4".
_PAIN = r"\b(?:pain|aches?|aching|discomfort|soreness|hurts?|hurting|pn)\b"
# "Start only when your pain is less than 4/10" says when to begin, not how much pain an exercise may bring.
_TO_BEGIN = Pattern(
    r"\b(?:start|begin|progress|advance|move|go|return|graduate)\b[^.\n;]{0,40}"
    r"\b(?:when|once|if|until|after)\b[^.\n;]{0,40}$"
)
_SMALL = r"(?:[a-z']{1,9} ){0,4}?"
_UP_TO = (
    r"(?:above|over|past|beyond|no more than|more than|greater than|higher than|exceeds?|at most|up to|"
    r"max(?:imum)?(?: of)?|>|<=)"
)
_BELOW = r"(?:below|under|less than|lower than|<|reach(?:es)?|hits?|gets? to|>=)"
_SCORE = (
    r" ?(?:about |around |roughly |say )?(?:an? )?(?P<low>10|\d)(?: ?(?:-|to|or) ?(?:10|\d))?"
    r"(?P<scale> ?(?:/|out of|of|on) ?10\b)?"
    r"(?!\.?\d| ?(?:x|%|sets?|reps?|seconds?|secs?|s|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|times)\b)"
)

# "Stop if pain goes above 4/10", "pain should not exceed 3", "pain up to 4/10 is fine", "pain under 3/10".
_PAIN_FIRST = Pattern(rf"{_PAIN} ?{_SMALL}(?:(?P<upto>{_UP_TO})|(?P<below>{_BELOW})){_SCORE}")
# "No more than 3/10 pain", "max pain 4/10", "up to 4 out of 10 pain": here the scale has to be said.
_NUMBER_FIRST = Pattern(
    rf"\b(?:(?P<upto>{_UP_TO})|(?P<below>{_BELOW})) ?(?:{_PAIN}(?: of| is)?)?{_SCORE}(?: {_SMALL}{_PAIN})?"
)


def pain_limit(text: str) -> PainLimit | None:
    """The lowest limit of pain that the sheet states; None where it states none."""
    stated = [*_matches(_PAIN_FIRST, text), *_matches(_NUMBER_FIRST, text)]
    return min(stated, default=None)


def _matches(pattern: Pattern, text: str) -> list[PainLimit]:
    found = []
    for match in pattern.finditer(text):
        speaks_of_pain = Pattern(_PAIN).search(match[0]) is not None
        most = int(match["low"]) - (1 if match["below"] else 0)
        to_begin = _TO_BEGIN.search(text[max(0, match.start() - LOOKS_BACK) : match.start()]) is not None
        if speaks_of_pain and not to_begin and (match["scale"] or pattern is _PAIN_FIRST) and most >= 0:
            found.append(PainLimit(Pain(most), *match.span()))
    return found
