"""One home with the real server, as a program of its own: asked over its port, its rows read by another program."""

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.house.server import HERE, environment, free_port

STARTS_WITHIN_S = 60
BETWEEN_LOOKS_S = 0.125
STANDING = 2  # the server and its worker
ENDS_WITHIN_S = 20


@dataclass
class House:
    """A home in a folder. `fault` is a mistake that its server is started with, "" for none."""

    folder: Path
    fault: str = ""
    clock: Mapping[str, str] = field(default_factory=dict)  # what the server's environment says of time
    port: int = field(default_factory=free_port)
    _server: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Start the server, and return when it has printed its address."""
        with (self.folder / "server.log").open("ab") as log:
            self._server = subprocess.Popen(
                [sys.executable, "-m", "tests.campaign.hostile.faulty", self.fault, "serve", "--port", str(self.port)],
                env=self._environment(),
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=HERE,
                start_new_session=True,
            )
        assert self._server.stdout is not None
        assert self._server.stdout.readline(), (self.folder / "server.log").read_text()

    def stop(self) -> None:
        """End it, at once if it does not go by itself."""
        if self._server is None:
            return
        os.killpg(self._server.pid, signal.SIGTERM)
        try:
            self._server.communicate(timeout=ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            os.killpg(self._server.pid, signal.SIGKILL)
            self._server.communicate()
        self._server = None

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command of the program at this home, to its end."""
        return subprocess.run(
            [sys.executable, "-m", "bandstand", *words],
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=STARTS_WITHIN_S,
            check=False,
        )

    def memory_mb(self) -> float:
        """What the server's processes hold for themselves, in megabytes; what is shared is counted in part."""
        return sum(map(_held_kb, self._processes())) / 1024

    @property
    def has_guests(self) -> bool:
        """Whether a process works for it that ends by itself: one that opens a file, or makes a track."""
        return len(self._processes()) > STANDING

    def _processes(self) -> list[Path]:
        assert self._server is not None, "only a running server has processes"
        return [each for each in Path("/proc").glob("[0-9]*") if _is_of(each, self._server.pid)]

    def rows(self, question: str = "SELECT * FROM store_event ORDER BY cursor") -> list[tuple[object, ...]]:
        """What stands in the file, read past the product."""
        where = next((self.folder / "home").glob("*.sqlite3"))
        with closing(sqlite3.connect(f"{where.as_uri()}?mode=ro", uri=True, timeout=20)) as file:
            return [tuple(row) for row in file.execute(question)]

    def _environment(self) -> dict[str, str]:
        told = environment(self.folder / "home", **self.clock)
        return told | {"PYTHONPATH": os.pathsep.join((str(HERE), told["PYTHONPATH"]))}


def _is_of(process: Path, group: int) -> bool:
    try:
        return os.getpgid(int(process.name)) == group
    except ProcessLookupError:
        return False


def _held_kb(process: Path) -> int:
    try:
        rollup = (process / "smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:")))


@contextmanager
def running(fault: str = "", clock: Mapping[str, str] | None = None) -> Iterator[House]:
    """A fresh home with its server; nothing of either is left afterwards."""
    with tempfile.TemporaryDirectory(prefix="bandstand-hostile-") as folder:
        house = House(Path(folder), fault, clock or {})
        house.start()
        try:
            yield house
        finally:
            house.stop()


def settled(house: House) -> float:
    """Its memory once it is at rest and alone: the least of a few looks."""
    until = time.monotonic() + ENDS_WITHIN_S
    while house.has_guests and time.monotonic() < until:
        time.sleep(BETWEEN_LOOKS_S)
    looks = []
    for _ in range(4):
        looks.append(house.memory_mb())
        time.sleep(BETWEEN_LOOKS_S)
    return min(looks)
