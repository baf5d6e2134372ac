"""Work that is done in a process of its own: nothing in it can hang or end the server, and it learns no secret.

What such a process may use, it limits itself before it begins (`confined.py`, and `limits.py` of audio and paper).
"""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import bandstand
from bandstand.quantity import BandstandError, Json, Message


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProcess:
    """A module of ours that reads its standard input and answers with one value in JSON.

    `slow` and `stopped` are the sentences for one that lasts too long and for one that ends without an answer;
    `threads` is how many its arithmetic may use.
    """

    module: str
    slow: Message
    stopped: Message
    threads: int

    def answer(self, words: Sequence[str], given: bytes, *, seconds: int, path: str = os.defpath) -> Json:
        """Its answer to what it is given, within so many seconds; it finds other programs in `path`.

        Raises BandstandError with one of the two sentences.
        """
        try:
            done = subprocess.run(
                [sys.executable, "-B", "-m", self.module, *words],
                input=given,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=seconds,
                env=self._surroundings(path),
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise BandstandError(self.slow) from late
        if done.returncode == -signal.SIGALRM:
            raise BandstandError(self.slow)
        try:
            answer: Json = json.loads(done.stdout)
        except ValueError as silence:
            raise BandstandError(self.stopped) from silence
        return answer

    def begun(self) -> "subprocess.Popen[bytes]":
        """The same module, begun and kept: whoever began it asks and listens (`kept_process.py`)."""
        return subprocess.Popen(
            [sys.executable, "-B", "-m", self.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._surroundings(os.defpath),
        )

    def _surroundings(self, path: str) -> dict[str, str]:
        """What it knows of the world: where Bandstand and programs stand, and no setting, address or secret."""
        here = str(Path(bandstand.__file__).parents[1])
        return {"PYTHONPATH": here, "PATH": path, "LC_ALL": "C.UTF-8", "OMP_NUM_THREADS": str(self.threads)}
