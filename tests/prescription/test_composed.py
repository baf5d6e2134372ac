"""A sheet written from its doses is read back as these doses, however it is set out."""

import os
import random

import pytest
from hypothesis import given, settings

from bandstand.prescription.reader import read
from bandstand.prescription.reading import exercise_form
from bandstand.quantity import Json
from tests.prescription.composed import Dosed, Exercise, Sheet, compose, same, shared_sheets, sheets

SCALE = int(os.environ.get("SCALE", "1"))
DOSE = ("sets", "reps", "hold_s", "duration_s", "distance_m", "side", "rest_s", "frequency")


def said_by(sheet: Sheet) -> list[dict[str, Json]]:
    return [{"name": each.name, **sheet.facts(at)} for at, each in enumerate(sheet.exercises)]


def read_from(sheet: Sheet) -> list[dict[str, Json]]:
    forms = [exercise_form(each) for each in read(sheet.text).exercises]
    return [{name: form[name] for name in ("name", *DOSE) if form[name] is not None} for form in forms]


@settings(max_examples=100 * SCALE)
@given(sheets)
def test_each_exercise_is_read_with_the_dose_it_was_written_with(sheet: Sheet) -> None:
    assert read_from(sheet) == said_by(sheet), sheet.text


@settings(max_examples=50 * SCALE)
@given(shared_sheets)
def test_a_dose_said_once_is_read_for_every_exercise_below(sheet: Sheet) -> None:
    assert read_from(sheet) == said_by(sheet), sheet.text


def test_the_composed_sheets_differ() -> None:
    assert len({compose(random.Random(seed)).text for seed in range(100)}) == 100


TWO_SETS = Dosed("10 reps x 2 sets", {"sets": same(2), "reps": same(10)})
HIP_HIKES = Exercise("Hip hikes", (TWO_SETS,))


def test_a_heading_is_no_name() -> None:
    sheet = Sheet("# Hips\n\nHip hikes: 10 reps x 2 sets", (HIP_HIKES,))
    assert read_from(sheet) == said_by(sheet)


@pytest.mark.parametrize(
    "sheet",
    [
        Sheet("For each exercise below: 10 reps x 2 sets.\n\n- Hip hikes", (Exercise("Hip hikes"),), TWO_SETS.facts),
    ],
    ids=["two sets"],
)
def test_other_words_are_no_name(sheet: Sheet) -> None:
    assert read_from(sheet) == said_by(sheet)
