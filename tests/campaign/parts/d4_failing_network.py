"""D4: the network fails before, during and after each letter, and strangers answer in the home's place.

The phone's own outbox runs in node against a real server. A page of a captive portal is never an acknowledgement,
and what a proxy refuses is never let go.
"""

import time
from collections import Counter
from collections.abc import Sequence

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.storm.network import Mood, Network, a_network
from tests.campaign.storm.outboxes import Outboxes, outboxes
from tests.campaign.storm.phones import SETS_A_SESSION, session_of, told_of
from tests.campaign.storm.rows import is_whole, judge
from tests.campaign.storm.server import a_server

PHONES = 3
SESSIONS = 3  # of each phone, for each of SCALE
MOST_SESSIONS = 100
SETTLES_WITHIN_MS = 30_000
MOST_MS = 100.0  # of the phone's own time between a tap and its tick


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    with a_server() as server:
        server.start()
        with a_network(server.port, seed=scale) as network, outboxes(network.address, PHONES, fault) as phones:
            sets = _log_sessions(phones, network, 1 + SESSIONS * scale)
            network.storms = False
            settled = phones.ask("settle", within=SETTLES_WITHIN_MS)["settled"]
            known, longest = phones.known(), phones.ask("state")["longest"]
        server.kill()
        judged = judge(server.database, tapped=known.tapped, here=known.waiting, named=known.named)
        whole = is_whole(server.database)
    all_there = len(known.named) == sets and known.named == known.tapped
    requests = network.met.total()
    return Outcome(
        holds=judged.holds and whole and settled and all_there and longest <= MOST_MS and _all_met(network.met),
        n=requests,
        measured=f"{judged} of {len(known.tapped):,} sets; {_met(network.met)} of {requests:,} requests; "
        f"a tap took {longest:.0f} ms at most",
        limit=f"0 lost, 0 doubled, 0 absent of {sets:,} sets; a tap within {MOST_MS:.0f} ms of the phone's own time",
        seconds=time.monotonic() - began,
    )


def _log_sessions(phones: Outboxes, network: Network, sessions: int) -> int:
    """Everybody does sessions, whatever the network does, until all of its troubles were met. Returns how many sets."""
    number = 0
    while number < sessions or (not _all_met(network.met) and number < MOST_SESSIONS):
        for sets in zip(*(session_of(phone, number) for phone in range(PHONES)), strict=True):
            phones.ask("tap", told=[(phone, [told_of(item)]) for phone, item in enumerate(sets)])
            time.sleep(0.01)
        phones.ask("settle", within=100)
        network.storms = True  # from the second session on: by then every phone has heard from its home
        number += 1
    return number * PHONES * SETS_A_SESSION


def _all_met(met: Counter[Mood]) -> bool:
    return all(met[mood] for mood in Mood)


def _met(met: Counter[Mood]) -> str:
    lost: Sequence[Mood] = (Mood.LOST_BEFORE, Mood.LOST_DURING, Mood.LOST_AFTER)
    portal: Sequence[Mood] = (Mood.PORTAL, Mood.PORTAL_SAYING_JSON)
    refused: Sequence[Mood] = (Mood.TOO_LARGE, Mood.BAD_GATEWAY)
    late: Sequence[Mood] = (Mood.SLOW, Mood.TOO_SLOW)
    kinds = {"lost": lost, "late": late, "answered by a portal": portal, "refused by a proxy": refused}
    return ", ".join(f"{sum(met[mood] for mood in moods):,} {words}" for words, moods in kinds.items())


PART = Part(
    key="D4",
    faced="a network that loses, delays, answers for others and refuses",
    run=_run,
    faults=("html-is-an-ack", "refused-is-discarded"),
)
