"""What is told and not asked for: exercises of the past and of other people, forbidden ones, comparisons, tests."""

from bandstand.prescription.reader.doses.meant import IF_ONLY
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.wordlists import any_of

LOOKS_BACK = 44  # characters before a name
LOOKS_ON = 40  # characters after it
WIDEST = 110  # characters before a name that may belong to its sentence, where no mark ends one

_SMALL = r"(?:a|an|the|any|your|my|his|her|some|those|these|that|full|single|more|doing|of|to|kind|sort|real|yet|do|be)"
# "This is not a bicep curl", "more like a squat than a bridge", "instead of sit-ups", "no lunges", "before a run".
_BEFORE = Pattern(
    r"\b"
    + any_of(
        """not | no | nor | never | without | instead | avoid(?:ing)? | isn't | aren't | wasn't | don't |
        doesn't | didn't | can't | cannot | couldn't | than | like | likes | before | after | during | since
        | until | unless | used | stop | stopped | quit | skip | forget | hate | vs | versus | looks? |
        feels? | similar | compared | word | if | leave | ditch | dropped | despite | tried | failed |
        managed | hoping | hope | allowed | ask | asked | asking | wanted | about | as an? |
        gone (?:are|is) | out go(?:es)?"""
    )
    + rf"(?: {_SMALL}){{0,4}} ?['\"]?$"
)
_KEEPS_ON = Pattern(
    r"\b(?:do not|don't|never) (?:stop|quit|skip|forget|drop|miss)(?: (?:to do|doing|the|your|these)){0,2} ?$"
)
_MINE = Pattern(r"\b(?:my|his|her) (?:left|right|bad|sore|good|other) $")  # "my left hip drops" tells a complaint
_CUE_BEFORE = Pattern(r"\b(?:after that|afterwards|before (?:that|bed|breakfast)|like to do|used for)\b[, ]{0,2}$")
# "Towel stretch NOT YET", "butterfly still a no", "the hop test", "leave the squats out", "a towel roll in there".
_AFTER = Pattern(
    r"['\"]?,? ?(?:(?:is|are|was|were|still|behind the back|again)\b ?){0,3}"
    + any_of(
        r"""not yet | not until | off (?:the|my) (?:list|sheet) | a no\b | tests?\b | trials?\b | scores?\b | criteria |
        class(?:es)?\b | day\b | out (?:for|of|until|this) | in there | ban(?:ned)?\b | come later | won't | aren't |
        isn't | wouldn't | can wait | works? too | ups? and downs?\b | went (?:well|badly|ok|fine) | felt\b"""
    )
)
_TOLD_OF_OTHERS = Pattern(
    r"\b"
    + any_of(
        r"""years? ago | when i was | had a client | one client | (?:my|his|her) record | was discharged | describes? |
        memoir | some ?day | (?:when|once|until) (?:you|they|he|she|i|we) can | before (?:the|my)
        (?:op|operation|surgery|injury|accident|baby) | one day i | keeps? asking | percent of | a friend
        (?:tells|told|says|of) | in (?:one|a) (?:trial|study|lab) | of (?:the )?runners | got me back |
        (?:we|i|she|he) tried | if i ever | wish i | (?:she|you|he) managed | (?:she|i) got to | had to stop | i
        (?:stood|sat|lay|held|counted) | (?:others?|friends?) (?:said|swears?|did) | those who | surveys? |
        found that | (?:new|personal) best | (?:mon|tues|wednes|thurs|fri|satur|sun)day (?:i|we) | (?:i|we) did
        (?:some|a few|about|\d) | (?:back )?in (?:19|20)\d\d | by (?:pt|the (?:therapist|physio)) | in clinic
        today | off the list"""
    )
    + r"\b"
)
# "Participants were taught 3 exercises: ..." tells a programme, though not the reader's.
_PROGRAMME = Pattern(
    r"\b(?:participants|patients|group|they|women|men|programme|program|intervention)\b[^.:\n]{0,60}\b(?:performed|taught|"
    r"instructed|consisted|included|comprised|completed|prescribed|trained|did)\b"
)
_BREAK = Pattern(r"[.!?;](?= |\n|$)|\n", minds_capitals=True)


def is_only_told(text: str, begin: int, start: int, end: int) -> bool:
    """Whether a name between two places is part of a story, by the words around it in its sentence from `begin`."""
    before = text[max(begin, start - LOOKS_BACK) : start]
    if _KEEPS_ON.search(before):  # "do not stop the bridges" tells to go on with them
        return False
    if _MINE.search(before) or (_BEFORE.search(before) and not _CUE_BEFORE.search(before)):
        return True
    after = text[end : end + LOOKS_ON]
    return _AFTER.match(after) is not None or is_story(text, max(begin, start - WIDEST), end)


def is_story(text: str, start: int, end: int) -> bool:
    """Whether a stretch speaks of what was, of what may be, or of other people."""
    told = IF_ONLY.search(text, start, end) is not None and not _PROGRAMME.search(text, start, end)
    return told or _TOLD_OF_OTHERS.search(text, start, end) is not None


_TURN = Pattern(r"\b(?:so|now|okay|ok|alright|today|but) ")  # in text without marks, a thought begins here


def sentence_start(text: str, at: int, start: int) -> int:
    """Where the sentence around a place begins; in text without marks, no further back than a breath reaches."""
    begin = max(start, at - WIDEST)
    marks = [mark.end() for mark in _BREAK.finditer(text, begin, at)]
    turns = [] if marks else [turn.start() for turn in _TURN.finditer(text, begin, at)]
    return next(iter(reversed(marks or turns)), begin)
