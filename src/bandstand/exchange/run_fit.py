"""A run in a .fit file, decoded in a process of its own: the format is binary, and a hostile file stays in there.

Only its beginning, its time and its length come out; places are never asked for.
"""

import threading
from datetime import datetime

from bandstand.exchange.own_process import OwnProcess
from bandstand.exchange.run_length import RunFile, run_of
from bandstand.quantity import BandstandError, Json, Message

MARK = b".FIT"  # from the eighth byte on
SECONDS = 30  # an hour of a watch that notes every second takes about one
AT_ONCE, PATIENCE = 2, 5.0
WORKER = OwnProcess(
    module="bandstand.exchange.run_fit_worker",
    slow=Message("run_file.slow"),
    stopped=Message("run_file.damaged"),
    threads=1,
)
_hands = threading.BoundedSemaphore(AT_ONCE)


def is_fit(data: bytes) -> bool:
    """Whether a file says that it is one."""
    return data[8:12] == MARK


def read_fit(data: bytes, *, seconds: int = SECONDS) -> RunFile:
    """The run in it. Raises BandstandError with a sentence where there is none to read."""
    if not _hands.acquire(timeout=PATIENCE):
        raise BandstandError(Message("run_file.busy"))
    try:
        return run_in(WORKER.answer([str(seconds)], data, seconds=seconds + 1))
    finally:
        _hands.release()


def run_in(answer: Json) -> RunFile:
    """The run that the process told of. Raises BandstandError with its sentence where it told none."""
    match answer:
        case {"began": str(began), "seconds": int() | float() as lasted, "metres": int() | float() | None as metres}:
            return run_of(datetime.fromisoformat(began), lasted, metres)
        case {"trouble": str(id)} if id.startswith("run_file."):
            raise BandstandError(Message(id))
    raise BandstandError(Message("run_file.damaged"))
