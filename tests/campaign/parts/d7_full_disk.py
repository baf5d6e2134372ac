"""D7: the disk is full; phones are told when to try again and keep what they have, and it follows when there is room.

The room is as many pages as SQLite may use, and is given back while the server runs.
"""

import signal
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from sqlite3 import connect

from tests.campaign.crowd import Phone, Refusal, drained, phones_at, rows_in
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.served import Running, running
from tests.house.server import bandstand

PHONES = 4
PAGES = 30  # of room before the disk is full, each time
PLENTY = 1_000_000
REFUSALS = 3  # that each phone meets each time
FULL = 507
PATIENCE_S = 30.0
NAMED_ANYWAY = "names-what-it-could-not-keep"
DISK = "import tests.campaign.small_disk as disk"
FAULTS = {"": DISK, NAMED_ANYWAY: f"{DISK}; disk.name_anyway()"}


def give(room: Path, pages: int) -> None:
    """Say how much room there is; whoever reads it meanwhile reads the one or the other."""
    draft = room.with_suffix(".new")
    draft.write_text(str(pages))
    draft.replace(room)


def filled(server: Running, room: Path, log: Path, phones: Sequence[Phone]) -> Iterator[str]:
    """Let the disk become full, look at what the house then does, and give it room. Yields each trouble."""
    wanted = [REFUSALS + len(phone.refusals) for phone in phones]
    give(room, pages_of(log) + PAGES)
    until = time.monotonic() + PATIENCE_S
    while any(len(phone.refusals) < most for phone, most in zip(phones, wanted, strict=True)):
        if lost(log, phones) or time.monotonic() > until:
            yield "not every phone is told that the disk is full"
            break
        time.sleep(0.05)
    yield from _looked_at(server, log, phones)
    give(room, PLENTY)


def lost(log: Path, phones: Sequence[Phone]) -> int:
    """How many sets were named as kept and are not there."""
    named = {id for phone in phones for id in phone.named}
    return len(named - set(rows_in(log)))


def _looked_at(server: Running, log: Path, phones: Sequence[Phone]) -> Iterator[str]:
    if many := lost(log, phones):
        yield f"{many} sets named as kept are not there"
    status, _, page = server.ask("GET", "/")
    if status != 200 or "The disk is full" not in page:
        yield f"today's page answers {status} and does not say that the disk is full"
    status, _, _ = server.ask("GET", "/api/v1/changes")
    if status != 200:
        yield f"the log cannot be read: {status}"


def pages_of(log: Path) -> int:
    """How many pages a log has, whatever of it is still in the `-wal` file."""
    with closing(connect(f"{log.as_uri()}?mode=ro", uri=True)) as other:
        return int(other.execute("PRAGMA page_count").fetchone()[0])


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of it: sets tapped, refusals met, and each trouble."""

    sets: int
    refusals: int
    troubles: Sequence[str]


def tried(home: Path, rounds: int, fault: str) -> Tried:
    """Fill the disk so many times while phones log, then let everything follow."""
    log, room = home / "bandstand.sqlite3", home.with_name("room")
    give(room, PLENTY)
    with running(home, first=FAULTS[fault], SMALL_DISK=str(room)) as server, phones_at(server.port, PHONES) as phones:
        troubles = [told for _ in range(rounds) for told in filled(server, room, log, phones)]
        if not drained(phones, PATIENCE_S):
            troubles.append("what waits is not taken when there is room again")
        if "The disk is full" in server.ask("GET", "/")[2]:
            troubles.append("today's page still says that the disk is full")
        server.end(signal.SIGTERM)
    tapped = [id for phone in phones for id in phone.tapped]
    refusals = [refusal for phone in phones for refusal in phone.refusals]
    return Tried(len(tapped), len(refusals), [*troubles, *_in_the_end(home, log, tapped), *_told_wrongly(refusals)])


def _in_the_end(home: Path, log: Path, tapped: Sequence[str]) -> Iterator[str]:
    rows = rows_in(log)
    if sorted(rows) != sorted(tapped):
        yield f"{len(set(tapped) - set(rows))} lost, {len(rows) - len(set(rows) & set(tapped))} too many"
    if (verified := bandstand(home, "verify")).returncode:
        yield f"verify ends with {verified.returncode}: {verified.stdout}"


def _told_wrongly(refusals: Sequence[Refusal]) -> Iterator[str]:
    for each in refusals:
        if each.status != FULL or not each.retry_after.isdecimal() or "disk is full" not in each.said:
            yield f"a phone is told {each}"


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        came = tried(Path(folder) / "home", scale, fault)
    for each in came.troubles[:5]:
        print(each, file=sys.stderr)
    refused = f"{came.refusals:,} letters refused for want of room"
    return Outcome(
        holds=not came.troubles,
        n=came.sets,
        measured=f"{came.sets:,} sets, {refused}, {len(came.troubles)} troubles",
        limit="507 with Retry-After, pages can be read and say so, 0 lost, 0 doubled, all follows by itself",
        seconds=time.monotonic() - began,
    )


PART = Part(key="D7", faced="a full disk, and room again", run=_run, faults=(NAMED_ANYWAY,))
