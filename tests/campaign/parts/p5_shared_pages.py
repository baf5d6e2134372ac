"""P5: a thousand made-up people share plans; page, file and preview tell nothing of them, and end when stopped."""

import sys
import tempfile
import time
from pathlib import Path

from tests.campaign.orders import keeper
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.sharing.sharer import AT_ONCE

PEOPLE = 100  # for each of SCALE: a thousand in the campaign
EVERY_COMMIT = 50
MOST_SHARE = 0.9  # of them at least have something that leaves; the others have only words of their own


def _run(scale: int, fault: str) -> Outcome:
    began, size = time.monotonic(), EVERY_COMMIT if scale == 1 else PEOPLE * scale
    wrong: list[str] = []
    shared = 0
    with (
        tempfile.TemporaryDirectory(prefix="bandstand-shared-") as folder,
        keeper(Path(folder), "sharing.sharer", fault) as product,
    ):
        for start in range(0, size, AT_ONCE):
            told = product("share", Path(folder) / f"home-{start}", start)
            assert isinstance(told["wrong"], list)
            assert isinstance(told["shared"], int)
            wrong, shared = [*wrong, *map(str, told["wrong"])], shared + told["shared"]
            if wrong:
                break
    print("\n".join(wrong[:9]), file=sys.stderr)
    return Outcome(
        holds=not wrong and shared >= size * MOST_SHARE,
        n=size,
        measured=f"{len(wrong)} signs of somebody, kept secrets, or pages that stayed, of {shared:,} who shared",
        limit="0 in page, file and preview; 0 secrets kept; 0 pages after stopping",
        seconds=time.monotonic() - began,
    )


PART = Part(
    key="P5",
    faced="people planted in every field of what they share",
    run=_run,
    faults=("whole-plan", "plain-secret", "kept-page"),
)
