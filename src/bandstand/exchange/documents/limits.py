"""What the process that opens a document gives up before it opens anything, kind by kind."""

import signal
import time
from collections.abc import Mapping
from types import MappingProxyType

from bandstand.exchange.confined import MIB, confine
from bandstand.exchange.documents.kind import Kind

# Address space, not what is really held: the OCR runtime reserves much more than it touches.
MOST_MEMORY: Mapping[Kind, int] = MappingProxyType(
    {Kind.PDF: 3072 * MIB, Kind.DOCX: 768 * MIB, Kind.WEB_PAGE: 768 * MIB, Kind.PHOTOGRAPH: 3072 * MIB}
)
FOR_WORDS = 30  # seconds for everything but pictures
_ends: list[float] = []  # when the whole time is over, once it runs


def hold_to_limits(kind: Kind, *, seconds: int) -> None:
    """From here on this process can neither grow, nor last, nor write a file, nor call anybody."""
    _ends.append(time.monotonic() + seconds)
    for_this = seconds if kind is Kind.PHOTOGRAPH else min(seconds, FOR_WORDS)
    confine(seconds=for_this, memory=MOST_MEMORY[kind])


def take_time_for_a_picture() -> None:
    """A page that is a picture may take all the time there is; a page of words may not."""
    if _ends:
        signal.alarm(max(1, round(_ends[-1] - time.monotonic())))
