"""What the first words of a line give away: that it goes on with the line before, or names nothing at all."""

from collections.abc import Sequence

from bandstand.prescription.reader.lines.vocabulary import ALL_WORDS, CONTROL, INSTRUCTIONS, NOT_EXERCISES
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.wordlists import words

_GOES_ON = words(
    """
    repeat return slowly then again now change switch swap pause wait stay maintain continue complete perform
    """
)
# "Lower slowly" goes on; "Lower trunk rotation" is a name.
_MAY_GO_ON = words("relax lower release reverse")
_SMALL_WORDS = words("the your for to with on and slowly gently back down in it this as until then at both again out")
_KEPT_FOR = words("for it this that there about up at each your position the till until as")
_NEVER_FIRST = words(
    """
    always never next please note nb but and or if when that that's this these those it it's there all both last first
    second third finally also so q a i we he she they you or on in at for to by as questions call see only not no
    previously formerly instead
    """
)
_BOOKED = words("your a an the in now online ahead")  # "Book your follow-up"; "book openings" are an exercise
_WAYS = words("in out up down left right forwards backwards")
# How an item begins that first tells where to be, and then what to do.
SETS_UP = words(
    """
    stand lie sit kneel place put get start face lean rest position loop wrap tie hold take grab grip support keep on in
    from at facing hands feet back arms knees legs same standing sitting lying kneeling
    """
)
_BARRED = NOT_EXERCISES - CONTROL - words("hold repeat position action load level progress pain target targets")
_RESTING = frozenset([("rest",), ("rest", "day"), ("rest", "days"), ("day", "off"), ("off",)])
_BARS = Pattern(r"(?:no|not|never|avoid|don't|do not|stop|discontinue|discontinued|d/c)\b")
_PUT_OFF = Pattern(r"\b(?:not yet|not allowed|not before)\b")
LOOKED_AHEAD = 24  # characters


def goes_on(words: Sequence[str]) -> bool:
    """ "Repeat on the other side" and "Hold for" go on with what the line before began."""
    if not words:
        return True
    if words[0] in ("hold", "keep", "rest"):
        return len(words) == 1 or (words[0] != "keep" and words[1] in _KEPT_FOR - {"your", "the"})
    if words[0] in _MAY_GO_ON:
        return len(words) == 1 or words[1] in _SMALL_WORDS
    return words[0] in _GOES_ON


def is_dose_verb(words: Sequence[str]) -> bool:
    """ "Repeat", "Hold for", "Complete": with the number after it the line is nothing but a dose."""
    return bool(words) and len(words) <= MOST_DOSE_WORDS and words[0] in CONTROL and set(words[1:]) <= _DOSE_JOINERS


MOST_DOSE_WORDS = 5
_DOSE_JOINERS = words("for about up to at least each this it and repeat do hold around")


def is_nameable(words: Sequence[str]) -> bool:
    """Whether a name may open so; "Always 45 seconds of rest", "Next review 5/12" and "All three" are none."""
    if not words or (len(words) == 1 and words[0] in _WAYS):
        return True
    if all(len(word) == 1 and word.isalpha() for word in words) or (
        words[0] in ("go", "work", "run", "get") and words[1:2] == ["through"]
    ):
        return False
    if words[0] == "book" and set(words[1:2]) & _BOOKED:
        return False
    return (words[0] not in _NEVER_FIRST and not set(words[:1]) & ALL_WORDS) or words[0] in INSTRUCTIONS


def breaks_off(words: Sequence[str]) -> bool:
    """ "Start with", "Roll for" and "New to it" break off before their number; no name does."""
    return not words or words[-1] in _BREAKS_OFF or not any(len(word) > 1 and word.isalpha() for word in words)


_BREAKS_OFF = words(
    """
    for with to at of the a an it and or about do number than from by is are was max maximum min every each per only
    just some another than least most after before within during until till over under around total time times set
    sets rep     reps rest hold this that these my your as if then
    """
)


def is_forbidding(text: str, start: int, end: int) -> bool:
    """ "No bending", "Avoid stairs", "Don't twist"."""
    return _BARS.match(text, start, end) is not None


def is_barred(text: str, words: Sequence[str], start: int, head_end: int, end: int) -> bool:
    """ "Ice", "Rest day", "No bending", "Jumping rope: not yet!": told, and no exercise for now."""
    if tuple(words[:2]) in (("tip", "toe"), ("tip", "toes")):
        return False
    if words and (words[0] in _BARRED or tuple(words) in _RESTING or is_forbidding(text, start, end)):
        return True
    return _PUT_OFF.search(text, start, min(end, head_end + LOOKED_AHEAD)) is not None
