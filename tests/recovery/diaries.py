"""Diaries to try recovery on: made-up ones whose truth is known, and any that Hypothesis thinks of."""

import os
import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from bandstand.quantity import Pain
from bandstand.recovery import Answer

FIRST = date(2026, 3, 2)
SCALE = int(os.environ.get("SCALE", "1"))
TIMES = 25 * SCALE


def on(day: int) -> date:
    """The date of a day of the series, which begins with day 0."""
    return FIRST + timedelta(days=day)


def answers(*pains: int | None, start: int = 0) -> list[Answer]:
    """One answer a day; None: that day was not answered."""
    told = enumerate(pains, start)
    return [Answer(on(day), Pain(pain)) for day, pain in told if pain is not None]


def series(least: int = 1, most: int = 60) -> st.SearchStrategy[list[Answer]]:
    """Any answers on any days, in the order of the days."""
    days = st.dictionaries(st.integers(0, 90), st.integers(0, 10), min_size=least, max_size=most)
    return days.map(lambda told: [Answer(on(day), Pain(told[day])) for day in sorted(told)])


@dataclass(frozen=True)
class Kind:
    """A kind of person: how much days differ, how long that lasts, how often an answer is missing, a bad day comes."""

    differs: float
    lasts: float
    missing: float = 0.1
    blips: float = 0.03


QUIET, USUAL, NOISY = Kind(0.8, 0.3), Kind(1.3, 0.5), Kind(1.8, 0.6, missing=0.25)


def made_up(kind: Kind, seed: int, *, raised: Sequence[float] = (), days: int = 112, base: float = 5) -> list[Answer]:
    """A diary of whole numbers around a base, raised day by day by what is given."""
    chance, deviation, told = random.Random(seed), 0.0, []
    for day in range(days):
        deviation = kind.lasts * deviation + chance.gauss(0, kind.differs * (1 - kind.lasts**2) ** 0.5)
        blip = chance.uniform(2.5, 4.5) if chance.random() < kind.blips else 0
        felt = base + deviation + blip + (raised[day] if day < len(raised) else 0) + chance.gauss(0, 0.35)
        if chance.random() >= kind.missing:
            told.append(Answer(on(day), Pain(min(10, max(0, round(felt))))))
    return told
