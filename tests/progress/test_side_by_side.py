"""Left beside right, and what came with better days: counted, cautious, and silent where there is too little."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from bandstand.journal.facts import ExerciseAnswered, Hurt, SetDone, Sleep
from bandstand.journal.history import Besides, Given, History, Morning, Session, fold
from bandstand.journal.history.session import DoneSet
from bandstand.progress.better_days import FEWEST_DAYS, MOST_TOLD, Came, better_days, is_better
from bandstand.progress.side_by_side import SideBySide, side_by_side
from bandstand.quantity import Pain, Side
from tests.progress.lives import FIRST_DAY, MARCH, SCALE, WALK, Day, Did, Life, plan_of
from tests.recovery.diaries import NOISY, QUIET, USUAL, Kind, made_up

TODAY = date(2026, 6, 17)  # a Wednesday
PLAN = plan_of(MARCH, WALK)


def session(ago: int, left: Iterable[int] = (), right: Iterable[int] = ()) -> Session:
    id, day = UUID(int=1000 + ago), TODAY - timedelta(days=ago)
    counts = [*((Side.LEFT, reps) for reps in left), *((Side.RIGHT, reps) for reps in right)]
    done = tuple(
        DoneSet(id=id, done=SetDone(prescription="march", set=number, side=side, reps=reps, band=2))
        for number, (side, reps) in enumerate(counts)
    )
    return Session(id=id, local_date=day, place=(day, 0, id), started_at=0, done=done)


def march(*sessions: Session) -> SideBySide:
    (told,) = side_by_side(PLAN, History(sessions=sessions), TODAY)
    return told


def test_each_side_stands_with_its_own_sets() -> None:
    (week,) = march(session(1, (10, 12), (8,))).weeks
    assert (week.left.count, week.left.average) == (2, 11)
    assert (week.right.count, week.right.average) == (1, 8)
    assert (week.band, week.worst) == (2, None)


def test_an_exercise_that_was_not_done_does_not_stand_there() -> None:
    assert [each.key for each in side_by_side(PLAN, History(sessions=(session(1, (9,), (9,)),)), TODAY)] == ["march"]


def test_what_is_counted_for_both_together_is_neither_left_nor_right() -> None:
    sets = (DoneSet(id=UUID(int=1), done=SetDone(prescription="march", set=1, reps=9)),)
    told = march(replace(session(1), done=sets))
    assert not told.is_sided
    assert (told.weeks[0].both.average, told.weeks[0].left.count) == (9, 0)


def test_a_side_that_was_not_counted_is_no_zero() -> None:
    sets = (DoneSet(id=UUID(int=1), done=SetDone(prescription="march", set=1, side=Side.LEFT)),)
    (week,) = march(replace(session(1), done=sets)).weeks
    assert (week.left.count, week.left.average) == (1, None)
    assert (week.right.count, week.right.average) == (0, None)


def test_weeks_without_a_set_are_left_out_and_old_ones_too() -> None:
    told = march(session(1, (9,), (9,)), session(20, (9,), (9,)), session(200, (9,), (9,)))
    assert len(told.weeks) == 2


def test_the_worst_pain_of_a_week_is_that_of_the_exercise() -> None:
    answers = (ExerciseAnswered(prescription="march", peak=Pain(3)),)
    hurts = (
        Hurt(prescription="march", pain=Pain(5)),
        Hurt(prescription="walk", pain=Pain(9)),
        Hurt(prescription="march"),
    )
    (week,) = march(replace(session(1, (9,), (9,)), hurts=hurts, answers=answers)).weeks
    assert week.worst == Pain(5)


def test_a_difference_is_told_from_six_sets_a_side_on() -> None:
    few = march(session(1, (12,) * 5, (9,) * 6))
    assert few.compared.difference is None
    assert few.compared.more is None
    enough = march(session(1, (12,) * 6, (9,) * 6))
    assert (enough.compared.difference, enough.compared.more) == (3, Side.LEFT)


def test_less_than_one_repetition_is_about_the_same() -> None:
    assert march(session(1, (10,) * 6, (10,) * 5 + (11,))).compared.more is None


def test_only_the_last_four_weeks_are_compared() -> None:
    assert march(session(1, (9,), (9,)), session(40, (12,) * 6, (2,) * 6)).compared.difference is None


def test_events_in_any_order_and_told_twice_stand_side_by_side_alike() -> None:
    chance = random.Random(9)
    days = tuple(
        Day(did={"march": Did(count=chance.randrange(5, 16))} if chance.random() < 0.5 else None) for _ in range(20)
    )
    rows = Life(plan=PLAN, days=days).rows(lambda *_: ())
    mixed = [*rows, *chance.sample(rows, 20)]
    chance.shuffle(mixed)
    today = FIRST_DAY + timedelta(days=20)
    told = side_by_side(PLAN, fold(rows), today)
    assert told
    assert side_by_side(PLAN, fold(mixed), today) == told
    assert better_days(fold(mixed), today) == better_days(fold(rows), today)


# What came with better days

FIRST_LOOKED_AT = date(2026, 3, 9)
LAST_LOOKED_AT = date(2026, 5, 31)


def nights(good: int, good_pain: int, other: int, other_pain: int, *, in_turn: bool = True) -> History:
    """So many mornings after good nights, and after usual ones, from the first day looked at."""
    told = [(Sleep.WELL, good_pain + number % 2) for number in range(good)]
    told += [(Sleep.USUAL, other_pain + number % 2) for number in range(other)]
    if in_turn:
        random.Random(3).shuffle(told)
    days = [FIRST_LOOKED_AT + timedelta(days=number) for number in range(len(told))]
    return History(
        mornings={day: morning(day, pain) for day, (_, pain) in zip(days, told, strict=True)},
        besides={day: Besides(slept=slept) for day, (slept, _) in zip(days, told, strict=True)},
    )


def morning(day: date, pain: int) -> Morning:
    return Morning(at=0, pain=Given(pain=Pain(pain), on=day, at=0))


def test_a_clear_difference_is_told_with_both_counts() -> None:
    (seen,) = better_days(nights(12, 1, 20, 4), TODAY).seen
    assert (seen.came, seen.days, seen.pain, seen.other_days, seen.other_pain) == (Came.SLEPT_WELL, 12, 1.5, 20, 4.5)


@pytest.mark.parametrize(("good", "other"), [(FEWEST_DAYS - 1, 40), (40, FEWEST_DAYS - 1)])
def test_nothing_is_told_of_fewer_than_ten_days_of_a_kind(good: int, other: int) -> None:
    assert better_days(nights(good, 0, other, 8), TODAY).seen == ()
    assert better_days(nights(max(good, FEWEST_DAYS), 0, max(other, FEWEST_DAYS), 8), TODAY).seen


def test_worse_days_are_not_told_as_better_ones() -> None:
    assert better_days(nights(20, 6, 20, 2), TODAY).seen == ()


def test_it_is_looked_at_once_a_month_over_the_twelve_weeks_before() -> None:
    told = nights(12, 1, 20, 4)
    looks = [better_days(told, TODAY.replace(day=day)) for day in (1, 15, 30)]
    assert looks[0] == looks[1] == looks[2]
    assert (looks[0].since, looks[0].until, looks[0].answers) == (FIRST_LOOKED_AT, LAST_LOOKED_AT, 32)


def test_ten_equal_answers_are_less_sure_than_they_look() -> None:
    assert not is_better([3] * 10, [4, 3] * 5)
    assert is_better([3] * 10, [5] * 10)


def test_what_came_when_pain_was_less_already_is_not_told() -> None:
    assert better_days(nights(20, 1, 20, 4), TODAY).seen
    assert better_days(nights(42, 1, 42, 4, in_turn=False), TODAY).seen == ()


def test_a_night_nobody_told_of_is_neither_good_nor_other() -> None:
    told = nights(12, 1, 20, 4)
    unsaid = replace(told, besides=dict(list(told.besides.items())[:15]))
    assert better_days(unsaid, TODAY).seen == ()


def test_flat_diaries_beside_anything_at_random_rarely_show_something() -> None:
    """Answers that wander and noise at three sizes; five things at random beside them. Scaled in the campaign."""
    chance, told, looks = random.Random(5), 0, 0
    for kind in (QUIET, USUAL, NOISY):
        for seed in range(30 * SCALE):
            seen = better_days(beside_anything(kind, seed, chance), TODAY).seen
            assert len(seen) <= MOST_TOLD
            looks, told = looks + 1, told + bool(seen)
    assert told <= 0.03 * looks, f"{told} of {looks}"


def beside_anything(kind: Kind, seed: int, chance: random.Random) -> History:
    answers = made_up(kind, seed, days=84)
    begins = answers[0].day
    days = [FIRST_LOOKED_AT + (each.day - begins) for each in answers]
    trained = [day for day in days if chance.random() < 0.43]
    return History(
        mornings={day: morning(day, each.pain) for day, each in zip(days, answers, strict=True)},
        besides={day: Besides(slept=chance.choice(list(Sleep))) for day in days},
        rest_days=tuple(day for day in days if chance.random() < 0.3),
        sessions=tuple(session((TODAY - day).days, (9,), (9,)) for day in trained),
    )
