"""Seconds and minutes, and metres; what the seconds are of is told by the words around them (`spans.py`)."""

import re
from collections.abc import Sequence

from bandstand.prescription.reader.doses.phrases import (
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
from bandstand.prescription.reader.doses.units import WAY_UNIT
from bandstand.prescription.reader.doses.what_a_time_is_of import (
    LONGEST_AROUND,
    SLOWEST_TEMPO,
    counted_hold,
    field_of_time,
    kept_there,
)
from bandstand.prescription.reader.patterns import Pattern

_SECONDS_IN = {"s": 1.0, "m": 60.0, "h": 3600.0, '"': 1.0}
_UNIT = r"(?:full |whole |slow |good |solid )?(?:seconds?|secs?|s|minutes?|mins?|hours?|hrs?)\b"
LONGEST_SQUEEZE = 10  # seconds
_METRES_IN = {"m": 1.0, "y": 0.9144, "f": 0.3048, "k": 1000.0, "mi": 1609.3}


def seconds_in(unit: str) -> float:
    """How many seconds one of this unit has; "full" and the like aside."""
    return _SECONDS_IN[unit.split()[-1][0].lower()]


def metres_of(match: re.Match[str], name: str, unit: str) -> Amount:
    """A distance in metres, to one decimal."""
    short = unit.lower()
    low, high = amount_of(match, name, _METRES_IN["mi" if short.startswith("mi") else short[0]])
    return (round(low, 1), round(high, 1))


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after a place, as far as they may say what it is about."""
    return text[max(0, start - LONGEST_AROUND) : start], text[end : end + LONGEST_AROUND]


def _seconds(match: re.Match[str]) -> Amount:
    """Both ends in seconds; where each end has a unit of its own ("30 seconds to 1 minute"), each by its own."""
    unit = seconds_in(match["unit"])
    first_unit = seconds_in(match["mid"]) if match["mid"] else unit
    low = number(match["n1"]) * (first_unit if match["n2"] else unit)
    high = number(match["n2"]) * unit if match["n2"] else low
    return (low, high) if low <= high else (high, low)


def _time(match: re.Match[str]) -> Sequence[Phrase]:
    """What these seconds are of, by the words before and after them in their sentence."""
    value = _seconds(match)
    field = field_of_time(value, *around(match.string, *match.span()))
    return (phrase(field, value, (match.start("n1"), match.end())),) if field else ()


def _is_round(match: re.Match[str]) -> bool:
    """Nobody holds for thirteen seconds; a roller may be thirteen inches long."""
    seconds = amount_of(match, "n")[1]
    return seconds <= LONGEST_SQUEEZE or seconds % 5 == 0


_STEPPED = Pattern(r"\b(?:step[- ]?(?:ups?|downs?)|box|step|lateral step)\b[^.\n]{0,20}$")


def _is_a_height(match: re.Match[str]) -> bool:
    """ "Step ups 2 x 10 4"": the mark is of inches where one steps onto something."""
    before, after = around(match.string, *match.span())
    return _STEPPED.search(before) is not None and not after.lstrip().startswith("hold")


def _clocked(match: re.Match[str]) -> Sequence[Phrase]:
    """ "0:45" and "1:30" on a stopwatch."""
    seconds = float(int(match["min"]) * 60 + int(match["sec"]))
    value = (seconds, seconds)
    field = field_of_time(value, *around(match.string, *match.span()))
    return (phrase(field, value, match.span()),) if field else ()


def _count(match: re.Match[str]) -> Sequence[Phrase]:
    """ "Hold for a count of 5" is a hold of five seconds; "up for a count of two" is a tempo."""
    if not counted_hold(*around(match.string, *match.span())):
        return ()
    return (phrase(Field.HOLD, amount_of(match, "n"), match.span()),)


def _is_a_pace(match: re.Match[str]) -> bool:
    before, _ = around(match.string, *match.span())
    return amount_of(match, "n")[1] <= SLOWEST_TEMPO and not kept_there(before)


def _bare_hold(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.HOLD, amount_of(match, "n"), match.span()),)


