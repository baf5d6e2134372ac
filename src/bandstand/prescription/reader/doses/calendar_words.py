"""How often, by the names of days and of parts of the day: "Mon, Wed and Fri", "morning and night"."""

import re
from collections.abc import Sequence

from bandstand.prescription.plan import Per
from bandstand.prescription.reader.doses.frequency import often
from bandstand.prescription.reader.doses.phrases import Finder, Phrase
from bandstand.prescription.reader.patterns import Pattern

_WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?s?\b|(?-i:\b(?:M|Tu|T|Th|W|F|Sa|Su)\b))"
)
_DAY_NAME = Pattern(_WEEKDAY)
_LETTER = Pattern(r"Th|Tu|T|M|W|F|Sa", minds_capitals=True)
_DAY_PART = (
    r"(?:(?:in the |at |every |each |the |first thing in the |last thing at |on |before |after |when you |with ){0,4}"
    r"(?:mornings?|a\.m\.|am\b|noon|midday|lunch(?:time)?|afternoons?|evenings?|nights?|p\.m\.|pm\b|bed(?:time)?|"
    r"breakfast|dinner|supper|wake(?: up)?|waking(?: up)?|get(?:ting)? up|go to bed|first thing|"
    r"last thing)(?:\b|(?<=\.)))"
)
_PART = Pattern(
    r"\b(?:mornings?|a\.?m\b|noon|midday|lunch(?:time)?|afternoons?|evenings?|nights?|p\.?m\b|bed(?:time)?|"
    r"breakfast|dinner|supper|wake|waking|get up|getting up|first thing(?! in)|last thing(?! at))"
)


def _parts_of_the_day(match: re.Match[str]) -> Sequence[Phrase]:
    """ "Morning, noon and night" is three times a day: as often as parts of the day are named."""
    parts = sum(1 for _ in _PART.finditer(match[0]))
    return often(match, parts, parts, Per.DAY)


def _weekdays(match: re.Match[str]) -> Sequence[Phrase]:
    """ "Mon/Wed/Fri" is three times a week."""
    names = _LETTER if match[0].isalpha() else _DAY_NAME  # "MWF", or with something between
    days = sum(1 for _ in names.finditer(match[0]))
    return often(match, days, days, Per.WEEK)


LONGEST_BEFORE = 48  # characters
_OF_AN_OFFICE = Pattern(
    r"\b(?:ring|call|open(?:ing)?|phone|tel(?:ephone)?|hours|reception|desk|lines?|appointments?|available|contact|"
    r"clinic|staffed|times)\b[^\n]{0,40}$"
)


def _from_day_to_day(match: re.Match[str]) -> Sequence[Phrase]:
    """ "Mon-Fri", "weekdays": as many days as lie between them."""
    if _OF_AN_OFFICE.search(match.string[max(0, match.start() - LONGEST_BEFORE) : match.start()]):
        return ()
    first, last = (_order(match[name]) if match[name] else default for name, default in (("first", 0), ("last", 4)))
    days = (last - first) % 7 + 1
    return often(match, days, days, Per.WEEK)


_DAYS = ("m", "tu", "w", "th", "f", "sa", "su")


def _order(day: str) -> int:
    """The place of a day in the week, Monday first."""
    return next(at for at, opening in enumerate(_DAYS) if day.lower().startswith(opening))


_ONE_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:days?)?"
FINDERS = (
    Finder(
        "from Monday to Friday",
        Pattern(
            rf"\b(?:from )?(?:(?P<first>{_ONE_DAY}|(?-i:M)) ?(?:-|to|through|thru|until|till) ?"
            rf"(?P<last>{_ONE_DAY}|(?-i:F))|(?:on |every |each )?weekdays?)\b(?!,? ?(?:from |at |"
            rf"between )?\d{{1,2}}(?:[:.]\d{{2}})? ?(?:[ap]\.?m|-|to\b))(?! (?:from|at|between|routine))"
        ),
        _from_day_to_day,
        why="from one day of the week to another",
        examples=("Clams 2 x 12, Mon-Fri", "Do them on weekdays.", "Rows 3x10 M-F"),
    ),
    Finder(
        "morning and night",
        Pattern(rf"\b{_DAY_PART}(?:(?:,| and| &| \+| ?/|,? and (?:again )?) ?{_DAY_PART}){{1,3}}"),
        _parts_of_the_day,
        why="parts of the day that are named are counted",
        examples=(
            "Stretch morning and night.",
            "Ten each: morning, noon and evening.",
            "When you wake up and before bed.",
        ),
    ),
    Finder(
        "weekdays by name",
        Pattern(
            rf"(?<![a-z]){_WEEKDAY}(?:(?:, ?| and | ?/ ?| ?\+ ?| ?& ?|, and ){_WEEKDAY}){{1,6}}"
            rf"(?! (?:\d{{1,2}}(?:[:.]\d\d| ?- ?\d{{1,2}}(?! ?(?:reps|x\b))| ?[ap]\.?m)|from|at|between))"
            rf"(?!(?:, ?| and | ?/ ?| ?\+ ?| ?& ?|, and ){_WEEKDAY})|(?-i:\b(?:MT?WT?h?F|TT?u?Th(?:Sa)?|MW)\b)"
        ),
        _weekdays,
        why="named days are counted",
        examples=(
            "Gym on Mon, Wed and Fri.",
            "Do it Tuesday and Saturday.",
            "Rows 3x10 M/W/F",
            "Rows 2x12 MWF",
            "Mon/Thu 3x10",
        ),
    ),
)
