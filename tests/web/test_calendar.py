"""The page of the week, and what a calendar program reads of it."""

import re
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from bandstand import store
from bandstand.actions import calendar as weeks
from bandstand.actions import sessions
from bandstand.actions.known import history_of
from bandstand.actions.proposals import EVERYTHING, waiting
from bandstand.actions.record import event_of, record
from bandstand.actions.rehearsal import Feeling, rehearse
from bandstand.journal.facts import KIND_OF, DayKind, FeedSet, PlanSet
from bandstand.progress.week import STRETCHING_DAYS, monday_of
from tests.web.life import EASY, Life
from tests.web.visitor import Visitor

PAGE = "/calendar/"
ADDRESS = re.compile(r'value="https?://[^/"]+(/calendar/([0-9a-f]{32})\.ics)"')


def unfolded(text: str) -> list[str]:
    assert text.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return text.replace("\r\n ", "").split("\r\n")


def events_in(text: str) -> dict[str, dict[str, str]]:
    events: dict[str, dict[str, str]] = {}
    for block in text.replace("\r\n ", "").split("BEGIN:VEVENT\r\n")[1:]:
        told = dict(line.split(":", 1) for line in block.partition("END:VEVENT")[0].split("\r\n") if line)
        events[told["UID"]] = told
    return events


def feed_of(visitor: Visitor, hour: str = "") -> str:
    """Where the feed is, made just now."""
    visitor.open(PAGE)
    visitor.press("Make a", hour=hour)
    found = ADDRESS.search(visitor.page.html)
    assert found is not None, "the page shows the address once"
    return found.group(1)


def read(visitor: Visitor, address: str) -> str:
    return visitor.client.get(address).content.decode()


# The page


def test_an_empty_home_is_invited_to_begin_with_a_sheet(visitor: Visitor) -> None:
    assert visitor.open(PAGE).link("Begin with your therapist") == "/plan/read/"


