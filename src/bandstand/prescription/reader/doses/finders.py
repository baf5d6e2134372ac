"""Every finder, in the order in which they claim words."""

from bandstand.prescription.reader.doses import (
    calendar_words,
    clinic_latin,
    counts,
    counts_by_place,
    crossed_often,
    desk,
    frequency,
    mirrors,
    noise,
    one_side,
    sides,
    times,
)
from bandstand.prescription.reader.doses import crossed_numbers as crosses
from bandstand.prescription.reader.doses.phrases import Phrase, claimed_by

FINDERS = (
    *desk.FINDERS,
    *crossed_often.FINDERS,
    *crosses.FINDERS,
    *calendar_words.FINDERS,
    *frequency.FINDERS,
    *clinic_latin.FINDERS,
    *times.WAYS,
    *noise.FINDERS,
    *mirrors.FINDERS,
    one_side.UNEQUAL,
    one_side.UNEQUAL_BEHIND,
    *sides.FINDERS,
    *times.FINDERS,
    *counts_by_place.WAYS,
    *counts.FINDERS,
    *counts_by_place.FINDERS,
    *one_side.FINDERS,
)


def find_doses(text: str) -> list[Phrase]:
    """Every phrase of the normal text that carries part of a dose."""
    return claimed_by(FINDERS, text)
