"""A name whose meaning a person told once is read that way in every sheet after, and nothing else changes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.catalog import load_catalogue
from bandstand.prescription import Plan, Source
from bandstand.prescription.aliases import OWN, aliases_of, plain_name
from bandstand.prescription.draft import to_plan
from bandstand.prescription.reader import read
from bandstand.prescription.reading import Doubt, Reading
from tests.prescription.golden import SHEETS

CRAB = "Crab thing\n3 sets of 10 reps each side\n\nBridge\n2 sets of 8 reps\n"
READINGS = [read(sheet.read_text(encoding="utf-8")) for sheet in sorted(SHEETS.glob("*.txt"))[:12]]
NAMES = sorted({each.name.value for reading in READINGS for each in reading.exercises})
MEANINGS = [OWN, "gone-from-the-catalogue", *(each.id for each in load_catalogue().exercises)]


def dosed(plan: Plan) -> list[tuple[object, ...]]:
    return [(each.key, each.name, each.dose, each.frequency, each.placements, each.load) for each in plan.prescriptions]


@given(st.sampled_from(READINGS), st.dictionaries(st.sampled_from(NAMES), st.sampled_from(MEANINGS)))
def test_an_alias_never_changes_a_dose(reading: Reading, told: dict[str, str]) -> None:
    plain = to_plan(reading)
    named = to_plan(reading, aliases=aliases_of(told.items()))
    assert dosed(named) == dosed(plain)


def test_a_name_told_once_is_that_exercise_and_shown_as_chosen() -> None:
    crab = to_plan(read(CRAB), aliases=aliases_of([("crab thing", "lateral-band-walk")])).prescriptions[0]
    assert crab.exercise == "lateral-band-walk"
    assert crab.name == "Crab thing"
    assert crab.origin_of("exercise").source is Source.CHOSEN
    assert crab.uses_band


def test_a_name_of_the_catalogue_may_be_ones_own() -> None:
    told = aliases_of([("Monster walks", OWN)])
    walk = to_plan(read("Monster walk\n3 sets of 30 seconds\n"), aliases=told).prescriptions[0]
    assert walk.exercise is None
    assert walk.origin_of("exercise").source is Source.CHOSEN


@pytest.mark.parametrize("name", ["crab thing", "CRAB  THINGS", "Crab-thing", " crab thing: "])
def test_case_plural_and_spaces_make_no_other_name(name: str) -> None:
    assert plain_name(name) == "crab thing"


@pytest.mark.parametrize(("one", "many"), [("press", "presses"), ("reach", "reaches"), ("walk", "walks")])
def test_one_and_many_are_the_same_name(one: str, many: str) -> None:
    assert plain_name(one) == plain_name(many)


def test_of_two_meanings_the_later_counts_and_names_are_never_mixed_up() -> None:
    told = aliases_of([("crab", "monster-walk"), ("Crab", OWN)])
    assert told.meaning_of("CRAB") == OWN
    assert told.meaning_of("crab walk") is None
    assert told.meaning_of("!!!") is None


def test_which_exercise_it_is_is_asked_once() -> None:
    reading = read(CRAB)
    doubt = Doubt(exercise=0, field="exercise", choices=("monster-walk", "lateral-band-walk"))
    asking = replace(reading, doubts=(*reading.doubts, doubt))
    told = aliases_of([("crab thing", "lateral-band-walk")])
    assert "exercise" in [each.field for each in to_plan(asking).questions]
    assert "exercise" not in [each.field for each in to_plan(asking, aliases=told).questions]
