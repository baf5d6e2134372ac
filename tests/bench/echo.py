"""A server of a few lines that answers at once and keeps nothing: what this machine itself makes somebody wait.

As a program it prints its port, and serves until it is ended.
"""

import socketserver
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.house.server import HERE

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"


class Echo(socketserver.BaseRequestHandler):
    """One phone's connection. What it sends arrives in one piece, or in a few; it ends with its body's brackets."""

    def handle(self) -> None:
        heard = b""
        while piece := self.request.recv(65536):
            heard += piece
            if heard.endswith(b"}]}"):
                heard = b""
                self.request.sendall(ANSWER)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    request_queue_size = 64


@contextmanager
def echoing() -> Iterator[int]:
    """Such a server in a process of its own; its port."""
    call = [sys.executable, "-m", "tests.bench.echo"]
    with subprocess.Popen(call, cwd=HERE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield int(process.stdout.readline())
        finally:
            process.kill()


def main() -> None:
    """Serve."""
    with Server(("127.0.0.1", 0), Echo) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
