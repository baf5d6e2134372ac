"""A frozen value as JSON, and back again, told by its own type hints.

One reader and one writer serve every value that is stored or leaves the house, so that no room keeps a
mapping of its own. A union of values is told apart by a `"is"` key holding the class name. What cannot be
read raises NotReadable with the path to the trouble; nothing is filled in and nothing is guessed.
"""

import dataclasses
import re
import types
from collections.abc import Callable, Hashable, Mapping
from datetime import date
from enum import Enum
from functools import cache
from typing import TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

from bandstand.quantity.json import Json
from bandstand.quantity.message import Message
from bandstand.quantity.range import Range

T = TypeVar("T")


class NotReadable(ValueError):
    """The JSON does not describe the value asked for; the text names the place."""


Say = Callable[[Message], Json]


def as_id_and_values(message: Message) -> Json:
    """A sentence before it has words, the way it is stored."""
    return {"id": message.id, "values": {name: to_json(worded) for name, worded in message.values}}


def to_json(value: object, say: Say = as_id_and_values) -> Json:
    """A value as plain JSON. Empty fields are left out; a default that says something is written.

    `say` decides how a sentence is written: as id and values for keeping, or in words for a phone.
    """
    if isinstance(value, Range):
        return [value.low, value.high]
    if isinstance(value, Message):
        return say(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _fields_of(value, say)
    if isinstance(value, tuple | list | frozenset):
        return [to_json(item, say) for item in value]
    if isinstance(value, Mapping):
        return {str(name): to_json(item, say) for name, item in value.items()}
    return _plain(value)


def _plain(value: object) -> Json:
    if isinstance(value, Enum):
        return cast(Json, value.value)
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return int(value)
    if isinstance(value, str | float):
        return value
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _fields_of(value: object, say: Say) -> Json:
    written: dict[str, Json] = {"is": type(value).__name__} if _stands_in_a_union(type(value)) else {}
    for field in dataclasses.fields(cast("type", type(value))):
        content = getattr(value, field.name)
        if content or content != field.default:
            written[field.name] = to_json(content, say)
    return written


def _stands_in_a_union(kind: type) -> bool:
    return bool(getattr(kind, "TAGGED", False))


def from_json(kind: type[T], json: Json) -> T:
    """The value a JSON document describes. Raises NotReadable where it describes none."""
    return cast(T, _reader(cast(Hashable, kind))(json, kind.__name__))


Read = Callable[[Json, str], object]


@cache
def _reader(kind: object) -> Read:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union_reader(get_args(kind))
    if origin is tuple:
        return _tuple_reader(get_args(kind))
    if kind is Range:
        return _read_range
    if kind is Message:
        return _read_message
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _dataclass_reader(kind)
    if kind is date:
        return _read_date
    if isinstance(kind, type):
        return _scalar_reader(kind)
    raise TypeError(f"{kind} has no JSON form")


def _union_reader(kinds: tuple[object, ...]) -> Read:
    optional = type(None) in kinds
    rest = tuple(kind for kind in kinds if kind is not type(None))
    if len(rest) == 1:
        only = _reader(rest[0])
        return lambda json, at: None if json is None and optional else only(json, at)
    by_name = {cast("type", kind).__name__: _reader(kind) for kind in rest}

    def read(json: Json, at: str) -> object:
        if json is None and optional:
            return None
        name = json.get("is") if isinstance(json, Mapping) else None
        if not isinstance(name, str) or name not in by_name:
            raise NotReadable(f"{at}: one of {', '.join(by_name)} is expected")
        return by_name[name](json, at)

    return read


def _tuple_reader(items: tuple[object, ...]) -> Read:
    if len(items) == 2 and items[1] is Ellipsis:
        each = _reader(items[0])
        return lambda json, at: tuple(each(item, f"{at}[{place}]") for place, item in enumerate(_list(json, at)))
    readers = [_reader(kind) for kind in items]

    def read(json: Json, at: str) -> object:
        given = _list(json, at)
        if len(given) != len(items):
            raise NotReadable(f"{at}: {len(items)} items are expected, not {len(given)}")
        return tuple(reader(item, at) for reader, item in zip(readers, given, strict=True))

    return read


def _list(json: Json, at: str) -> list[Json]:
    if not isinstance(json, list | tuple):
        raise NotReadable(f"{at}: a list is expected")
    return list(json)


def _read_range(json: Json, at: str) -> object:
    low, high = _pair(json, at)
    if not _is_whole(low) or not _is_whole(high):
        raise NotReadable(f"{at}: a range of two whole numbers is expected")
    return _made(lambda: Range(cast(int, low), cast(int, high)), at)


def _pair(json: Json, at: str) -> list[Json]:
    given = _list(json, at)
    if len(given) != 2:
        raise NotReadable(f"{at}: a range of two whole numbers is expected")
    return given


def _is_whole(json: Json) -> bool:
    return isinstance(json, int) and not isinstance(json, bool)


def _read_message(json: Json, at: str) -> object:
    if not isinstance(json, Mapping) or not isinstance(json.get("id"), str):
        raise NotReadable(f"{at}: a sentence with an id is expected")
    values = json.get("values", {})
    if not isinstance(values, Mapping):
        raise NotReadable(f"{at}: the values of a sentence are expected by name")
    return Message(str(json["id"]), **{name: _worded(value, f"{at}.{name}") for name, value in values.items()})


def _worded(json: Json, at: str) -> str | int | Message:
    if isinstance(json, Mapping):
        return cast(Message, _read_message(json, at))
    if isinstance(json, str):
        return _whole_letters(json)
    if _is_whole(json):
        return cast(int, json)
    raise NotReadable(f"{at}: a word or a whole number is expected")


def _read_date(json: Json, at: str) -> object:
    if not isinstance(json, str):
        raise NotReadable(f"{at}: a date is expected")
    return _made(lambda: date.fromisoformat(json), at)


def _dataclass_reader(kind: type) -> Read:
    hints = get_type_hints(kind)
    fields = [(field.name, _reader(hints[field.name]), _is_required(field)) for field in dataclasses.fields(kind)]

    def read(json: Json, at: str) -> object:
        if not isinstance(json, Mapping):
            raise NotReadable(f"{at}: an object is expected")
        missing = [name for name, _, required in fields if required and name not in json]
        if missing:
            raise NotReadable(f"{at}: {missing[0]} is missing")
        given = {name: reader(json[name], f"{at}.{name}") for name, reader, _ in fields if name in json}
        return _made(lambda: kind(**given), at)

    return read


def _is_required(field: "dataclasses.Field[object]") -> bool:
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING


def _scalar_reader(kind: type) -> Read:
    wanted = (bool,) if kind is bool else (int,) if issubclass(kind, int) else (int, float) if kind is float else (str,)
    plain = kind in (str, int, bool)

    def read(json: Json, at: str) -> object:
        if not isinstance(json, wanted) or (isinstance(json, bool) and kind is not bool):
            raise NotReadable(f"{at}: {kind.__name__} is expected")
        whole = _whole_letters(json) if isinstance(json, str) else json
        if issubclass(kind, Enum) and whole not in [word.value for word in kind]:
            raise NotReadable(f"{at}: {whole} is not known; allowed are {', '.join(str(word.value) for word in kind)}")
        return whole if plain else _made(lambda: kind(whole), at)

    return read


_HALF = re.compile("[\ud800-\udfff]")


def _whole_letters(text: str) -> str:
    """Half characters cannot be shown or written; the sign for a lost letter stands in their place."""
    return text if text.isascii() else _HALF.sub("\N{REPLACEMENT CHARACTER}", text)


def _made(make: Callable[[], object], at: str) -> object:
    """A value that checks itself may refuse; say where."""
    try:
        return make()
    except ValueError as refusal:
        raise NotReadable(f"{at}: {refusal}") from refusal
