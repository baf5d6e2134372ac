"""What the sheet says of the programme as a whole: its title, how to begin, how to go on, what to heed."""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from bandstand.prescription.origin import Span
from bandstand.prescription.reader.doses.finders import find_doses
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.regions import Common, Entry
from bandstand.prescription.reader.remarks.pain_limit import pain_limit
from bandstand.prescription.reader.wordlists import words
from bandstand.prescription.reader.written.normalise import Normal
from bandstand.prescription.reading import Said, Whole
from bandstand.quantity import Pain

LONGEST_TITLE = 80  # characters
LONGEST_SPAN = 60

_START_LIGHT = Pattern(
    r"\b(?:start|begin|starting|beginning)(?: (?:off|out))?(?: with| on| at)? (?:a |an |"
    r"the )?(?:very )?(?:light(?:est|er)?|easiest|low|lower)\b[a-z ]{0,24}|\bstart light\b|"
    r"\blight (?:band|resistance|weight)s? (?:first|to start|to begin)\b"
)
_WORK_UP = Pattern(
    r"\b(?:work(?:ing)? (?:your way )?up|progress|increase|add(?:ing)?|build(?:ing)? up|move (?:up|on)|"
    r"go up|gradually)\b[^.\n]{0,90}"
)
_AXES = {
    "resistance": Pattern(
        r"\b(?:more |heavier |stronger |greater |the |stiffer )?(?:resistance|bands?|weights?|load)\b"
    ),
    "reps": Pattern(r"\b(?:more |the |extra )?(?:reps|repetitions)\b"),
    "placement": Pattern(
        r"\b(?:lower (?:on|down) (?:the|your) legs?|(?:down|lower) (?:to|toward) (?:the|your) (?:ankles|feet))\b"
    ),
}
_REST_VALUED = Pattern(
    r"\b(?:regular(?:ly)? rest|rest(?:ing)? (?:is|and|matters?|regularly)|rest days?|days? (?:off|"
    r"of rest)|enough rest)\b"
)
_STRETCHING_VALUED = Pattern(
    r"\b(?:and |regular |daily )?stretching (?:is|matters?|regularly|too|helps?|along|are)\b|\b(?:rest|"
    r"along with|with|and|regular) (?:and )?stretching\b"
)
_PRECAUTION = Pattern(
    r"\b(?:no further than|not (?:past|beyond|full weight)|do not (?:bend|lift|go|put|let|twist|cross)|"
    r"don't (?:bend|lift|go past|put|twist|cross) |non-?weight ?bearing|partial(?:ly)? weight|"
    r"avoid (?:any )?(?:bending|twisting|lifting|crossing|putting|full)|never (?:past|beyond|push)|"
    r"(?:stop|not) (?:if|when|where) (?![^.\n]{0,24}\b(?:pain|hurts?|sore))|"
    r"no (?:twisting|bending|lifting|impact|running|hopping|jumping)|"
    # "No hip bending past 90 degrees", "keep the knee under 60°".
    r"(?:no|not|avoid|do not|don't|never)\b[^.\n\d]{0,24}\b(?:hip|knee|ankle|shoulder|elbow)s?\b"
    r"[^.\n\d]{0,30}\d{2,3} ?(?:degrees?|deg|°)|"
    r"(?:keep|limit|restrict)\b[^.\n\d]{0,24}\b(?:hip|knee|ankle|shoulder|elbow)s?\b"
    r"[^.\n\d]{0,24}\b(?:under|below|less than|within|no more than|to) \d{2,3} ?(?:degrees?|deg|°)"
    r")(?:\b|(?<=°))[^.\n]{0,48}"
)
# "Stop and contact us if" over a list: each item of the list is to be heeded.
_WARNS = Pattern(
    r"\b(?:stop|contact|call|ring|phone|tell|see|speak to)\b[^.\n]{0,60}\bif"
    r"(?: you(?: have| get| notice)?| any of these)?[^.\n]{0,24}\n(?P<list>(?: {0,4}[-*\u2022o] ?[^\n]{3,60}\n?){1,8})"
)
_ITEM = Pattern(r"[-*\u2022o] ?(?P<said>[^\n]{3,60})")
_COMPLAINT = Pattern(
    r"\b(?:my |the |your |an? )?(?:(?:left|right|bad|sore|injured|torn|sprained) )?(?P<part>hips?|"
    r"knees?|ankles?|shoulders?|lower back|back|neck|elbows?|wrists?|hamstrings?|groin|calf|achilles|"
    r"foot|feet|heel)"
    r" (?:injur(?:y|ies)|pain|problems?|surgery|operation|sprain|strain|trouble|ache|replacement)\b"
)
_GOAL = Pattern(
    r"\b(?:(?:get|getting|be able to get|come|coming|return(?:ing)?|"
    r"go(?:ing)?) back to (?P<back>running|sport|football|work|tennis|hiking|dancing|walking)|"
    r"(?P<stand>pain(?:ful)? (?:while|when|in|on) standing|stand(?:ing)? without pain)|"
    r"strengthen(?:ing)? (?:my |your |the )?(?P<strong>hips?|knees?|ankles?|glutes?|core|back|"
    r"shoulders?|legs?))\b"
)
# The head of an e-mail, and the lines that a form leaves to be filled in.
_HEAD = re.compile(
    r"(?:subject|betreff|from|to|cc|sent|date|reply-to|(?:patient(?:'s)? |client |your )?name|patient|client|"
    r"d\.?o\.?b\.?|date of birth|therapist|physio(?:therapist)?|clinician|clinic|phone|tel) ?:",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:subject|betreff) ?:\s*(?:(?:re|fwd?|aw|wg) ?:\s*)*(?P<about>.*)", re.IGNORECASE | re.DOTALL)


