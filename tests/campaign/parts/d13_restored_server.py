"""D13: the server is put back from a copy a day old while phones hold newer events that it had named.

It begins a new epoch, and each phone gives it again whatever it still holds: also those that log no more.
"""

import time
from pathlib import Path

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.storm.outboxes import FAULTS, Outboxes, outboxes
from tests.campaign.storm.phones import session_of, told_of
from tests.campaign.storm.rows import Judged, is_whole, judge
from tests.campaign.storm.server import Server, a_server

PHONES = 30  # for each of SCALE: 300 in the campaign
FEW = 6  # show a fault as well
BEFORE, AFTER = 2, 3  # sets of each phone before the copy was made, and in the day after it
DAY_MS = 24 * 60 * 60_000
SETTLES_WITHIN_MS = 60_000
GIVES_AGAIN_WITHIN_S = 60.0
SEEN_WITHIN_S = 3.0  # a fault shows by then


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    many = FEW if fault else PHONES * scale
    with a_server("" if fault in FAULTS else fault) as server:
        server.start()
        with outboxes(server.address, many, fault) as phones:
            _log(phones, many, 0, BEFORE)
            settled = phones.ask("settle", within=SETTLES_WITHIN_MS)["settled"]
            copy = _copied(server)
            phones.ask("wind", ms=DAY_MS)
            _log(phones, many, BEFORE, BEFORE + AFTER)
            settled = settled and phones.ask("settle", within=SETTLES_WITHIN_MS)["settled"]
            gone = _put_back(server, phones, copy)
            _log(phones, many // 2, BEFORE + AFTER, BEFORE + AFTER + 1)  # the others say nothing more
            judged = _given_again(server, phones, SEEN_WITHIN_S if fault else GIVES_AGAIN_WITHIN_S)
            sets = len(phones.known().named)
        server.kill()
        whole = is_whole(server.database)
    return Outcome(
        holds=settled
        and gone == many * AFTER
        and judged.holds
        and sets == many * (BEFORE + AFTER) + many // 2
        and whole,
        n=many,
        measured=f"{judged} of {sets:,} sets on {many} phones, of which the copy had lost {gone:,}",
        limit=f"0 lost, 0 doubled, 0 absent, {many * AFTER:,} of them newer than the copy",
        seconds=time.monotonic() - began,
    )


def _log(phones: Outboxes, many: int, start: int, end: int) -> None:
    """Everybody does some sets of their session."""
    sets = [list(session_of(phone, 0))[start:end] for phone in range(many)]
    phones.ask("tap", told=[(phone, [told_of(item) for item in items]) for phone, items in enumerate(sets)])


def _copied(server: Server) -> Path:
    """Make a copy while the server runs."""
    before = set((server.home / "backups").glob("*.sqlite3"))
    assert server.run("backup") == 0, server.log()
    return max(set((server.home / "backups").glob("*.sqlite3")) - before)


def _put_back(server: Server, phones: Outboxes, copy: Path) -> int:
    """Put the copy in the database's place. Returns how many sets named before are not in it."""
    server.kill()
    assert server.run("restore", "--replace", str(copy)) == 0, server.log()
    gone = _judged(server, phones).absent
    server.start()
    return gone


def _given_again(server: Server, phones: Outboxes, within: float) -> Judged:
    """Wait until everything is there again, or for as long as it may take."""
    deadline = time.monotonic() + within
    while True:
        phones.ask("settle", within=SETTLES_WITHIN_MS)
        judged = _judged(server, phones)
        if judged.holds or time.monotonic() > deadline:
            return judged
        time.sleep(0.1)


def _judged(server: Server, phones: Outboxes) -> Judged:
    known = phones.known()
    return judge(server.database, tapped=known.tapped, here=known.waiting, named=known.named)


PART = Part(
    key="D13",
    faced="a server put back from a copy a day old",
    run=_run,
    faults=("epoch-ignored", "never-asks", "epoch-kept"),
)
