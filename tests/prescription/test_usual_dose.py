"""The usual dose of every entry of the catalogue is text that the reader understands."""

import pytest

from bandstand.catalog import Exercise, Kind, Sided, load_catalogue
from bandstand.prescription import Sides, reader
from bandstand.prescription.reader.known import known

EXERCISES = load_catalogue().exercises


@pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])
def test_the_usual_dose_of_an_entry_can_be_read(exercise: Exercise) -> None:
    (found,) = reader.read(f"{exercise.name}: {exercise.usual_dose}").exercises
    amount = {Kind.TIMED: found.duration, Kind.REPS: found.reps, Kind.STRETCH: found.hold}[exercise.kind]
    assert amount is not None
    if exercise.kind is Kind.STRETCH:
        assert amount.value == exercise.rhythm.hold_for
    else:
        assert found.sets is not None
    if exercise.sided is Sided.BOTH:
        assert found.side is None
    elif exercise.sided is not Sided.TRAVELLING:
        assert found.side is not None
        assert found.side.value is Sides.EACH


@pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])
def test_every_name_people_give_an_exercise_leads_to_it(exercise: Exercise) -> None:
    for name in exercise.names:
        assert known(name) is exercise, name
