"""A sheet is set in a process of its own, so that nothing written on it can hang, fill or end the server."""

import base64
import json
from enum import StrEnum

from bandstand.exchange.own_process import OwnProcess
from bandstand.exchange.paper.plain import plain
from bandstand.quantity import BandstandError, Json, JsonObject, Message

SECONDS = 5
WORKER = OwnProcess(
    module="bandstand.exchange.paper.worker", slow=Message("paper.slow"), stopped=Message("paper.not_made"), threads=1
)


class Template(StrEnum):
    """The sheets there are."""

    HANDOUT = "handout"
    LETTER = "letter"


class Kind(StrEnum):
    """What a sheet becomes."""

    PDF = "pdf"
    PNG = "png"


def pressed(template: Template, sheet: JsonObject, kind: Kind = Kind.PDF, *, seconds: int = SECONDS) -> bytes:
    """The pages of a sheet. Raises BandstandError, with a sentence to show, where none are made."""
    given = json.dumps(plain(sheet)).encode("ascii")
    return _pages(WORKER.answer([template.value, kind.value, str(seconds)], given, seconds=seconds))


def _pages(answer: Json) -> bytes:
    match answer:
        case {"made": str(made)}:
            return base64.b64decode(made)
        case {"trouble": str(id)} if id.startswith("paper."):
            raise BandstandError(Message(id))
    raise BandstandError(Message("paper.not_made"))
