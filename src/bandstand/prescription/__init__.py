"""What the therapist asked for: plans, doses, bands, bounds and guards, and the reader that finds them in text."""

from bandstand.prescription.band import NO_BAND, Band
from bandstand.prescription.bounds import Bounds, Order, PainLimits, RulesOff, SetBy
from bandstand.prescription.dose import Distance, Dose, Hold, Intervals, Reps, Sides, Tempo, Timed, Work
from bandstand.prescription.guards import Asked, Consequence, Guard, Guards
from bandstand.prescription.origin import PROPOSED, UNKNOWN, Origin, Source, Span
from bandstand.prescription.plan import (
    Alternative,
    Complaint,
    Frequency,
    Liking,
    Per,
    Plan,
    Prescription,
    Schedule,
    Section,
    SectionKind,
)
from bandstand.prescription.practice import NOT_SAID, Practice
from bandstand.prescription.question import Question, Stand

__all__ = [
    "NOT_SAID",
    "NO_BAND",
    "PROPOSED",
    "UNKNOWN",
    "Alternative",
    "Asked",
    "Band",
    "Bounds",
    "Complaint",
    "Consequence",
    "Distance",
    "Dose",
    "Frequency",
    "Guard",
    "Guards",
    "Hold",
    "Intervals",
    "Liking",
    "Order",
    "Origin",
    "PainLimits",
    "Per",
    "Plan",
    "Practice",
    "Prescription",
    "Question",
    "Reps",
    "RulesOff",
    "Schedule",
    "Section",
    "SectionKind",
    "SetBy",
    "Sides",
    "Source",
    "Span",
    "Stand",
    "Tempo",
    "Timed",
    "Work",
]
