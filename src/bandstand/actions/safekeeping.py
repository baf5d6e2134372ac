"""How safe the log is: when it was last copied, whether more was logged since, and when a copy was last rehearsed."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bandstand import store
from bandstand.quantity import Message
from bandstand.store import Copy

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
REHEARSE_EVERY = 30 * DAY
COPY_WITHIN = DAY  # a server that runs makes one an hour; a day without one means that none runs, or that it fails


@dataclass(frozen=True, slots=True, kw_only=True)
class Safekeeping:
    """How it stands at one moment. Times are UTC in milliseconds.

    `copy` is the newest one, found whole when it was made; None where there is none. `logged_at` is when the last
    event arrived, `rehearsed_at` when a copy last passed the test; None: never.
    """

    copy: Copy | None
    logged_at: int | None
    rehearsed_at: int | None
    now_ms: int

    @property
    def copied_at(self) -> int | None:
        """When the copy was made, None where there is none, or only one that a clock named while it ran ahead."""
        return self.copy.made_at if self.copy and self.copy.made_at <= self.now_ms else None

    @property
    def copy_age(self) -> int:
        """Milliseconds since the copy, or since the last event where nothing says when a copy was made."""
        since = self.logged_at or self.now_ms if self.copied_at is None else self.copied_at
        return self.now_ms - since

    @property
    def has_more(self) -> bool:
        """Whether something was logged that no copy is known to hold."""
        return self.logged_at is not None and (self.copied_at is None or self.logged_at > self.copied_at + 999)

    @property
    def is_late(self) -> bool:
        """Whether something was logged, and has waited too long for its copy."""
        return self.has_more and self.copy_age > COPY_WITHIN

    @property
    def rehearsal_is_due(self) -> bool:
        """Whether there is a copy, and it is time to put one to the test: never done, or too long ago."""
        late = self.rehearsed_at is None or self.now_ms - self.rehearsed_at > REHEARSE_EVERY
        return late and self.copy is not None


def safekeeping(backups: Path, now_ms: int) -> Safekeeping:
    """How it stands now with the log of this home and its folder of copies."""
    return Safekeeping(
        copy=next(iter(store.newest_first(backups, now_ms)), None),
        logged_at=max(filter(None, map(store.last_received, _everybody())), default=None),
        rehearsed_at=store.last_rehearsal(backups),
        now_ms=now_ms,
    )


def _everybody() -> set[UUID]:
    """The person this home was made for, and whoever has an account."""
    return {store.the_person(), *(holder.person for holder in store.holders())}


def age(milliseconds: int) -> Message:
    """How long ago something was, as people say it. What lies ahead by a wrong clock is now."""
    for unit, one, many in ((DAY, "age.one_day", "age.days"), (HOUR, "age.one_hour", "age.hours")):
        if milliseconds >= unit:
            return _counted(milliseconds // unit, one, many)
    return _counted(max(0, milliseconds) // MINUTE, "age.one_minute", "age.minutes")


def _counted(number: int, one: str, many: str) -> Message:
    if not number:
        return Message("age.moment")
    return Message(one) if number == 1 else Message(many, n=number)
