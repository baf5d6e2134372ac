"""Where a band goes on the body: every place the text allows, easiest words first."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.patterns import Pattern, Rule


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
    "lower leg": "calves",
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
}
_PART = (
    r"(?:mid-?|fore|lower )?(?:thighs?|knees?|cal(?:f|ves|fs)|shins?|ankles?|foot|feet|soles?|"
    r"arch(?:es)?|insteps?|hips|waist|wrists?|legs?(?<=lower leg)|legs(?<=lower legs))"
)
_END_PART = r"(?:hands|palms|toes|big toes|forefeet)"  # only straight behind "round" and the like
_SMALL = (
    r"(?:the|your|both|each|one|a|an|bit|little|just|top|bottom|end|of|level|outside|inside|middle|lower|upper|balls?|"
    r"arch|sole|affected|sore|bad|left|right|front|back|working|involved|injured|unstable|higher|low|far|tip|part)"
)
_GAP = (
    r" (?!(?:hold|walk|with|and|then|post|pole|door|table|chair|bed|feet|foot|knees|hands?|handle|anchor|wall|sink|it|"
    r"hips?)\b)"
    r"[a-z'-]{1,10}"
)
_BAND_WORD = r"(?:bands?|banded|loops?|tub(?:e|es|ing)|elastic|therabands?|thera-bands?|t-band|[yrgb]tb)"
_BAND = Pattern(
    r"\b(?:bands?|banded|tub(?:e|es|ing)|elastic|therabands?|thera-bands?|t-bands?|(?-i:[YRGB]?TB)|"
    r"(?:(?<=the )|(?<=a )|(?<=mini )|(?<=same )|(?<=band ))loops?|"
    r"loop(?= (?:around|round|above|below|at|on|it) (?:the|your|both|round|around))|loop(?=,))\b"
    r"(?! (?:was|were|is) playing)"
)
_STRAP = Pattern(r"\bstraps?\b")
_NOT_AS = (
    r"(?! (?:width|height|level|distance|bent|straight|apart|together|slightly|(?:a )?(?:little|bit) |soft|under you|"
    r"over|at (?:about|\d)))"
)
RULES = (
    Rule(
        "round, above or below a part of the body",
        Pattern(
            r"\b(?P<how>around|round|above|below|over|across|under(?:neath)?|beneath|past|at|near|beyond|behind)"
            rf"(?:{_GAP}){{0,5}}? (?P<part>{_PART}|(?<=round )(?:{_END_PART})|(?<=round your ){_END_PART}|"
            rf"(?<=round the ){_END_PART}|(?<=round both ){_END_PART}|(?<=over your ){_END_PART})\b{_NOT_AS}"
        ),
        ("A band around both ankles.", "The band sits just above your knees."),
    ),
    Rule(
        "a band that goes on a part of the body",
        Pattern(
            rf"\b{_BAND_WORD} (?:is |goes |go |sits |lies |placed |looped |tied |wrapped )?(?:up |low |high |down )?"
            rf"(?:on|onto|to|in|above|below|at|@)(?: {_SMALL}){{0,3}} (?P<part>{_PART})\b{_NOT_AS}"
        ),
        ("With the band on your thighs.", "Tubing tied to the ankle."),
    ),
    Rule(
        "a band is moved to a part of the body",
        Pattern(
            r"\b(?:move|slide|shift|lower|place|put|wear|wrap|loop|tie|slip) (?:it|this|the band|the loop)"
            r"(?: (?:down|up|further|lower|higher|on|so that it (?:lies|sits)))?"
            rf" (?:to|on|onto|around|round|above|below|at|over)(?: {_SMALL}){{0,3}} (?P<part>{_PART})\b{_NOT_AS}"
        ),
        ("Move the band to your ankles.", "For more, slide it down to the feet."),
    ),
    Rule(
        "a part of the body in brackets behind a band",
        Pattern(
            rf"\b{_BAND_WORD} ?(?:\(|, |: )(?:at |round |on )?(?:the |both )?(?P<part>{_PART})(?= ?(?:[),;|.\n]|$))"
        ),
        ("Monster walk with mini band (ankles).", "Loop, ankles"),
    ),
    Rule(
        "standing on a band puts it under the feet",
        Pattern(
            r"\b(?:stand(?:ing)?|step(?:ping)?) (?:on|onto|in|into) (?:the |a |your )?(?:middle of )?(?:the |"
            r"a )?(?:resistance |exercise |elastic |mini |long )?(?:band|loop|tub(?:e|ing))\b|"
            r"\b(?:feet|foot) (?:stands? |is |are )?on (?:the |a |your )?(?:middle of )?(?:the )?"
            r"(?:resistance |exercise |elastic |long )?(?:band|tub(?:e|ing))\b"
        ),
        ("Stand on the band.", "Step into the loop.", "Both feet on the band."),
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
    Rule(
        "several parts of the body that will do",
        Pattern(
            rf"\b(?P<part>{_PART})(?=(?:, {_PART})?,? (?:or|and) {_PART} (?:are|is|both|all|will|work)\b"
            r"(?: all| both)? ?(?:fine|ok|okay|good|do|work|possible)?)"
        ),
        ("Put the band on: knees, ankles or feet are all fine.", "With the band, ankles or knees both work."),
    ),
)
_ANOTHER = Pattern(
    r" ?(?:\([a-z]{3,12}\))?(?:/|,? or(?:,? for (?:more|a challenge|extra work),)?|,? and|,|&) ?(?:(?:around|"
    r"round|above|below|at|on|just|the|your|both|even|a|"
    r"bit) ){0,3}"
    rf"(?P<part>{_PART})\b{_NOT_AS}(?! (?:over|under|on|in|go|stay|are (?!all|both|fine)|is (?!fine|ok)|point|face|"
    rf"turn|fall|do))"
)
_HARDER = Pattern(
    r"\b(?:harder|hard|more (?:of a )?(?:[a-z]{1,9} )?(?:action|work|resistance|challenge|burn|"
    r"difficult|intensity|effort|load)|progress(?:ion|es|ing)?|tougher|increase|challenge|advanced|"
    r"difficult)\b"
)
_CLAUSE_END = Pattern(r"[,;()]| - |: ", minds_capitals=True)
_GOES_ON = Pattern(
    r"[ ,;():-]{0,6}(?:(?:or|and|then|later|even|just|slightly|a (?:bit|little)|only|either|both) ){0,4}"
    r"(?:around|round|above|below|over|across|under|near|at|on|behind|knees?|ankles?|feet|thighs?|calves)\b"
)
_POINTS_AT_IT = Pattern(
    r"\b(?:it|this|one|them|plac(?:e|ed|ing)|put|loop(?:ed|ing)?|wrap(?:ped|ping)?|tied?|slip(?:ped)?|worn|"
    r"wear(?:ing)?|"
    r"secured?|position(?:ed)?|sits|goes|moved?)\b"
)
_NEGATED = Pattern(r"\b(?:not|never|rather than|instead of|no longer|don't)\b[^.;]{0,24}$")
_SAME_PLACE = Pattern(
    r"\b(?:same (?:place|spot|position|height)|as before|once more|like before|same loop|same again|as above)\b"
)


LONGEST_PLACE = 80  # characters in which a place is told
MOST_TOGETHER = 6  # places joined to one another: there are no more


def places(text: str, start: int, end: int) -> list[Place]:
    """Every place for a band in a stretch of text, each once, in order."""
    found: dict[str, Place] = {}
    seen = False  # a band was spoken of, so that "it" may be the band
    elastic = _BAND.search(text, start, end) is not None
    for begin, stop in sentences(text, start, end):
        spoken = bool(_BAND.search(text, begin, stop) or (elastic and _STRAP.search(text, begin, stop)))
        if spoken or seen:
            for place in _in_sentence(text, begin, stop):
                found.setdefault(place.name, place)
        seen = seen or spoken
    return list(found.values())


def says_same_place(text: str, start: int, end: int) -> bool:
    """Whether a band goes where it went for the exercise before."""
    return any(
        _BAND.search(text, begin, stop) and _SAME_PLACE.search(text, begin, stop)
        for begin, stop in sentences(text, start, end)
    )


def _in_sentence(text: str, start: int, end: int) -> Iterator[Place]:
    """The places told in the clauses that speak of the band."""
    cue = _HARDER.search(text, start, end)
    about = False
    for begin, stop in _clauses(text, start, end):
        band = _BAND.search(text, begin, stop) or _STRAP.search(text, begin, stop)
        goes_on = about and _GOES_ON.match(text, begin, stop)
        pointed = _POINTS_AT_IT.search(text, begin, stop)
        about = bool(band or goes_on or pointed)
        if about:
            yield from _in_clause(text, begin, stop, end, cue)


def _in_clause(text: str, start: int, stop: int, end: int, cue: re.Match[str] | None) -> Iterator[Place]:
    reach = min(end, stop + LONGEST_PLACE)
    matches = sorted(
        (match for rule in RULES for match in rule.pattern.finditer(text, start, reach) if match.start() < stop),
        key=lambda match: match.start(),
    )
    for match in matches:
        harder = cue is not None and match.start() > cue.start()
        if "part" not in match.re.groupindex:
            yield Place("feet", *match.span(), harder)
        elif not _NEGATED.search(text[max(start, match.start() - 32) : match.start()]):
            yield from _with_company(text, match, end, harder)


def _clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for mark in _CLAUSE_END.finditer(text, start, end):
        yield begin, mark.start()
        begin = mark.start()
    yield begin, end


def _with_company(text: str, first: re.Match[str], end: int, harder: bool) -> Iterator[Place]:
    """The place itself, and those joined to it: "ankles/calves", "the knees or the feet"."""
    match: re.Match[str] | None = first
    for _ in range(MOST_TOGETHER):
        if match is None:
            return
        name = _place_of(match["part"])
        if name:
            yield Place(name, *match.span("part"), harder)
        match = _ANOTHER.match(text, match.end("part"), end)


def _place_of(part: str) -> str:
    word = part.lower().replace("-", "").removeprefix("mid").strip()
    if word.startswith("lower "):
        return "calves" if "leg" in word else _place_of(word.removeprefix("lower "))
    if word in ("palms", "hands"):
        return "hands"
    if word.endswith("toes"):
        return "feet"
    return _PLACE_OF.get(word) or _PLACE_OF.get(word.removesuffix("s")) or _PLACE_OF.get(word.removesuffix("es"), "")