def test_today_leads_to_the_week_and_the_week_has_fourteen_days(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    assert visitor.open("/").link("My week") == PAGE
    assert visitor.open(PAGE).html.count('class="week-day') == 14
    assert visitor.page.html.count('aria-current="date"') == 1


def test_a_session_that_was_done_stands_on_its_day(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    life.trains(0)
    page = visitor.open(PAGE)
    assert "Session done" in page.words
    assert "1 of 3 sessions done." in page.words


def test_nothing_scolds_after_a_week_without_a_session(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    words = visitor.open(PAGE).words.casefold()
    assert "0 of 3" in words
    assert not {"missed!", "failed", "streak"} & set(words.split())
    assert "you missed" not in words


def test_rest_and_active_rest_count(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(20)
    visitor.open(PAGE)
    visitor.press("Active rest today")
    assert "Active rest. It counts." in visitor.page.words
    assert history_of(person).active_rests == (life.today,)
    assert life.today in history_of(person).rest_days


def test_days_away_ask_for_nothing_until_one_is_back(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    visitor.open(PAGE)
    visitor.press("Keep these days free", until=(life.today + timedelta(days=20)).isoformat())
    assert "Away" in visitor.page.words
    assert "Nothing is due, and nothing is missed." in visitor.page.words
    visitor.press("I am back")
    assert "You are away" not in visitor.page.words


@pytest.mark.parametrize("until", ["", "nonsense", "2020-01-01", "9999-12-31"])
def test_days_away_that_cannot_be_are_told_with_a_sentence(visitor: Visitor, life: Life, until: str) -> None:
    life.begins(20)
    visitor.open(PAGE)
    form, _ = visitor.page.form("Keep these days free")
    answer = visitor.client.post(form.action, {**dict(form.fields), "until": until, "do": "away"})
    assert 400 <= answer.status_code < 500
    assert "away" in answer.content.decode()


def test_days_away_never_reach_back_over_weeks_that_were_lived(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    visitor.open(PAGE)
    form, _ = visitor.page.form("Keep these days free")
    days = {"since": "0001-01-01", "until": life.today.isoformat(), "do": "away"}
    answer = visitor.client.post(form.action, {**dict(form.fields), **days})
    assert "Days away can begin two weeks back at most." in answer.content.decode()
    assert "You are away" not in visitor.open(PAGE).words


def test_stretches_that_were_chosen_can_be_played_and_leave_the_plan_alone(
    visitor: Visitor, life: Life, person: UUID
) -> None:
    life.begins(20)
    life.is_checked(0)
    before = history_of(person).plan
    visitor.open(PAGE)
    visitor.press("Save the stretches", stretch=["calf-stretch", "hamstring-stretch", "nonsense"])
    assert history_of(person).practice.stretches == ("calf-stretch", "hamstring-stretch")
    visitor.press("Stretch now")
    assert visitor.place.startswith("/session/")
    assert "Calf" in visitor.page.html
    assert history_of(person).plan == before


def stretches(life: Life, ago: int, feeling: Feeling = EASY) -> None:
    """A session of stretching was played to its end."""
    moment = life.at(ago, 3)
    id = sessions.start(life.person, moment, day=DayKind.STRETCH, taking=EVERYTHING)
    told = rehearse(sessions.script(life.person, id), feeling, moment, device="test")
    store.write(life.person, told, received_at=moment.now_ms)


def test_a_session_of_stretching_answers_no_proposal_and_changes_no_dose(life: Life, person: UUID) -> None:
    life.begins(20)
    for ago in (6, 4, 2):
        life.trains(ago)
        life.wakes(ago - 1, 1)
    weeks.choose_stretches(person, uuid4(), ["calf-stretch"], life.at(1))
    before, plan = waiting(history_of(person), life.at(0)), history_of(person).plan
    assert before is not None
    stretches(life, 1)
    assert waiting(history_of(person), life.at(0)) == before
    assert history_of(person).plan == plan


def test_stretching_stands_in_the_week_and_in_the_log_and_today_is_still_to_do(
    visitor: Visitor, life: Life, person: UUID
) -> None:
    life.begins(20)
    weeks.choose_stretches(person, uuid4(), ["calf-stretch"], life.at(1))
    life.is_checked(0)
    stretches(life, 0)
    words = visitor.open(PAGE).words
    assert "Stretching done" in words
    assert "0 of 3 sessions done." in words
    assert "0.5 min" in words.partition("This week, on the side that got more")[2]
    assert "Stretching" in visitor.open("/log/").words
    assert "Start once more" not in visitor.open("/").words


def test_a_warm_up_chosen_later_forgets_no_stretch(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(20)
    weeks.choose_stretches(person, uuid4(), ["calf-stretch"], life.at(1))
    visitor.open("/settings/")
    visitor.press("Save how they go", room="5")
    assert history_of(person).practice.stretches == ("calf-stretch",)


def test_weeks_that_are_over_stand_each_for_itself(visitor: Visitor, life: Life) -> None:
    life.begins(30)
    monday = (life.today - monday_of(life.today)).days + 7
    for ago in (monday, monday - 2, monday - 4):
        life.trains(ago)
    page = visitor.open(PAGE)
    assert "Weeks so far" in page.words
    assert "3 of 3" in page.words.partition("Weeks so far")[2]


# The feed


def test_the_feed_holds_the_sessions_and_names_no_part_of_the_body(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(20)
    plan = history_of(person).plan
    assert plan is not None
    text = read(visitor, feed_of(visitor))
    events = events_in(text)
    assert {told["SUMMARY"] for told in events.values()} <= {"Exercises", "Exercises, done"}
    assert any(told["STATUS"] == "CONFIRMED" for told in events.values())
    for word in ("hip", "knee", "groin", "leg", "march", *(each.name for each in plan.prescriptions)):
        assert word.casefold() not in text.casefold()


def test_a_wrong_secret_is_no_page_and_so_is_one_that_was_closed(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    address = feed_of(visitor)
    for wrong in ("0" * 32, "x", address[10:-5]):
        assert visitor.client.get(f"/calendar/{wrong}.ics").status_code == 404
    visitor.open(PAGE)
    visitor.press("Close the address")
    assert visitor.client.get(address).status_code == 404


def test_a_new_address_closes_the_old_one(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    old, new = feed_of(visitor), feed_of(visitor)
    assert old != new
    assert visitor.client.get(old).status_code == 404
    assert visitor.client.get(new).status_code == 200


def test_only_a_hash_of_the_secret_is_in_the_log(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(20)
    secret = feed_of(visitor).split("/")[-1].removesuffix(".ics")
    (told,) = (row.event for row in store.events(person) if row.event.kind == KIND_OF[FeedSet])
    assert secret not in str(told.body)
    assert len(str(told.body["secret"])) == 64


def test_the_address_is_shown_to_the_browser_that_made_it_and_to_no_other(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    feed_of(visitor)
    assert ADDRESS.search(Visitor().open(PAGE).html) is None


def test_a_session_that_moves_keeps_its_id_and_a_later_version_says_so(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    address = feed_of(visitor)
    before = events_in(read(visitor, address))
    visitor.open(PAGE)
    visitor.press("Rest today")
    after = events_in(read(visitor, address))
    assert before.keys() == after.keys()
    assert all(int(after[id]["SEQUENCE"]) > int(before[id]["SEQUENCE"]) for id in before)


def test_days_away_cancel_what_stood_there(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    address = feed_of(visitor)
    before = events_in(read(visitor, address))
    visitor.open(PAGE)
    visitor.press("Keep these days free", until=(life.today + timedelta(days=40)).isoformat())
    after = events_in(read(visitor, address))
    assert before.keys() == after.keys()
    coming = [told for told in after.values() if told["DTSTART;VALUE=DATE"] > f"{life.today:%Y%m%d}"]
    assert coming
    assert all(told["STATUS"] == "CANCELLED" for told in coming)


def test_stretching_stands_in_the_feed_and_is_cancelled_once_a_day_is_too_late(
    visitor: Visitor, life: Life, person: UUID
) -> None:
    life.begins(20)
    weeks.choose_stretches(person, uuid4(), ["calf-stretch"], life.at(0))
    events = events_in(read(visitor, feed_of(visitor))).values()
    stretching = [told for told in events if told["SUMMARY"] == "Stretching"]
    assert len(stretching) == 2 * STRETCHING_DAYS
    due = [told for told in stretching if told["STATUS"] == "CONFIRMED"]
    assert all(told["DTSTART;VALUE=DATE"] >= f"{life.today:%Y%m%d}" for told in due)


def test_at_an_hour_the_zone_stands_in_the_feed(visitor: Visitor, life: Life) -> None:
    life.begins(20)
    visitor.client.cookies["zone"] = "Europe/Berlin"
    lines = unfolded(read(visitor, feed_of(visitor, hour="18")))
    assert "TZID:Europe/Berlin" in lines
    assert any(re.fullmatch(r"DTSTART;TZID=Europe/Berlin:\d{8}T180000", line) for line in lines)


def test_a_feed_without_a_plan_is_a_calendar_without_events(visitor: Visitor, person: UUID, life: Life) -> None:
    secret = weeks.make_feed(person, life.at(0), 18)
    lines = unfolded(read(visitor, f"/calendar/{secret}.ics"))
    assert "BEGIN:VEVENT" not in lines


def test_a_plan_told_twice_changes_no_event(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(20)
    address = feed_of(visitor)
    before = events_in(read(visitor, address))
    plan = history_of(person).plan
    assert plan is not None
    record(person, [event_of(PlanSet(plan=plan), life.at(0), plan_number=plan.number)], life.at(0))
    after = events_in(read(visitor, address))
    changing = ("SEQUENCE", "DTSTAMP")
    for id, told in before.items():
        assert {key: value for key, value in told.items() if key not in changing} == {
            key: value for key, value in after[id].items() if key not in changing
        }


@pytest.mark.parametrize("told", [FeedSet(secret="ü", hour=7, zone="../nowhere"), FeedSet(secret="\ud800", zone="x")])
def test_nonsense_told_of_the_feed_opens_nothing_and_breaks_nothing(
    visitor: Visitor, life: Life, person: UUID, told: FeedSet
) -> None:
    record(person, [event_of(told, life.at(0))], life.at(0))
    assert visitor.open(PAGE).status == 200
    assert visitor.client.get("/calendar/0.ics").status_code == 404


def test_a_zone_nobody_knows_is_passed_over(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(20)
    secret = weeks.make_feed(person, replace(life.at(0), zone="../nowhere"), 7)
    assert "BEGIN:VEVENT" in read(visitor, f"/calendar/{secret}.ics")
