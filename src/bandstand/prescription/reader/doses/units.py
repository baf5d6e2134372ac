"""The words that stand beside the numbers of a dose: what is counted, what is measured, and on which side."""

SET_WORD = (
    r"(?:(?:sets?\b(?:\(s\))?|rounds?\b|circuits?\b|laps?\b|series\b|supersets?\b|times through\b|lots?\b|bouts?\b|"
    r"goes(?= of (?:about )?\d)|lengths?(?= of \d))(?! ?[:=] ?\d))"
)
REP_WORD = (
    r"(?:(?:reps?\b|repetitions?\b|repeats?\b|steps?\b(?! (?:back|down|up|forward)? ?(?:from|behind|away))|lifts\b|"
    r"counts? each\b|contractions\b|goes\b(?! of \d)|tries\b|attempts\b|cycles\b|circles\b|rotations\b|"
    r"(?:half-)?revolutions\b|swings\b|"
    r"marches\b|strides\b|paces\b|pushes\b|pulls\b|presses\b|squeezes\b|raises\b|hops\b|jumps\b|kicks\b|taps\b|"
    r"nods\b|rolls\b|turns\b|tilts\b|pumps\b|ones\b)(?! ?[:=] ?\d)(?! (?:that|which|who)\b))"
)
LIMB = (
    r"(?:sides?|legs?|arms?|feet|foot|hands?|directions?|dirs?|ways?|knees?|hips?|ankles?|shoulders?|wrists?|"
    r"limbs?|elbows?|heels?|thumbs?|thighs?|calves|calf)"
)
PER_SIDE = (
    rf"(?:(?:on |for |to |with |in )?(?:each|per|either|both|every)|a|ea\.?|/) ?(?:of the )?{LIMB}\b|each\b|"
    rf"ea\b|/ ?(?:side|leg|arm)\b"
)
TIME_UNIT = r"(?:(?:seconds?|secs?|s|minutes?|mins?|hours?|hrs?)\b|\")"
WAY_UNIT = r"(?:(?-i:m)|met(?:er|re)s?|yards?|yds?|km|kilomet(?:er|re)s?|miles?)\b"
_OTHER_UNIT = (
    r"-?(?:(?-i:m)|metres?|meters?|yards?|yds?|km|miles?|cm|mm|inch(?:es)?|in\.|feet|ft|kgs?|lbs?|pounds?|grams?|"
    r"weeks?|wks?|"
    r"months?|years?|yrs?|days?|breaths?|times|x|/|%|per ?cent|\u00b0|degrees?|deg|minute|second|people|patients|"
    r"trials|visits|sessions|exercises?|quid|dollars|o'clock)"
)
NO_UNIT = rf"(?! ?-?(?:{TIME_UNIT}|{_OTHER_UNIT})(?![a-z]))(?!\d)(?!-\d)"
# "10 / side", "Sets: 2 / Repetition: 10": a slash that no unit follows.
NO_UNIT_OR_SLASH = NO_UNIT.replace("|/|", "|")
