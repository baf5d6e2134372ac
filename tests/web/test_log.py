"""The log can be read, and an answer told anew until the next session."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from bandstand import store
from bandstand.actions import running as runs
from bandstand.actions import sessions
from bandstand.actions.known import history_of
from bandstand.actions.proposals import EVERYTHING
from bandstand.actions.record import event_of
from bandstand.journal.facts import DayKind, Hurt, HurtKind, RestDay, RunDone, SessionStarted
from bandstand.quantity import Pain
from tests.web.life import Life
from tests.web.visitor import Visitor


def test_an_empty_log_is_an_invitation(visitor: Visitor) -> None:
    page = visitor.open("/log/")
    assert "Nothing is logged yet" in page.words
    assert page.link("Go to Today") == "/"


def test_a_session_stands_in_the_log_with_its_sets_and_answers(visitor: Visitor, life: Life) -> None:
    life.begins(3)
    life.trains(1)
    life.wakes(0, 2)
    words = visitor.open("/log/").words
    assert "3 sets, seconds: 30; 30; 30" in words
    assert "Pain 1 at its worst." in words
    assert "Morning 2 of 10" in words


def test_an_answer_of_the_last_session_can_be_told_anew(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(3)
    life.trains(1)
    visitor.open("/log/")
    visitor.follow("Change the answers for Monster")
    page = visitor.press("Save this answer", peak="4")
    assert "Pain 4 at its worst." in page.words
    answer = history_of(person).sessions[-1].answer_of("monster-walk")
    assert answer is not None
    assert answer.peak == Pain(4)
    assert [row.event.kind for row in store.events(person)].count("correction") == 1


def test_an_answer_before_a_later_session_stays_as_it_was(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(5)
    life.trains(3)
    old = next(row.event.id for row in store.events(person) if row.event.kind == "exercise_answered")
    life.trains(1)
    page = visitor.open(f"/log/answer/{old}/")
    assert page.status == 400
    assert "A later session already went by that answer." in page.words


def test_an_answer_nobody_gave_is_not_there(visitor: Visitor) -> None:
    assert visitor.open(f"/log/answer/{uuid4()}/").status == 404


def test_what_was_never_told_is_not_filled_in_later_but_what_was_told_can_be_told_anew(
    visitor: Visitor, life: Life, person: UUID
) -> None:
    life.begins(8)
    life.wakes(3, 4)
    life.wakes(0, 4)
    told, silent = life.at(3).today, life.at(2).today
    assert visitor.client.get(f"/log/day/{silent}/").status_code == 404
    page = visitor.open(f"/log/day/{told}/")
    assert "And that day, on average?" not in page.words
    visitor.press("Save this answer", morning="6")
    morning = history_of(person).mornings[told]
    assert morning.pain is not None
    assert (morning.pain.pain, morning.recalled) == (Pain(6), True)


def test_the_morning_after_a_session_can_be_told_for_three_days(visitor: Visitor, life: Life) -> None:
    life.begins(8)
    life.trains(4)
    page = visitor.open(f"/log/day/{life.at(3).today}/")
    assert "How was that morning?" in page.words
    assert visitor.client.get(f"/log/day/{life.at(4).today}/").status_code == 404


def test_a_morning_can_be_told_anew(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(3)
    life.wakes(0, 2)
    visitor.open("/log/")
    visitor.follow("Change this day's pain")
    visitor.press("Save this answer", morning="5")
    morning = history_of(person).mornings[life.today].pain
    assert morning is not None
    assert morning.pain == Pain(5)


def test_what_hurt_in_a_session_stands_in_the_log(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(3)
    life.trains(1)
    moment, session = life.at(1, 2), history_of(person).sessions[-1]
    hurt = Hurt(prescription="monster-walk", pain=Pain(5), kind=HurtKind.SHARP)
    told = replace(event_of(hurt, moment), session=session.id)
    store.write(person, [told], received_at=moment.now_ms)
    assert "It hurt: 5 of 10, sharp." in visitor.open("/log/").words


def test_a_set_logged_on_two_devices_counts_once_and_both_are_shown(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(3)
    life.trains(1)
    first = next(row.event for row in store.events(person) if row.event.kind == "set_done")
    other = replace(
        first,
        id=uuid4(),
        device="tablet",
        occurred_at=first.occurred_at + 60_000,
        body={**first.body, "seconds": 25},
    )
    store.write(person, [other], received_at=first.occurred_at + 120_000)
    words = visitor.open("/log/").words
    assert "3 sets, seconds: 30; 30; 30" in words
    assert "Set 1, logged on two devices: 30 counts; also told: 25." in words


def begun(life: Life, person: UUID, *, ahead: timedelta) -> None:
    """A session whose first fact came just now, told by a phone with such a clock."""
    moment = life.at(1, 2)
    wrong = replace(moment, now_ms=moment.now_ms + int(ahead.total_seconds() * 1000))
    script = sessions.start(person, moment, day=DayKind.FULL, taking=EVERYTHING)
    told = replace(event_of(SessionStarted(script=script), wrong), session=uuid4())
    store.write(person, [told], received_at=moment.now_ms)


def test_a_session_tells_when_it_began(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(3)
    begun(life, person, ahead=timedelta(minutes=9))
    words = visitor.open("/log/").words
    assert "Session, 02:09" in words
    assert "clock" not in words


@pytest.mark.parametrize(("years", "said"), [(-5, "02:00 on "), (5, "02:00 on ")])
def test_a_session_on_a_phone_with_a_wrong_clock_tells_when_it_began_by_ours(
    visitor: Visitor, life: Life, person: UUID, years: int, said: str
) -> None:
    life.begins(3)
    begun(life, person, ahead=timedelta(days=365 * years))
    words = visitor.open("/log/").words
    day = life.at(1).today
    assert "Session, 02:00" in words
    assert f"The phone's clock was wrong: it said {said}" in words
    assert f"By our clock this began at 02:00 on {day.day} {day:%B %Y}." in words


def test_a_clock_that_tells_no_day_there_is_gets_ours(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(3)
    begun(life, person, ahead=timedelta(days=365 * 20_000))
    assert "it said no day there is" in visitor.open("/log/").words


def test_what_is_kept_and_not_understood_is_counted_in_the_log(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(3)
    assert "Kept, not understood" not in visitor.open("/log/").words
    known = event_of(RestDay(), life.at(1))
    of_next_year = replace(known, id=uuid4(), schema=known.schema + 1)
    of_no_kind = replace(known, id=uuid4(), kind="balance_told")
    store.write(person, [of_next_year, of_no_kind], received_at=life.at(1).now_ms)
    store.write_wire(person, [{"id": str(uuid4()), "mood": "fine"}], received_at=life.at(1).now_ms)
    assert "Kept, not understood: 3." in visitor.open("/log/").words


def test_runs_told_by_hand_stand_on_the_day_they_were_run(visitor: Visitor, life: Life, person: UUID) -> None:
    life.begins(3)
    yesterday = life.at(1).today
    runs.tell_run(person, uuid4(), RunDone(of=yesterday, minutes=30, metres=3500, peak=Pain(1)), life.at(0))
    runs.tell_run(person, uuid4(), RunDone(stage=0, minutes=40), life.at(0))
    page = visitor.open("/log/").words
    today, before = page.index("brisk walk"), page.index("3500 metres")
    assert today < before, "the newest day comes first"
    assert "pain 1 at most" in page[before:]
    runs.take_run_back(person, yesterday, life.at(0))
    assert "3500 metres" not in visitor.open("/log/").words
