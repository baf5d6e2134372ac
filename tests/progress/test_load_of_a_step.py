"""How much more a step asks, and which step that is."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from bandstand.catalog import Placement
from bandstand.prescription import NO_BAND, Band, Bounds, Dose, Reps, SetBy, Timed
from bandstand.progress.climbing import MOST_AT_ALL, MOST_RISE, Step
from bandstand.progress.rung import harder_by, height_of, rung_of
from bandstand.quantity import Range
from tests.progress.ladders import Stand, stand_of, stands
from tests.progress.lives import (
    BANDS,
    MARCH,
    WALK,
)
from tests.progress.steps_up import LADDERS, THERABANDS, Climb, climbed, said, work_of

# The load of a step


def check_rise(stand: Stand, climb: Climb = climbed) -> None:
    """A step asks at most 15 % more in all, or says that there is no smaller one and then at most half as much again.

    Counts are whole and seconds go by five, always rounded down: the tolerance is that of the estimate alone.
    """
    step = climb(stand)
    if step is None:
        return
    harder = harder_by(rung_of(stand.now), rung_of(step.after), stand.ladder)
    rise = harder * work_of(step.after) / work_of(stand.now)
    assert rise == pytest.approx(step.rise)
    assert rise <= (MOST_AT_ALL if step.is_smallest else MOST_RISE) + 1e-6, (stand.now, step)
    assert not (step.is_smallest and rise <= MOST_RISE)


@settings(max_examples=LADDERS)
@given(stands())
def test_a_step_up_asks_little_more_or_says_that_there_is_no_smaller_one(stand: Stand) -> None:
    check_rise(stand)


def test_the_law_of_rise_finds_a_band_put_on_without_fewer_reps() -> None:
    def careless(stand: Stand) -> Step | None:
        step = climbed(stand)
        return step and replace(step, after=replace(step.after, dose=stand.now.dose))

    stand = stand_of(MARCH, BANDS)
    check_rise(stand)
    with pytest.raises(AssertionError):
        check_rise(stand, careless)


@pytest.mark.parametrize(
    ("dose", "bands", "step"),
    [
        (Dose(sets=Range(3), work=Reps(Range(10, 15))), BANDS, "3 x 13 reps, red band, feet"),
        (Dose(sets=Range(3), work=Reps(Range(10))), BANDS, "3 x 9 reps, red band, feet"),
        (Dose(sets=Range(3), work=Reps(Range(5))), BANDS, "2 x 5 reps, red band, feet"),
        (Dose(sets=Range(1), work=Reps(Range(5))), BANDS, "1 x 5 reps, red band, feet"),
        (Dose(work=Reps(Range(12))), BANDS, "None x 10 reps, red band, feet"),
    ],
)
def test_a_heavier_band_brings_fewer_reps_then_fewer_sets(dose: Dose, bands: tuple[Band, ...], step: str) -> None:
    stand = stand_of(replace(MARCH, dose=dose), bands)
    assert said(climbed(stand)) == step


def test_the_fewest_reps_of_one_set_are_marked_where_they_are_still_much() -> None:
    stand = stand_of(replace(MARCH, dose=Dose(sets=Range(1), work=Reps(Range(5)))), BANDS)
    step = climbed(stand)
    assert step is not None
    assert (step.is_smallest, round(step.rise, 2)) == (True, 1.25)


def test_a_step_far_too_big_is_no_step() -> None:
    tiny = replace(WALK, dose=Dose(sets=Range(1), work=Timed(Range(10))), band=BANDS[0])
    assert climbed(stand_of(tiny, BANDS[:1])) is None


# Which step


def test_where_the_pulls_are_known_the_nearest_rung_is_next_be_it_band_or_place() -> None:
    walk = replace(WALK, band=THERABANDS[3], placement=Placement.KNEES)
    near = Bounds(placements=(Placement.KNEES, Placement.CALVES), set_by=SetBy.THERAPIST)
    step = climbed(stand_of(walk, THERABANDS, bounds=near))
    assert step is not None
    others = [
        replace(walk, band=THERABANDS[4]),
        *(replace(walk, placement=Placement.CALVES, band=band) for band in THERABANDS[1:3]),
    ]
    ladder = stand_of(walk, THERABANDS).ladder
    more = [harder_by(rung_of(walk), rung_of(each), ladder) for each in others]
    assert step.harder == pytest.approx(min(each for each in more if each > 1))


def test_where_they_are_not_known_the_band_comes_before_the_place() -> None:
    assert said(climbed(stand_of(WALK, BANDS))) == "3 x 25 s, green band, thighs"


def check_colours(stand: Stand, climb: Climb = climbed) -> None:
    """A step leads to a rung above; a lower place comes one or two colours lighter, where that is still a step."""
    step = climb(stand)
    before, after = rung_of(stand.now), rung_of(step.after) if step else None
    if after is None or before == after or before.band not in (None, NO_BAND, *stand.ladder.bands):
        return
    assert height_of(after, stand.ladder) > height_of(before, stand.ladder)
    if before.placement is after.placement or before.band is None or after.band is None:
        return
    lighter = [band for band in stand.ladder.bands if band.ordinal < before.band.ordinal][-2:]
    no_step = [replace(after, band=band) for band in lighter]
    if after.band not in lighter:
        assert after.band == before.band
        assert all(height_of(each, stand.ladder) <= height_of(before, stand.ladder) for each in no_step)


@settings(max_examples=LADDERS)
@given(stands())
def test_a_step_leads_upward_and_a_lower_place_brings_a_lighter_band(stand: Stand) -> None:
    check_colours(stand)


def test_the_law_of_colours_finds_a_lower_place_with_the_same_band() -> None:
    def as_heavy(stand: Stand) -> Step | None:
        step = climbed(stand)
        return step and replace(step, after=replace(step.after, band=stand.now.band))

    stand = stand_of(replace(WALK, band=BANDS[2]), BANDS)
    check_colours(stand)
    with pytest.raises(AssertionError):
        check_colours(stand, as_heavy)
