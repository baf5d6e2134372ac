"""The home: the one folder that holds everything a person told Bandstand.

`BANDSTAND_HOME` names it; otherwise it is `bandstand` in the person's own data folder (`~/.local/share/bandstand`).
"""

import atexit
import fcntl
import os
import secrets
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Self
from uuid import UUID

from bandstand.quantity import BandstandError, Message


class HomeUnusable(BandstandError):
    """The folder is not there and cannot be made, or is not a folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Message("home.unusable", folder=str(folder)))


class HomeTaken(BandstandError):
    """Another server already works on this home."""

    def __init__(self, folder: Path) -> None:
        super().__init__(Message("home.taken", folder=str(folder)))


@dataclass(frozen=True, slots=True)
class Home:
    """Where the log, the secret and the lock stand."""

    folder: Path

    @classmethod
    def chosen(cls) -> Self:
        """The home of this process, as its environment names it. Nothing is made yet."""
        named = os.environ.get("BANDSTAND_HOME")
        data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
        return cls(Path(named).expanduser().absolute() if named else data / "bandstand")

    @property
    def database(self) -> Path:
        return self.folder / "bandstand.sqlite3"

    @property
    def phones(self) -> Path:
        """Which phones were let in, as hashes."""
        return self.folder / "phones.json"

    @property
    def backups(self) -> Path:
        """Where copies of the database stand."""
        return self.folder / "backups"

    def cache_of(self, person: UUID) -> Path:
        """What was made of somebody's data to be at hand, and may go at any time."""
        return self.folder / "cache" / person.hex

    @property
    def writable(self) -> bool:
        """Whether what is logged can be kept here. A home that is not made yet counts, if it can be made."""
        places = [place for place in (self.folder, self.database) if can_be_seen(place)]
        return all(os.access(place, os.W_OK) for place in places)

    def make(self) -> None:
        """Make the folder, for its owner's eyes only. A home that stands is left as it is."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise HomeUnusable(self.folder) from error

    def keep_private(self) -> None:
        """The log is for its owner (and a group let in on purpose), in a folder that others can open too.

        SQLite gives the files it makes beside a database the mode of that database, so it stands before it is opened.
        """
        if not self.database.exists():
            self.database.touch(mode=0o600)
        for part in (
            self.database,
            *(self.database.with_name(f"{self.database.name}-{end}") for end in ("wal", "shm")),
        ):
            with suppress(FileNotFoundError, PermissionError):  # another user's file keeps the mode they gave it
                part.chmod(part.stat().st_mode & 0o770)

    def secret(self) -> str:
        """The key that signs this home's cookies and forms, made once and kept.

        Where nothing can be kept, a key for this process alone.
        """
        kept = self.folder / "secret"
        if not can_be_seen(kept) and can_be_seen(self.folder) and self.writable:
            keep_once(kept, secrets.token_urlsafe(48))
        return kept.read_text(encoding="ascii") if can_be_seen(kept) else secrets.token_urlsafe(48)

    def lock(self) -> int:
        """Hold this home for one server, until the process ends however it ends. Returns the open file.

        Where the server before listened is forgotten with that.
        """
        held = os.open(self.folder / "server.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        if not taken(held):
            os.close(held)
            raise HomeTaken(self.folder)
        os.ftruncate(held, 0)
        return held

    def tell_where(self, held: int, address: str, port: int) -> None:
        """Write into the lock that was just taken where its server listens."""
        os.pwrite(held, f"{address} {port}\n".encode("ascii"), 0)

    def served_at(self) -> tuple[str, int] | None:
        """Where a running server of this home listens; None where none runs, or it has not said so."""
        try:
            with (self.folder / "server.lock").open("rb") as lock:
                if not is_held(lock):
                    return None
                told = lock.read(100).decode("ascii", "replace").split()  # before, it may be of one that ended
        except OSError:
            return None
        return (told[0], int(told[1])) if len(told) == 2 and told[1].isdecimal() else None

    def still_database(self) -> Path:
        """A database that may be read although nothing around it can be written.

        SQLite reads such a file only when told that it never changes, and then passes over a `-wal` file beside it.
        So where one lies there, both are copied and the copy is settled; where they are damaged and that fails, the
        file is read as it stands.
        """
        wal = self.database.with_name(self.database.name + "-wal")
        if not wal.exists() or not wal.stat().st_size:
            return self.database
        folder = Path(tempfile.mkdtemp(prefix="bandstand-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        for part in filter(can_be_seen, (self.database, wal)):
            shutil.copyfile(part, folder / part.name)
        copy = folder / self.database.name
        return copy if settled(copy) else self.database


def taken(lock: int) -> bool:
    """Take a lock, unless another process keeps it. Who only looks whether it is held has it for an instant."""
    for waited in (0.0, 0.02, 0.1):
        time.sleep(waited)
        with suppress(BlockingIOError):
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
    return False


def is_held(lock: BinaryIO) -> bool:
    """Whether another process holds a lock."""
    try:
        fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    fcntl.flock(lock, fcntl.LOCK_UN)
    return False


def can_be_seen(path: Path) -> bool:
    """Whether a path is there for us. In a folder that we may not look into, nothing is."""
    try:
        return path.exists()
    except PermissionError:
        return False


def settled(copy: Path) -> bool:
    """Have a SQLite file take in the `-wal` file beside it. False where it cannot."""
    try:
        with closing(sqlite3.connect(copy)) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            return bool(database.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0])
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def write_for_owner(file: Path, text: str) -> None:
    """Write a file whole, for its owner only, in the place of what was there."""
    try:
        handle, draft = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
        with os.fdopen(handle, "w", encoding="ascii") as out:  # mkstemp makes it for its owner only
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(draft).replace(file)
    except OSError as error:
        raise HomeUnusable(file.parent) from error


def keep_once(file: Path, text: str) -> None:
    """Write a file whole, for its owner only, unless another process was first."""
    try:
        handle, draft = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}-")
    except OSError as error:
        raise HomeUnusable(file.parent) from error
    try:
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        Path(draft).chmod(0o600)
        if not file.exists():
            os.link(draft, file)
    except FileExistsError:
        return
    except OSError as error:
        raise HomeUnusable(file.parent) from error
    finally:
        Path(draft).unlink()
