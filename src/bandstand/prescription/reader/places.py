"""Where a band goes on the body: every place the text allows, easiest words first."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bandstand.prescription.reader.patterns import Pattern, Rule
from bandstand.prescription.reader.sentences import sentences


class Place(NamedTuple):
    """A place for a band, as the corpus names it; `harder` where the sheet says it asks more."""

    name: str
    start: int
    end: int
    harder: bool = False


_PLACE_OF = {
    "thigh": "thighs",
    "knee": "knees",
    "calf": "calves",
    "calve": "calves",
    "shin": "calves",
    "ankle": "ankles",
    "foot": "feet",
    "feet": "feet",
    "forefoot": "feet",
    "forefeet": "feet",
    "midfoot": "feet",
    "sole": "feet",
    "arch": "feet",
    "arche": "feet",
    "instep": "feet",
    "toe": "feet",
    "hip": "hips",
    "waist": "hips",
    "wrist": "wrists",
    "hand": "hands",
    "leg": "",
    "lower leg": "calves",
}
_PART = (
    r"(?:mid-?|fore|lower )?(?:thighs?|knees?|cal(?:f|ves|fs)|shins?|ankles?|foot|feet|soles?|"
    r"arch(?:es)?|insteps?|hips|waist|wrists?|lower legs?)"
)
_BAND = Pattern(
    r"\b(?:bands?|banded|(?<=the )loop|(?<=a )loop|(?<=mini )loops?|tub(?:e|ing)|elastic|theraband|thera-band)\b"
)
_STRAP = Pattern(r"\bstraps?\b")
_IT = Pattern(r"\b(?:it|this|move|moved|lower|place|placed|put)\b")
RULES = (
    Rule(
        "round, above or below a part of the body",
        Pattern(
            r"\b(?:around|round|above|below|over|across|under(?:neath)?|beneath|past|at|beyond|just above|behind)"
            r"(?: (?!hold|walk)[a-z'-]{1,10}){0,4}? (?P<part>"
            + _PART
            + r")\b(?! (?:width|height|bent|level|straight|apart|together|slightly))"
        ),
        ("A band around both ankles.", "The band sits just above your knees."),
    ),
    Rule(
        "a band that goes on a part of the body",
        Pattern(
            r"\b(?:bands?|loop|strap|tubing) (?:is |goes |sits |lies |placed |looped |tied )?(?:up )?(?:on|onto|"
            r"to|in|above|below)(?: (?:your|both|the|each|one|a|right|left|bit)){0,2} (?P<part>"
            + _PART
            + r")\b(?! (?:width|height))"
        ),
        ("With the band on your thighs.", "Tubing tied to the ankle."),
    ),
    Rule(
        "standing on a band puts it under the feet",
        Pattern(
            r"\b(?:stand(?:ing)?|step(?:ping)?) (?:on|onto|in|into) (?:the |a |your )?(?:middle of )?(?:the |"
            r"a )?(?:resistance |exercise |elastic |mini )?(?:band|loop|tub(?:e|ing))\b"
        ),
        ("Stand on the band.", "Step into the loop."),
    ),
    Rule(
        "a foot that goes into a band",
        Pattern(
            r"\b(?P<part>foot|feet|ankles?|forefoot) (?:goes |go |is |are |placed |)?(?:in|into|inside|"
            r"through) (?:the|a|your) (?:resistance |exercise |loop |elastic |mini )?(?:band|loop|tub(?:e|"
            r"ing))\b"
        ),
        ("Put one foot in the loop.", "Both feet into the band."),
    ),
)
_ANOTHER = Pattern(
    r" ?(?:/|,? or|,? and|,|&) ?(?:(?:around|round|above|below|at|just|the|your|both|even|a|bit|even) ){0,3}(?P<part>"
    + _PART
    + r")\b(?! (?:width|height|bent))"
)
_HARDER = Pattern(
    r"\b(?:harder|hard|more (?:of a )?(?:[a-z]{1,9} )?(?:action|work|resistance|challenge|burn|"
    r"difficult|intensity|effort|load)|progress(?:ion|es|ing)?|tougher|increase|challenge|advanced|"
    r"difficult)\b"
)


def places(text: str, start: int, end: int) -> list[Place]:
    """Every place for a band in a stretch of text, each once, in order."""
    found: dict[str, Place] = {}
    seen = False  # a band was spoken of, so that "it" may be the band
    elastic = _BAND.search(text, start, end) is not None
    for begin, stop in sentences(text, start, end):
        spoken = _BAND.search(text, begin, stop) or (elastic and _STRAP.search(text, begin, stop))
        if spoken or (seen and _IT.search(text, begin, stop)):
            for place in _in_sentence(text, begin, stop):
                found.setdefault(place.name, place)
        seen = seen or bool(spoken)
    return list(found.values())


def _in_sentence(text: str, start: int, end: int) -> Iterator[Place]:
    cue = _HARDER.search(text, start, end)
    matches = sorted(
        (match for rule in RULES for match in rule.pattern.finditer(text, start, end)),
        key=lambda match: match.start(),
    )
    for match in matches:
        harder = cue is not None and match.start() > cue.start()
        if "part" not in match.re.groupindex:
            yield Place("feet", *match.span(), harder)
            continue
        yield from _with_company(text, match, end, harder)


def _with_company(text: str, first: re.Match[str], end: int, harder: bool) -> Iterator[Place]:
    """The place itself, and those joined to it: "ankles/calves", "the knees or the feet"."""
    match: re.Match[str] | None = first
    while match is not None:
        name = _place_of(match["part"])
        if name:
            yield Place(name, *match.span("part"), harder)
        match = _ANOTHER.match(text, match.end("part"), end)


def _place_of(part: str) -> str:
    word = part.lower().replace("-", "").removeprefix("mid").removeprefix("lower ").strip()
    if word in ("leg", "legs"):
        return "calves"
    return _PLACE_OF.get(word) or _PLACE_OF.get(word.removesuffix("s")) or _PLACE_OF.get(word.removesuffix("es"), "")
