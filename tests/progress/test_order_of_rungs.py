"""All rungs stand in one order."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.body import Skeleton
from bandstand.body.load import load_of
from bandstand.catalog import BandColour, load_force_table
from bandstand.prescription import NO_BAND, Band
from bandstand.progress.ladder import Ladder
from bandstand.progress.loads import is_measured
from bandstand.progress.rung import Rung, height_of
from tests.progress.ladders import Stand, bands_named, in_order, rungs, stand_of, stands
from tests.progress.lives import (
    BANDS,
    WALK,
)
from tests.progress.steps_up import LADDERS, THERABANDS, WIDE

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
