"""Beside the running server: every few minutes a process sends the reminders that are due.

Why a process, and why its clockwork is a thread of the server's worker: docs/decisions/0017.
"""

import logging
import subprocess
import sys
import threading
import time

from bandstand import store

LOOK_EVERY_S = 300.0
PATIENCE_S = 600
log = logging.getLogger(__name__)


def begin() -> None:
    """Start the clockwork. It ends with the process."""
    threading.Thread(target=keep_reminding, daemon=True, name="reminders").start()


def keep_reminding() -> None:
    """Look at the clock again and again, whatever happens at one look."""
    while True:
        time.sleep(LOOK_EVERY_S)
        look()


def look() -> None:
    """Have reminders sent, where anybody wants some."""
    try:
        if store.reminded():
            command = ["nice", sys.executable, "-m", "bandstand", "remind"]
            subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE_S, check=True)
    except Exception:  # a thread that ends would end all reminders, and nobody would hear of it
        log.exception("No reminder was sent")
