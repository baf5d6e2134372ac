"""What a folder stands on. On some disks SQLite's log cannot be kept safely, and then nothing is begun there.

SQLite keeps a `-shm` file that every process maps, and asks the system for locks. Disks over a network, and those that
a program of its own stands behind, promise one or the other without keeping it. Source: SQLite's pages on WAL and on
how to corrupt a database.
"""

from pathlib import Path

from bandstand.quantity import BandstandError, Message

MOUNTS = Path("/proc/self/mountinfo")
FAR = frozenset(
    (
        *(
            "nfs",
            "nfs4",
            "cifs",
            "smb2",
            "smb3",
            "smbfs",
            "ncpfs",
            "afs",
            "coda",
            "ceph",
            "glusterfs",
            "lustre",
            "gpfs",
        ),
        *("9p", "virtiofs", "vboxsf", "vmhgfs", "prl_fs", "drvfs", "davfs", "fuse", "fuseblk"),
    )
)


class OnFarDisk(BandstandError):
    """The home is on a disk on which a log cannot be kept safely."""

    def __init__(self, folder: Path, kind: str) -> None:
        super().__init__(Message("home.far-disk", folder=str(folder), kind=kind))


def require_near(folder: Path) -> None:
    """Refuse a folder that stands on a disk far away. One that is not made yet is judged by where it will be."""
    kind = file_system_of(folder)
    if is_far(kind):
        raise OnFarDisk(folder, kind)


def is_far(kind: str) -> bool:
    """Whether SQLite's log cannot be kept on this kind of file system."""
    return kind in FAR or kind.startswith("fuse.")


def file_system_of(folder: Path) -> str:
    """The kind of file system under a folder ("ext4", "nfs4"), empty where this system does not tell."""
    try:
        mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    place = folder.resolve()
    found = ""
    deepest = -1
    for at, kind in map(_mount, mounts):
        if (place == at or at in place.parents) and len(at.parts) >= deepest:  # of two at one place the later counts
            found, deepest = kind, len(at.parts)
    return found


def _mount(line: str) -> tuple[Path, str]:
    """Where one line of the list mounts something, and of what kind. Blanks in a path are written as octal numbers."""
    before, _, after = line.partition(" - ")
    written = before.split(" ")[4]
    for escape, meant in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        written = written.replace(escape, meant)
    return Path(written), after.split(" ")[0]
