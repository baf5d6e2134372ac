"""Each claim about the player and the log, measured anew from the program in this checkout: one JSON line a claim.

The campaign runs at SCALE, 1 unless it is given; `make campaign` is the whole of it. Exit 1 if a claim fails.
"""

import json
import subprocess
import sys
from collections.abc import Iterator

from tests.campaign.part import all_parts
from tests.show.claims import HERE, Claim, Family, all_pass, at_least, no_more, run_tests, show
from tests.show.of_campaign import as_built, with_each_fault

SCORES = ("today_fast", "today_reached", "today_sound", "player_fast", "player_reached", "player_sound")
MOST_IS_BETTER = frozenset(["log_rate", *SCORES])
FIGURES = (
    *("cues", "player_kb", "player_requests", "player_depth", "player_again", *SCORES),
    *("log_statements", "log_commits", "log_cpu", "log_rate", "log_wait", "today_ms", "today_bytes"),
)
WALKS = tuple(
    f"tests/walks/test_{name}.py"
    for name in ("player", "on_the_mat", "hands_free", "cues", "outbox", "offline", "phone")
)


def the_campaign() -> Iterator[Claim]:
    """Every part as built."""
    return as_built(list(all_parts()))


def the_faults() -> Iterator[Claim]:
    """Every part with each of its faults built in."""
    return with_each_fault(list(all_parts()))


def the_model() -> Iterator[Claim]:
    """The protocol by itself, and the protocol against the real handler."""
    yield all_pass("the protocol holds in every order of events, and each fault is caught", run_tests("tests/model"))
    yield all_pass("the real handler does what the protocol says", run_tests("tests/api/test_protocol.py"))


def the_walks() -> Iterator[Claim]:
    """Sessions in a real browser: untouched, with the sound off, with the screen covered, offline."""
    yield all_pass("sessions played in Chromium", run_tests("-n", "2", *WALKS))


def the_figures() -> Iterator[Claim]:
    """What `make bench` says of cues, weight, scores and the log."""
    command = [sys.executable, "tools/bench.py", *FIGURES]
    said = subprocess.run(command, cwd=HERE, check=False, stdout=subprocess.PIPE, stderr=sys.stderr, text=True)
    for line in said.stdout.splitlines():
        figure = json.loads(line)
        judged = at_least if figure["name"] in MOST_IS_BETTER else no_more
        where = f"tools/bench.py {figure['name']}"
        yield judged(f"{figure['what']} ({figure['unit']})", where, 1, figure["measured"], figure["goal"])


FAMILIES: tuple[Family, ...] = (the_walks, the_figures, the_model, the_campaign, the_faults)

if __name__ == "__main__":
    sys.exit(show(FAMILIES))
