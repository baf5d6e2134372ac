"""Which numbers are meant for the reader: not what somebody once did, what others do, or what comes later."""

from bandstand.prescription.reader.doses.phrases import Field, Phrase
from bandstand.prescription.reader.lines.sentences import ending_at, sentence_around
from bandstand.prescription.reader.patterns import Pattern, Rule

# The story of a person, or of other people: what stands behind these words in their sentence is no dose.
IF_ONLY = Pattern(
    r"\b(?:(?:i'd|i would)(?! (?:want|like you|say|recommend|suggest|aim|start|begin|go for))|"
    r"i used to|i could(?:n't| not)?|i can't|i cannot|i managed|i hope|used to (?:be able|do|run|hold)|"
    r"if you already|i (?:ran|went|walked|tried|did \d|got (?:up )?to|got as far)|when i was|my record|and ran|"
    r"my (?:friend|sister|brother|mum|mother|dad|father|wife|husband|roommate|neighbou?r|uncle|aunt|"
    r"cousin|grandmother|grandfather|nephew|niece|colleague)|(?:patient|client|athlete|runner)s? of (?:mine|ours)|"
    r"previously|formerly|studies|study|trials?|"
    r"participants|patients who|researchers|teams that|yesterday|last (?:week|night|month|year|time|summer|winter)|"
    r"i did (?:these|those|this|it|them|mine)|world record|(?:my|his|her|the) record|"
    r"(?:he|she|they) (?:ran|went|walked|managed|got to|did|held|kept|stood|lasted)|averag(?:e|ing)|per cent of|% of)\b"
)

RULES = (
    Rule(
        "what is added from week to week is no dose of today",
        Pattern(
            r"\b(?:add(?:ing)?|increas(?:e|ing)(?: (?:it|this|the [a-z]{3,12}))?(?: by)?|(?:go|move) up by|"
            r"drop(?:ping)?(?: back)? by)"
            r" (?:a |an |about |another |up to |by )?(?=\d)"
        ),
        ("Add 2 repetitions each week.", "Increase by 5 seconds a day."),
    ),
    Rule(
        "medicine and ice are taken so often, not the exercise",
        Pattern(
            r"\b(?:paracetamol|ibuprofen|naproxen|tylenol|advil|painkillers?|pain relief|tablets?|pills?|capsules?|"
            r"\d ?mg|doses? of|"
            r"ice|icing|ice pack|cold pack|heat pack|hot water bottle|bag of peas|"
            r"(?:cold|warm|hot) (?:compress(?:es)?|pack)|wheat bag|cream|gel|antibiotics?|injections?)\b"
        ),
        (
            "Paracetamol, 2 tablets up to 4 times a day.",
            "Ice it three times a day.",
            "Cold compress 10 minutes three times a day.",
        ),
    ),
    Rule(
        "what is told not to be done, with its number",
        Pattern(
            # "Don't move for 10 seconds" is told to be done.
            r"\b(?:(?:don't|do not|never)(?! (?:move|stop)\b)|mustn't|must not|shouldn't|"
            r"should not|instead of|rather than|can't|cannot|unable to)\b[^.,;:\n]{0,40}$"
        ),
        ("Don't push it 5 times a day.", "Never do 100 of these.", "If you can't hold it for 30 seconds, sit down."),
    ),
    Rule(
        "a sum of all that is done",
        Pattern(r"\b(?:makes|comes to|adds up to)(?: \w{1,8})? ?$"),
        ("That makes 3 sets in all.", "It comes to 180 reps."),
    ),
    Rule(
        "how long somebody took for something in life",
        Pattern(r"\btook (?:me|him|her|us|them) (?:about |nearly |almost |over |only )?$"),
        ("It took me 20 minutes to tie my shoes.", "The stairs took her 5 minutes."),
    ),
    Rule(
        "a visit is booked for so long",
        Pattern(r"\b(?:appointments?|visits?|consultations?|sessions? booked):? (?:of )?(?:\d{1,2} ?[x*] ?)?$"),
        ("Appointments 4 x 20 minutes.", "Next visit: 30 minutes."),
    ),
    Rule(
        "lying down afterwards is a rest, and no exercise",
        Pattern(r"\b(?:then|afterwards?,?) lie (?:back )?down (?:and (?:rest|relax) )?(?:for )?(?:about )?$"),
        ("Then lie down for 10 minutes.", "Have some tea, afterwards lie down for about 5 minutes."),
    ),
    Rule(
        "sleep, work and waiting are no exercise",
        Pattern(
            r"\b(?:wakes?|woke|slept|sleep(?:s|ing)?|at work|at (?:a|the|my) desk|driv(?:e|ing)|"
            r"sits? for (?:no|more|longer)|sit (?:for )?(?:no )?longer)\b"
        ),
        ("Wakes 3 times a night.", "At work I sit 30 minutes."),
    ),
)
_ADDED, _MEDICINE, _FORBIDDEN, _SUM, _TOOK, _BOOKED, _LYING, _LIFE = RULES

