"""The units everything is measured in, and a sentence as a value."""

from bandstand.quantity.json import Json, JsonObject
from bandstand.quantity.message import BandstandError, Message, Worded
from bandstand.quantity.range import Range
from bandstand.quantity.scales import Effort, Pain, RepsLeft, Seconds
from bandstand.quantity.side import Side

__all__ = [
    "BandstandError",
    "Effort",
    "Json",
    "JsonObject",
    "Message",
    "Pain",
    "Range",
    "RepsLeft",
    "Seconds",
    "Side",
    "Worded",
]
