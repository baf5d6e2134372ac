"""How fast the reader is: measured, never asserted in a test. `make bench` and `make show-reader` ask here.

Run as a program it prints one JSON line a figure: `.venv/bin/python -m tests.bench.reader`.
"""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bandstand.prescription.reader import LONGEST_TEXT, read
from tests.corpus import gauge

KIB = 1024
START = "import time; t = time.process_time(); import bandstand.prescription.reader; print(time.process_time() - t)"
SIZES = (1, 2, 4, 8, 16, 32)  # KiB, each then doubled
MOST_RATIO = 2.3
TRIES = 4  # the least of several: other work on the machine disturbs one reading or another

# A few characters, over and over to the longest text there may be: what patterns and walks like least.
UNITS = (
    *("1", "a", "A ", " ", "\n", "|", "-", "- ", "(", ".", "\t", "\u2022 ", "\U0001f9d8", "\ufeff", "**", "<b>"),
    *("1-", "1/", "1,", "1.", '1"', "1 x ", "3x", "1 to ", "1. ", "\n1. ", "\n- ", "x\n\n", "|a", "a|b\n", "3 | 10\n"),
    *("and ", "or ", "then ", "each side ", "on both legs ", "twice ", "a day ", "every ", "hold ", "rest ", "30 s, "),
    *(
        "3 sets of ",
        "10 reps ",
        "3 days ",
        "20 on 10 off ",
        "pain up to 3/10 ",
        "1 and a half ",
        "mar 1 ",
        "band around ",
    ),
    *("Squat\n", "Squats, ", "squats and ", "MONSTER WALK ", "Squat: 3x10\n", "1. Squat 3 x 10\n", "Exercise\nSets\n"),
    *("Bridge 3x10\n", "Bridge: 3 sets of 10\n", "Bridge 3x10\r", "1-2-", "Bridge* 3x10 (1)\n* hold 5 s\n", ". "),
    *("All exercises 3 sets of 10, twice a day.\nBridge\nSquat\n", "Lunge left, lunge right, ", "Sets: "),
    *("Bridge as above\n", "Exercise | Sets\nSquat | 3\n\n", "| Move | Sets |\n|---|---|\n| Squat | 3 |\n\n"),
    *("I hate the squats. ", "standing popped too much, ", "don't do squats. ", "a" * 28 + "!", "1" * 28 + "!"),
)
# What brings up exercises over and over, and what then follows over and over: the first half of a text and the second.
# So each sentence of the second is held against all that the first has named.
BRINGING_UP = (
    "Do dips.\n",
    "Then I do dips.\n",
    "First is dips.\n",
    "Try dips.\n",
    "Number one is a dip.\n",
    "Bridge\n",
)
FOLLOWING = ("A.\n", "A b c.\n\n", "Squats as above.\n", "Then squats x 10. ")
TWO_PARTS = (
    *((first, then) for first in BRINGING_UP for then in FOLLOWING),
    *(("Start with dips.\n", "Ok.\n"), ("Do dips.\n", "Do dips.\n"), ("Do squats. ", "Do squats. ")),
    *(("A.\n", "Do dips.\n"), ("Do dips.\n\n", "A b c.\n\n"), ("PT: do bridges.\n", "Me: ok, ten?\n")),
    *(("Bridge 3x10\n", "I hate the squats. "), ("| Squat | 3 |\n", "Do dips, ten.\n"), ("Squats, ", "* 3 x 10\n")),
)


@dataclass(frozen=True, slots=True)
class Hostile:
    """What the longest text of one repeated unit costs, or of two, one after the other."""

    unit: str
    ms_a_kib: float
    ratio: float  # of the whole to its half


def cpu_ms(text: str, times: int = TRIES) -> float:
    """The least CPU time that reading a text took, in milliseconds."""
    return min(_once(text) for _ in range(times))


def _once(text: str) -> float:
    began = time.process_time()
    read(text)
    return (time.process_time() - began) * 1000


def kib_of(text: str) -> float:
    """How long a text is."""
    return len(text.encode("utf-8", "surrogatepass")) / KIB


def typical() -> list[str]:
    """Sheets as people have them."""
    return [each.text for each in (*gauge.seen(), *gauge.own())]


def ms_a_line() -> tuple[int, float]:
    """How many lines the typical sheets have, and the CPU milliseconds one of them takes."""
    texts = typical()
    read(texts[0])
    lines = sum(len(text.splitlines()) for text in texts)
    return lines, sum(cpu_ms(text, 2) for text in texts) / lines


def doublings() -> dict[int, float]:
    """For a page of several sizes in KiB, how many times as long twice the text takes."""
    page = "\n\n".join(typical()) * 3
    ratios = {}
    for size in SIZES:
        once, twice = page[: size * KIB - size], page[: 2 * (size * KIB - size)]
        read(once)
        ratios[size] = cpu_ms(twice) / cpu_ms(once)
    return ratios


def in_two_parts(first: str, then: str, length: int) -> str:
    """A text of almost so many characters: half of it the one unit over and over, half the other."""
    return "".join(unit * (length // 2 // len(unit)) for unit in (first, then))


def hostile() -> Iterator[Hostile]:
    """The worst kinds of text at their longest."""
    for unit in UNITS:
        text = unit * (LONGEST_TEXT // len(unit.encode()))
        yield _cost(repr(unit), text, text[: len(text) // 2])
    for first, then in TWO_PARTS:
        longest = in_two_parts(first, then, LONGEST_TEXT)
        yield _cost(f"{first!r}, then of {then!r}", longest, in_two_parts(first, then, LONGEST_TEXT // 2))


def _cost(unit: str, whole: str, half: str) -> Hostile:
    whole_ms, half_ms = cpu_ms(whole, 1), cpu_ms(half, 1)
    if whole_ms / half_ms > (MOST_RATIO + 2) / 2:
        whole_ms, half_ms = cpu_ms(whole), cpu_ms(half)
    return Hostile(unit, whole_ms / kib_of(whole), whole_ms / half_ms)


def import_ms() -> float:
    """CPU of importing the reader in a process of its own."""
    call = [sys.executable, "-c", START]
    took = [float(subprocess.run(call, capture_output=True, check=True).stdout) for _ in range(TRIES + 1)]
    return statistics.median(took) * 1000


def worst(found: Sequence[Hostile]) -> tuple[Hostile, Hostile]:
    """The slowest of them, and the one that grows fastest."""
    return max(found, key=lambda each: each.ms_a_kib), max(found, key=lambda each: each.ratio)


def main() -> None:
    """Print every figure."""
    lines, a_line = ms_a_line()
    _tell("a line of a typical sheet, ms", measured=a_line, lines=lines)
    for size, ratio in doublings().items():
        _tell(f"twice {size} KiB compared with once", measured=ratio)
    for each in sorted(hostile(), key=lambda each: -each.ms_a_kib):
        _tell(f"64 KiB of {each.unit}, ms a KiB", measured=each.ms_a_kib, ratio=each.ratio)
    _tell("import of the reader, ms", measured=import_ms())


def _tell(what: str, **figures: float) -> None:
    print(json.dumps({"what": what, **{name: round(figure, 2) for name, figure in figures.items()}}), flush=True)


if __name__ == "__main__":
    main()
