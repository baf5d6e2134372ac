"""A process of our own that is kept while it has work: it starts once, and answers one thing after the other.

It ends by itself when nobody asks for a while, or after many answers; nothing in it can hang or end the server.
"""

import json
import os
import select
import signal
import subprocess
import threading
import time

from bandstand.exchange.own_process import OwnProcess
from bandstand.quantity import BandstandError, Json, Message

PATIENCE = 10.0  # seconds that somebody waits for those before them
MOST_AT_ONCE = 1 << 20  # bytes
GRACE = 0.5  # seconds in which one that is done may end itself
ONCE_MORE = 2  # times an answer is asked for: the process may have ended just before


class Busy(BandstandError):
    """Others wait for the same process already: trying again in a moment helps."""

    def __init__(self) -> None:
        super().__init__(Message("paper.busy"))


class KeptProcess:
    """A module of ours that reads questions from its standard input, a line each, and answers each with a line."""

    def __init__(self, program: OwnProcess) -> None:
        self._program = program
        self.process: subprocess.Popen[bytes] | None = None  # None: nobody has asked yet, or it has ended
        self._turn = threading.Lock()

    def answer(self, question: Json, *, seconds: float) -> Json:
        """Its answer, within so many seconds. Raises BandstandError with a sentence to show where there is none."""
        line = json.dumps(question).encode("ascii") + b"\n"
        if not self._turn.acquire(timeout=PATIENCE):
            raise Busy
        try:
            return self._asked(line, seconds)
        finally:
            self._turn.release()

    def _asked(self, line: bytes, seconds: float) -> Json:
        for _ in range(ONCE_MORE):
            process, is_new = self._standing()
            told = self._told(process, line, seconds)
            if told.endswith(b"\n"):
                answer: Json = json.loads(told)
                return answer
            if self.end() == -signal.SIGPROF:
                raise BandstandError(self._program.slow)
            if is_new:
                break
        raise BandstandError(self._program.stopped)

    def _standing(self) -> tuple["subprocess.Popen[bytes]", bool]:
        if self.process is not None and self.process.poll() is None:
            return self.process, False
        self.end()
        self.process = self._program.begun()
        return self.process, True

    def _told(self, process: "subprocess.Popen[bytes]", line: bytes, seconds: float) -> bytes:
        """Its line, or as much of it as came before it ended."""
        assert process.stdin is not None
        assert process.stdout is not None
        told, until = b"", time.monotonic() + seconds
        try:
            process.stdin.write(line)
            process.stdin.flush()
        except BrokenPipeError:
            return told
        while not told.endswith(b"\n"):
            if not select.select([process.stdout], [], [], max(0.0, until - time.monotonic()))[0]:
                process.kill()
                self.end()
                raise BandstandError(self._program.slow)
            part = os.read(process.stdout.fileno(), MOST_AT_ONCE)
            if not part:
                return told
            told += part
        return told

    def end(self) -> int | None:
        """How it ended; it is ended now, where it had not. None where there was none."""
        process, self.process = self.process, None
        if process is None:
            return None
        with process:
            try:
                return process.wait(timeout=GRACE)
            except subprocess.TimeoutExpired:
                process.kill()
        return process.returncode
