"""Words with two meanings: a march is no month, and quad sets are no count of sets."""

import pytest

from bandstand.prescription.draft import to_plan
from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reader import read
from bandstand.prescription.wording import read_dose
from bandstand.quantity import Range


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


def test_what_is_said_of_one_phase_is_not_said_of_the_next() -> None:
    first = "PHASE 1\nDo these every day.\nBridge\n10 reps, 3 sets.\n\n"
    sheet = f"{first}PHASE 2 (weeks 3-6)\nSingle leg stand\nHold 30 seconds."
    bridge, stand = to_plan(read(sheet)).prescriptions
    assert str(bridge.frequency) == str(Frequency(Range(1), Per.DAY))
    assert stand.frequency is None


def test_what_is_said_above_all_phases_is_said_of_each() -> None:
    sheet = "Do everything every day.\n\nPHASE 1\nBridge\n10 reps.\n\nPHASE 2\nSquat\n12 reps."
    assert all(each.frequency for each in to_plan(read(sheet)).prescriptions)
