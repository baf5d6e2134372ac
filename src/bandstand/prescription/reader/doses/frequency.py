"""How often: times a day or a week."""

import re
from collections.abc import Callable, Sequence
from math import ceil

from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reader.doses.phrases import Amount, Field, Finder, Phrase, amount, amount_of, phrase
from bandstand.prescription.reader.lines.sentences import sentence_around
from bandstand.prescription.reader.patterns import Pattern
from bandstand.quantity import Range

_PER_DAY_OR_WEEK = (
    r"(?: ?(?:/|x ?/|a |per |each |every |in a |in the |over the |through(?:out)? the |during the |in one |in any |"
    r"out of the |times ?/) ?| )(?P<per>day|daily|week|weekly|wk|d(?=[\s.,;)|]|$))\b"
)
DAYS_OF_A_WEEK = 7
LEAST_COUNTED_IN_A_DAY = 10  # "15 times each day" counts repetitions, where nothing else does
MOST_TIMES_WITHOUT_A_WORD = 6  # "3 a day" are times, "30 a day" is a count of something


def often(match: re.Match[str], low: float, high: float, per: Per) -> Sequence[Phrase]:
    """A frequency on the whole of the match."""
    return (phrase(Field.FREQUENCY, Frequency(Range(int(low), int(high)), per), match.span()),)


def per_of(written: str) -> Per:
    """Day or week, from its first letter."""
    return Per.DAY if written[0].lower() == "d" else Per.WEEK


def times_in(match: re.Match[str]) -> Sequence[Phrase]:
    """So many times in a day or a week."""
    return often(match, *amount_of(match, "n"), per_of(match["per"]))


def _times_or_count(match: re.Match[str]) -> Sequence[Phrase]:
    """ "10 to 20 times each day", where nothing else is counted, are repetitions: nobody begins anew so often."""
    low, _ = value = amount_of(match, "n")
    around = sentence_around(match.string, *match.span()).replace(match[0], "")
    daily = match[0].lower().endswith(("each day", "every day", "daily"))
    told = not daily or any(map(str.isdigit, around)) or _OF_SOMEBODY.search(around) is not None
    if low < LEAST_COUNTED_IN_A_DAY or per_of(match["per"]) is Per.WEEK or told:
        return times_in(match)
    counted = phrase(Field.REPS, value, (match.start("n1"), match.end("n2" if match["n2"] else "n1")))
    return (counted, phrase(Field.FREQUENCY, Frequency(Range(1), Per.DAY), (match.start("per"), match.end("per"))))


_OF_SOMEBODY = Pattern(r"\b(?:i|i'm|he|she|we|they)\b")


def _once(match: re.Match[str]) -> Sequence[Phrase]:
    return often(match, 1, 1, per_of(match["per"]))


def _days_a_week(match: re.Match[str]) -> Sequence[Phrase]:
    return often(match, *amount_of(match, "n"), Per.WEEK)


def _every_few_days(match: re.Match[str]) -> Sequence[Phrase]:
    """Every 2-3 days is at least every third day and at most every second: 2 to 4 times a week."""
    low, high = amount_of(match, "n")
    if low > DAYS_OF_A_WEEK:
        return ()  # "re-test every 14 days"
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


def fixed(times: int, per: Per = Per.DAY) -> Callable[[re.Match[str]], Sequence[Phrase]]:
    """A word that stands for a number of times."""
    return lambda match: often(match, times, times, per)


def _too_often_to_say(match: re.Match[str]) -> Sequence[Phrase]:
    """ "Every hour", "several times a day": said, but no number of times; it is asked."""
    return often(match, 0, 0, Per.DAY)


def _labelled(match: re.Match[str]) -> Sequence[Phrase]:
    low, high = amount_of(match, "n") if match["n1"] else (1, 1)
    return often(match, low, high, per_of(match["per"]))


