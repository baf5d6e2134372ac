"""The usual dose of every entry of the catalogue is text that the reader understands."""

import pytest

from bandstand.catalog import Exercise, Kind, Purpose, Sided, load_catalogue
from bandstand.prescription import Sides, reader
from bandstand.prescription.reader.known import known

EXERCISES = load_catalogue().exercises


@pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])
def test_the_usual_dose_of_an_entry_can_be_read(exercise: Exercise) -> None:
    (found,) = reader.read(f"{exercise.name}: {exercise.usual_dose}").exercises
    held = exercise.kind in (Kind.STRETCH, Kind.HOLD)
    amount = found.hold if held else {Kind.TIMED: found.duration, Kind.REPS: found.reps}[exercise.kind]
    assert amount is not None
    if held:
        assert amount.value == exercise.rhythm.hold_for
        often = found.sets or found.reps
        assert often is not None
        assert often.value == exercise.rhythm.times
    elif exercise.purpose is Purpose.STRENGTH:  # a warm-up and a check are done once
        assert found.sets is not None
    if exercise.kind is not Kind.TIMED and exercise.sided in (Sided.ONE_SIDED, Sided.ALTERNATING):
        assert found.side is not None
        assert found.side.value is Sides.EACH
    else:
        assert found.side is None


@pytest.mark.parametrize("exercise", EXERCISES, ids=[exercise.id for exercise in EXERCISES])
def test_every_name_people_give_an_exercise_leads_to_it(exercise: Exercise) -> None:
    for name in exercise.names:
        assert known(name) is exercise, name
