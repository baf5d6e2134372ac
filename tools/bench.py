"""`make bench`: what things cost on this machine, one JSON line a figure. docs/performance.md explains each.

With names it measures only those: `tools/bench.py start memory`.
"""

import json
import os
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from urllib.error import HTTPError
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent.parent
TIMES = 5
SETTLE_SECONDS = 2.0


def start() -> tuple[float, str, float]:
    """From `bandstand serve` to its first answer, in a home that stands."""
    with tempfile.TemporaryDirectory() as home:
        with serving(Path(home)):
            pass
        return statistics.median(first_answer(Path(home)) for _ in range(TIMES)), "s", 1.0


def first_answer(home: Path) -> float:
    began = time.monotonic()
    with serving(home):
        return time.monotonic() - began


def memory() -> tuple[float, str, float]:
    """What the server and its worker hold together while nobody asks anything."""
    with tempfile.TemporaryDirectory() as home, serving(Path(home)) as server:
        time.sleep(SETTLE_SECONDS)
        return round(sum(map(held_by, family(server.pid))) / 1024, 1), "MB", 120.0


def family(pid: int) -> Iterator[int]:
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from family(int(child))


def held_by(pid: int) -> int:
    """Proportional set size in KiB: pages that two processes share are counted once."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def reader() -> tuple[float, str, float]:
    """CPU of importing the reader, in a process of its own, beyond what Python itself takes."""
    return round(max(0.0, imported("bandstand.prescription.reader") - imported("sys")) * 1000, 1), "ms", 100.0


def line() -> tuple[float, str, float]:
    """CPU of reading one line of a typical sheet."""
    return round(measuring().ms_a_line()[1], 3), "ms", 1.0


def doubling() -> tuple[float, str, float]:
    """What twice the text takes compared with once, the worst of several sizes up to 64 KiB."""
    return max(measuring().doublings().values()), "times", 2.3


def hostile() -> tuple[float, str, float]:
    """CPU a KiB of the worst of sixty hostile texts of 64 KiB."""
    return max(each.ms_a_kib for each in measuring().hostile()), "ms/KiB", 50.0


def measuring() -> ModuleType:
    """The reader's own measurements; they stand with its tests and its documents."""
    sys.path[:0] = [str(HERE)] if str(HERE) not in sys.path else []
    return import_module("tests.bench.reader")


def imported(module: str) -> float:
    return statistics.median(cpu_of(f"import {module}") for _ in range(TIMES))


def cpu_of(program: str) -> float:
    before = os.times()
    subprocess.run([sys.executable, "-c", program], env=environment(HERE), check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


@contextmanager
def serving(home: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A server that has answered once; it is gone afterwards."""
    port = free_port()
    call = [sys.executable, "-m", "bandstand", "serve", "--port", str(port)]
    server = subprocess.Popen(call, env=environment(home), stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        while not answers(port):
            assert server.poll() is None, "the server ended before it answered"
            time.sleep(0.005)
        yield server
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def answers(port: int) -> bool:
    try:
        urlopen(f"http://127.0.0.1:{port}/").close()
    except HTTPError as error:
        error.close()
    except OSError:
        return False
    return True


def environment(home: Path) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(HERE / "src"), "BANDSTAND_HOME": str(home)}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


MEASURES: dict[str, Callable[[], tuple[float, str, float]]] = {
    measure.__name__: measure for measure in (start, memory, reader, line, doubling, hostile)
}


def main(names: list[str]) -> int:
    for name in names or MEASURES:
        measured, unit, goal = MEASURES[name]()
        figure = {"what": MEASURES[name].__doc__, "measured": round(measured, 3), "unit": unit, "goal": goal}
        print(json.dumps({"name": name, **figure}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
