"""D12: a copy is made while a hundred sets a second are logged, put back on a clean machine, verified and served."""

import http.client
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.request import urlopen
from uuid import UUID

from tests.campaign.dumps import DATABASE, Dump, counts_agree, dump, is_whole
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.house.server import Served, command, environment, serving
from tests.store.facts import event

PHONES = 4
A_SECOND = 100
PATIENCE_S = 120
# A copy of the one file, as people make it by hand: what stands in the `-wal` alone is not in it. The reader that
# began before it makes sure that something does, even now and long enough to be kept: SQLite moves nothing past it.
PLAIN_COPY = """
import shutil, sqlite3, time
from bandstand.store import backups, integrity
from bandstand.cli import main
def rows(log):
    return log.execute("SELECT COUNT(*) FROM store_event").fetchone()[0]
def copied(draft):
    from django.conf import settings
    reader, other = (sqlite3.connect(settings.HOME.database, isolation_level=None) for _ in range(2))
    reader.execute("BEGIN")
    before = rows(reader)
    while rows(other) < before + 20:
        time.sleep(0.05)
    time.sleep(1)  # the phones hear that those are kept: only what they were told can be missed
    shutil.copyfile(settings.HOME.database, draft)
    return integrity.Verdict(events=0, persons=1)
backups._copy_to = copied
main()
"""


@dataclass
class Phone(threading.Thread):
    """Somebody who logs a set every few milliseconds, until told that it is enough."""

    port: int
    sent: dict[str, float] = field(default_factory=dict)  # when each was sent for the first time
    kept: dict[str, float] = field(default_factory=dict)  # when each was named as kept
    enough: threading.Event = field(default_factory=threading.Event)

    def __post_init__(self) -> None:
        super().__init__(daemon=True)

    def __hash__(self) -> int:
        return id(self)

    def run(self) -> None:
        """Send each set as soon as it is its turn, over one connection."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        began = time.monotonic()
        while not self.enough.is_set():
            time.sleep(max(0.0, began + len(self.sent) * PHONES / A_SECOND - time.monotonic()))
            item = dict(event(seq=len(self.sent)).as_json())
            self.sent[str(item["id"])] = time.monotonic()
            wire.request("POST", "/api/v1/events", json.dumps({"events": [item]}), {"Content-Type": "application/json"})
            told = json.loads(wire.getresponse().read())
            self.kept |= dict.fromkeys(told["stored"], time.monotonic())
        wire.close()


@dataclass(frozen=True, slots=True)
class Round:
    """What came of one copy: what is wrong with it in a few words, how many rows it has, and how fast sets came."""

    wrong: Sequence[str]
    rows: int
    a_second: int


def one_round(scratch: Path, seconds: float, fault: str, *, drilled: bool) -> Round:
    """Log, copy meanwhile, and bring the copy to life elsewhere."""
    home = scratch / "home"
    home.mkdir()
    with serving(home) as server:
        phones = [Phone(server.port) for _ in range(PHONES)]
        for phone in phones:
            phone.start()
        time.sleep(seconds / 2)
        copied = copy_meanwhile(home, PLAIN_COPY if fault else "")
        time.sleep(seconds / 2)
        for phone in phones:
            phone.enough.set()
        for phone in phones:
            phone.join(PATIENCE_S)
        server.end(signal.SIGTERM)
    sent = {id: at for phone in phones for id, at in phone.sent.items()}
    kept = {id: at for phone in phones for id, at in phone.kept.items()}
    if copied.file is None:
        return Round((copied.said,), 0, 0)
    wrong = [*of_the_moment(copied, copied.file, home / DATABASE, sent, kept)]
    if not wrong:
        wrong += elsewhere(copied.file, scratch / "clean")
    if drilled and not wrong:
        told = bandstand(home, "drill")
        wrong += [] if told.returncode == 0 and told.stdout.startswith("OK") else [f"drill: {told.stderr}"]
    spread = max(kept.values(), default=1.0) - min(sent.values(), default=0.0)
    return Round(wrong, 0 if wrong else len(ids_in(copied.file)), int(len(kept) / spread))


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy, None where there is none, and two moments: it was begun after the one and done before the other."""

    file: Path | None
    said: str
    before: float
    after: float


