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
        ("Next visit March 12. Bridges 3 x 10", "Bridges", "3 sets of 10 reps"),
    ],
)
def test_a_name_and_its_dose_are_told_apart(line: str, name: str, dose: str) -> None:
    (read_one,) = to_plan(read(f"Home exercises\n\n{line}")).prescriptions
    assert read_one.name == name
    assert read_one.dose == read_dose(dose)
