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
_DAY_PART = (
    r"(?:(?:in the |at |every |each |the |first thing in the |last thing at |on |before |after |when you |with ){0,4}"
    r"(?:mornings?|a\.?m\.?\b|noon|midday|lunch(?:time)?|afternoons?|evenings?|nights?|p\.?m\.?\b|bed(?:time)?|"
    r"breakfast|dinner|supper|wake(?: up)?|waking(?: up)?|get(?:ting)? up|go to bed|first thing|last thing)\b)"
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
    days = sum(1 for _ in _DAY_NAME.finditer(match[0]))
    return often(match, days, days, Per.WEEK)


FINDERS = (
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
            rf"(?<![a-z]){_WEEKDAY}(?:(?:, ?| and | ?/ ?| ?\+ ?| ?& ?|, and ){_WEEKDAY}){{1,6}}(?! (?:\d|from|at|"
            rf"between))"
        ),
        _weekdays,
        why="named days are counted",
        examples=("Gym on Mon, Wed and Fri.", "Do it Tuesday and Saturday.", "Rows 3x10 M/W/F"),
    ),
)
