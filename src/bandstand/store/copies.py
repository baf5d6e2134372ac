"""The folder of copies: what each is called, which of them stay, and when one was last put to the test."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

# The schedule: the newest of all, the last of each of the newest days, and the way back from the last updates.
# Days and copies are counted, not hours: a clock that was wrong for a while must not empty the folder.
HOURLY, DAILY, BEFORE_UPDATES = 24, 35, 5

STAMP = "%Y%m%dT%H%M%SZ"
REHEARSED = "rehearsed.json"
_NAME = re.compile(r"bandstand-(\d{8}T\d{6}Z)(?:-([1-9]\d{0,3}))?(-before-update)?\.sqlite3")
_DRAFT = ".bandstand-"
_DRAFTS_LIVE_MS = 24 * 3_600_000  # a draft older than this was left by a program that was killed


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One finished copy. `made_at` is UTC in milliseconds, to the second, as its name says."""

    file: Path
    made_at: int
    number: int = 1  # of the copies of one second
    before_update: bool = False


def copies_in(folder: Path) -> tuple[Copy, ...]:
    """Every finished copy in a folder, the latest name first. Anything that is called otherwise does not count."""
    found = filter(None, map(_read_name, folder.glob("bandstand-*.sqlite3")))
    return tuple(sorted(found, key=lambda copy: (copy.made_at, copy.number), reverse=True))


def newest_first(folder: Path, now_ms: int) -> tuple[Copy, ...]:
    """Every finished copy in a folder, newest first as far as the names can be believed.

    A name later than now comes from a clock that ran ahead. How old such a copy is cannot be known, so it comes after
    all others.
    """
    return tuple(sorted(copies_in(folder), key=lambda copy: copy.made_at <= now_ms, reverse=True))


def _read_name(file: Path) -> Copy | None:
    told = _NAME.fullmatch(file.name)
    if told is None:
        return None
    try:
        made = datetime.strptime(told[1], STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Copy(
        file=file, made_at=int(made.timestamp() * 1000), number=int(told[2] or 1), before_update=told[3] is not None
    )


def free_name(folder: Path, now_ms: int, *, before_update: bool = False) -> Path:
    """What a copy of this second is called, beside those that stand there."""
    name = "bandstand-" + datetime.fromtimestamp(now_ms / 1000, UTC).strftime(STAMP)
    end = "-before-update.sqlite3" if before_update else ".sqlite3"
    wanted = [folder / f"{name}{end}", *(folder / f"{name}-{number}{end}" for number in range(2, 1_000))]
    return next(file for file in wanted if not file.exists())


def outgrown(copies: Sequence[Copy]) -> tuple[Copy, ...]:
    """The copies, given newest first, that have no place in the schedule any more."""
    last_of_day: dict[int, Copy] = {}
    for copy in copies:
        last_of_day.setdefault(copy.made_at // 86_400_000, copy)
    ways_back = [copy for copy in copies if copy.before_update]
    stay = {*copies[:HOURLY], *list(last_of_day.values())[:DAILY], *ways_back[:BEFORE_UPDATES]}
    return tuple(copy for copy in copies if copy not in stay)


def remove_outgrown(folder: Path, good: Path, now_ms: int) -> None:
    """Remove what the schedule has no place for, and drafts that nobody finished.

    Args:
        good: A copy just found whole. It stays, whatever its name says of its time.
    """
    for copy in outgrown(newest_first(folder, now_ms)):
        if copy.file != good:
            copy.file.unlink(missing_ok=True)
    for draft in folder.glob(f"{_DRAFT}*"):
        if now_ms - _written_at(draft) > _DRAFTS_LIVE_MS:
            draft.unlink(missing_ok=True)


def _written_at(file: Path) -> int:
    return file.stat().st_mtime_ns // 1_000_000


def draft_name(folder: Path, made_by: int) -> Path:
    """Where one process writes a copy until it is found whole. Never taken for a copy."""
    return folder / f"{_DRAFT}{made_by}.part"


def note_rehearsal(folder: Path, now_ms: int) -> None:
    """Keep when a copy was last put to the test and passed."""
    draft = folder / f"{_DRAFT}rehearsed.part"
    draft.write_text(json.dumps({"rehearsed_at": now_ms}), encoding="ascii")
    draft.replace(folder / REHEARSED)


def last_rehearsal(folder: Path) -> int | None:
    """When a copy last passed the test (UTC, milliseconds), None where none ever did."""
    try:
        told = json.loads((folder / REHEARSED).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    when = told.get("rehearsed_at") if isinstance(told, dict) else None
    return when if isinstance(when, int) else None
