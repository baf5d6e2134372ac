"""Where running text brings up an exercise: by a word that goes on, by a name with its dose, or by what to do."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bandstand.prescription.reader.asked import asked
from bandstand.prescription.reader.cues import MUSCLES, words
from bandstand.prescription.reader.names import Mention, is_movement, mentions, words_between
from bandstand.prescription.reader.openings import Cue, Opening, openings
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.phrases import Field, Phrase, between
from bandstand.prescription.reader.pointing import SAME_AGAIN
from bandstand.prescription.reader.sentences import sentences
from bandstand.prescription.reader.story import is_only_told, is_story, sentence_start
from bandstand.prescription.reader.telling import AMOUNTS, told
from bandstand.prescription.reader.vocabulary import INSTRUCTIONS, WEAK_MOVEMENTS

COUNTED = frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.DISTANCE})
REPEATED = frozenset({Field.SETS, Field.REPS})
_TIMED = COUNTED | {Field.TIME, Field.DURATION}
LONG_BREATH = 260  # characters without a mark: the text has none
DOSE_FOLLOWS = 110  # characters after a name made of a verb


class Telling(NamedTuple):
    """An exercise being brought up: where the words about it begin, and its name where it has one."""

    start: int
    name: tuple[int, int] | None
    cue: Cue | None = None  # None: its name alone, with a dose


def amounts(phrases: Sequence[Phrase], start: int, end: int, fields: frozenset[Field] = AMOUNTS) -> list[Phrase]:
    """The doses of a stretch."""
    return [phrase for phrase in between(phrases, start, end) if phrase.field in fields]


def tellings(text: str, start: int, end: int, phrases: Sequence[Phrase], *, alone: bool) -> list[Telling]:
    """Every exercise a paragraph or a talk brings up, in order, named as far as the text names it.

    `alone`: no line of the text names an exercise, so that an instruction may be one without a name.
    """
    opened = openings(text, start, end)
    cued = [
        _telling(text, start, each, opened, phrases) for each in opened if _is_asked_for(text, start, each, phrases)
    ]
    dosed = [] if len(cued) > 1 and is_unmarked(text, start, end) else [*_dosed(text, start, end, phrases)]
    found = sorted([*cued, *_others(cued, dosed)], key=lambda telling: telling.start)
    if alone and not is_unmarked(text, start, end):
        names = [each.name for each in found if each.name]
        verbs = [Telling(begin, name) for begin, name in asked(text, start, end, names, phrases)]
        found = sorted([*found, *_others(found, verbs)], key=lambda each: each.start)
    return _named(text, end, found, phrases)


def _telling(text: str, start: int, opening: Opening, opened: Sequence[Opening], phrases: Sequence[Phrase]) -> Telling:
    """ "Once a day do the doorway stretch": a dose that leads up to the cue in its sentence is its own."""
    begin = sentence_start(text, opening.start, start)
    leads = opening.cue is Cue.DONE and bool(between(phrases, begin, opening.start))
    first = not any(begin <= each.start < opening.start for each in opened)
    own = leads and first and opening.start - begin <= LONGEST_LEAD and not is_unmarked(text, start, opening.start)
    return Telling(begin if own else opening.start, opening.name, opening.cue)


def _is_asked_for(text: str, start: int, opening: Opening, phrases: Sequence[Phrase]) -> bool:
    """Whether an opening is no story; a name made of a verb needs its dose."""
    if opening.name is None:
        return True
    if is_only_told(text, sentence_start(text, opening.start, start), *opening.name):
        return False
    if words_between(text, *opening.name)[-1].text in MUSCLES:
        return False
    unsure = opening.cue is Cue.ADDED or _is_gerund(text, *opening.name) or _is_any_noun(text, opening)
    reach = opening.name[1] + DOSE_FOLLOWS
    return not unsure or bool(between(phrases, opening.name[1], reach)) or _is_as_before(text, opening.name[1], reach)


def _is_any_noun(text: str, opening: Opening) -> bool:
    """ "The first one is free", "first, some background": a noun that no movement is called."""
    if opening.cue is not Cue.COUNTED or opening.name is None or "number" in text[opening.start : opening.end].lower():
        return False
    words = [word.text for word in words_between(text, *opening.name)]
    known = any(is_movement(word) for word in words) or bool(mentions(text, *opening.name))
    return not known and words[-1] not in ("one", "thing")


def _is_as_before(text: str, start: int, end: int) -> bool:
    return SAME_AGAIN.search(text, start, end) is not None


def _is_gerund(text: str, start: int, end: int) -> bool:
    words = words_between(text, start, end)
    strong = any(each.strong for each in mentions(text, start, end))
    return words[0].text.endswith("ing") and not strong and words[-1].text not in ("one", "thing")


def _others(known: Sequence[Telling], more: Sequence[Telling]) -> list[Telling]:
    """Those whose names are not told already."""
    names = [each.name for each in known if each.name]
    return [each for each in more if each.name and not any(a < each.name[1] and each.name[0] < b for a, b in names)]


def is_unmarked(text: str, start: int, end: int) -> bool:
    """Whether a text goes on without full stops."""
    return any(stop - begin > LONG_BREATH for begin, stop in sentences(text, start, end))


def _dosed(text: str, start: int, end: int, phrases: Sequence[Phrase]) -> Iterator[Telling]:
    """Names of movements with a dose in their sentence, or in the next one that names nothing itself."""
    places = list(sentences(text, start, end))
    named = [
        [each for each in _mentioned(text, *place) if not is_a_dose(each, phrases) and not _only_counts(text, each)]
        for place in places
    ]
    for at, place in enumerate(places):
        strong = _asked_for(text, place[0], [each for each in named[at] if _may_name(text, place[0], each, phrases)])
        asks = text[place[1] : place[1] + 1] == "?"
        if strong and not asks and _is_dosed(at, places, named, phrases) and not is_story(text, *place):
            for together in _lists(text, strong):
                edge = _edge(text, place[0], together[0].start, phrases)
                yield from (Telling(edge, (each.start, each.end)) for each in together)


def _may_name(text: str, begin: int, each: Mention, phrases: Sequence[Phrase]) -> bool:
    return (each.strong or _leads(text, begin, each, phrases)) and not _is_instruction(text, begin, each)


def _asked_for(text: str, begin: int, named: Sequence[Mention]) -> list[Mention]:
    """The names of a sentence that are no story; "gone are the heel slides and the pumps" sends off both."""
    kept: list[Mention] = []
    told_end = -1  # where a name that is only told ends
    for each in named:
        goes_on = told_end >= 0 and _AND.fullmatch(text, told_end, each.start) is not None
        if goes_on or is_only_told(text, begin, each.start, each.end):
            told_end = each.end
        else:
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


def _is_instruction(text: str, begin: int, each: Mention) -> bool:
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


def is_a_dose(mention: Mention, phrases: Sequence[Phrase]) -> bool:
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


def _named(text: str, end: int, found: Sequence[Telling], phrases: Sequence[Phrase]) -> list[Telling]:
    """What is counted takes the name that follows it, or that of its instruction."""
    kept: list[Telling] = []
    for each in found:
        last = kept[-1] if kept else None
        if last is not None and last.name is None and each.cue is not Cue.COUNTED:
            if (name := _mentioned_first(text, last.start, each.start)) is None:
                kept[-1] = last._replace(name=each.name)
                continue
            last = kept[-1] = last._replace(name=name)
        if each.cue is not Cue.CALLED or last is None or last.name is None:
            kept.append(each)
        elif amounts(phrases, last.start, each.start) or _is_sibling(text, last.name, each.name):
            kept.append(each._replace(start=_turn(text, last.name[1], each.start)))
    stops = [*(each.start for each in kept[1:]), end]
    return [_by_its_verb(text, each, stop, phrases) for each, stop in zip(kept, stops, strict=False)]


def _is_sibling(text: str, one: tuple[int, int], other: tuple[int, int] | None) -> bool:
    """ "External rotation ... and that's internal rotation": of the same kind, and another one."""
    if other is None:
        return False
    first, second = [[word.text for word in words_between(text, *name)] for name in (one, other)]
    return first[-1] == second[-1] and len(first) == len(second) > 1 and first != second


_TURN = Pattern(r"\b(?:now|okay|ok|alright|right|so how) ")
MOST_ASIDE = 40  # characters after a name in which no new thought begins


def _turn(text: str, start: int, end: int) -> int:
    """Where the words about something called last began: at the first turn of thought after the name before."""
    turn = _TURN.search(text, min(start + MOST_ASIDE, end), end)
    return turn.start() if turn else end


def _mentioned_first(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first name of a movement in a stretch, None where it tells of none."""
    for each in mentions(text, start, end):
        if (
            each.strong
            and not _is_instruction(text, start, each)
            and not is_only_told(text, start, each.start, each.end)
        ):
            return each.start, each.end
    return None


def _by_its_verb(text: str, telling: Telling, stop: int, phrases: Sequence[Phrase]) -> Telling:
    if telling.name is None and (name := _mentioned_first(text, telling.start, stop)) is not None:
        return telling._replace(name=name)
    if telling.name is not None or not amounts(phrases, telling.start, stop, COUNTED | {Field.TIME}):
        return telling
    return telling._replace(name=told(text, telling.start, stop, phrases))