LATER = Pattern(
    r"\b(?:progress(?:ing|ion|ed)?|build(?:ing)? (?:it |this |that )?(?:up )?to|build(?:ing)? (?:it |this |that )?up|"
    r"building|"
    r"work(?:ing)? (?:up|your way up|toward|towards|it up)|until you are at|"
    r"increas(?:e|ing)|eventually|later(?: on)?|next (?:step|level|stage)|until you (?:can|reach|are)|"
    r"once you can|when you can|goals?|targets?|aim(?:ing)? (?:for|to reach|to get)|and build|as you get stronger|"
    r"when (?:that|this|it) (?:gets|is|becomes) (?:too )?easy|over time|in time|one day|some day)\b"
)


_QUESTION = Pattern(r"[^.!?\n;]{0,40}\?")  # "Every day?" asks, and "can you do 10?"


# "Twice a day was the idea", "3 sets, but forget that".
_GIVEN_UP = Pattern(r"[^.!?\n]{0,24}\b(?:(?:was|were) (?:the (?:idea|plan|goal)|too much)|forget (?:it|that))\b")


# "After 3 sets of these I need a nap" tells of somebody, and not how much to do.
_TOLD_AFTER = Pattern(r"\bafter (?:doing |all |about )?$")
_I_FEEL = Pattern(r"[^.!?\n]{0,24} (?-i:I|I'm|I've) ")
_TIMES = frozenset({Field.TIME, Field.DURATION, Field.HOLD})


def is_meant(text: str, phrase: Phrase) -> bool:
    """Whether a phrase is told to the reader, and of now."""
    before = ending_at(text, phrase.start)
    if _QUESTION.match(text, phrase.end) or _GIVEN_UP.match(text, phrase.end):
        return False
    if _A_WORD.search(before) and _tells_otherwise(text, phrase, before):
        return False
    often = phrase.field in (Field.FREQUENCY, Field.TIME, Field.DURATION)
    return not (often and _MEDICINE.pattern.search(sentence_around(text, phrase.start, phrase.end)))


_A_WORD = Pattern(r"[a-z]{2}")  # numbers in a row say nothing of each other, and there may be thousands


def _tells_otherwise(text: str, phrase: Phrase, before: str) -> bool:
    """Whether the words before a phrase make a story of it, a sum, or what is not to be done."""
    if IF_ONLY.search(before) or _ADDED.pattern.search(before + text[phrase.start : phrase.start + 1]):
        return True
    if any(rule.pattern.search(before) for rule in (_FORBIDDEN, _LIFE, _SUM, _TOOK, _BOOKED)):
        return True
    if _TOLD_AFTER.search(before) and _I_FEEL.match(text, phrase.end):
        return True
    return phrase.field in _TIMES and _LYING.pattern.search(before) is not None


def is_later(text: str, phrase: Phrase) -> bool:
    """Whether a phrase is what to come to, not where to begin."""
    return LATER.search(ending_at(text, phrase.start)) is not None
