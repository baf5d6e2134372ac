"""Seconds and minutes, and what they are of: a hold, a rest, a timed set, or a tempo; and metres."""

import re
from collections.abc import Sequence

from bandstand.prescription.reader.names import words_between
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import (
    ABOUT,
    Amount,
    Field,
    Finder,
    Phrase,
    amount,
    amount_of,
    nothing,
    number,
    phrase,
)
from bandstand.prescription.reader.vocabulary import MOVING

SLOWEST_TEMPO = 10  # seconds for one part of a repetition
_SECONDS_IN = {"s": 1.0, "m": 60.0, "h": 3600.0, '"': 1.0, "'": 60.0}
_UNIT = r"(?:full |whole |slow |good )?(?:seconds?|secs?|s|minutes?|mins?|hours?|hrs?)\b"
_METRES_IN = {"m": 1.0, "y": 0.9144, "f": 0.3048, "k": 1000.0, "mi": 1609.3}

_RESTING_BEFORE = Pattern(
    r"\b(?:rest(?:s|ing)?|relax(?:es|ed|ing)?|break|recover(?:y|ing)?|wait(?:ing)?)\b[^.;\n\d]{0,32}$"
)
_RESTING_AFTER = Pattern(
    r"^[ -]?(?:of )?(?:(?:a |the )?(?:rest|recovery|break|breather|relaxation|pause)\b|off\b|"
    r"between (?:each |the )?(?:sets?|reps?|rounds?|repetitions?|exercises?|each)|(?:in )?between\b)"
)
_HELD_PAUSE = Pattern(r"^ ?(?:there|here|at (?:the )?(?:top|end|bottom)|in (?:this|that|the) position)")
_HOLDING_BEFORE = Pattern(
    r"\b(?P<cue>hold(?:s|ing)?|held|keep(?:ing)?|stay(?:s|ing)?|maintain|remain|squeez(?:e|es|ing)|"
    r"stretch(?:es|ing)?|tens(?:e|ing)|tighten|clench|"
    r"contract|isometric|sustain|freeze|balance|don't move|pause|position|count(?:ing)?|press|push|"
    r"stand|sit|lie|linger|sink|there for|stop)\b[^.;\n\d]{0,48}$"
)
_HOLDING_AFTER = Pattern(
    r"^[ -]?(?:isometric |static |stretch )?(?:holds?\b|stretch(?:es)?\b|squeeze\b|there\b|"
    r"contractions?\b|isometric|stay\b|in (?:this|that|the|each|every) (?:position|pose|stretch|"
    r"posture)|(?:per|each|every|for each|for every) (?:pose|stretch|position|posture)|"
    r"at (?:the )?(?:top|end)|planks?\b|balance\b|pause at)"
)
_TEMPO_AFTER = Pattern(
    r"^ ?(?:(?:lower|return|release|eccentric|descent|ascent)\b|(?:a|per|each|for each|for every|"
    r"every) (?:rep|repetition|cycle|movement|lift|step|squat|one|direction and back)\b|up\b|down\b|"
    r"to (?:lower|lift|raise|rise|come|return|go|get)\b|"
    r"(?:on|for) (?:the )?(?:way|descent|ascent|lowering)|in and\b|out\b|lowering|lift\b|cadence)"
)
_TEMPO_BEFORE = Pattern(
    r"\b(?:over|takes?|taking|lower(?:s|ing)?(?: \w{1,12})? (?:for|over)|lift for|up for|down for|"
    r"in for|out for|breathe (?:in|out)(?: for)?|inhale(?: for)?|exhale(?: for)?|tempo) (?:a |about |"
    r"slow )?(?:count of )?$"
)
_ELSEWHEN = Pattern(
    r"\b(?:after|within|every|before|for the (?:first|next)|first|last|next|ice|icing|heat|apply|bath|shower|elevate|"
    r"takes?|took|minimum of|drive|wait|warm(?:-| )?up(?: of| for| with)?)"
    r"(?: for)? (?:about |only |around |up to |the |at least )?$"
)
_NOT_A_DOSE_AFTER = Pattern(
    r"^ ?(?:later|ago|away|after|earlier in|before (?:you|bed|breakfast|lunch|dinner|meals?|eating|running|your|an? |"
    r"exercis|workouts?|training|going|sports?|the (?:run|race|session|game|match|workout|exercis))|"
    r"of (?:ice|heat|icing|your time|cardio)|to spare|earlier|workout|"
    r"routine|session|read)\b"
)


