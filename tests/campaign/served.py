"""A server that a part of the campaign runs, with something else about it than the house knows; and how to ask it."""

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.house.server import HERE, command, environment, free_port

PATIENCE_S = 60


@dataclass(frozen=True, slots=True)
class Running:
    """A server that has told its address."""

    process: subprocess.Popen[str]
    port: int
    troubles: IO[str]  # what it says of them: a file, since nobody empties a pipe meanwhile

    def ask(self, method: str, path: str, body: object = None) -> tuple[int, http.client.HTTPMessage, str]:
        """One request: status, headers and body of the answer."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        try:
            sent = None if body is None else json.dumps(body)
            wire.request(method, path, sent, {"Content-Type": "application/json"} if sent else {})
            answer = wire.getresponse()
            return answer.status, answer.headers, answer.read().decode()
        finally:
            wire.close()

    def end(self, how: signal.Signals) -> tuple[int, str]:
        """End it with its whole group; its exit code and what it said of trouble."""
        os.killpg(self.process.pid, how)
        self.process.communicate(timeout=PATIENCE_S)
        self.troubles.seek(0)
        return self.process.returncode, self.troubles.read()


def calling(*words: str, first: str = "") -> Sequence[str]:
    """`bandstand ...` as a call, in a process that runs a line of Python first."""
    return [sys.executable, "-c", f"{first}\n{command()[-1]}", *words] if first else command(*words)


def around(home: Path, **more: str) -> Mapping[str, str]:
    """The environment of such a call; it finds the tests as well."""
    return environment(home, PYTHONPATH=os.pathsep.join((str(HERE / "src"), str(HERE))), **more)


@contextmanager
def running(home: Path, *, first: str = "", before: Sequence[str] = (), **more: str) -> Iterator[Running]:
    """A server that answers; it and all it started are gone afterwards."""
    port = free_port()
    with tempfile.TemporaryFile("w+") as troubles:
        process = subprocess.Popen(
            [*before, *calling("serve", "--port", str(port), first=first)],
            env=around(home, **more),
            stdout=subprocess.PIPE,
            stderr=troubles,
            text=True,
            start_new_session=True,
        )
        server = Running(process, port, troubles)
        try:
            assert process.stdout is not None
            if not process.stdout.readline().startswith("http://"):
                raise AssertionError(server.end(signal.SIGKILL)[1])
            yield server
        finally:
            if process.poll() is None:
                server.end(signal.SIGKILL)
