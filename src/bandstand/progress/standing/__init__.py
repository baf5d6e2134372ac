"""What the engine needs of the past, of constant size, folded forward one thing heard after another."""

from bandstand.progress.standing.amount import Amount
from bandstand.progress.standing.folding import Begun, begun, standing_of, to_the_end
from bandstand.progress.standing.hearing import (
    MORNING_KNOWN_FOR,
    NOT_HELD_UNDER_AMBER,
    RECORDS_KEPT,
    AverageTold,
    Heard,
    MorningTold,
    Played,
    asks_popping,
    hear,
    new_to,
)
from bandstand.progress.standing.past import DayAnswers, Form, Standing
from bandstand.progress.standing.record import Record

__all__ = [
    "MORNING_KNOWN_FOR",
    "NOT_HELD_UNDER_AMBER",
    "RECORDS_KEPT",
    "Amount",
    "AverageTold",
    "Begun",
    "DayAnswers",
    "Form",
    "Heard",
    "MorningTold",
    "Played",
    "Record",
    "Standing",
    "asks_popping",
    "begun",
    "hear",
    "new_to",
    "standing_of",
    "to_the_end",
]
