"""What the sheet says of the two sides of the body."""

import re
from collections.abc import Sequence

from bandstand.prescription.dose import Sides
from bandstand.prescription.reader.doses.phrases import Field, Finder, Phrase, nothing, phrase
from bandstand.prescription.reader.doses.units import LIMB
from bandstand.prescription.reader.patterns import Pattern

_PERHAPS = Pattern(
    r"\b(?:if needed|if necessary|if you (?:want|need|like|wish)|(?<!\()optional|if both|"
    r"as needed|if desired|if wanted)\b"
)
# "Switch legs, 20 altogether": the count is of both, the change of legs part of the movement.
_COUNTED_TOGETHER = Pattern(r"\b(?:altogether|in total|in all|total of|all told|all up|combined)\b")
_HELD_IN = Pattern(
    r"\b(?:weights?|dumb-?bells?|bottles?|cans?|ends?|handles?|sticks?|kg|lbs?|pounds?|cuffs?|kettle-?bells?|bands?|"
    r"loops?|evenly|equally|heavy)\b[^.;:\d\n]{0,16}$"
)
_A_TURN = r"(?:repeat|same|switch|change|swap|then|now|do|and|before|alternate|followed by|over to|perform|again|move)"


def _each(match: re.Match[str]) -> Sequence[Phrase]:
    """The dose is of each side, unless the other one is only a maybe, or a hand is where something is held."""
    text = match.string
    if _PERHAPS.search(_sentence(match)) or _COUNTED_TOGETHER.search(text, match.start(), match.end() + 48):
        return ()
    if _IN_OR_ROUND.match(match[0]) and _HELD_IN.search(text[max(0, match.start() - 32) : match.start()]):
        return ()
    return (phrase(Field.SIDE, Sides.EACH, match.span()),)


_IN_OR_ROUND = Pattern(r"(?:in|on) (?:each|every|either) ")


# "Help it back up with the other hand": the other hand helps, it has no turn of its own.
_ONLY_HELPS = Pattern(r"\b(?:to|with|from|by|using|of) (?:the |your )?other hand$")
_HAS_A_TURN = Pattern(r"\b(?:repeat|same|switch|change|swap|over to)\b")


def _of_the_other(match: re.Match[str]) -> Sequence[Phrase] | None:
    helps = _ONLY_HELPS.search(match[0]) and not _HAS_A_TURN.search(match[0])
    return None if helps else _each(match)


_ONE_AND_THE_OTHER = Pattern(r"\b(?:one|1|a|the) (?:side|leg|arm|foot|hand|knee|heel|hip|thigh|elbow)\b[^.;\n]{0,60}$")
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
    before = match.string[max(0, match.start() - 32) : match.start()]
    counted = _COUNTED.search(before) or _COUNTS_BEHIND.match(match.string[match.end() : match.end() + 12])
    return (phrase(Field.SIDE, Sides.ASK, match.span()),) if counted and not _POSTURE.search(before) else ()


_COUNTED = Pattern(
    r"(?:\d|\b(?:reps?|repetitions|times|sets?|rounds?|seconds?|secs?|s|hold|this|it|these|them|exercise))"
    r"[^.;\n]{0,20}$"
)
_COUNTS_BEHIND = Pattern(r" ?[:,-]? ?(?:x ?)?\d")


def _after_a_count(match: re.Match[str]) -> Sequence[Phrase] | None:
    """ "Tap one shoulder, then swap" changes sides inside the movement: no count stands before it."""
    return _each(match) if _TOLD_SO_OFTEN.search(match.string[max(0, match.start() - 32) : match.start()]) else None


_TOLD_SO_OFTEN = Pattern(r"(?:(?<!\d)(?:[2-9]|\d\d)|\b(?:reps?|repetitions|times|seconds?|secs?|s))\b[^.;\n\d]{0,24}$")


def _asked(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.SIDE, Sides.ASK, match.span()),)


def _at_once(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.SIDE, Sides.AT_ONCE, match.span()),)


