"""Where somebody stands on a ladder: the rungs beside theirs, and what the next one takes."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from bandstand.journal.facts import BoundsSet, Popping, ProfileSet
from bandstand.journal.history import fold
from bandstand.prescription import Band, Bounds, Dose, Hold, Intervals, Order, Prescription, SetBy, Timed
from bandstand.progress.outlook import ROUGHLY, Outlook, outlooks
from bandstand.progress.rung import rung_of
from bandstand.progress.standing import standing_of
from bandstand.quantity import Range
from bandstand.words import say
from tests.progress.any_life import lives
from tests.progress.ladders import GONE, OWN, bands_named
from tests.progress.lives import (
    BANDS,
    LIVES,
    MARCH,
    REST,
    WALK,
    Day,
    Life,
    a_session,
    march_life,
    ordinary_days,
    plan_of,
)

CALM = ordinary_days(8)
THERABANDS = bands_named("yellow", "red", "green", "blue", brand="TheraBand")
STRETCH = Prescription(
    key="stretch",
    name="Figure four",
    exercise="figure-four-stretch",
    dose=Dose(sets=Range(3), work=Hold(Range(20, 30))),
)


def seen(life: Life) -> dict[str, Outlook]:
    history = fold(life.rows())
    assert history.plan is not None
    return dict(outlooks(history.plan, standing_of(history), history.bands, life.asof))


def march(*days: Day, **changes: object) -> Outlook:
    return seen(march_life(*days, **changes))["march"]


def walk(now: Prescription, bands: tuple[Band, ...]) -> Outlook:
    return seen(Life(plan=plan_of(now), days=(), bands=bands))["walk"]


def takes(outlook: Outlook) -> list[str]:
    return [say(each) for each in outlook.takes]


def rungs_of(outlook: Outlook) -> list[str]:
    """From the easiest up."""
    below = [outlook.below] if outlook.below else []
    return [f"{each.asked.band}, {each.asked.placement}" for each in (*below, outlook.here, *outlook.above)]


def test_it_shows_the_rung_below_ones_own_and_three_above() -> None:
    assert rungs_of(walk(replace(WALK, band=BANDS[1]), BANDS)) == [
        "yellow band, thighs",
        "red band, thighs",
        "green band, thighs",
        "yellow band, calves",
        "red band, calves",
    ]


def test_loads_are_shares_of_ones_own_where_nobody_knows_the_pull() -> None:
    outlook = walk(WALK, BANDS)
    assert not outlook.is_measured
    assert outlook.here.load == pytest.approx((1 - ROUGHLY, 1 + ROUGHLY))
    assert outlook.above[0].load == pytest.approx((1.25 * (1 - ROUGHLY), 1.25 * (1 + ROUGHLY)))


def test_loads_are_newton_metres_where_every_band_is_known() -> None:
    outlook = walk(replace(WALK, band=THERABANDS[1]), THERABANDS)
    assert outlook.is_measured
    assert outlook.here.load == pytest.approx((3.1, 7.7), abs=0.2)
    loads = [foothold.load for foothold in (outlook.here, *outlook.above)]
    middles = [sum(load) / 2 for load in loads if load is not None]
    assert len(middles) == 4
    assert middles == sorted(middles)


def test_no_band_has_no_load_of_its_own() -> None:
    outlook = walk(replace(WALK, band=Band(ordinal=0)), THERABANDS)
    assert outlook.here.load is None


def test_what_it_takes_is_said_before_the_first_session() -> None:
    assert takes(march()) == [
        "15 reps in every set, two sessions running.",
        "Pain of 2 or less, and a morning after it like most.",
        "At least two more reps left in you.",
        "Seven mornings answered, so that your usual level is known.",
    ]
    assert march().because is None


def test_a_walk_is_told_in_seconds() -> None:
    told = takes(walk(WALK, BANDS))
    assert told[0] == "30 seconds in every set, two sessions running."
    assert told[2] == "It feels no harder than right."


def test_once_the_level_is_known_its_own_green_counts_and_mornings_are_no_more_asked() -> None:
    told = takes(march(*ordinary_days(8, 3), a_session(), Day(morning=3)))
    assert "Pain of 5 or less, and a morning after it like most." in told
    assert not any(each.startswith("Seven mornings") for each in told)


def test_what_the_last_session_said_stands_with_it() -> None:
    outlook = march(*CALM, a_session(), REST, a_session(), REST)
    assert outlook.because is not None
    assert say(outlook.because).startswith("All sets reached 15 reps: pain 1, 1 the next morning, 3 reps left.")
    assert say(outlook.because).endswith("Both times that is at least your top of 15. There is room for a step up.")


def test_a_week_between_bigger_changes_is_counted_down() -> None:
    two = (*CALM, a_session(), REST, a_session(), REST)
    changed = march(*two, a_session(), REST, accepts=True)
    assert "A week between bigger changes: 5 days from now at the earliest." in takes(changed)
    tomorrow = march(*two, a_session(), *(REST,) * 5, accepts=True)
    assert "A week between bigger changes: tomorrow at the earliest." in takes(tomorrow)
    over = march(*two, a_session(), *(REST,) * 6, accepts=True)
    assert not any(each.startswith("A week") for each in takes(over))


@pytest.mark.parametrize(
    ("told", "why"),
    [
        (
            BoundsSet(prescription="march", bounds=Bounds(order=Order.HOLD, set_by=SetBy.THERAPIST)),
            "asked to keep this",
        ),
        (
            BoundsSet(prescription="march", bounds=Bounds(order=Order.SKIP, set_by=SetBy.THERAPIST)),
            "asked to leave this",
        ),
        (BoundsSet(prescription="march", bounds=Bounds(reps=0, set_by=SetBy.THERAPIST)), "allow none of it"),
        (ProfileSet(precautions=("no deep bend",)), "until bounds are set"),
    ],
)
def test_what_holds_the_dose_stands_alone(told: object, why: str) -> None:
    (only,) = takes(march(told=(told,)))
    assert why in only


def test_a_barred_form_says_that_it_waits() -> None:
    assert takes(march(a_session(popping=Popping.CAUGHT), REST)) == ["This form waits until your therapist allows it."]


def test_the_end_of_the_ladder_says_so_and_what_room_is_left() -> None:
    assert takes(march(bands=BANDS[:1])) == [
        "There is room up to 15 reps in each set.",
        "This is as far as your sheet and your bands go. Ask your therapist what comes next.",
    ]


def test_a_rung_far_too_high_is_told_as_such() -> None:
    tiny = replace(WALK, dose=Dose(sets=Range(1), work=Timed(Range(10))), band=BANDS[0])
    assert takes(walk(tiny, BANDS[:1])) == [
        "The next rung would be far too big a step with your bands. Ask your therapist."
    ]


def test_stretches_and_runs_have_no_ladder() -> None:
    run = replace(OWN, key="run", dose=Dose(sets=Range(2), work=Intervals(walk=240, run=60, repeats=5)))
    assert set(seen(Life(plan=plan_of(MARCH, STRETCH, run), days=()))) == {"march"}


def test_an_exercise_that_left_the_catalogue_still_shows_where_one_stands() -> None:
    outlook = seen(Life(plan=plan_of(GONE), days=()))["gone"]
    assert "catalogue no longer has this exercise" in takes(outlook)[0]


@settings(max_examples=LIVES)
@given(lives())
def test_every_ladder_can_be_drawn_and_says_what_comes_next(life: Life) -> None:
    for outlook in seen(life).values():
        assert all(say(each) for each in outlook.takes)
        assert (outlook.step is None) == (not outlook.above)
        assert outlook.below is None or rung_of(outlook.below.asked) != rung_of(outlook.here.asked)
        for foothold in (outlook.here, *outlook.above):
            assert foothold.load is None or 0 <= foothold.load[0] < foothold.load[1]
