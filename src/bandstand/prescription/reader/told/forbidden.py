"""What the sheet tells not to do is no exercise of the programme: "do not do mountain climbers until cleared"."""

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.regions import Entry

# Far enough for "do not under any circumstances do"; a sentence's end lies nearer.
LOOKS_BACK = 48

_FORBIDS = (
    r"(?:do not|don't|must not|mustn't|should not|shouldn't|never|avoid|skip|leave out|no more(?! than)|"
    r"stop doing|discontinue|d/c)"
)
_ON_THE_WAY = (
    r"(?:\d{1,3}(?:-\d{1,3})?|sets?|reps?|repetitions|rounds?|of|x|more|than|over|do|doing|perform|performing|try|"
    r"trying|start|starting|the|any|your|these|those|all|yet|to|be)"
)
# "Do not do the squats", "avoid any lunges", "never do more than 20 bridges": up to the name stand only small words.
_BEFORE = Pattern(rf"\b{_FORBIDS}(?: {_ON_THE_WAY}){{0,8}} ?$")
# Where the sentence itself was taken for the name.
_AT = Pattern(rf"(?:{_FORBIDS}|no) (?!(?:stop|quit|skip|forget|miss) )")
# "Jumping rope: not yet!", "Towel stretch NOT YET".
_AFTER = Pattern(
    r"[ ,:;-]{0,3}(?:(?:is|are|still|but) ){0,2}(?:not (?:yet|until|before)|no longer|off the list|later)\b"
)


def is_forbidden(text: str, entry: Entry) -> bool:
    """Whether the words before a name, in its own sentence, tell not to do it."""
    before = text[max(0, entry.name_start - LOOKS_BACK) : entry.name_start]
    if _AFTER.match(text, entry.name_end, entry.name_end + LOOKS_BACK):
        return True
    return _BEFORE.search(before) is not None or _AT.match(text, entry.name_start, entry.name_end) is not None
