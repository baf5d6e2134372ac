"""What the engine needs of the past, of constant size, folded forward one thing heard after another."""

from bandstand.progress.standing.amount import Amount
from bandstand.progress.standing.hearing import (
    AverageTold,
    Heard,
    MorningTold,
    Played,
    asks_popping,
    hear,
    new_to,
    standing_of,
)
from bandstand.progress.standing.past import DayAnswers, Form, Standing
from bandstand.progress.standing.record import Record

__all__ = [
    "Amount",
    "AverageTold",
    "DayAnswers",
    "Form",
    "Heard",
    "MorningTold",
    "Played",
    "Record",
    "Standing",
    "asks_popping",
    "hear",
    "new_to",
    "standing_of",
]
