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
        why="how often in an hour is no number of times a day",
        examples=("Pump your ankles every hour.", "Shrug the shoulders ten times an hour."),
    ),
    Finder(
        "every few hours",
        Pattern(r"\bevery " + amount("n") + r" ?(?:hours?|hrs?|minutes?|mins?)\b"),
        _too_often_to_say,
        why="hours between sessions give no sure number a day",
        examples=("Bend the knee every 2 hours.", "Repeat the stretch every 3-4 hours."),
    ),
    Finder(
        "several times",
        Pattern(
            r"\b(?:several|many|a few|few|multiple|some) (?:times|sessions) (?:a|per|each|every|during the|"
            r"through(?:out)? the) (?:day|week)\b"
        ),
        _too_often_to_say,
        why="a vague number of times is said, and asked",
        examples=("Do this several times a day.", "Roll the foot a few times each day."),
    ),
    Finder(
        "sets a day",
        Pattern(
            amount("n") + r" ?(?P<what>sets?|rounds?|reps?|repetitions?)(?: of it)? ?(?P<often>(?:/|a|per|each|every|"
            r"x) ?(?P<per>day|week)\b)"
        ),
        _sets_a_day,
        why="the sets of one day, done once a day",
        examples=("Do 2 sets a day.", "3 sets per day is plenty."),
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
        why="days out of a week are times a week",
        examples=("Train 3 days a week.", "Squats 4-5 days per week."),
    ),
    Finder(
        "days of the week",
        Pattern(r"\b" + amount("n") + r" days? weekly\b"),
        _days_a_week,
        why="days out of a week, the other way round",
        examples=("Train 3 days weekly.", "Do the list 2 days weekly."),
    ),
    Finder(
        "every other day",
        Pattern(r"\b(?:once )?(?:every (?:other|second|2nd|2) days?|(?:on )?(?:alternate|alternating) days)\b"),
        _every_other_day,
        why="a day of rest between makes three or four times a week",
        examples=("Do them every other day.", "On alternate days only."),
    ),
    Finder(
        "every few days",
        Pattern(r"\b(?:once )?every " + amount("n") + r" days\b"),
        _every_few_days,
        why="days between sessions, counted out for a week",
        examples=("Do them every 3 days.", "Stretch once every 2-3 days."),
    ),
    Finder(
        "times a day",
        Pattern(amount("n") + r" ?(?:x|times?|sessions?|workouts?|bouts?|goes)?" + _A_DAY_OR_WEEK),
        lambda match: _times(match) if _counts_times(match) else None,
        why="times in a day or a week, in any of the small words between",
        examples=("Stretch 3 times a day.", "Do this 2x/week."),
    ),
    Finder(
        "once a day",
        Pattern(r"\bonce" + _A_DAY_OR_WEEK),
        _once,
        why="one time in a day or a week",
        examples=("Do the set once a day.", "Repeat once per week."),
    ),
    Finder(
        "morning and night",
        Pattern(
            r"\b(?:mornings?|a\.?m\.?)(?:,| and| &|/|,? and (?:in |at )?(?:the )?) ?(?:in the |at )?(?:nights?|"
            r"evenings?|p\.?m\.?|bedtime)\b"
        ),
        _fixed(2),
        why="two parts of the day are two times",
        examples=("Stretch morning and night.", "Do these in the morning and evening."),
    ),
    Finder(
        "morning, noon and night",
        Pattern(r"\bmorning, (?:noon|lunch(?:time)?|midday|afternoon),? and (?:night|evening)\b"),
        _fixed(3),
        why="three parts of the day are three times",
        examples=("Do it morning, noon and night.", "Ten each: morning, afternoon and evening."),
    ),
    Finder(
        "clinic Latin",
        Pattern(r"(?-i:\bBID\b)|\bb\.i\.d\."),
        _fixed(2),
        why="clinics write twice a day in Latin",
        examples=("Heel slides 10 reps BID.", "Quad sets b.i.d. for now."),
    ),
    Finder(
        "clinic Latin",
        Pattern(r"(?-i:\bTID\b)|\bt\.i\.d\."),
        _fixed(3),
        why="clinics write three times a day in Latin",
        examples=("Heel slides 10 reps TID.", "Quad sets t.i.d. for now."),
    ),
    Finder(
        "clinic Latin",
        Pattern(r"(?-i:\bQID\b)|\bq\.i\.d\."),
        _fixed(4),
        why="clinics write four times a day in Latin",
        examples=("Ankle pumps QID.", "Quad sets q.i.d. for now."),
    ),
    Finder(
        "clinic Latin",
        Pattern(r"(?-i:\bQD\b|\bOD\b)|\bq\.d\."),
        _fixed(1),
        why="clinics write daily in Latin",
        examples=("Bridges 3 x 10 QD.", "Bridges 3 x 10 OD."),
    ),
    Finder(
        "every day",
        Pattern(
            r"\b(?:once )?(?:every|each) (?:single )?(?:day|morning|evening|night)\b|\bdaily\b(?! (?:life|"
            r"living|activit|routine|tasks|chores))|\beveryday\b(?! (?:life|living|activit|tasks))|\bper day\b|"
            r"\bnightly\b"
        ),
        lambda match: _fixed(1)(match),
        why="every day is once a day",
        examples=("Do them daily.", "Hold the stretch every morning."),
    ),
    Finder(
        "every week",
        Pattern(r"\b(?:once )?every week\b"),
        _fixed(1, Per.WEEK),
        why="every week is once a week",
        examples=("Do the long walk every week.", "One long hill walk every week."),
    ),
    Finder(
        "weekdays by name",
        Pattern(rf"\b(?P<a>{_WEEKDAY})(?:, | and |/|, and ){_WEEKDAY}(?:(?:, | and |/|, and ){_WEEKDAY})?\b"),
        _weekdays,
        why="named days are counted",
        examples=("Gym on Mon, Wed and Fri.", "Do it Tuesday and Saturday."),
    ),
)


def _counts_times(match: re.Match[str]) -> bool:
    """ "3 day" and "7 days" count days, not times: a word for times or for "a" has to stand between."""
    between = match.string[match.end("n2" if match["n2"] else "n1") : match.start("per")]
    return bool(between.strip(" -")) or match["per"].lower() in ("daily", "weekly")
