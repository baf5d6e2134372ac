"""D3: the page reloads, the tab crashes, the browser is killed, in every phase of a session; it goes on where it stood.

The phone's clock is wound, so that a session takes seconds. The network is gone for most of it: nothing that the server
keeps can stand in for what the phone lost. Whoever was called saved on the screen is looked for in the file at the end.
"""

import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import uuid4

from playwright.sync_api import sync_playwright

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.phones.gate import Gate
from tests.campaign.phones.houses import house, rows, session_address
from tests.campaign.phones.phone import Phone, fresh, waiting
from tests.campaign.phones.training import WAYS, Seen, Training
from tests.walks.home import Home

POINTS = {1: 5, 10: 200}
AT_ONCE = 2
POINTS_A_SESSION = 8
PHASES = ("set_up", "prepare", "work", "switch_side", "rest", "ask")
TIMED = ("set_up", "prepare", "switch_side", "rest")
FIRST = ("rest", "work", "ask", "prepare")  # with every commit, then the finish screen; each time the browser is killed
GONE_S = 4.0
WITHIN_S = 1
RESUMED_WITHIN_S = 3.0
BUSY_S = 12.0  # with every commit other tests have the processor as well: there, only what hangs is found
SETS = 6
ANSWERED = 2


@dataclass
class Found:
    """What came of it: how many points, what was wrong at which, the slowest return, and whole sessions."""

    points: int = 0
    wrong: list[str] = field(default_factory=list)
    slowest_s: float = 0.0
    sets: int = 0

    def and_(self, other: "Found") -> "Found":
        """Both together."""
        slowest = max(self.slowest_s, other.slowest_s)
        return Found(self.points + other.points, self.wrong + other.wrong, slowest, self.sets + other.sets)


def differs(before: Seen, after: Seen, gone_s: float) -> str:
    """How the screen is not what it was; empty where it is, but for the time that went by."""
    if after.ticked < before.ticked and after.kind not in ("ask", "interrupted"):
        return f"{before.ticked - after.ticked} sets lost"
    if before.kind == "work" and after.kind == "interrupted":
        return ""
    if (before.kind, before.title, before.detail) != (after.kind, after.title, after.detail):
        return f"{before.kind} {before.title!r} became {after.kind} {after.title!r}"
    if before.said != after.said:
        return f"{before.said} became {after.said}"
    if before.left is not None and after.left is not None and abs(before.left - gone_s - after.left) > WITHIN_S:
        return f"{before.left} s were left, and {gone_s:.1f} s later {after.left} s"
    return ""


def point(training: Training, phase: str, way: str, chance: Random) -> str:
    """Train until a phase, go some way into it, and be interrupted; what was wrong, empty where nothing was."""
    there = training.until(phase, leaves=training.look().title + training.look().detail)
    if there.kind == "ask":
        there = training.answer(chance.randint(0, 1))
    elif there.kind in TIMED and there.left and there.left > 2:
        there = training.wait(chance.uniform(0, there.left - 2))
    elif there.kind == "work":
        there = training.wait(chance.uniform(0, 8))
    spare = max(0.0, (there.left or 0) - 2) if there.kind in TIMED else GONE_S
    gone = min(chance.uniform(0, GONE_S), spare) if way == "killed" else 0.0
    wrong = differs(there, training.interrupt(way, gone), gone)
    return f"{way} in {there.kind}: {wrong}" if wrong else ""


def session(folder: Path, fault: str, points: int, chance: Random, *, first: bool) -> Found:
    """One session with so many interruptions, the last of them on the finish screen."""
    found = Found()
    with sync_playwright() as playwright, house(fresh(folder / "home"), fault, planned=True) as home:
        gate = Gate(home.port)
        phone = Phone(playwright, fresh(folder / "phone"), now_ms=int(time.time() * 1000))
        training = Training(phone, gate.address + session_address(), chance)
        training.open()
        training.begin()
        gate.shut()
        for phase in FIRST[: points - 1] if first else chance.choices(PHASES, k=points - 1):
            wrong = point(training, phase, "killed" if first else chance.choice(WAYS), chance)
            found.points += 1
            if wrong:
                found.wrong.append(wrong)
                break
        if not found.wrong:
            found = found.and_(_ended(training, gate, home, "killed" if first else chance.choice(WAYS)))
        found.slowest_s = training.slowest_s
        phone.close()
        gate.close()
    return found


def _ended(training: Training, gate: Gate, home: Home, way: str) -> Found:
    """The finish screen stands again, and with the network back everything is in the file, once."""
    there = training.until("finish")
    wrong = differs(there, training.interrupt(way, 0.0), 0.0)
    gate.open()
    for _ in range(60):
        if not waiting(training.page):
            break
        training.wait(5)
    sets, answers = (
        Counter(step for *_, step in rows(home)),
        Counter(step for *_, step in rows(home, "exercise_answered")),
    )
    told = [wrong] if wrong else []
    if (len(sets), len(answers)) != (SETS, ANSWERED) or training.ticked != SETS:
        told.append(f"{len(sets)} sets and {len(answers)} answers kept, {training.ticked} sets shown")
    told += [f"{step} is there {many} times" for step, many in (sets + answers).items() if many > 1]
    return Found(points=1, wrong=told, sets=len(sets))


def _share(folder: Path, fault: str, points: int, seed: int) -> Found:
    """Sessions one after the other, until there were so many interruptions."""
    chance, found = Random(seed), Found()
    while found.points < points and not found.wrong:
        most = min(POINTS_A_SESSION, points - found.points)
        found = found.and_(session(fresh(folder / str(found.points)), fault, most, chance, first=points <= POINTS[1]))
    return found


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    points = POINTS.get(scale, 20 * scale)
    shares = 1 if points <= POINTS[1] else AT_ONCE
    session_address()  # made once, before there are two that want it
    found = Found()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(shares) as browsers:
        tasks = [
            browsers.submit(
                _share, Path(folder) / f"{n}", fault, points // shares, n + 3 if shares == 1 else uuid4().int
            )
            for n in range(shares)
        ]
        for task in tasks:
            found = found.and_(task.result())
    limit_s = RESUMED_WITHIN_S if shares > 1 else BUSY_S
    return Outcome(
        holds=not found.wrong and found.points >= points and found.slowest_s <= limit_s,
        n=found.points,
        measured=f"{len(found.wrong)} wrong{''.join(f' ({each})' for each in found.wrong[:3])}, "
        f"{found.sets} sets kept, back after {found.slowest_s:.1f} s at most",
        limit=f"0 lost, 0 asked twice, time left within {WITHIN_S} s, back within {limit_s:.0f} s",
        seconds=time.monotonic() - began,
    )


PART = Part(
    key="D3",
    faced="reloads, crashed tabs and killed browsers in every phase of a session",
    run=_run,
    faults=("saved-before-committed", "memory-only", "rest-begins-anew"),
)
