"""What a handout costs: a plan of four band exercises on two pages, made by the process that is kept for it."""

import json
import resource
import statistics
import time
from datetime import date, timedelta

from bandstand.exchange.paper import handout
from bandstand.exchange.paper.press import PRESS
from bandstand.prescription import Plan
from bandstand.prescription.draft import to_plan
from bandstand.prescription.proposals import propose
from bandstand.prescription.reader import read
from tests.web.sheets import HIP

TIMES = 15
SINCE = date(2026, 11, 22)


def plan() -> Plan:
    """The programme of the tests, with every proposal taken."""
    return propose(to_plan(read(HIP)))


def warm_ms() -> float:
    """The middle of some handouts, each of another day, from the plan to the bytes; the process has made two before."""
    of = plan()
    took = [made_in(of, day) for day in range(TIMES + 2)]
    return statistics.median(took[2:]) * 1000


def made_in(of: Plan, day: int) -> float:
    """Seconds that one takes."""
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