def _in_turn(match: re.Match[str]) -> Sequence[Phrase]:
    """Work and rest in turn; a work of few seconds may be a squeeze."""
    times = seconds_in(match["unit"]) if match["unit"] else 1.0
    work = amount_of(match, "n", times)
    field = Field.TIME if work[1] <= LONGEST_SQUEEZE else Field.DURATION
    return (
        phrase(field, work, (match.start("n1"), match.end("on"))),
        phrase(Field.REST, amount_of(match, "m", times), (match.start("m1"), match.end())),
    )


def _no_rest(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.REST, (0, 0), match.span()),)


def _distance(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.DISTANCE, metres_of(match, "n", match["unit"]), match.span()),)


_A_TIME = (
    r"(?<!\d)(?<!\d[.,])(?P<n1>\d{1,3},\d{3}|\d{1,5}(?:\.\d{1,2})?|\.\d{1,2})(?!\d)"
    rf"(?: ?-?(?P<mid>{_UNIT}))?(?: ?(?:-|to|or|~|up to) ?(?P<n2>\d{{1,5}}(?:\.\d{{1,2}})?)(?!\d))? "
    rf"?-?(?P<unit>{_UNIT})"
)
_DOWN_AND_UP = (
    r"(?:up|down|out|in|lower(?:ing)?|lift(?:ing)?|raise|rais(?:e|ing)|return(?:ing)?|rise|ris(?:e|ing)|push|pull|back)"
)


def _feet(match: re.Match[str]) -> Sequence[Phrase]:
    name, unit = ("n", match["unit"]) if match["unit"] else ("p", match["unitp"])
    return (phrase(Field.DISTANCE, metres_of(match, name, unit), match.span()),)


