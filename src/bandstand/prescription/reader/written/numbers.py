"""Numbers written as words, and the few small phrases that are numbers in disguise."""

import re

from bandstand.prescription.reader.patterns import Pattern

_ONES = dict(
    zip(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
        range(2, 13),
        strict=True,
    )
)
_TEENS = dict(
    zip(["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"], range(13, 20), strict=True)
)
_TENS = dict(
    zip(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], range(20, 100, 10), strict=True)
)
_DIGITS = {"one": 1, **dict(list(_ONES.items())[:8])}
_PLAIN_WORDS = {**_ONES, **_TEENS, **_TENS}

_PHRASES = {
    "half an hour": "30 minutes",
    "a quarter of an hour": "15 minutes",
    "quarter of an hour": "15 minutes",
    "three quarters of a minute": "45 seconds",
    "three-quarters of a minute": "45 seconds",
    "a quarter of a minute": "15 seconds",
    "quarter of a minute": "15 seconds",
    "half a kilometre": "0.5 km",
    "half a kilometer": "0.5 km",
    "half a mile": "0.5 miles",
    "a minute or two": "1-2 minutes",
    "a minute or so": "1 minute",
    "one and a half minutes": "90 seconds",
    "a couple times": "2 times",
    "half a minute": "30 seconds",
    "half minute": "30 seconds",
    "a minute and a half": "90 seconds",
    "1 and a half minutes": "90 seconds",
    "once or twice": "1-2 times",
    "once to twice": "1-2 times",
    "once and twice": "1-2 times",
    "twice": "2 times",
    "thrice": "3 times",
    "a couple of": "2",
    "a couple": "2",
    "couple of": "2",
    "half a dozen": "6",
    "a dozen": "12",
    "dozen": "12",
    "a hundred": "100",
    "one hundred": "100",
}
# "one" is a pronoun more often than a number: it counts only before a unit or the second half of a range.
_ONE = (
    r"\bone(?=[ -](?:full |whole )?(?:sets?|rounds?|reps?|repetitions?|times?|minutes?|mins?|seconds?|"
    r"secs?|sessions?|circuits?|"
    r"hours?|pounds?|kilos?|kg|hundred)\b|(?: to | or |-)(?:two|three|\d))"
)
_A_MINUTE = (
    r"(?<!times )(?<!reps )(?<!have )(?<!got )(?<!spare )(?<!find )\b(?:a|another) "
    r"(?=(?:full |whole |good )?minute\b)(?!minute and)"
)
# "Hold for a second" is one second; "a second time", "a second set" is the next one.
_A_SECOND = (
    r"(?:(?<=hold for )|(?<=hold it for )|(?<=pause for )|(?<=holding for )|(?<=stay for )|(?<=squeeze for )|"
    r"(?<=hold )|(?<=pause ))a (?=(?:full |whole )?second\b(?! ?(?:time|set|round|one|or two|or so|rep)))"
)

NUMBER_WORDS = Pattern(
    r"\b(?:" + "|".join(sorted(_PHRASES, key=len, reverse=True)) + r")\b(?! as\b)"
    r"|\b(?:" + "|".join(_TENS) + r")[ -](?:" + "|".join(_DIGITS) + r")\b"
    r"|\b(?:" + "|".join(_PLAIN_WORDS) + r")\b"
    r"|" + _ONE + r"|" + _A_MINUTE + r"|" + _A_SECOND
)


def in_digits(words: re.Match[str]) -> str:
    """The number these words stand for.

    >>> NUMBER_WORDS.sub(in_digits, "three rounds of twenty-five, twice")
    '3 rounds of 25, 2 times'
    """
    word = words[0].lower()
    if word in _PHRASES:
        return _PHRASES[word]
    if word in _PLAIN_WORDS:
        return str(_PLAIN_WORDS[word])
    if word == "one":
        return "1"
    if word in ("a ", "another "):
        return "1 "
    tens, ones = word.replace("-", " ").split(" ")
    return str(_TENS[tens] + _DIGITS[ones])
