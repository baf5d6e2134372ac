"""What the sheet says of the two sides of the body."""

import re
from collections.abc import Sequence

from bandstand.prescription.dose import Sides
from bandstand.prescription.reader.counts import LIMB
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Field, Finder, Phrase, nothing, phrase

_PERHAPS = Pattern(r"\b(?:if needed|if necessary|if you (?:want|need|like)|optional|if both|as needed)\b")
_A_TURN = r"(?:repeat|same|switch|change|swap|then|now|do|and|before|alternate|followed by|over to|perform|again|move)"


def _each(match: re.Match[str]) -> Sequence[Phrase]:
    return () if _PERHAPS.search(_sentence(match)) else (phrase(Field.SIDE, Sides.EACH, match.span()),)


_WALKED = Pattern(r"\b(?:walk|walking|steps|shuffle|shuffling|side ?step|crawl|metres|meters|yards)\b")


def _there_and_back(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "20 steps forward, then back": each way, where it is a walk; a leg that swings back is none."""
    before = match.string[max(0, match.start() - 60) : match.start()]
    return _each(match) if _WALKED.search(before) else None


def _sentence(match: re.Match[str]) -> str:
    """The words around the match, up to the end of its sentence."""
    text = match.string
    begin = max(text.rfind(mark, max(0, match.start() - 80), match.start()) for mark in ".\n;") + 1
    ends = [at for mark in ".\n;" if (at := text.find(mark, match.end(), match.end() + 60)) >= 0]
    return text[max(begin, match.start() - 80) : min(ends, default=match.end() + 60)]


_POSTURE = Pattern(
    r"\b(?:stand(?:ing)?|balance|weight|land(?:ing)?|jump|lie|lying|sit(?:ting)?|start|hold(?:ing)?|"
    r"pull|push|rest|lean|knees?)\b[^.;\n\d]{0,24}$"
)


def _on_both(match: re.Match[str]) -> Sequence[Phrase]:
    """ "10 on both legs" counts; "stand on both legs" is how one stands."""
    before = match.string[max(0, match.start() - 30) : match.start()]
    return () if _POSTURE.search(before) else (phrase(Field.SIDE, Sides.ASK, match.span()),)


def _asked(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.SIDE, Sides.ASK, match.span()),)


def _at_once(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.SIDE, Sides.AT_ONCE, match.span()),)


def _shared(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.SIDE, Sides.SHARED, match.span()),)


FINDERS = (
    Finder(
        "e/s",
        Pattern(r"\be/s\b|\bea\.? side\b"),
        _each,
        why="clinics shorten each side",
        examples=("Clams 2x10 e/s.", "Hip hikes 10 ea side."),
    ),
    Finder(
        "changing sides inside the movement",
        Pattern(rf"\balternat(?:e|es|ing|ely|ive)\b(?: (?:between )?(?:your |the )?(?:{LIMB}|left and right))?"),
        nothing,
        why="a change of sides inside the movement says nothing of the dose",
        examples=("Alternate legs as you go.", "Step out, alternating feet."),
    ),
    Finder(
        "shared by both",
        Pattern(r"\bboth sides together\b"),
        _shared,
        why="one count shared by the two sides",
        examples=("20 reps, both sides together.", "Do 12 on both sides together."),
    ),
    Finder(
        "both at once",
        Pattern(rf"\bboth (?:{LIMB} )?(?:together|at once|at the same time|simultaneously)\b"),
        _at_once,
        why="the two sides act at the same moment",
        examples=("Lift both legs together.", "Raise both arms at once."),
    ),
    Finder(
        "each side",
        Pattern(
            rf"\b(?:(?:on|for|to|with|in|from|using) )?(?:each|per|either|every) (?:of (?:your|"
            rf"the) )?(?:individual )?{LIMB}\b|/ ?(?:side|leg|arm|foot|hand|direction)\b|\b(?:each|"
            rf"one) of your {LIMB}\b"
        ),
        _each,
        why="the dose is meant for each side alone",
        examples=("10 reps on each leg.", "Hold 30 seconds per side."),
    ),
    Finder(
        "10 a side",
        Pattern(
            r"(?<=\d )a (?:side|leg|arm)\b|(?<=reps )a (?:side|leg|arm)\b|(?<=times )a (?:side|leg|arm)\b|"
            r"(?<=seconds )a (?:side|leg|arm)\b|(?<=secs )a (?:side|leg|arm)\b|(?<= s )a (?:side|leg|arm)\b"
        ),
        _each,
        why="a side after a number is each side",
        examples=("Do 10 a side.", "12 reps a leg."),
    ),
    Finder(
        "10 reps on both sides",
        Pattern(
            r"\Aon both sides\b|(?<=\d )on both sides\b|(?<=reps )on both sides\b|(?<=times )on both sides\b|"
            r"(?<=\d s )on both sides\b|(?<= m )on both sides\b|(?<=hold )on both sides\b|"
            r"(?<=sets )on both sides\b|(?<=rep )on both sides\b|(?<=running )on both sides\b|"
            r"(?<=set )on both sides\b"
        ),
        _asked,
        why="after a count, both sides may share it or have it each: it is asked",
        examples=("12 reps on both sides.", "Hold 20 s on both sides."),
    ),
    Finder(
        "both sides",
        Pattern(r"\b(?:on|for|to|in|with)? ?both (?:sides|directions|ways)\b(?! of)"),
        _each,
        why="what is done to both sides is done to each",
        examples=("Stretch both sides.", "Turn the head in both directions."),
    ),
    Finder(
        "on both legs",
        Pattern(
            r"\b(?:on|for|per|with) both (?:legs|arms|hands|knees|hips|ankles|shoulders|wrists|"
            r"feet)\b(?! (?:bent|straight|flat|together|on|off|apart|out|in|up|touching))"
        ),
        _on_both,
        why="after a count, both legs may share it or have it each: it is asked",
        examples=("10 reps on both legs.", "15 reps with both arms."),
    ),
    Finder(
        "there and back",
        Pattern(r"\bthere and back\b"),
        _each,
        why="a way out and a way back are two sides",
        examples=("Walk there and back.", "Ten steps there and back."),
    ),
    Finder(
        "a walk there and back",
        Pattern(
            r"\b(?:then|and|before)\b[^.;\n\d]{0,20}?\b(?:back(?:wards?)?|return(?:ing)?)\b"
            r"(?: to (?:the |your |where you )?(?:start|beginning)[a-z]{0,7})?|\bback to (?:the |your |"
            r"where you )?(?:start|beginn)[a-z]{0,7}\b"
        ),
        _there_and_back,
        why="a walk that returns is done each way",
        examples=("Take 10 steps out, then back to the start.", "Side step 15 metres and return."),
    ),
    Finder(
        "the other side",
        Pattern(
            rf"\b{_A_TURN}\b[^.;\n]{{0,40}}?\b(?:the |your )?(?:other|opposite|second) (?:side|leg|arm|foot|hand|"
            rf"direction|knee|way|hip|ankle|shoulder|wrist)\b(?! (?:is|stays|remains|rests|lies|holds|takes|"
            rf"presses|helps|on the|flat|bent|straight|over|across|behind|in front))|(?:(?<=[.;,\n|] )|(?<=\n)|"
            rf"(?<=[\u2022-] ))(?:the )?(?:other|opposite) (?:side|leg|arm|foot|hand|direction)(?=[.;,\n|]|$)"
        ),
        _each,
        why="what is then done on the other side is done on each",
        examples=("Repeat on the other side.", "Hold, then do the other leg."),
    ),
    Finder(
        "switch legs",
        Pattern(r"\b(?:switch|change|swap)(?:ing)? (?:your )?(?:sides|legs|arms|feet|hands|directions?|knees|over)\b"),
        _each,
        why="legs are switched after the dose",
        examples=("Hold 30 seconds, then switch legs.", "Do ten and change sides."),
    ),
    Finder(
        "left, then right",
        Pattern(
            r"\b(?:then|and)(?: back)?(?: again)?(?: repeat)?(?: to| on| with| for)? (?:the|your) (?:left|"
            r"right)\b|\bthen (?:the )?(?:left|right)\b|\bleft and right (?:sides?|legs?|arms?)\b|"
            r"\bsame (?:number |amount |thing )?(?:of (?:steps|times) )?(?:again )?(?:backwards?|back|"
            r"to the (?:left|right))\b"
        ),
        _each,
        why="the left and then the right are each side",
        examples=("Ten to the right, then left.", "Left and right legs."),
    ),
)
