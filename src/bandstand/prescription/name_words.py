"""The words of a name, as they are compared: small, singular, and without those that tell no exercise from another."""

import re

_WORD = re.compile(r"[a-z]+")
_MINI_BAND = re.compile(r"\bmini[- ]?(?=(?:bands?|loops?|banded)\b)")  # of a "mini squat" the word says how deep
_PLACED_BAND = re.compile(  # where the band goes is no part of the name
    r"\b(?:(?:with|using) )?(?:(?:an?|the|your) )?(?:(?:mini|resistance|exercise)[- ]?)?(?:(?:thera[- ]?)?band|loop)s?"
    r"(?: (?:tied|placed|just|set))? (?:a?round|above|at|over|on|below|to) (?:(?:the|your|both) )*"
    r"(?:(?:middle|soles?|balls?|arch(?:es)?) of (?:(?:the|your|both) )*)?"
    r"(?:knees?|ankles?|feet|foot|thighs?|calf|calves|shins?|legs?)\b"
)
_WHICH_BAND = re.compile(  # nor is its colour or its strength
    r"\b(?:(?:very|extra)[- ])?(?:yellow|red|green|blue|black|silver|gold|tan|beige|purple|orange|gr[ae]y|pink|white|"
    r"light|medium|heavy|strong|thin|thick)[- ]?"
    r"(?=(?:(?:thera|resistance|exercise|mini|loop)[- ]?)?(?:bands?|loops?)\b)"
)
_A = r"(?:(?:an?|the|your) )?"
_HELD_ON_TO = re.compile(  # what one holds on to tells a form, never another exercise
    rf"\b(?:(?P<held>(?:while |lightly )?hold(?:ing)? (?:on ?)?(?:to )?)|with ){_A}"
    rf"(?:(?:kitchen|bathroom|back of) {_A})?"
    r"(?:chair|counter|work ?top|work ?surface|table|sink|rail|banister|bench|wall|door ?frame)(?: ?top)?"
    r"(?P<why> for (?:support|balance))?\b"
)
_UNDERFOOT = re.compile(rf"\b(?:on|using) {_A}(?:yoga )?(?:bed|floor|mat|carpet|rug)\b")
_STEPPED_ON = re.compile(
    rf"(?P<name>\bstep[- ]?(?:up|down)s?) (?:on(?:to)?|off|using) {_A}(?:[a-z]{{2,8}} )?(?:step|stair)s?\b"
)
_NO_BAND = re.compile(r"\b(?:no|without) (?:(?:an?|the|any) )?(?:resistance )?(?:band|loop)s?\b")
_FREE = re.compile(r"\bwithout (?:any )?support\b|\bunsupported\b|\bhands[- ]free\b")
_SHORTEST_PLURAL = 4
SAYS_NOTHING = frozenset(
    {"the", "a", "an", "with", "of", "exercise", "your", "on", "band", "banded", "theraband", "resistance", "w"}
)


def words_of(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, singular."""
    text = _WHICH_BAND.sub("", _NO_BAND.sub(" ", _PLACED_BAND.sub(" ", name.lower())))
    text = _STEPPED_ON.sub(r"\g<name>", _UNDERFOOT.sub(" ", _HELD_ON_TO.sub(_held, text)))
    text = _FREE.sub("free", _MINI_BAND.sub("", text)).replace("sidelying", "side lying")
    words = (match[0] for match in _WORD.finditer(text))
    return tuple(_singular(word) for word in words)


def _held(found: re.Match[str]) -> str:
    """ "Holding the rail" is support; a bare "with a chair" may tell how it is done, and stays."""
    return " support " if found["why"] or found["held"] else found[0]


def bare_words_of(name: str) -> tuple[str, ...]:
    """The same without the words that tell one exercise from none other."""
    return tuple(word for word in words_of(name) if word not in SAYS_NOTHING)


def _singular(word: str) -> str:
    is_plural = (len(word) >= _SHORTEST_PLURAL and not word.endswith("ss")) or word == "ups"
    return word.removesuffix("s") if is_plural else word
