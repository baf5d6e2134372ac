"""Before a plan is accepted it is read back in plain language; and what is read back reads as the same plan."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.catalog.placement import Placement
from bandstand.prescription import (
    Band,
    Distance,
    Dose,
    Frequency,
    Hold,
    Per,
    Plan,
    Prescription,
    Reps,
    Section,
    Sides,
    Timed,
)
from bandstand.prescription.draft import to_plan
from bandstand.prescription.proposals import propose
from bandstand.prescription.read_back import paragraph_of, read_back, week_words
from bandstand.prescription.reader import read
from bandstand.prescription.wording import wording
from bandstand.words import say
from tests.prescription.drawn import ranges, tempos
from tests.prescription.golden import SHEETS

SCALE = int(os.environ.get("SCALE", "1"))
NAMES = (
    "Monster walk",
    "Clamshell",
    "Heel raise",
    "Wall sit",
    "Wrist curl",
    "Zorblat",
    "Left hip opener",
    "Crab thing",
    "90/90 hip switch",
    "3-point kneeling",
)


# "2000 metres" or "1931 seconds" look like a year to the reader; no sheet writes them so.
metres = st.integers(1, 18_000).map(lambda tenths: tenths / 10)
works = st.one_of(
    st.builds(Reps, ranges(1, 200), st.none() | ranges(1, 600)),
    st.builds(Hold, ranges(1, 1800)),
    st.builds(Timed, ranges(1, 1800)),
    st.tuples(metres, metres).map(lambda pair: Distance(min(pair), max(pair))),
)
doses = st.builds(
    Dose,
    sets=st.none() | ranges(1, 30),
    work=st.none() | works,
    sides=st.sampled_from(Sides),
    rest=st.none() | ranges(0, 1800),
    tempo=st.none() | tempos,
)


LOADS = (None, "green", "red", "light", "very light", "light resistance", "2 kg")


@st.composite
def prescriptions(draw: st.DrawFn, name: str) -> Prescription:
    # The seconds of a position, as a wall sit is one, are held; no words make them seconds of movement.
    told = doses.filter(lambda dose: not isinstance(dose.work, Timed)) if name == "Wall sit" else doses
    places = tuple(draw(st.lists(st.sampled_from(Placement), max_size=3, unique=True)))
    uses_band = bool(places) or draw(st.booleans())
    load = draw(st.sampled_from(LOADS if uses_band else (None,)))
    bands = [None, Band(ordinal=0), Band(ordinal=2, colour="red"), Band(ordinal=1)] if load is None else [None]
    return Prescription(
        key=name,
        name=name,
        dose=draw(told),
        frequency=draw(st.none() | st.builds(Frequency, ranges(1, 24), st.sampled_from(Per))),
        placements=places,
        placement=draw(st.sampled_from([None, *places])),
        uses_band=uses_band,
        band=draw(st.sampled_from(bands)),
        load=load,
        limb=draw(st.sampled_from(["", "leg", "arm"])),
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True))
    made = tuple(draw(prescriptions(name)) for name in names)
    plan = Plan(number=0, title="Hip strengthening", sections=draw(sections_of(made)))
    return propose(plan) if draw(st.booleans()) else plan


@st.composite
def sections_of(draw: st.DrawFn, made: tuple[Prescription, ...]) -> tuple[Section, ...]:
    """One after the other, or from one of them on a circuit of as many laps as each has sets."""
    begin = draw(st.integers(0, len(made)))
    if begin == len(made):
        return (Section(prescriptions=made),)
    laps = draw(ranges(1, 30))
    lapped = tuple(replace(each, dose=replace(each.dose or Dose(), sets=laps)) for each in made[begin:])
    circuit = Section(laps=laps, lap_rest=draw(st.none() | ranges(1, 1800)), prescriptions=lapped)
    return (Section(prescriptions=made[:begin]), circuit) if begin else (circuit,)


def in_laps(plan: Plan) -> list[tuple[object, ...]]:
    """Which exercises are done together, how often round, and with what rest between."""
    return [(part.laps, part.lap_rest, len(part.prescriptions)) for part in plan.sections]


def asked(each: Prescription) -> tuple[object, ...]:
    """Everything the plan asks of one exercise; the pace is not read from sheets."""
    dose = replace(each.dose or Dose(), tempo=None)
    return (" ".join(each.name.split()), dose, each.frequency, each.placements)


# Where the sheet has no names its instructions stand for them ("Turn your head to the left"): no words make them names.
NAMELESS = {"neck-list", "unnamed"}
SHEETS_OF_OURS = [sheet for sheet in sorted(SHEETS.glob("*.txt")) if sheet.stem not in NAMELESS]


@pytest.mark.parametrize("sheet", SHEETS_OF_OURS, ids=[sheet.stem for sheet in SHEETS_OF_OURS])
@pytest.mark.parametrize("filled", [False, True], ids=["as read", "with every proposal"])
def test_every_sheet_of_ours_is_read_back_as_it_was_read(sheet: Path, filled: bool) -> None:
    plan = to_plan(read(sheet.read_text(encoding="utf-8")))
    plan = propose(plan) if filled else plan
    assert [asked(each) for each in to_plan(read(wording(plan))).prescriptions] == [
        asked(each) for each in plan.prescriptions
    ]


@pytest.mark.parametrize(
    "text", ["Step down from a low step 3x8 per side", "1. Step down from a low step: 3x8 per side\n2. Bridge 3x10"]
)
def test_a_thing_to_stand_on_is_no_name_of_its_own(text: str) -> None:
    plan = to_plan(read(text))
    again = to_plan(read(wording(plan)))
    assert plan.prescriptions[0].name.startswith("Step down")
    assert "low step" not in [each.name for each in plan.prescriptions]
    assert [each.name for each in again.prescriptions] == [each.name for each in plan.prescriptions]


def test_what_is_not_known_is_asked_and_what_is_proposed_is_marked() -> None:
    (bridge,) = to_plan(read("Bridge\n10 reps with a band\n")).prescriptions
    said, told = paragraph_of(bridge), read_back(propose(to_plan(read("Bridge\n10 reps\n"))))[0]
    assert said.asked is not None
    assert say(said.asked) == "Ask your PT about the sets, the rest, which band and where it sits."
    assert told.proposed is not None
    assert say(told.proposed) == "We propose the sets and the rest."
    assert told.asked is None


def test_the_week_is_read_back_as_it_stands() -> None:
    silent = to_plan(read("Bridge\n10 reps\n"))
    stated = to_plan(read("Bridge\n10 reps, 3 times a week\n"))
    assert say(week_words(silent)) == "How many days a week is not said. Ask your PT."
    assert say(week_words(propose(silent))) == "You do this plan 3 times a week, as we propose."
    assert say(week_words(stated)) == "You do this plan 3 times a week."


@settings(max_examples=60 * SCALE, deadline=None)
@given(plans())
def test_what_is_read_back_reads_as_the_same_plan(plan: Plan) -> None:
    again = to_plan(read(wording(plan)))
    assert in_laps(again) == in_laps(plan)
    assert [asked(each) for each in again.prescriptions] == [asked(each) for each in plan.prescriptions]
    loads = [(other.load, each.load) for each, other in zip(plan.prescriptions, again.prescriptions, strict=True)]
    chosen = [each.band is not None for each in plan.prescriptions]  # "use the red band" reads as a load, too
    assert all(read_again == told or by for (read_again, told), by in zip(loads, chosen, strict=True))
