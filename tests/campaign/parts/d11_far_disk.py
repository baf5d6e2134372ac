"""D11: the home is on a disk over a network, or one with a program behind it; no log is begun there, in one line."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.campaign.outcome import Outcome
from tests.campaign.part import Part
from tests.house.server import environment

FAR = (
    *("nfs4", "fuse.sshfs", "virtiofs", "cifs", "nfs", "smb3", "fuse", "fuseblk", "fuse.rclone", "9p", "ceph"),
    *("vboxsf", "afs", "glusterfs", "lustre"),
)
NEAR = ("ext4", "overlay", "btrfs", "xfs", "zfs", "tmpfs", "f2fs", "apfs")
WITH_EVERY_COMMIT = 1  # of each; the campaign takes them all
NOBODY = "192.0.2.1"  # an address for documentation: a server that is not refused stops at it
ROOT_ONLY = "asks-only-of-the-root"

# The list of mounts is another file; nothing else of the command is touched.
FAKED = """
import sys
from pathlib import Path
from bandstand import medium
medium.MOUNTS = Path(sys.argv.pop(1))
{fault}
from bandstand.cli import main
main()
"""
FAULTS = {"": "", ROOT_ONLY: "found = medium.file_system_of; medium.file_system_of = lambda folder: found(Path('/'))"}


@dataclass(frozen=True, slots=True)
class Case:
    """A kind of disk, and a command that would begin a log there."""

    kind: str
    words: Sequence[str]
    far: bool


def cases(scale: int) -> Iterator[Case]:
    """The kinds of disk, each with the commands that make a home."""
    of_each = WITH_EVERY_COMMIT if scale == 1 else None
    for kind in FAR[:of_each]:
        yield Case(kind, ("serve", "--address", NOBODY), far=True)
        yield Case(kind, ("events",), far=True)
    for kind in NEAR[:of_each]:
        yield Case(kind, ("events",), far=False)


def trouble_of(case: Case, fault: str) -> str:
    """What is wrong with what the command did; empty where nothing is."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "disk" / "home"
        mounts = Path(folder) / "mounts"
        mounts.write_text(f"1 0 0:1 / / rw - ext4 a rw\n2 1 0:2 / {folder}/disk rw shared:1 - {case.kind} b rw\n")
        call = [sys.executable, "-c", FAKED.format(fault=FAULTS[fault]), str(mounts), *case.words]
        done = subprocess.run(call, env=environment(home), capture_output=True, text=True, timeout=60, check=False)
        if not case.far:
            return "" if done.returncode == 0 and home.exists() else f"{case.kind} is refused: {done.stderr}"
        one_line = done.stderr.count("\n") == 1 and case.kind in done.stderr and not done.stdout
        if done.returncode == 1 and one_line and not home.exists():
            return ""
        return f"{case.kind}: {' '.join(case.words)} ended with {done.returncode}: {done.stderr or done.stdout}"


def run(scale: int, fault: str) -> Outcome:
    """Each kind of disk in turn, two at once."""
    began = time.monotonic()
    all_cases = list(cases(scale))
    with ThreadPoolExecutor(2) as workers:
        troubles = [each for each in workers.map(lambda case: trouble_of(case, fault), all_cases) if each]
    for each in troubles:
        print(each, file=sys.stderr)
    far = sum(case.far for case in all_cases)
    return Outcome(
        holds=not troubles,
        n=len(all_cases),
        measured=f"{far} starts on far disks and {len(all_cases) - far} on near ones, {len(troubles)} went otherwise",
        limit="every far disk refused in one line with nothing made there, every near one taken",
        seconds=time.monotonic() - began,
    )


PART = Part(
    key="D11",
    faced="the home on a network disk, or one that a program stands behind",
    run=run,
    faults=(ROOT_ONLY,),
)
