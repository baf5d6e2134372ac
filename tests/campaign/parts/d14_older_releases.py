"""D14: a log of each earlier release is updated, killed meanwhile, and finds no room; it says the same ever after.

`tests/campaign/releases` holds what releases left behind, one text for each step their tables have been through. A new
step brings a new one, as `sqlite3 bandstand.sqlite3 .dump` writes it of a home with something of every kind in it.
"""

import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bandstand.quantity import Json
from tests.campaign.dumps import DATABASE, Dump, dump, schema
from tests.campaign.orders import Keeper, keeper
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part

RELEASES = Path(__file__).parent.parent / "releases"
STEP = "INSERT INTO django_migrations (app, name, applied) VALUES ('store', ?, '2030-01-01')"


def said_in(file: Path) -> Dump | None:
    """What a log says; a table that a later step laid says nothing while it is empty."""
    said = dump(file, counts=False)
    return None if said is None else {table: rows for table, rows in said.items() if rows}


@dataclass(frozen=True, slots=True)
class Old:
    """A home as an earlier release left it, what its log says, and how its tables are laid."""

    home: Path
    said: Dump
    laid: str

    @classmethod
    def of(cls, release: Path, rows: int, home: Path, product: Keeper) -> Self:
        """Lay it as it was, with so many rows more."""
        home.mkdir()
        file = home / DATABASE
        with closing(sqlite3.connect(file)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.executescript(release.read_text("utf-8"))
        product("grow", home, rows)
        said = said_in(file)
        assert said
        return cls(home, said, schema(file))

    @property
    def events(self) -> int:
        """How many a phone gets."""
        return len(self.said["store_event"])

    def again(self, home: Path) -> Path:
        """The same home elsewhere."""
        shutil.rmtree(home, ignore_errors=True)
        shutil.copytree(self.home, home)
        return home

    def wrong_with(self, home: Path, whole: frozenset[str]) -> Iterator[str]:
        """What is wrong with a home in which an update was begun, however it ended: it stands at some whole step."""
        if said_in(home / DATABASE) != self.said:
            yield "it says something else"
        if schema(home / DATABASE) not in whole:
            yield "its tables are half old and half new"
        for copy in (home / "backups").glob("bandstand-*.sqlite3"):
            if said_in(copy) != self.said:
                yield "a copy says something else"


@dataclass(frozen=True, slots=True)
class Updates:
    """One release after which everything is tried, and what a home looks like: a new one, and at each step to it."""

    old: Old
    new: str
    whole: frozenset[str]
    product: Keeper
    scratch: Path

    def wrong(self, kills: int, disks: int) -> Iterator[Sequence[str]]:
        """What is wrong with each update that is tried; nothing with a good one."""
        measured = self.product("measure", self.old.again(self.scratch / "measured"))
        yield [*self.after("measured", measured)]
        for number in range(1, kills + 1):
            order = "kill_at_statement" if number % 2 else "kill_after_ms"
            whole = measured["statements" if number % 2 else "ms"]
            assert isinstance(whole, int)
            yield [*self.begun(order, whole * number // (kills + 1) + 1)]
        size = (self.old.home / DATABASE).stat().st_size
        for number in range(disks):
            yield [*self.begun("cramped", size * (number + 1) // disks + 5_000 * (number % 3))]
        yield [*self.taken_back()]

    def begun(self, order: str, number: int) -> Iterator[str]:
        """An update that does not end well, and the next start."""
        home = self.old.again(self.scratch / "begun")
        told = self.product(order, home, number)
        if told["code"] == -1:
            yield f"{order} {number}: {told['said']}"
        yield from (f"{order} {number}: {wrong}" for wrong in self.old.wrong_with(home, self.whole))
        yield from (f"after {order} {number}: {wrong}" for wrong in self.after("begun", self.product("start", home)))

    def after(self, name: str, told: dict[str, Json]) -> Iterator[str]:
        """What is wrong after an update that came to its end: Today opens, a phone is told all, a copy leads back."""
        home = self.scratch / name
        if (told["code"], told.get("page"), told.get("events")) != (0, 200, self.old.events):
            yield f"it does not open: {told}"
        yield from self.old.wrong_with(home, self.whole)
        if schema(home / DATABASE) != self.new:
            yield "its tables are not those of a new home"
        ways_back = [schema(copy) for copy in (home / "backups").glob("*-before-update.sqlite3")]
        if self.old.laid != self.new and self.old.laid not in ways_back:
            yield "no copy leads back"
        if self.product("verify", home)["code"]:
            yield "it does not verify"

    def taken_back(self) -> Iterator[str]:
        """A log of a later release, opened by this one."""
        home = self.old.again(self.scratch / "later")
        with closing(sqlite3.connect(home / DATABASE)) as later:
            later.executemany(STEP, [(release.stem,) for release in releases()])
            later.execute(STEP, ("9999_later",))
            later.commit()
        before = (home / DATABASE).read_bytes()
        told = self.product("start", home)
        if told["code"] != 1 or "newer Bandstand" not in str(told["said"]):
            yield f"a later release's log is not refused: {told}"
        if (home / DATABASE).read_bytes() != before:
            yield "a later release's log is changed"


def releases() -> Sequence[Path]:
    return sorted(RELEASES.glob("*.sql"))


def laid_by(release: Path, scratch: Path) -> str:
    """How a release laid its tables: a whole place to stop at, on the way from an earlier one to today."""
    file = scratch / f"{release.stem}.sqlite3"
    with closing(sqlite3.connect(file)) as database:
        database.executescript(release.read_text("utf-8"))
    return schema(file)


MOST_WITH_A_FAULT = 60  # kills: half an update is there for some thousandths of a second


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    rows, kills, disks = (100, 4, 2) if scale == 1 else (1_000 * scale, 5 * scale, scale)
    if fault:  # the first that shows it ends the search
        kills, disks = MOST_WITH_A_FAULT, max(disks, 2)
    tried, wrong = 0, list[str]()
    with tempfile.TemporaryDirectory(prefix="released-") as folder:
        for found in updates(Path(folder), fault, rows, kills, disks):
            tried, wrong = tried + 1, wrong + found
            if fault and wrong:
                break
    for each in wrong:
        print(each, file=sys.stderr)
    return Outcome(
        holds=not wrong,
        n=tried,
        measured=f"{len(releases())} releases, {rows:,} rows more in each, {kills} kills, {disks} full disks; "
        f"{len(wrong)} things wrong",
        limit="0 wrong: each step whole or none, the same rows and hashes, Today opens, a copy before, no way down",
        seconds=time.monotonic() - began,
    )


def updates(scratch: Path, fault: str, rows: int, kills: int, disks: int) -> Iterator[list[str]]:
    """What is wrong with each update of each release. One that is laid as today has nothing to be killed in."""
    with keeper(scratch, "updater", fault) as product:
        product("start", scratch / "new")
        new = schema(scratch / "new" / DATABASE)
        whole = frozenset({new, *(laid_by(release, scratch) for release in releases())})
        for release in releases():
            old = Old.of(release, rows, scratch / release.stem, product)
            kills, disks = (kills, disks) if old.laid != new else (0, 0)
            for found in Updates(old, new, whole, product, scratch).wrong(kills, disks):
                yield [f"{release.stem}: {each}" for each in found]
            shutil.rmtree(old.home)


PART = Part(key="D14", faced="logs of earlier releases", run=_run, faults=("half-update", "no-copy", "rewritten-rows"))
