"""Whose limit it is: "your therapist's" only where a therapist set it."""

from bandstand.prescription import PainLimits, SetBy
from bandstand.prescription.bounds import USUAL_AMBER
from bandstand.quantity import Message

_WHOSE = {
    SetBy.THERAPIST: Message("whose.therapist"),
    SetBy.PERSON: Message("whose.own"),
    SetBy.PRESET: Message("whose.usual"),
    SetBy.SHEET: Message("whose.sheet"),
}


def whose_limit(limits: PainLimits) -> Message:
    """Whose limit it is, at the head of a sentence."""
    made_room = limits.set_by is SetBy.PRESET and limits.amber > USUAL_AMBER
    return Message("whose.level") if made_room else _WHOSE[limits.set_by]
