"""The ladder: every rung in one order, the smallest step up, and the way down. Laws, each seen to find a fault."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.body import Skeleton
from bandstand.body.load import load_of
from bandstand.catalog import BandColour, Placement, load_catalogue, load_force_table
from bandstand.journal.facts import BoundsSet, ProfileSet
from bandstand.journal.history import fold
from bandstand.prescription import NO_BAND, Alternative, Band, Bounds, Dose, Plan, Prescription, Reps, SetBy, Timed
from bandstand.prescription.owned import same_bands, with_bands
from bandstand.progress.bounds import contradicts, count_of, with_count
from bandstand.progress.climbing import MOST_AT_ALL, MOST_RISE, Step, big_step, step_up
from bandstand.progress.decide import cases_of, decide, decide_all
from bandstand.progress.decision import Change, Decision
from bandstand.progress.ladder import Ladder, a_little_more, at_most, easier, is_big_change, least_of
from bandstand.progress.loads import is_measured
from bandstand.progress.rules.ids import RuleId
from bandstand.progress.rung import Rung, harder_by, height_of, rung_of
from bandstand.progress.standing import standing_of
from bandstand.quantity import Range
from bandstand.words import say
from tests.progress.ladders import COLOURS, GONE, OWN, Stand, band_sets, bands_named, in_order, rungs, stand_of, stands
from tests.progress.lives import (
    BANDS,
    CLIMBER,
    FIRST_DAY,
    LIVES,
    MARCH,
    REST,
    WALK,
    Day,
    Did,
    Life,
    a_session,
    decision_of,
    decisions_of,
    lives,
    march_life,
    ordinary_days,
    plan_of,
)
from tests.progress.tried import tries

LADDERS = 10 * LIVES
CALM = ordinary_days(8)
THERABANDS = bands_named("tan", "yellow", "red", "green", "blue", brand="TheraBand")
WIDE = Bounds(placements=tuple(Placement), set_by=SetBy.THERAPIST)

Climb = Callable[[Stand], Step | None]
Ease = Callable[[Prescription, Ladder], Prescription | None]


def climbed(stand: Stand) -> Step | None:
    """The next step from where somebody stands."""
    return step_up(stand.now, stand.ladder, works_up=stand.works_up)


def said(step: Step | None) -> str:
    """A step in short: sets, count, band and place."""
    assert step is not None
    after = step.after
    assert after.dose is not None
    return f"{after.dose.sets} x {after.dose.work}, {after.band}, {after.placement}"


def work_of(now: Prescription) -> int:
    """Sets times the most that each asks."""
    count = count_of(now)
    assert count is not None
    assert now.dose is not None
    return (now.dose.sets.high if now.dose.sets else 1) * count.high


def rung_below(now: Prescription, ladder: Ladder) -> Rung | None:
    """The rung that easing comes to from the very least of this one."""
    low = with_count(now, Range(1))
    assert low.dose is not None
    low = replace(low, dose=replace(low.dose, sets=Range(1)), bounds=replace(low.bounds, from_reps=1, from_seconds=1))
    eased = easier(low, ladder)
    return rung_of(eased) if eased else None


# One order of all rungs

Height = Callable[[Rung, Ladder], tuple[float, ...]]


def check_order(stand: Stand, seed: int, height: Height = height_of) -> None:
    """Every rung has a height of its own, whatever order they come in; more of one thing is never lower."""
    found = rungs(stand.now, stand.ladder, works_up=stand.works_up)
    shuffled = sorted(found, key=lambda rung: hash((seed, rung)))
    assert in_order(shuffled, stand.ladder) == found
    heights = [height(rung, stand.ladder) for rung in found]
    assert heights == sorted(set(heights))
    for lower, low in zip(found, heights, strict=True):
        for upper, high in zip(found, heights, strict=True):
            if lower != upper and is_no_more(lower, upper, stand.ladder):
                assert low < high, (lower, upper)


def is_no_more(one: Rung, other: Rung, ladder: Ladder) -> bool:
    """Whether one rung is no more than another in band, place and form alike."""
    places = [rung.placement.rank if rung.placement else 0 for rung in (one, other)]
    bands = [rung.band.ordinal if rung.band else 0 for rung in (one, other)]
    forms = [ladder.rank(rung.variant) or 0 for rung in (one, other)]
    return places[0] <= places[1] and bands[0] <= bands[1] and forms[0] <= forms[1]


@settings(max_examples=LADDERS)
@given(stands(), st.integers())
def test_all_rungs_stand_in_one_order_whatever_order_they_come_in(stand: Stand, seed: int) -> None:
    check_order(stand, seed)


def test_the_law_of_order_finds_a_height_that_forgets_the_place() -> None:
    def forgetful(rung: Rung, ladder: Ladder) -> tuple[float, ...]:
        return height_of(replace(rung, placement=None), ladder)

    stand = stand_of(WALK, BANDS)
    check_order(stand, 1)
    with pytest.raises(AssertionError):
        check_order(stand, 1, forgetful)


def test_where_every_band_is_known_the_moment_at_the_hip_orders_the_rungs() -> None:
    stand = stand_of(replace(WALK, band=THERABANDS[0]), THERABANDS)
    moments = [middle(rung) for rung in rungs(stand.now, stand.ladder, works_up=True) if rung.band != NO_BAND]
    assert moments == sorted(moments)
    assert len(moments) == 15


def middle(rung: Rung) -> float:
    """The middle of the rough range for the lateral walk, straight from the body."""
    assert rung.band is not None
    assert rung.placement is not None
    colour = BandColour(rung.band.colour)
    load = load_of("lateral-band-walk", "mini-squat", rung.placement, colour, load_force_table(), skeleton=Skeleton())
    return sum(load.hip_moment) / 2


@pytest.mark.parametrize(
    "bands",
    [
        bands_named("tan", "yellow"),  # no maker
        bands_named("tan", "yellow", brand="Nobody & Sons"),
        (*THERABANDS[:2], Band(ordinal=3, colour="the stiff one", brand="TheraBand")),  # one of them unknown
        bands_named("green", "yellow", brand="TheraBand"),  # their owner says the other way round
        (replace(THERABANDS[0], kind="tube"),),
        (),
    ],
)
def test_one_band_nobody_knows_leaves_the_whole_set_to_its_owners_order(bands: tuple[Band, ...]) -> None:
    assert not is_measured(bands)
    stand = stand_of(replace(WALK, band=bands[0] if bands else None), bands, bounds=WIDE)
    found = rungs(stand.now, stand.ladder, works_up=True)
    by_place = [(rung.placement.rank, rung.band.ordinal) for rung in found if rung.placement and rung.band]
    assert by_place == sorted(by_place)


def test_a_colour_counts_only_with_its_maker() -> None:
    assert is_measured(THERABANDS)
    assert is_measured(bands_named("yellow", "red", brand="Thera-Band"))
    assert is_measured((replace(THERABANDS[2], ordinal=1, lay_flat_mm=300), replace(THERABANDS[2], ordinal=2)))
    long_first = (replace(THERABANDS[2], ordinal=1, lay_flat_mm=250), replace(THERABANDS[2], ordinal=2))
    assert not is_measured(long_first), "the shorter loop of two alike pulls harder"


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
