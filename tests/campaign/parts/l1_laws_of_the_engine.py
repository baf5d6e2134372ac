"""L1: ten thousand lives, each held against every law of the engine."""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.progress.any_life import Chance, chances, lives
from tests.progress.faults import FAULTS
from tests.progress.laws import check_all
from tests.progress.lived import Engine, Lived
from tests.progress.lives import Life

LIVES = 1_000  # for each of SCALE: ten thousand in the campaign
A_SHARE = 100  # lives a worker takes at a time
# With a fault built in the first life that shows it ends it. Those that show in a few of ten thousand lives have a life
# of their own in tests/progress/test_laws.py.
MOST_WITH_A_FAULT = 1_500
RARE = ("hold-silences-ease", "level-hears-fresh-pain", "flare-hears-fresh-pain", "strict-rises")


@dataclass(frozen=True, slots=True)
class Held:
    """Some lives held against the laws: how many, and what was broken."""

    lives: int
    broken: tuple[str, ...] = ()


def hold(share: int, size: int, fault: str = "") -> Held:
    """Draw the lives of one share and hold each against every law; the first that breaks one ends it."""
    engine = FAULTS[fault] if fault else Engine()
    held = [0]
    try:
        _drawn(share, size, lambda life, chance: _hold_one(held, Lived(life, engine), chance))
    except AssertionError as error:
        said = str(error).splitlines()
        return Held(held[0], (f"share {share}: {said[0] if said else 'a law'}",))
    return Held(held[0])


def _hold_one(held: list[int], lived: Lived, chance: Chance) -> None:
    held[0] += 1
    check_all(lived, chance)


def _drawn(share: int, size: int, each: Callable[[Life, Chance], None]) -> None:
    @seed(share)
    @settings(
        max_examples=size,
        deadline=None,
        database=None,
        derandomize=False,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(lives(), chances)
    def lived_through(life: Life, chance: Chance) -> None:
        each(life, chance)

    lived_through()


def campaign(size: int, fault: str = "") -> Outcome:
    """All of them, on every core there is; with a fault built in, one share after the other until it shows."""
    began = time.monotonic()
    shares = range(1_000, 1_000 + -(-size // A_SHARE))
    held: list[Held] = []
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for each in workers.map(hold, shares, [min(A_SHARE, size)] * len(shares), [fault] * len(shares)):
            held.append(each)
            if each.broken and fault:
                workers.shutdown(cancel_futures=True)
                break
    broken = [words for each in held for words in each.broken]
    print(*broken, sep="\n", file=sys.stderr)
    lived = sum(each.lives for each in held)
    return Outcome(
        holds=not broken and lived >= size,
        n=lived,
        measured=f"{len(broken)} laws broken in {lived:,} lives",
        limit=f"0 laws broken in {size:,} lives",
        seconds=time.monotonic() - began,
    )


def _run(scale: int, fault: str) -> Outcome:
    if fault:
        return campaign(MOST_WITH_A_FAULT, fault)
    return campaign(LIVES * scale)


PART = Part(
    key="L1",
    faced="ten thousand lives held against the laws of the engine",
    run=_run,
    every_commit=False,  # a thousand lives, and a life for each fault, stand in tests/progress/test_laws.py
    faults=tuple(fault for fault in FAULTS if fault not in RARE),
)
