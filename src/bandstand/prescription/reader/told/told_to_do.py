"""What one has to do, or does, where nobody gives it a name: it is named by its verb.

"She told me to march on the spot for a minute", "after that I draw circles with my foot, 20 times".
"""

import re
from collections.abc import Iterator, Sequence

from bandstand.prescription.reader.doses.phrases import Field, Phrase, between
from bandstand.prescription.reader.lines.sentences import sentences
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.told.names_by_place import NamesByPlace
from bandstand.prescription.reader.told.story import is_story
from bandstand.prescription.reader.told.verb_names import acted, told
from bandstand.prescription.reader.wordlists import any_of

_COUNTS = frozenset({Field.SETS, Field.REPS, Field.HOLD, Field.DISTANCE, Field.TIME, Field.DURATION})
DOSE_FOLLOWS = 60  # characters after the sentence: "She should do this 10 times."

_WHOM = "(?:me|us|him|her|them|you)"
_MOVES = any_of("stick | sit | lie | stand | put | hold | push | pull | lift | raise | squeeze | shake | stare")
_TOLD_TO = Pattern(
    r"\b"
    + any_of(
        rf"""i(?:'ve| have)(?: got)? to | i'm (?:supposed |meant )?to | i (?:just |then |now )?(?={_MOVES} ) |
        (?:wants|wanted|told|asks|asked|advised|taught|tell|ask|get) {_WHOM}(?: how)? to |
        (?:homework|orders|instructions|task|prescription)(?: [a-z]{{1,10}}){{0,4}}: |
        (?:she|he|mum|dad|they) (?:has|have) to | (?:she|he|they) should"""
    )
    + r"(?:\b|(?<=:))"
)
# "After that I ...", "Then I ...": who goes on so tells one thing done after the other.
_GOES_ON = Pattern(
    r" ?(?:(?:and|but) )?(?:then|next|now|finally|lastly|first|after (?:that|this|which)(?: [a-z]{2,10}){0,3}),? "
    r"(?:i|we)(?: (?:get|have|go|sit|lie|stand|hold)(?: [a-z]{1,9}){0,4},? (?:and|to)(?: then)?)? "
)
# "I roll my head from side to side, 20 times": a habit, where a part of the body is moved and it is counted.
_BODY = any_of(
    """head | neck | chin | shoulders? | arms? | elbows? | wrists? | hands? | fingers? | thumbs? | back | hips? |
    legs? | knees? | ankles? | feet | foot | heels? | toes? | bottom | buttocks | tummy | pelvis | thighs?"""
)
_HABIT = Pattern(
    r"\bi (?:then |also |just |slowly )?"
    rf"(?=[a-z]{{3,9}} (?:my|one|both|the|each)(?: [a-z]{{3,8}}){{0,2}} {_BODY}\b)"
)
_THE_SAME = Pattern(r"\bthe same\b")
_AND_TO = Pattern(r",? and (?=to [a-z])")


def asked(
    text: str, start: int, end: int, named: NamesByPlace, phrases: Sequence[Phrase]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """Where something to do begins, and its name: in sentences that name no exercise and give a dose."""
    first = named.first()
    before_names = end if first is None else first
    for begin, close in sentences(text, start, end):
        if named.begins_in(begin, close):
            continue
        cue = _GOES_ON.match(text, begin, close) or _habit(text, begin, close, phrases)
        cue = cue or (_TOLD_TO.search(text, begin, close) if begin < before_names else None)
        if cue is not None and not is_story(text, begin, close):
            yield from _each_part(text, begin, cue.end(), close, phrases)
    yield from _one_by_one(text, start, end, named, phrases)


def _one_by_one(
    text: str, start: int, end: int, named: NamesByPlace, phrases: Sequence[Phrase]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """ "He goes up on his toes, 10 times. He lifts one knee, 10 each.": sentences that each tell and count."""
    found: list[tuple[int, tuple[int, int]]] = []
    for begin, close in sentences(text, start, end):
        counted = any(each.field is Field.REPS for each in between(phrases, begin, close))
        if not (counted or (found and _THE_SAME.search(text, begin, close))) or is_story(text, begin, close):
            continue
        name = acted(text, begin, close, phrases)
        if name is not None and not named.begins_in(begin, close):
            found.append((begin, name))
    yield from found if len(found) > 1 else ()


def _habit(text: str, begin: int, close: int, phrases: Sequence[Phrase]) -> re.Match[str] | None:
    counted = any(each.field is Field.REPS for each in between(phrases, begin, close))
    return _HABIT.search(text, begin, close) if counted else None


def _each_part(
    text: str, begin: int, after: int, close: int, phrases: Sequence[Phrase]
) -> Iterator[tuple[int, tuple[int, int]]]:
    """ "To march for a minute, and to stand up five times" are two things to do."""
    joints = [joint.end() for joint in _AND_TO.finditer(text, after, close)]
    starts, stops = [after, *joints], [*joints, close]
    for at, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        reach = stop if stop < close else close + DOSE_FOLLOWS
        if any(each.field in _COUNTS for each in between(phrases, start, reach)):
            name = told(text, start, stop, phrases)
            if name is not None and " " in text[slice(*name)].strip():
                yield (begin if at == 0 else start), name
