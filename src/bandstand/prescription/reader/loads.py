"""Resistance and weight, in the sheet's own words."""

import re

from bandstand.prescription.reader.patterns import Pattern, Rule

RULES = (
    Rule(
        "a word of degree before resistance, weight or load",
        Pattern(
            r"\b(?:very |fairly |quite )?(?:light(?:er|est)?|medium|moderate|heavy|heavier|low|high|maximal|"
            r"minimal|submaximal|gentle|strong|small|easy)(?: to (?:light|medium|moderate|"
            r"heavy))?[ -](?:resistance|weights?|loads?)\b"
        ),
        ("Use a light resistance.", "With medium to heavy weights."),
    ),
    Rule(
        "a weight in figures",
        Pattern(
            r"(?<![\d.])\d{1,3}(?:\.\d{1,2})?(?: ?(?:-|to|or) ?\d{1,3})?[ -]?"
            r"(?:lbs?|pounds?|kgs?|kilos?|kilograms?)\b(?! of)"
        ),
        ("Hold a 2 kg weight.", "With 5-10 pounds in each hand."),
    ),
    Rule(
        "a level on a machine",
        Pattern(r"\b(?:level|resistance level|resistance) \d{1,2}(?: ?- ?\d{1,2})?\b"),
        ("Bike at level 3.", "Resistance 2-4 for now."),
    ),
    Rule(
        "nothing but the body, or nothing at all",
        Pattern(r"\b(?:body ?weight|bodyweight)(?: only)?\b|\bno (?:weight|resistance|added weight)\b"),
        ("Squats, bodyweight only.", "Do this with no weight."),
    ),
    Rule(
        "a share of the most one can lift",
        Pattern(r"\b\d{1,3} ?(?:%|per ?cent) (?:of )?(?:your |the )?(?:1 ?rm|max(?:imum)?|mvc|maximal)\b"),
        ("Work at 70% of your max.", "Hold at 40% MVC."),
    ),
)


def load(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words that say how heavy, None where nobody says."""
    found = (match for rule in RULES if (match := rule.pattern.search(text, start, end)))
    return min(found, key=lambda match: match.start(), default=None)
