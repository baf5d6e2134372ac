"""The week: what is due, what moves, and that nothing stacks."""

import itertools
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.catalog import load_catalogue
from bandstand.journal.event import Received
from bandstand.journal.facts import ACTIVE, Away, DayKind, RestDay, SetDone
from bandstand.journal.history import History, Said, Session, fold
from bandstand.journal.history.session import DoneSet
from bandstand.prescription import Frequency, Per, Plan, Schedule
from bandstand.prescription.origin import OWNER, PROPOSED, Origin, Source
from bandstand.prescription.stretches import stretching_plan
from bandstand.progress.stretching import MOST_A_WEEK, stretched_in
from bandstand.progress.week import A_DAY, DAYS, OUR_SPACING, HowOften, Lived, Week, asked_of, lived_of, weeks_of
from bandstand.quantity import Range, Side
from tests.progress.lives import MARCH, SCALE, WALK, Day, Did, Life, plan_of

MONDAY = date(2026, 3, 2)
OURS = HowOften()
DAILY = HowOften(a_week=7, stated=True)
STATED = Origin(Source.STATED)


def on(day: int) -> date:
    return MONDAY + timedelta(days=day)


def days(*numbers: int) -> frozenset[date]:
    return frozenset(map(on, numbers))


def away(*, said: int, until: int, since: int | None = None, over: bool = False, id: int = 1) -> Said[Away]:
    fact = Away(until=on(until), since=None if since is None else on(since), over=over)
    return Said(id=UUID(int=id), on=on(said), at=id, place=(on(said), id, UUID(int=id)), fact=fact)


SINCE_LONG = Lived(begins=on(-70))


def lived(*trained: int, like: Lived = SINCE_LONG) -> Lived:
    return replace(like, trained=days(*trained), sessions=tuple(map(on, trained)))


def due(asked: HowOften, past: Lived, today: int, *, count: int = 1) -> list[int]:
    weeks = weeks_of(asked, past, on(today), count=count)
    return [(day - MONDAY).days for week in weeks for day in week.due]


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


# Laws, and mistakes that they find

Weeks: TypeAlias = Callable[[HowOften, Lived, date], Sequence[Week]]

asked_weeks = st.builds(HowOften, a_week=st.integers(0, 7), stated=st.just(True)) | st.just(OURS)
some_days = st.frozensets(st.integers(-14, 13).map(on))


@st.composite
def pasts(draw: st.DrawFn, today: date) -> Lived:
    trained = frozenset(day for day in draw(some_days) if day <= today)
    spells = draw(st.lists(st.tuples(st.integers(-7, 13), st.integers(0, 9), st.booleans()), max_size=2))
    told = tuple(
        away(said=begins, until=begins + length, over=over, id=number)
        for number, (begins, length, over) in enumerate(spells)
    )
    rested = draw(some_days) - trained
    return Lived(
        begins=on(draw(st.integers(-20, 10))),
        trained=trained,
        rested=rested,
        away=told,
        sessions=tuple(sorted(trained)),
    )


@st.composite
def situations(draw: st.DrawFn) -> tuple[HowOften, Lived, date]:
    today = on(draw(st.integers(0, 6)))
    return draw(asked_weeks), draw(pasts(today)), today


def nothing_stacks(weeks: Weeks, asked: HowOften, past: Lived, today: date) -> None:
    for week in weeks(asked, past, today):
        assert len(week.due) + week.done <= max(asked.a_week, week.done)
        assert len(set(week.due)) == len(week.due)


def no_day_is_taken(weeks: Weeks, asked: HowOften, past: Lived, today: date) -> None:
    for day in (day for week in weeks(asked, past, today) for day in week.due):
        assert day >= today
        assert past.is_there(day)
        assert day not in past.trained | past.rested


def our_distance_is_kept(weeks: Weeks, asked: HowOften, past: Lived, today: date) -> None:
    due = [day for week in weeks(asked, past, today) for day in week.due]
    known = sorted({*due, *past.trained})
    if not asked.stated:
        assert all(later - day >= OUR_SPACING * A_DAY for day, later in itertools.pairwise(known) if later in due)


def a_day_missed_asks_for_no_more(weeks: Weeks, asked: HowOften, past: Lived, today: date) -> None:
    (this, _), (later, _) = weeks(asked, past, today), weeks(asked, past, min(today + A_DAY, on(6)))
    assert len(later.due) <= len(this.due)


LAWS = (nothing_stacks, no_day_is_taken, our_distance_is_kept, a_day_missed_asks_for_no_more)


