"""Names of movements that stand in running text with a dose of their own: "clams, 10 each side, and bridges, 12"."""

from collections.abc import Iterator, Sequence

from bandstand.prescription.reader.doses.phrases import AMOUNTS, Field, Phrase, between
from bandstand.prescription.reader.lines.names import Mention, is_movement, mentions, words_between
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.lines.vocabulary import INSTRUCTIONS, WEAK_MOVEMENTS
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.told.story import is_only_told, is_story
from bandstand.prescription.reader.wordlists import words

COUNTED = frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.DISTANCE})
REPEATED = frozenset({Field.SETS, Field.REPS})
_TIMED = COUNTED | {Field.TIME, Field.DURATION}


def amounts(phrases: Sequence[Phrase], start: int, end: int, fields: frozenset[Field] = AMOUNTS) -> list[Phrase]:
    """The doses of a stretch."""
    return [phrase for phrase in between(phrases, start, end) if phrase.field in fields]


def dosed(text: str, start: int, end: int, phrases: Sequence[Phrase]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Names of movements with a dose in their sentence, or in the next one that names nothing itself."""
    places = list(sentences(text, start, end))
    named = [
        [each for each in _mentioned(text, *place) if not _is_a_dose(each, phrases) and not _only_counts(text, each)]
        for place in places
    ]
    for at, place in enumerate(places):
        strong = _asked_for(text, place[0], [each for each in named[at] if _may_name(text, place[0], each, phrases)])
        asks = text[place[1] : place[1] + 1] == "?"
        if strong and not asks and _is_dosed(at, places, named, phrases) and not is_story(text, *place):
            for together in _lists(text, strong):
                edge = _edge(text, place[0], together[0].start, phrases)
                yield from ((edge, (each.start, each.end)) for each in together)


def _may_name(text: str, begin: int, each: Mention, phrases: Sequence[Phrase]) -> bool:
    return (each.strong or _leads(text, begin, each, phrases)) and not is_instruction(text, begin, each)


_ONTO = Pattern(r"\b(?:from|on|onto|off|over|upon) (?:a|an|the|your) $")
LONGEST_ONTO = 12  # characters


def _is_stood_on(text: str, begin: int, each: Mention) -> bool:
    """ "Step down from a low step" names one movement and the thing it is done on."""
    stands_before = _ONTO.search(text, max(begin, each.start - LONGEST_ONTO), each.start) is not None
    return stands_before and words_between(text, each.start, each.end)[-1].text == "step"


def _asked_for(text: str, begin: int, named: Sequence[Mention]) -> list[Mention]:
    """The names of a sentence that are no story; "gone are the heel slides and the pumps" sends off both."""
    kept: list[Mention] = []
    told_end = -1  # where a name that is only told ends
    for each in named:
        goes_on = told_end >= 0 and _AND.fullmatch(text, told_end, each.start) is not None
        if goes_on or is_only_told(text, begin, each.start, each.end):
            told_end = each.end
        elif not (kept and _is_stood_on(text, begin, each)):
            kept.append(each)
    return kept


def _mentioned(text: str, start: int, end: int) -> list[Mention]:
    """The names in a sentence; one weak word counts where the sentence opens with it: "And walking, 10 minutes"."""
    found = mentions(text, start, end)
    opened = _OPENS.match(text, start, end)
    words = words_between(text, opened.end() if opened else start, min(end, start + 40))[:1]
    if words and is_movement(words[0].text) and not any(each.start <= words[0].start < each.end for each in found):
        return [Mention(words[0].start, words[0].end, False), *found]
    return found


_OPENS = Pattern(r" ?(?:and |plus |also |oh |then |some |a |the ){0,3}")
_NOUN_GOES_ON = Pattern(r"(?:,|:| -)? (?:with|on|off|over|using|holding|level|in|round|around)\b|[,:]")
# Weak words that are plainly something to do; "rest 3/10" or "balance: fair" in a note is none of it.
_ACTIVITIES = words(
    """
    walk walking bridge bridges bridging row rows bike cycling treadmill jog jogging elliptical marching march
    stepping squat squats curl curls hops jumps skipping kicks swings slides circles rolls drills crunch
    """
)
_STRAIGHT_ON = 3  # characters between a name and its dose


def _leads(text: str, begin: int, each: Mention, phrases: Sequence[Phrase]) -> bool:
    """ "And walking, 10 minutes outside": a weak name that opens the sentence, its dose straight after it."""
    opened = _OPENS.match(text, begin, each.start)
    if opened is None or opened.end() != each.start or text[each.start : each.end].lower() not in _ACTIVITIES:
        return False
    return _NOUN_GOES_ON.match(text, each.end) is not None or bool(
        amounts(phrases, each.end, each.end + _STRAIGHT_ON + 1)
    )


_OWNED = frozenset(["them", "it", "your", "my", "his", "her"])
_OBJECT = _OWNED | {"the", "a", "an", "this", "that", "both", "one"}


def is_instruction(text: str, begin: int, each: Mention) -> bool:
    """ "Sit up, wait, and drag them back in": verbs of a description name nothing; "10 sit ups" do."""
    words = words_between(text, each.start, each.end)
    after = words_between(text, each.end, each.end + 8)[:1]
    object_of_it = after[0].text if after and text[each.end : after[0].start] == " " else ""
    if words[-1].text.endswith("s") or (words[0].text not in INSTRUCTIONS and object_of_it not in _OWNED):
        return False
    takes_object = object_of_it in _OBJECT
    opened = _OPENS.match(text, begin, each.start)
    return (
        takes_object
        or opened is None
        or (opened.end() != each.start and not text[each.start - 2 : each.start].strip().isdigit())
    )


_MANNER = words("slow slowly gentle controlled big small full deep quick good easy half more")


def _only_counts(text: str, each: Mention) -> bool:
    """ "5 slow turns to each side" counts; it names nothing."""
    said = [word.text for word in words_between(text, each.start, each.end)]
    return len(said) > 1 and set(said[:-1]) <= _MANNER and said[-1] in WEAK_MOVEMENTS


def _is_a_dose(mention: Mention, phrases: Sequence[Phrase]) -> bool:
    """ "2 sets" is no exercise, though quad sets are."""
    return any(each.field in REPEATED for each in between(phrases, mention.start, mention.end))


def _is_dosed(
    at: int, places: Sequence[tuple[int, int]], named: Sequence[Sequence[Mention]], phrases: Sequence[Phrase]
) -> bool:
    if amounts(phrases, *places[at], _TIMED):
        return True
    if any(_is_whole(each, places[at]) for each in named[at]):  # "Wall sits. Honestly. 30 seconds, 5 of those."
        return any(amounts(phrases, *place, _TIMED) for place in places[at + 1 : at + 4])
    return at + 1 < len(places) and not named[at + 1] and bool(amounts(phrases, *places[at + 1], _TIMED))


def _is_whole(each: Mention, place: tuple[int, int]) -> bool:
    return each.start - place[0] <= 2 and place[1] - each.end <= 1


_AND = Pattern(r",? ?(?:and|or|&|plus)? ?(?:some |the |a )?")


def _lists(text: str, said: Sequence[Mention]) -> list[list[Mention]]:
    """Names with nothing but a comma or "and" between them share what is said of them."""
    listed = [[said[0]]]
    for two in said[1:]:
        if _AND.fullmatch(text, listed[-1][-1].end, two.start):
            listed[-1].append(two)
        else:
            listed.append([two])
    return listed


_JOINT = Pattern(r"[,;:(] | - |\b(?:and then|and|then|plus|but|also|now|so) ")
LONGEST_LEAD = 80  # characters


def _edge(text: str, begin: int, name: int, phrases: Sequence[Phrase]) -> int:
    """Where the clause around a name begins; a dose that leads up to the name is its own."""
    joints = [joint.end() for joint in _JOINT.finditer(text, max(begin, name - LONGEST_LEAD), name)]
    if len(joints) == 1 and text[joints[0] - 2] == ":" and between(phrases, begin, joints[0]):
        return begin  # "Once daily: calf raises"
    return joints[-1] if joints else begin
