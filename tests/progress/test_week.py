"""The week: what is due, what moves, and that nothing stacks."""

from dataclasses import replace
from uuid import UUID

from bandstand.catalog import load_catalogue
from bandstand.journal.facts import DayKind, SetDone
from bandstand.journal.history import History, Session
from bandstand.journal.history.session import DoneSet
from bandstand.prescription import Frequency, Per, Schedule
from bandstand.prescription.origin import OWNER, PROPOSED, Origin, Source
from bandstand.prescription.stretches import stretching_plan
from bandstand.progress.stretching import MOST_A_WEEK, stretched_in
from bandstand.progress.week import HowOften, Lived, asked_of, lived_of, weeks_of
from bandstand.quantity import Range, Side
from tests.progress.lives import MARCH, WALK, plan_of
from tests.progress.weeks_told import DAILY, OURS, SINCE_LONG, STATED, away, days, due, lived, on

# How often


def test_three_sessions_with_a_day_between_are_our_proposal() -> None:
    assert due(OURS, lived(), 0) == [0, 2, 4]


def test_a_missed_session_moves_to_the_next_day_and_the_others_keep_their_distance() -> None:
    assert due(OURS, lived(), 1) == [1, 3, 5]


def test_what_finds_no_day_falls_away_and_the_next_week_asks_for_no_more() -> None:
    this, following = weeks_of(OURS, lived(), on(4))
    assert this.due == (on(4), on(6))
    assert this.fell_away == 1
    assert len(following.due) == 3


def test_a_session_on_sunday_moves_that_of_monday() -> None:
    assert due(OURS, lived(-1), 0)[0] == 1


def test_a_moved_session_says_from_where() -> None:
    (week,) = weeks_of(OURS, lived(), on(1), count=1)
    assert next((slot.planned, slot.on, slot.moved) for slot in week.slots) == (on(0), on(1), True)


def test_daily_as_the_sheet_says_wins_over_our_distance() -> None:
    assert due(DAILY, lived(0, 1), 2) == [2, 3, 4, 5, 6]


def test_four_a_week_as_stated_are_spread_and_close_up_where_days_run_out() -> None:
    four = HowOften(a_week=4, stated=True)
    assert due(four, lived(), 0) == [0, 1, 3, 5]
    assert due(four, lived(), 3) == [3, 4, 5, 6]


def test_more_than_was_asked_is_no_debt_of_the_sheet() -> None:
    (week,) = weeks_of(OURS, lived(0, 1, 2, 3), on(4), count=1)
    assert week.due == ()
    assert (week.done, week.fell_away) == (4, 0)


def test_a_plan_that_began_on_friday_asks_for_its_share() -> None:
    assert due(OURS, lived(like=Lived(begins=on(4))), 4) == [4]


def test_before_there_is_a_plan_nothing_is_due() -> None:
    assert due(asked_of(None), Lived(), 0) == []


def test_a_frequency_counts_as_stated_only_where_somebody_said_it() -> None:
    plan = plan_of(MARCH, WALK)
    for origin, stated in ((STATED, True), (Origin(Source.CHOSEN, by=OWNER), True), (PROPOSED, False)):
        told = replace(plan, schedule=Schedule(sessions_a_week=Range(4, 5), sessions_origin=origin))
        assert asked_of(told) == HowOften(a_week=4, stated=stated)


def test_one_exercise_twice_a_day_makes_every_day_one_of_two_sessions() -> None:
    often = replace(MARCH, frequency=Frequency(Range(2), Per.DAY)).with_origin("frequency", STATED)
    assert asked_of(plan_of(often, schedule=Schedule())) == HowOften(a_week=7, a_day=2, stated=True)


# Rest and being away


def test_a_day_of_rest_moves_the_session_and_counts() -> None:
    past = lived(like=replace(SINCE_LONG, rested=days(0)))
    assert due(OURS, past, 0) == [1, 3, 5]
    assert weeks_of(OURS, past, on(0))[0].days[0].counts


def test_active_rest_counts_as_well() -> None:
    assert weeks_of(OURS, lived(like=replace(SINCE_LONG, active=days(0), rested=days(0))), on(0))[0].days[0].counts


def test_a_day_better_without_load_moves_what_was_due() -> None:
    (week,) = weeks_of(OURS, lived(), on(0), count=1, not_today=True)
    assert week.due == (on(1), on(3), on(5))