def copy_meanwhile(home: Path, as_: str) -> Copied:
    """Have a copy made, and see in the folder of copies when it was begun."""
    folder = home / "backups"
    with ThreadPoolExecutor(1) as aside:
        going = aside.submit(bandstand, home, "backup", as_=as_)
        before = now = time.monotonic()
        while not going.done() and not (folder.exists() and any(folder.iterdir())):
            before, now = now, time.monotonic()
            time.sleep(0.005)
        told = going.result()
    return Copied(
        None if told.returncode else Path(told.stdout.strip()), f"no copy: {told.stderr}", before, time.monotonic()
    )


def of_the_moment(made: Copied, copy: Path, log: Path, sent: dict[str, float], kept: dict[str, float]) -> Sequence[str]:
    """Whether a copy is the log as it stood at one moment between the beginning and the end of making it."""
    if not is_whole(copy):
        return ["SQLite finds it damaged"]
    copied, logged = ids_in(copy), ids_in(log)
    checks = {
        "rows of the copy are not the first of the log": copied == logged[: len(copied)],
        "a set that was kept before is missing": {id for id, at in kept.items() if at < made.before} <= set(copied),
        "a set that was sent afterwards is there": not {id for id, at in sent.items() if at > made.after} & set(copied),
        "a count is not that of the rows": counts_agree(copy),
    }
    return [words for words, holds in checks.items() if not holds]


def elsewhere(copy: Path, clean: Path) -> Sequence[str]:
    """Whether a clean home tells the same after the copy was put back: in its rows, to `verify`, and to a phone."""
    restored = bandstand(clean, "restore", str(copy))
    if restored.returncode:
        return [f"restore: {restored.stderr}"]
    there, back = dump(copy), dump(clean / DATABASE)
    assert there
    assert back
    wrong = [f"{table} differs" for table in there if table != "store_home" and there[table] != back.get(table)]
    wrong += ["no new life"] if life(there) == life(back) else []
    with ThreadPoolExecutor(1) as aside, serving(clean) as server:
        verifying = aside.submit(bandstand, clean, "verify")
        wrong += ["a phone is told something else"] if told_to_a_phone(server) != ids_in(copy) else []
        verified = verifying.result()
    wrong += [f"verify: {verified.stderr}"] if verified.returncode else []
    return wrong


def life(told: Dump) -> object:
    return [row[1] for row in told["store_home"]]


def ids_in(file: Path) -> list[str]:
    """The ids in a file in the order they arrived, as another program reads them."""
    with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)) as other:
        return [str(UUID(id)) for (id,) in other.execute("SELECT id FROM store_event ORDER BY cursor")]


def told_to_a_phone(server: Served) -> list[str]:
    """The ids that a phone is told of that has nothing yet."""
    ids: list[str] = []
    cursor, more = 0, True
    while more:
        with urlopen(f"{server.address}api/v1/changes?cursor={cursor}", timeout=PATIENCE_S) as answer:
            told = json.load(answer)
        ids += [item["id"] for item in told["events"]]
        cursor, more = told["cursor"], told["more"]
    return ids


def bandstand(home: Path, *words: str, as_: str = "") -> "subprocess.CompletedProcess[str]":
    """One command to its end; `as_` is a program that stands in for the product."""
    return subprocess.run(
        [sys.executable, "-c", as_, *words] if as_ else command(*words),
        env=environment(home) | ({"PYTHONPATH": os.pathsep.join(sys.path)} if as_ else {}),
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )


def _run(scale: int, fault: str) -> Outcome:
    began, rounds = time.monotonic(), []
    for number in range(1 if scale == 1 else scale // 2):
        with tempfile.TemporaryDirectory(prefix="copied-") as scratch:
            seconds = 1.0 if scale == 1 else 2.0 * number + 2.0
            rounds.append(one_round(Path(scratch), seconds, fault, drilled=scale > 1))
    wrong = [words for each in rounds for words in each.wrong]
    for words in wrong:
        print(words, file=sys.stderr)
    return Outcome(
        holds=not wrong and all(each.rows for each in rounds),
        n=sum(each.rows for each in rounds),
        measured=f"{len(rounds)} copies at {min(each.a_second for each in rounds)} sets/s, {len(wrong)} of them wrong",
        limit="0 wrong: rows and counts those of the moment, put back, verified, served",
        seconds=time.monotonic() - began,
    )


PART = Part(key="D12", faced="a copy while sets are logged", run=_run, faults=("plain-copy",))
