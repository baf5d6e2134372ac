"""Resistance and weight, in the sheet's own words."""

import re

from bandstand.prescription.reader.patterns import Pattern

_LOAD = Pattern(
    r"\b(?:very |fairly |quite )?(?:light(?:er|est)?|medium|moderate|heavy|heavier|low|high|maximal|"
    r"minimal|submaximal|gentle|strong|small|easy)(?: to (?:light|medium|moderate|"
    r"heavy))?[ -](?:resistance|weights?|loads?)\b"
    r"|(?<![\d.])\d{1,3}(?:\.\d{1,2})?(?: ?(?:-|to|or) ?\d{1,3})?[ -]?(?:lbs?|pounds?|kgs?|kilos?|kilograms?)\b(?! of)"
    r"|\b(?:level|resistance level|resistance) \d{1,2}(?: ?- ?\d{1,2})?\b"
    r"|\b(?:body ?weight|bodyweight)(?: only)?\b|\bno (?:weight|resistance|added weight)\b"
    r"|\b\d{1,3} ?(?:%|per ?cent) (?:of )?(?:your |the )?(?:1 ?rm|max(?:imum)?|mvc|maximal)\b"
)


def load(text: str, start: int, end: int) -> re.Match[str] | None:
    """The words that say how heavy, None where nobody says."""
    return _LOAD.search(text, start, end)
