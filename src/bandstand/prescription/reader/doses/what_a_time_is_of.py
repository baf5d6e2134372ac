"""What seconds and minutes are of: a hold, a rest, a timed set, the pace of a repetition, or nothing one does."""

from bandstand.prescription.reader.doses.phrases import Amount, Field
from bandstand.prescription.reader.lines.names import words_between
from bandstand.prescription.reader.lines.vocabulary import MOVING
from bandstand.prescription.reader.patterns import Pattern

LONGEST_AROUND = 60  # characters before and after that may say what a time is of
LONGEST_ELSEWHEN = 40  # characters: "hot water bottle for at least another "
_BREAKS = frozenset(".;\n0123456789")
SLOWEST_TEMPO = 10  # seconds for one part of a repetition

_RESTING_BEFORE = Pattern(
    r"\b(?:rest(?:s|ing)?(?: period| time| interval)?|relax(?:es|ed|ing)?|break|breather|recover(?:y|ing)?|"
    r"wait(?:ing)?|"
    r"let (?:it |everything |them )?go|let off)\b[^.;\n\d]{0,32}$"
)
_RESTING_AFTER = Pattern(
    r"^(?:'s?)?[ -]?(?:of )?(?:(?:a |the |full )?(?:rests?|recovery|break|breather|relaxation|time out)\b|"
    r"off\b(?= ?(?:[.,;:)\n|]|$|between|before|after))|"
    r"to (?:catch|get) (?:your|my|the|his|her) breath\b|(?:in )?between\b|from one (?:set|rep|round|exercise) to)"
)
_HELD_PAUSE = Pattern(r"^ ?(?:there|here|at (?:the )?(?:top|end|bottom)|in (?:this|that|the) position)")
_WAITING_THERE = Pattern(
    r"\b(?:wait|pause|rest|relax|stop)(?:ing)? (?:there|here|at the (?:top|bottom|end)|in (?:this|that) position)\b"
    r"[^.;\n\d]{0,16}$"
)
# "Open, wait 2 seconds, close slowly": until the way back it is held.
_WAITING = Pattern(r"\b(?:wait|pause)(?:ing)?(?: for)?(?: about)? $")
_WAY_BACK = Pattern(
    r"^,? ?(?:and |then |and then )?(?:slowly )?(?:close|lower|return|come (?:back|down)|release|bring|"
    r"let (?:it|them))\b"
)
_PAUSE_AFTER = Pattern(r"^[ -]?(?:of )?(?:a )?pause\b(?P<rest>[^.;\n]{0,24}\b(?:between|before)\b)?")
_HOLDING_BEFORE = Pattern(
    r"\b(?P<cue>hold(?:s|ing)?|held|keep(?:ing)?|stay(?:s|ing)?|maintain|remain|squeez(?:e|es|ing)|"
    r"stretch(?:es|ing)?|tens(?:e|ing)|tighten|clench|hang|drape|sag|linger|sink|spend|breathe here|propped|"
    r"contract|isometric|sustain|freeze|balance|don't move|pause|pausing|position|poses?|posture|count(?:ing)?|"
    r"press|push|"
    r"stand|sit|lie|lying|there for|stop|leave it|lean)\b[^.;\n\d]{0,48}$"
)
_HOLDING_AFTER = Pattern(
    r"^[ -]?(?:isometric |static |stretch )?(?:holds?\b|stretch(?:es)?\b|squeezes?\b|(?:(?:up|down|out) )?there\b|"
    r"here\b|,? (?:and |then |and then )?(?:let (?:it |them )?go|release|relax)\b|"
    r"contractions?\b|isometric|stay\b|up,? then (?:down|lower)|in (?:this|that|the|each|every) (?:position|pose|"
    r"stretch|"
    r"posture)|(?:per|each|every|for each|for every) (?:pose|stretch|position|posture)|"
    r"at (?:the )?(?:top|end)|planks?\b|balance\b|pause at|hang\b)"
)
_TEMPO_AFTER = Pattern(
    r"^ ?(?:(?:lower|return|release|eccentric|descent|ascent)\b|(?:a|per|each|for each|for every|"
    r"every) (?:rep|repetition|cycle|movement|lift|step|squat|one|direction and back)\b|(?:up|"
    r"down)\b(?!,? then)(?! there\b)|"
    r"to (?:lower|lift|raise|rise|come|return|go|get)\b|"
    r"(?:on|for) (?:the )?(?:way|descent|ascent|lowering)|in and\b|out\b|lowering|lift\b|cadence)"
)
_TEMPO_BEFORE = Pattern(
    r"\b(?:over|takes?|taking|lower(?:s|ing)?(?: \w{1,12})? (?:for|over)|lift for|up (?:for|in|over)|down (?:for|in|"
    r"over)|"
    r"in for|out for|breathe (?:in|out)(?: for)?|inhale(?: for)?|exhale(?: for)?|tempo|"
    r"each rep(?:etition)?(?: is)?) (?:a |about |"
    r"slow )?(?:count of )?$|"
    r"\b(?:(?:slow(?:ly)?|controlled|steady|slower)(?: on the way)? (?:down|up|back)|"
    r"on (?:the|your) way (?:down|up|back)|"
    r"slow(?:ly)? lower(?:ing)?|lower(?:ing)? slowly|(?:slow )?(?:lowering|eccentric)(?: phase)?)"
    r"[ ,:(-]{1,3}(?:over|for|in|about|taking|of|a count of)? ?(?:about )?$"
)
_ELSEWHEN = Pattern(
    r"\b(?=[a-z])(?:"
    r"after|within|every|before|for the (?:first|next)|first|last|next|ice|icing|heat|apply|bath|soak(?:ing)?|"
    r"water|shower|elevate|"
    r"takes|took|taking|(?:should|will|to|not|only|might|may|would) take|lasts?|minimum of|drive|warm(?:-| )?up(?: of|"
    r" for| with)?|(?:for )?(?:more|longer|less) than|over|"
    r"in|time needed:?|(?<!\d )time:|peas|ice pack|cold pack|hot water bottle|heat pack|read(?:ing time)?|slept|"
    r"class|session|"
    r"video(?: is| it's)?|it's)"
    r"(?: for| of| on)? (?:about |only |around |up to |the |at least |another )?$|\b(?:in |takes? )?(?:under|"
    r"less than) $"
)
_NOT_A_DOSE_AFTER = Pattern(
    r"^[ -]?(?:later|ago|away|after(?:wards?)?\b|earlier|beforehand|before (?:you (?:exercise|run|start|train|go|eat|"
    r"sleep|get|leave|play|walk|do|begin)|bed|breakfast|lunch|dinner|meals?|"
    r"eating|"
    r"running|your|an? |exercis|workouts?|training|going|sports?|the (?:run|race|session|game|match|workout|exercis))|"
    r"of (?:ice|icing|heat|heating|your time|cardio)|to spare|workout|circuit|class|"
    r"routine|(?:under|in|of) (?:a |the )?(?:hot |warm |cold )?(?:shower|bath|water|sun)\b|"
    r"session|read\b|version|video|long\b|in total for|a day (?:of|on)|old|appointment|visit|consult)"
)


