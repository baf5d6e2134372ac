"""A document is opened in a process of its own, so that a hostile one can neither hang nor end the server.

That process has a limit of time, of memory and of what it may touch (`limits.py`); its end is a sentence.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import bandstand
from bandstand.exchange.documents.kind import Kind
from bandstand.quantity import BandstandError, Json, Message

# Measured on two slow cores: a page with its words takes 0.1-0.3 s, a page that is a picture 5-8 s, more on a busy day.
SECONDS: Mapping[Kind, int] = MappingProxyType(
    {Kind.PDF: 120, Kind.DOCX: 30, Kind.WEB_PAGE: 30, Kind.PHOTOGRAPH: 90},
)
AT_ONCE = 2  # of the server's four hands, so that two stay free for pages
PATIENCE = 2.0
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
    try:
        done = subprocess.run(
            [sys.executable, "-B", "-m", "bandstand.exchange.documents.worker", kind.value, str(seconds)],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=_surroundings(),
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise BandstandError(Message("upload.slow")) from late
    if done.returncode == -signal.SIGALRM:
        raise BandstandError(Message("upload.slow"))
    try:
        answer: Json = json.loads(done.stdout)
    except ValueError as silence:
        raise BandstandError(Message("upload.stopped")) from silence
    return answer


def _surroundings() -> dict[str, str]:
    """What the process knows of the world: where Bandstand stands, and no setting, address or secret."""
    here = str(Path(bandstand.__file__).parents[1])
    return {"PYTHONPATH": here, "PATH": os.defpath, "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": "2"}


def _words(answer: Json) -> str:
    match answer:
        case {"text": str(text)}:
            return text
        case {"trouble": str(id)} if id.startswith(("upload.", "sheet.")):
            raise BandstandError(Message(id))
    raise BandstandError(Message("upload.stopped"))
