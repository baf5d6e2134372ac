"""Words with two meanings: a march is no month, and quad sets are no count of sets."""

import pytest

from bandstand.prescription.draft import to_plan
from bandstand.prescription.reader import read
from bandstand.prescription.wording import read_dose


@pytest.mark.parametrize(
    ("line", "name", "dose"),
    [
        ("Hip march 2 x 10", "Hip march", "2 sets of 10 reps"),
        ("Hip march 10 each side", "Hip march", "10 reps each side"),
        ("Quad sets: 10 reps, hold 5 sec", "Quad sets", "10 reps, hold 5 seconds"),
        ("Glute sets: 12 reps", "Glute sets", "12 reps"),
        ("Bridges: sets: 3 reps: 10", "Bridges", "3 sets of 10 reps"),
        ("Monster walk 3 sets of 1/2 minute", "Monster walk", "3 sets of 30 seconds"),
        ("Hip flexor march: 12 reps x 3", "Hip flexor march", "3 sets of 12 reps"),
        ("Next visit March 12. Bridges 3 x 10", "Bridges", "3 sets of 10 reps"),
    ],
)
def test_a_name_and_its_dose_are_told_apart(line: str, name: str, dose: str) -> None:
    (read_one,) = to_plan(read(f"Home exercises\n\n{line}")).prescriptions
    assert read_one.name == name
    assert read_one.dose == read_dose(dose)


@pytest.mark.parametrize(
    "line",
    [
        "Do not do mountain climbers 3x10 until cleared.",
        "Avoid lateral band walks 3x15 for now.",
        "Don't do clamshells 3 x 10 this week.",
        "You must not do any squats 3 x 10 yet.",
    ],
)
def test_what_is_told_not_to_be_done_is_no_exercise(line: str) -> None:
    (bridges,) = to_plan(read(f"Home exercises\n\nBridges 2x8\n{line}")).prescriptions
    assert bridges.name == "Bridges"


def test_a_warning_about_how_leaves_the_exercise_in() -> None:
    (squats,) = to_plan(read("Home exercises\n\nSquats 3 x 10. Do not let your knees fall in.")).prescriptions
    assert squats.dose == read_dose("3 sets of 10 reps")
