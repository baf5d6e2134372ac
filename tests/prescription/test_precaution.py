"""Precautions in a person's own words narrow what the figures show."""

import pytest

from bandstand.catalog import Cap
from bandstand.prescription.draft import to_plan
from bandstand.prescription.precaution import caps_in
from bandstand.prescription.reader import read


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


@pytest.mark.parametrize(
    ("sheet", "cap"),
    [
        ("No hip bending past 90 degrees until your next visit.\nBridge 3 x 10", "most-hip-flexion-90"),
        ("Bridge 3 x 10\nKeep your knee bent to less than 60 degrees.", "most-knee-flexion-60"),
        ("Precautions: avoid hip flexion over 70°.\nBridge 3 x 10", "most-hip-flexion-70"),
    ],
)
def test_the_sheets_own_limit_of_a_joint_is_the_plans_and_caps_its_figures(sheet: str, cap: str) -> None:
    assert [str(each) for each in caps_in(to_plan(read(sheet)).precautions)] == [cap]


@pytest.mark.parametrize(
    "sheet", ["Dead bug 3 x 10\nKeep hips at 90 degrees.", "Bridge 3 x 10, knees bent to 90 degrees."]
)
def test_how_a_joint_is_held_in_an_exercise_is_no_precaution(sheet: str) -> None:
    assert to_plan(read(sheet)).precautions == ()
