"""When a request is, for the person who sent it: the server's clock, in the zone their browser names."""

import os
import time
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

from django.http import HttpRequest

from bandstand.actions.moment import Moment

ZONE_COOKIE = "zone"
NOWHERE = "UTC"


def moment_of(request: HttpRequest) -> Moment:
    """This moment in the browser's zone; a zone nobody knows is passed over for the server's own."""
    return moment_at(time.time_ns() // 1_000_000, request.COOKIES.get(ZONE_COOKIE, ""))


def moment_at(now_ms: int, zone: str) -> Moment:
    """One instant in one zone. The date is what a calendar on that wall says."""
    local = local_time(now_ms, zone)
    return Moment(now_ms=now_ms, zone=str(local.tzinfo), today=local.date())


def local_time(ms: int, zone: str) -> datetime:
    """What a clock on the wall says; in the server's zone where nobody knows the one that is named."""
    return datetime.fromtimestamp(ms / 1000, tz=ZoneInfo(zone if zone in _zones() else _server_zone()))


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=1)
def _server_zone() -> str:
    """The name of the server's zone, UTC where the machine does not tell."""
    told = (os.environ.get("TZ", ""), _linked_zone(), _written_zone())
    return next((name for name in told if name in _zones()), NOWHERE)


def _linked_zone() -> str:
    return os.path.realpath("/etc/localtime").partition("/zoneinfo/")[2]


def _written_zone() -> str:
    try:
        return Path("/etc/timezone").read_text(encoding="utf-8").strip()
    except OSError:
        return ""
