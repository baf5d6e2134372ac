"""The feed as a calendar program reads it: lines, zones and the change of the clocks."""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from bandstand.exchange.feed import Feed, FeedEvent, feed_text

MADE_AT = int(datetime(2026, 3, 20, tzinfo=UTC).timestamp() * 1000)


def feed(*days: date, hour: int | None = None, zone: str = "Europe/Berlin", says: str = "Exercises") -> list[str]:
    events = tuple(FeedEvent(id=UUID(int=number), on=day, says=says) for number, day in enumerate(days))
    text = feed_text(Feed(name="Bandstand", events=events, version=4, made_at=MADE_AT, hour=hour, zone=zone))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def test_a_whole_day_needs_no_zone() -> None:
    lines = feed(date(2026, 3, 27))
    assert "DTSTART;VALUE=DATE:20260327" in lines
    assert "DTEND;VALUE=DATE:20260328" in lines
    assert "BEGIN:VTIMEZONE" not in lines


def test_an_hour_has_its_zone_with_the_change_of_the_clocks() -> None:
    lines = feed(date(2026, 3, 27), date(2026, 3, 30), hour=18)
    assert "DTSTART;TZID=Europe/Berlin:20260327T180000" in lines
    zone = lines[lines.index("BEGIN:VTIMEZONE") : lines.index("END:VTIMEZONE")]
    assert zone[2:6] == ["BEGIN:STANDARD", "DTSTART:20260326T010000", "TZNAME:CET", "TZOFFSETFROM:+0100"]
    summer = zone[zone.index("BEGIN:DAYLIGHT") :]
    assert summer[1:5] == ["DTSTART:20260329T020000", "TZNAME:CEST", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"]


@pytest.mark.parametrize(
    ("zone", "offset"), [("UTC", "+0000"), ("America/St_Johns", "-0230"), ("Asia/Kathmandu", "+0545")]
)
def test_every_offset_is_written_with_its_sign(zone: str, offset: str) -> None:
    assert f"TZOFFSETTO:{offset}" in feed(date(2026, 7, 1), hour=7, zone=zone)


def test_commas_and_long_words_arrive_whole() -> None:
    says = "Übung, " * 30
    (summary,) = (line for line in feed(date(2026, 3, 27), says=says) if line.startswith("SUMMARY:"))
    assert summary.removeprefix("SUMMARY:").replace("\\,", ",") == says
