"""T2: sessions at every change of the clock in twenty zones, at midnights, and across the date line.

What a phone, the server and the log's pages make of them is compared with an almanac of plain sums.
"""

import json
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from random import Random
from typing import Any, TypeAlias
from uuid import UUID, uuid4

from tests.campaign.hostile import almanac, pages
from tests.campaign.hostile.guest import Guest
from tests.campaign.hostile.house import House, running
from tests.campaign.hostile.modules import MISTAKES, program
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part

SESSIONS, MOST_SESSIONS = 2_000, 10_000  # for each step of scale, and at the most
SENT = 240  # of every 2,000 to a server in every commit; in the campaign all of them
A_HOME = 1_000  # in one home, so that no page has to fold more
PAGES = 24  # facts told on a page, in each home
TRAVELS = 8
MOST_EVENTS = 100
A_SESSION = 'class="log-session"'
KEPT = "SELECT id, local_date, zone FROM store_event WHERE device = 'phone-1'"

Told: TypeAlias = Sequence[Sequence[Mapping[str, Any]]]  # the events of each session


@dataclass
class Heard:
    """What came of it."""

    days: int = 0
    counted: int = 0
    on_pages: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Played:
    """One session: when and where each of its facts was told."""

    script: str
    at: tuple[tuple[int, str], ...]

    @property
    def day(self) -> date:
        """The day it counts for: the one it began on, as its person saw it."""
        return almanac.day_of(*self.at[0])


def sessions(drawn: Random) -> Iterator[Played]:
    """Sessions without end; one in eight is played by somebody who flies across the date line."""
    for number, (ms, zone) in enumerate(almanac.moments(drawn)):
        script = str(UUID(int=drawn.getrandbits(128), version=4))
        there = zone
        if number % TRAVELS == 0:
            zone, there = drawn.choice(almanac.ACROSS)[:: drawn.choice((-1, 1))]
        yield Played(script, ((ms, zone), (ms + drawn.randint(1_000, 60_000), there)))


def tell(all_of_them: Sequence[Played], fault: str) -> Told:
    """The events of each session, by the phone's own modules."""
    asked = [{"script": each.script, "prescription": "bridge", "at": each.at} for each in all_of_them]
    with program("dates.js", fault) as phone:
        return list(phone.ask(asked))


def judge_phone(all_of_them: Sequence[Played], told: Told) -> Iterator[str]:
    """Each fact stands on the day of the person's own calendar, and no two sessions share an id."""
    for played, events in zip(all_of_them, told, strict=True):
        days = [almanac.day_of(*at).isoformat() for at in played.at]
        if [each["local_date"] for each in events] != days:
            yield f"the phone says {[each['local_date'] for each in events]} for {played.at}: {days}"
    if len({events[0]["session"] for events in told}) != len(told):
        yield "two sessions have one id"


def judge_server(house: House, all_of_them: Sequence[Played], told: Told) -> Iterator[str]:
    """What is in the file is what the phones said, and the log's pages count every session on its day."""
    guest = Guest(house.port, zone="Europe/Berlin")
    sent = [event for events in told for event in events]
    for start in range(0, len(sent), MOST_EVENTS):
        answer = guest.letter(json.dumps({"events": sent[start : start + MOST_EVENTS]}).encode())
        if answer.status != 200:
            yield f"{answer.status}: {answer.text[:200]}"
            return
    if set(house.rows(KEPT)) != {(each["id"].replace("-", ""), each["local_date"], each["zone"]) for each in sent}:
        yield "the rows are not what the phones said"
    counted = Counter({day: page.count(A_SESSION) for day, page in pages.days(guest).items()})
    due = Counter(played.day for played in all_of_them)
    for day in sorted(counted.keys() | due.keys()):
        if counted[day] != due[day]:
            yield f"{counted[day]} sessions on {day}, not {due[day]}"


def judge_pages(house: House, moments: Sequence[tuple[int, str]]) -> Iterator[str]:
    """A day of rest, told on a page at such a moment, is of the day on the person's wall."""
    for ms, zone in moments:
        guest, event = Guest(house.port, zone=zone, now_ms=ms), uuid4()
        guest.post("/rest/", {"event": str(event)})
        rows = house.rows(f"SELECT local_date, zone FROM store_event WHERE id = '{event.hex}'")
        due = (almanac.day_of(ms, zone).isoformat(), zone)
        if rows != [due]:
            yield f"a page says {rows} at {ms}: {due}"


def _run(scale: int, fault: str) -> Outcome:
    began, heard, drawn = time.monotonic(), Heard(), Random(2)
    all_of_them = list(islice(sessions(drawn), min(SESSIONS * scale, MOST_SESSIONS)))
    told = tell(all_of_them, fault)
    heard.faults += judge_phone(all_of_them, told)
    order = sorted(range(len(all_of_them)), key=lambda each: all_of_them[each].at)  # days that share a page together
    due = len(order) if scale > 1 else SENT
    for start in range(0, due, A_HOME):
        if heard.faults:
            break
        home = order[start : min(start + A_HOME, due)]
        with running("" if fault in MISTAKES else fault) as house:
            heard.faults += judge_pages(house, [almanac.midnight(drawn) for _ in range(PAGES)])
            heard.on_pages += PAGES
            if not heard.faults:
                heard.faults += judge_server(house, [all_of_them[n] for n in home], [told[n] for n in home])
                heard.counted += len(home)
    for each in heard.faults[:9]:
        print(each, file=sys.stderr)
    return Outcome(
        holds=not heard.faults and heard.counted == due,
        n=len(all_of_them),
        measured=f"{len(heard.faults)} on a wrong day; {heard.counted} counted in the log, {heard.on_pages} on pages",
        limit="each on the day of an almanac's plain sums, and as many on it",
        seconds=time.monotonic() - began,
    )


PART = Part(
    key="T2",
    faced="changing clocks, midnights and the date line",
    run=_run,
    faults=("utc-phones", "server-day", "recomputed-day"),
)
