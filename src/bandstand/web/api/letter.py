"""A phone's letter: how large it is, and the items in it.

That one of our own pages wrote it is asked of every request that writes, in `bandstand.web.middleware`.
"""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest

from bandstand.quantity import Json, Message
from bandstand.store.sent import read_sent
from bandstand.web.api.refusal import Refusal

MOST_EVENTS = 100
MOST_BYTES = 256 * 1024


def open_letter(request: HttpRequest) -> Sequence[Json]:
    """The items of a letter. Raises Refusal where it is too large or no letter."""
    if request.content_type != "application/json":
        raise Refusal(415, Message("api.json_only"))
    items = _items(_read(_body(request)))
    if len(items) > MOST_EVENTS:
        raise Refusal(413, Message("api.too_many", most=MOST_EVENTS))
    return items


def _body(request: HttpRequest) -> bytes:
    """The body, never more of it than a letter may hold."""
    if _length_told(request) > MOST_BYTES or len(body := request.read(MOST_BYTES + 1)) > MOST_BYTES:
        raise Refusal(413, Message("api.too_large", most=MOST_BYTES // 1024))
    return body


def _length_told(request: HttpRequest) -> int:
    told = request.headers.get("Content-Length", "")
    return int(told) if told.isdecimal() else 0


def _read(body: bytes) -> Json:
    try:
        return read_sent(body.decode("utf-8"))
    except ValueError as error:
        raise Refusal(400, Message("api.no_json")) from error
    except RecursionError as error:
        raise too_deep() from error


def too_deep() -> Refusal:
    """What to say of lists inside lists without end."""
    return Refusal(400, Message("api.too_deep"))


def _items(letter: Json) -> Sequence[Json]:
    items = letter.get("events") if isinstance(letter, Mapping) else None
    if not isinstance(items, list):
        raise Refusal(400, Message("api.no_events"))
    return items
