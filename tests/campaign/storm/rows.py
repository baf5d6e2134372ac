"""What stands in a home's file, as a second program reads it, held against what phones were told."""

import sqlite3
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from uuid import UUID

Row: TypeAlias = tuple[str, str, int]  # id, session, seq


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What is wrong between phones and file. Nothing: all three are 0."""

    lost: int  # told as kept on a phone, and neither there any more nor in the file
    doubled: int  # rows beyond the first of one set
    absent: int  # named by the server as kept, and not in the file

    @property
    def holds(self) -> bool:
        """Whether every set is where it should be, once."""
        return not (self.lost or self.doubled or self.absent)

    def __str__(self) -> str:
        return f"{self.lost} lost, {self.doubled} doubled, {self.absent} acknowledged but absent"


NOTHING_WRONG = Judged(lost=0, doubled=0, absent=0)


def rows_in(file: Path) -> Sequence[Row]:
    """Every event in a home's file."""
    with closing(sqlite3.connect(file, timeout=20)) as other:
        found = other.execute("SELECT id, session, seq FROM store_event").fetchall()
    return [(str(UUID(id)), str(UUID(session)) if session else "", seq) for id, session, seq in found]


def is_whole(file: Path) -> bool:
    """Whether SQLite itself finds nothing wrong with the file."""
    with closing(sqlite3.connect(file, timeout=20)) as other:
        return [said for (said,) in other.execute("PRAGMA integrity_check")] == ["ok"]


def judge(file: Path, *, tapped: Collection[str], here: Collection[str], named: Collection[str]) -> Judged:
    """Hold the file against what phones know: all ids tapped, those still on a phone, those named by the server."""
    rows = rows_in(file)
    ids = {id for id, _, _ in rows}
    each = Counter((session, seq) for _, session, seq in rows)
    return Judged(
        lost=len(set(tapped) - set(here) - ids),
        doubled=len(rows) - len(each),
        absent=len(set(named) - ids),
    )
