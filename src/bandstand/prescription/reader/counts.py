"""Sets and repetitions, in all the ways sheets count them."""

import re
from collections.abc import Sequence

from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import ABOUT, Field, Finder, Phrase, amount, amount_of, phrase
from bandstand.prescription.reader.vocabulary import MOVEMENTS, WEAK_MOVEMENTS

SET_WORD = r"(?:sets?\b(?:\(s\))?|rounds?\b|circuits?\b|laps?\b|series\b|supersets?\b|times through\b)"
REP_WORD = r"(?:reps?\b|repetitions?\b|repeats?\b|steps?\b|lifts\b|counts? each\b|contractions\b)"
LIMB = (
    r"(?:sides?|legs?|arms?|feet|foot|hands?|directions?|ways?|knees?|hips?|ankles?|shoulders?|wrists?|"
    r"limbs?|elbows?|heels?|thumbs?)"
)
PER_SIDE = (
    rf"(?:(?:on |for |to |with |in )?(?:each|per|either|both|every)|a|/) ?(?:of the )?{LIMB}\b|each\b|"
    rf"ea\b|/ ?(?:side|leg|arm)\b"
)
_TIME_UNIT = r"-?(?:seconds?|secs?|s|minutes?|mins?|hours?|hrs?)\b|\""
_OTHER_UNIT = (
    r"-?(?:m|metres?|meters?|yards?|yds?|km|miles?|cm|mm|inch(?:es)?|feet|ft|kgs?|lbs?|pounds?|weeks?|"
    r"months?|years?|days?|"
    r"breaths?|times|x|/|%|\u00b0|degrees?|minute|second|people|patients|exercises?)"
)
NO_UNIT = rf"(?! ?(?:{_TIME_UNIT}|{_OTHER_UNIT})(?![a-z]))(?!\d)"
_A_WHOLE_LIST = Pattern(
    r"\b(?:through|circuits?|lists?|routine|program(?:me)?|workout|sequence|exercises|blocks?|rounds?|series|superset|"
    r"all of (?:the|these|this)|all \d{1,2}|them all)\b[^.;\n]{0,24}$"
)
MOST_SETS_BEFORE_A_TIME = 5  # "3 x 30 s" are sets, "10 x 5 s" are repetitions


def _sets(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.SETS, amount_of(match, "n"), match.span()),)


def _reps(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.REPS, amount_of(match, "n"), _span_of(match, "n")),)


def _span_of(match: re.Match[str], name: str) -> tuple[int, int]:
    """From the number to the end of the match: the words that say what it counts stay with it."""
    return match.start(f"{name}1"), match.end()


def _number_of(match: re.Match[str], name: str) -> tuple[int, int]:
    return match.start(f"{name}1"), match.end(f"{name}2" if match[f"{name}2"] else f"{name}1")


def _again(match: re.Match[str]) -> Sequence[Phrase]:
    """ "Then the whole list a second time" is two sets of each."""
    times = 2 if match["which"].lower() == "second" else 3
    return (phrase(Field.SETS, (times, times), match.span()),)


def _sets_of_reps(match: re.Match[str]) -> Sequence[Phrase]:
    sets = phrase(Field.SETS, amount_of(match, "s"), (match.start("s1"), match.end("word")))
    return (sets, phrase(Field.REPS, amount_of(match, "r"), _span_of(match, "r")))


def _crossed(match: re.Match[str]) -> Sequence[Phrase]:
    """ "3 x 10" is three sets of ten; "10 x 3 sets" says itself which is which."""
    first, second = _number_of(match, "a"), _number_of(match, "b")
    unit = (match["unit"] or "").lower()
    turned = match["mid"] is not None or unit.startswith(("set", "round"))  # "12 reps x 3" says it too
    fields = (Field.REPS, Field.SETS) if turned else (Field.SETS, Field.REPS)
    if match["mid"]:
        first = (first[0], match.end("mid"))
    if unit:
        second = (second[0], match.end())
    return (phrase(fields[0], amount_of(match, "a"), first), phrase(fields[1], amount_of(match, "b"), second))


def _crossed_with_a_time(match: re.Match[str]) -> Sequence[Phrase]:
    value = amount_of(match, "n")
    field = Field.SETS if value[1] <= MOST_SETS_BEFORE_A_TIME else Field.REPS
    return (phrase(field, value, match.span()),)


