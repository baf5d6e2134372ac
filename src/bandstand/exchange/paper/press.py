"""A sheet is set in a process of its own, so that nothing written on it can hang, fill or end the server."""

import base64
from enum import StrEnum

from bandstand.exchange.kept_process import KeptProcess
from bandstand.exchange.own_process import OwnProcess
from bandstand.exchange.paper.plain import plain
from bandstand.quantity import BandstandError, Json, JsonObject, Message

PATIENCE = 15.0  # seconds on the wall: on a busy machine a sheet may wait for its core
PRESS = KeptProcess(
    OwnProcess(
        module="bandstand.exchange.paper.worker",
        slow=Message("paper.slow"),
        stopped=Message("paper.not_made"),
        threads=1,
    )
)


class Template(StrEnum):
    """The sheets there are."""

    HANDOUT = "handout"
    SUMMARY = "summary"


class Kind(StrEnum):
    """What a sheet becomes."""

    PDF = "pdf"
    PNG = "png"


def pressed(template: Template, sheet: JsonObject, kind: Kind = Kind.PDF) -> bytes:
    """The pages of a sheet. Raises BandstandError, with a sentence to show, where none are made."""
    asked: Json = {"template": template.value, "kind": kind.value, "sheet": plain(sheet)}
    return _pages(PRESS.answer(asked, seconds=PATIENCE))


def _pages(answer: Json) -> bytes:
    match answer:
        case {"made": str(made)}:
            return base64.b64decode(made)
        case {"trouble": str(id)} if id.startswith("paper."):
            raise BandstandError(Message(id))
    raise BandstandError(Message("paper.not_made"))
