"""D2: the power is cut at any moment; every set that somebody was told is kept is there when it comes back.

The house runs on a disk that puts down what is asked of it. Each cut leaves what was flushed until then, and any part
of what was only written, torn at sectors. A disk that says it has flushed and has not is beyond any program.
"""

import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from uuid import UUID

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.campaign.power.cut import Image, images
from tests.campaign.power.record import Step, steps_in
from tests.house.server import HERE, bandstand, environment

CUTS_EVERY_COMMIT = 800
CUTS = 2_000  # for each of SCALE: twenty thousand in the campaign
LETTERS = 240  # of one to three sets each
A_SHARE = 200  # cuts that a worker looks at
A_LOOK = 800  # cuts, of which the house itself looks at one; at the others SQLite alone
NORMAL = "synchronous-normal"
LOG = "bandstand.sqlite3"
MEMORY = Path("/dev/shm")  # the real disk takes no part; where this is, nobody waits for it
ROWS = "SELECT id, hash, seal, cursor, body FROM store_event"
Row = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """What was put down of one run of the house, and its files before it."""

    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def record(self, fault: str) -> None:
        """Have sets kept."""
        assert bandstand(self.home, "events").returncode == 0
        (self.folder / LOG).write_bytes((self.home / LOG).read_bytes())
        words = ["-m", "tests.campaign.power.house", str(self.folder), str(LETTERS), *([fault] if fault else [])]
        named = {"PYTHONPATH": f"{HERE / 'src'}:{HERE}", "DJANGO_SETTINGS_MODULE": "bandstand.settings"}
        subprocess.run([sys.executable, *words], env=environment(self.home, **named), check=True, timeout=120)

    def steps(self) -> Sequence[Step]:
        return list(steps_in(self.folder))

    def images(self, cuts: Sequence[int], seed: int) -> Iterator[Image]:
        """What a cut leaves, for each of these."""
        return images({LOG: (self.folder / LOG).read_bytes()}, self.steps(), cuts, seed)

    def rows(self) -> Mapping[UUID, Row]:
        """Every row as it was in the end, read by another program."""
        with closing(sqlite3.connect(self.home / LOG)) as other:
            return by_id(other)


def by_id(opened: sqlite3.Connection) -> Mapping[UUID, Row]:
    return {UUID(row[0]): row for row in opened.execute(ROWS)}


def trouble_in(image: Image, final: Mapping[UUID, Row], folder: Path) -> str:
    """What is wrong with what is found after a cut; empty where nothing is."""
    for name, data in image.files.items():
        (folder / name).write_bytes(data)
    (folder / f"{LOG}-shm").unlink(missing_ok=True)  # it is in memory only
    try:
        with closing(sqlite3.connect(folder / LOG)) as opened:
            opened.execute("PRAGMA synchronous=OFF")
            return _trouble_among(by_id(opened), image, final) or _trouble_of(opened)
    except sqlite3.Error as error:
        return f"it does not open: {error}"


def _trouble_among(found: Mapping[UUID, Row], image: Image, final: Mapping[UUID, Row]) -> str:
    lost = {UUID(id) for id in image.named} - found.keys()
    if lost:
        return f"{len(lost)} of {len(image.named)} sets named as kept are gone"
    return "" if all(final.get(id) == row for id, row in found.items()) else "a row is not as it was written"


def _trouble_of(opened: sqlite3.Connection) -> str:
    (told,) = opened.execute("PRAGMA quick_check").fetchone()
    (even,) = opened.execute(
        "SELECT (SELECT SUM(event_count) FROM store_person) = (SELECT COUNT(*) FROM store_event)"
    ).fetchone()
    return str(told) if told != "ok" else "" if even else "the count is not that of the rows"


def troubles_of(run: Run, share: tuple[int, Sequence[int]]) -> list[str]:
    """Every trouble after one worker's cuts."""
    seed, cuts = share
    final = run.rows()
    with _folder() as folder:
        return [told for image in run.images(cuts, seed) if (told := trouble_in(image, final, Path(folder)))]


def troubles_the_house_sees(run: Run, cuts: Sequence[int]) -> Iterator[str]:
    """What `bandstand verify` says of some of the homes as they are found."""
    for number, image in enumerate(run.images(cuts, seed=len(cuts))):
        home = run.folder / f"found-{number}"
        home.mkdir(mode=0o700)
        for name, data in image.files.items():
            (home / name).write_bytes(data)
        told = bandstand(home, "verify")
        if told.returncode:
            yield f"verify ends with {told.returncode}: {told.stderr or told.stdout}"


def _run(scale: int, fault: str) -> Outcome:
    began = time.monotonic()
    cuts = CUTS_EVERY_COMMIT if scale == 1 else CUTS * scale
    with _folder() as folder, ProcessPoolExecutor(2) as workers:
        run = Run(Path(folder))
        run.record(fault)
        steps, dice = len(run.steps()), random.Random(scale)
        shares = [(seed, _moments(A_SHARE, steps, dice)) for seed in range(cuts // A_SHARE)]
        looks = workers.map(partial(troubles_of, run), shares)
        seen = list(troubles_the_house_sees(run, _moments(cuts // A_LOOK, steps, dice)))
        troubles = [*(told for share in looks for told in share), *seen]
    for each in troubles[:5]:
        print(each, file=sys.stderr)
    return Outcome(
        holds=not troubles,
        n=cuts,
        measured=f"{len(troubles):,} of {cuts:,} cuts left trouble; verify looked at {cuts // A_LOOK} of the homes",
        limit="0 sets named as kept lost, 0 rows changed, each log opens and is whole",
        seconds=time.monotonic() - began,
    )


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None)


def _moments(many: int, steps: int, dice: random.Random) -> Sequence[int]:
    return sorted(dice.randint(1, steps) for _ in range(many))


PART = Part(
    key="D2",
    faced="the power cut at any moment, writes torn and lost",
    run=_run,
    faults=(NORMAL,),
)
