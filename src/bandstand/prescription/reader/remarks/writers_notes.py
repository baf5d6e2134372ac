"""The writer's own remarks: favourites and dislikes, variants kept away from, and words about the whole programme."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bandstand.prescription.plan import Liking
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.named_again import Named
from bandstand.prescription.told_forms import postures_in

_FAVOURITE = Pattern(
    r"\bfavou?rites?\b|\blove (?:the |doing )?|\benjoy (?:the |doing )?|\blike (?:the )?best\b|\bthe best (?:one|of)\b"
)
_DISLIKED = Pattern(
    r"\b(?:hate|hated|dread|loathe|can't stand|dislike|don't like|do not like|least favou?rite|detest|"
    r"am no fan of|not a (?:big )?fan of|(?:could|can) do without)\b"
)
# The writer speaks, or the sentence begins where "I" was left out: "Hate them.", "Not a fan of these."
_FIRST_PERSON = Pattern(
    r"\b(?:i|i'm|my|me|for me)\b|(?:(?<=[.!?] )|(?<=\n)|(?<=- )|^)(?:(?:absolutely |really )?(?:hate|love|loathe|"
    r"dread|enjoy)|"
    r"not a (?:big )?fan|least favou?rite|favou?rite)\b"
)
POSTURE = Pattern(
    r"\b(?P<posture>standing(?: up)?|supine|side[- ]?lying|lying on (?:your|my|the) (?:side|front|stomach|tummy)|"
    r"(?:lying )?on (?:your|my|the) back|tummy lying|lying(?: down)?|seated|sitting(?: down)?|half[- ]kneeling|"
    r"(?:four|4)[- ]point kneeling|kneeling|prone|upright)\b"
)
_TOO_MUCH = Pattern(
    r"\b(?:too (?:much|many)|a (?:little|bit|lot) (?:too much)?|caus(?:es|ed)|gives? me|gave me|"
    r"made (?:my|it|me)|makes? (?:my|it|me)|got|some|lots of|"
    r"much) (?:[a-z]{1,9} ){0,2}(?P<trouble>popping|clicking|snapping|pain|clunking|pinching|cramping|"
    r"wobbl(?:y|ing)|catching|grinding)\b|\b(?P<verb>pop(?:s|ped)?|click(?:s|ed)?|snap(?:s|ped)?|hurts?|"
    r"pinch(?:es|ed)?|clunk(?:s|ed)?|catch(?:es)?|caught|cramp(?:s|ed)?) (?:(?:way |far )?too much|a lot|too often|"
    r"every (?:single )?time|badly|like mad|constantly|a bit)\b"
)
_BAND = Pattern(r"\b(?:with (?:the|a) (?:mini |resistance )?(?:band|loop)|banded)\b")
_ONLY = Pattern(
    r"\b(?:only|just|always|stick(?:ing)? (?:to|with)|stay(?:ing)? (?:with|on|lying|seated|down)?|for now|"
    r"for the moment)\b"
)
_PAINLESS = Pattern(r"\b(?:painless|without pain|no pain|doesn't hurt|does not hurt)\b")
_PAINFUL = Pattern(r"\b(?:pain(?:ful|fully)?|hurts?)\b")


_NOUN_OF = {
    "pop": "popping",
    "click": "clicking",
    "snap": "snapping",
    "hurt": "pain",
    "pinch": "pinching",
    "clunk": "clunking",
    "catch": "catching",
    "caught": "catching",
    "cramp": "cramping",
}
_CALLED = {"lying": "supine"}  # who only says lying lies on the back


def posture_of(found: re.Match[str]) -> str:
    """What the house calls a posture that was found."""
    posture = postures_in(found["posture"])[0]
    return _CALLED.get(posture, posture)


class Remark(NamedTuple):
    """Something the writer says of one exercise; `entry` is its place in the programme."""

    entry: int
    start: int
    end: int
    liking: Liking | None = None
    kept_to: str = ""  # the variant the writer does
    avoided: str = ""  # the variant the writer leaves, and why
    reason: str = ""
    painful: bool | None = None
    with_band: bool = False  # it speaks of a band for this exercise


def remarks(text: str, named: Named, stretches: Sequence[tuple[int, int]], *, about: int | None = None) -> list[Remark]:
    """Every remark in some stretches of text, each tied to the exercise it names or the one named before it."""
    found: list[Remark] = []
    for start, end in stretches:
        for begin, stop in sentences(text, start, end):
            if _FIRST_PERSON.search(text, begin, stop):
                one = named.closest(begin, stop)
                about = about if one is None else one
                if about is not None:
                    found += _of_sentence(text, about, begin, stop)
    return found


def _of_sentence(text: str, about: int, start: int, end: int) -> Iterator[Remark]:
    yield from _liking(text, about, start, end)
    yield from _band(text, about, start, end)
    yield from _avoided(text, about, start, end)


def _band(text: str, about: int, start: int, end: int) -> Iterator[Remark]:
    if (spoken := _BAND.search(text, start, end)) is not None:
        yield Remark(about, *spoken.span(), with_band=True)


def _liking(text: str, about: int, start: int, end: int) -> Iterator[Remark]:
    disliked = _DISLIKED.search(text, start, end)
    loved = _FAVOURITE.search(text, start, end)
    if disliked:
        yield Remark(about, *disliked.span(), liking=Liking.DISLIKED)
    elif loved:
        yield Remark(about, *loved.span(), liking=Liking.FAVOURITE)


def _avoided(text: str, about: int, start: int, end: int) -> Iterator[Remark]:
    """ "Standing pops too much, so I only do it lying down": one variant kept to, another left, and why."""
    trouble = _TOO_MUCH.search(text, start, end)
    postures = list(POSTURE.finditer(text, start, end))
    if not trouble or not postures:
        return
    left, kept = _sides_of(text, postures, trouble, end)
    if kept is not None:
        yield Remark(about, *kept.span(), kept_to=posture_of(kept))
    if left is not None:
        reason = _reason(trouble)
        painful = False if _PAINLESS.search(text, start, end) else True if _PAINFUL.search(text, start, end) else None
        yield Remark(about, *trouble.span(), avoided=posture_of(left), reason=reason, painful=painful)


def _sides_of(
    text: str, postures: Sequence[re.Match[str]], trouble: re.Match[str], end: int
) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Which posture is left and which is kept: "only" stands before the one kept."""
    kept = next(
        (
            each
            for each in postures
            if _ONLY.search(text, max(trouble.start() - 80, each.start() - 28), each.start())
            or _ONLY.search(text, each.end(), min(end, each.end() + 14))
        ),
        None,
    )
    kept_to = posture_of(kept) if kept else ""
    left = next((each for each in postures if posture_of(each) != kept_to), None)
    return left, kept


def _reason(trouble: re.Match[str]) -> str:
    if trouble["trouble"]:
        return trouble["trouble"].lower()
    verb = trouble["verb"].lower()
    return next(noun for stem, noun in _NOUN_OF.items() if verb.startswith(stem))
