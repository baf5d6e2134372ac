"""What is left to ask, and what looked like a dose and was not read."""

from collections.abc import Iterator, Sequence

from bandstand.prescription.aliases import OWN
from bandstand.prescription.dose import Sides
from bandstand.prescription.laps import SETS_OR_LAPS
from bandstand.prescription.origin import Span
from bandstand.prescription.reader.doses.phrases import Field, Phrase, is_of_one
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.binding import Bound
from bandstand.prescription.reader.programme.regions import Entry
from bandstand.prescription.reader.rounds import gone_round
from bandstand.prescription.reader.written.normalise import Normal
from bandstand.prescription.reading import Doubt, Understood

SIDE_CHOICES = ("each", "together")
INJURED_CHOICES = ("left", "right")
_OWN_NAME = (OWN,)  # none of them: the sheet's own name stays


def doubts(normal: Normal, exercises: Sequence[Understood], doses: Sequence[Bound]) -> tuple[Doubt, ...]:
    """Every question the sheet itself raises: words with two readings, numbers that no sheet means."""
    pairs = enumerate(zip(exercises, doses, strict=True))
    of_each = (doubt for at, (each, dose) in pairs for doubt in _of_one(normal, at, each, dose))
    return (*of_each, *_of_lists(normal, exercises, doses))


def _of_lists(normal: Normal, exercises: Sequence[Understood], doses: Sequence[Bound]) -> Iterator[Doubt]:
    """ "3 rounds" of a list is asked once, of its first exercise."""
    for first in gone_round(normal.text, doses):
        said = exercises[first].sets
        if said:
            yield Doubt(exercise=first, field="sets", choices=SETS_OR_LAPS, span=said.spans[0])


def _of_one(normal: Normal, at: int, each: Understood, dose: Bound) -> Iterator[Doubt]:
    if each.side and each.side.value is Sides.ASK:
        yield Doubt(exercise=at, field="side", choices=SIDE_CHOICES, span=each.side.spans[0])
    if each.side and each.side.value is Sides.HURT:
        yield Doubt(exercise=at, field="side", choices=INJURED_CHOICES, span=each.side.spans[0])
    if each.or_else:
        yield Doubt(exercise=at, field="exercise", choices=(*each.or_else, *_OWN_NAME), span=each.name.spans[0])
    for field, phrase in dose.phrases.items():
        if phrase.either:
            choices = tuple(f"{low:g}" if low == high else f"{low:g}-{high:g}" for low, high in phrase.either)
            yield Doubt(exercise=at, field=field.value, choices=choices, span=normal.span(phrase.start, phrase.end))
    for field, phrase in dose.strange.items():
        yield Doubt(exercise=at, field=field.value, span=normal.span(phrase.start, phrase.end))


# What a dose looks like from afar: a number with a word of counting or of time.
_LOOKS_LIKE_ONE = Pattern(
    r"(?<![\d.])\d{1,3} ?\([^()\n]{1,16}\) ?(?:sets?|reps?|repetitions)\b|"
    r"\bweekends only\b|\bonly (?:on|at) weekends\b|"
    r"(?<![\d.])\d[\d./-]{0,8} ?(?:x ?\d{1,30}\b|(?:sets?|reps?|repetitions|rounds?|seconds?|secs?)\b)"
)
_WHAT_ONE_IS = Pattern(r"1 (?:sets?|reps?|rounds?)")


def unread(
    normal: Normal, phrases: Sequence[Phrase], entries: Sequence[Entry], doses: Sequence[Bound]
) -> tuple[Span, ...]:
    """Words of dose that belong to no exercise, understood or not, wherever they stand."""
    said = (phrase for dose in doses for phrase in (*dose.phrases.values(), *dose.strange.values()))
    used = {(phrase.start, phrase.end) for phrase in said if phrase.field is not Field.ONE_SIDE}
    unused = [each for each in phrases if (each.start, each.end) not in used]
    left = [each for each in unused if each.field is not Field.SIDE or is_of_one(each)]
    places = sorted([*((each.start, each.end) for each in left), *_not_understood(normal.text, phrases)])
    return tuple(normal.span(*place) for place in places)


def _not_understood(text: str, phrases: Sequence[Phrase]) -> Iterator[tuple[int, int]]:
    """What looks like a dose and no rule could read: "12/12/10 reps"."""
    read = bytearray(len(text) + 1)
    for phrase in phrases:
        read[phrase.start : phrase.end] = b"\x01" * (phrase.end - phrase.start)
    for match in _LOOKS_LIKE_ONE.finditer(text):
        if read.find(1, *match.span()) < 0 and not _WHAT_ONE_IS.fullmatch(match[0]):
            yield match.span()
