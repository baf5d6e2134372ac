"""The feed as another library reads it: ids that stay, cancelled events, and hours across a change of the clocks."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bandstand.actions import calendar as weeks
from bandstand.exchange.feed import Feed, FeedEvent, feed_text
from tests.web.life import Life

BERLIN = "Europe/Berlin"
BEFORE_SUMMER = date(2026, 3, 26)  # a Thursday; the clocks change on the Sunday after it


@dataclass(frozen=True)
class Read:
    """One event as the other library understands it."""

    begins: date | datetime
    lasts: timedelta
    says: str
    status: str
    sequence: int


def read(text: str | None) -> Mapping[str, Read]:
    """The events by their id."""
    assert text is not None, "the secret opens the feed"
    calendar = Calendar.from_ical(text)
    assert not calendar.errors
    events = {str(each["UID"]): each for each in calendar.events}
    assert not [error for each in events.values() for error in each.errors]
    assert len(events) == len(calendar.events), "no id stands twice"
    return {
        id: Read(each.start, each.duration, str(each["SUMMARY"]), str(each["STATUS"]), int(str(each["SEQUENCE"])))
        for id, each in events.items()
    }


@pytest.fixture
def spring(person: UUID) -> Life:
    """Somebody whose plan began three weeks before the clocks change."""
    life = Life(person, today=BEFORE_SUMMER)
    life.begins(20)
    return life


def made(life: Life, hour: int | None) -> str:
    return weeks.make_feed(life.person, replace(life.at(0), zone=BERLIN), hour)


def fed(life: Life, secret: str, ago: int = 0) -> Mapping[str, Read]:
    return read(weeks.feed(life.person, secret, replace(life.at(ago), zone=BERLIN)))


def test_whole_days_last_a_day(spring: Life) -> None:
    events = fed(spring, made(spring, None))
    assert len(events) >= 6, "last week, this one and the next"
    assert {type(each.begins) for each in events.values()} == {date}
    assert {each.lasts for each in events.values()} == {timedelta(days=1)}


def test_six_in_the_evening_stays_six_in_the_evening_when_the_clocks_change(spring: Life) -> None:
    begins = sorted(each.begins for each in fed(spring, made(spring, 18)).values() if isinstance(each.begins, datetime))
    assert {each.hour for each in begins} == {18}
    assert {each.utcoffset() for each in begins} == {timedelta(hours=1), timedelta(hours=2)}
    assert all(each == each.replace(tzinfo=ZoneInfo(BERLIN)) for each in begins)


def test_the_other_way_round_too_and_south_of_the_equator() -> None:
    for zone, day in (("America/New_York", date(2026, 11, 1)), ("Australia/Sydney", date(2026, 4, 5))):
        events = tuple(
            FeedEvent(id=UUID(int=number), on=day + timedelta(days=number - 3), says="x") for number in range(7)
        )
        text = feed_text(Feed(name="Bandstand", events=events, version=1, made_at=0, hour=7, zone=zone))
        begins = [each.begins for each in read(text).values() if isinstance(each.begins, datetime)]
        assert len({each.utcoffset() for each in begins}) == 2
        assert all(each == datetime.combine(each.date(), each.time(), tzinfo=ZoneInfo(zone)) for each in begins)


def test_a_session_that_moves_is_the_same_event_on_a_later_day(spring: Life) -> None:
    secret = made(spring, None)
    before, after = fed(spring, secret), fed(replace_today(spring, 1), secret)
    moved = {id for id in before.keys() & after.keys() if after[id].begins > before[id].begins}
    assert before.keys() <= after.keys()
    assert moved, "what was due on Thursday is due on Friday"
    assert all(after[id].sequence > before[id].sequence for id in before)


def test_days_away_are_cancelled_under_the_ids_they_had(spring: Life) -> None:
    secret = made(spring, None)
    before = fed(spring, secret)
    weeks.go_away(spring.person, uuid4(), None, BEFORE_SUMMER + timedelta(days=30), spring.at(0))
    after = fed(spring, secret)
    coming = {id for id, each in before.items() if each.begins >= BEFORE_SUMMER and each.status == "CONFIRMED"}
    assert coming
    assert {after[id].status for id in coming} == {"CANCELLED"}


def test_stretching_is_told_apart_and_no_body_part_is_named(spring: Life) -> None:
    weeks.choose_stretches(spring.person, uuid4(), ["calf-stretch"], spring.at(0))
    said = {each.says for each in fed(spring, made(spring, 7)).values()}
    assert "Stretching" in said
    assert not [word for word in ("hip", "calf", "knee", "band", "pain") if word in " ".join(said).lower()]


def replace_today(life: Life, later: int) -> Life:
    """The same person some days later."""
    return Life(life.person, today=life.today + timedelta(days=later))
