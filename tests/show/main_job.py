"""Each claim about the main job, measured anew from the program in this checkout: one JSON line a claim.

Nothing is read from a stored result. Exit 1 if a claim fails.
"""

import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from tests.corpus import gauge
from tests.show.claims import HERE, Claim, Family, all_pass, at_least, at_most, run_tests, show
from tests.walks.home import Home

SCORER = "bandstand read --jsonl tests/corpus/dev.jsonl, tests/corpus/score_reader.py"
PURE = ["quantity", "catalog", "prescription", "journal", "body", "session", "recovery", "figure", "progress"]
PURE_SECONDS = 5
WALKS = "tests/walks/test_main_job.py"
PAGES = "tests/walks/test_pages.py"
START_SECONDS = 1
STARTS = 4
IDLE_MB = 120


def the_walks() -> Iterator[Claim]:
    """The main job pressed through in Chromium."""
    run = run_tests(WALKS)
    yield all_pass("walks press only what a person sees, at phone size", run, least=11)
    yield at_most("taps from a pasted sheet to the first get-ready", run, "taps_to_first_get_ready", 15)
    yield at_most("seconds from a pasted sheet to the first get-ready", run, "seconds_to_first_get_ready", 180)
    yield at_most("taps of an ordinary day to get-ready", run, "taps_to_ordinary_get_ready", 3)
    yield at_most("seconds of an ordinary day to get-ready", run, "seconds_to_ordinary_get_ready", 15)
    yield at_most("taps an exercise in a session", run, "taps_an_exercise", 2)
    yield at_most("sets lost when network or server go in the middle", run, "lost", 0)
    yield at_most("sets doubled when network or server go in the middle", run, "doubled", 0)


def the_pages() -> Iterator[Claim]:
    """Every page of the router."""
    run = run_tests(PAGES)
    yield all_pass("every page: strict policy, 0 reports, no other host called", run, least=3)
    yield at_most("axe violations on any page of the router", run, "violations", 0)


def the_house() -> Iterator[Claim]:
    """Who may import whom, types and style; and that the checks can refuse."""
    done = subprocess.run(
        [sys.executable, "tools/check.py"], cwd=HERE, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    yield Claim(
        claim="import contracts, mypy --strict, ruff and tsc are clean",
        command="make check",
        n=1,
        measured=f"exit {done.returncode}",
        limit="exit 0",
        holds=done.returncode == 0,
    )
    refusing = run_tests("tests/house/test_check_refuses.py")
    yield all_pass("make check refuses an upward import, an untyped function, an inline style", refusing, least=3)
    pure = run_tests(*(f"tests/{room}" for room in PURE), "-p", "no:django")
    yield all_pass("tests of the pure rooms pass", pure, least=100)
    yield Claim(
        claim="tests of the pure rooms, in seconds",
        command=pure.command,
        n=pure.passed,
        measured=round(pure.seconds, 1),
        limit=PURE_SECONDS,
        holds=pure.seconds <= PURE_SECONDS,
    )


def the_laws() -> Iterator[Claim]:
    """The laws, and the seeded faults that each of them finds."""
    laws = run_tests("tests/progress/test_laws.py", "-p", "no:django")
    yield all_pass("the laws of the next dose hold, and each finds its seeded fault", laws, least=10)
    dose = run_tests("tests/prescription/test_wording.py", "-p", "no:django")
    yield all_pass("a dose reads back as it was written", dose)
    log = run_tests("tests/store/test_laws.py")
    yield all_pass("what is acknowledged is what is kept, and faulty homes are caught", log)


def the_reader() -> Iterator[Claim]:
    """What the reader finds in the corpus, by its scorer, and in the seed programme retold."""
    score = gauge.figures(gauge.dev())
    yield at_least("exercises found (detection F1)", SCORER, score["documents"], score["detection"]["f1"], 0.75)
    yield at_least("doses read (micro-F1)", SCORER, score["documents"], score["micro_f1_dose"], 0.65)
    retold = run_tests("tests/prescription/test_sheets.py", "-p", "no:django")
    yield all_pass("the seed programme retold is read completely, nothing invented", retold)


def the_server() -> Iterator[Claim]:
    """How soon it answers, what it needs, and whom it refuses."""
    with tempfile.TemporaryDirectory() as folder:
        home = Home(Path(folder))
        took = [_seconds_to_first_answer(home) for _ in range(STARTS)]
        try:
            yield Claim(
                claim="first answer of a start, the fastest of several, in seconds",
                command="bandstand serve",
                n=STARTS,
                measured=round(min(took), 2),
                limit=START_SECONDS,
                holds=min(took) <= START_SECONDS,
            )
            idle = home.memory_mb()
            yield Claim(
                claim="idle memory of the server, in MB",
                command="bandstand serve",
                n=1,
                measured=idle,
                limit=IDLE_MB,
                holds=idle <= IDLE_MB,
            )
            yield refused("a foreign Host is refused", home.address, "/", {"Host": "elsewhere.example"}, None)
            foreign = {"Sec-Fetch-Site": "cross-site", "Content-Type": "application/json"}
            yield refused("a cross-origin write is refused", home.address, "/api/v1/events", foreign, b'{"events": []}')
        finally:
            home.stop()


def _seconds_to_first_answer(home: Home) -> float:
    home.stop()
    began = time.monotonic()
    home.start()
    return time.monotonic() - began


def refused(claim: str, address: str, path: str, headers: dict[str, str], body: bytes | None) -> Claim:
    """A request that must not get in."""
    asked = urllib.request.Request(address + path, data=body, headers=headers)
    try:
        with urllib.request.urlopen(asked, timeout=10) as answer:
            status = answer.status
    except urllib.error.HTTPError as error:
        status = error.code
    return Claim(claim=claim, command=f"HTTP {path}", n=1, measured=status, limit="4xx", holds=400 <= status < 500)


FAMILIES: tuple[Family, ...] = (
    the_server,
    the_reader,
    the_house,
    the_laws,
    the_pages,
    the_walks,
)


if __name__ == "__main__":
    sys.exit(show(FAMILIES))
