"""D1: the server is killed again and again while phones post to it; no set is lost, doubled, or named in vain."""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.storm.phones import SETS_A_SESSION, Phone, all_known, phones_for
from tests.campaign.storm.rows import NOTHING_WRONG, Judged, is_whole, judge
from tests.campaign.storm.server import Server, a_server

PHONES = 6
SESSIONS = 50  # for each of SCALE, of twelve sets: 6,000 sets in the campaign
KILLS = 12  # for each of SCALE
FIRST_PROBE_S = 0.004  # a kill falls up to so long after a request was seen open
DRAINED_WITHIN_S = 60
CLIENT_FAULTS = ("whole-outbox-emptied", "removed-on-send")
SERVER_FAULTS = ("ack-before-commit", "server-made-ids", "select-then-insert")


@dataclass(slots=True)
class Storm:
    """One run: a server, its phones, and what has come of it so far."""

    server: Server
    phones: Sequence[Phone]
    dice: random.Random
    killed: int = 0
    in_a_request: int = 0  # of these, how many broke off a letter that was under way
    judged: Judged = NOTHING_WRONG

    def blow(self, kills: int) -> None:
        """Kill the server so many times, a share of the sets in each life; stop at the first thing that is wrong."""
        sets = [len(phone.to_log) for phone in self.phones]
        for life in range(1, kills + 1):
            self.server.start()
            for phone, many in zip(self.phones, sets, strict=True):
                phone.allowed = many * life // (kills + 1)
            self.kill()
            self.look()
            if not self.judged.holds:
                return
        self.server.start()
        for phone in self.phones:
            phone.allowed = len(phone.to_log)
        self.drain()

    def kill(self) -> None:
        """Kill it while a request is open, somewhere on the way between two answers."""
        share = sum(phone.allowed - len(phone.named) for phone in self.phones)
        wanted = self._named() + self.dice.randrange(max(1, share // 2))
        broken = sum(phone.broken for phone in self.phones)
        while not (self._named() >= wanted and any(phone.asking for phone in self.phones)) and self._is_busy():
            time.sleep(0.0005)
        time.sleep(self.dice.uniform(0, FIRST_PROBE_S))
        self.server.kill()
        self.killed += 1
        time.sleep(0.01)  # what was under way has broken off by now
        self.in_a_request += sum(phone.broken for phone in self.phones) > broken

    def look(self) -> None:
        """Hold the file against what the phones know."""
        known = all_known(self.phones)  # first the phones: whatever they let go of must be in the file by then
        self.judged = judge(self.server.database, tapped=known.tapped, here=known.waiting, named=known.named)

    def drain(self) -> None:
        """Let it live until everything is sent, and look at what is there."""
        deadline = time.monotonic() + DRAINED_WITHIN_S
        for phone in self.phones:
            phone.join(max(0.1, deadline - time.monotonic()))
        self.look()

    def _named(self) -> int:
        return sum(len(phone.named) for phone in self.phones)

    def _is_busy(self) -> bool:
        return any(phone.outbox or len(phone.tapped) < phone.allowed for phone in self.phones)


def storm(sessions: int, kills: int, fault: str) -> Outcome:
    """Phones log their sessions while the server dies so many times."""
    began = time.monotonic()
    with a_server(fault if fault in SERVER_FAULTS else "") as server:
        phones = phones_for(PHONES, sessions, server.port, fault if fault in CLIENT_FAULTS else "")
        run = Storm(server, phones, random.Random(sessions))
        for phone in phones:
            phone.start()
        try:
            run.blow(kills)
        finally:
            for phone in phones:
                phone.given_up = True
        for phone in phones:
            phone.join(20)
        return outcome(run, kills, time.monotonic() - began)


def outcome(run: Storm, kills: int, seconds: float) -> Outcome:
    """What came of it, with the file looked over by SQLite and by `bandstand verify`."""
    known = all_known(run.phones)
    sets = sum(len(phone.to_log) for phone in run.phones)
    retries = sum(phone.retries for phone in run.phones)
    all_there = known.named == known.tapped and len(known.tapped) == sets and not known.waiting
    whole = run.judged.holds and is_whole(run.server.database) and run.server.run("verify") == 0
    return Outcome(
        holds=run.judged.holds and all_there and whole and run.in_a_request >= kills * 5 // 6,
        n=run.in_a_request,
        measured=f"{run.judged} of {len(known.tapped):,} sets, {run.in_a_request} of {run.killed} kills in an open "
        f"request, {retries:,} tries again, integrity {'ok' if whole else 'NOT ok'}",
        limit=f"0 lost, 0 doubled, 0 absent of {sets:,} sets, {kills * 5 // 6} kills in an open request, integrity ok",
        seconds=seconds,
    )


def _run(scale: int, fault: str) -> Outcome:
    return storm(SESSIONS * scale, KILLS * scale, fault)


PART = Part(
    key="D1",
    faced="a server killed while phones post to it",
    run=_run,
    faults=(*SERVER_FAULTS, *CLIENT_FAULTS),
)
assert SETS_A_SESSION * SESSIONS == 600  # the campaign's 6,000 sets
