"""What the process that opens a document gives up before it opens anything: time and memory without end, files, other
programs, and the network. So no document can make Bandstand fetch an address.
"""

import resource
import signal
import sys
import time
from collections.abc import Mapping
from types import MappingProxyType

from bandstand.exchange.documents.kind import Kind

MIB = 1024 * 1024
# Address space, not what is really held: the OCR runtime reserves much more than it touches.
MOST_MEMORY: Mapping[Kind, int] = MappingProxyType(
    {Kind.PDF: 3072 * MIB, Kind.DOCX: 768 * MIB, Kind.WEB_PAGE: 768 * MIB, Kind.PHOTOGRAPH: 3072 * MIB}
)
FOR_WORDS = 30  # seconds for everything but pictures
# What no reading of a document needs. Python tells us of each before it is done.
REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "ftplib.", "http.")
_ends: list[float] = []  # when the whole time is over, once it runs


def hold_to_limits(kind: Kind, *, seconds: int) -> None:
    """From here on this process can neither grow, nor last, nor write a file, nor call anybody."""
    _ends.append(time.monotonic() + seconds)
    signal.alarm(seconds if kind is Kind.PHOTOGRAPH else min(seconds, FOR_WORDS))  # even where nobody waits any more
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY[kind], MOST_MEMORY[kind]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def take_time_for_a_picture() -> None:
    """A page that is a picture may take all the time there is; a page of words may not."""
    if _ends:
        signal.alarm(max(1, round(_ends[-1] - time.monotonic())))


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(REFUSED):
        raise PermissionError(f"a document may not do this: {event}")
