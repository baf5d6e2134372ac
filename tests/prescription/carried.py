"""Whether some words of a sheet carry a value: an own, plain way of hearing numbers, apart from the reader's."""

import re
from collections.abc import Iterator, Sequence

from bandstand.quantity import Json

NUMBERS_AS_WORDS = {
    "a": 1,
    "an": 1,
    "another": 1,
    "one": 1,
    "once": 1,
    "single": 1,
    "two": 2,
    "twice": 2,
    "double": 2,
    "couple": 2,
    "both": 2,
    "second": 2,
    "three": 3,
    "thrice": 3,
    "third": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
    "half": 0.5,
    "no": 0,
    "½": 0.5,
    "¼": 0.25,
    "¾": 0.75,
}
UNITS = (1.0, 60.0, 3600.0, 0.9144, 0.3048, 1609.344, 1000.0)  # minutes, hours, yards, feet, miles, kilometres
# How often is told without a number as often as with one.
OFTEN = re.compile(
    r"\b(?:dai?ly|weekdays?|eod|(?:every|each|a|per|any|all|this|other|alternate|non-?consecutive|rest|"
    r"whole) ?days?|days?|nights?|"
    r"morning|evening|bed(?:time)?|night(?:ly)?|noon|lunch|week(?:ly|days?|ends?)?|qd|bid|b\.i\.d|tid|t\.i\.d|qid|"
    r"q\.i\.d|od|bd|tds|qds|hourly|mon(?:day)?|tue|wed|thu|fri|sat|sun|am|pm|meals?)|"
    r"\b(?:mo?|tu?|we?|th|fr?|sa|su)(?:/(?:mo?|tu?|we?|th|fr?|sa|su))+\b",
    re.I,
)
_SO_MANY_TIMES = re.compile(r"\b(?:times|days|sessions|once|twice|thrice) ?(?:a|per|/|each|every) ", re.I)
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d*[.,]?\d+")
_QUARTERS = re.compile(r"\b(three|3) quarters?\b", re.I)
_ONCE_MORE = re.compile(r"\b(?:once|one) more\b|\bagain\b", re.I)
_CLOCK = re.compile(r"\b(\d{1,2}):(\d\d)\b")
_PART = re.compile(r"(\d+)\s*[/\u2044]\s*(\d+)")
_WORD = re.compile(r"[a-z½¼¾]+", re.I)


def numbers_in(words: str) -> set[float]:
    """Every number these words may mean."""
    told = [float(each.replace(",", "")) for each in _NUMBER.findall(words)]
    found = set(told) | _sums(told)
    found |= {
        float(NUMBERS_AS_WORDS[word]) for word in map(str.lower, _WORD.findall(words)) if word in NUMBERS_AS_WORDS
    }
    found |= {int(part) / int(whole) for part, whole in _PART.findall(words) if int(whole)}
    found |= {0.75 for _ in _QUARTERS.findall(words)} | {2.0 for _ in _ONCE_MORE.findall(words)}
    found |= {60.0 * int(minutes) + int(seconds) for minutes, seconds in _CLOCK.findall(words)}
    # "twenty-five", "1 1/2", "two and a half"
    return found | {one + other for one in found for other in found if other < one and (one % 10 == 0 or other < 1)}


def _sums(told: Sequence[float]) -> set[float]:
    """ "5 front, 5 side, 5 back" is fifteen: the same number, three times or more."""
    return {each * told.count(each) for each in told if told.count(each) >= 3}


def carries(field: str, value: Json, words: Sequence[str]) -> bool:
    """Whether a dose's field may be said by these words."""
    said = " ".join(words)
    if field == "side":
        return re.search(r"[a-z]|\+ ?\d", said, re.I) is not None  # "8+8" is eight on each side
    if field == "frequency":
        assert isinstance(value, dict)
        if _SO_MANY_TIMES.search(said) or not OFTEN.search(said):
            return _all_said(value["times"], said)
        return True
    return _all_said(value, said)


def _all_said(value: Json, said: str) -> bool:
    heard = numbers_in(said)
    return all(any(abs(number - unit * each) <= 0.51 for each in heard for unit in UNITS) for number in _ends(value))


def _ends(value: Json) -> Iterator[float]:
    assert isinstance(value, list)
    for each in value:
        assert isinstance(each, int | float)
        yield float(each)
