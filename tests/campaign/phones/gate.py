"""The way between a phone and its home: it can be shut, ask to log in, or lead to another home."""

import contextlib
import socket
import threading

LOG_IN = (
    b"HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}"
)
CHUNK = 65_536
A_REQUEST = 1_000_000


class Gate:
    """A port of its own, so that the address stays the same whatever stands behind it."""

    def __init__(self, to: int) -> None:
        self.to = to
        self.is_open = True
        self.asks_to_log_in = False
        self.slow_s = 0.0  # how long each connection waits before it is let through
        self._passing: set[socket.socket] = set()
        self._door = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = int(self._door.getsockname()[1])
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def address(self) -> str:
        """What a browser opens."""
        return f"http://127.0.0.1:{self.port}"

    def shut(self) -> None:
        """The network goes, and with it whatever was on its way."""
        self.is_open = False
        for each in list(self._passing):
            _cut(each)

    def open(self, to: int | None = None) -> None:
        """The network is back, perhaps to another home; what stood open to the last one is cut."""
        for each in list(self._passing):
            _cut(each)
        self.to = to or self.to
        self.is_open = True

    def ask_to_log_in(self, on: bool) -> None:
        """Whatever is asked, the answer is to log in first; or no longer."""
        self.asks_to_log_in = on
        for each in list(self._passing):
            _cut(each)

    def close(self) -> None:
        """Nobody comes by any more."""
        self.shut()
        self._door.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                here, _ = self._door.accept()
                threading.Thread(target=self._let_in, args=(here,), daemon=True).start()

    def _let_in(self, here: socket.socket) -> None:
        if not self.is_open:
            return _cut(here)
        if self.asks_to_log_in:
            here.recv(A_REQUEST)
            here.sendall(LOG_IN)
            return _cut(here)
        try:
            there = socket.create_connection(("127.0.0.1", self.to), timeout=10)
        except OSError:
            return _cut(here)
        there.settimeout(None)
        self._passing |= {here, there}
        threading.Thread(target=self._pass, args=(there, here), daemon=True).start()
        return self._pass(here, there)

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while content := one.recv(CHUNK):
                if self.slow_s:
                    threading.Event().wait(self.slow_s)
                other.sendall(content)
        for each in (one, other):
            self._passing.discard(each)
            _cut(each)


def _cut(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
