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
LOOKS_BACK = 36  # characters before a thing that may say it is not needed

_MINI = Pattern(
    r"\b(?:mini|loop|looped|booty|hip)[ -]?(?:resistance |exercise )?(?:bands?|loops?)\b|\bband loops?\b|"
    r"\b(?:resistance|exercise) loops?\b"
)
# A loop is a mini band, unless it is one tied in a longer one.
_LOOP = Pattern(
    r"\bloop(?= (?:around|round|above|below|at|on) (?:the|your|both))|\|loop\b|\bloop(?=, )|"
    r"\b(?:with|into|in|through|same|the|a) loop\b"
)
_ELASTIC = Pattern(
    r"\b(?:resistance|elastic|exercise|thera|stretch|rubber|therapy|fitness|gym|power)[ -]?(?:bands?|"
    r"tub(?:e|es|ing)|cords?)\b|\btherabands?\b|\bt-bands?\b|(?-i:\b[YRGB]?TB\b)|\belastics?\b(?! stocking)|"
    r"\btubing\b|(?:red|green|blue|yellow|black|light|heavy|medium) tube\b|"
    r"(?<!it )(?<!itb )(?<!iliotibial )(?<!waist )(?<!head )(?<!fibrous )(?<!tissue )(?<!rehab )(?<!-)\b(?:banded|"
    r"bands?)\b(?! (?:of|syndrome|together of|was playing|were playing|is playing|friction|pain|tightness))"
)
_BALLS = (
    r"(?:tennis|medicine|swiss|exercise|stability|gym|golf|lacrosse|massage|physio|yoga|spiky|squash|stress|bosu|soft|"
    r"soccer|rubber|pilates|cricket) ?balls?"
)
_BOARDS = r"(?:wobble|balance|rocker|tilt|slide) ?(?:boards?|discs?|pads?|cushions?)|dyna-?discs?|slideboards?"
_MACHINES = (
    r"(?:leg (?:press|extension|curl)|cable|rowing|resistance|smith|hack squat|hamstring curl|multi-hip|hip|"
    r"calf raise) "
    r"machines?|leg press|cross ?trainers?|ellipticals?|treadmills?|(?:(?:exercise|stationary|upright|recumbent|spin|"
    r"static) )?"
    r"bikes?|(?:exercise|stationary|upright|recumbent|spin|static) bicycles?|"
    r"(?<=a )bicycle(?! (?:crunch|kick))|rowers?(?= for|,)|steppers?|cable pulleys?|pulleys?"
)
_WEIGHTS = (
    r"(?:ankle|wrist|hand|leg|cuff)[ -]?weights?|(?:ankle|wrist) cuffs?|handweights?|"
    r"(?-i:DBs?|KBs?|BB)|dumb-?bells?|kettle-?bells?|"
    r"barbells?|"
    r"(?:trap|twist|pull[- ]?up|chin[- ]?up|weighted|ez) bars?|weight plates?|sandbags?|(?:weighted|loaded) (?:bags?|"
    r"vests?)"
)
_SUPPORTS = (
    r"foam (?:roll(?:er)?s?|pads?|cubes?|blocks?|bricks?|wedges?)|(?:yoga|cork) (?:blocks?|bricks?)|rolling pins?|"
    r"massage sticks?|"
    r"foam rolling|(?:foot|step) ?stools?|(?:telephone|phone) books?|broom ?(?:sticks?|handles?)|"
    r"walking (?:sticks?|poles?)|trekking poles?|yard ?sticks?|(?:skipping|jump) ropes?|bolsters?|cushions?|pillows?|"
    r"blankets?|"
    r"chairs?|stools?|benches|bench|trampolines?|rebounders?|bosus?|medicine balls?"
)
_HOUSEHOLD = (
    r"(?:tea )?towels?|(?:water )?bottles?|(?:tin|soup|frozen|food|drinks?) cans?|cans? of|(?<=a )cans?(?! (?:be|not|"
    r"also|help|you|then|do))|tins? of|"
    r"belts?|"
    r"(?:stretch(?:ing)? |yoga )?(?<!bra-)straps?(?! (?:a|an|the|on|it|your)\b)|ropes?|dowels?|poles?|"
    r"sticks?(?! (?:to|your|"
    r"out|up|it|with))|"
    r"canes?|wands?|umbrellas?|scarf|scarves|rucksacks?|backpacks?|hammers?|plastic bags?|(?:pieces? of )?cloths?|"
    r"clothes pegs?|"
    r"putty|sponges?|marbles?|pencils?|cones?|(?<!nerve )(?<!n\. )(?<!median )(?<!ulnar )(?<!radial )sliders?|"
    r"(?<!open )books?|rollers?|blocks?|bricks?|balls?|"
    r"sheets?(?= (?:round|around|under|or))"
)
_SOMETIMES = (
    r"(?:(?<=into a )|(?<=into the )|(?<=in a )|(?<=to a )|(?<=paper )|(?<=plastic ))(?:cups?|bowls?)|"
    r"(?:(?<=onto a )|(?<=off a )|(?<=on a )|(?<=inch )|(?<=cm )|(?<=low )|(?<=plyo )|(?<=a ))box\b|"
    r"(?<=pressure )cuffs?"
)
_STEP = (
    r"(?:\bon (?:steps?|stairs?)\b|(?:on|onto|off|from|over|of|down|up) (?:to )?(?:a|the|an|one|your|bottom|"
    r"low) ?(?:edge of (?:a|"
    r"the) )?(?:low |bottom |small |"
    r"first |kitchen |\d{1,2}[ -]?(?:inch|cm|in\.?) )?(?:steps?|stairs?)\b|"
    r"\b\d{1,2}[ -]?(?:inch|cm|in\.?) (?:high )?step\b|\b(?:bottom|low|small|edge of (?:a|the)|a|the) (?:step|stairs?)"
    r"(?= |\.|,|;|\n|$)|\bstairs\b|\bstaircase\b|\b(?:stair|step)(?= (?:edge|bench)))(?! (?:forward|backward|back\b|"
    r"to the side|"
    r"left|right|away|behind|toward|across|at a time))"
)
_THINGS = Pattern(
    rf"\b(?P<thing>{_BALLS}|{_BOARDS}|{_MACHINES}|{_WEIGHTS}|{_SUPPORTS}|{_HOUSEHOLD})\b"
    rf"|(?P<sometimes>{_SOMETIMES})\b"
    rf"|\b(?P<step>{_STEP})"
    r"|(?<!body )(?<!body)(?<!your )(?<!full )(?<!bear )(?<!the )(?<!put )(?<!of )(?<!no )(?<!and )(?<!shift )(?<!own )"
    r"(?<!its )(?<!his )(?<!lose )(?<!more )(?<!partial )"
    r"\b(?P<weight>weights?)\b(?! (?:on|onto|through|over|into|to|is|evenly|equally|from|off|bearing|-bearing|stays|"
    r"training|loss|across|forward|back|as tolerated)|-)"
)
_STEPPED = Pattern(r"^(?:step[- ]?(?:ups?|downs?)|lateral step[- ]?(?:ups?|downs?))\b")
_STEPPED_ON = frozenset({"box", "bench", "stool", "step stool", "footstool", "chair", "step"})
_NOT_NEEDED = Pattern(
    r"\b(?:no|without(?: a| any)?|don't need(?: a| any)?|instead of an?|as though(?: an?)?|as if(?: an?)?|like an?|"
    r"imagine an?|"
    r"pretend(?:ing)?(?: \w{1,8}){0,3}|bra|like you've got a|like(?: \w{1,8}){0,3} in a|straight as a|"
    r"not(?: on)? (?:a|the)) $"
)
_BALL_OF_THE_FOOT = Pattern(
    r"\b(?:the )?balls? of (?:your |the |both )?(?:\w{1,9} )?(?:feet|foot)|onto the balls?\b(?! of (?!your|the))"
)
_PLURALS = {
    "benches": "bench",
    "scarves": "scarf",
    "tins of": "can",
    "tin of": "can",
    "frozen can": "can",
    "frozen cans": "can",
}
_SHORT = {"db": "dumbbell", "dbs": "dumbbell", "kb": "kettlebell", "kbs": "kettlebell", "bb": "barbell"}
_SAME = {
    "soccer ball": "ball",
    "rubber ball": "ball",
    "phone book": "telephone book",
    "stationary bicycle": "stationary bike",
    "foam rolling": "foam roller",
    "soft ball": "ball",
    "piece of cloth": "cloth",
    "broom stick": "broomstick",
    "yard stick": "yardstick",
    "foot stool": "footstool",
    "tin can": "can",
    "stretching strap": "strap",
    "stretch strap": "strap",
    "yoga strap": "strap",
    "loaded bag": "weighted bag",
    "leg press machine": "leg press",
}


