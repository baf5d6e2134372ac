"""Each claim about recovery, measured anew from the program in this checkout: one JSON line a claim.

LOGS says how many logs are told twice and in another order, 1,000 unless it is given; `make campaign` takes 10,000.
Exit 1 if a claim fails.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

from bandstand.recovery import Word
from tests.campaign.parts import r1_recovery_retold as retold
from tests.progress.unchanged import runs_needed
from tests.recovery.diaries import NOISY, QUIET, USUAL, Kind, made_up
from tests.recovery.figures import FALL, FLARES, FLAT, KINDS, LOOKED_AT, MOVED, OfKind, of_kind, of_stages, told_on
from tests.recovery.spoken import moments
from tests.show.claims import HERE, Claim, Family, all_pass, at_least, at_most, no_more, run_tests, show, told

LOGS = int(os.environ.get("LOGS", "1000"))
FIGURES = ("answer_us", "answer_growth", "year_ms", "recovery_ms", "recovery_growth")
WHERE = "python -m tests.recovery.figures"
WEEKS_FORESEEN = 240
# What recovery-model, section 1, found among 250 falls of each kind: percent told, with none but ordinary days.
FOUND = {"quiet": 100, "usual": 86, "noisy": 52}
FALLS, MANY = 250, 40
LEVELS = (0.5, 1.0, 1.5, 2.0)  # of whoever may begin to run: two at most, over two weeks
PEOPLE, MOST_RUNS = 50, 24


def the_speed() -> Iterator[Claim]:
    """What a day, a year and the page cost."""
    command = [sys.executable, "tools/bench.py", *FIGURES]
    said = subprocess.run(command, cwd=HERE, check=False, stdout=subprocess.PIPE, stderr=sys.stderr, text=True)
    figures = [json.loads(line) for line in said.stdout.splitlines()]
    for each in figures:
        where = f"tools/bench.py {each['name']}"
        yield no_more(f"{each['what']} ({each['unit']})", where, 1, each["measured"], each["goal"])
    yield no_more("figures that could not be measured", "tools/bench.py", len(FIGURES), len(FIGURES) - len(figures), 0)


def the_arithmetic() -> Iterator[Claim]:
    """The level against somebody else's arithmetic, and every law of the trend and the flare."""
    run = run_tests("tests/recovery/test_filter.py", "-k", "statsmodels")
    yield at_most("how far level and likelihood lie from those of statsmodels", run, "apart", 1e-6)
    yield all_pass("the trend, the flare and the diary keep their laws", run_tests("tests/recovery"), least=60)


def the_words() -> Iterator[Claim]:
    """How often a word is wrong, and how often a true one is told."""
    for name, kind in KINDS.items():
        yield from _of_kind(name, of_kind(kind))


def _of_kind(name: str, found: OfKind) -> Iterator[Claim]:
    yield no_more(f"{name}: flat diaries ever told better, in %", WHERE, FLAT, found.flat_better, 5)
    yield told(f"{name}: flat diaries ever told worse, in %", WHERE, FLAT, found.flat_worse)
    share = found.covered
    claim = f"{name}: weeks whose mean lay in its range of 80 %, in %"
    yield Claim(claim=claim, command=WHERE, n=WEEKS_FORESEEN, measured=share, limit="75 to 88", holds=75 <= share <= 88)
    claim = f"{name}: falls of two points told, with 3 % bad days of 2.5 to 4.5 points among them, in %"
    yield told(claim, WHERE, MOVED, found.fall_better)


