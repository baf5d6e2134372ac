"""Homes whose log was damaged, as disks, power cuts and people damage files; each is made from its number alone."""

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.campaign.dumps import DATABASE

SECTOR, PAGE = 512, 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Originals:
    """What images are made from: folders with a log, each as it lay on the disk at one moment.

    `closed` was closed in order; `killed` has its last sets in the `-wal` file alone; `other` is somebody else's home,
    killed as well. `earlier` has the first one's `-wal` of an hour before. `backups` holds a copy of `closed`, which
    says the same as `killed`.
    """

    closed: Path
    killed: Path
    other: Path
    earlier: Path
    backups: Path


def flipped(image: bytearray, dice: random.Random) -> bytearray:
    """Some bits are the other way round."""
    for _ in range(dice.choice((1, 1, 2, 4))):
        image[dice.randrange(len(image))] ^= 1 << dice.randrange(8)
    return image


def zeroed(image: bytearray, dice: random.Random) -> bytearray:
    """A page was never written."""
    start = dice.randrange(len(image) // PAGE) * PAGE
    image[start : start + PAGE] = bytes(PAGE)
    return image


def torn(image: bytearray, dice: random.Random) -> bytearray:
    """Some sectors of a page come from elsewhere."""
    to, source = (dice.randrange(len(image) // SECTOR) * SECTOR for _ in range(2))
    length = SECTOR * dice.randint(1, 4)
    piece = image[source : source + length]
    image[to : to + len(piece)] = piece
    return image[: len(image)]


def cut(image: bytearray, dice: random.Random) -> bytearray:
    """The end is missing."""
    return image[: dice.randrange(len(image))]


def in_the_file(change: Callable[[bytearray, random.Random], bytearray]) -> Callable[..., None]:
    def damage(home: Path, originals: Originals, dice: random.Random) -> None:
        _rewrite(home / DATABASE, change, dice)

    return damage


def in_the_wal(change: Callable[[bytearray, random.Random], bytearray]) -> Callable[..., None]:
    def damage(home: Path, originals: Originals, dice: random.Random) -> None:
        _lie_as(originals.killed, home)
        _rewrite(home / f"{DATABASE}-wal", change, dice)

    return damage


def _rewrite(file: Path, change: Callable[[bytearray, random.Random], bytearray], dice: random.Random) -> None:
    file.write_bytes(change(bytearray(file.read_bytes()), dice))


def _lie_as(original: Path, home: Path) -> None:
    for part in original.glob(f"{DATABASE}*"):
        shutil.copyfile(part, home / part.name)


def wal_missing(home: Path, originals: Originals, dice: random.Random) -> None:
    """Somebody copied the one file and not the other."""
    shutil.copyfile(originals.killed / DATABASE, home / DATABASE)


def wal_of_another(home: Path, originals: Originals, dice: random.Random) -> None:
    """A `-wal` of somebody else's home lies beside the file."""
    if dice.random() < 0.5:
        shutil.copyfile(originals.killed / DATABASE, home / DATABASE)
    shutil.copyfile(originals.other / f"{DATABASE}-wal", home / f"{DATABASE}-wal")


def wal_of_earlier(home: Path, originals: Originals, dice: random.Random) -> None:
    """The `-wal` of an hour ago came back."""
    shutil.copyfile(originals.earlier / f"{DATABASE}-wal", home / f"{DATABASE}-wal")


def home_of_another(home: Path, originals: Originals, dice: random.Random) -> None:
    """The whole log is somebody else's."""
    _lie_as(originals.other, home)


def gone(home: Path, originals: Originals, dice: random.Random) -> None:
    """The file is not there."""
    (home / DATABASE).unlink()


def emptied(home: Path, originals: Originals, dice: random.Random) -> None:
    """The file is there, and nothing is in it."""
    (home / DATABASE).write_bytes(bytes(dice.choice((0, 0, PAGE, 3 * PAGE))))


DAMAGES: tuple[Callable[[Path, Originals, random.Random], None], ...] = (
    in_the_file(flipped),
    in_the_file(zeroed),
    in_the_file(torn),
    wal_missing,
    in_the_file(flipped),
    gone,
    in_the_file(flipped),
    in_the_file(cut),
    wal_of_another,
    in_the_wal(cut),
    in_the_file(flipped),
    emptied,
    in_the_wal(flipped),
    home_of_another,
    in_the_file(torn),
    wal_of_earlier,
    in_the_wal(zeroed),
)


def make_image(number: int, originals: Originals, home: Path) -> None:
    """Lay the damaged home of this number; its copies are those of the original."""
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    _lie_as(originals.closed, home)
    (home / "backups").mkdir()
    for copy in originals.backups.iterdir():
        (home / "backups" / copy.name).hardlink_to(copy)
    DAMAGES[number % len(DAMAGES)](home, originals, random.Random(number))
