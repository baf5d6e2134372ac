"""Bounds, forms to avoid, one big change a week, and a set of bands told anew."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.catalog import load_catalogue
from bandstand.journal.history import fold
from bandstand.prescription import NO_BAND, Band, Bounds, Dose, Plan, Prescription, Reps, SetBy
from bandstand.prescription.owned import same_bands, with_bands
from bandstand.progress.climbing import Step, big_step, step_up
from bandstand.progress.decide import cases_of, decide, decide_all
from bandstand.progress.decision import Change, Decision
from bandstand.progress.ladder import at_most, easier, is_big_change, least_of
from bandstand.progress.standing import standing_of
from bandstand.quantity import Range
from tests.progress.any_life import lives
from tests.progress.ladders import COLOURS, Stand, band_sets, bands_named, rungs, stand_of, stands
from tests.progress.lives import BANDS, CLIMBER, FIRST_DAY, LIVES, MARCH, REST, Day, Did, Life, plan_of
from tests.progress.steps_up import CALM, LADDERS, Climb, climbed

# Bounds, and forms to avoid


def check_within(stand: Stand, climb: Climb = climbed) -> None:
    """A step leaves nothing that the bounds allow: sets, count, band, place or form; and a form to avoid is no rung."""
    step = climb(stand)
    if step is None:
        return
    after, bounds = step.after, stand.now.bounds
    assert at_most(after, stand.ladder) == after
    moved = [after.placement] if after.placement is not stand.now.placement else []
    assert all(place in bounds.placements for place in moved)
    if after.variant != stand.now.variant:
        assert after.variant in bounds.variants
        assert after.variant not in stand.ladder.barred
    before = stand.now.band.ordinal if stand.now.band else 0
    if after.band is not None and after.band.ordinal > before:
        assert stand.works_up or bounds.band is not None
        assert after.band in stand.ladder.bands
        assert bounds.band is None or after.band.ordinal <= bounds.band


@settings(max_examples=LADDERS)
@given(stands())
def test_no_step_up_leaves_the_bounds_or_takes_a_form_to_avoid(stand: Stand) -> None:
    check_within(stand)


def test_the_law_of_bounds_finds_a_step_without_them() -> None:
    def boundless(stand: Stand) -> Step | None:
        free = replace(stand.now, bounds=replace(stand.now.bounds, band=None))
        return step_up(free, stand.ladder, works_up=True)

    stand = stand_of(MARCH, BANDS, works_up=False)
    check_within(stand)
    with pytest.raises(AssertionError):
        check_within(stand, boundless)


def test_the_law_of_bounds_finds_a_form_to_avoid() -> None:
    def fearless(stand: Stand) -> Step | None:
        return big_step(stand.now, replace(stand.ladder, barred=frozenset()), works_up=False)

    allowed = Bounds(variants=("supine", "standing"), set_by=SetBy.THERAPIST)
    stand = stand_of(MARCH, BANDS, works_up=False, bounds=allowed)
    check_within(stand)
    with pytest.raises(AssertionError):
        check_within(stand, fearless)


@settings(max_examples=LADDERS)
@given(stands())
def test_a_form_to_avoid_is_no_rung_upward_downward_or_by_bounds(stand: Stand) -> None:
    barred = stand.ladder.barred
    assert all(rung.variant not in barred for rung in rungs(stand.now, stand.ladder, works_up=stand.works_up))
    for after in (easier(stand.now, stand.ladder), at_most(stand.now, stand.ladder)):
        assert after is None or after.variant == stand.now.variant or after.variant not in barred


# One big change a week in the whole programme


Decide = Callable[[Plan, Life], Sequence[Decision]]


def check_one_a_week(life: Life, decide_for: Decide) -> None:
    """At most one exercise gets a heavier band, a lower place or a harder form, and none within a week of the last."""
    history = fold(life.rows())
    assert history.plan is not None
    big = [
        each
        for each in decide_for(history.plan, life)
        if each.change is Change.ADVANCE and is_big_change(each.before, each.after)
    ]
    pairs = zip(history.plans_set, history.plans_set[1:], strict=False)
    last = [after.on for before, after in pairs if _grew(before.fact, after.fact)]
    assert len(big) <= 1
    assert not big or not last or life.asof - max(last) >= timedelta(days=7)
    assert all(later - earlier >= timedelta(days=7) for earlier, later in pairwise(last))


def _grew(before: Plan, after: Plan) -> bool:
    pairs = [(before.prescription(each.key), each) for each in after.prescriptions]
    return any(old is not None and is_big_change(old, new) and _is_up(old, new) for old, new in pairs)


def _is_up(old: Prescription, new: Prescription) -> bool:
    """An easier form, too, is another form; only what went up is meant here."""
    return old.variant == new.variant


def as_it_decides(plan: Plan, life: Life) -> Sequence[Decision]:
    return decide_all(plan, standing_of(fold(life.rows())), life.bands, life.asof)


@settings(max_examples=LIVES)
@given(lives(), st.integers(0, 8))
def test_one_big_change_a_week_in_the_whole_programme(life: Life, good_days: int) -> None:
    done = Day(did={each.key: Did(count=30, left=4, effort=4) for each in life.plan.prescriptions})
    longer = replace(life, days=(*life.days, *(done, REST) * good_days), accepts=True)
    check_one_a_week(longer, as_it_decides)


def test_the_law_of_one_a_week_finds_everybody_taking_a_turn() -> None:
    def all_at_once(plan: Plan, life: Life) -> Sequence[Decision]:
        standing = standing_of(fold(life.rows()))
        cases = cases_of(plan, standing, life.bands, life.asof, load_catalogue())
        return [decide(case, may_take_big_step=True) for case in cases]

    both = Day(did={"march": Did(), "climber": Did()})
    life = Life(plan=plan_of(MARCH, CLIMBER), days=(*CALM, both, REST, both, REST))
    check_one_a_week(life, as_it_decides)
    with pytest.raises(AssertionError):
        check_one_a_week(life, all_at_once)


# A set told anew


def check_no_heavier(before: tuple[Band, ...], now: tuple[Band, ...], chosen: int) -> None:
    """What a plan asks for after some bands left the set is one of those that were no heavier."""
    plan = plan_of(replace(MARCH, band=before[chosen], bounds=Bounds(band=before[chosen].ordinal)))
    march = with_bands(plan, before, now).prescriptions[0]
    assert march.band is not None
    no_heavier = [NO_BAND.colour, *(band.colour for band in before[: chosen + 1])]
    assert march.band.colour in no_heavier
    assert march.bounds.band == march.band.ordinal


@settings(max_examples=LADDERS)
@given(st.permutations(COLOURS), st.sets(st.integers(0, 7), max_size=7), st.integers(0, 7))
def test_a_band_removed_never_brings_a_heavier_one(colours: list[str], gone: set[int], chosen: int) -> None:
    kept = [colour for place, colour in enumerate(colours) if place not in gone]
    check_no_heavier(bands_named(*colours), bands_named(*kept), chosen)


@settings(max_examples=LADDERS)
@given(band_sets)
def test_the_same_set_told_again_changes_nothing(bands: tuple[Band, ...]) -> None:
    assert same_bands(bands, bands) == {band.ordinal: band.ordinal for band in bands}


def test_a_band_under_a_better_name_on_the_same_line_is_the_same_band() -> None:
    assert same_bands(bands_named("yelow", "red"), bands_named("yellow", "red")) == {1: 1, 2: 2}
    assert same_bands(bands_named("yellow", "red"), bands_named("red", "green")) == {2: 1}
    assert same_bands(bands_named("red"), bands_named("yellow", "red")) == {1: 2}


def test_the_least_of_two_doses_has_the_fewer_sets_at_both_ends() -> None:
    many, few = (replace(MARCH, dose=Dose(sets=sets, work=Reps(Range(10, 15)))) for sets in (Range(3, 5), Range(2, 4)))
    ladder = cases_of(plan_of(MARCH), standing_of(fold([])), BANDS, FIRST_DAY, load_catalogue())[0].ladder
    assert str(least_of(many, few, ladder).dose) == "2-4 sets of 10-15 reps"
