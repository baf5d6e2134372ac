"""A home's server as a process of its own, to be killed at any moment and started again."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bandstand.home import Home, HomeTaken
from tests.house.server import environment, free_port

STARTS_WITHIN_S = 60
HERE = Path(__file__).resolve().parents[3]


@dataclass
class Server:
    """One home, and the server that lives in it now."""

    home: Path
    port: int
    _lives: subprocess.Popen[str]
    _process: int = 0

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def database(self) -> Path:
        """The file that holds everything."""
        return self.home / "bandstand.sqlite3"

    def start(self) -> None:
        """Begin a life, and wait until it answers."""
        self._process = self._ask(["serve", "--port", str(self.port)])["process"]
        deadline = time.monotonic() + STARTS_WITHIN_S
        while not self._answers():
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.005)

    def kill(self) -> None:
        """End this life at once (SIGKILL), with whatever it was doing."""
        os.killpg(self._process, signal.SIGKILL)
        self._process = 0
        while self._answers() or self._is_held():  # the worker ends a moment after its server
            time.sleep(0.002)

    def run(self, *words: str) -> int:
        """Run another command at this home to its end. Returns its exit code."""
        return self._ask(words)["code"]

    def log(self) -> str:
        """What it said on standard error."""
        return (self.home.parent / "server.log").read_text()

    def end(self) -> None:
        """No more lives."""
        if self._process:
            self.kill()
        assert self._lives.stdin is not None
        self._lives.stdin.close()
        self._lives.wait(STARTS_WITHIN_S)

    def _ask(self, words: Sequence[str]) -> dict[str, int]:
        assert self._lives.stdin is not None
        assert self._lives.stdout is not None
        self._lives.stdin.write(json.dumps(words) + "\n")
        self._lives.stdin.flush()
        told = self._lives.stdout.readline()
        assert told, self.log()
        answer: dict[str, int] = json.loads(told)
        return answer

    def _is_held(self) -> bool:
        try:
            os.close(Home(self.home).lock())
        except HomeTaken:
            return True
        return False

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True


@contextmanager
def a_server(fault: str = "") -> Iterator[Server]:
    """A home that is thrown away, with its server; not started yet."""
    with TemporaryDirectory(prefix="bandstand-storm-") as folder:
        home = Path(folder) / "home"
        surroundings = environment(home, DJANGO_SETTINGS_MODULE="bandstand.settings")
        surroundings["PYTHONPATH"] = os.pathsep.join((str(HERE / "src"), str(HERE)))
        with (Path(folder) / "server.log").open("ab") as log:
            lives = subprocess.Popen(
                [sys.executable, "-m", "tests.campaign.storm.lives", *([fault] if fault else [])],
                env=surroundings,
                cwd=HERE,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        server = Server(home=home, port=free_port(), _lives=lives)
        try:
            yield server
        finally:
            server.end()
            assert lives.stdout is not None
            lives.stdout.close()
