"""What has to be fetched: bands, balls, towels, chairs, machines."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bandstand.prescription.reader.patterns import Pattern


class Thing(NamedTuple):
    """One thing to fetch, named as the corpus names it, and the words that name it."""

    name: str
    start: int
    end: int


BAND = "resistance band"
MINI_BAND = "mini band"

_MINI = Pattern(
    r"\b(?:mini|loop|booty|hip)[ -]?(?:resistance |exercise )?(?:bands?|loops?)\b|\bband loops?\b|"
    r"\b(?:resistance|exercise) loops?\b"
)
_ELASTIC = Pattern(
    r"\b(?:resistance|elastic|exercise|thera|stretch|rubber|therapy|fitness|gym|power)[ -]?(?:bands?|"
    r"tub(?:e|es|ing)|cords?)\b|\btherabands?\b|\belastics?\b(?! stocking)|"
    r"\btubing\b|"
    r"(?<!it )(?<!itb )(?<!iliotibial )(?<!waist )(?<!head )(?<!fibrous )(?<!tissue )(?<!rehab )(?<!-)\b(?:banded|"
    r"bands?)\b(?! (?:of|syndrome|together of))"
)
_THINGS = Pattern(
    r"\b(?P<compound>(?:tennis|medicine|swiss|exercise|stability|gym|golf|lacrosse|massage|physio|yoga|"
    r"foam|spiky|squash|stress|bosu|soft|soccer) ?(?:ball)s?|"
    r"foam roll(?:er)?s?|rolling pins?|wobble ?boards?|balance (?:boards?|discs?|pads?|cushions?)|"
    r"telephone books?|phone books?|(?:yoga|foam) (?:blocks?|bricks?)|step stools?|"
    r"ankle weights?|wrist weights?|hand weights?|broom ?(?:stick|handle)s?|walking (?:stick|pole)s?|"
    r"tin cans?|exercise bikes?|stationary (?:bike|bicycle)s?|leg press|cable machines?|"
    r"pull[- ]?up bars?|resistance machines?|rowing machines?|cross trainers?|ellipticals?)\b"
    r"|\b(?P<simple>balls?|towels?|straps?|belts?|dumb-?bells?|kettle-?bells?|barbells?|sticks?|canes?|"
    r"dowels?|poles?|broomsticks?|bottles?|cans?(?= of|,| or)|rollers?|cushions?|pillows?|bolsters?|"
    r"chairs?|stools?|benches|bench|boards?|treadmills?|bikes?|bosus?|ropes?|books?|sliders?(?= under)|"
    r"marbles?|pencils?|trampolines?|rebounders?|blocks?|bricks?|sheets?(?= (?:round|around|under|or))|"
    r"scarf|scarves|sliders? disc)\b"
    r"|\b(?P<step>(?:a|the|on a|onto a|bottom|edge of (?:a|the)|low|small|first|one) (?:low |bottom |"
    r"small )?(?:step|stair)(?= |\.|,|;|\n|$)|stairs|staircase)\b(?! (?:forward|back|side|to the|out|"
    r"in |with|left|right|away|behind|toward|across))"
    r"|"
    r"(?<!body )(?<!body)(?<!your )(?<!full )(?<!bear )(?<!the )(?<!put )(?<!of )(?<!no )(?<!and )(?<!shift )"
    r"\b(?P<weight>weights?)\b(?! (?:on|"
    r""
    r""
    r"onto|through|over|into|to|is|evenly|equally|from|off|bearing|-bearing|stays|training))"
)
_NOT_NEEDED = Pattern(r"\b(?:no|without(?: a| any)?|don't need(?: a| any)?|instead of an?) $")
_BALL_OF_THE_FOOT = Pattern(r"\b(?:the )?balls? of (?:your |the |both )?(?:feet|foot)|onto the balls?\b")
_PLURALS = {"benches": "bench", "scarves": "scarf", "stairs": "step", "staircase": "step"}
_SAME = {
    "soccer ball": "ball",
    "exercise bike": "stationary bike",
    "phone book": "telephone book",
    "stationary bicycle": "stationary bike",
    "foam roller": "foam roller",
    "thera ball": "ball",
    "soft ball": "ball",
}


def things(text: str, start: int, end: int) -> Iterator[Thing]:
    """Everything to fetch that a stretch of text names, each once."""
    seen: set[str] = set()
    bands = _bands(text, start, end)
    seen |= {"strap"} if bands else set()  # the handle of an elastic, not a thing of its own
    for thing in sorted([*bands, *_others(text, start, end)], key=lambda each: each.start):
        if thing.name not in seen and not _NOT_NEEDED.search(text, max(start, thing.start - 24), thing.start):
            seen.add(thing.name)
            yield thing


def _bands(text: str, start: int, end: int) -> list[Thing]:
    """A band with two names in the text goes by the more exact one."""
    mini = _MINI.search(text, start, end)
    if mini:
        return [Thing(MINI_BAND, *mini.span())]
    plain = _ELASTIC.search(text, start, end)
    return [Thing(BAND, *plain.span())] if plain else []


def _others(text: str, start: int, end: int) -> Iterator[Thing]:
    for match in _THINGS.finditer(text, start, end):
        if match["simple"] and _BALL_OF_THE_FOOT.match(text, match.start(), end):
            continue
        yield Thing(_called(match), *match.span())


def _called(match: re.Match[str]) -> str:
    if match["step"]:
        return "step"
    words = " ".join(match[0].lower().replace("-", "").split())
    single = _PLURALS.get(words) or (words[:-1] if words.endswith("s") and not words.endswith("ss") else words)
    return _SAME.get(single, single)
