"""Precautions in a person's own words narrow what the figures show."""

import pytest

from bandstand.catalog import Cap
from bandstand.prescription.precaution import caps_in


@pytest.mark.parametrize(
    ("words", "cap"),
    [
        ("No hip bending past 90 degrees", "most-hip-flexion-90"),
        ("hip flexion < 70°, six weeks", "most-hip-flexion-70"),
        ("Keep the hip bent less than 80 deg", "most-hip-flexion-80"),
        ("Do not bend the knee beyond 60 degrees.", "most-knee-flexion-60"),
        ("hip abduction only to 30 degrees", "most-hip-abduction-30"),
        ("Do not lift the shoulder above 90 degrees", "most-shoulder-flexion-90"),
    ],
)
def test_a_precaution_with_a_joint_and_degrees_is_a_cap(words: str, cap: str) -> None:
    assert [str(each) for each in caps_in([words])] == [cap]


@pytest.mark.parametrize(
    "words",
    [
        "No running",
        "New hip in March",
        "Stop after 90 minutes",
        "bend the hip at least 60 degrees",
        "hip bending to 400 degrees",
    ],
)
def test_what_names_no_limit_of_a_joint_caps_nothing(words: str) -> None:
    assert caps_in([words]) == ()


def test_the_strictest_of_several_counts() -> None:
    assert caps_in(["hip bending to 90 degrees. Knee bending to 100 degrees", "hip flexion 70 degrees"]) == (
        Cap("hip_flexion", 70),
        Cap("knee_flexion", 100),
    )
