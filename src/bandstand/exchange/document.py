"""A JSON file that leaves the house says what it is and in which version; one that comes back is asked first."""

import json
import math
from collections.abc import Mapping

from bandstand.quantity import BandstandError, Json, JsonObject, Message

LAST_VERSION = 1_000_000  # what counts further is no version


class NotThisDocument(BandstandError):
    """A file that is not what it was opened as: another kind, a newer version, or damaged."""


def open_document(content: bytes, *, format: str, newest: int) -> JsonObject:
    """The object in a file. Raises NotThisDocument where it is another kind of file, or a newer version."""
    document = _object(content, format)
    if document.get("format") != format:
        raise NotThisDocument(Message("document.other", format=format))
    version = document.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or not 1 <= version <= LAST_VERSION:
        raise NotThisDocument(Message("document.no_version", format=format))
    if version > newest:
        raise NotThisDocument(Message("document.newer", format=format, version=version))
    return document


def _object(content: bytes, format: str) -> JsonObject:
    try:
        given: Json = json.loads(content.decode("utf-8"), parse_constant=_no_number, parse_float=_number)
    except (ValueError, RecursionError) as error:
        raise NotThisDocument(Message("document.other", format=format)) from error
    if not isinstance(given, Mapping):
        raise NotThisDocument(Message("document.other", format=format))
    return given


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _number(digits: str) -> float:
    number = float(digits)
    return number if math.isfinite(number) else _no_number(digits)


def as_line(value: Json) -> str:
    """One value on one line: sorted names, ASCII, always the same for the same value."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)
