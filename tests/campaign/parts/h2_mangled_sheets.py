"""H2: the reader meets a hundred thousand mangled sheets; it neither falls over nor takes its time."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import TypeAlias

from bandstand.prescription import reader
from bandstand.prescription.draft import to_plan
from bandstand.prescription.reading import Reading, corpus_form
from tests.campaign.mutants import mutant
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part

SHEETS_EVERY_COMMIT = 1_000
SHEETS = 10_000  # for each of SCALE: a hundred thousand in the campaign
A_SHARE = 500  # sheets a worker takes at a time
MOST_MS_A_KIB = 50.0
AGAIN = 3  # times a slow one is read again: the least counts, since other work disturbs one reading or another
Read: TypeAlias = Callable[[str], Reading]


@dataclass(frozen=True, slots=True)
class Tried:
    """Some mangled sheets: how many, which ones fell over, and the slowest."""

    n: int = 0
    crashed: tuple[int, ...] = ()
    slow: tuple[int, ...] = ()
    worst_ms_a_kib: float = 0.0

    def and_(self, other: "Tried") -> "Tried":
        """Both together."""
        return Tried(
            self.n + other.n,
            (*self.crashed, *other.crashed),
            (*self.slow, *other.slow),
            max(self.worst_ms_a_kib, other.worst_ms_a_kib),
        )


def try_all(seeds: Iterable[int], read: Read = reader.read) -> Tried:
    """Read the mangled sheets of these numbers, one after the other."""
    tried = Tried()
    for seed in seeds:
        tried = tried.and_(try_one(seed, read))
    return tried


def try_one(seed: int, read: Read = reader.read) -> Tried:
    """Read one, all the way to a plan and to what other programs get."""
    text = mutant(seed)
    try:
        reading, ms = timed(text, read)
        if ms > MOST_MS_A_KIB:
            ms = min(timed(text, read)[1] for _ in range(AGAIN))
        corpus_form(reading)
        to_plan(reading)
    except Exception as fault:
        print(f"mangled sheet {seed}: {fault!r}", file=sys.stderr)
        return Tried(1, crashed=(seed,))
    return Tried(1, slow=(seed,) if ms > MOST_MS_A_KIB else (), worst_ms_a_kib=ms)


def timed(text: str, read: Read = reader.read) -> tuple[Reading, float]:
    """A reading, and its CPU milliseconds for each KiB of the text; a short text counts as one KiB."""
    began = time.process_time()
    reading = read(text)
    took = time.process_time() - began
    return reading, took * 1000 / max(1.0, len(text.encode("utf-8", "surrogatepass")) / 1024)


def storm(size: int) -> Outcome:
    """All of them, on every core there is."""
    began = time.monotonic()
    shares = [range(start, min(size, start + A_SHARE)) for start in range(0, size, A_SHARE)]
    tried = Tried()
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        for each in workers.map(try_all, shares):
            tried = tried.and_(each)
    return Outcome(
        holds=not tried.crashed and not tried.slow and tried.n == size,
        n=tried.n,
        measured=f"{len(tried.crashed)} crashed, slowest {tried.worst_ms_a_kib:.1f} ms/KiB",
        limit=f"0 crashed, none over {MOST_MS_A_KIB:.0f} ms/KiB",
        seconds=time.monotonic() - began,
    )


def _run(scale: int, _: str) -> Outcome:
    return storm(SHEETS_EVERY_COMMIT if scale == 1 else SHEETS * scale)


PART = Part(key="H2", faced="mangled sheets under the reader", run=_run)
