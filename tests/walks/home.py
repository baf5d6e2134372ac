"""A home of its own for each walk: the real program on a free port, at any date, killed and started at will."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)
STARTS_WITHIN_S = 20


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Home:
    """One installation in a folder; `ahead_s` is how far its clock runs ahead of the machine's.

    `source` is a folder with another copy of the house, None for the one under test.
    """

    folder: Path
    port: int = field(default_factory=free_port)
    ahead_s: int = 0
    source: Path | None = None
    _server: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start the server in a process group of its own, and wait until it answers."""
        command = [sys.executable, "-m", "bandstand", "serve"]
        with (self.folder / "server.log").open("ab") as log:
            self._server = subprocess.Popen(
                command, env=self.environment(), stdout=log, stderr=log, start_new_session=True
            )
        deadline = time.monotonic() + STARTS_WITHIN_S
        while not self._answers():
            assert self._server.poll() is None, (self.folder / "server.log").read_text()
            assert time.monotonic() < deadline, "the server did not answer in time"
            time.sleep(0.05)

    def kill(self) -> None:
        """End the server at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End the server the polite way."""
        self._end(signal.SIGTERM)

    def sleep_until_next_morning(self, days: int = 1) -> None:
        """Stop, and start again some days later."""
        self.stop()
        self.ahead_s += days * 86_400
        self.start()

    def run(self, *command: str) -> str:
        """What a command of the program prints, at this home."""
        done = subprocess.run(
            [sys.executable, "-m", "bandstand", *command],
            env=self.environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def memory_mb(self) -> int:
        """What the server's processes hold in memory together, in megabytes, as the system counts it."""
        assert self._server is not None, "only a running server has memory"
        group = self._server.pid
        held = [_resident_kb(each) for each in Path("/proc").glob("[0-9]*") if _group_of(each) == group]
        return sum(held) // 1024

    def environment(self) -> dict[str, str]:
        clock = {"LD_PRELOAD": str(FAKETIME), "FAKETIME": f"+{self.ahead_s}s"} if self.ahead_s else {}
        house = {"PYTHONPATH": str(self.source)} if self.source else {}
        return {**os.environ, "BANDSTAND_HOME": str(self.folder), "BANDSTAND_PORT": str(self.port), **clock, **house}

    def _answers(self) -> bool:
        try:
            with urllib.request.urlopen(self.address, timeout=2):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def _end(self, how: signal.Signals) -> None:
        if self._server is not None and self._server.poll() is None:
            os.killpg(self._server.pid, how)
            self._server.wait(timeout=20)
        self._server = None


def _group_of(process: Path) -> int:
    try:
        return os.getpgid(int(process.name))
    except ProcessLookupError:
        return -1


def _resident_kb(process: Path) -> int:
    """What a process holds for itself, shared pages counted in part; 0 once it is gone."""
    try:
        rollup = (process / "smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")))