class Note(NamedTuple):
    """Something said of the whole programme: what, with which words."""

    about: str
    value: str
    start: int
    end: int


def notes(text: str) -> list[Note]:
    """What the sheet says for the whole plan."""
    return [
        *_first("start light", "", _START_LIGHT, text),
        *_axes(text),
        *_first("rest", "", _REST_VALUED, text),
        *_first("stretching", "", _STRETCHING_VALUED, text),
        *(Note("precaution", match[0].strip(), *match.span()) for match in _PRECAUTION.finditer(text)),
        *_warnings(text),
        *(Note("complaint", match["part"].lower(), *match.span()) for match in _COMPLAINT.finditer(text)),
        *_goals(text),
    ]


def _warnings(text: str) -> list[Note]:
    """The items below "stop and ring us if"."""
    lists = ((match.start("list"), match.end("list")) for match in _WARNS.finditer(text))
    items = (item for place in lists for item in _ITEM.finditer(text, *place))
    return [Note("precaution", item["said"].strip(), *item.span("said")) for item in items]


def _first(about: str, value: str, pattern: Pattern, text: str) -> list[Note]:
    match = pattern.search(text)
    return [Note(about, value, *match.span())] if match else []


def _axes(text: str) -> list[Note]:
    found: dict[str, Note] = {}
    for work_up in _WORK_UP.finditer(text):
        for axis, pattern in _AXES.items():
            match = pattern.search(text, *work_up.span())
            if match and axis not in found:
                found[axis] = Note("progression", axis, *match.span())
    return [found[axis] for axis in _AXES if axis in found]


def _goals(text: str) -> list[Note]:
    found: dict[str, Note] = {}
    for match in _GOAL.finditer(text):
        kind = match.lastgroup or ""
        value = {
            "back": f"back to {match['back']}",
            "stand": "stand without pain",
            "strong": f"stronger {match['strong']}",
        }[kind].lower()
        found.setdefault(value, Note("goal", value, *match.span()))
    return list(found.values())


