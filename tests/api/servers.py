"""A home's server as a process of its own, to be killed and started again; and phones that post to it meanwhile."""

import http.client
import json
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bandstand.quantity import Json
from tests.house.server import free_port
from tests.store.facts import event

STARTS_WITHIN_S = 20
MOST_WAITING = 20
SERVE = ("-m", "bandstand", "serve")
# The same house behind a door that answers first and commits a moment later.
SERVE_HASTILY = ("-m", "granian", "--interface", "wsgi", "--workers", "1", "--blocking-threads", "4")


@dataclass
class Server:
    """One home's server on a port of its own."""

    home: Path
    hasty: bool = False
    port: int = field(default_factory=free_port)
    _process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        hastily = (*SERVE_HASTILY, "--port", str(self.port), "tests.api.hasty:application")
        environment = {**os.environ, "BANDSTAND_HOME": str(self.home), "BANDSTAND_PORT": str(self.port)}
        environment["PYTHONPATH"] = os.pathsep.join(sys.path)
        with (self.home / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *(hastily if self.hasty else SERVE)],
                env=environment,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + STARTS_WITHIN_S
        while not self._answers():
            assert self._process.poll() is None, (self.home / "server.log").read_text()
            assert time.monotonic() < deadline, "the server did not answer in time"
            time.sleep(0.02)

    def kill(self) -> None:
        """End it at once, with whatever it was doing."""
        assert self._process is not None
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(timeout=20)
        while self._answers():  # its worker ends a moment after it
            time.sleep(0.01)

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        except OSError:
            return False
        return True


class Phone(threading.Thread):
    """Somebody who logs sets until told that it is enough, and sends them until each is named as kept."""

    def __init__(self, port: int, seed: int) -> None:
        super().__init__(daemon=True)
        self.port = port
        self.chance = random.Random(seed)
        self.enough = threading.Event()
        self.outbox: list[dict[str, Json]] = []
        self.tapped: list[str] = []
        self.solid: list[str] = []  # shown as kept
        self.retries = 0
        self.asking = False

    def run(self) -> None:
        """Tap, send, hear; whatever goes wrong, keep it and send it again."""
        while not self.enough.is_set() or self.outbox:
            if not self.enough.is_set() and len(self.outbox) < MOST_WAITING:
                self._tap()
            letter = self.outbox[: self.chance.randint(1, 4)]
            try:
                self._hear(self._send(letter))
            except (OSError, http.client.HTTPException, ValueError):
                self.retries += 1
                time.sleep(0.02)

    def _tap(self) -> None:
        item = dict(event(seq=len(self.tapped)).as_json())
        self.outbox.append(item)
        self.tapped.append(str(item["id"]))

    def _send(self, letter: Sequence[Json]) -> object:
        """Send a letter and read the answer; one answer in ten is cut off."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        self.asking = True
        try:
            body = json.dumps({"events": letter})
            wire.request("POST", "/api/v1/events", body, {"Content-Type": "application/json"})
            if self.chance.random() < 0.1:
                raise ConnectionAbortedError
            answer = wire.getresponse()
            content = answer.read()
            if answer.status != http.client.OK:
                raise ConnectionAbortedError(content)
            return json.loads(content)
        finally:
            self.asking = False
            wire.close()

    def _hear(self, answer: object) -> None:
        assert isinstance(answer, dict)
        named = set(answer["stored"])
        self.solid += [str(item["id"]) for item in self.outbox if item["id"] in named]
        self.outbox = [item for item in self.outbox if item["id"] not in named]
