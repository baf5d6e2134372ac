"""What the process that makes a track gives up before it begins: time and memory without end, and the network."""

import os
import resource
import signal
import sys

MIB = 1024 * 1024
# Address space, not what is really held: numpy and libsndfile reserve more than they touch.
MOST_MEMORY = 1024 * MIB
MOST_WRITTEN = 64 * MIB  # two hours are about 30 MB
POLITE = 10  # pages come first


def hold_to_limits(*, seconds: int) -> None:
    """From here on this process can neither grow, nor last, nor fill the disk, nor call anybody."""
    signal.alarm(seconds)
    os.nice(POLITE)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MOST_WRITTEN, MOST_WRITTEN))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.addaudithook(_refuse)


def _refuse(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.")):
        raise PermissionError(f"a track needs no network: {event}")
