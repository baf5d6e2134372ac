"""When a session began, in the zone the person was in; by our clock, and saying so, where their phone's was wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from bandstand.journal.history import Session
from bandstand.journal.history.clock import by_our_clock
from bandstand.web.moment import local_time

BEGINNING_OF_TIMES, END_OF_TIMES = (int(datetime(year, 1, 2, tzinfo=UTC).timestamp() * 1000) for year in (1970, 9999))


@dataclass(frozen=True, slots=True, kw_only=True)
class Began:
    """`time` is empty where no clock can tell it. `day` and `said` are empty unless the phone's clock was wrong."""

    time: str = ""
    day: str = ""
    said: str = ""


def began(session: Session, made: Mapping[UUID, int]) -> Began:
    """When a session began; `made` says when the server made each script."""
    not_before = made.get(session.script) if session.script else None
    ours = by_our_clock(session.started_at, delay=session.delay, not_before=not_before)
    if ours is None:
        return Began(time=_time(session.started_at, session.zone))
    said = f"{_time(session.started_at, session.zone)} on {_day(session.started_at, session.zone)}"
    return Began(time=_time(ours, session.zone), day=_day(ours, session.zone), said=said.removeprefix(" on "))


def _time(ms: int, zone: str) -> str:
    return f"{local_time(ms, zone):%H:%M}" if BEGINNING_OF_TIMES <= ms < END_OF_TIMES else ""


def _day(ms: int, zone: str) -> str:
    if not BEGINNING_OF_TIMES <= ms < END_OF_TIMES:
        return "no day there is"
    day = local_time(ms, zone)
    return f"{day.day} {day:%B %Y}"
