"""What the process that sets a sheet gives up before it begins: time and memory without end, files, other programs."""

import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager

MIB = 1024 * 1024
SECONDS = 5  # of a core's time, for one sheet
MOST_MEMORY = 512 * MIB  # address space, not what is really held
REFUSED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "ftplib.", "http.")


def hold_to_limits() -> None:
    """From here on this process can neither grow, nor write a file, nor call anybody; each sheet has its own time."""
    os.environ["RAYON_NUM_THREADS"] = "1"  # each thread reserves memory of its own
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """So much of a core's time one sheet may take; one that takes more ends the process. Waiting is not counted."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(REFUSED):
        raise PermissionError(f"a sheet needs none of this: {event}")
