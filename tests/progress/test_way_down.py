"""The way down the ladder, and what does not fit together."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.journal.facts import BoundsSet, ProfileSet
from bandstand.prescription import NO_BAND, Alternative, Band, Bounds, Prescription, SetBy
from bandstand.progress.bounds import contradicts, count_of, with_count
from bandstand.progress.climbing import big_step
from bandstand.progress.decision import Change, Decision
from bandstand.progress.ladder import Ladder, a_little_more, easier
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rung import Rung, harder_by, height_of, rung_of
from bandstand.quantity import Range
from bandstand.words import say
from tests.progress.any_life import lives
from tests.progress.ladders import GONE, OWN, Stand, stand_of, stands
from tests.progress.lives import (
    BANDS,
    LIVES,
    MARCH,
    REST,
    Day,
    Did,
    Life,
    a_session,
    decision_of,
    decisions_of,
    march_life,
    plan_of,
)
from tests.progress.steps_up import CALM, LADDERS, Ease, climbed, rung_below, said, work_of
from tests.progress.tried import tries

# The way down


def check_easing(stand: Stand, ease: Ease = easier) -> None:
    """Every step down asks for less, and the last one comes."""
    now, steps = stand.now, 0
    while (eased := ease(now, stand.ladder)) is not None:
        steps += 1
        assert steps < 200, "easing comes to an end"
        assert work_of(eased) <= work_of(now)
        assert harder_by(rung_of(now), rung_of(eased), stand.ladder) <= 1 + 1e-9 or eased.variant != now.variant
        now = eased


@settings(max_examples=LADDERS)
@given(stands())
def test_easing_never_asks_for_more_and_comes_to_an_end(stand: Stand) -> None:
    check_easing(stand)


def test_the_law_of_easing_finds_a_lighter_band_with_more_reps() -> None:
    def generous(now: Prescription, ladder: Ladder) -> Prescription | None:
        eased = easier(now, ladder)
        return eased and with_count(eased, Range(20))

    check_easing(stand_of(MARCH, BANDS))
    with pytest.raises(AssertionError):
        check_easing(stand_of(MARCH, BANDS), generous)


def check_return(stand: Stand, below: Callable[[Prescription, Ladder], Rung | None] = rung_below) -> None:
    """From a heavier band the way down leads back to where it came from; from a lower place to a rung below that."""
    step = big_step(stand.now, stand.ladder, works_up=stand.works_up)
    if step is None or not stand.now.band or not stand.now.band.ordinal:
        return
    before, after, back = rung_of(stand.now), rung_of(step.after), below(step.after, stand.ladder)
    if (before.placement, before.variant) == (after.placement, after.variant):
        assert back == before
    elif back is not None and back.band != NO_BAND:
        assert height_of(back, stand.ladder) < height_of(after, stand.ladder)


@settings(max_examples=LADDERS)
@given(stands())
def test_a_step_up_and_then_down_leads_back(stand: Stand) -> None:
    owned = stand.now.band is None or stand.now.band in (NO_BAND, *stand.ladder.bands)
    if owned:
        check_return(stand)


def test_the_law_of_return_finds_easing_that_leaves_out_a_band() -> None:
    def two_lighter(now: Prescription, ladder: Ladder) -> Rung | None:
        once = rung_below(now, ladder)
        return once and rung_below(replace(now, band=once.band), ladder)

    stand = stand_of(replace(MARCH, band=BANDS[1]), BANDS)
    check_return(stand)
    with pytest.raises(AssertionError):
        check_return(stand, two_lighter)


@settings(max_examples=LADDERS)
@given(stands(), st.sampled_from([1, 2, 5]))
def test_a_little_more_and_then_easier_is_no_more_than_before(stand: Stand, by: int) -> None:
    more = a_little_more(stand.now, by=by)
    if more is None:
        return
    back = easier(more, stand.ladder)
    count, before = count_of(more), count_of(stand.now)
    assert count is not None
    assert before is not None
    assert count.low <= before.low + by
    assert count.high <= max(before.high, before.low + by)
    assert back is None or work_of(back) <= work_of(more)


# What does not fit together


def check_never_more(life: Life) -> None:
    for key, decision in decisions_of(life.rows(), life.asof).items():
        assert decision.change is not Change.ADVANCE, (key, decision)
        assert say(decision.because)


@settings(max_examples=LIVES)
@given(lives(), st.sampled_from([Bounds(sets=0), Bounds(reps=0), Bounds(seconds=0)]), st.sampled_from(SetBy))
def test_bounds_that_allow_none_of_what_they_ask_never_bring_more(life: Life, none: Bounds, set_by: SetBy) -> None:
    keys = [each.key for each in life.plan.prescriptions]
    told = tuple(BoundsSet(prescription=key, bounds=replace(none, set_by=set_by)) for key in keys)
    decisions = decisions_of(replace(life, told=(*life.told, *told)).rows(), life.asof)
    for each in decisions.values():
        assert each.change is not Change.ADVANCE or not contradicts(replace(each.before, bounds=none))


@settings(max_examples=LIVES)
@given(lives())
def test_with_something_to_watch_nothing_rises_until_somebody_set_bounds(life: Life) -> None:
    careful = replace(life, told=(ProfileSet(precautions=("no deep bend",)),))
    check_never_more(careful)


@tries(RuleId.BOUNDS)
def test_bounds_that_contradict_each_other_keep_the_dose_and_say_so() -> None:
    none_of_it = BoundsSet(prescription="march", bounds=Bounds(reps=0, set_by=SetBy.THERAPIST))
    kept = decision_of(march_life(a_session(), REST, told=(none_of_it,)))
    assert (kept.change, kept.rule, kept.after) == (Change.KEEP, "L0", kept.before)
    assert "ask for this exercise and allow none of it" in say(kept.because)


@tries(RuleId.BOUNDS)
def test_an_exercise_that_left_the_catalogue_stays_as_it_is_and_eases() -> None:
    def after(peak: int) -> Decision:
        done = Day(did={"gone": Did(peak=peak)})
        return decision_of(Life(plan=plan_of(GONE), days=(*CALM, done, REST, done, REST)), "gone")

    assert (after(1).change, after(1).rule) == (Change.KEEP, "L0")
    assert "catalogue no longer has this exercise" in say(after(1).because)
    assert after(7).change is Change.EASE


def test_an_exercise_of_ones_own_goes_up_by_the_bands_alone() -> None:
    assert said(climbed(stand_of(OWN, BANDS))) == "3 x 13 reps, red band, feet"


def test_a_band_that_is_gone_keeps_the_dose_and_says_so() -> None:
    march = replace(MARCH, band=Band(ordinal=3, colour="green"))
    kept = decision_of(Life(plan=plan_of(march), days=(a_session(), REST), bands=BANDS[:2]))
    assert (kept.change, kept.after) == (Change.KEEP, kept.before)
    assert say(kept.because).startswith("The green band is no longer among your bands.")


@tries(RuleId.BOUNDS)
def test_a_form_marked_to_avoid_and_asked_for_all_the_same_never_rises() -> None:
    march = replace(MARCH, alternatives=(Alternative(variant="supine", avoid=True),))
    kept = decision_of(march_life(a_session(), REST, plan=plan_of(march)))
    assert (kept.change, kept.rule) == (Change.KEEP, "L0")