def _shared(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.SIDE, Sides.SHARED, match.span()),)


_COUNTED_WAY = Pattern(r"\d (?:[a-z]{1,8} ){0,2}$")


def _is_counted_way(match: re.Match[str]) -> bool:
    """ "15 yards one way and 15 the other": a number stands before the way, too."""
    return _COUNTED_WAY.search(match.string[max(0, match.start() - 24) : match.start()]) is not None


FINDERS = (
    Finder(
        "L/R",
        Pattern(
            r"(?-i:\b(?:L ?[/+&] ?R|R ?[/+&] ?L)\b)|\b(?:do|work|train|stretch) (?:the |both )?(?:left and right|"
            r"right and left)\b"
        ),
        _each,
        why="left and right by their letters are each side",
        examples=("Bird dog x8 L/R.", "Do left and right."),
    ),
    Finder(
        "e/s",
        Pattern(
            r"(?:\b|(?<=\d))e/s\b|(?:\b|(?<=\d))ea\.? side\b|(?<=\d)ea\b\.?(?! side)|"
            r"(?:(?<=x\d)|(?<=x \d)|(?<=x\d\d)|(?<=x \d\d)) ?/ ?s\b"
        ),
        _each,
        why="clinics shorten each side",
        examples=("Clams 2x10 e/s.", "Hip hikes 10 ea side.", "Clams 3x8e/s", "Lunges 3x8/s"),
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
        Pattern(
            rf"\bboth (?:{LIMB} )?(?:together|at once|at the same time|simultaneously)\b|"
            rf"\b(?:raise|lift|circle|roll) both (?:your )?{LIMB}\b|"
            rf"\b(?:raises?|rise|hops?|hopping|jumps?|jumping|squats?|bounces?)[a-z ]{{0,12}}? (?:on|with) (?:both|"
            rf"two) "
            rf"(?:feet|legs)\b|(?<=[,;] )(?:on )?2 (?:feet|legs)(?=[,.;\n])"
        ),
        _at_once,
        why="the two sides act at the same moment",
        examples=("Lift both legs together.", "Raise both arms.", "Calf raises on both feet, 2 x 15."),
    ),
    Finder(
        "each side",
        Pattern(
            rf"\b(?:(?:on|for|to|with|in|from|using) )?(?:each|per|either|every|ea\.?) (?:of (?:your|"
            rf"the) )?(?:individual )?{LIMB}\b(?! of)|/ ?(?:side|leg|arm|foot|hand|direction)\b|\b(?:each|"
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
            r"(?:\b(?:on|for|per|with) |(?<=\d )|(?<=reps )|(?<=times ))both "
            r"(?:legs|arms|hands|knees|hips|ankles|shoulders|wrists|feet)\b"
            r"(?! (?:bent|straight|flat|together|on|off|apart|out|in|up|touching))"
        ),
        _on_both,
        why="after a count, both legs may share it or have it each: it is asked",
        examples=("10 reps on both legs.", "15 reps with both arms."),
    ),
    Finder(
        "there and back",
        Pattern(r"\bthere and back\b|\bout (?:and|n|&) back\b"),
        _each,
        why="a way out and a way back are two sides",
        examples=("Walk there and back.", "Ten steps there and back."),
    ),
    Finder(
        "a walk there and back",
        Pattern(
            r"\b(?:then|and|before)\b[^.;\n\d]{0,20}?\b(?:back(?:wards?)?|return(?:ing)?)\b(?! (?:foot|leg|knee|arm|"
            r"hip))"
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
            rf"direction|knee|way(?! a?round:)|hip|ankle|shoulder|wrist|calf|thigh|heel|elbow)\b(?! (?:muscle|is|"
            rf"stays|remains|"
            rf"rests|"
            rf"lies|holds|takes|"
            rf"presses|helps|to|may|can|does|should|brings|lifts|pushes|supports|pulls|on the|flat|bent|straight|over|"
            rf"across|behind|in front))|(?:(?<=[.;,\n|] )|(?<=\n)|"
            rf"(?<=[\u2022-] ))(?:the )?(?:other|opposite) (?:side|leg|arm|foot|hand|direction)(?=[.;,\n|]|$)"
        ),
        _of_the_other,
        why="what is then done on the other side is done on each",
        examples=("Repeat on the other side.", "Hold, then do the other leg."),
    ),
    Finder(
        "the other one's turn",
        Pattern(
            r"\b(?:the|your) other (?:(?:side|leg|arm|foot|hand|one)'s turn|(?:side|leg|arm|foot|one) (?:as well|"
            r"too)\b)|"
            r"\b(?:then|now) (?:lead with |use |do )?the other(?=[.,;\n]|$)|"
            rf"\bboth {LIMB},? (?:get their turn,? )?(?:1|one) (?:after the other|by (?:1|one)|at a time)\b|"
            r"\bboth (?:legs|arms|sides|hands) in turn\b|\bthen (?:turn|roll) over(?: and (?:repeat|do the same|"
            r"the same))?(?=[.,;\n]|$)|"
            r"(?<=\d seconds, )then on the other(?=[.,;\n]|$)"
        ),
        lambda match: (
            None
            if _ONE_AND_THE_OTHER.search(match.string[max(0, match.start() - 80) : match.start()])
            else _each(match)
        ),
        why="when one side has had its dose, it is the other's turn",
        examples=("After 20 it's the other leg's turn.", "15 of these, both ankles, one after the other."),
    ),
    Finder(
        "switch legs",
        Pattern(
            r"\b(?:switch|change|swap)(?:ing)? (?:your )?(?:sides|legs|arms|feet|hands|directions?|knees|"
            r"over)\b(?! (?:at )?half)"
        ),
        _each,
        why="legs are switched after the dose",
        examples=("Hold 30 seconds, then switch legs.", "Do ten and change sides."),
    ),
    Finder(
        "10 right leg, then swap",
        Pattern(r"\b(?:then|and) (?:swap|switch)(?=[.,;)\n]|$)"),
        lambda match: _after_a_count(match),
        why="when a side has had its count, swapping gives the other one the same",
        examples=("Clams 10 on the right, then swap.", "Hold 30 seconds and switch."),
    ),
    Finder(
        "10 one way and 10 the other",
        Pattern(
            r"(?<=[a-z\d] )(?:to |in )?(?:one|1) (?:way|direction|side)"
            r"(?=,? (?:and |then |and then )?(?:another )?\d{1,3} (?:[a-z]{1,8} ){0,3}?other\b)"
        ),
        lambda match: _each(match) if _is_counted_way(match) else None,
        why="so many one way and as many the other are as many on each side",
        examples=("Side steps, 15 yards one way and 15 the other.", "Walk 20 feet one way and 20 feet the other."),
    ),
    Finder(
        "left, then right",
        Pattern(
            r"(?<!left arm )(?<!right arm )(?<!left leg )(?<!right leg )(?<!left hand )(?<!right hand )\b(?:then|and)"
            r"(?: back)?(?: again)?(?: repeat| do| the same)?(?: to| on| with| for)? (?:the|your) (?:left|right)\b|"
            r"\bthen (?:the )?(?:left|right)\b|\bleft and right (?:sides?|legs?|arms?)\b|"
            r"\bsame (?:number |amount |thing )?(?:of (?:steps|times) )?(?:again )?(?:backwards?|back|"
            r"(?:to|with|on|for) (?:the|your) (?:left|right))\b|"
            r"\bclockwise[^.\n]{0,16}?\b(?:then|\d)[^.\n]{0,12}?\b(?:anti-?|counter-?)clockwise\b|"
            r"\b(?:anti-?|counter-?)clockwise[^.\n]{0,16}?\bthen[^.\n]{0,12}? clockwise\b"
        ),
        _each,
        why="the left and then the right are each side",
        examples=("Ten to the right, then left.", "Left and right legs."),
    ),
)
