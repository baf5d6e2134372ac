"""D10: eight write at once, somebody reads without end and copies are made; nobody hears that the log is held.

Six of them are phones of one server, two are other programs of the house: between programs only the lock of the
file keeps order.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import connect

from tests.campaign.crowd import drained, phones_at, rows_in
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.served import around, calling, running
from tests.house.server import bandstand

PHONES, PROGRAMS = 6, 2
SECONDS_EVERY_COMMIT = 3
SECONDS = 12  # for each of SCALE: two minutes in the campaign
PATIENCE_S = 60.0
HELD = "held"
DEFERRED = "deferred-begin"
OPTIONS = "settings.DATABASES['default']['OPTIONS']"
FAULTS = {"": "", DEFERRED: f"from bandstand import settings; {OPTIONS}['transaction_mode'] = 'DEFERRED'"}
SCRIBE = "from tests.campaign.scribe import main; main()"


@dataclass(frozen=True, slots=True)
class Storm:
    """What everybody was told meanwhile."""

    named: Sequence[str]
    held: int  # times that somebody was told the log is held, or anything else that keeps nothing
    copies: int
    longest_s: float
    troubles: Sequence[str]


def storm(home: Path, seconds: float, fault: str) -> Storm:
    """Everything at once for so long."""
    first = FAULTS[fault]
    with running(home, first=first) as server, ExitStack() as others:
        told = [others.enter_context(scribe(home, first)) for _ in range(PROGRAMS)]
        for each in told:
            assert each.stdout is not None
            assert each.stdout.readline() == "writing\n"
        others.enter_context(reading(home / "bandstand.sqlite3"))
        with phones_at(server.port, PHONES) as phones:
            copies = list(_copies(home, time.monotonic() + seconds))
            written = [stop(each) for each in told]
            troubles = [] if drained(phones, PATIENCE_S) else ["a phone does not get rid of its sets"]
    lines = [line for each in written for line in each]
    return Storm(
        named=[id for phone in phones for id in phone.named] + [line for line in lines if line != HELD],
        held=sum(len(phone.refusals) for phone in phones) + lines.count(HELD),
        copies=len(copies),
        longest_s=max(phone.longest_s for phone in phones),
        troubles=[*troubles, *(f"a copy failed: {said}" for said in copies if said)],
    )


@contextmanager
def scribe(home: Path, first: str) -> Iterator["subprocess.Popen[str]"]:
    """Another program that writes."""
    call = [sys.executable, "-c", f"{first}\n{SCRIBE}"]
    named = {"DJANGO_SETTINGS_MODULE": "bandstand.settings"}
    pipe = subprocess.PIPE
    with subprocess.Popen(call, env=around(home, **named), stdin=pipe, stdout=pipe, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def stop(process: "subprocess.Popen[str]") -> Sequence[str]:
    """Have it stop. Every line it said."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.close()
    said = process.stdout.read()
    assert process.wait(PATIENCE_S) == 0
    return said.splitlines()


@contextmanager
def reading(log: Path) -> Iterator[None]:
    """Somebody who began to read and does not end."""
    with closing(connect(log)) as other:
        other.execute("BEGIN")
        other.execute("SELECT COUNT(*) FROM store_event").fetchone()
        yield


def _copies(home: Path, until: float) -> Iterator[str]:
    """Copy after copy; what each complained of."""
    while time.monotonic() < until:
        done = subprocess.run(calling("backup"), env=around(home), capture_output=True, text=True, check=False)
        yield done.stderr if done.returncode else ""


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        came = storm(home, SECONDS_EVERY_COMMIT if scale == 1 else SECONDS * scale, fault)
        rows = rows_in(home / "bandstand.sqlite3")
        whole = bandstand(home, "verify").returncode == 0
    for each in came.troubles:
        print(each, file=sys.stderr)
    lost, more = len(set(came.named) - set(rows)), len(rows) - len(set(came.named))
    same = not lost and not more and len(set(rows)) == len(rows)
    return Outcome(
        holds=not came.held and not came.troubles and same and whole and came.copies > 0,
        n=len(came.named),
        measured=f"{came.held} of {len(came.named):,} told that the log is held, {lost} lost, {more} too many; "
        f"{came.copies} copies made; the longest wait was {came.longest_s * 1000:.0f} ms",
        limit="0 told that the log is held, 0 lost, 0 doubled, every copy whole",
        seconds=time.monotonic() - began,
    )


PART = Part(
    key="D10",
    faced="eight that write at once, one that reads without end, and copies made meanwhile",
    run=_run,
    faults=(DEFERRED,),
)