def _seconds(match: re.Match[str]) -> Amount:
    """Both ends in seconds; where each end has a unit of its own ("30 seconds to 1 minute"), each by its own."""
    unit = _SECONDS_IN[_unit_of(match["unit"])]
    first_unit = _SECONDS_IN[_unit_of(match["mid"])] if match["mid"] else unit
    low = number(match["n1"]) * (first_unit if match["n2"] else unit)
    high = number(match["n2"]) * unit if match["n2"] else low
    return (low, high) if low <= high else (high, low)


def _unit_of(written: str) -> str:
    """The first letter of the unit, "full" and the like aside."""
    return written.split()[-1][0].lower()


def _time(match: re.Match[str]) -> Sequence[Phrase]:
    """What these seconds are of, by the words before and after them in their sentence."""
    before, after = _around(match)
    value = _seconds(match)
    if _NOT_A_DOSE_AFTER.search(after) or _ELSEWHEN.search(before) or _is_tempo(value, before, after):
        return ()
    return (phrase(_kind(before, after), value, (match.start("n1"), match.end())),)


def _is_tempo(seconds: Amount, before: str, after: str) -> bool:
    """ "Lower for 3 seconds" paces each repetition; nobody lowers for two minutes."""
    return seconds[1] <= SLOWEST_TEMPO and bool(_TEMPO_AFTER.search(after) or _TEMPO_BEFORE.search(before))


def _around(match: re.Match[str]) -> tuple[str, str]:
    text = match.string
    return text[max(0, match.start() - 60) : match.start()], text[match.end() : match.end() + 40]


def _kind(before: str, after: str) -> Field:
    if _RESTING_AFTER.search(after) or _RESTING_BEFORE.search(before):
        return Field.HOLD if _HELD_PAUSE.search(after) else Field.REST
    if _BETWEEN_SETS.search(after) and _PAUSING.search(before):
        return Field.REST
    if _HOLDING_AFTER.search(after):
        return Field.HOLD
    return _by_nearest_verb(before)


def _by_nearest_verb(before: str) -> Field:
    """ "Stand tall and march for 30 seconds" is a timed set: the nearer verb decides."""
    held = _HOLDING_BEFORE.search(before)
    if held is None:
        return Field.TIME
    since = [word.text for word in words_between(before, held.end("cue"), len(before))]
    return Field.TIME if any(word in MOVING for word in since) else Field.HOLD


_PAUSING = Pattern(r"\bpaus(?:e|ing)\b[^.;\n\d]{0,24}$")
_BETWEEN_SETS = Pattern(
    r"^,? ?(?:and |then |before )?(?:repeat|the next|next|starting|going again|again|between|doing)"
)


_COUNTED_HOLD = Pattern(
    r"\b(?:hold|held|keep|stay|squeeze|pause|tighten|clench|press|push|stretch|tense|contract|there|"
    r"position)\b[^.;\n]{0,40}$"
)


def _count(match: re.Match[str]) -> Sequence[Phrase]:
    """ "Hold for a count of 5" is a hold of five seconds; "up for a count of two" is a tempo."""
    before, after = _around(match)
    if not _COUNTED_HOLD.search(before) and not _HOLDING_AFTER.search(after):
        return ()
    return (phrase(Field.HOLD, amount_of(match, "n"), match.span()),)


def _on_off(match: re.Match[str]) -> Sequence[Phrase]:
    on, off = amount_of(match, "n"), amount_of(match, "m")
    return (
        phrase(Field.DURATION, on, (match.start("n1"), match.end("on"))),
        phrase(Field.REST, off, (match.start("m1"), match.end())),
    )