# "Lower it after 10 seconds": until then it was held.
_LET_GO_AFTER = Pattern(
    r"\b(?:lower|let go|release|relax|let|put|bring|come|drop|set)(?:s|ing)?(?: (?:it|them|the \w{2,8}|your \w{2,8}))?"
    r"(?: (?:back )?(?:down|go|again|off))? after (?:about |around )?$"
)
_EACH_LASTS = Pattern(
    r"\beach (?:lift|rep|repetition|hold|stretch|squeeze|contraction) (?:lasts|should last|is held)(?: for| about)? $"
)
_AFTER_EACH = Pattern(r" after (?:each|every) (?:set|round|rep|repetition|exercise|1)\b")
_AT_WORK = Pattern(r"^ (?:of )?(?:work|effort|movement)\b")  # "45 seconds of work, 15 of rest"
LEAST_ALL_TOLD = 60  # seconds
# "3-5 seconds at the top, 2 minutes altogether": how long one goes on with it.
_ALL_TOLD = Pattern(r"^ (?:altogether|in all|all told|in total)\b(?! for)")


def field_of_time(seconds: Amount, before: str, after: str) -> Field | None:
    """What these seconds are of, None where they are nothing one does."""
    if _LET_GO_AFTER.search(before):
        return Field.HOLD
    if _RESTING_BEFORE.search(before) and _AFTER_EACH.match(after):
        return Field.REST
    if _EACH_LASTS.search(before):
        return Field.HOLD
    if _AT_WORK.search(after):
        return Field.DURATION
    if _ALL_TOLD.search(after) and seconds[0] >= LEAST_ALL_TOLD:
        return Field.DURATION
    if _NOT_A_DOSE_AFTER.search(after) or _is_elsewhen(before) or _is_tempo(seconds, before, after):
        return None
    return kind_around(before, after)