def _times(match: re.Match[str]) -> Sequence[Phrase]:
    """ "10 times" counts repetitions, unless it counts a whole list or circuit."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    after = match.string[match.end() : match.end() + 16].lower()
    if _A_WHOLE_LIST.search(before) or after.startswith(" through"):
        return (phrase(Field.SETS, amount_of(match, "n"), match.span()),)
    return (
        phrase(Field.REPS, amount_of(match, "n"), _span_of(match, "n"), again=_REPEATED.search(before) is not None),
    )


_REPEATED = Pattern(r"\b(?:repeat|again)(?: (?:this|it|that|all|these))?(?: (?:for|about|up to))? ?$")
_MOVED = "|".join(sorted(word for word in MOVEMENTS - WEAK_MOVEMENTS if word.endswith("s") and len(word) > 4))
_LONE_END = (
    r"(?= ?(?:[.,;:)\n|]|$|each\b|per\b|on (?:each|both)|a side|a leg|then\b|and\b|before\b|with\b|"
    r"in (?:each|both)|slow|to start|at first|of these|of them|of those|to begin|for each))"
)

FINDERS = (
    Finder(
        "3 sets of 10",
        Pattern(
            amount("s")
            + rf" ?(?P<word>{SET_WORD}) ?(?:of|x|@|-|:|with|at|for)? ?{ABOUT}"
            + amount("r")
            + NO_UNIT
            + rf"(?: ?{REP_WORD})?"
        ),
        _sets_of_reps,
        why="sets and repetitions in one breath",
        examples=("3 sets of 10 reps.", "2 rounds of 12-15."),
    ),
    Finder(
        "10 reps x 3 sets",
        Pattern(
            amount("a")
            + rf" ?(?P<mid>{REP_WORD})? ?[x*] ?"
            + amount("b")
            + NO_UNIT
            + rf"(?: ?(?P<unit>{REP_WORD}|{SET_WORD}))?"
        ),
        _crossed,
        why="two numbers with a cross; the words beside them say which is which",
        examples=("Squats 3 x 10.", "10 reps x 3 sets."),
    ),
    Finder(
        "3 x (30 seconds)",
        Pattern(
            amount("n") + rf" ?[x*](?= ?\d[\d.]{{0,5}}(?: ?(?:-|to) ?\d[\d.]{{0,5}})? ?(?:{_TIME_UNIT}|m\b|met|yards?))"
        ),
        _crossed_with_a_time,
        why="few crosses before a time are sets, many are repetitions",
        examples=("Plank 3 x 30 s.", "Quad set 10 x 5 seconds."),
    ),
    Finder(
        "3 sets",
        Pattern(amount("n") + rf"(?: more| full| slow)? ?-?{SET_WORD}"),
        _sets,
        why="a number before the word for sets",
        examples=("Do 3 sets.", "Complete 2 rounds."),
    ),
    # "Quad sets: 10 reps" is an exercise of that name and its repetitions.
    Finder(
        "sets: 3",
        Pattern(r"\bsets? ?[:=|-]? ?" + amount("n") + NO_UNIT + rf"(?! ?-?{REP_WORD}(?! ?[:=]))"),
        _sets,
        why="a number after the word for sets",
        examples=("Sets: 3", "Bridges, sets - 4"),
    ),
    Finder(
        "a second time",
        Pattern(r"\b(?:through|repeat|do|whole|list|circuit)\b[^.;\n\d]{0,40}\ba (?P<which>second|third) time\b"),
        _again,
        why="a list done over is two sets of each",
        examples=("Then do the whole list a second time.", "Go through it a third time."),
    ),
    Finder(
        "sets of 10",
        Pattern(rf"\bsets? of {ABOUT}" + amount("n") + NO_UNIT + rf"(?: ?{REP_WORD})?"),
        _reps,
        why="the size of the sets",
        examples=("Work in sets of 10.", "Sets of 12 reps."),
    ),
    Finder(
        "reps: 10",
        Pattern(r"\b(?:reps?|repetitions?) ?[:=|-] ?" + amount("n") + NO_UNIT),
        _reps,
        why="a number after the word for repetitions",
        examples=("Reps: 10", "Repetitions - 12"),
    ),
    Finder(
        "10 reps",
        Pattern(amount("n") + rf" ?-?(?:more |slow |full |controlled |good |small |big |side |total )?{REP_WORD}"),
        _reps,
        why="a number before the word for repetitions",
        examples=("Do 10 reps.", "15 slow repetitions."),
    ),
    Finder(
        "10 times",
        Pattern(amount("n") + r" ?(?:more |further )?(?:times?\b|x(?![a-z\d]))"),
        _times,
        why="so many times counts repetitions, of a whole list sets",
        examples=("Repeat 10 times.", "Go through the circuit 3 times."),
    ),
    Finder(
        "x 10",
        Pattern(r"(?<![a-z\d])x ?" + amount("n") + NO_UNIT),
        lambda match: _times(match),
        why="a cross before a lone number is so many times",
        examples=("Clamshells x 12", "Bridges x10"),
    ),
    Finder(
        "10 each side",
        Pattern(amount("n") + rf"(?= ?(?:{PER_SIDE}))" + NO_UNIT),
        _reps,
        why="a number before each side counts repetitions",
        examples=("Clams: 12 each side.", "10 per leg."),
    ),
    Finder(
        "repeat 10",
        Pattern(
            r"\b(?:repeat|do|perform|complete|try|aim for|for|total of|build (?:up )?to|work up to|start with|"
            r"begin with|start at|reps|repetitions|another)"
            rf"(?: (?:it|this|these|that|each|for|another|only))? ?:? ?{ABOUT}" + amount("n") + NO_UNIT + _LONE_END
        ),
        _reps,
        why="a lone number after a verb of doing counts repetitions",
        examples=("Lift the leg and repeat 10.", "Start with 15 and stop there."),
    ),
    Finder(
        "10 of those",
        Pattern(amount("n") + r" of (?:these|those|them)\b"),
        _reps,
        why="so many of them",
        examples=("Ten of these will do.", "Then 12 of those."),
    ),
    Finder(
        "squats - 12",
        Pattern(
            r"(?:(?<=[a-z)] - )|(?<=[a-z)]: )|(?<=[a-z)] : ))(?<!age: )(?<!score: )(?<!level: )"
            + amount("n")
            + r"(?= ?(?:$|\n|,|\|))"
        ),
        _reps,
        why="a lone number after the name and a dash",
        examples=("Squats - 12", "Bridges: 15"),
    ),
    Finder(
        "10 squats",
        Pattern(amount("n") + rf"(?= (?:[a-z-]{{2,12}} ){{0,3}}(?:{_MOVED})\b)" + NO_UNIT),
        _reps,
        why="a number before the name of a movement",
        examples=("Do 10 squats.", "Then 12 slow calf raises."),
    ),
)
