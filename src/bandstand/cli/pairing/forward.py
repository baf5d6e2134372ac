"""Handing a request of a paired phone on to the server on this machine, and its answer back."""

import http.client
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Headers: TypeAlias = list[tuple[str, str]]

PATIENCE = 150  # seconds; a sheet whose pages are pictures may take 120 to read
# Of one connection only (RFC 9110, section 7.6.1).
OF_ONE_LINE = frozenset(
    {"connection", "keep-alive", "proxy-connection", "proxy-authenticate", "proxy-authorization", "te", "trailer"}
)
OURS_TO_SAY = frozenset({"host", "origin", "referer", "forwarded", "content-length", "date", "server"})
NOT_HANDED_ON = OF_ONE_LINE | OURS_TO_SAY | {"transfer-encoding", "upgrade"}
FOREIGN = "http://foreign.invalid"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered."""

    status: int
    headers: Headers
    body: bytes


@dataclass(frozen=True, slots=True)
class Server:
    """The running Bandstand of this home, as it can be reached on this machine."""

    address: str
    port: int

    @property
    def host(self) -> str:
        return f"[{self.address}]:{self.port}" if ":" in self.address else f"{self.address}:{self.port}"

    def ask(self, method: str, target: str, headers: Headers, body: bytes) -> Reply:
        """One request and its whole answer. Raises OSError or HTTPException where nobody answers."""
        line = http.client.HTTPConnection(self.address, self.port, timeout=PATIENCE)
        try:
            line.putrequest(method, target, skip_host=True, skip_accept_encoding=True)
            for name, value in [("Host", self.host), ("Content-Length", str(len(body))), *headers]:
                line.putheader(name, value)
            line.endheaders(body or None)
            answer = line.getresponse()
            return Reply(answer.status, list(handed_on(answer.getheaders())), answer.read())
        finally:
            line.close()


def handed_on(headers: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """What passes from one side to the other. What a phone says of who it is for others never does."""
    for name, value in headers:
        if name.lower() not in NOT_HANDED_ON and not name.lower().startswith("x-forwarded"):
            yield name, value


def origin_for(server: Server, told: str | None, ours: str) -> Headers:
    """Where a request says it came from: our own pages are the server's own; any other page is foreign to both."""
    if told is None:
        return []
    if told == "null":
        return [("Origin", told)]
    return [("Origin", f"http://{server.host}" if told == ours else FOREIGN)]
