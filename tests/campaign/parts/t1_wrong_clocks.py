"""T1: sessions played on phones whose clock is years or days off, or is set back in the middle of one."""

import json
import re
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from random import Random
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from bandstand.quantity import Json
from tests.campaign.hostile.ground import a_set
from tests.campaign.hostile.guest import Guest
from tests.campaign.hostile.house import House, running
from tests.campaign.hostile.modules import MISTAKES, Program, program
from tests.campaign.hostile.pages import days, words_of
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part

SHEET = "Bridge\n3 sets of 10 reps\n\nClamshell\n2 sets of 12 reps\n"
TODAY = "2026-01-01"
ZONE = "Europe/Berlin"
MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
YEAR = 365 * DAY
WRONG_FROM = 10 * MINUTE
SHOWN = re.compile(r"Session, (\d\d:\d\d)\b")
NAMED = re.compile(
    r"phone's clock was wrong: it said (?P<said>[^.]*)\. "
    r"By our clock this began at (?P<time>[\d:]*) on (?P<day>[^.]*)\."
)


@dataclass(frozen=True, slots=True)
class Wrong:
    """How a phone's clock is wrong: how far it is ahead, and how far it is set back half way."""

    ahead: int
    back: int = 0
    online: bool = True


EVERY_COMMIT = (
    Wrong(0, back=2 * HOUR),
    Wrong(-5 * YEAR),
    Wrong(5 * YEAR, online=False),
    Wrong(-DAY),
    Wrong(DAY),
    Wrong(-9 * MINUTE),
)
CAMPAIGN = (
    Wrong(5 * YEAR),
    Wrong(-5 * YEAR, online=False),
    Wrong(DAY, back=DAY),
    Wrong(-DAY, back=2 * HOUR),
    Wrong(-DAY, online=False),
    Wrong(9 * MINUTE),
    Wrong(0),
)
DRAWN = 8  # more for each step of scale
NEAR = 2 * MINUTE


@dataclass
class Heard:
    """What came of it."""

    sessions: int = 0
    sets: int = 0
    corrected: int = 0
    faults: list[str] = field(default_factory=list)


def clocks(scale: int) -> Iterator[Wrong]:
    """The six of every commit, and at a larger scale more that are named and many that are drawn."""
    yield from EVERY_COMMIT
    yield from CAMPAIGN if scale > 1 else ()
    drawn = Random(1)
    for _ in range(DRAWN * (scale - 1)):
        ahead = drawn.choice((-1, 1)) * int(2 ** drawn.uniform(20, 37))
        yield Wrong(ahead, back=drawn.choice((0, 0, 2 * HOUR, DAY)), online=drawn.random() < 0.7)


def play(house: House, guest: Guest, phones: Program, wrong: Wrong, number: int) -> Mapping[str, Any]:
    """One session on such a phone, from the start on Today to its end."""
    page = guest.begins()
    script = json.loads(guest.get(f"/api/v1/script?id={page.strip('/').rpartition('/')[2]}").text)
    clock = {"now": guest.now_ms, "ahead": wrong.ahead, "back": wrong.back, "zone": ZONE}
    asked = {"port": house.port, "script": script, "clock": clock, "online": wrong.online, "seed": number + 1}
    return dict(phones.ask(asked))


def backwards(guest: Guest) -> Iterator[str]:
    """A program of another maker, whose clock is set back by two hours after each set."""
    session = str(uuid4())
    bodies: list[dict[str, Json]] = [{"prescription": "bridge", "set": n, "reps": n} for n in range(1, 6)]
    told = [
        a_set(seq, session, body=body, zone=ZONE, occurred_at=guest.now_ms - seq * 2 * HOUR, local_date=TODAY)
        for seq, body in enumerate(bodies)
    ]
    answer = guest.letter(json.dumps({"events": told[::-1]}).encode())
    shown = shown_of(guest, {"told": told}) or ""
    if answer.status != 200 or "reps: 1; 2; 3; 4; 5" not in shown:
        yield f"by its own clock, or refused: {answer.status} {shown}"


