"""A plan read back as plain text, in words that the reader reads to the same exercises and doses."""

import re

from bandstand.prescription.dose import Distance, Dose, Hold, Intervals, Reps, Sides, Tempo, Timed, Work
from bandstand.prescription.plan import Frequency, Per, Plan
from bandstand.prescription.read_back import read_back
from bandstand.prescription.reader.doses.finders import find_doses
from bandstand.prescription.reader.doses.phrases import Field, Phrase
from bandstand.prescription.reader.programme.binding import settle
from bandstand.prescription.reader.written.normalise import normalise
from bandstand.prescription.sheet_words import block
from bandstand.quantity import Range

_TEMPO = re.compile(r"\btempo (\d{1,3})-(\d{1,3})-(\d{1,3})\b")
_INTERVALS = re.compile(r"\b(\d{1,4}) times (\d{1,5}) s walking and (\d{1,5}) s running\b")


def wording(plan: Plan) -> str:
    """The whole plan as a sheet: its title, then every exercise with its dose."""
    blocks = [plan.title] if plan.title else []
    blocks += [block(number, told.name, told.sentences) for number, told in enumerate(read_back(plan), start=1)]
    return "\n\n".join(blocks)


def read_dose(text: str) -> Dose:
    """The dose that some words state; what they do not state stays open.

    >>> print(read_dose("three rounds of 10 to 15 reps per leg"))
    3 sets of 10-15 reps each side
    """
    normal = normalise(text).text
    found = settle(normal, find_doses(normal), held=False)
    rest = found.get(Field.REST)
    return Dose(
        sets=_range(found.get(Field.SETS)),
        work=_intervals(normal) or _work(found),
        sides=_sides(found.get(Field.SIDE)),
        rest=_range(rest),
        tempo=_tempo(normal),
    )


def read_frequency(text: str) -> str:
    """How often some words say, as a person would type it: "3", "2 a day"; empty where they say nothing of it."""
    phrases = find_doses(normalise(text).text)
    often = next((each.value for each in phrases if isinstance(each.value, Frequency)), None)
    if often is None:
        return ""
    return f"{often.times} a day" if often.per is Per.DAY else str(often.times)


def _work(found: dict[Field, Phrase]) -> Work | None:
    reps, hold, seconds = (_range(found.get(field)) for field in (Field.REPS, Field.HOLD, Field.DURATION))
    if reps:
        return Reps(reps, hold)
    if hold:
        return Hold(hold)
    return Timed(seconds) if seconds else _distance(found.get(Field.DISTANCE))


def _range(phrase: Phrase | None) -> Range | None:
    if phrase is None or not isinstance(phrase.value, tuple):
        return None
    low, high = phrase.value
    return Range(round(low), round(high))


def _distance(phrase: Phrase | None) -> Distance | None:
    return Distance(*phrase.value) if phrase and isinstance(phrase.value, tuple) and phrase.value[0] > 0 else None


def _sides(phrase: Phrase | None) -> Sides:
    return phrase.value if phrase and isinstance(phrase.value, Sides) else Sides.UNSAID


def _tempo(text: str) -> Tempo | None:
    match = _TEMPO.search(text)
    return Tempo(up=int(match[1]), hold=int(match[2]), down=int(match[3])) if match else None


def _intervals(text: str) -> Intervals | None:
    match = _INTERVALS.search(text)
    return Intervals(repeats=int(match[1]), walk=int(match[2]), run=int(match[3])) if match else None