def test_days_away_ask_for_nothing_and_the_rest_of_the_week_for_its_share() -> None:
    past = lived(like=replace(SINCE_LONG, away=(away(said=0, until=3),)))
    assert due(OURS, past, 0) == [4]
    assert [day.away for day in weeks_of(OURS, past, on(0))[0].days] == [True] * 4 + [False] * 3


def test_days_away_told_later_take_no_session_back_that_was_done() -> None:
    past = lived(0, 2, 4, like=replace(SINCE_LONG, away=(away(said=5, since=0, until=6),)))
    (week,) = weeks_of(OURS, past, on(5), count=1)
    assert [slot.on for slot in week.slots if slot.done] == [on(0), on(2), on(4)]
    assert week.due == ()


def test_a_week_away_asks_for_nothing() -> None:
    (this, following) = weeks_of(OURS, lived(like=replace(SINCE_LONG, away=(away(said=0, since=7, until=13),))), on(0))
    assert len(this.due) == 3
    assert following.is_away
    assert following.due == ()


def test_back_sooner_than_said_is_back() -> None:
    told = (away(said=0, until=9), away(said=3, until=2, over=True, id=2))
    assert due(OURS, lived(like=replace(SINCE_LONG, away=told)), 3) == [3, 5]


def test_away_again_after_coming_back_is_away() -> None:
    told = (away(said=0, until=9), away(said=1, until=0, over=True, id=2), away(said=1, since=5, until=6, id=3))
    assert [Lived(away=told).is_away(on(day)) for day in range(8)] == [
        True,
        False,
        False,
        False,
        False,
        True,
        True,
        False,
    ]


# Stretching


def test_stretching_falls_on_days_without_a_session_first() -> None:
    (week,) = weeks_of(OURS, lived(), on(0), count=1, stretches=True)
    assert [day.on for day in week.days if day.stretching_due] == [on(1), on(3), on(5)]


def test_stretching_beside_daily_sessions_falls_on_days_with_one() -> None:
    (week,) = weeks_of(DAILY, lived(like=replace(SINCE_LONG, stretched=days(0))), on(1), count=1, stretches=True)
    assert sum(day.stretching_due for day in week.days) == 2


def test_a_session_of_stretching_is_no_session_of_the_plan() -> None:
    past = lived_of(History(sessions=(stretched(0, 30),)), on(0))
    assert past.stretched == days(0)
    assert past.trained == frozenset()


def stretched(day: int, *seconds: int, side: Side | None = Side.LEFT, key: str = "stretch-calf-stretch") -> Session:
    id = UUID(int=day + 1)
    done = (
        DoneSet(id=id, done=SetDone(prescription=key, set=number, side=side, seconds=held))
        for number, held in enumerate(seconds, start=1)
    )
    return Session(
        id=id, local_date=on(day), place=(on(day), 0, id), started_at=0, day=DayKind.STRETCH, done=tuple(done)
    )


def test_a_muscle_is_told_by_its_longer_side_and_above_ten_minutes_more_does_no_more() -> None:
    held = (stretched(0, 30, 30), stretched(1, 30, side=Side.RIGHT), stretched(2, 30, side=None))
    (calf,) = stretched_in(History(sessions=held), map(on, range(7)), load_catalogue())[:1]
    assert (calf.seconds, calf.minutes, calf.is_enough) == (90, 1.5, False)
    much = tuple(stretched(day, 100) for day in range(6))
    assert stretched_in(History(sessions=much), map(on, range(7)), load_catalogue())[0].seconds == MOST_A_WEEK
    assert stretched_in(History(sessions=much), map(on, range(7)), load_catalogue())[0].is_enough
    assert not stretched_in(History(sessions=much), map(on, range(5)), load_catalogue())[0].is_enough


def test_four_minutes_of_one_session_are_enough_too() -> None:
    assert stretched_in(History(sessions=(stretched(0, 120, 120),)), [on(0)], load_catalogue())[0].is_enough


def test_an_exercise_that_is_no_stretch_stretches_nothing() -> None:
    assert stretched_in(History(sessions=(stretched(0, 99, key="march"),)), [on(0)], load_catalogue()) == ()


def test_a_session_of_stretching_holds_each_side_twice_for_twenty_to_thirty_seconds() -> None:
    plan = stretching_plan(plan_of(MARCH), ["calf-stretch", "monster-walk", "nonsense"], load_catalogue())
    (calf,) = plan.prescriptions
    assert str(calf.dose) == "2 sets of a 20-30 s hold each side with 10 s rest"