def the_falls() -> Iterator[Claim]:
    """Falls of two points over four weeks, among days as they are, as the model's table has them."""
    for name, kind in KINDS.items():
        diaries = (made_up(replace(kind, blips=0), seed, raised=FALL) for seed in range(FALLS))
        words = [told_on(each) for each in diaries]
        days = sorted(LOOKED_AT[each.index(Word.BETTER)] - LOOKED_AT[0] for each in words if Word.BETTER in each)
        half = days[FALLS // 2] if len(days) > FALLS // 2 else "-"
        share = min(FOUND[name], 99.5) / 100  # the table tells whole percents
        least = 100 * (share - 2 * (2 * share * (1 - share) / FALLS) ** 0.5)  # both are samples
        claim = f"{name}: falls of two points told, in % (the model's table: {FOUND[name]}); half of them by day {half}"
        yield at_least(claim, "tests/show/recovery.py", FALLS, round(100 * len(days) / FALLS, 1), round(least, 1))


def the_flares() -> Iterator[Claim]:
    """What amber and red find of flares, and what they take for one."""
    for name, found in of_stages().items():
        said = f"right {found.precision} %, found {found.recall} % after {found.delay:g} days, bad days {found.blips} %"
        claim = f"{name}: alarms that were flares, flares found, days of one bad answer taken for one"
        yield told(claim, WHERE, FLARES, f"{said}, false {found.false_alarms} in 12 weeks")


def the_sentences() -> Iterator[Claim]:
    """What is said after a bad day, after flat weeks, in and after a flare, and after a real fall."""
    for each in moments(MANY):
        claim = f"{each.name}: says one of {list(each.must)}, and none of {list(each.never)}, in %"
        yield at_least(claim, "tests/recovery/spoken.py", len(each.diaries), each.right(), each.least)
    yield all_pass(
        "the page says the same", run_tests("tests/web/test_recovery.py", "tests/web/test_goals.py"), least=15
    )


def the_stages() -> Iterator[Claim]:
    """The stages of running, for people whom running does not change."""
    through: list[bool] = []
    for name, kind in (("quiet", QUIET), ("usual", USUAL)):
        for level in LEVELS:
            some = _through(kind, level)
            through += some
            claim = f"stages of running: {name} days around {level}, through in {MOST_RUNS} runs, in %"
            yield told(claim, "tests/progress/unchanged.py", PEOPLE, _percent(some))
    looked_at = [each for level in LEVELS for each in _through(USUAL, level, reviewed=True)]
    claim = f"stages of running: usual days, and somebody looked before the first, through in {MOST_RUNS} runs, in %"
    yield told(claim, "tests/progress/unchanged.py", len(looked_at), _percent(looked_at))
    noisy = [each for level in LEVELS for each in _through(NOISY, level)]
    claim = f"stages of running: days that differ much, through in {MOST_RUNS} runs, in %"
    yield told(claim, "tests/progress/unchanged.py", len(noisy), _percent(noisy))
    claim = f"stages of running: quiet and usual people whom it does not change, through in {MOST_RUNS} runs, in %"
    yield at_least(claim, "tests/progress/unchanged.py", len(through), _percent(through), 90)


def _through(kind: Kind, level: float, *, reviewed: bool = False) -> list[bool]:
    return [runs_needed(kind, level, seed, reviewed=reviewed) <= MOST_RUNS for seed in range(PEOPLE)]


def _percent(some: list[bool]) -> float:
    return round(100 * sum(some) / len(some), 1)


def the_running() -> Iterator[Claim]:
    """What to have first, what a run comes to, and files of runs."""
    yield all_pass("running: every rule and law", run_tests("tests/progress/test_running.py"), least=50)
    yield all_pass("files of runs, whole, broken and hostile", run_tests("tests/exchange", "-k", "run"), least=20)


def the_retelling() -> Iterator[Claim]:
    """R1, and each of its faults."""
    found = retold.campaign(LOGS)
    where = f"make campaign ONLY={retold.PART.key}"
    yield Claim(
        claim=f"{retold.PART.key}: {retold.PART.faced}",
        command=where,
        n=found.n,
        measured=found.measured,
        limit=found.limit,
        holds=found.holds,
    )
    for fault in retold.PART.faults:
        caught = not retold.campaign(retold.MOST_WITH_A_FAULT, fault).holds
        claim, command = f"{retold.PART.key}: {fault}, built in, is found", f"{where} SEED_BUG={fault}"
        yield Claim(claim=claim, command=command, n=1, measured=caught, limit=True, holds=caught)


def the_week() -> Iterator[Claim]:
    """The calendar, its feed as a second library reads it, and reminders."""
    yield all_pass("the feed, read back by icalendar", run_tests("tests/web/test_feed_read_back.py"), least=4)
    yield all_pass(
        "the week, stretching and both sides", run_tests("tests/progress", "-k", "week or side_by"), least=30
    )


def the_walks() -> Iterator[Claim]:
    """A check-in, a goal, a run and the feed, in a real browser."""
    run = run_tests("tests/walks/test_recovery.py")
    yield all_pass("walks through recovery, running and the calendar", run, least=3)
    yield at_most("taps of a check-in", run, "taps", 2)
    yield at_most("seconds of a check-in, at two seconds to read and tap each", run, "seconds", 10)


FAMILIES: tuple[Family, ...] = (
    *(the_speed, the_arithmetic, the_words, the_falls, the_flares, the_sentences),
    *(the_stages, the_running, the_retelling, the_week, the_walks),
)

if __name__ == "__main__":
    sys.exit(show(FAMILIES))
