"""The door itself: phones that were let in pass, a fresh link lets one in, and everybody else is told nothing."""

import http.client
import socket
import socketserver
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from types import MappingProxyType
from typing import TypeAlias

from bandstand.cli.pairing.forward import Headers, Server, handed_on, origin_for
from bandstand.cli.pairing.front import Front, plain_front
from bandstand.cli.pairing.pages import STYLE_ALLOWED, later, refused, welcome
from bandstand.cli.pairing.secrets import PHONE_SECONDS, Link, Phones, Tries
from bandstand.quantity import BandstandError, Message
from bandstand.words import say

# As socketserver has them: a line that is open, and where it comes from.
Line: TypeAlias = socket.socket | tuple[bytes, socket.socket]
Caller: TypeAlias = tuple[str, int]

LINK = "/pair/"
MOST_BYTES = 22 * 1024 * 1024  # the server itself takes less
MOST_AT_ONCE = 32
PATIENCE = 20  # seconds to say who it is and what it wants, and for each pause of a phone that was let in
REFUSED = refused()
PAGE = ("Content-Type", "text/html; charset=utf-8")
BARE = MappingProxyType(
    {
        "Cache-Control": "no-store",
        "Content-Security-Policy": f"default-src 'none'; style-src {STYLE_ALLOWED}; form-action 'self'; "
        "frame-ancestors 'none'; base-uri 'none'",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
)


class Door(socketserver.ThreadingTCPServer):
    """Listens at one address of one's own network, and answers only to the names of its front.

    `behind` tells which server runs at this moment, or None. Without a front the door is reached straight, by the
    address it listens at.
    """

    allow_reuse_address = True
    daemon_threads = True

    def __init__(
        self,
        address: tuple[str, int],
        behind: Callable[[], Server | None],
        link: Link,
        phones: Phones,
        *,
        front: Front | None = None,
    ) -> None:
        self.behind, self.link, self.phones = behind, link, phones
        self.tries = Tries(link.now)
        self.let_in: Callable[[], None] = lambda: None  # called after a phone was
        self.patience: float = PATIENCE
        self._places = threading.BoundedSemaphore(MOST_AT_ONCE)
        super().__init__(address, Knock)
        self.front = front or plain_front(int(self.server_address[1]), address[0])

    def process_request(self, request: Line, client_address: Caller) -> None:
        """One more guest, if there is room; else the line is closed."""
        if not self._places.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Line, client_address: Caller) -> None:
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._places.release()

    def handle_error(self, request: Line, client_address: Caller) -> None:
        """A phone that hangs up in the middle is nothing to tell. Anything else is told where the door was opened."""
        match sys.exception():
            case ConnectionError() | TimeoutError():
                return
            case BandstandError() as trouble:
                print(say(trouble.message), file=sys.stderr)
            case _:
                super().handle_error(request, client_address)


class Knock(BaseHTTPRequestHandler):
    """One request. The line is closed after it, so that nothing can hide behind another."""

    server: Door
    timeout = PATIENCE

    def setup(self) -> None:
        super().setup()
        self._stranger = threading.Timer(self.server.patience, hang_up, [self.connection])
        self._stranger.daemon = True
        self._stranger.start()

    def finish(self) -> None:
        self._stranger.cancel()
        super().finish()

    def answer(self) -> None:
        """Look at who it is, then hand on, let in, or refuse. Nothing of a stranger's body is read."""
        if self.headers.get("Host") not in self.server.front.hosts:
            return self.refuse()
        secret = self._cookie()
        if self.server.phones.know(secret):
            self._stranger.cancel()  # a sheet of 20 MB takes its time
            return self._hand_on()
        if self.path.startswith(LINK) and not self.server.tries.too_many:
            return self._link(self.path.removeprefix(LINK))
        return self.refuse()

    def refuse(self) -> None:
        self._send(403, [PAGE], REFUSED)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Whatever cannot be read is refused like everything else."""
        self.close_connection = True
        if self.request_version == "HTTP/0.9":  # before anything was understood
            self.request_version = "HTTP/1.0"
        self.refuse()

    def log_message(self, format: str, *args: object) -> None:
        """Who looks at what is nobody's business."""

    def _link(self, token: str) -> None:
        """Looking at the link changes nothing, since programs look at links too; the button on it does."""
        if not self.server.link.opens(token):
            self.server.tries.count()
            return self.refuse()
        if self.command != "POST":
            return self._send(200, [PAGE], welcome(self.server.front))
        try:
            secret = self.server.link.use(token, self.server.phones.add)
        except BandstandError:
            self._say_later(Message("pair.not_kept"))
            raise
        if secret is None:
            return self.refuse()
        kept = self.server.front.kept(secret, PHONE_SECONDS)
        self._send(303, [("Location", "/"), ("Set-Cookie", kept)], b"")
        return self.server.let_in()

    def _hand_on(self) -> None:
        length = self.headers.get("Content-Length", "0")
        chunked = "Transfer-Encoding" in self.headers
        if chunked or not length.isdecimal() or len(length) > 9 or int(length) > MOST_BYTES or self.path[:1] != "/":
            return self.refuse()
        behind, ours = self.server.behind(), self.server.front.origin(self.headers["Host"])
        if behind is None:
            return self._say_later(Message("pair.away"))
        headers = [*origin_for(behind, self.headers.get("Origin"), ours), *handed_on(self.headers.items())]
        try:
            reply = behind.ask(self.command, self.path, headers, self.rfile.read(int(length)))
        except (OSError, http.client.HTTPException, ValueError):
            return self._say_later(Message("pair.away"))
        return self._send(reply.status, reply.headers, reply.body, bare=False)

    def _say_later(self, why: Message) -> None:
        self._send(503, [PAGE, ("Retry-After", "5")], later(why))

    def _cookie(self) -> str:
        pairs = (part.strip().partition("=") for part in self.headers.get("Cookie", "").split(";"))
        return next((value for name, _, value in pairs if name == self.server.front.cookie), "")

    def _send(self, status: int, headers: Headers, body: bytes, *, bare: bool = True) -> None:
        self.send_response_only(status)
        for name, value in [*headers, *(BARE.items() if bare else ())]:
            self.send_header(name, value)
        if status not in (204, 304):
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


for _method in ("GET", "HEAD", "POST", "OPTIONS"):  # the names http.server looks for; any other method is refused
    setattr(Knock, f"do_{_method}", Knock.answer)


def hang_up(line: socket.socket) -> None:
    """Somebody who says a letter now and then would hold a place for ever."""
    with suppress(OSError):  # gone by itself
        line.shutdown(socket.SHUT_RDWR)