_KINDS_OF_BAND = ((MINI_BAND, _MINI), (BAND, _ELASTIC), (MINI_BAND, _LOOP))


def things(text: str, start: int, end: int) -> Iterator[Thing]:
    """Everything to fetch that a stretch of text names, each once; where it has two names, by the more exact one."""
    bands = _bands(text, start, end)
    named = {thing.name: thing for thing in reversed([*bands, *_others(text, start, end)])}
    if bands:
        named.pop("strap", None)  # the handle of an elastic, not a thing of its own
    for thing in sorted(named.values(), key=lambda each: each.start):
        if not any(other.endswith(f" {thing.name}") for other in named):
            yield thing


def every_thing(text: str) -> Iterator[Thing]:
    """Everything a sheet names, as often as it does, in order."""
    bands = ((name, match) for name, pattern in _KINDS_OF_BAND for match in _needed(text, pattern, 0, len(text)))
    found = [Thing(name, *match.span()) for name, match in bands]
    yield from sorted([*found, *_others(text, 0, len(text))], key=lambda thing: thing.start)


def stepped_on(text: str, start: int, end: int, found: Iterator[Thing]) -> Iterator[Thing]:
    """ "Step-ups" need a step, whether or not it is named; nothing to add where a box is."""
    known = list(found)
    yield from known
    name = _STEPPED.match(text[start:end])
    if name and not {thing.name for thing in known} & _STEPPED_ON:
        yield Thing("step", start, start + name.end())