def _no_rest(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.REST, (0, 0), match.span()),)


def _distance(match: re.Match[str]) -> Sequence[Phrase]:
    unit = match["unit"].lower()
    metres = _METRES_IN["mi" if unit.startswith("mi") else unit[0]]
    low, high = amount_of(match, "n", metres)
    return (phrase(Field.DISTANCE, (round(low, 1), round(high, 1)), match.span()),)


FINDERS = (
    Finder(
        "40 on, 20 off",
        Pattern(
            amount("n") + rf" ?(?:{_UNIT} )?(?P<on>on\b),? ?(?:and |/ ?)?" + amount("m") + rf" ?(?:{_UNIT} )?off\b"
        ),
        _on_off,
        why="work and rest in turn, both in seconds",
        examples=("40 seconds on, 20 seconds off.", "Work 30 on, 30 off."),
    ),
    Finder(
        "tempo 3-1-3",
        Pattern(r"\btempo:? ?\d[-/]\d[-/]\d(?:[-/]\d)?\b|(?<![\d-])\d-\d-\d(?:-\d)? tempo\b"),
        nothing,
        why="numbers with dashes pace the parts of one repetition",
        examples=("Tempo 3-1-3 throughout.", "Squat at a 2-0-2 tempo."),
    ),
    Finder(
        "count of 5",
        Pattern(rf"\bcount(?:ing)?(?: slowly)?(?: to| of) {ABOUT}" + amount("n") + r"\b"),
        _count,
        why="counting while one holds is holding for seconds",
        examples=("Hold for a count of 5.", "Squeeze, counting to 10."),
    ),
    Finder(
        "5 counts",
        Pattern(amount("n") + r" ?-?counts?\b"),
        _count,
        why="counts of a held position are seconds",
        examples=("Hold for 5 counts.", "Squeeze 10 counts."),
    ),
    Finder(
        "no rest",
        Pattern(r"\b(?:no|without(?: a| any)?|zero) (?:rest|break|pause|resting)\b(?! days?)"),
        _no_rest,
        why="no rest is a rest of no seconds",
        examples=("Go on with no rest.", "Do all of it without a break."),
    ),
    Finder(
        '30" hold',
        Pattern(amount("n") + r"(?P<mid>)(?P<unit>\")(?= ?(?:x\b|hold|ea\b|each|rest))"),
        _time,
        why="the mark for inches stands for seconds before a hold or a count",
        examples=('Plank 30" hold.', 'Calf stretch 20" x 3.'),
    ),
    Finder(
        "30 seconds",
        Pattern(
            r"(?<!\d)(?<!\d[.,])(?P<n1>\d{1,3},\d{3}|\d{1,5}(?:\.\d{1,2})?|\.\d{1,2})(?!\d)"
            rf"(?: ?-?(?P<mid>{_UNIT}))?(?: ?(?:-|to|or|~|"
            rf"up to) ?(?P<n2>\d{{1,5}}(?:\.\d{{1,2}})?)(?!\d))? ?-?(?P<unit>{_UNIT})"
        ),
        _time,
        why="seconds and minutes, told apart by the verbs around them",
        examples=("Hold for 30 seconds.", "March for 2 minutes."),
    ),
    Finder(
        "10 metres",
        Pattern(
            amount("n")
            + r" ?-?(?P<unit>m|met(?:er|re)s?|yards?|yds?|km|kilomet(?:er|re)s?|miles?)\b(?! (?:of|long|away|wide|"
            r"high|tall|up|from|apart)\b)"
        ),
        _distance,
        why="metres, yards and miles are a way to go",
        examples=("Walk 10 metres.", "Shuffle 20 yards."),
    ),
    Finder(
        "20 feet",
        Pattern(r"(?<=for )" + amount("n") + r" (?P<unit>feet|ft)\b(?! (?:apart|away|back|from|long))"),
        _distance,
        why="feet are a distance after for, and a height elsewhere",
        examples=("Walk for 30 feet.", "Side step for 20 ft."),
    ),
)
