"""What the server keeps of the machine's memory once a large request is done with."""

import ctypes
import os
import sys

M_TRIM_THRESHOLD = -1  # malloc.h of the GNU C library
M_MMAP_THRESHOLD = -3
LARGE = 128 * 1024  # bytes: what that library itself begins with


def give_back() -> None:
    """Have what is free returned to the machine at once, in this process and its forks. Call it before granian loads.

    Two libraries would otherwise keep as much as the largest crowd of requests ever took. The GNU C library learns
    from each large block that is freed: the next of that size comes from a thread's own heap, and twice as much may
    lie idle at the end of each heap from then on. Whoever names the numbers keeps it from learning; other C libraries
    have no such call. Granian brings jemalloc, which looks for old free pages only while it hands out new ones, so a
    server at rest would keep them all; it reads how it should behave once, as it is loaded.
    """
    os.environ.setdefault("_RJEM_MALLOC_CONF", "dirty_decay_ms:0,muzzy_decay_ms:0")
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None) if sys.platform == "linux" else None
    if mallopt is not None:
        mallopt(M_MMAP_THRESHOLD, LARGE)
        mallopt(M_TRIM_THRESHOLD, LARGE)
