"""What the two sides of an exercise are called: arms, legs, or simply sides where nobody said."""

import re
from enum import StrEnum

from bandstand.catalog import Exercise, Muscle, load_catalogue
from bandstand.prescription.plan import Prescription


class Limb(StrEnum):
    """The word for what is on the left and on the right."""

    ARM = "arm"
    LEG = "leg"
    SIDE = "side"  # neither the sheet nor the catalogue says


_NAMED = {
    Limb.ARM: re.compile(r"\b(?:arms?|elbows?|wrists?|hands?|forearms?|biceps|triceps|fingers?|thumbs?)\b", re.I),
    Limb.LEG: re.compile(r"\b(?:legs?|legged|knees?|ankles?|calf|calves|heels?|foot|feet|toes?|quads?)\b", re.I),
}
_OF_THE_ARM = frozenset({Muscle.SHOULDER_GIRDLE})


def limb_in(words: str) -> Limb | None:
    """The limb some words name, None where they name none or both."""
    named = [limb for limb, pattern in _NAMED.items() if pattern.search(words)]
    return named[0] if len(named) == 1 else None


def limb_of(prescription: Prescription) -> Limb:
    """What to call the sides of an exercise: as the sheet does, else as its name or the catalogue tells."""
    if prescription.limb:
        return Limb(prescription.limb)
    known = load_catalogue().get(prescription.exercise) if prescription.exercise else None
    return _limb_of_entry(known) if known else limb_in(prescription.name) or Limb.SIDE


def _limb_of_entry(exercise: Exercise) -> Limb:
    """Whatever works a muscle below the waist moves a leg."""
    working = set(exercise.muscles.primary)
    return Limb.ARM if working <= _OF_THE_ARM else Limb.LEG
