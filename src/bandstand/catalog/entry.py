"""One TOML file of the catalogue, read strictly: a word the house does not know is refused with its place."""

import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from bandstand.quantity import BandstandError, Json, Message
from bandstand.quantity.codec import NotReadable, from_json

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

T = TypeVar("T")


class EntryWrong(BandstandError):
    """A file of the catalogue says something the house does not know; the sentence names file and field."""

    def __init__(self, file: str, trouble: str) -> None:
        super().__init__(Message("catalogue.entry-wrong", file=file, trouble=trouble))


def read_toml(file: "Traversable") -> Mapping[str, Json]:
    """A TOML file as plain values. Raises EntryWrong where it is no TOML."""
    return parse_toml(file.read_text(encoding="utf-8"), file.name)


def parse_toml(text: str, name: str) -> Mapping[str, Json]:
    """TOML text as plain values. Raises EntryWrong where it is no TOML."""
    import tomllib  # when first used: what only names the catalogue starts without it

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise EntryWrong(name, str(error)) from error


def read_value(kind: type[T], given: Mapping[str, Json], file: str) -> T:
    """The value a file describes. Raises EntryWrong for a field that is missing, unknown or not of its kind."""
    stray = _stray_field(kind, given)
    if stray:
        raise EntryWrong(file, f"{stray} is not a field of an entry")
    try:
        return from_json(kind, given)
    except NotReadable as error:
        raise EntryWrong(file, str(error).removeprefix(f"{kind.__name__}.")) from error


def _stray_field(kind: type, given: object, at: str = "") -> str:
    """The path of the first field that no value has; a misspelt optional field would otherwise vanish."""
    if not isinstance(given, Mapping):
        return ""
    hints = get_type_hints(kind)
    known = {field.name for field in fields(kind)}
    for name, content in given.items():
        if name not in known:
            return f"{at}{name}"
        stray = _stray_inside(hints[name], content, f"{at}{name}")
        if stray:
            return stray
    return ""


def _stray_inside(hint: object, content: object, at: str) -> str:
    for kind in _dataclasses_in(hint):
        items = content if isinstance(content, list) else [content]
        for place, item in enumerate(items):
            path = f"{at}[{place}]." if isinstance(content, list) else f"{at}."
            stray = _stray_field(kind, item, path)
            if stray:
                return stray
    return ""


def _dataclasses_in(hint: object) -> list[type]:
    if get_origin(hint) in (tuple, Union, types.UnionType):
        return [kind for inner in get_args(hint) for kind in _dataclasses_in(inner)]
    return [cast("type", hint)] if isinstance(hint, type) and is_dataclass(hint) else []
