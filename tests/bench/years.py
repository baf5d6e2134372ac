"""What the page of recovery costs with years behind it: measured, never asserted in a test. `make bench` asks here.

Run as a program it prints one JSON line: `.venv/bin/python -m tests.bench.years`. With a number it fills the home of
the environment with so many years.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from uuid import UUID, uuid5

from bandstand.journal.event import Event, body_of
from bandstand.journal.facts import KIND_OF, CheckIn, Fact, PlanSet, RestDay, SessionFinished, SessionStarted, SetDone
from bandstand.prescription import Plan
from bandstand.quantity import Pain
from tests.bench.log import cpu_of
from tests.house.server import HERE, Served, environment, serving
from tests.recovery.diaries import FIRST, USUAL, made_up
from tests.store.facts import event

LOOKS, YEAR, FIVE_YEARS = 100, 365, 1826
TRIES = 5  # the least of several: other work on the machine disturbs one or another
NAMES = UUID(int=7)
SETS = 12


@dataclass(frozen=True, slots=True)
class Looked:
    """Server CPU of one look, where nothing was told since the last, and what goes over the wire."""

    cpu_ms: float
    bytes: int


@cache
def looked(days: int) -> Looked:
    """All days of somebody who answered daily and trained three times a week."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        _fill(home, days)
        with serving(home) as server:
            for _ in range(20):
                sent = _look(server)
            return Looked(min(_ms_a_look(server) for _ in range(TRIES)), sent)


def _ms_a_look(server: Served) -> float:
    before = cpu_of(server)
    for _ in range(LOOKS):
        _look(server)
    return (cpu_of(server) - before) / LOOKS * 1000


def _look(server: Served) -> int:
    answer = server.get("/recovery/?span=all", **{"Accept-Encoding": "gzip"})
    assert answer.status == 200, answer.status
    return len(answer.body)


def _fill(home: Path, days: int) -> None:
    found = environment(home, PYTHONPATH=f"{HERE / 'src'}:{HERE}", DJANGO_SETTINGS_MODULE="bandstand.settings")
    subprocess.run([sys.executable, "-m", "tests.bench.years", str(days)], env=found, check=True)


def fill(days: int) -> None:
    """Put so many days into the home of the environment, up to today."""
    import django

    django.setup()
    from bandstand import store
    from bandstand.cli.at_home import open_home

    open_home()
    person, first = store.the_person(), datetime.now(UTC).date() - timedelta(days=days - 1)
    told = list(_told(first, days))
    for place in range(0, len(told), 40):
        store.write(person, told[place : place + 40], received_at=told[place].occurred_at)


def _told(first: date, days: int) -> Iterator[Event]:
    yield _event(first, PlanSet(plan=Plan(number=1)))
    pains = {(each.day - FIRST).days: each.pain for each in made_up(USUAL, 1, days=days)}
    for day in range(days):
        today = first + timedelta(days=day)
        if day in pains:
            yield _event(today, CheckIn(of=today, morning=Pain(pains[day])))
        if day % 7 in (0, 2, 4):
            yield from _session(today)
        elif day % 7 == 6:
            yield _event(today, RestDay())


def _session(day: date) -> Iterator[Event]:
    facts: list[Fact] = [SessionStarted(script=uuid5(NAMES, f"script {day}"))]
    facts += [SetDone(prescription="march", set=1 + each, reps=12) for each in range(SETS)]
    for seq, fact in enumerate([*facts, SessionFinished(pain_now=Pain(1))]):
        yield replace(_event(day, fact, seq), session=uuid5(NAMES, f"session {day}"))


def _event(day: date, fact: Fact, seq: int = 0) -> Event:
    at = int(datetime(day.year, day.month, day.day, 7, tzinfo=UTC).timestamp() * 1000) + seq
    made = event(kind=KIND_OF[type(fact)], seq=seq, body=dict(body_of(fact)))
    return replace(made, occurred_at=at, local_date=day)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        fill(int(sys.argv[1]))
    else:
        one, five = looked(YEAR), looked(FIVE_YEARS)
        print(json.dumps({"one_year_ms": one.cpu_ms, "five_years_ms": five.cpu_ms, "five_years_bytes": five.bytes}))
