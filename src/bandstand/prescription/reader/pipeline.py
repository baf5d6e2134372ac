"""The steps of reading, in order."""

from bandstand.prescription.dose import Sides
from bandstand.prescription.origin import Span
from bandstand.prescription.plan import Frequency
from bandstand.prescription.reader.binding import Bound, bind
from bandstand.prescription.reader.blocks import split, unwrapped
from bandstand.prescription.reader.doses import find_doses
from bandstand.prescription.reader.normalise import Normal, normalise
from bandstand.prescription.reader.phrases import Field, Phrase
from bandstand.prescription.reader.regions import Entry, regions
from bandstand.prescription.reader.titles import head_of, roles
from bandstand.prescription.reading import Reading, Said, Understood
from bandstand.quantity import Range

LONGEST_TEXT = 64 * 1024


def read(text: str) -> Reading:
    """What a sheet says, with the words each field came from."""
    normal = unwrapped(normalise(text))
    lines = split(normal)
    phrases = find_doses(normal.text)
    heads = [head_of(normal.text, line, _first_dose(phrases, line.start, line.end)) for line in lines]
    found = roles(normal.text, lines, heads, phrases)
    entries, common = regions(lines, heads, found)
    doses = bind(normal.text, entries, common, phrases)
    return Reading(text=text, exercises=tuple(_understood(normal, *pair) for pair in zip(entries, doses, strict=True)))


def _first_dose(phrases: list[Phrase], start: int, end: int) -> int | None:
    return next((phrase.start for phrase in phrases if start <= phrase.start < end), None)


def _understood(normal: Normal, entry: Entry, dose: Bound) -> Understood:
    return Understood(
        name=Said(normal.as_given(entry.name_start, entry.name_end), (normal.span(entry.name_start, entry.name_end),)),
        sets=_range(normal, dose.get(Field.SETS)),
        reps=_range(normal, dose.get(Field.REPS)),
        hold=_range(normal, dose.get(Field.HOLD)),
        duration=_range(normal, dose.get(Field.DURATION)),
        distance=_distance(normal, dose.get(Field.DISTANCE)),
        side=_side(normal, dose.get(Field.SIDE)),
        rest=_range(normal, dose.get(Field.REST)),
        frequency=_frequency(normal, dose.get(Field.FREQUENCY)),
    )


def _spans(normal: Normal, phrase: Phrase) -> tuple[Span, ...]:
    return (normal.span(phrase.start, phrase.end),)


def _range(normal: Normal, phrase: Phrase | None) -> Said[Range] | None:
    if phrase is None or not isinstance(phrase.value, tuple):
        return None
    low, high = phrase.value
    return Said(Range(round(low), round(high)), _spans(normal, phrase))


def _distance(normal: Normal, phrase: Phrase | None) -> Said[tuple[float, float]] | None:
    if phrase is None or not isinstance(phrase.value, tuple):
        return None
    return Said(phrase.value, _spans(normal, phrase))


def _side(normal: Normal, phrase: Phrase | None) -> Said[Sides] | None:
    return Said(phrase.value, _spans(normal, phrase)) if phrase and isinstance(phrase.value, Sides) else None


def _frequency(normal: Normal, phrase: Phrase | None) -> Said[Frequency] | None:
    return Said(phrase.value, _spans(normal, phrase)) if phrase and isinstance(phrase.value, Frequency) else None
