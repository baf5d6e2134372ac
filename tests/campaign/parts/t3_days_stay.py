"""T3: every day of the past stays where its person saw it, whichever zone they are in now and whoever reads it.

The reader moves through the zones of the world and changes the profile there; then the server moves as well, and its
database of zones is another one.
"""

import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from uuid import uuid4

from bandstand.quantity import Json
from tests.campaign.hostile import almanac, pages
from tests.campaign.hostile.guest import Guest
from tests.campaign.hostile.house import House, running
from tests.campaign.hostile.modules import program
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part

SESSIONS, RESTS = 40, 10
ZONES = 4  # that the reader goes to with every commit; all of them in the campaign
LATER = int(datetime(2031, 6, 1, tzinfo=UTC).timestamp() * 1000)  # nothing of the past can be changed by then
OTHER_WORLD = {"Europe/Berlin": "Pacific/Kiritimati", "Pacific/Auckland": "Pacific/Honolulu"}
ZONEINFO = Path("/usr/share/zoneinfo")
A_SESSION, A_REST = 'class="log-session"', "Rest day"
EVERY_ROW = "SELECT * FROM store_event WHERE cursor <= {} ORDER BY cursor"


@dataclass(frozen=True, slots=True)
class Past:
    """Everything that can be seen of it: rows in the file, what other devices are told, and the log in words."""

    rows: tuple[tuple[object, ...], ...]
    events: tuple[Json, ...]
    days: Mapping[date, str]


@dataclass
class Heard:
    """What came of it."""

    looked_at: int = 0
    faults: list[str] = field(default_factory=list)


def live(house: House, drawn: Random, scale: int) -> Counter[date]:
    """A past all over the world: sessions from phones and days of rest from pages. How many things each day holds."""
    begun = [almanac.midnight(drawn) for _ in range(SESSIONS * scale)]
    told = [{"script": str(uuid4()), "prescription": "bridge", "at": [at, (at[0] + 1_000, at[1])]} for at in begun]
    with program("dates.js") as phone:
        events = [event for events in phone.ask(told) for event in events]
    for start in range(0, len(events), 100):
        assert Guest(house.port).letter(json.dumps({"events": events[start : start + 100]}).encode()).status == 200
    rests = [almanac.midnight(drawn) for _ in range(RESTS)]
    for ms, zone in rests:
        Guest(house.port, zone=zone, now_ms=ms).post("/rest/", {"event": str(uuid4())})
    rested = {almanac.day_of(*each) for each in rests}
    return Counter(almanac.day_of(*at) for at in begun) + Counter(dict.fromkeys(rested, 1))


def past(house: House, zone: str, cursor: int) -> Past:
    """The past as it is seen from one zone, up to one row."""
    guest = Guest(house.port, zone=zone, now_ms=LATER)
    events: list[Json] = []
    for start in range(0, cursor, 500):
        events += json.loads(guest.get(f"/api/v1/changes?cursor={start}").text)["events"]
    return Past(
        rows=tuple(house.rows(EVERY_ROW.format(cursor))),
        events=tuple(events[:cursor]),
        days=pages.days(guest),
    )


def move(house: House, zone: str) -> None:
    """Change the profile where one is now."""
    told = {"part": "hip", "side": "left", "precautions": f"Careful in {zone}"}
    Guest(house.port, zone=zone, now_ms=LATER).post("/settings/profile/", told)


def difference(before: Past, now: Past, *, days_only: bool = False) -> Iterator[str]:
    """What of the past is another than it was. A new database of zones may tell another time, never another day."""
    if before.rows != now.rows:
        yield "rows have changed"
    if before.events != now.events:
        yield "other devices are told another past"
    if before.days.keys() != now.days.keys():
        yield f"days came or went: {sorted(before.days.keys() ^ now.days.keys())[:4]}"
    elif not days_only and (moved := [day for day in before.days if before.days[day] != now.days[day]]):
        yield f"days have other content: {moved[:4]}"


def first_look(seen: Past, due: Counter[date]) -> Iterator[str]:
    """Whether each thing stands on the day an almanac says."""
    found = Counter({day: text.count(A_SESSION) + text.count(A_REST) for day, text in seen.days.items()})
    if found != due:
        yield f"not on their days: {sorted((found - due) + (due - found))[:4]}"


@contextmanager
def other_world() -> Iterator[Mapping[str, str]]:
    """What a server is told that stands elsewhere, with a database in which some zones are others."""
    with tempfile.TemporaryDirectory(prefix="bandstand-zones-") as folder:
        for zone in (*almanac.ZONES, "UTC"):
            there = Path(folder) / zone
            there.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ZONEINFO / OTHER_WORLD.get(zone, zone), there)
        yield {"TZ": "Pacific/Auckland", "PYTHONTZPATH": folder}


def _run(scale: int, fault: str) -> Outcome:
    began, heard, drawn = time.monotonic(), Heard(), Random(3)
    with running(fault) as house:
        due = live(house, drawn, scale)
        cursor = len(house.rows())
        before = past(house, "Europe/Berlin", cursor)
        heard.faults += first_look(before, due)
        zones = drawn.sample(almanac.ZONES, ZONES if scale == 1 else len(almanac.ZONES))
        for zone in zones:
            if heard.faults:
                break
            move(house, zone)
            heard.faults += [f"from {zone}: {each}" for each in difference(before, past(house, zone, cursor))]
            heard.looked_at += len(before.days)
        if not heard.faults:
            with other_world() as clock:
                house.stop()
                house.clock = clock
                house.start()
                now = past(house, "Europe/Berlin", cursor)
            heard.faults += [f"in another world: {each}" for each in difference(before, now, days_only=True)]
            heard.looked_at += len(before.days)
    for each in heard.faults[:9]:
        print(each, file=sys.stderr)
    return Outcome(
        holds=not heard.faults and heard.looked_at > 0,
        n=heard.looked_at,
        measured=f"{len(heard.faults)} changes to {len(before.days)} days of {cursor} facts, from {len(zones)} zones",
        limit="0 changes: no row, no answer of the API, no day of the log",
        seconds=time.monotonic() - began,
    )


PART = Part(
    key="T3",
    faced="a person and a server that move to other zones",
    run=_run,
    faults=("recomputed-day", "viewer-day", "tidied-days"),
)
