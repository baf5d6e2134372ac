"""How often: times a day or a week."""

import re
from collections.abc import Callable, Sequence
from math import ceil

from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Field, Finder, Phrase, amount, amount_of, phrase
from bandstand.quantity import Range

_A_DAY_OR_WEEK = (
    r" ?(?:/|x/|x /|a |per |each |every |in a |in the |over the |through(?:out)? the |during the |"
    r"in one |in any |out of the )? ?"
    r"(?P<per>day|daily|week|weekly|wk|d(?=[\s.,;)|]|$))\b"
)


def often(match: re.Match[str], low: float, high: float, per: Per) -> Sequence[Phrase]:
    """A frequency on the whole of the match."""
    return (phrase(Field.FREQUENCY, Frequency(Range(int(low), int(high)), per), match.span()),)


def per_of(written: str) -> Per:
    """Day or week, from its first letter."""
    return Per.DAY if written[0].lower() == "d" else Per.WEEK


def _times(match: re.Match[str]) -> Sequence[Phrase]:
    return often(match, *amount_of(match, "n"), per_of(match["per"]))


def _once(match: re.Match[str]) -> Sequence[Phrase]:
    return often(match, 1, 1, per_of(match["per"]))


def _days_a_week(match: re.Match[str]) -> Sequence[Phrase]:
    return often(match, *amount_of(match, "n"), Per.WEEK)


def _every_few_days(match: re.Match[str]) -> Sequence[Phrase]:
    """Every 2-3 days is at least every third day and at most every second: 2 to 4 times a week."""
    low, high = amount_of(match, "n")
    return often(match, 7 // max(high, 1), ceil(7 / max(low, 1)), Per.WEEK)


def _every_other_day(match: re.Match[str]) -> Sequence[Phrase]:
    return often(match, 3, 4, Per.WEEK)


def _sets_a_day(match: re.Match[str]) -> Sequence[Phrase]:
    """ "2 sets a day" is two sets, once a day; "10 reps a day" ten of them."""
    field = (
        Field.SETS if match["what"][0].lower() in "sr" and not match["what"].lower().startswith("rep") else Field.REPS
    )
    counted = phrase(field, amount_of(match, "n"), (match.start(), match.end("what")))
    return (counted, phrase(Field.FREQUENCY, Frequency(Range(1), per_of(match["per"])), match.span("often")))


def _fixed(times: int, per: Per = Per.DAY) -> Callable[[re.Match[str]], Sequence[Phrase]]:
    """A word that stands for a number of times."""
    return lambda match: often(match, times, times, per)


def _weekdays(match: re.Match[str]) -> Sequence[Phrase]:
    """ "Mon/Wed/Fri" is three times a week."""
    days = sum(1 for _ in _DAY_NAME.finditer(match[0]))
    return often(match, days, days, Per.WEEK)


def _too_often_to_say(match: re.Match[str]) -> Sequence[Phrase]:
    """ "Every hour", "several times a day": said, but no number of times; it is asked."""
    return often(match, 0, 0, Per.DAY)


_WEEKDAY = r"(?:mon|tues?|wed|thurs?|fri|sat|sun)[a-z]{0,6}"

_DAY_NAME = Pattern(r"[a-z]{3,}")


FINDERS = (
    Finder(
        "no number an hour",
        Pattern(r"\b(?:every|each|per|an|/) ?(?:few |couple of |other )?hours?\b|\bhourly\b"),
        _too_often_to_say,
    ),
    Finder(
        "every few hours", Pattern(r"\bevery " + amount("n") + r" ?(?:hours?|hrs?|minutes?|mins?)\b"), _too_often_to_say
    ),
    Finder(
        "several times",
        Pattern(
            r"\b(?:several|many|a few|few|multiple|some) (?:times|sessions) (?:a|per|each|every|during the|"
            r"through(?:out)? the) (?:day|week)\b"
        ),
        _too_often_to_say,
    ),
    Finder(
        "sets a day",
        Pattern(
            amount("n") + r" ?(?P<what>sets?|rounds?|reps?|repetitions?)(?: of it)? ?(?P<often>(?:/|a|per|each|every|"
            r"x) ?(?P<per>day|week)\b)"
        ),
        _sets_a_day,
    ),
    Finder(
        "days a week",
        Pattern(
            r"\b"
            + amount("n")
            + r" ?(?:non-consecutive |nonconsecutive |separate )?days?(?: ?(?:/|a|per|each|every|out of the|"
            r"in the|of the|in a))? ?(?:week|wk|7)\b"
        ),
        _days_a_week,
    ),
    Finder("days of the week", Pattern(r"\b" + amount("n") + r" days? weekly\b"), _days_a_week),
    Finder(
        "every other day",
        Pattern(r"\b(?:once )?(?:every (?:other|second|2nd|2) days?|(?:on )?(?:alternate|alternating) days)\b"),
        _every_other_day,
    ),
    Finder("every few days", Pattern(r"\b(?:once )?every " + amount("n") + r" days\b"), _every_few_days),
    Finder(
        "times a day",
        Pattern(amount("n") + r" ?(?:x|times?|sessions?|workouts?|bouts?|goes)?" + _A_DAY_OR_WEEK),
        lambda match: _times(match) if _counts_times(match) else None,
    ),
    Finder("once a day", Pattern(r"\bonce" + _A_DAY_OR_WEEK), _once),
    Finder(
        "morning and night",
        Pattern(
            r"\b(?:mornings?|a\.?m\.?)(?:,| and| &|/|,? and (?:in |at )?(?:the )?) ?(?:in the |at )?(?:nights?|"
            r"evenings?|p\.?m\.?|bedtime)\b"
        ),
        _fixed(2),
    ),
    Finder(
        "morning, noon and night",
        Pattern(r"\bmorning, (?:noon|lunch(?:time)?|midday|afternoon),? and (?:night|evening)\b"),
        _fixed(3),
    ),
    Finder("clinic Latin", Pattern(r"(?-i:\bBID\b)|\bb\.i\.d\."), _fixed(2)),
    Finder("clinic Latin", Pattern(r"(?-i:\bTID\b)|\bt\.i\.d\."), _fixed(3)),
    Finder("clinic Latin", Pattern(r"(?-i:\bQID\b)|\bq\.i\.d\."), _fixed(4)),
    Finder("clinic Latin", Pattern(r"(?-i:\bQD\b|\bOD\b)|\bq\.d\."), _fixed(1)),
    Finder(
        "every day",
        Pattern(
            r"\b(?:once )?(?:every|each) (?:single )?(?:day|morning|evening|night)\b|\bdaily\b(?! (?:life|"
            r"living|activit|routine|tasks|chores))|\beveryday\b(?! (?:life|living|activit|tasks))|\bper day\b|"
            r"\bnightly\b"
        ),
        lambda match: _fixed(1)(match),
    ),
    Finder("every week", Pattern(r"\b(?:once )?every week\b|\bonce weekly\b"), _fixed(1, Per.WEEK)),
    Finder(
        "weekdays by name",
        Pattern(rf"\b(?P<a>{_WEEKDAY})(?:, | and |/|, and ){_WEEKDAY}(?:(?:, | and |/|, and ){_WEEKDAY})?\b"),
        _weekdays,
    ),
)


def _counts_times(match: re.Match[str]) -> bool:
    """ "3 day" and "7 days" count days, not times: a word for times or for "a" has to stand between."""
    between = match.string[match.end("n2" if match["n2"] else "n1") : match.start("per")]
    return bool(between.strip(" -")) or match["per"].lower() in ("daily", "weekly")
