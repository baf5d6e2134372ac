"""A document is opened in a process of its own, so that a hostile one can neither hang nor end the server.

That process has a limit of time, of memory and of what it may touch (`limits.py`); its end is a sentence.
"""

import threading
from collections.abc import Mapping
from types import MappingProxyType

from bandstand.exchange.documents.kind import Kind
from bandstand.exchange.own_process import OwnProcess
from bandstand.quantity import BandstandError, Json, Message

# Measured on two slow cores: a page with its words takes 0.1-0.3 s, a page that is a picture 5-8 s, more on a busy day.
SECONDS: Mapping[Kind, int] = MappingProxyType(
    {Kind.PDF: 120, Kind.DOCX: 30, Kind.WEB_PAGE: 30, Kind.PHOTOGRAPH: 90},
)
AT_ONCE = 2  # each may keep a core busy; pages go on in the server's other threads
PATIENCE = 2.0
WORKER = OwnProcess(
    module="bandstand.exchange.documents.worker",
    slow=Message("upload.slow"),
    stopped=Message("upload.stopped"),
    threads=2,
)
_hands = threading.BoundedSemaphore(AT_ONCE)


class ReadersBusy(BandstandError):
    """As many documents are being read as the machine bears: trying again in a moment helps."""

    def __init__(self) -> None:
        super().__init__(Message("upload.busy"))


def text_of(content: bytes, kind: Kind, *, seconds: int | None = None) -> str:
    """The words of a document, read apart. Raises BandstandError, with a sentence to show, where there are none.

    `seconds` is how long it may take; None for what its kind is given.
    """
    if not _hands.acquire(timeout=PATIENCE):
        raise ReadersBusy
    try:
        return _words(_answer(content, kind, seconds or SECONDS[kind]))
    finally:
        _hands.release()


def _answer(content: bytes, kind: Kind, seconds: int) -> Json:
    return WORKER.answer([kind.value, str(seconds)], content, seconds=seconds)


def _words(answer: Json) -> str:
    match answer:
        case {"text": str(text)}:
            return text
        case {"trouble": str(id)} if id.startswith(("upload.", "sheet.")):
            raise BandstandError(Message(id))
    raise BandstandError(Message("upload.stopped"))