_ORDINALS = {"third": 3, "3rd": 3, "fourth": 4, "4th": 4, "fifth": 5, "5th": 5}


def _every_nth_day(match: re.Match[str]) -> Sequence[Phrase]:
    days = _ORDINALS[match["nth"].lower()]
    return often(match, 7 // days, ceil(7 / days), Per.WEEK)


def _per_week(times: Amount) -> Frequency:
    return Frequency(Range(int(times[0]), int(times[1])), Per.WEEK)


FINDERS = (
    Finder(
        "no number an hour",
        Pattern(
            r"\b(?:every|each|per|an|/) ?(?:few |couple of |other )?(?:hours?|waking hours?)\b|\bhourly\b|"
            r"\bq ?\d ?h(?:rs?)?\b"
        ),
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
            r"\b(?:several|many|a few|few|multiple|some|numerous|lots of) (?:times|sessions) (?:(?:a|per|each|every|"
            r"during the|"
            r"through(?:out)? the) (?:day|week)|daily|weekly)\b|\bas often as (?:you (?:like|can|want|wish)|possible|"
            r"i like)\b"
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
        "days per week: 3",
        Pattern(
            r"\bdays(?: ?/ ?| per | a | each | of the )week ?(?:[:=|] ?|- )?" + amount("n") + r"(?! ?(?:x|sets|times|"
            r"reps|weeks)\b)"
        ),
        _days_a_week,
        why="a form asks for the days of a week before it tells their number",
        examples=("Days per week: 6 to 7", "Days a week 3"),
    ),
    Finder(
        "times per day: 3",
        Pattern(
            r"\b(?:(?:times|sessions|frequency|how often) ?(?:/|per|a|each|in a) ?(?P<per>day|week) ?(?:[:=|] ?|- )(?:"
            + amount("n")
            + r"(?! ?-?(?:sets?|reps?|repetitions?|rounds?|lots)\b)|once)(?: ?(?:times|x|sessions|"
            r"days)\b)?(?: ?(?:per|a|/) ?(?:day|week))?)"
        ),
        _labelled,
        why="a form asks for the times a day before it tells their number",
        examples=("Times per day: 3", "Frequency / day: once"),
    ),
    Finder(
        "daily: 2",
        Pattern(
            r"\b(?P<per>daily|weekly) ?[:=] ?"
            + amount("n")
            + r"(?! ?(?:x\b|sets|reps|sec|min|s\b))(?! (?!x |times|daily|weekly|sets|reps|hold|rest|a |per )[a-z]{3})"
        ),
        _labelled,
        why="a label and a number, of times a day or of days a week",
        examples=("Daily: 2", "Weekly: 3"),
    ),
    Finder(
        "days a week",
        Pattern(
            r"\b"
            + amount("n")
            + r" ?(?:non-consecutive |nonconsecutive |separate |other )?(?:days?|evenings?|mornings?|nights?)"
            r"(?: ?(?:/|a|per|each|every|out of the|out of every|out of|in every|"
            r"in the|of the|of every|in a|of|in))? ?(?:week|wk|7)\b"
        ),
        _days_a_week,
        why="days out of a week are times a week",
        examples=("Train 3 days a week.", "Squats 4-5 days per week.", "Rows on 3 days out of 7."),
    ),
    Finder(
        "days of the week",
        Pattern(r"\b" + amount("n") + r" days? weekly\b"),
        _days_a_week,
        why="days out of a week, the other way round",
        examples=("Train 3 days weekly.", "Do the list 2 days weekly."),
    ),
    Finder(
        "sessions of a week",
        Pattern(
            r"\bw(?:ee)?ks? \d{1,2}(?: ?- ?\d{1,2})?: ?" + amount("n") + r" sessions?\b(?! ?(?:a|per|each|/|daily))"
        ),
        lambda match: (phrase(Field.FREQUENCY, _per_week(amount_of(match, "n")), (match.start("n1"), match.end())),),
        why="the sessions told of a week are done in it",
        examples=("Week 1: 2 sessions, 2 x 8", "Weeks 2-4: 3 sessions of 10 squats"),
    ),
    Finder(
        "every other day",
        Pattern(
            r"\b(?:once )?(?:every (?:other|second|2nd|2) (?:days?|mornings?|evenings?|nights?)|(?:on )?(?:alternate|"
            r"alternating) days|"
            r"qod\b|q\.o\.d\.|(?-i:EOD)\b)"
        ),
        _every_other_day,
        why="a day of rest between makes three or four times a week",
        examples=("Do them every other day.", "On alternate days only."),
    ),
    Finder(
        "every third day",
        Pattern(r"\bevery (?P<nth>third|3rd|fourth|4th|fifth|5th) day\b"),
        _every_nth_day,
        why="days between sessions, counted out for a week",
        examples=("Do them every third day.", "Every 4th day is enough."),
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
        Pattern(
            amount("n")
            + r" ?(?:x|times?|sessions?|workouts?|bouts?|goes|slots|lots)(?= ?[ /x]| ?a\b)"
            + _PER_DAY_OR_WEEK
        ),
        _times_or_count,
        why="times in a day or a week, in any of the small words between",
        examples=("Stretch 3 times a day.", "Do this 2x/week."),
    ),
    Finder(
        "3 a day",
        Pattern(
            r"(?<![x*])(?<![x*] )(?<!sets of )"
            + amount("n")
            + r"(?: ?(?:/|x ?/| a | per | each ) ?(?P<per>day|week|wk|d(?=[\s.,;)|]|$))|(?: | ?/ ?)(?P<adverb>daily|"
            r"weekly))\b"
        ),
        lambda match: _without_a_word(match),
        why="a small number a day is one of times; a great one counts something else",
        examples=("Twice: 2/day.", "Stretch, 3 a day."),
    ),
    Finder(
        "10 min x 3/day",
        Pattern(
            r"(?:(?<=min )|(?<=mins )|(?<=sec )|(?<=secs )|(?<=\d s )|(?<=minutes )|(?<=seconds )|(?<=reps ))x ?"
            + amount("n")
            + r" ?(?:/|per|a) ?(?P<per>day|week|wk)\b"
        ),
        times_in,
        why="a cross before so many a day counts the times, where what is done has its own unit",
        examples=("Heel prop 10 min x 3/day.", "Calf stretch 30 sec x 2/day."),
    ),
    Finder(
        "once a day",
        Pattern(r"\bonce" + _PER_DAY_OR_WEEK),
        _once,
        why="one time in a day or a week",
        examples=("Do the set once a day.", "Repeat once per week."),
    ),
    Finder(
        "every day",
        Pattern(
            r"\b(?:once )?(?:every|each) (?:single )?(?:day|morning|evening|night|afternoon)\b(?! (?:add|increase|"
            r"you))|"
            r"\bdaily\b(?! (?:life|living|activit|routine|tasks|chores|jobs|dose|list|exercises|limit))|"
            r"\beveryday\b(?! (?:life|living|activit|tasks))|\bnightly\b|\bonce (?:in the|every) (?:morning|evening)\b"
        ),
        fixed(1),
        why="every day is once a day",
        examples=("Do them daily.", "Hold the stretch every morning."),
    ),
    Finder(
        "every week",
        Pattern(r"\b(?:once )?every week\b"),
        fixed(1, Per.WEEK),
        why="every week is once a week",
        examples=("Do the long walk every week.", "One long hill walk every week."),
    ),
)


def _without_a_word(match: re.Match[str]) -> Sequence[Phrase] | None:
    value = amount_of(match, "n")
    per = per_of(match["per"] or match["adverb"])
    if value[1] <= MOST_TIMES_WITHOUT_A_WORD:
        return often(match, *value, per)
    return often(match, 1, 1, per) if match["adverb"] else ()
