"""What holds for every week, and the mistakes that each law finds."""

import itertools
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.journal.event import Received
from bandstand.journal.facts import ACTIVE, Away, RestDay
from bandstand.journal.history import fold
from bandstand.prescription import Plan
from bandstand.progress.week import A_DAY, DAYS, OUR_SPACING, HowOften, Lived, Week, asked_of, lived_of, weeks_of
from tests.progress.lives import MARCH, SCALE, Day, Did, Life, plan_of
from tests.progress.weeks_told import MONDAY, OURS, away, on

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
