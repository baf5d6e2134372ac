"""Reminders: sent once by `bandstand remind`, and by the running server every few minutes, in a process of its own.

Why a process, and why its clockwork is a thread of the server's worker: docs/decisions/0017.
"""

import logging
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime

import click

from bandstand import store
from bandstand.actions.reminders import send_due
from bandstand.cli.at_home import open_home
from bandstand.quantity import Message
from bandstand.words import say

LOOK_EVERY_S = 300.0
PATIENCE_S = 600
log = logging.getLogger(__name__)


@click.command()
def remind() -> None:
    """Send the reminders that are due now; the running server does the same by itself."""
    open_home(for_reading=True)
    click.echo(say(Message("remind.sent", count=send_due(datetime.now(UTC)))))


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
