"""Every finder, in the order in which they claim words."""

from bandstand.prescription.reader import counts, frequency, noise, sides, times
from bandstand.prescription.reader.phrases import Phrase, claimed_by

FINDERS = (*frequency.FINDERS, *noise.FINDERS, *sides.FINDERS, *times.FINDERS, *counts.FINDERS)


def find_doses(text: str) -> list[Phrase]:
    """Every phrase of the normal text that carries part of a dose."""
    return claimed_by(FINDERS, text)
