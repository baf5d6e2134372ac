"""H1: thousands of malformed requests at every address; none breaks the house, none hangs, and the log is as it was."""

import json
import sys
import time
from dataclasses import dataclass, field

from tests.campaign.hostile.ground import Ground, prepared, survey
from tests.campaign.hostile.guest import Guest
from tests.campaign.hostile.house import House, running, settled
from tests.campaign.hostile.malformed import malformed, way_of
from tests.campaign.hostile.wire import Answer, Ask, ask
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part

REQUESTS = 1_000  # for each of SCALE
WARM_UP = 700  # the first ones load what is loaded once, such as what makes tracks, and make room for the largest
LOOKS_EVERY = 100
SURVEYED_EVERY = 500  # drafts are used up by forms that happen to be right
MOST_S = 1.0
MOST_S_DOCUMENT = 10.0  # a file is opened by a process of its own (docs/security.md)
MOST_MB = 50.0
AGAIN = 3  # times a slow one is sent again: the least counts, since other work disturbs one answer or another
BROKEN = 500
KEPT = "SELECT id FROM store_event UNION SELECT id FROM store_quarantine"


@dataclass
class Siege:
    """What came of it so far."""

    sent: int = 0
    broken: list[int] = field(default_factory=list)
    slow: list[int] = field(default_factory=list)
    slowest_s: float = 0.0
    grown_mb: float = 0.0
    acknowledged: set[str] = field(default_factory=set)
    wrong: str = ""

    @property
    def is_lost(self) -> bool:
        return bool(self.broken or self.slow or self.wrong or self.grown_mb >= MOST_MB)


def besiege(house: House, requests: int) -> Siege:
    """Send them all, and look at memory now and then; the first breach is enough."""
    siege, guest = Siege(), prepared(house)
    before, ground, at_rest = house.rows(), survey(house, guest), 0.0
    siege.acknowledged = {str(row[0]) for row in house.rows(KEPT)}
    for number in range(requests):
        if number and number % SURVEYED_EVERY == 0:
            ground = survey(house, guest)
        if number == WARM_UP:
            at_rest = settled(house)
        send_one(house, ground, number, siege)
        if at_rest and number % LOOKS_EVERY == 0:
            siege.grown_mb = settled(house) - at_rest if house.memory_mb() - at_rest >= MOST_MB else siege.grown_mb
        if siege.is_lost:
            return siege
    siege.grown_mb = max(siege.grown_mb, settled(house) - at_rest)
    siege.wrong = what_is_wrong(house, guest, before, siege)
    return siege


def send_one(house: House, ground: Ground, number: int, siege: Siege) -> None:
    """Send one request; a slow one again, since the least of its times counts."""
    what = malformed(number, ground)
    answer = ask(house.port, what)
    most = MOST_S_DOCUMENT if b"filename=" in what.body else MOST_S
    seconds = answer.seconds
    if seconds > most:
        seconds = min(seconds, *(ask(house.port, what).seconds for _ in range(AGAIN)))
    siege.sent += 1
    siege.slowest_s = max(siege.slowest_s, seconds if most == MOST_S else 0)
    siege.acknowledged |= ids_in(answer, what)
    if answer.status >= BROKEN:
        siege.broken.append(number)
    if seconds > most:
        siege.slow.append(number)
    if answer.status >= BROKEN or seconds > most:
        told = f"{way_of(number)} {number}: {answer.status} in {seconds:.2f} s, {what.method[:9]} {what.path[:120]!r}"
        print(f"{told} {str(what.headers)[:300]} {what.body[:300]!r}", file=sys.stderr)


def ids_in(answer: Answer, what: Ask) -> set[str]:
    """The ids that an answer says are kept."""
    if answer.status != 200 or what.path != "/api/v1/events" or what.method != "POST":
        return set()
    return {
        str(id).replace("-", "").strip("{}").lower().removeprefix("urn:uuid:")
        for id in json.loads(answer.text)["stored"]
    }


def what_is_wrong(house: House, guest: Guest, before: list[tuple[object, ...]], siege: Siege) -> str:
    """Whatever the log has too many or too few of, and whether the house still answers; empty where all is well."""
    if guest.get("/").status != 200 or guest.get("/log/").status != 200:
        return "it answers no more"
    if house.rows()[: len(before)] != before:
        return "rows that were there have changed"
    there = {str(row[0]).lower() for row in house.rows(KEPT)}
    if missing := siege.acknowledged - there:
        return f"{len(missing)} were named as kept and are not there"
    told_here = {str(row[0]).lower() for row in house.rows("SELECT id FROM store_event WHERE device = 'page'")}
    if strangers := there - siege.acknowledged - told_here:
        return f"{len(strangers)} rows that nobody was told of"
    verified = house.run("verify")
    return "" if verified.returncode == 0 else f"verify: {verified.stdout}{verified.stderr}"


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    with running(fault) as house:
        siege = besiege(house, REQUESTS * scale)
    measured = (
        f"{len(siege.broken)} broken, {len(siege.slow)} hung, slowest {siege.slowest_s:.2f} s, "
        f"memory +{siege.grown_mb:.0f} MB, log {siege.wrong or 'as it was'}"
    )
    return Outcome(
        holds=not siege.is_lost and siege.sent == REQUESTS * scale,
        n=siege.sent,
        measured=measured,
        limit=f"0 answers of 5xx, none over {MOST_S:.0f} s, memory +{MOST_MB:.0f} MB, log as it was",
        seconds=time.monotonic() - began,
    )


PART = Part(key="H1", faced="malformed requests at every address", run=_run, faults=("falls-over", "leaks"))
