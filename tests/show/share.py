"""Each claim about accounts, sharing and paper, measured anew from the program here: one JSON line a claim.

The parts of the campaign run at SCALE, 1 unless it is given: `make show-share SCALE=10` shares for a thousand made-up
people. Comments are not built, and nothing is claimed of them. Exit 1 if a claim fails.
"""

import json
import subprocess
import sys
from collections.abc import Iterator

from tests.show.claims import HERE, Claim, Family, all_pass, at_most, no_more, run_tests, show
from tests.show.of_campaign import as_built, with_each_fault

PARTS = ("P5", "H3", "H4")  # what would leave with what is shared, scripts in every field, words on paper
MOST_TAPS = 12


def who_may_open_what() -> Iterator[Claim]:
    """The matrix, asked over HTTP with the owner's ids in path, query and body."""
    asked = run_tests("tests/accounts/test_matrix.py", "tests/house/test_promises.py")
    yield all_pass("every address is asked by every role and answers as declared, and nothing leaks", asked)


def who_gets_in() -> Iterator[Claim]:
    """Log-in, links, guesses, passkeys, erasing."""
    rest = ("command", "doors", "erasing", "guessing", "links", "log_in")
    doors = run_tests("-n", "2", *(f"tests/accounts/test_{name}.py" for name in rest))
    yield all_pass("log-in, links, guesses and erasing are as they are told", doors)
    walks = run_tests("-n", "2", "tests/walks/test_shared_phone.py", "tests/walks/test_passkey.py")
    yield all_pass("on a shared phone no set is lost or gets another name; passkeys in Chromium", walks)


def the_link() -> Iterator[Claim]:
    """From the author's page to somebody's first get-ready, and to nothing once it is stopped."""
    pages = run_tests("-n", "2", "tests/web/test_sharing.py", "tests/web/test_trying.py")
    yield all_pass("what is shared is a snapshot, ends at once, and is tried as a draft of one's own", pages)
    walks = run_tests("tests/walks/test_shared.py")
    yield all_pass("a shared page read with and without scripts, tried, stopped and printed, in Chromium", walks)
    yield at_most("taps from the link to the first get-ready", walks, "taps_from_link_to_get_ready", MOST_TAPS)


def the_paper() -> Iterator[Claim]:
    """The handout, and what is read back from it."""
    yield all_pass("a handout is set, sealed for everybody and read again, photographed too", run_tests("tests/paper"))
    said = subprocess.run(
        [sys.executable, "tools/bench.py", "handout_ms"], cwd=HERE, check=False, stdout=subprocess.PIPE, text=True
    )
    figure = json.loads(said.stdout.splitlines()[-1])
    where = "tools/bench.py handout_ms"
    yield no_more(f"{figure['what']} ({figure['unit']})", where, 1, figure["measured"], figure["goal"])


def the_hostile() -> Iterator[Claim]:
    """What the campaign says of leaks, scripts and paper, and that its faults are found."""
    yield from as_built(PARTS)
    yield from with_each_fault(PARTS)


FAMILIES: tuple[Family, ...] = (who_may_open_what, who_gets_in, the_link, the_paper, the_hostile)

if __name__ == "__main__":
    sys.exit(show(FAMILIES))
