"""What a decision costs: CPU, never asserted in a test. `make bench` asks here.

Run as a program it prints one JSON line a figure: `.venv/bin/python -m tests.bench.engine`.
"""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from bandstand.journal.history import History
from bandstand.progress.decide import decide_all
from bandstand.progress.standing import Heard, MorningTold, Played, Standing, hear
from bandstand.progress.yardstick import Line, Told, next_dose
from tests.progress.lives import BANDS, CLIMBER, FIRST_DAY, MARCH, REST, WALK, Day, Did, Life, history_of, plan_of
from tests.simulator import simulator
from tests.simulator.yardstick import SCENARIOS

PEOPLE, TIMES, WEEKS, SEED = 10, 7, 12, 11
LAST_DAYS = 80
THREE_MONTHS, FIVE_YEARS, AT_ONCE = 91, 1826, 28  # days behind, and days of one measurement
MANY_TIMES = 25  # the least of many: other work on the machine disturbs one or another


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


def decide_ms(behind: int = FIVE_YEARS) -> float:
    """CPU of one exercise's next dose from a standing with so many days behind it, in milliseconds."""
    standing, today = standing_after(behind), FIRST_DAY + timedelta(days=behind)
    plan = standing.plan
    assert plan is not None, "a life begins with a plan"
    return least_ms(lambda: decide_all(plan, standing, BANDS, today)) / len(plan.trained)


def event_ms(behind: int = FIVE_YEARS) -> float:
    """CPU of folding one thing heard more, a morning or a session of three exercises, in milliseconds."""
    standing = standing_after(behind)
    heard = [each for each in all_heard() if day_of(each) >= FIRST_DAY + timedelta(days=behind)]
    return least_ms(lambda: folded(standing, heard)) / len(heard)


def growth() -> float:
    """What five years behind a decision and an event cost over three months; the worse of the two."""
    return max(what(FIVE_YEARS) / what(THREE_MONTHS) for what in (decide_ms, event_ms))


@cache
def standing_after(behind: int) -> Standing:
    """Where somebody stands who did three exercises three times a week for so many days."""
    heard = [each for each in all_heard() if day_of(each) < FIRST_DAY + timedelta(days=behind)]
    began = lived().plans_set[0]
    return folded(Standing(bands=BANDS), [began, *heard])


def folded(standing: Standing, heard: list[Heard]) -> Standing:
    """The standing once all of it is heard."""
    for each in heard:
        standing = hear(standing, each)
    return standing


def day_of(heard: Heard) -> date:
    """The day of a morning or a session."""
    assert isinstance(heard, MorningTold | Played), "nothing else is heard here"
    return heard.day if isinstance(heard, MorningTold) else heard.session.local_date


@cache
def all_heard() -> list[Heard]:
    """Every morning and session of five years and a little more, in turn."""
    return sorted(_each_heard(lived()), key=lambda each: (day_of(each), isinstance(each, Played)))


def _each_heard(history: History) -> Iterator[Heard]:
    yield from (MorningTold(day, morning) for day, morning in history.mornings.items())
    yield from (Played(session, history.plan) for session in history.sessions)


@cache
def lived() -> History:
    """Four weeks, with good and bad days, lived again and again for five years."""
    did = {"march": Did(count=13), "climber": Did(count=12, peak=3), "walk": Did(count=30, left=1)}
    days = [replace(Day(did=did) if day % 7 in (0, 2, 4) else REST, morning=(1, 2, 1, 3)[day % 4]) for day in range(28)]
    again = -(-(FIVE_YEARS + AT_ONCE) // len(days))
    return history_of(Life(plan=plan_of(MARCH, CLIMBER, WALK), days=(*days,) * again))


def least_ms(work: Callable[[], object]) -> float:
    """CPU of some work in milliseconds, the least of many times."""
    return min(cpu_ms(work) for _ in range(MANY_TIMES))


def cpu_ms(work: Callable[[], object]) -> float:
    """CPU of some work, in milliseconds."""
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


if __name__ == "__main__":
    figures = {"decide_ms": decide_ms(), "standing_event_ms": event_ms(), "history_ratio": growth()}
    print(json.dumps({name: round(each, 3) for name, each in {"from_nothing_ms": from_nothing(), **figures}.items()}))
