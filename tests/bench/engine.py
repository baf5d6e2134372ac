"""What a decision costs: CPU, never asserted in a test. `make bench` asks here.

Run as a program it prints one JSON line a figure: `.venv/bin/python -m tests.bench.engine`.
"""

import json
import time
from collections.abc import Callable, Mapping
from typing import Any

from bandstand.progress.yardstick import Line, Told, next_dose
from tests.simulator import simulator
from tests.simulator.yardstick import SCENARIOS

PEOPLE, TIMES, WEEKS, SEED = 10, 7, 12, 11
LAST_DAYS = 80


def from_nothing() -> float:
    """CPU of the next dose after twelve weeks, all worked out anew, in milliseconds; the best of some turns."""
    calls = late_calls()
    return min(cpu_ms(lambda: [next_dose(*call) for call in calls]) for _ in range(TIMES)) / len(calls)


def late_calls() -> list[tuple[list[Line], Told]]:
    """What is asked in the last days of twelve weeks."""
    calls: list[tuple[list[Line], Told]] = []

    def kept(history: list[Line], bounds: Told) -> Mapping[str, Any]:
        calls.append((history, bounds))
        return dict(next_dose(history, bounds))

    scenario = json.loads(SCENARIOS["typical"].read_text())
    simulator.simulate(scenario, simulator.engine_policy(kept), PEOPLE, SEED, WEEKS)
    return [call for call in calls if call[1]["day"] >= LAST_DAYS]


def cpu_ms(work: Callable[[], object]) -> float:
    """CPU of some work, in milliseconds."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    print(json.dumps({"from_nothing_ms": round(from_nothing(), 2)}))