def judge(house: House, guest: Guest, wrong: Wrong, began: int, played: Mapping[str, Any]) -> Iterator[str]:
    """What is not as it should be with one session."""
    yield from played["trouble"]
    if played["unsent"] or any(each["status"] != 200 or each["refused"] for each in played["answers"]):
        yield "something was refused"
    told = [
        (each["id"].replace("-", ""), each["seq"], each["occurred_at"], each["local_date"]) for each in played["told"]
    ]
    rows = house.rows(
        "SELECT id, seq, occurred_at, local_date FROM store_event WHERE state = 'active' "
        f"AND session = '{played['session'].replace('-', '')}' ORDER BY seq"
    )
    if sorted(told) != sorted(rows):
        yield f"{len(rows)} rows of {len(told)} facts, or not as they were told"
    shown = shown_of(guest, played)
    if shown is None:
        yield "it stands on no page of the log"
        return
    amounts = " ".join(re.findall(r"(?:reps|seconds): ([a-z\d;, ]+)", shown))
    if [int(each) for each in re.findall(r"\d+(?! sets)", amounts)] != list(range(1, played["sets"] + 1)):
        yield f"its sets do not stand in the order they were done: {shown}"
    yield from judge_time(wrong, began, shown)


def judge_time(wrong: Wrong, began: int, shown: str) -> Iterator[str]:
    """The time it began: by our clock and with a word, where the phone's was more than ten minutes off."""
    named, head = NAMED.search(shown), SHOWN.match(shown)
    said = moments(began + wrong.ahead, "{0:%H:%M} on {0.day} {0:%B %Y}")
    if head is None:
        yield f"no time is shown: {shown}"
    elif abs(wrong.ahead) <= WRONG_FROM:
        if named or head[1] not in moments(began + wrong.ahead, "{0:%H:%M}"):
            yield f"a right clock is not believed: {shown}"
    elif named is None or named["said"] not in said:
        yield f"a wrong clock is believed: {shown}"
    elif named["time"] != head[1]:
        yield f"two times are told: {shown}"
    elif f"{head[1]} on {named['day']}" not in moments(began, "{0:%H:%M} on {0.day} {0:%B %Y}"):
        yield f"it did not begin then: {shown}"


def moments(ms: int, form: str) -> set[str]:
    """A moment and the minutes next to it, as words."""
    return {form.format(local(ms + near)) for near in range(-NEAR, NEAR + 1, MINUTE)}


def local(ms: int) -> datetime:
    """What a right clock on the person's wall says."""
    return datetime.fromtimestamp(ms / 1000, tz=UTC).astimezone(ZoneInfo(ZONE))


def shown_of(guest: Guest, played: Mapping[str, Any]) -> str | None:
    """The words of the session's place in the log, under the day that the person saw."""
    section = days(guest).get(date.fromisoformat(played["told"][0]["local_date"]), "")
    sessions = re.findall(r'<section class="log-session">.*?</section>', section, flags=re.DOTALL)
    return words_of(sessions[-1]) if sessions else None


def _run(scale: int, fault: str) -> Outcome:
    began, heard = time.monotonic(), Heard()
    with running("" if fault in MISTAKES else fault) as house, program("phone.js", fault) as phones:
        guest = Guest(house.port, zone=ZONE, now_ms=time.time_ns() // 1_000_000)
        guest.plans(SHEET)
        heard.faults += backwards(guest)
        for number, wrong in enumerate(() if heard.faults else clocks(scale)):
            started = guest.now_ms
            played = play(house, guest, phones, wrong, number)
            guest.now_ms = int(played["ended"])
            heard.sessions += 1
            heard.sets += int(played["sets"])
            heard.faults += [f"{wrong}: {each}" for each in judge(house, guest, wrong, started, played)]
            if heard.faults:
                break
            guest.now_ms += DAY  # a script of its own
    for each in heard.faults[:9]:
        print(each, file=sys.stderr)
    return Outcome(
        holds=not heard.faults and 0 < 5 * heard.sessions <= heard.sets,
        n=heard.sessions,
        measured=f"{heard.sets} sets on {heard.sessions} phones, {len(heard.faults)} not as they should be",
        limit="0 refused, 0 out of order, the true time told from 10 minutes on",
        seconds=time.monotonic() - began,
    )


PART = Part(
    key="T1", faced="phones with a wrong clock", run=_run, faults=("time-order", "believes-phones", "stands-still")
)
