"""R1: ten thousand logs, each told twice, late and in another order; running and the trend stand as before."""

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.progress.retold import FAULTS, Program, check_retold

LOGS = 1_000  # for each of SCALE: ten thousand in the campaign
MOST_WITH_A_FAULT = 200
A_SHARE = 50  # logs a worker takes at a time


def breaks(number: int, fault: str) -> str:
    """What one log shows that was told otherwise; empty where nothing changed."""
    try:
        check_retold(number, FAULTS[fault] if fault else Program())
    except AssertionError as error:
        return str(error).splitlines()[0]
    return ""


def campaign(size: int, fault: str = "") -> Outcome:
    """All of them, on every core there is."""
    began = time.monotonic()
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        found = [*workers.map(breaks, range(1_000, 1_000 + size), [fault] * size, chunksize=A_SHARE)]
    changed = [words for words in found if words]
    print(*changed[:20], sep="\n", file=sys.stderr)
    return Outcome(
        holds=not changed and len(found) == size,
        n=len(found),
        measured=f"{len(changed)} of {len(found):,} logs changed",
        limit=f"0 of {size:,} logs changed, told twice, late or in another order",
        seconds=time.monotonic() - began,
    )


def _run(scale: int, fault: str) -> Outcome:
    return campaign(MOST_WITH_A_FAULT if fault else LOGS * scale, fault)


PART = Part(
    key="R1",
    faced="logs that come twice, late and in another order: the trend, and what to have first for running",
    run=_run,
    every_commit=False,  # smaller, and with each fault, it stands in tests/progress/test_retold.py
    faults=tuple(FAULTS),
)
