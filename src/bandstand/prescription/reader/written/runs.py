"""Lists that run on in one line below their label: "HEP, 2x/day: QS x20, SLR 3 x 10, heel slides x15"."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from bandstand.prescription.reader.lines.names import is_section, words_between
from bandstand.prescription.reader.lines.vocabulary import NOT_EXERCISES
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.stages import STAGE, WEEKDAY
from bandstand.prescription.reader.written.normalise import Normal

Place: TypeAlias = tuple[int, int]
LONGEST_LABEL = 8  # words looked at
LONGEST_RUN = 600  # characters
MOST_WORDS = 9  # in an item: what is longer is a sentence

_LABELLED = Pattern(
    r"(?m:^)[ \t]{0,8}(?:P: ?)?(?:(?P<label>[A-Za-z\d][^\n:|]{1,60}): |"
    r"[(\[](?P<bracketed>\d[^\n:|()\[\]]{1,24})[)\]]:? )(?=\S)"
)
_PARTS = Pattern(r"[,;] |[.;,]?$", minds_capitals=True)
_COUNT = Pattern(
    r"\bx ?\d|\d ?[x*] ?\d|\d(?:-\d{1,3})? ?(?:x\b|reps?\b|times\b|secs?\b|seconds?\b|s\b|mins?\b|minutes?\b|\")|"
    r"^\d{1,3} (?!sets?\b|reps?\b|times\b|sec|min|lbs?\b|kg)[a-z]"
)
_NAMES = Pattern(
    r"(?:\d{1,3}(?:-\d{1,3})?(?: ?(?:x|reps?|secs?|seconds?|s|mins?|minutes?)(?: of)?)? )?"
    r"(?P<first>[a-z][\w/<>'-]{0,20})"
)
_GOES_ON = frozenset(
    [
        "and",
        "then",
        "rest",
        "hold",
        "holds",
        "for",
        "with",
        "each",
        "every",
        "on",
        "per",
        "progress",
        "repeat",
        "repetitions",
        "reps",
        "rep",
        "sets",
        "set",
        "sec",
        "secs",
        "seconds",
        "second",
        "s",
        "min",
        "mins",
        "minutes",
        "minute",
        "times",
        "time",
        "x",
        "relax",
        "pause",
        "both",
        "or",
        "to",
        "at",
        "in",
        "as",
        "if",
        "until",
        "light",
        "moderate",
        "heavy",
        "no",
        "not",
        "bid",
        "tid",
        "qid",
        "qd",
        "daily",
        "once",
        "twice",
        "lb",
        "lbs",
        "kg",
        "side",
        "sides",
        "leg",
        "legs",
        "way",
        "ways",
        "direction",
        "directions",
    ]
)
_OFTEN = Pattern(
    r"(?:bid|tid|qid|qd|daily|once daily|(?:once|\d times|\d(?:-\d)? ?x) ?(?:/|a|per|each)? ?"
    r"(?:day|daily|week|wk|weekly)|every (?:other )?day)(?: all)?"
)


def run_in_lists_apart(normal: Normal) -> Normal:
    """Each item of such a list on a line of its own; how often, told last, goes up to the label."""
    text, at = normal.text, 0
    pieces: list[str | Place] = []
    for label in _LABELLED.finditer(text):
        line_end = text.find("\n", label.end())
        run = label.end(), line_end if line_end >= 0 else len(text)
        if parts := _items(text, label, run):
            start = label.start("label") if label["label"] else label.start("bracketed") - 1
            pieces += [(at, start), *parts]
            at = run[1]
    return normal.rearranged(0, at, pieces) if pieces else normal


def _items(text: str, label: re.Match[str], run: Place) -> list[str | Place]:
    """The label and the items as lines; nothing where the run is no list of two or more."""
    if run[1] - run[0] > LONGEST_RUN or _BORDERS.search(text, *run) or not _stands_over_a_list(_words(label)):
        return []
    stretches = _between_commas(text, *run)
    often = stretches[-1] if len(stretches) > 2 and _OFTEN.fullmatch(text, *stretches[-1]) else None
    told = [stretch for stretch in stretches if stretch is not often]
    if any(len(text[slice(*stretch)].split()) > MOST_WORDS for stretch in told):
        return []
    items = told if _are_dosed_above(text, label, told) else _joined(text, told)
    counted = items is told or all(_COUNT.search(text[slice(*item)]) for item in items)
    if len(items) < 2 or not counted:
        return []
    told_above = label.span("label" if label["label"] else "bracketed")
    if rounds := _rounds_told_first(text, items):
        items = [(rounds[1] + len(" of "), items[0][1]), *items[1:]]
        often = rounds
    over: list[str | Place] = [told_above, ", ", often, ":"] if often else [told_above, ":"]
    return [*over, *(part for item in items for part in ("\n- ", item))]


def _rounds_told_first(text: str, items: Sequence[Place]) -> Place | None:
    """ "Circuit: 3 rounds of 10 squats, 12 lunges": the rounds stand before the first item and are of all."""
    first = _ROUNDS_OF.match(text, *items[0])
    return first.span("rounds") if first and not _ROUND.search(text, items[1][0], items[-1][1]) else None


_ROUNDS_OF = Pattern(r"(?P<rounds>\d{1,2}(?:-\d{1,2})? (?:rounds|laps|circuits)) of (?=\d)")
_ROUND = Pattern(r"\b(?:rounds?|laps?|circuits?|sets?)\b")


def _words(label: re.Match[str]) -> str:
    """What a label says, whether a colon or brackets part it from its list."""
    return label["label"] or label["bracketed"]


MOST_BARE_WORDS = 4  # in an item that has no dose of its own


LONGEST_ABOVE = 80  # characters of a line of dose above the label
_EXERCISES = Pattern(r"(?:the |your )?(?:exercises|stretches|moves|movements)")


def _are_dosed_above(text: str, label: re.Match[str], stretches: Sequence[Place]) -> bool:
    """ "Stretches (hold all 30 s): quads, calves, hip flexors": the label has the dose, and the items none."""
    above = text.rfind("\n", max(0, label.start() - LONGEST_ABOVE), max(0, label.start() - 1)) + 1
    dosed = _EXERCISES.fullmatch(_words(label)) and _COUNT.search(text, above, label.start())
    if not (dosed or _COUNT.search(_words(label)) or _ONLY_A_DOSE.fullmatch(_words(label))):
        return False
    words = [text[slice(*stretch)].lower().split() for stretch in stretches]
    bare = not any(map(str.isdigit, text[stretches[0][0] : stretches[-1][1]])) if stretches else False
    return bare and all(len(each) <= MOST_BARE_WORDS and not _GOES_ON.issuperset(each) for each in words)


_BORDERS = Pattern(r"[:|]", minds_capitals=True)
_LISTS = Pattern(
    r"\b(?:hep|home|ther ?-?ex|arom|aarom|prom|strength(?:ening)?|stretch(?:es|ing)?|warm[ -]?up|cool[ -]?down|"
    r"mobility|balance|cardio|core|circuit|"
    rf"{WEEKDAY}|morning|evening|today|rx|isometrics|grip|upper|lower|gym)\b|\+"
)


# "3 rounds: 10 squats, 12 lunges", "2x: bridge x 10, clam x 12"
_ROUNDS = (
    r"(?:(?:do|complete|repeat|perform) )?\d{1,2}(?:-\d{1,2})? ?(?:sets?|rounds?|laps?|circuits?|supersets?|times|x)"
    r"(?: (?:through|of))?"
)
# "12 x 3 sets: clamshell, bridge", "3 sets of 10 each: ..."
_ONLY_A_DOSE = Pattern(
    rf"(?:{_ROUNDS}|daily|every (?:other )?day)|"
    r"(?:do |all )?\d{1,2}(?:-\d{1,2})? ?(?:(?:sets?|rounds?|reps?|times)(?: of| x|,)? |[x*] ?)\d{1,3}(?:-\d{1,3})?"
    r"(?: ?(?:sets?|reps?|repetitions|s|secs?|seconds?|times))?(?: (?:each|of each|per exercise|of all))?"
    r"(?:,? (?:\d|once|daily|every)[a-z/ \d]{2,20})?"
)


def _stands_over_a_list(label: str) -> bool:
    """Whether a label is such as stands over several exercises: a stage, a place, a kind; no name of one."""
    words = [word.text for word in words_between(label, 0, len(label))][:LONGEST_LABEL]
    known = (
        any(each.fullmatch(label) for each in (_ONLY_A_DOSE, _OFTEN))
        or STAGE.match(label) is not None
        or _LISTS.match(label) is not None
    )
    return known or (is_section(words) and words[0] not in NOT_EXERCISES)


def _between_commas(text: str, start: int, end: int) -> list[Place]:
    stretches: list[Place] = []
    for mark in _PARTS.finditer(text, start, end):
        if start < mark.start():
            stretches.append((start, mark.start()))
        start = mark.end()
    return stretches


def _joined(text: str, stretches: Sequence[Place]) -> list[Place]:
    """A stretch that names nothing goes on with the item before it: "5 sec hold", "each side"."""
    items: list[Place] = []
    for stretch in stretches:
        named = _NAMES.match(text, *stretch)
        counted = _COUNT.search(text[slice(*stretch)]) is not None
        if named and named["first"].lower() not in _GOES_ON and (counted or not items):
            items.append(stretch)
        elif items:
            items[-1] = (items[-1][0], stretch[1])
        else:
            return []
    return items