@pytest.mark.parametrize("law", LAWS, ids=lambda law: law.__name__)
def test_law_of_the_week(law: Callable[[Weeks, HowOften, Lived, date], None]) -> None:
    @settings(max_examples=200 * SCALE, deadline=None)
    @given(situations())
    def holds(situation: tuple[HowOften, Lived, date]) -> None:
        law(weeks_of, *situation)

    holds()


def _owing(asked: HowOften, past: Lived, today: date) -> Sequence[Week]:
    """What fell away is owed in the next week."""
    this, _ = weeks_of(asked, past, today)
    more = min(DAYS, asked.a_week + this.fell_away)
    return this, weeks_of(replace(asked, a_week=more), past, today)[1]


def _resting_never(asked: HowOften, past: Lived, today: date) -> Sequence[Week]:
    return weeks_of(asked, replace(past, rested=frozenset()), today)


def _never_away(asked: HowOften, past: Lived, today: date) -> Sequence[Week]:
    return weeks_of(asked, replace(past, away=()), today)


def _as_if_stated(asked: HowOften, past: Lived, today: date) -> Sequence[Week]:
    return weeks_of(replace(asked, stated=True), past, today)


def _forgetting_last_week(asked: HowOften, past: Lived, today: date) -> Sequence[Week]:
    kept = frozenset(day for day in past.trained if day >= MONDAY)
    return weeks_of(asked, replace(past, trained=kept), today)


def _hurrying(asked: HowOften, past: Lived, today: date) -> Sequence[Week]:
    """The nearer the end of the week, the more of it."""
    return weeks_of(replace(asked, a_week=min(asked.a_week + today.weekday(), DAYS)), past, today)


FAULTS: Sequence[tuple[Callable[[Weeks, HowOften, Lived, date], None], Weeks]] = (
    (nothing_stacks, _owing),
    (no_day_is_taken, _resting_never),
    (no_day_is_taken, _never_away),
    (our_distance_is_kept, _as_if_stated),
    (our_distance_is_kept, _forgetting_last_week),
    (a_day_missed_asks_for_no_more, _hurrying),
)


@pytest.mark.parametrize(("law", "fault"), FAULTS, ids=lambda each: each.__name__)
def test_each_law_finds_the_mistake_made_for_it(
    law: Callable[[Weeks, HowOften, Lived, date], None], fault: Weeks
) -> None:
    @settings(max_examples=1_000, deadline=None, database=None, derandomize=True)
    @given(situations())
    def holds(situation: tuple[HowOften, Lived, date]) -> None:
        law(fault, *situation)

    with pytest.raises(AssertionError):
        holds()


def test_events_in_any_order_and_told_twice_lead_to_the_same_week() -> None:
    """Ten times as many in the campaign's scale."""
    chance = random.Random(6)
    for _ in range(10 * SCALE):
        rows = some_life(chance).rows(lambda *_: ())
        mixed = [*rows, *chance.sample(rows, min(20, len(rows)))]
        chance.shuffle(mixed)
        assert weeks_told(mixed) == weeks_told(rows)


def test_going_by_arrival_would_not_lead_to_the_same_week() -> None:
    """The mistake that the test above is there for."""
    chance = random.Random(6)
    differs = 0
    for _ in range(40):
        rows = some_life(chance).rows(lambda *_: ())
        mixed = chance.sample(rows, len(rows))
        differs += weeks_told(mixed, by_arrival=True) != weeks_told(rows, by_arrival=True)
    assert differs


def some_life(chance: random.Random) -> Life:
    return Life(plan=plan_of(MARCH), days=tuple(some_day(chance) for _ in range(18)))


def some_day(chance: random.Random) -> Day:
    told: Iterable[RestDay | Away] = chance.choice(
        (
            (),
            (RestDay(),),
            (RestDay(why=ACTIVE),),
            (Away(until=on(chance.randrange(20))),),
            (Away(until=MONDAY, over=True),),
        )
    )
    return Day(did={"march": Did()} if chance.random() < 0.4 else None, told=tuple(told))


def weeks_told(rows: Sequence[Received], *, by_arrival: bool = False) -> Sequence[Week]:
    history = fold(rows)
    if by_arrival:
        came = {row.event.id: place for place, row in enumerate(rows)}
        history = replace(history, away=tuple(sorted(history.away, key=lambda said: came[said.id])))
    plan: Plan | None = history.plan
    return weeks_of(asked_of(plan), lived_of(history, on(17)), on(17), stretches=True)
