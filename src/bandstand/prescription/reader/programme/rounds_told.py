"""Words that count how often a whole list is done: "3x through", "Do everything twice", "Repeat 3 times."."""

from enum import IntEnum

from bandstand.prescription.reader.patterns import Pattern, Rule

_N = r"(?:x ?)?\d{1,2}(?: ?(?:-|to|or) ?\d{1,2})?"
_TIMES = rf"(?:for |about |a total of |in )?{_N} ?(?:x|times|rounds?|laps?|circuits?|sets?)?"
_VERB = r"(?:(?:repeat|do|perform|complete|go|run|work|cycle|finish|aim for) )"
_LIST = (
    r"(?:list|circuit|lot|thing|routine|sequence|series|block|superset|exercises|moves|movements|above|"
    r"programme|program)"
)
_ALL = (
    rf"(?:(?:all|everything|it all|them all|all of (?:it|them|this|these|that|the above)|the {_LIST}|"
    rf"(?:the |this |all )?(?:the )?(?:whole|entire|full|above|following) {_LIST}|"
    rf"(?:all|all of)(?: the| these| those)? {_LIST})(?: again)?)"
)
_ROUND = r"(?:rounds?|laps?|circuits?|times (?:through|round|around|over)|x (?:through|round)|through)"
_AS_A_CIRCUIT = r"(?:as a circuit|in a circuit|circuit[ -]style|back to back|(?:1|one) after (?:the other|another))"
_TAIL = (
    r"(?: in (?:all|total)| total| altogether)?"
    rf"(?: of {_ALL})?"
    r"(?:(?:,| with| and|;) ?[^.!?\n]{0,60}\b(?:rest|resting|break|breather|pause)\b[^.!?\n]{0,40})?"
)
_OPENS = (
    r"(?:and |then |now |finally |please |,|- ){0,2}(?:rest(?: for)? [^.!?\n]{1,24}?,? (?:and |then |before ){1,2})?"
)


class Told(IntEnum):
    """How surely some words count a whole list, not the exercise told last."""

    NOT = 0
    AGAIN = 1  # of a list only straight below items of one line each
    ROUNDS = 2  # of the last one, where that was told over several lines
    WHOLE = 3  # of the list wherever it stands


RULES = {
    Told.WHOLE: Rule(
        "what is done so often with all of them is done so often with each",
        Pattern(
            rf"{_OPENS}(?:{_VERB}?(?:through |round |around |over )?{_ALL}(?:,| -|:)? {_TIMES}|"
            rf"{_VERB}(?:round|around|through) (?:it |this |them |again )?{_TIMES}|"
            rf"(?:as a |in a )?(?:circuit|superset)s?(?: of)?[,:]? {_TIMES}|"
            rf"{_VERB}?{_N} ?(?:sets?|rounds?|x|times),? {_AS_A_CIRCUIT})(?: through)?{_TAIL}"
        ),
        ("Do the whole list 2 times", "Go round 4 times"),
    ),
    Told.ROUNDS: Rule(
        "below a list whose items count themselves, rounds count the list",
        Pattern(rf"{_OPENS}{_VERB}?(?:for )?{_N} ?{_ROUND}{_TAIL}"),
        ("Complete 2 rounds", "4 laps, with a minute of rest after each"),
    ),
    Told.AGAIN: Rule(
        "straight below a list of lines, what is repeated is the list",
        Pattern(rf"{_OPENS}repeat (?:it |this |these )?(?:for )?(?:x ?\d{{1,2}}|{_N} ?(?:x|times)){_TAIL}"),
        ("Repeat 2 times", "Then repeat this x4"),
    ),
}
_EDGES = " \t()[]*.!:-\u2022"
LONGEST = 160  # characters of a sentence that counts rounds


def tells_rounds(text: str, start: int, end: int) -> Told:
    """Whether a sentence says how often a list is gone through, and nothing else."""
    if end - start > LONGEST:
        return Told.NOT
    said = text[start:end].strip(_EDGES)
    return next((told for told, rule in RULES.items() if rule.pattern.fullmatch(said)), Told.NOT)


# "Squats x 10, lunges x 12 (3 rounds)": brackets at the end of a line that names several.
IN_BRACKETS = Pattern(rf"[(\[]{_N} ?(?:{_ROUND}|x|times)[)\]](?=[.!]?\s{{0,3}}(?:\n|$))")
BETWEEN_ROUNDS = Pattern(r"\b(?:between|after)(?: each| every| the)? (?:rounds?|laps?|circuits?|supersets?)\b")
