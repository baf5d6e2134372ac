"""What a band does to the legs: its length, its stretch, its pull, and what that asks of the hip."""

import re
from math import pi
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.body import Skeleton, motion_of
from bandstand.body.band import band_path
from bandstand.body.load import ERROR, MOMENTS, NoForceKnown, load_of
from bandstand.body.space import distance, length, minus, plus
from bandstand.catalog import BandColour, Placement, Pull, load_catalogue, load_force_table

TABLE = load_force_table()
WALKS = ("monster-walk", "lateral-band-walk")
RISING = (Placement.THIGHS, Placement.KNEES, Placement.ANKLES, Placement.FEET)
COLOURS = [pull.colour for pull in TABLE.pulls]

statures = st.floats(1.45, 2.05)
lengths = st.floats(0.24, 0.34)
colours = st.sampled_from(COLOURS)


def most_moment(
    exercise: str, placement: Placement, colour: BandColour, stature: float = 1.7, flat: float = 0.3
) -> float:
    form = load_catalogue().exercise(exercise).default.id
    return load_of(exercise, form, placement, colour, TABLE, skeleton=Skeleton(stature), lay_flat=flat).hip_moment[1]


def test_a_loop_round_two_round_legs_is_as_long_as_a_tape_would_be() -> None:
    """Two straight strands, and once round a leg: the ankles are as good as round."""
    path = band_path(motion_of("lateral-band-walk", "mini-squat").at(0.0).body, Placement.ANKLES)
    left, right = path.rings["_left"], path.rings["_right"]
    apart = distance(left.centre, right.centre)
    around = pi * (length(left.out) + length(left.front))
    assert path.metres == pytest.approx(2 * apart + around, rel=0.01)


def test_stretch_is_counted_from_the_loop_at_rest() -> None:
    path = band_path(motion_of("lateral-band-walk", "mini-squat").at(0.25).body, Placement.ANKLES)
    assert path.stretch(path.metres / 2) == pytest.approx(0.0)
    assert path.stretch(path.metres / 4) == pytest.approx(1.0)


def test_the_loop_pulls_both_legs_together_equally_hard() -> None:
    path = band_path(motion_of("monster-walk", "mini-squat").at(0.1).body, Placement.FEET)
    assert length(plus(path.pull("_left", 20.0), path.pull("_right", 20.0))) < 1e-9
    toward = minus(path.rings["_right"].centre, path.rings["_left"].centre)
    assert length(path.pull("_left", 20.0)) <= 40.0 + 1e-9
    assert sum(a * b for a, b in zip(path.pull("_left", 20.0), toward, strict=True)) > 0


@pytest.mark.parametrize("pull", TABLE.pulls, ids=lambda pull: pull.colour.value)
def test_a_strand_pulls_as_published_at_the_published_stretches(pull: Pull) -> None:
    assert TABLE.pull(pull.colour) is pull
    assert pull.newtons(1.0) == pytest.approx(pull.at_100 * 4.448)
    assert pull.newtons(2.0) == pytest.approx(pull.at_200 * 4.448)
    assert pull.newtons(0.0) == pull.newtons(-0.2) == 0.0


@pytest.mark.parametrize("exercise", WALKS)
@given(colour=colours, stature=statures, flat=lengths)
def test_a_band_lower_on_the_leg_asks_more_of_the_hip(
    exercise: str, colour: BandColour, stature: float, flat: float
) -> None:
    """The order of the studies: knees, ankles, feet (cambridge-2012, lewis-2018), for every colour, height and loop."""
    moments = [most_moment(exercise, place, colour, stature, flat) for place in RISING]
    assert moments == sorted(set(moments))


@pytest.mark.parametrize("exercise", WALKS)
@given(place=st.integers(0, len(COLOURS) - 2), stature=statures, flat=lengths)
def test_a_step_from_the_knees_to_the_ankles_is_larger_than_a_step_of_colour(
    exercise: str, place: int, stature: float, flat: float
) -> None:
    here, next_colour = COLOURS[place], COLOURS[place + 1]
    at_knees = most_moment(exercise, Placement.KNEES, here, stature, flat)
    by_place = most_moment(exercise, Placement.ANKLES, here, stature, flat)
    by_colour = most_moment(exercise, Placement.KNEES, next_colour, stature, flat)
    assert at_knees < by_colour < by_place


@given(colour=colours, flat=lengths)
def test_a_longer_loop_asks_less_and_longer_legs_ask_more(colour: BandColour, flat: float) -> None:
    usual = most_moment("lateral-band-walk", Placement.ANKLES, colour, flat=flat)
    assert most_moment("lateral-band-walk", Placement.ANKLES, colour, flat=flat + 0.03) < usual
    assert most_moment("lateral-band-walk", Placement.ANKLES, colour, stature=1.8, flat=flat) > usual


def test_the_range_is_as_wide_as_the_estimate_is_rough() -> None:
    asked = load_of(
        "lateral-band-walk", "mini-squat", Placement.ANKLES, BandColour.GREEN, TABLE, skeleton=Skeleton(), lay_flat=0.3
    )
    motion = motion_of("lateral-band-walk", "mini-squat")
    paths = [band_path(motion.at(step / MOMENTS).body, Placement.ANKLES) for step in range(MOMENTS)]
    green = TABLE.pull(BandColour.GREEN)
    assert green is not None
    strands = [green.newtons(path.stretch(0.3)) for path in paths]
    assert asked.force == pytest.approx((2 * min(strands) * (1 - ERROR), 2 * max(strands) * (1 + ERROR)))
    assert asked.hip_moment[0] < asked.hip_moment[1]


def test_where_no_colour_is_known_the_range_spans_the_whole_table() -> None:
    def asked(colour: BandColour | None) -> tuple[float, float]:
        load = load_of("monster-walk", "mini-squat", Placement.KNEES, colour, TABLE, skeleton=Skeleton())
        return load.hip_moment

    assert asked(None) == (asked(BandColour.TAN)[0], asked(BandColour.GOLD)[1])
    with pytest.raises(NoForceKnown):
        asked(BandColour.PINK)


def test_a_loop_too_short_or_too_long_is_mentioned() -> None:
    def warned(flat: float) -> list[str]:
        load = load_of(
            "lateral-band-walk", "mini-squat", Placement.FEET, BandColour.RED, TABLE, skeleton=Skeleton(), lay_flat=flat
        )
        return [warning.id for warning in load.warnings]

    assert warned(0.30) == []
    assert warned(0.20) == ["load.overstretched"]
    assert warned(0.80) == ["load.slack"]


FORMS = [
    (entry.id, variant.id, place)
    for entry in load_catalogue().exercises
    for variant in entry.variants
    for place in entry.placements_of(variant)
]


@pytest.mark.parametrize("form", FORMS, ids="/".join)
def test_the_band_is_never_slack_and_never_beyond_what_bands_bear(form: tuple[str, str, Placement]) -> None:
    exercise, variant, placement = form
    load = load_of(exercise, variant, placement, BandColour.RED, TABLE, skeleton=Skeleton())
    assert not [*load.warnings]


def test_the_loads_in_the_documentation_are_those_of_the_program() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs/figures.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([A-Z][\w ]+), (\w+) \|([\d |]+)\|$", page, re.MULTILINE)
    assert len(rows) == 6
    for name, colour, told in rows:
        (entry,) = [each for each in load_catalogue().exercises if each.name == name]
        moments = [f"{most_moment(entry.id, place, BandColour(colour)):.0f}" for place in Placement]
        assert told.split("|") == [f" {moment} " for moment in moments]
