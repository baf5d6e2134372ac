"""What a process gives up before it opens somebody's file: time and memory without end, files, other programs, and the
network. So no file can make Bandstand fetch an address.
"""

import os
import resource
import signal
import sys
from typing import BinaryIO

MIB = 1024 * 1024
# What no reading of a file needs. Python tells us of each before it is done.
REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "ftplib.", "http.")


def confine(*, seconds: int, memory: int) -> None:
    """From here on this process can neither grow, nor last, nor write a file, nor call anybody.

    Args:
        seconds: Until it ends, even where nobody waits any more.
        memory: Bytes of address space, which is more than is really held.
    """
    signal.alarm(seconds)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(REFUSED):
        raise PermissionError(f"a file may not do this: {event}")


def quiet() -> BinaryIO:
    """Standard output for the answer alone: whatever a library prints goes nowhere."""
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return out
