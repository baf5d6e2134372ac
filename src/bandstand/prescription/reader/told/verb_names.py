"""The name an instruction gives to a movement that has none: its verb and what it moves."""

import re
from collections.abc import Sequence

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Phrase, between
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.wordlists import any_of

_VERBS = """
    raise | lift | bend | straighten | push | pull | press | squeeze | tighten | slide | roll | rotate | turn | tilt |
    stretch | bring | draw | swing | rock | lower | point | flex | lean | march | hop | write | spread | curl | scoop |
    touch | pick | reach | step | walk | shrug | nod | clench | pinch | circle | hug | balance | jump | squat | extend |
    shift | drop | arch | trace | shake | sit on | lie on | crawl |
    fold | lace | hook | grab | massage | stand on | stand up |
    go up | come up | get up | sit back | lunge | make a | grip | kick | throw | toss | catch | tuck | open | close |
    pump | rise | wiggle | move | scrunch | glide | float
"""
# "When you reach the bottom" says when, and tells no movement.
_ACTION = Pattern(
    r"(?<!when you )(?<!once you )(?<!if you )(?<!until you )(?<!where you )(?<!that you )"
    r"(?<!\bthe )(?<!\ba )(?<!\bthis )(?<!\bsore )(?<!tender )(?<!trigger )(?<!painful )"
    rf"\b(?P<verb>{any_of(_VERBS)})\b"
)
_PHRASE_END = Pattern(
    r"[,.;:()\n|!?]| (?:and (?:then |hold|repeat|slowly|let|lower|return|keep|(?<!up and )down)|for|until|as|while|"
    r"so|then|but|to feel|till|x|before|where|in order)\b"
)
# "Grab a mini band": what is fetched is not yet an exercise.
_FETCHES = Pattern(
    r"(?:grab|pick up|catch) (?:a|an|your|some)(?: [a-z-]{2,12}){0,3}? "
    r"(?:bands?|balls?|towels?|chairs?|mats?|weights?|dumb-?bells?|sticks?|rollers?|steps?|blocks?|straps?)\b(?! and )"
)
_A_LOW = Pattern(r"\b(?:a|an|the|your|one) [a-z-]{2,12} $")  # "from a low step": a thing, and nothing to do
_WAY_BACK = frozenset({"lower", "drop", "return"})  # verbs that only undo the movement
LONG_NAME = 40  # characters: "push the back of the knee into the bed and pull your toes up" is two things
MOST_NAME = 48  # characters of a name made from a verb and its object


def told(text: str, start: int, end: int, phrases: Sequence[Phrase]) -> tuple[int, int] | None:
    """The verb of an instruction with its object, as the text has them."""
    first = next((phrase.start for phrase in _amounts(phrases, start, end)), end)
    actions = [
        match
        for match in _ACTION.finditer(text, start, end)
        if match["verb"].lower() not in _WAY_BACK
        and not _FETCHES.match(text, match.start(), end)
        and not (match["verb"].lower() == "step" and _A_LOW.search(text, start, match.start()))
    ]
    before = [match for match in actions if match.start() < first]
    if not actions:
        return None
    action = _with_object(text, before) if before else actions[0]
    begin = _with_its_object(text, before)
    name_end = _end_of(text, action, end, phrases)
    return begin if begin is not None else action.start(), name_end


def _end_of(text: str, action: re.Match[str], end: int, phrases: Sequence[Phrase]) -> int:
    """Where a verb and what it moves are said."""
    stop = _PHRASE_END.search(text, action.end(), min(end, action.start() + MOST_NAME))
    name_end = stop.start() if stop else _word_end(text, min(end, action.start() + MOST_NAME))
    dose = next((phrase.start for phrase in _amounts(phrases, action.end(), name_end)), name_end)
    while dose > action.end() and text[dose - 1] in " -,x":
        dose -= 1
    return _without_small_words(text, action.end(), dose)


# "He goes up", "she lifts": the first word of the verb takes the ending.
_ACTS = any_of(" | ".join(re.sub(r"^(\w+)", r"\1(?:e?s)?", verb.strip()) for verb in re.split(r"\s\|\s", _VERBS)))
_WHO_ACTS = Pattern(rf" ?(?:(?:then|next|and|now),? )?(?:(?:he|she|i|we|you) )?(?P<verb>{_ACTS})\b")


def acted(text: str, start: int, end: int, phrases: Sequence[Phrase]) -> tuple[int, int] | None:
    """ "He lifts one knee": the verb a sentence opens with, and what it moves."""
    action = _WHO_ACTS.match(text, start, end)
    if action is None or action["verb"].lower().removesuffix("s") in _WAY_BACK:
        return None
    stop = _end_of(text, action, end, phrases)
    further = _AND_MORE.search(text, action.end(), stop) if stop - action.start("verb") > LONG_NAME else None
    return action.start("verb"), further.start() if further else stop


_AND_MORE = Pattern(rf"(?<=[a-z]) and (?={any_of(_VERBS)}\b)")  # "push it down and pull your toes up"
_SMALL_END = Pattern(r"(?: (?:on|of|with|to|in|at|by|from|up to))?(?: (?:the|a|an|my|your|and|or|then|of|with))$")


def _without_small_words(text: str, start: int, end: int) -> int:
    """ "From side to side on the" ends where it still says something."""
    small = _SMALL_END.search(text, start, max(start, end))
    return small.start() if small and small.start() > start else max(start, end)


_NO_OBJECT = Pattern(r" ?(?:for|and|until|as|again|[,.;:]|\d|$)")


def _with_object(text: str, actions: Sequence[re.Match[str]]) -> re.Match[str]:
    """The last verb that says what it moves; "push that knee into the wall. Push for 5 seconds" says it once."""
    return next((each for each in reversed(actions) if not _NO_OBJECT.match(text, each.end())), actions[-1])


def _with_its_object(text: str, actions: Sequence[re.Match[str]]) -> int | None:
    """ "Grip the putty and squeeze": a verb without an object shares that of the verb before it."""
    if len(actions) < 2 or not _PHRASE_END.match(text, actions[-1].end()):
        return None
    between_them = text[actions[-2].end() : actions[-1].start()]
    return actions[-2].start() if between_them.endswith(" and ") and len(between_them) < MOST_NAME // 2 else None


_DOING = Pattern(
    r"(?:rais|lift|bend|straighten|push|pull|press|squeez|tighten|slid|roll|rotat|turn|tilt|stretch|draw|swing|rock|"
    r"flex|lean|march|hopp|writ|spread|curl|scoop|touch|pick|reach|stepp|walk|shrug|nodd|clench|pinch|circl|hugg|"
    r"balanc|jump|squatt|extend|shift|trac|wiggl|scrunch|glid|float|shak|stand|gett|go|crawl|climb)ing\b(?= [a-z])"
)


def gerund(text: str, start: int, end: int) -> tuple[int, int] | None:
    """ "Squeezing a pillow between my knees": a movement named by what one is doing, and to what."""
    doing = _DOING.match(text, start, end)
    if doing is None:
        return None
    stop = _PHRASE_END.search(text, doing.end(), min(end, start + MOST_NAME))
    return start, stop.start() if stop else _word_end(text, min(end, start + MOST_NAME))


def _word_end(text: str, at: int) -> int:
    return at if at >= len(text) or not text[at].isalnum() else max(text.rfind(" ", 0, at), 0)


def _amounts(phrases: Sequence[Phrase], start: int, end: int) -> list[Phrase]:
    return [phrase for phrase in between(phrases, start, end) if phrase.field in AMOUNTS]