def _is_elsewhen(before: str) -> bool:
    """ "After 30 seconds", "ice for 10 minutes": the words stand straight before the time."""
    return _ELSEWHEN.search(before, max(0, len(before) - LONGEST_ELSEWHEN)) is not None


def kind_around(before: str, after: str) -> Field:
    """Hold or rest, by the words around a time; of what it is where they say nothing, the exercise decides."""
    if _rests(before, after):
        waits = _WAITING.search(before) is not None and _WAY_BACK.search(after) is not None
        there = _HELD_PAUSE.search(after) or _WAITING_THERE.search(before) or waits
        return Field.HOLD if there else Field.REST
    pause = _PAUSE_AFTER.search(after)
    if pause:
        return Field.REST if pause["rest"] else Field.HOLD
    if _HOLDING_AFTER.search(after):
        return Field.HOLD
    return _by_nearest_verb(before)


def _rests(before: str, after: str) -> bool:
    if _RESTING_AFTER.search(after) or _RESTING_BEFORE.search(before):
        return True
    return _BETWEEN_SETS.search(after) is not None and _PAUSING.search(before) is not None


def _is_tempo(seconds: Amount, before: str, after: str) -> bool:
    """ "Lower for 3 seconds" paces each repetition; nobody lowers for two minutes."""
    paced = _TEMPO_AFTER.search(after) or (_TEMPO_BEFORE.search(before) and not kept_there(before))
    return seconds[1] <= SLOWEST_TEMPO and bool(paced)


_KEPT_THERE = Pattern(
    r"\b(?:keep|hold|stay|leave|kept|held|remain)(?:s|ing)?(?: (?:it|them|this|there|the \w{2,8}|your \w{2,8}))?"
    r"(?: (?:up|out|in|down|back)(?: for| in)?)? ?$"
)


def kept_there(before: str) -> bool:
    """ "Keep it up for 5 seconds" holds it; "up for 5 seconds" paces it."""
    return _KEPT_THERE.search(before) is not None


def _by_nearest_verb(before: str) -> Field:
    """ "Stand tall and march for 30 seconds" is a timed set: the nearer verb decides."""
    held = _HOLDING_BEFORE.search(before, _last_clause(before))
    if held is None:
        return Field.TIME
    since = [word.text for word in words_between(before, held.end("cue"), len(before))]
    return Field.TIME if any(word in MOVING for word in since) else Field.HOLD


def _last_clause(before: str) -> int:
    """Where the words begin that no number and no end of a clause parts from what follows, maybe a line below."""
    end = len(before) - before.endswith("\n")
    breaks = (place for place in range(end, 0, -1) if before[place - 1] in _BREAKS)
    return next(breaks, 0)


_PAUSING = Pattern(r"\bpaus(?:e|ing)\b[^.;\n\d]{0,24}$")
_BETWEEN_SETS = Pattern(
    r"^,? ?(?:and |then |before )?(?:repeat|the next|next|starting|going again|again|between|doing)"
)
_COUNTED_HOLD = Pattern(
    r"\b(?:hold|held|keep|stay|squeeze|pause|tighten|clench|press|push|stretch|tense|contract|there|"
    r"position)\b[^.;\n]{0,40}$"
)


def counted_hold(before: str, after: str) -> bool:
    """Whether a count is that of something held."""
    return bool(_COUNTED_HOLD.search(before) or _HOLDING_AFTER.search(after))
