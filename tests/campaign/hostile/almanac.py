"""A second opinion on calendars: every change of a zone's clock as `zdump` prints it, and plain sums.

Neither the product's server nor its phone reads clocks this way; where all three agree they may be believed.
"""

import re
import subprocess
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random

FROM, TO = 2024, 2030
QUARTER, HOUR, DAY = 900_000, 3_600_000, 86_400_000

# Half hours and three quarters, both hemispheres, winter time by law of Ramadan, both sides of the date line.
ZONES = (
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "Pacific/Auckland",
    "Pacific/Chatham",
    "Pacific/Honolulu",
    "America/Anchorage",
    "America/Los_Angeles",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "America/Asuncion",
    "Atlantic/Azores",
    "Europe/London",
    "Europe/Berlin",
    "Africa/Casablanca",
    "Asia/Beirut",
    "Antarctica/Troll",
)
ACROSS = (
    ("Pacific/Auckland", "Pacific/Honolulu"),
    ("Pacific/Kiritimati", "Pacific/Honolulu"),
    ("Pacific/Apia", "Pacific/Pago_Pago"),
    ("Pacific/Chatham", "America/Los_Angeles"),
)
LINE = re.compile(r"\w{3} (?P<when>\w{3} +\d+ [\d:]{8} \d{4}) UT = .* gmtoff=(?P<offset>-?\d+)$")


@dataclass(frozen=True, slots=True)
class Changes:
    """When a zone's clocks change, in UTC milliseconds, and how far from UTC they are from then on."""

    at: tuple[int, ...]
    offsets: tuple[int, ...]


@cache
def changes(zone: str) -> Changes:
    """Every change of one zone from two years before to two years after."""
    words = ["zdump", "-v", "-c", f"{FROM - 2},{TO + 3}", zone]
    printed = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    found = [(_ms(line["when"]), int(line["offset"])) for line in map(LINE.search, printed.splitlines()) if line]
    if not found:
        return Changes((0,), (_only_offset(zone),))
    return Changes((0, *(at for at, _ in found)), (found[0][1], *(offset for _, offset in found)))


def _ms(when: str) -> int:
    return int(datetime.strptime(when, "%b %d %H:%M:%S %Y").replace(tzinfo=UTC).timestamp() * 1000)


def _only_offset(zone: str) -> int:
    """Of a zone that never changes in those years: what its clock says less what ours says, this minute."""
    printed = subprocess.run(["zdump", zone, "UTC"], capture_output=True, text=True, check=True).stdout.splitlines()
    here, there = (_ms(" ".join(line.split()[2:6])) for line in printed)
    return round((here - there) / QUARTER) * 900


def offset(ms: int, zone: str) -> int:
    """Seconds a zone's clock is ahead of UTC."""
    known = changes(zone)
    return known.offsets[bisect_right(known.at, ms) - 1]


def day_of(ms: int, zone: str) -> date:
    """The date on a calendar there."""
    return date(1970, 1, 1) + timedelta(days=(ms + offset(ms, zone) * 1000) // DAY)


def real_changes(zone: str) -> Sequence[int]:
    """The moments within the years that matter at which the clock is really set."""
    known = changes(zone)
    begin, end = (int(datetime(year, 1, 1, tzinfo=UTC).timestamp() * 1000) for year in (FROM, TO + 1))
    steps = zip(known.at[1:], known.offsets[:-1], known.offsets[1:], strict=True)
    return [at for at, before, after in steps if before != after and begin <= at < end]


def moments(drawn: Random) -> Iterator[tuple[int, str]]:
    """Every change of every zone with the seconds and hours beside it, and then midnights without end."""
    for zone in ZONES:
        for at in real_changes(zone):
            yield from ((at + beside, zone) for beside in (-HOUR, -1, 0, 1, HOUR // 2, HOUR))
    while True:
        yield midnight(drawn)


def midnight(drawn: Random) -> tuple[int, str]:
    """Within half a minute of a midnight somewhere, as often as not on a day on which clocks are set."""
    zone = drawn.choice(ZONES)
    sets = real_changes(zone)
    years = int(datetime(FROM, 1, 1, tzinfo=UTC).timestamp() * 1000)
    day = drawn.choice(sets) if sets and drawn.random() < 0.5 else years + drawn.randrange((TO - FROM + 1) * 365) * DAY
    local = (day + offset(day, zone) * 1000) // DAY * DAY + drawn.choice((0, DAY))
    return local - offset(local - offset(day, zone) * 1000, zone) * 1000 + drawn.randint(-30_000, 30_000), zone
