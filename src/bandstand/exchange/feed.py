"""The week for a calendar program, as iCalendar text (RFC 5545). Nothing in it names a part of the body.

Written here and not by a library: these are two kinds of event and one time zone (docs/decisions/0025). An event keeps
its id when it moves; what will not be is cancelled, since a program that saw it once may otherwise keep it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

MADE_BY = "-//Bandstand//The week//EN"
LONGEST_LINE = 75  # octets, before it is folded
A_DAY, A_MINUTE = timedelta(days=1), timedelta(minutes=1)
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEvent:
    """One session on one day. `minutes` is about how long it takes, where it stands at an hour."""

    id: UUID
    on: date
    says: str
    minutes: int = 30
    cancelled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """Everything a calendar program reads.

    `hour` is when events begin on the clock of `zone`; None: they take the whole day, wherever that is read.
    `version` only ever rises; `made_at` is UTC in milliseconds.
    """

    name: str
    events: tuple[FeedEvent, ...]
    version: int
    made_at: int
    hour: int | None = None
    zone: str = "UTC"


def feed_text(feed: Feed) -> str:
    """The feed as it goes over the wire, its lines folded and ended as the format asks."""
    return "".join(f"{folded}\r\n" for line in _lines(feed) for folded in _folded(line))


def _lines(feed: Feed) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{MADE_BY}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield f"NAME:{_text(feed.name)}"
    yield f"X-WR-CALNAME:{_text(feed.name)}"
    yield "REFRESH-INTERVAL;VALUE=DURATION:PT4H"
    if feed.hour is not None and feed.events:
        yield from _zone(feed.zone, [each.on for each in feed.events])
    for event in feed.events:
        yield from _event(event, feed)
    yield "END:VCALENDAR"


def _event(event: FeedEvent, feed: Feed) -> Iterator[str]:
    stamp = datetime.fromtimestamp(feed.made_at / 1000, tz=UTC).strftime("%Y%m%dT%H%M%SZ")
    yield from ("BEGIN:VEVENT", f"UID:{event.id}@bandstand", f"DTSTAMP:{stamp}", f"SEQUENCE:{feed.version}")
    yield from _when(event, feed)
    yield f"SUMMARY:{_text(event.says)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield from ("CLASS:PRIVATE", "END:VEVENT")


def _when(event: FeedEvent, feed: Feed) -> Iterator[str]:
    if feed.hour is None:
        yield f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{event.on + A_DAY:%Y%m%d}"
        yield "TRANSP:TRANSPARENT"
        return
    yield f"DTSTART;TZID={feed.zone}:{event.on:%Y%m%d}T{feed.hour:02}0000"
    yield f"DURATION:PT{event.minutes}M"


# The zone: its offset as the events begin, and each change of the clocks among them


def _zone(name: str, days: Sequence[date]) -> Iterator[str]:
    zone = ZoneInfo(name)
    first = datetime.combine(min(days) - A_DAY, time(), tzinfo=UTC)
    last = datetime.combine(max(days) + 2 * A_DAY, time(), tzinfo=UTC)
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}")
    yield from _offset(first, first, zone)
    for change in _changes(first, last, zone):
        yield from _offset(change, change - A_MINUTE, zone)
    yield "END:VTIMEZONE"


def _changes(first: datetime, last: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """The minutes at which the clocks change."""
    day = first
    while day < last:
        if _of(day, zone) != _of(day + A_DAY, zone):
            yield _change_within(day, day + A_DAY, zone)
        day += A_DAY


def _change_within(before: datetime, after: datetime, zone: ZoneInfo) -> datetime:
    while after - before > A_MINUTE:
        middle = before + ((after - before) // A_MINUTE // 2) * A_MINUTE
        before, after = (middle, after) if _of(middle, zone) == _of(before, zone) else (before, middle)
    return after


def _of(at: datetime, zone: ZoneInfo) -> timedelta:
    return at.astimezone(zone).utcoffset() or timedelta(0)


def _offset(at: datetime, before: datetime, zone: ZoneInfo) -> Iterator[str]:
    local = at.astimezone(zone)
    kind = "DAYLIGHT" if local.dst() else "STANDARD"
    begins = (at + _of(before, zone)).strftime("%Y%m%dT%H%M%S")  # by the clock as it was until then
    yield from (f"BEGIN:{kind}", f"DTSTART:{begins}", f"TZNAME:{_text(local.tzname() or kind)}")
    yield f"TZOFFSETFROM:{_signed(_of(before, zone))}"
    yield from (f"TZOFFSETTO:{_signed(_of(at, zone))}", f"END:{kind}")


def _signed(offset: timedelta) -> str:
    minutes = round(offset / A_MINUTE)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}{abs(minutes) % 60:02}"


# Lines


def _text(words: str) -> str:
    return words.translate(ESCAPED)


def _folded(line: str) -> Iterable[str]:
    """At most 75 octets each, and no letter is cut through; what goes on begins with a space."""
    begun, length = "", 0
    for letter in line:
        size = len(letter.encode())
        if length + size > LONGEST_LINE:
            yield begun
            begun, length = " ", 1
        begun, length = begun + letter, length + size
    yield begun
