"""A disliked exercise gives way for a day to its neighbour, which asks no more; and a favourite is always there."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.catalog import Exercise, load_catalogue
from bandstand.journal.facts import (
    VERSIONS,
    BoundsSet,
    DayKind,
    ExerciseAnswered,
    Popping,
    ProfileSet,
    SessionFinished,
    SetDone,
    Swapped,
)
from bandstand.prescription import Bounds, Dose, Liking, Order, Plan, Prescription, Reps, SetBy
from bandstand.prescription.swaps import exercise_of_swap, key_of_swap
from bandstand.progress.day import DayPlan, plan_of_the_day
from bandstand.progress.swapping import neighbours, swaps_for
from bandstand.quantity import Pain, Range
from bandstand.words import say
from tests.progress.any_life import lives
from tests.progress.days_told import THREE, the_day
from tests.progress.lives import (
    CLIMBER,
    FIRST_DAY,
    LIVES,
    MARCH,
    REST,
    WALK,
    Day,
    Life,
    a_session,
    decisions_of,
    history_of,
    march_life,
    ordinary_days,
    plan_of,
    standing_after,
)

CALM = ordinary_days(8)
SLIDE = Swapped(prescription="march", exercise="heel-slide")
CATALOGUE = load_catalogue()


def swapped_on(
    *told: Swapped | BoundsSet | ProfileSet, kind: DayKind = DayKind.FULL, plan: Plan | None = None
) -> DayPlan:
    """A day after calm ones, on which these were said."""
    life = Life(plan=plan or plan_of(MARCH, WALK), days=(*CALM, Day(told=tuple(told))))
    return plan_of_the_day(life.plan, standing_after(life), life.asof - timedelta(days=1), kind)


def names(day: DayPlan) -> list[str | None]:
    return [each.exercise for each in day.plan.prescriptions]


def test_for_today_the_neighbour_stands_in_its_place_with_a_word_why() -> None:
    day = swapped_on(SLIDE)
    assert names(day) == ["heel-slide", "lateral-band-walk"]
    assert day.swapped == (("march", "swap-heel-slide"),)
    assert say(dict(day.notes)["swap-heel-slide"]).startswith("Today in place of Hip flexor march.")


def test_it_is_for_that_day_alone() -> None:
    life = march_life(*CALM, Day(told=(SLIDE,)), REST)
    assert names(the_day(life)) == ["hip-flexor-march"]


def test_taken_back_it_is_the_usual_one_again() -> None:
    assert names(swapped_on(SLIDE, Swapped(prescription="march"))) == ["hip-flexor-march", "lateral-band-walk"]


def test_it_begins_at_the_low_end_of_the_sheets_range_and_within_bounds() -> None:
    assert MARCH.dose is not None
    assert str(swapped_on(SLIDE).plan.prescriptions[0].dose).startswith("3 sets of 10 reps each side")
    few = BoundsSet(prescription="march", bounds=Bounds(sets=2, reps=6, set_by=SetBy.THERAPIST))
    assert str(swapped_on(SLIDE, few).plan.prescriptions[0].dose).startswith("2 sets of 6 reps each side")


def test_what_is_left_out_today_is_not_swapped_into_the_day() -> None:
    skip = BoundsSet(prescription="march", bounds=Bounds(order=Order.SKIP, set_by=SetBy.THERAPIST))
    day = swapped_on(SLIDE, skip)
    assert names(day) == ["lateral-band-walk"]
    assert day.swapped == ()
    assert [each.name for each in day.left_out] == ["Hip flexor march"]


def test_where_there_is_something_to_be_careful_with_nothing_is_swapped() -> None:
    assert names(swapped_on(SLIDE, ProfileSet(precautions=("no bending past 90",)))) == [
        "hip-flexor-march",
        "lateral-band-walk",
    ]
    assert names(swapped_on(SLIDE, ProfileSet(under_18=True)))[0] == "hip-flexor-march"


@pytest.mark.parametrize("exercise", ["mountain-climber", "hop-in-place", "no-such-thing", "hip-flexor-march"])
def test_only_a_mapped_neighbour_may_stand_in(exercise: str) -> None:
    assert names(swapped_on(Swapped(prescription="march", exercise=exercise)))[0] == "hip-flexor-march"


def test_an_exercise_of_the_plan_does_not_stand_in_for_another() -> None:
    plan = plan_of(CLIMBER, MARCH)
    assert names(swapped_on(Swapped(prescription="climber", exercise="hip-flexor-march"), plan=plan)) == [
        "mountain-climber",
        "hip-flexor-march",
    ]


@pytest.mark.parametrize("kind", VERSIONS)
def test_every_version_of_the_day_has_the_neighbour_or_neither(kind: DayKind) -> None:
    assert "hip-flexor-march" not in names(swapped_on(SLIDE, kind=kind))


# What follows from it


ANSWERED = ExerciseAnswered(prescription="swap-heel-slide", variant="floor")


def with_the_neighbour(answered: ExerciseAnswered = ANSWERED) -> Life:
    """A life in which the march was swapped once, and its neighbour done and answered."""
    told = (
        SLIDE,
        SetDone(prescription="swap-heel-slide", set=1, reps=30, variant="floor", asked=Dose(work=Reps(Range(10)))),
        answered,
        SessionFinished(),
    )
    return march_life(*CALM, a_session(count=12), REST, Day(told=told), REST)


def test_a_swapped_exercise_is_neither_failed_nor_done_and_raises_nothing() -> None:
    without = march_life(*CALM, a_session(count=12), REST, REST, REST)
    swapped = with_the_neighbour(replace(ANSWERED, peak=Pain(0)))
    decisions = decisions_of(swapped.rows(), swapped.asof)
    assert set(decisions) == {"march"}
    assert decisions["march"] == decisions_of(without.rows(), without.asof)["march"]


def test_a_neighbour_that_popped_is_barred_wherever_it_comes_again() -> None:
    life = with_the_neighbour(replace(ANSWERED, popping=Popping.PAINFUL))
    standing = standing_after(life)
    slide = replace(MARCH, key="slide", exercise="heel-slide", variant="floor")
    assert standing.barred_of(slide) == {"floor"}
    offered = [each.exercise for each in swaps_for(MARCH, life.plan, standing, CATALOGUE)]
    assert "heel-slide" not in offered


def test_a_neighbour_that_hurt_too_much_is_not_offered_again() -> None:
    standing = standing_after(with_the_neighbour(replace(ANSWERED, peak=Pain(8))))
    assert "heel-slide" not in [each.exercise for each in swaps_for(MARCH, plan_of(MARCH), standing, CATALOGUE)]


def test_the_log_knows_what_was_swapped_and_when() -> None:
    said = history_of(with_the_neighbour()).swaps
    assert [(each.fact, each.on) for each in said] == [(SLIDE, FIRST_DAY + timedelta(days=10))]


# What is offered


def test_neighbours_are_the_easier_ones_the_nearest_first() -> None:
    found = [each.id for each in neighbours(CATALOGUE.exercise("mountain-climber"), CATALOGUE)]
    assert found == ["hip-flexor-march", "heel-slide", "straight-leg-raise", "isometric-hip-flexion"]


@pytest.mark.parametrize("exercise", CATALOGUE.exercises, ids=lambda each: each.id)
def test_no_neighbour_is_known_to_be_harder(exercise: Exercise) -> None:
    found = {each.id for each in neighbours(exercise, CATALOGUE)}
    assert exercise.id not in found
    assert not found & set(exercise.progressions)


@settings(max_examples=LIVES)
@given(lives(), st.data())
def test_what_stands_in_never_wears_a_heavier_band_nor_asks_for_more_sets_or_reps(
    life: Life, data: st.DataObject
) -> None:
    standing = standing_after(life)
    now = data.draw(st.sampled_from(life.plan.prescriptions))
    for other in swaps_for(now, life.plan, standing, CATALOGUE):
        assert asks_no_more(other, now)


def asks_no_more(other: Prescription, now: Prescription) -> bool:
    assert now.dose is not None
    assert now.dose.sets is not None
    assert other.dose is not None
    assert other.dose.sets is not None
    bands = [each.band.ordinal if each.band else 0 for each in (other, now)]
    same = type(other.dose.work) is type(now.dose.work)
    counts = [each.dose.work.count.low for each in (other, now) if each.dose and isinstance(each.dose.work, Reps)]
    lower = other.placement is not None and now.placement is not None and other.placement.rank > now.placement.rank
    less = not same or len(counts) < 2 or counts[0] <= counts[1]
    return bands[0] <= bands[1] and other.dose.sets.high <= now.dose.sets.high and less and not lower


def test_the_key_of_a_swap_tells_its_exercise_and_no_key_of_a_plan_does() -> None:
    assert exercise_of_swap(key_of_swap("heel-slide")) == "heel-slide"
    assert exercise_of_swap("heel-slide") is None


# A favourite


@pytest.mark.parametrize("kind", VERSIONS)
def test_a_favourite_is_in_every_version_of_the_day(kind: DayKind) -> None:
    day = the_day(Life(plan=THREE, days=(REST,)), kind)
    assert "hip-flexor-march" in names(day)


def test_in_the_short_version_every_favourite_is_kept() -> None:
    liked = [replace(each, liking=Liking.FAVOURITE) for each in (MARCH, CLIMBER)]
    day = the_day(Life(plan=plan_of(WALK, *liked), days=(REST,)), DayKind.SHORT)
    assert {"hip-flexor-march", "mountain-climber"} <= set(names(day))