WAYS = (
    Finder(
        "10 metres",
        Pattern(
            r"(?<!mile )"
            + amount("n")
            + rf" ?-?(?P<unit>{WAY_UNIT})(?! (?:of|long|away|wide|high|tall|up|from|apart|tall|wide|deep|time|swim|"
            rf"race|run\b))"
        ),
        _distance,
        why="metres, yards and miles are a way to go",
        examples=("Walk 10 metres.", "Shuffle 20 yards."),
    ),
    Finder(
        "20 feet",
        Pattern(
            r"(?=[\d.])(?:(?:(?<=for )|(?<=sets of )|(?<=about )|(?<=steps )|(?<=walk )|(?<=shuffle )|"
            r"(?<=carry )|(?<=x ))"
            + amount("n")
            + r" ?(?P<unit>feet|foot|ft)\b\.?(?! (?:apart|away|from|long|high|tall|wide|behind|off|up|in front|out|"
            r"box|step))|"
            + amount("p")
            + r" ?(?P<unitp>feet|foot|ft)\b\.?(?= (?:each|per|there|forwards?|and back|out and|in each|to the (?:left|"
            r"right)|walk)))"
        ),
        _feet,
        why="feet are a distance where one goes, and a height elsewhere",
        examples=("Walk for 30 feet.", "Side step 20 ft each way.", "3 sets of 20 feet."),
    ),
)
FINDERS = (
    Finder(
        "40 on, 20 off",
        Pattern(
            amount("n")
            + rf" ?(?:(?P<unit>{_UNIT}) )?(?P<on>on\b|work\b),? ?(?:and |then |/ ?)?"
            + amount("m")
            + rf" ?(?:{_UNIT} )?(?:off|rest)\b"
        ),
        _in_turn,
        why="work and rest in turn, both in seconds",
        examples=("40 seconds on, 20 seconds off.", "Squeeze five seconds on and five off.", "30 sec work / 30 rest"),
    ),
    Finder(
        "tempo 3-1-3",
        Pattern(
            r"\btempo:? ?\d[-/]\d[-/]\d(?:[-/]\d)?\b|(?<![\d-])\d-\d-\d(?:-\d)? tempo\b|"
            r"\(\d{1,2} (?:secs? |s |seconds )?(?:up|down|out|in),? ?(?:and )?(?:\d{1,2} (?:secs? |s |seconds )?"
            r"(?:hold|up|down|out|in),? ?(?:and )?){1,2}\)"
        ),
        nothing,
        why="numbers with dashes pace the parts of one repetition",
        examples=("Tempo 3-1-3 throughout.", "Squat at a 2-0-2 tempo.", "Slowly (3 down, 3 up)."),
    ),
    Finder(
        "up for 2, down for 4",
        Pattern(
            rf"(?<!up and )(?<!out and )(?<!in and )\b{_DOWN_AND_UP}(?: slowly)?,? (?:for|in|over|on) (?:a |the )?"
            + r"(?:slow )?(?:count of )?"
            + amount("n")
            + r"(?:-count| counts?| ?(?:seconds?|secs?|s))?\b(?! ?(?:reps|times|sets|x\b|minutes?|mins?|more|steps|"
            r"days))"
        ),
        lambda match: () if _is_a_pace(match) else None,
        why="a way up or down that takes so long paces one repetition",
        examples=("Up for 2, down for 4.", "Lift in two seconds, lower over a count of four."),
    ),
    Finder(
        "count of 5",
        Pattern(
            rf"\bcount(?:s|ing)?(?: slowly| out)?(?: to| of)? {ABOUT}(?:a (?:slow )?)?"
            + amount("n")
            + r"\b(?! ?(?:times|x\b))"
        ),
        _count,
        why="counting while one holds is holding for seconds",
        examples=("Hold for a count of 5.", "Squeeze, counting to 10.", "Hold it and count five."),
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
        Pattern(
            r"\b(?:no|without(?: a| any)?|zero) (?:rests?|breaks?|pauses?|resting|pausing)\b(?! days?)|"
            r"\bback to back\b(?= (?:with|,|\.))"
        ),
        _no_rest,
        why="no rest is a rest of no seconds",
        examples=("Go on with no rest.", "Do all of it without a break.", "No breaks between the sets."),
    ),
    Finder(
        '30" hold',
        Pattern(
            amount("n")
            + r"(?P<mid>)(?P<unit>\")(?! ?(?:x \d{1,3}\"|thick|high|step|box|apart|away|off|from|wide|deep|tall|long|"
            r"below|above))"
        ),
        lambda match: _time(match) if _is_round(match) and not _is_a_height(match) else None,
        why="the mark for inches stands for seconds where nothing is measured",
        examples=('Plank 30" hold.', 'Calf stretch 20", three times.'),
    ),
    Finder(
        "0:45",
        Pattern(
            r"(?=\d)(?<![\d:])(?:(?=0:)|(?<=rest )|(?<=hold )|(?<=for )|(?<=rest: )|(?<=hold: )|(?<=rests )|(?<=sit )|"
            r"(?<=plank )|(?<=balance )|(?<=balance: )|(?<=stance )|(?<=stretch )|(?<=hang )|(?<=march )|(?<=bridge )|"
            r"(?<=plank: ))(?P<min>\d):(?P<sec>[0-5]\d)(?![\d:])(?! ?[ap]\.?m\b)"
        ),
        _clocked,
        why="a stopwatch writes minutes and seconds with a colon",
        examples=("Wall sit 0:45.", "Rest 1:30 between sets."),
    ),
    Finder(
        "30 seconds",
        Pattern(_A_TIME),
        _time,
        why="seconds and minutes, told apart by the verbs around them",
        examples=("Hold for 30 seconds.", "March for 2 minutes."),
    ),
    Finder(
        "hold 5",
        Pattern(
            rf"\bhold(?:s|ing)?:? ?(?:it |each |this |there |that |for ){{0,4}}{ABOUT}"
            + amount("n")
            + r"(?! ?(?:reps?|repetitions|times|x\b|sets|kg|lbs?|pounds?|breaths|cm|inch|in\b|dumb|hand|weight|weeks?|"
            r"days?|"
            r"%|of (?:the|these|them)|-?pounds?|m\b|more|slow|deep|each|\d|/ ?\d))(?=[\s.,;:)|/]|$)"
        ),
        _bare_hold,
        why="a number after hold counts seconds",
        examples=("Lift and hold for 5.", "x 10, hold 3"),
    ),
)
