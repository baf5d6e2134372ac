"""Words that speak of several exercises at once."""

from bandstand.prescription.reader.patterns import Pattern

EVERY_ONE = Pattern(
    r"\b(?:(?:each|every)(?! (?:side|leg|arm|foot|hand|direction|way|day|morning|evening|night|time|rep|hour|week|"
    r"second|"
    r"other)\b)|all(?! (?:the way|day|fours)\b)|both(?! (?:sides|legs|arms|feet|hands|knees|directions|ways|"
    r"heels)\b)|these|following|the whole|everything|circuit|routine|program(?:me)?|list|"
    r"exercises|stretches|them|the lot|(?:per|an) exercise|the (?:above|below)|anything else|"
    r"unless (?:i|it|you|otherwise))\b"
)
ALL_OF_THEM = Pattern(
    r"(?<![\d-])(?<!of )\d{1,2}(?:-\d{1,2})?(?: reps?| times| repetitions)? of (?:each|all|"
    r"all of them)(?: one)?(?=[.,;!\n]|$)|"
    r"(?:(?<=[.;,!\n] )|(?<=\n))(?:(?:do|repeat|complete|x) )?\d(?:-\d)? (?:rounds|circuits)(?: in all|"
    r" total)?(?=[.\n]|$)|"
    r"\b(?:each|all|every one|both) of (?:them|these|those)\b|\beach one\b|\bevery one\b|\bthem all\b|"
    r"\ball (?:\d|of it)\b|\beverything\b|\b(?:per|for (?:each|every)) exercise\b|\ball (?:of )?(?:that|the above)\b|"
    r"\b(?<!\bin )(?<!\bat )(?<!\bhold )(?:all(?: of)?|each(?: of)?|every(?: one of)?|these)(?: the| these| those|"
    r" your)? (?:[a-z]{1,12} )?"
    r"(?:exercises?|stretch(?:es)?|poses?|positions?|postures?|moves?|movements?)\b|"
    r"\b(?:the(?: whole| above| full| entire| following)?|this|your|whole)(?: exercise| stretching| home| full)? "
    r"(?:routine|program(?:me)?|circuit|workout|session|list|sequence)\b|"
    r"\bthe (?:following|above) (?:exercises|stretches)\b|"
    r"\b(?:your|do the|the) (?:exercises|stretches)\b"
)
# "3 sets of 12, hold each one for 2 seconds": on the line of one exercise, each one is a repetition of it.
EACH_REPETITION = Pattern(r"\b(?:each|every) one\b(?! of (?:them|these|those))")
# And what is kept up: "Hold each one for 5 seconds", "pausing at the bottom of each one".
KEPT_UP = Pattern(
    r"\b(?:hold|keep|squeez|paus|stay|tens|tighten|clench|lift|lower|press)(?:e|es|s|ing)?"
    r"(?: (?:on|at|in|during|with|at the (?:top|end|bottom) of))? $"
)
# "3 sets" of a list are sets of each exercise; these words may as well count how often the list is gone through.
GOES_ROUND = Pattern(r"\b(?:rounds?|laps?|circuits?|through|times?|x|once|twice|once more|again)\b|\dx|\bx ?\d")
# "3 sets as a circuit", "3 sets, back to back": how the sets of several exercises follow each other.
AS_A_CIRCUIT = Pattern(
    r",? ?(?:[a-z]{1,10} ){0,2}?(?:(?:as|in) a circuit|circuit[ -]style|back to back|"
    r"(?:1|one) after (?:the|an) ?other)\b"
)
# In a paragraph of its own below a list, these speak of the list: "Do these twice a day", "3 x 10 of each".
ALL_IN_A_PARAGRAPH = Pattern(
    r"(?:please )?(?:go|work|run) through (?:it|this|them|these|everything|the)\b|"
    r"(?:please )?(?:do|perform|repeat|complete|practi[sc]e|try|aim to do|carry out|work through|go through) "
    r"(?:all|each|these|those|them|the lot|both)\b(?! (?:of (?:your|the) )?(?:legs?|sides?|arms?|feet|hands?|"
    r"directions?|ways?|knees?))|"
    r"[^\n]{0,80}\bof (?:each|all|both)(?: one)?(?=[.,;!]|$)"
)
