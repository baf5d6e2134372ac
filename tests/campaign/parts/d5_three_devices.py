"""D5: two phones and a laptop log one session offline and send it in every order: all is kept, each set counts once."""

import re
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from html import unescape
from itertools import permutations
from urllib.request import urlopen
from uuid import uuid5

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.storm.outboxes import Outboxes, outboxes
from tests.campaign.storm.phones import BANDSTAND, Item
from tests.campaign.storm.rows import judge
from tests.campaign.storm.server import Server, a_server

DEVICES = 3
SETS = ((1, 2, 3), (2, 3, 4), (3, 4, 5))  # what each device logs of five sets
TOGETHER = 5
ON_TWO, ON_THREE = 2, 1  # sets that two of them log, and that all three do
SETTLES_WITHIN_MS = 30_000
TURN_MS = 60_000  # a device logs its sets a minute after the one before it


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    orders = list(permutations(range(DEVICES))) * scale
    with a_server(fault) as server, ExitStack() as opened:
        server.start()
        devices = [opened.enter_context(outboxes(server.address, 1)) for _ in range(DEVICES)]
        sent = [_sync(devices, number, order) for number, order in enumerate(orders)]
        shown = _shown(server, len(orders))
        server.kill()
        knows = [device.known() for device in devices]
        tapped = frozenset().union(*(known.tapped for known in knows))
        named = frozenset().union(*(known.named for known in knows))
        lost = judge(server.database, tapped=tapped, here=(), named=named).lost
    told = sum(map(len, SETS)) * len(orders)
    return Outcome(
        holds=all(sent) and lost == 0 and len(named) == told and shown == [_wanted()] * len(orders),
        n=len(orders),
        measured=f"{lost} of {told} tellings lost; {shown.count(_wanted())} of {len(orders)} sessions shown with "
        f"{TOGETHER} sets, each once and as told first, and {ON_TWO + ON_THREE} marked as logged on more devices",
        limit=f"0 lost, all {len(orders)} sessions",
        seconds=time.monotonic() - began,
    )


def _sync(devices: Sequence[Outboxes], number: int, order: Sequence[int]) -> bool:
    """Everybody logs their sets of one session without a network, and then they send them in this order."""
    for place, device in enumerate(devices):
        device.ask("reach", online=False)
        device.ask("wind", ms=place * TURN_MS)
        device.ask("tap", told=[(0, list(_sets(number, place)))])
    return all(_send(devices[place]) for place in order)


def _send(device: Outboxes) -> bool:
    device.ask("reach", online=True)
    return bool(device.ask("settle", within=SETTLES_WITHIN_MS)["settled"])


def _sets(number: int, place: int) -> Iterator[Item]:
    """What one device logs. Its repetitions tell it apart: ten and its place."""
    for seq, each in enumerate(SETS[place]):
        body = {"prescription": _exercise(number), "set": each, "reps": 10 + place}
        session = str(uuid5(BANDSTAND, f"together {number}"))
        yield {"kind": "set_done", "body": body, "session": session, "step": f"{_exercise(number)}.{each}", "seq": seq}


def _exercise(number: int) -> str:
    return f"walk-{number:02}"


def _wanted() -> tuple[str, ...]:
    return (
        f"{TOGETHER} sets, reps: 10; 10; 10; 11; 12",
        "Set 2, logged on two devices: 10 counts; also told: 11.",
        "Set 3, logged on three devices: 10 counts; also told: 11, 12.",
        "Set 4, logged on two devices: 11 counts; also told: 12.",
    )


def _shown(server: Server, sessions: int) -> list[tuple[str, ...]]:
    """What the log's page says of each session."""
    with urlopen(f"{server.address}/log/", timeout=20) as page:
        text = unescape(re.sub(r"<[^>]*>", "\n", page.read().decode()))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    parts = [lines.index(_exercise(number)) for number in range(sessions)]
    return [tuple(lines[start + 1 : start + 1 + len(_wanted())]) for start in parts]


PART = Part(
    key="D5",
    faced="one session logged offline on three devices, sent in every order",
    run=_run,
    faults=("each-set-once", "newest-counts"),
)
