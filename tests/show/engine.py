"""Each claim about the next dose, measured anew from the program in this checkout: one JSON line a claim.

PEOPLE says how many simulated people live through each scenario, 100 unless it is given. The mistakes that the tests
find take hours, so that claim is read from the last run that was kept (`make mutants`). Exit 1 if a claim fails.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from bandstand.progress.decision import Change
from tests.progress import story
from tests.show.claims import HERE, Claim, Family, all_pass, at_least, no_more, run_tests, show, told
from tests.simulator import simulator, yardstick
from tests.simulator.yardstick import ENGINE, FOUR_WEEKS, LISTENING, SCENARIOS, Outcome, aims, grouped, run_all

PEOPLE, SEED, WEEKS = int(os.environ.get("PEOPLE", "100")), 11, 12
FIGURES = ("yardstick", "decide_ms", "standing_event_ms", "history_ratio", "answer_us", "answer_growth")
MUTANTS = HERE / "docs" / "mutants.json"
COMMAND = f"python -m {yardstick.__name__} -n {PEOPLE}"


@cache
def outcomes() -> tuple[Outcome, ...]:
    """Every rule in every scenario, on the same people in one run."""
    rules = [ENGINE, *simulator.POLICIES, *LISTENING]
    return (*run_all([(rule, name, PEOPLE, SEED, WEEKS) for name in SCENARIOS for rule in rules], os.cpu_count() or 1),)


def the_yardstick() -> Iterator[Claim]:
    """Every aim on simulated people."""
    for aim in aims(grouped(outcomes())):
        claim = f"on the yardstick: {aim.what}"
        yield Claim(claim=claim, command=COMMAND, n=PEOPLE, measured=aim.found, limit=aim.limit, holds=aim.met)


def who_stands_still() -> Iterator[Claim]:
    """Who keeps the same dose for four weeks, and under which rule."""
    for each in (each for each in outcomes() if each.rule == ENGINE):
        held = ", ".join(f"{why} {100 * many / each.people:.0f} %" for why, many in Counter(each.held).most_common(4))
        share = f"{100 * sum(each.held.values()) / each.people:.0f} %: {held}"
        yield told(f"no change for four weeks, and what was said then: {each.scenario}", COMMAND, each.people, share)


def the_story() -> Iterator[Claim]:
    """The twelve weeks of the rule book."""
    visits = story.lived()
    moved = [each.on for each in visits if any(one.change is not Change.KEEP for one in each.decisions)]
    days = max((later - earlier).days for earlier, later in pairwise([visits[0].on, *moved, visits[-1].on]))
    rules = Counter(one.rule for each in visits for one in each.decisions if one.change is Change.KEEP)
    where = "tests/progress/story.py"
    yield no_more("the story: the longest time without a change, in days", where, len(visits), days, FOUR_WEEKS - 1)
    held = ", ".join(f"{rule} {many}" for rule, many in rules.most_common())
    yield told("the story: what kept a dose as it was", where, len(visits), held)
    yield all_pass("the story of the rule book is the one the rules tell", run_tests("tests/progress/test_story.py"))


def the_laws() -> Iterator[Claim]:
    """The laws, and the rules one by one."""
    yield all_pass("the laws hold, and each finds a fault built in", run_tests("tests/progress/test_laws.py"), least=15)
    yield all_pass("every rule, bound and reason", run_tests("tests/progress"), least=300)


def the_speed() -> Iterator[Claim]:
    """What a decision and a thing heard cost, and what five years do to it."""
    command = [sys.executable, "tools/bench.py", *FIGURES]
    said = subprocess.run(command, cwd=HERE, check=False, stdout=subprocess.PIPE, stderr=sys.stderr, text=True)
    figures = [json.loads(line) for line in said.stdout.splitlines()]
    for each in figures:
        where = f"tools/bench.py {each['name']}"
        yield no_more(f"{each['what']} ({each['unit']})", where, 1, each["measured"], each["goal"])
    yield no_more("figures that could not be measured", "tools/bench.py", len(FIGURES), len(FIGURES) - len(figures), 0)


def the_mistakes() -> Iterator[Claim]:
    """What the tests find of small mistakes built into the rules, in the last run that was kept."""
    kept = json.loads(MUTANTS.read_text(encoding="utf-8"))
    claim = f"mistakes found by the tests, in %, of a sample of {kept['of']}"
    yield at_least(claim, "make mutants", kept["tried"], kept["percent"], 90.0)


def the_pages() -> Iterator[Claim]:
    """Where a person reads all this."""
    run = run_tests("tests/web", "-k", "ladder or history or proposal or decision")
    yield all_pass("the plan with its ladder and reasons, and every decision there was", run, least=5)


FAMILIES: tuple[Family, ...] = (
    *(the_story, the_laws, the_speed, the_mistakes, the_pages),
    *(the_yardstick, who_stands_still),
)

if __name__ == "__main__":
    sys.exit(show(FAMILIES))
