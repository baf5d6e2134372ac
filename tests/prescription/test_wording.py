"""What Bandstand writes, it reads back; and so does everyone else."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.catalog.placement import Placement
from bandstand.prescription import (
    Distance,
    Dose,
    Frequency,
    Hold,
    Intervals,
    Per,
    Plan,
    Prescription,
    Reps,
    Section,
    Sides,
    Timed,
)
from bandstand.prescription.draft import to_plan
from bandstand.prescription.reader import read
from bandstand.prescription.wording import read_dose, wording
from bandstand.quantity import Range
from tests.prescription.drawn import ranges, tempos

SCALE = int(os.environ.get("SCALE", "1"))


metres = st.integers(1, 20_000).map(lambda tenths: tenths / 10)
distances = st.tuples(metres, metres).map(lambda pair: Distance(min(pair), max(pair)))
works = st.one_of(
    st.builds(Reps, ranges(1, 200), st.none() | ranges(1, 600)),
    st.builds(Hold, ranges(1, 3600)),
    st.builds(Timed, ranges(1, 3600)),
    distances,
    st.builds(Intervals, walk=st.integers(1, 3600), run=st.integers(1, 3600), repeats=st.integers(1, 60)),
)
doses = st.builds(
    Dose,
    sets=st.none() | ranges(1, 20),
    work=st.none() | works,
    sides=st.sampled_from(Sides),
    rest=st.none() | ranges(0, 600),
    tempo=st.none() | tempos,
)


@settings(max_examples=120 * SCALE, deadline=None)
@given(doses)
def test_a_dose_reads_back_as_it_was_written(dose: Dose) -> None:
    assert read_dose(str(dose)) == dose


NAMES = (
    "Monster walk",
    "Clamshell",
    "Heel raise",
    "Wall sit",
    "Hip flexor march",
    "Zorblat",
    "Marching on the spot",
    "Left hip opener",
    "90/90 hip switch",
    "3-point kneeling",
)
frequencies = st.builds(Frequency, ranges(1, 7), st.sampled_from(Per))
plain_doses = st.builds(
    Dose,
    sets=ranges(1, 20),
    work=st.one_of(
        st.builds(Reps, ranges(1, 200), st.none() | ranges(1, 600)), st.builds(Hold, ranges(1, 600)), distances
    ),
    sides=st.sampled_from([side for side in Sides if side not in (Sides.ASK, Sides.SHARED)]),
    rest=st.none() | ranges(1, 600),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=6, unique=True))
    prescriptions = tuple(
        Prescription(
            key=name,
            name=name,
            dose=draw(plain_doses),
            frequency=draw(st.none() | frequencies),
            placements=tuple(draw(st.lists(st.sampled_from(Placement), max_size=3, unique=True))),
        )
        for name in names
    )
    laps = draw(st.none() | ranges(2, 5))
    return Plan(number=0, title="Hip strengthening", sections=(Section(prescriptions=prescriptions, laps=laps),))


def said(plan: Plan) -> list[tuple[object, ...]]:
    return [(each.name, each.dose, each.frequency, each.placements) for each in plan.prescriptions]


@settings(max_examples=30 * SCALE, deadline=None)
@given(plans())
def test_a_plan_written_as_a_sheet_reads_back_to_the_same_exercises_and_doses(plan: Plan) -> None:
    assert said(to_plan(read(wording(plan)))) == said(plan)


@pytest.mark.parametrize(
    ("words", "dose"),
    [
        ("three rounds of 10 to 15 reps per leg", Dose(sets=Range(3), work=Reps(Range(10, 15)), sides=Sides.EACH)),
        ("3x10", Dose(sets=Range(3), work=Reps(Range(10)))),
        ("2 sets of 12 \N{EN DASH} 15 each side", Dose(sets=Range(2), work=Reps(Range(12, 15)), sides=Sides.EACH)),
        ("Hold for a count of five, ten times.", Dose(work=Reps(Range(10), Range(5)))),
        ("hold 30s, 3x", Dose(work=Reps(Range(3), Range(30)))),
        ("half a minute, twice", Dose(work=Reps(Range(2), Range(30)))),
        ("3 sets of 1 minute with 30 s rest", Dose(sets=Range(3), work=Timed(Range(60)), rest=Range(30))),
        ("10 reps, no rest", Dose(work=Reps(Range(10)), rest=Range(0))),
        ("10 x 5 sec hold", Dose(work=Reps(Range(10), Range(5)))),
        ("walk 20 metres there and back, twice", Dose(work=Reps(Range(2)), sides=Sides.EACH)),
        ("bend to 90 degrees in week 3", Dose()),
    ],
)
def test_the_ways_therapists_write_a_dose(words: str, dose: Dose) -> None:
    assert read_dose(words) == dose
