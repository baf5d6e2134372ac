"""D8: the home, or the log in it, cannot be written; it is shown as it is, with a clear message and an exit code."""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.served import running
from tests.house.server import command, environment
from tests.store.facts import event

# Root may do anything with a file, unless told to obey the rights on it as everybody else does.
OBEYING = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if os.geteuid() == 0 else ()
EXIT = 3
SETS = 5
PASSED_OVER = "passes-over-the-last-commits"
FAULTS = {
    "": "",
    PASSED_OVER: "from bandstand.home import Home; Home.still_database = lambda self: self.database",
}


@dataclass(frozen=True, slots=True)
class Case:
    """What cannot be written: rights of the folder and of the log's file, and how the server before it ended."""

    name: str
    folder: int
    file: int
    killed: bool  # the last commits are still in the `-wal` file


CASES = (
    Case("a read-only folder, after a kill", 0o500, 0o600, killed=True),
    Case("a read-only file", 0o700, 0o400, killed=False),
    Case("a read-only folder and file", 0o500, 0o400, killed=False),
    Case("a read-only folder", 0o500, 0o600, killed=False),
    Case("a read-only file, after a kill", 0o700, 0o400, killed=True),
    Case("a read-only folder and file, after a kill", 0o500, 0o400, killed=True),
)
WITH_EVERY_COMMIT = 2


def troubles_of(case: Case, fault: str) -> list[str]:
    """Everything that is not as it should be."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        sent = filled(home, case)
        before = (home / "bandstand.sqlite3").read_bytes()
        (home / "bandstand.sqlite3").chmod(case.file)
        home.chmod(case.folder)
        try:
            told = list(_looked_at(home, sent, fault))
        finally:
            home.chmod(0o700)
        if (home / "bandstand.sqlite3").read_bytes() != before:
            told.append("the log's file changed")
    return [f"{case.name}: {each}" for each in told]


def filled(home: Path, case: Case) -> list[str]:
    """A home in which some sets were kept by a server that then ended."""
    items = [event(seq=number).as_json() for number in range(SETS)]
    with running(home) as server:
        status, _, body = server.ask("POST", "/api/v1/events", {"events": items})
        assert status == 200, body
        server.end(signal.SIGKILL if case.killed else signal.SIGTERM)
    if not case.killed:  # whoever opens it next settles what is left beside it
        subprocess.run([*command("verify")], env=environment(home), capture_output=True, check=True)
    return [str(item["id"]) for item in items]


def _looked_at(home: Path, sent: Sequence[str], fault: str) -> Iterator[str]:
    with running(home, first=FAULTS[fault], before=OBEYING) as server:
        status, _, page = server.ask("GET", "/")
        if status != 200 or "can be read but not written" not in page:
            yield f"today's page answers {status} and does not say that nothing can be written"
        status, _, body = server.ask("GET", "/api/v1/changes")
        if status != 200 or [each["id"] for each in json.loads(body)["events"]] != list(sent):
            yield f"not every set can be read: {status}"
        status, headers, body = server.ask("POST", "/api/v1/events", {"events": [event().as_json()]})
        if status != 503 or not headers.get("Retry-After", "").isdecimal() or "not written" not in body:
            yield f"a set is answered with {status} {body[:200]}"
        code, said = server.end(signal.SIGTERM)
    if code != EXIT:
        yield f"the exit code is {code}: {said[-2000:]}"
    if "cannot be written" not in said or "Traceback" in said:
        yield f"what it said is {said[-500:]}"


def run(scale: int, fault: str) -> Outcome:
    """Each way of not being writable, two at once."""
    began = time.monotonic()
    if os.geteuid() == 0 and not shutil.which("setpriv"):
        return Outcome(holds=False, n=0, measured="root without setpriv may write anywhere", limit="", seconds=0.0)
    cases = CASES[:WITH_EVERY_COMMIT] if scale == 1 else CASES
    with ThreadPoolExecutor(2) as workers:
        troubles = [told for each in workers.map(lambda case: troubles_of(case, fault), cases) for told in each]
    for each in troubles:
        print(each, file=sys.stderr)
    return Outcome(
        holds=not troubles,
        n=len(cases),
        measured=f"{len(cases)} homes, {len(troubles)} troubles",
        limit=f"pages and sets can be read, a set is answered 503 with Retry-After, exit code {EXIT}, no traceback",
        seconds=time.monotonic() - began,
    )


PART = Part(
    key="D8",
    faced="a folder or a log that cannot be written",
    run=run,
    faults=(PASSED_OVER,),
)
