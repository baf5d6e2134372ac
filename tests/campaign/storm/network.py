"""A network between phones and their home that loses, cuts, delays, answers for others and refuses."""

import random
import socket
import socketserver
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from http.client import HTTPConnection, HTTPResponse
from http.server import BaseHTTPRequestHandler

SLOW_S = 0.1  # ten seconds, a hundred times shorter: within the phone's patience
TOO_SLOW_S = 0.3  # and beyond it
LONGEST_MOOD = 6  # requests in a row that meet the same
HALVES_IN = 9  # requests until three phones have halved their letters down to one event


class Mood(StrEnum):
    """What becomes of a request."""

    PASSES = "passed"
    LOST_BEFORE = "lost before it arrived"
    LOST_DURING = "cut on its way"
    LOST_AFTER = "kept, and its answer lost"
    SLOW = "slow"
    TOO_SLOW = "slower than the phone waits"
    PORTAL = "answered by a captive portal"
    PORTAL_SAYING_JSON = "answered by a portal that calls its page JSON"
    TOO_LARGE = "refused as too large by a proxy"
    BAD_GATEWAY = "refused by a proxy that reaches nobody"


PAGE = b"<!doctype html><title>Welcome</title><h1>Guest network</h1><p>Please accept our terms."
ANSWERS = {
    Mood.PORTAL: (200, "text/html; charset=utf-8", PAGE),
    Mood.PORTAL_SAYING_JSON: (200, "application/json", PAGE),
    Mood.TOO_LARGE: (413, "text/html", b"<h1>413 Request Entity Too Large</h1>"),
    Mood.BAD_GATEWAY: (502, "text/html", b"<h1>502 Bad Gateway</h1>"),
}


class Network(socketserver.ThreadingTCPServer):
    """The way to a home. While it storms every request meets a mood; afterwards all pass."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), Way)
        self.home = port
        self.storms = False
        self.met: Counter[Mood] = Counter()
        self._dice = random.Random(seed)
        self._guard = threading.Lock()
        self._deck: list[Mood] = []
        self._mood, self._left = Mood.PASSES, 0

    @property
    def address(self) -> str:
        """Where phones find it."""
        return f"http://127.0.0.1:{self.server_address[1]}"

    def next_mood(self) -> Mood:
        """What becomes of the request that comes now. Moods are dealt like cards: three of ten lose something."""
        with self._guard:
            if not self.storms:
                return Mood.PASSES
            if not self._left:
                self._deck = self._deck or self._dice.sample(list(Mood), len(Mood))
                self._mood = self._deck.pop()
                self._left = HALVES_IN if self._mood is Mood.TOO_LARGE else self._dice.randint(1, LONGEST_MOOD)
            self._left -= 1
            self.met[self._mood] += 1
            return self._mood

    def handle_error(self, request: object, client_address: object) -> None:
        """A phone that hung up is no news."""


class Way(BaseHTTPRequestHandler):
    """One connection of a phone."""

    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        """Let the request meet what it meets."""
        assert isinstance(self.server, Network)
        mood = self.server.next_mood()
        if mood is Mood.LOST_BEFORE:
            return self._cut()
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if mood in ANSWERS:
            return self._say(*ANSWERS[mood])
        if mood is Mood.LOST_DURING:
            self._send_half(body)
            return self._cut()
        time.sleep({Mood.SLOW: SLOW_S, Mood.TOO_SLOW: TOO_SLOW_S}.get(mood, 0))
        return self._pass_on(body, heard=mood is not Mood.LOST_AFTER)

    def _pass_on(self, body: bytes, *, heard: bool) -> None:
        wire = HTTPConnection("127.0.0.1", self._port(), timeout=20)
        try:
            wire.request("POST", self.path, body, {"Content-Type": self.headers["Content-Type"]})
            answer: HTTPResponse = wire.getresponse()
            content = answer.read()
        except OSError:
            return self._cut()
        finally:
            wire.close()
        if not heard:
            return self._cut()
        return self._say(answer.status, answer.headers.get("Content-Type", ""), content)

    def _send_half(self, body: bytes) -> None:
        head = f"POST {self.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        with suppress(OSError), socket.create_connection(("127.0.0.1", self._port()), timeout=5) as wire:
            wire.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body[: len(body) // 2])

    def _say(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _cut(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def _port(self) -> int:
        assert isinstance(self.server, Network)
        return self.server.home

    def log_message(self, *_said: object) -> None:
        """Nothing is written down."""


@contextmanager
def a_network(port: int, seed: int) -> Iterator[Network]:
    """A way to the home at this port, calm at first."""
    with Network(port, seed) as network:
        thread = threading.Thread(target=network.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield network
        finally:
            network.shutdown()
            thread.join()
