"""Where the sheet is silent the proposal follows the catalogue: how it is counted, held, paced, where a band goes."""

from dataclasses import replace

import pytest

from bandstand.catalog import Exercise, Kind, Placement, load_catalogue
from bandstand.prescription import Dose, Hold, Plan, Prescription, Reps, Section, Source, Tempo, Timed
from bandstand.prescription.draft import to_plan
from bandstand.prescription.forms import easiest_place, form_of
from bandstand.prescription.proposals import REPS, propose
from bandstand.prescription.reader import read
from bandstand.quantity import Range

EXERCISES = load_catalogue().exercises
ids = [each.id for each in EXERCISES]


def proposed(line: str) -> Prescription:
    (each,) = propose(to_plan(read(f"My exercises\n\n1. {line}\n"))).prescriptions
    return each


def proposed_for(entry: Exercise, *, band: bool = False) -> Prescription:
    silent = Prescription(key="x", name=entry.name, exercise=entry.id, uses_band=band)
    (each,) = propose(Plan(number=0, sections=(Section(prescriptions=(silent,)),))).prescriptions
    return each


def dose_of(line: str) -> Dose:
    dose = proposed(line).dose
    assert dose is not None
    return dose


@pytest.mark.parametrize("entry", EXERCISES, ids=ids)
def test_what_is_proposed_is_counted_as_the_exercise_is(entry: Exercise) -> None:
    dose = proposed_for(entry).dose
    assert dose is not None
    kinds = {Kind.REPS: Reps, Kind.TIMED: Timed, Kind.HOLD: Hold, Kind.STRETCH: Hold}
    assert isinstance(dose.work, kinds[entry.kind])
    assert dose.tempo is None, "its own rhythm is kept"


@pytest.mark.parametrize("entry", [each for each in EXERCISES if each.rhythm.hold_for], ids=lambda each: each.id)
def test_a_hold_begins_with_the_shortest_and_the_fewest(entry: Exercise) -> None:
    dose = proposed_for(entry).dose
    assert dose is not None
    assert entry.rhythm.hold_for is not None
    assert entry.rhythm.times is not None
    assert dose.work == Hold(Range(entry.rhythm.hold_for.low))
    assert dose.sets == Range(entry.rhythm.times.low)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Adductor squeeze", "5 sets of a 5 s hold"),
        ("Isometric hip flexion", "4 sets of a 20 s hold"),
        ("Single-leg stand", "3 sets of a 10 s hold"),
        ("Side plank", "3 sets of a 15 s hold"),
        ("Marching on the spot", "1 set of 30 s"),
        ("Clamshell", "1 set of 8 reps"),
        ("Wall sit", "1 set of a 20 s hold"),
        ("Biceps curls", "1 set of 8 reps"),
    ],
)
def test_a_silent_sheet_begins_small(line: str, words: str) -> None:
    dose = dose_of(line)
    assert str(Dose(sets=dose.sets, work=dose.work)) == words


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("Dead bug with a band", Placement.FEET),
        ("Bird dog with a band", Placement.FEET),
        ("Seated march with a band", Placement.FEET),
        ("Straight leg raise with a band", Placement.ANKLES),
        ("Clamshells with a band", Placement.KNEES),
        ("Banded bridge", Placement.KNEES),
        ("Donkey kicks with a band", Placement.FEET),
        ("Mountain climbers with a band", Placement.KNEES),
        ("Monster walk with a band", Placement.THIGHS),
        ("Biceps curls with a band", Placement.KNEES),
    ],
)
def test_the_band_goes_where_the_form_has_a_place_for_it(line: str, place: Placement) -> None:
    each = proposed(line)
    assert each.uses_band
    assert each.placement is place
    assert each.origin_of("placement").source is Source.PROPOSED


@pytest.mark.parametrize("entry", [each for each in EXERCISES if each.placements], ids=lambda each: each.id)
def test_no_place_is_proposed_that_the_form_does_not_have(entry: Exercise) -> None:
    each = proposed_for(entry, band=True)
    form = form_of(each, entry)
    assert form is not None
    assert each.placement is entry.placements_of(form)[0]


def test_a_form_with_fewer_places_gets_its_own_easiest() -> None:
    march = load_catalogue().exercise("hip-flexor-march")
    standing = replace(march.variants[-1], placements=(Placement.FEET,))
    entry = replace(march, variants=(*march.variants[:-1], standing))
    asked = Prescription(key="x", name="March", exercise=march.id, variant=standing.id, uses_band=True)
    assert easiest_place(asked, march) is march.placements[0]
    assert easiest_place(asked, entry) is Placement.FEET


def test_an_exercise_of_ones_own_gets_an_even_pace() -> None:
    dose = dose_of("Biceps curls")
    assert (dose.work, dose.tempo) == (REPS, Tempo(up=2, hold=0, down=2))


def test_what_is_held_in_each_repetition_has_no_pace_of_its_own() -> None:
    assert dose_of("Biceps curls: 8 reps, hold 5 seconds").tempo is None