def whole(normal: Normal, entries: Sequence[Entry], common: Sequence[Common]) -> Whole:
    """Everything said of the whole plan, each with its words."""
    said = notes(normal.text)

    def all_of(about: str) -> tuple[Said[str], ...]:
        return tuple(Said(_value(normal, note), (_span(normal, note),)) for note in said if note.about == about)

    def one(about: str) -> Said[bool] | None:
        return next((Said(True, (_span(normal, note),)) for note in said if note.about == about), None)

    return Whole(
        title=_title(normal, entries, common),
        start_light=one("start light"),
        progression=all_of("progression"),
        values_rest=one("rest"),
        values_stretching=one("stretching"),
        complaint=next(iter(all_of("complaint")), None),
        precautions=all_of("precaution"),
        pain_limit=_pain_limit(normal),
        goals=all_of("goal"),
    )


def _pain_limit(normal: Normal) -> Said[Pain] | None:
    found = pain_limit(normal.text)
    if found is None:
        return None
    span = normal.span(found.start, found.end)
    return Said(found.most, (Span(max(span.start, span.end - LONGEST_SPAN), span.end),))


def _value(normal: Normal, note: Note) -> str:
    return note.value if note.about != "precaution" else normal.as_given(note.start, note.end).strip()


def _span(normal: Normal, note: Note) -> Span:
    span = normal.span(note.start, note.end)
    return Span(span.start, min(span.end, span.start + LONGEST_SPAN))


def _title(normal: Normal, entries: Sequence[Entry], common: Sequence[Common]) -> str:
    """The first line, where it is short and stands above the exercises; of an e-mail, its subject."""
    above = [line for line in common if not entries or line.start < entries[0].start]
    said = [normal.as_given(line.start, line.end).strip() for line in above]
    if said and _HEAD.match(said[0]):
        return _subject(said)
    if said and _GREETING.match(said[0]):
        above, said = above[1:], said[1:]
        if said and _IN_A_LETTER.fullmatch(said[0]) is None:
            return ""
    first = next(iter(above), None)
    if first is None or first.end - first.start > LONGEST_TITLE:
        return ""
    if _PRECAUTION.search(normal.text, first.start, first.end) or pain_limit(normal.text[first.start : first.end]):
        return ""
    return "" if _only_says_how_much(normal.text[first.start : first.end]) else said[0].rstrip(".:")


# A letter greets before it says what it is about.
_GREETING = Pattern(
    r"(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks|thank you|"
    r"(?:it was )?(?:great|good|nice|lovely) to (?:see|meet))\b"
)

# Below a greeting a few words alone are what it is about; more is the letter itself.
_IN_A_LETTER = Pattern(r"[\w'-]{1,30}(?: [\w'-]{1,30}){0,5}:?")

# What stands around a dose of the whole list, or over the columns of a table, and names no programme.
_SMALL_WORDS = words(
    """
    do repeat perform complete go through rest pause break hold and or with for of on to in at the a an this these it
    them all both each every everything exercise exercises movement movements move list between after before
    per x sets set reps rep repetitions rounds round laps lap times time daily day days week weekly no without then
    dose notes side sides duration frequency load weight tempo
    """
)
_WORD = Pattern(r"[^\W\d_]+")


def _only_says_how_much(line: str) -> bool:
    """ "3 rounds, rest 60 seconds between rounds", "Exercise | Reps": a dose or the head of a table is no title."""
    blank = list(line)
    found = find_doses(line)
    for each in found:
        blank[each.start : each.end] = " " * (each.end - each.start)
    left = {match[0].lower() for match in _WORD.finditer("".join(blank))}
    return left <= _SMALL_WORDS and (bool(found) or "|" in line)


def _subject(lines: Sequence[str]) -> str:
    """What the head of an e-mail says it is about; a form that asks for a name and a day says nothing."""
    heads = takewhile(_HEAD.match, lines)
    found = next((match for line in heads if (match := _SUBJECT.match(line))), None)
    about = found["about"].strip().rstrip(".:") if found else ""
    return about[:1].upper() + about[1:] if len(about) <= LONGEST_TITLE else ""