def _bands(text: str, start: int, end: int) -> list[Thing]:
    """A band with two names in the text goes by the more exact one."""
    for name, pattern in _KINDS_OF_BAND:
        found = next(_needed(text, pattern, start, end), None)
        if found:
            return [Thing(name, *found.span())]
    return []


def _needed(text: str, pattern: Pattern, start: int, end: int) -> Iterator[re.Match[str]]:
    """The matches that are not told to be left away, nor only a likeness."""
    for match in pattern.finditer(text, start, end):
        if not _NOT_NEEDED.search(text, max(start, match.start() - LOOKS_BACK), match.start()):
            yield match


def _others(text: str, start: int, end: int) -> Iterator[Thing]:
    for match in _needed(text, _THINGS, start, end):
        if match["thing"] and _BALL_OF_THE_FOOT.match(text, match.start(), end):
            continue
        yield Thing(_called(match), *match.span())


def _called(match: re.Match[str]) -> str:
    if match["step"]:
        return "step"
    words = " ".join(match[0].lower().replace("-bell", "bell").split())
    if words.split()[0] in ("can", "cans") or words.split()[-1] in ("can", "cans"):
        return "can"
    if words in _SHORT:
        return _SHORT[words]
    single = _PLURALS.get(words) or (words[:-1] if words.endswith("s") and not words.endswith("ss") else words)
    return _SAME.get(single, single)
