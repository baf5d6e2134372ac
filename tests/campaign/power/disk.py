"""SQLite's way to its files, with each request to the disk put down. Only apsw lets a program stand there."""

from collections.abc import Sequence
from pathlib import Path

import apsw
from typing_extensions import override

from tests.campaign.power.record import CutTo, Flushed, Recorder, Written

NAME = "forgetful"
KEPT = apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_WAL  # the files that a log is made of


class Disk(apsw.VFS):
    """Like the machine's own, except that it tells a recorder, and never waits for the real disk."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        super().__init__(NAME, "")

    @override
    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        if flags[0] & KEPT:
            return Told(name, flags, self._recorder)
        return apsw.VFSFile("", name, flags)


class Told(apsw.VFSFile):
    """One file of the log."""

    def __init__(self, name: str | apsw.URIFilename | None, flags: Sequence[int], recorder: Recorder) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        assert path, "a file of the log has a name"
        self._file, self._recorder = Path(path).name, recorder
        super().__init__("", name, list(flags))

    @override
    def xWrite(self, data: bytes, offset: int) -> None:
        super().xWrite(data, offset)
        self._recorder.add(Written(self._file, offset, bytes(data)))

    @override
    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._recorder.add(CutTo(self._file, newsize))

    @override
    def xSync(self, flags: int) -> None:
        self._recorder.add(Flushed(self._file))
