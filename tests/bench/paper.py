"""What a handout costs: a plan of four band exercises on two pages, made by the process that is kept for it."""

import json
import os
import resource
import time
from datetime import date, timedelta
from pathlib import Path

from bandstand.exchange.paper import handout
from bandstand.exchange.paper.press import PRESS
from bandstand.prescription import Plan
from bandstand.prescription.draft import to_plan
from bandstand.prescription.proposals import propose
from bandstand.prescription.reader import read
from tests.web.sheets import HIP

TIMES = 30
SINCE = date(2026, 11, 22)


def plan() -> Plan:
    """The programme of the tests, with every proposal taken."""
    return propose(to_plan(read(HIP)))


def warm_ms() -> float:
    """CPU of a handout in both processes, the mean of some, each of another day; two were made before."""
    of = plan()
    for day in (0, 1):
        handout(of, SINCE + timedelta(days=day))
    before = cpu_so_far()
    for day in range(2, TIMES + 2):
        handout(of, SINCE + timedelta(days=day))
    return (cpu_so_far() - before) / TIMES * 1000


def cpu_so_far() -> float:
    """CPU seconds of this process and of the one that is kept, with all its threads."""
    assert PRESS.process is not None
    fields = Path(f"/proc/{PRESS.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def made_in(of: Plan, day: int) -> float:
    """Seconds on the wall that one takes."""
    began = time.perf_counter()
    handout(of, SINCE + timedelta(days=day))
    return time.perf_counter() - began


def first_ms() -> float:
    """The first one: the process begins, and typst is loaded."""
    PRESS.end()
    return made_in(plan(), TIMES + 2) * 1000


def held_mb() -> float:
    """The most that the process held, once it has ended."""
    PRESS.end()
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


if __name__ == "__main__":
    print(
        json.dumps({"warm_ms": round(warm_ms(), 1), "first_ms": round(first_ms(), 1), "held_mb": round(held_mb(), 1)})
    )
