"""D9: a log's file is damaged in every way that files are; whatever says something else is found, never an empty start.

A lost or foreign `-wal` is found beside the copies. So what was logged after the newest copy, and lost together with
the `-wal` that alone held it, is not among the images: no program can tell that from the file. Phones send it again.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Self

from bandstand.quantity import Json
from tests.campaign.damages import Originals, make_image
from tests.campaign.dumps import DATABASE, Dump, dump
from tests.campaign.orders import Keeper, keeper
from tests.campaign.outcome import Outcome
from tests.campaign.part import Part

IMAGES_EVERY_COMMIT, IMAGES = 20, 60  # for each of SCALE: 600 in the campaign
ROWS = 200
READ_ONLY = 3  # how `bandstand serve` ends where it only read


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of some images."""

    n: int = 0
    changed: int = 0
    missed: tuple[int, ...] = ()
    unsaid: tuple[int, ...] = ()
    empty: tuple[int, ...] = ()
    spoilt: tuple[int, ...] = ()

    @property
    def holds(self) -> bool:
        """Nothing was missed, left unsaid, begun anew, or made worse."""
        return not (self.missed or self.unsaid or self.empty or self.spoilt)

    def and_(self, other: "Tried") -> "Tried":
        """Both together."""
        return Tried(
            self.n + other.n,
            self.changed + other.changed,
            self.missed + other.missed,
            self.unsaid + other.unsaid,
            self.empty + other.empty,
            self.spoilt + other.spoilt,
        )


def lay(scratch: Path, products: Sequence[Keeper]) -> Originals:
    """The homes before anything happens to them."""
    ours, theirs = scratch / "ours", scratch / "theirs"
    with ThreadPoolExecutor(2) as both:
        list(both.map(lambda product, home: product("make", home, ROWS), products, (ours, theirs)))
    return Originals(
        closed=ours / "closed",
        killed=ours / "killed",
        other=theirs / "killed",
        earlier=ours / "earlier",
        backups=ours / "backups",
    )


@dataclass(frozen=True, slots=True)
class Trial:
    """What images are made from, what it says, and the file name of its copy."""

    originals: Originals
    said: Dump
    copy: str

    @classmethod
    def of(cls, originals: Originals, product: Keeper) -> Self:
        """Look at the homes once, before anything happens to them, and see that a phone is told what is there."""
        said = dump(originals.closed / DATABASE)
        assert said is not None
        assert dump(originals.killed / DATABASE) == said
        (copy,) = originals.backups.glob("*.sqlite3")
        sound = originals.closed.with_name("sound")
        shutil.copytree(originals.closed, sound)
        told = product("start", sound)
        assert told["code"] == 0, told
        assert told["page"] == 200, told
        assert isinstance(told["events"], int), told
        assert told["events"] > ROWS, told
        return cls(originals, said, copy.name)

    def all_of(self, numbers: range, home: Path, product: Keeper, *, until_it_shows: bool) -> Tried:
        """Some images one after the other, all of them or until something is wrong."""
        tried = Tried()
        for number in numbers:
            tried = tried.and_(self.one(number, home, product))
            if until_it_shows and not tried.holds:
                break
        return tried

    def one(self, number: int, home: Path, product: Keeper) -> Tried:
        """Start on one image, then verify it; what is the matter with it, the other program says."""
        make_image(number, self.originals, home)
        says = dump(home / DATABASE)
        started = product("start", home)
        made_worse = dump(home / DATABASE) != says
        make_image(number, self.originals, home)
        verified = product("verify", home)
        told = Told(started, verified)
        return Tried(
            1,
            changed=int(says != self.said),
            missed=(number,) if says != self.said and verified["code"] == 0 else (),
            unsaid=(number,) if says != self.said and not told.names(self.copy) else (),
            empty=(number,) if told.began_anew else (),
            spoilt=(number,) if made_worse or told.fell_over(number) else (),
        )


@dataclass(frozen=True, slots=True)
class Told:
    """What the product said of one image."""

    started: Mapping[str, Json]
    verified: Mapping[str, Json]

    @property
    def began_anew(self) -> bool:
        """Whether it works on a log with nothing in it. One that is only read, and says so, begins nothing."""
        nothing = self.started["served"] and self.started["changes"] == 200 and not self.started["events"]
        return bool(nothing and self.started["code"] != READ_ONLY)

    def names(self, copy: str) -> bool:
        """Whether it starts for reading only, and both commands name the copy to put back."""
        starts_so = self.started["code"] == READ_ONLY and self.started["served"]
        return bool(starts_so and all(copy in str(each["said"]) for each in (self.started, self.verified)))

    def fell_over(self, number: int) -> bool:
        """Whether anything ended in a traceback; it is shown."""
        bugs = [each["said"] for each in (self.started, self.verified) if each["code"] == -1]
        for bug in bugs:
            print(f"image {number}: {bug}", file=sys.stderr)
        return bool(bugs) or self.started.get("page") == 500


def storm(size: int, fault: str = "") -> Outcome:
    """So many images, in two processes; with a fault built in, in one, until it shows."""
    began = time.monotonic()
    halves = (range(size),) if fault else (range(size // 2), range(size // 2, size))
    with tempfile.TemporaryDirectory(prefix="damaged-") as folder, ExitStack() as running:
        scratch = Path(folder)
        products = [running.enter_context(keeper(scratch, "keeper", fault)) for _ in range(2)]
        trial = Trial.of(lay(scratch, products), products[0])
        with ThreadPoolExecutor(2) as both:
            tries = both.map(
                lambda half, product: trial.all_of(
                    half, scratch / f"image-{half.start}", product, until_it_shows=bool(fault)
                ),
                halves,
                products,
            )
        tried = sum_of(tries)
    if not tried.holds:
        print(tried, file=sys.stderr)
    return Outcome(
        holds=tried.holds and tried.n == size and tried.changed >= size // 3,
        n=tried.n,
        measured=f"{tried.changed} say something else, {len(tried.missed)} missed, {len(tried.unsaid)} starts without "
        f"the way back, {len(tried.empty)} empty starts, {len(tried.spoilt)} made worse",
        limit="0 missed, 0 starts without the copy to put back, 0 empty starts, 0 made worse",
        seconds=time.monotonic() - began,
    )


def sum_of(tries: Iterable[Tried]) -> Tried:
    """All of them together."""
    return reduce(Tried.and_, tries, Tried())


IMAGES_WITH_A_FAULT = 160


def _run(scale: int, fault: str) -> Outcome:
    if fault:  # only some damages are seen by what was left out
        return storm(max(IMAGES_WITH_A_FAULT, IMAGES * scale if scale > 1 else 0), fault)
    return storm(IMAGES_EVERY_COMMIT if scale == 1 else IMAGES * scale, fault)


PART = Part(key="D9", faced="damaged files of a log", run=_run, faults=("no-row-hashes", "no-witness", "empty-start"))
