"""Resistance and weight, in the sheet's own words."""

import re

from bandstand.prescription.reader.patterns import Pattern, Rule

_DEGREE = (
    r"(?:very |extra |fairly |quite |x-)?(?:light(?:er|est)?|medium|moderate|heav(?:y|ier|iest)|strong(?:er|est)?)"
)
_COLOUR = r"(?:yellow|red|green|blue|black|silver|gold|grey|gray|purple|orange|tan|pink|white)"
_BAND = r"(?:bands?|tub(?:e|ing)|loops?|thera-?bands?|t-bands?|(?-i:TB))"
_ELASTIC = (
    r"(?:(?:resistance|exercise|mini|loop|elastic|stretch|long) ){0,2}"
    rf"{_BAND}\b"
)
_WEIGHED = r"(?:dumb-?bells?|kettle-?bells?|barbells?|bottles?|medicine balls?|backpacks?|rucksacks?)\b"
_UNIT = r"(?:lbs?|pounds?|kgs?|kilos?|kilograms?)\b"
_NUMBER = r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?(?: ?(?:-|to|or|- or) ?\d{1,3})?[ -]?"

RULES = (
    Rule(
        "a degree in brackets or after a comma behind a band tells more than its colour",
        Pattern(
            rf"\b{_BAND} ?(?:\(|, )(?P<load>{_DEGREE})\b(?! (?:one|ones|"
            rf"version))"
        ),
        ("Rows with the red tube (light).", "Monster walk with T-band, light."),
    ),
    Rule(
        "a degree before a band or a thing that weighs",
        Pattern(rf"\b(?P<load>{_DEGREE}),? (?:{_ELASTIC}|{_WEIGHED})"),
        ("Clamshells with a light band.", "Curls with a medium dumbbell."),
    ),
    Rule(
        "the colour of a band",
        Pattern(rf"\b(?P<load>{_COLOUR}) {_ELASTIC}(?! ?\(?{_DEGREE}\b)"),
        ("Rows with the green band.", "Use the red tubing."),
    ),
    Rule(
        "a word of degree before resistance, weight or load",
        Pattern(
            r"\b(?P<load>(?:very |fairly |quite )?(?:light(?:er|est)?|medium|moderate|heavy|heavier|low|high|maximal|"
            r"comfortable|"
            r"minimal|submaximal|gentle|strong|small|easy)(?: to (?:light|medium|moderate|"
            r"heavy))?[ -](?:resistance|weights?|loads?))\b(?! bearing|-bearing)"
        ),
        ("Use a light resistance.", "With medium to heavy weights."),
    ),
    Rule(
        "a weight in figures before the thing that weighs it",
        Pattern(
            rf"(?P<load>{_NUMBER}{_UNIT}) (?:(?:ankle|hand|wrist|leg)[ -]?)?"
            r"(?:weights?|cuffs?|dumb-?bells?|kettle-?bells?|barbells?|bells?|balls?|bags?|plates?|bars?|vests?|"
            r"discs?)\b"
        ),
        ("Hold a 2 kg weight.", "Farmer's carry, 25 lb dumbbells."),
    ),
    Rule(
        "a weight in figures where the dose tells it",
        Pattern(
            r"(?:@ ?|\bload:? |\bweight:? |\bresistance:? |\busing |\bholding (?:a )?|\bhold (?:a )?|\bcuffs? |"
            rf"[\d)]{{1,3}}, |\d ?[x*] ?\d{{1,3}} |\()(?P<load>{_NUMBER}{_UNIT})"
            r"(?= ?[),;.\n|]| (?:each|per|in each|for)|$)"
        ),
        ("Leg press 3 x 12 @ 40 lbs.", "Goblet squat 3x8 (6 kg).", "Rows 3 x 12 6kg"),
    ),
    Rule(
        "a level on a machine, or none",
        Pattern(r"\b(?P<load>(?:level|resistance level|resistance) \d{1,2}(?: ?- ?\d{1,2})?|no resistance)\b"),
        ("Bike at level 3.", "Bike, no resistance."),
    ),
    Rule(
        "a share of the most one can lift",
        Pattern(r"\b(?P<load>\d{1,3} ?(?:%|per ?cent) (?:of )?(?:your |the )?(?:1 ?rm|max\b|mvc|mvic))"),
        ("Work at 70% of your max.", "Hold at 40% MVC."),
    ),
    Rule(
        "a degree at the end of a dose",
        Pattern(rf"(?:\d|reps|sets|leg|side|arm|way),? (?P<load>{_DEGREE})(?=$|\n|\||[.;)])"),
        ("Band pull apart 3 x 15 medium", "Rows 2 x 12, light"),
    ),
)
_NOT_THIS = Pattern(
    r"\b(?:over|more than|heavier than|above|under|less than|lose|lost|weighs?|weighing|only with|bearing|up to|"
    r"next time|"
    r"swap to|then|later|once|when)(?: \w{1,9}){0,2} $"
)


def load(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The place of the words that say how heavy, None where nobody says."""
    found = (_first(rule.pattern, text, start, end) for rule in RULES)
    places = [match.span("load") for match in found if match]
    return min(places, default=None)


def _first(pattern: Pattern, text: str, start: int, end: int) -> re.Match[str] | None:
    matches = pattern.finditer(text, start, end)
    return next(
        (each for each in matches if not _NOT_THIS.search(text[max(0, each.start("load") - 30) : each.start("load")])),
        None,
    )
