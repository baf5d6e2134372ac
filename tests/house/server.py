"""A real server for a test: its own process group, its own home, a free port, and ends of several kinds."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import Message
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

HERE = Path(__file__).resolve().parent.parent.parent
PATIENCE = 20.0  # seconds until we call a server that does not answer lost; never a claim about speed


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came back for one address."""

    status: int
    headers: Message
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running Bandstand."""

    process: subprocess.Popen[str]
    port: int
    home: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str = "/", **headers: str) -> Answer:
        request = Request(self.address + path.lstrip("/"), headers=headers)
        try:
            with urlopen(request, timeout=PATIENCE) as response:
                return Answer(status=response.status, headers=response.headers, body=response.read())
        except HTTPError as refusal:
            with refusal:
                return Answer(status=refusal.code, headers=refusal.headers, body=refusal.read())

    def end(self, how: signal.Signals) -> int:
        """Signal the whole group, wait for the server, and hand back its exit code."""
        os.killpg(self.process.pid, how)
        return self.process.wait(PATIENCE)


def environment(home: Path, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("BANDSTAND_", "DATABASE_URL"))}
    return kept | {"BANDSTAND_HOME": str(home), "PYTHONPATH": str(HERE / "src")} | more


def command(*arguments: str) -> list[str]:
    """`bandstand ...` of this checkout, whether or not it is installed."""
    return [sys.executable, "-c", "from bandstand.cli import main; main()", *arguments]


def bandstand(
    home: Path, *arguments: str, before: tuple[str, ...] = (), patience: float = PATIENCE
) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [*before, *command(*arguments)],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=patience,
        check=False,
    )


@contextmanager
def serving(home: Path, *, port: int | None = None, before: tuple[str, ...] = ()) -> Iterator[Served]:
    """A server that has printed its address; it and all it started are gone afterwards."""
    port = port or free_port()
    process = subprocess.Popen(
        [*before, *command("serve", "--port", str(port))],
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert process.stdout is not None
        told = process.stdout.readline()
        assert told == f"http://127.0.0.1:{port}/\n", process.communicate()[1]
        yield Served(process=process, port=port, home=home)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return probe.connect_ex(("127.0.0.1", port)) != 0
