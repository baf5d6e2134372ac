"""Requests as bytes, so that they may be as wrong as anyone can make them; and what came back."""

import re
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

PATIENCE_S = 10.0
JSON = "application/json"
FORM = "application/x-www-form-urlencoded"
AT_ONCE = 65_536
NO_ANSWER = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `length` None: as long as the body is; `half`: no more is sent after the body, and it says so."""

    method: str
    path: str
    headers: Sequence[tuple[str, str]] = ()
    body: bytes = b""
    length: str | None = None
    half: bool = False

    def raw(self, port: int) -> bytes:
        """The request as it goes over the wire; a header given here stands in the place of ours."""
        told = {name.lower() for name, _ in self.headers}
        ours = [("Host", f"127.0.0.1:{port}"), ("Connection", "close")]
        lines = [f"{name}: {value}" for name, value in ours if name.lower() not in told]
        lines += [f"{name}: {value}" for name, value in self.headers]
        if "content-length" not in told and "transfer-encoding" not in told and (self.body or self.length is not None):
            lines.append(f"Content-Length: {len(self.body) if self.length is None else self.length}")
        head = "\r\n".join([f"{self.method} {self.path} HTTP/1.1", *lines, "", ""])
        return head.encode("utf-8", "surrogateescape") + self.body


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: status 0 where the door was shut without a word."""

    status: int
    head: str = ""
    body: bytes = b""
    seconds: float = 0.0
    cookies: dict[str, str] = field(default_factory=dict)

    def header(self, name: str) -> str:
        """The value of one header, empty where it was not sent."""
        start = f"{name.lower()}:"
        found = (line.partition(":")[2].strip() for line in self.head.split("\r\n") if line.lower().startswith(start))
        return next(found, "")

    @property
    def text(self) -> str:
        """The body in words."""
        return self.body.decode("utf-8", "replace")


def ask(port: int, what: Ask, patience_s: float = PATIENCE_S) -> Answer:
    """Send it and hear the answer to its end, or for as long as patience lasts."""
    began = time.monotonic()
    try:
        heard = _exchange(port, what, patience_s)
    except TimeoutError:
        return Answer(NO_ANSWER, "timeout", b"", time.monotonic() - began)
    return _read(heard, time.monotonic() - began)


def _exchange(port: int, what: Ask, patience_s: float) -> bytes:
    heard = b""
    with socket.create_connection(("127.0.0.1", port), timeout=patience_s) as wire:
        try:
            wire.sendall(what.raw(port))
            if what.half:
                wire.shutdown(socket.SHUT_WR)
        except (BrokenPipeError, ConnectionResetError):
            pass  # it was refused before it was all said
        try:
            while not _is_whole(heard, what.method) and (some := wire.recv(AT_ONCE)):
                heard += some
        except ConnectionResetError:
            pass
    return heard


def _is_whole(heard: bytes, method: str) -> bool:
    """Whether an answer on a line that stays open has come to its end."""
    head, end, body = _final(heard).partition(b"\r\n\r\n")
    length = re.search(rb"\r\ncontent-length: (\d+)", head, re.IGNORECASE)
    if not end or b"chunked" in head.lower():
        return end != b"" and body.endswith(b"0\r\n\r\n")
    return method == "HEAD" or (length is not None and len(body) >= int(length[1]))


def _final(heard: bytes) -> bytes:
    """The answer behind a "go on" that came before it."""
    return heard.partition(b"\r\n\r\n")[2] if heard.startswith(b"HTTP/1.1 1") else heard


def _read(heard: bytes, seconds: float) -> Answer:
    head, _, body = _final(heard).partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    words = lines[0].split(" ", 2)
    if len(words) < 2 or not words[1].isdecimal():
        return Answer(NO_ANSWER, "", heard, seconds)
    if "transfer-encoding: chunked" in head.decode("latin-1").lower():
        body = _unchunked(body)
    return Answer(int(words[1]), "\r\n".join(lines), body, seconds, _cookies(lines))


def _unchunked(body: bytes) -> bytes:
    whole, rest = b"", body
    while rest:
        size, _, rest = rest.partition(b"\r\n")
        count = int(size.partition(b";")[0] or b"0", 16)
        if not count:
            break
        whole, rest = whole + rest[:count], rest[count + 2 :]
    return whole


def _cookies(lines: Sequence[str]) -> dict[str, str]:
    set_ = [line.partition(":")[2].strip() for line in lines if line.lower().startswith("set-cookie:")]
    return dict(each.partition(";")[0].partition("=")[::2] for each in set_)
