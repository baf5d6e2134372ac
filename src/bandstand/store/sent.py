"""JSON kept as it was sent, down to what Python's own reader would lose.

Numbers too large to hold, NaN, a name given twice in one object: each is read as an oddity that can be written
back unchanged, so that an event with one in it is kept instead of refused.
"""

import json
import math
from collections.abc import Mapping, Sequence

from bandstand.quantity import Json

MOST_DIGITS = 4_000  # Python refuses to read or write longer whole numbers
MOST_DEEP = 64  # objects and lists inside one another; what we read back later must never overflow


class OddNumber(str):
    """The characters of a number that has no plain value: NaN, Infinity, or far too many digits."""

    __slots__ = ()


class OddObject(dict[str, Json]):
    """An object with a name given twice. As a mapping the last one counts; `pairs` are all of them."""

    def __init__(self, pairs: Sequence[tuple[str, Json]]) -> None:
        super().__init__(pairs)
        self.pairs = tuple(pairs)


def read_sent(text: str) -> Json:
    """JSON text as a value, oddities kept. Raises ValueError on what is no JSON, RecursionError on endless nesting."""
    value: Json = json.loads(
        text, object_pairs_hook=_object, parse_int=_whole, parse_float=_broken, parse_constant=OddNumber
    )
    return value


def _object(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    given = dict(pairs)
    return given if len(given) == len(pairs) else OddObject(pairs)


def _whole(digits: str) -> int | OddNumber:
    return int(digits) if len(digits) <= MOST_DIGITS else OddNumber(digits)


def _broken(digits: str) -> float | OddNumber:
    number = float(digits)
    return number if math.isfinite(number) else OddNumber(digits)


def is_odd(value: Json, room: int = MOST_DEEP) -> bool:
    """Whether something in a value is an oddity, or it is nested deeper than we read back."""
    if isinstance(value, OddNumber | OddObject):
        return True
    if isinstance(value, Mapping):
        return room == 0 or any(is_odd(each, room - 1) for each in value.values())
    if isinstance(value, list | tuple):
        return room == 0 or any(is_odd(each, room - 1) for each in value)
    return isinstance(value, float) and not math.isfinite(value)


def write_sent(value: Json) -> str:
    """A value as JSON text in ASCII, as it was sent. Raises RecursionError on endless nesting."""
    if isinstance(value, OddNumber):
        return str(value)
    if isinstance(value, Mapping):
        pairs = value.pairs if isinstance(value, OddObject) else value.items()
        return "{" + ",".join([f"{json.dumps(name)}:{write_sent(each)}" for name, each in pairs]) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join([write_sent(each) for each in value]) + "]"
    return json.dumps(value)
