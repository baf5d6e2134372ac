"""Which picture is meant, as a value and as an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.body import FigureKey, NoSuchFigure, first_figure, read_figure_key
from bandstand.catalog import BandColour, Need, Placement, UnknownExercise, View, load_catalogue
from bandstand.quantity import BandstandError, Side
from bandstand.words import say

CATALOGUE = load_catalogue()


@st.composite
def keys(draw: st.DrawFn) -> FigureKey:
    exercise = draw(st.sampled_from(CATALOGUE.exercises))
    banded = Need.BAND in exercise.needs
    return FigureKey(
        exercise=exercise.id,
        variant=draw(st.sampled_from(exercise.variants)).id,
        placement=draw(st.none() | st.sampled_from(Placement)) if banded else None,
        band=draw(st.none() | st.sampled_from(BandColour)) if banded else None,
        side=draw(st.none() | st.sampled_from(Side)),
        view=draw(st.sampled_from(View)),
    )


@given(keys())
def test_an_address_reads_back_as_the_picture_it_names(key: FigureKey) -> None:
    assert read_figure_key(str(key)) == key


@given(keys())
def test_an_address_needs_no_escaping(key: FigureKey) -> None:
    assert set(str(key)) <= set("abcdefghijklmnopqrstuvwxyz-/")


@given(st.text(max_size=60))
def test_an_address_nobody_gave_out_gets_a_sentence(address: str) -> None:
    with pytest.raises(BandstandError) as refused:
        read_figure_key(address)
    assert say(refused.value.message)


@pytest.mark.parametrize(
    "address",
    [
        "moon-walk/supine/feet/green/left/side",
        "hip-flexor-march/flying/feet/green/left/side",
        "hip-flexor-march/supine/elbows/green/left/side",
        "hip-flexor-march/supine/feet/mauve/left/side",
        "hip-flexor-march/supine/feet/green/up/side",
        "hip-flexor-march/supine/feet/green/left/above",
        "hip-flexor-march/supine/feet/green/left",
    ],
)
def test_one_wrong_word_in_an_address_is_refused(address: str) -> None:
    with pytest.raises(BandstandError):
        read_figure_key(address)


def test_a_band_on_a_stretch_without_one_is_refused() -> None:
    with pytest.raises(NoSuchFigure):
        FigureKey(
            exercise="figure-four-stretch",
            variant="supine",
            placement=Placement.FEET,
            band=BandColour.RED,
            view=View.SIDE,
        )


def test_a_placement_without_a_band_draws_no_band() -> None:
    key = FigureKey(exercise="monster-walk", variant="mini-squat", placement=Placement.FEET, view=View.FRONT)
    assert key.band_worn is None


def test_where_no_side_was_chosen_the_left_is_shown() -> None:
    key = FigureKey(exercise="monster-walk", variant="mini-squat", view=View.FRONT)
    assert key.shown_side is Side.LEFT
    assert key.on(Side.RIGHT).shown_side is Side.RIGHT


def test_the_first_picture_is_the_catalogues_first_of_everything() -> None:
    for exercise in CATALOGUE.exercises:
        key = first_figure(exercise.id)
        assert key.variant == exercise.variants[0].id
        assert key.view is exercise.views_of(exercise.variants[0])[0]
        assert key.placement == next(iter(exercise.placements_of(exercise.variants[0])), None)
    with pytest.raises(UnknownExercise):
        first_figure("moon-walk")
