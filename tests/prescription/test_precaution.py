"""Precautions in a person's own words narrow what the figures show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.catalog import Cap
from bandstand.prescription.draft import to_plan
from bandstand.prescription.precaution import caps_in
from bandstand.prescription.reader import read


def capped(*words: str) -> list[str]:
    return [str(cap) for cap in caps_in(words)]


@pytest.mark.parametrize(
    ("words", "cap"),
    [
        ("No hip bending past 90 degrees", "most-hip-flexion-90"),
        ("hip flexion < 70°, six weeks", "most-hip-flexion-70"),
        ("Keep the hip bent less than 80 deg", "most-hip-flexion-80"),
        ("Do not bend the knee beyond 60 degrees.", "most-knee-flexion-60"),
        ("hip abduction only to 30 degrees", "most-hip-abduction-30"),
        ("Avoid hip flexion of 90 degrees or more", "most-hip-flexion-90"),
        ("Don't let the hip bend to 90 degrees or more", "most-hip-flexion-90"),
        ("Do not let your hip bend past ninety degrees", "most-hip-flexion-90"),
        ("Don't bend the hip past a right angle", "most-hip-flexion-90"),
        ("You must not bend your hip more than 90 degrees", "most-hip-flexion-90"),
        ("Always avoid bending the hip more than 90 degrees", "most-hip-flexion-90"),
        ("Keep the hip from bending past 90 degrees", "most-hip-flexion-90"),
        ("Avoid deep hip bending (more than 90 degrees)", "most-hip-flexion-90"),
        ("No hip flexion >90 x 6 weeks", "most-hip-flexion-90"),
        ("Hip flexion 90 max", "most-hip-flexion-90"),
        ("Hip flexion limited to 90", "most-hip-flexion-90"),
        ("Hip ROM 0-90 degrees", "most-hip-flexion-90"),
        ("Weeks 0-2: hip flexion to 90°", "most-hip-flexion-90"),
        ("Do not bend forward more than 90 degrees", "most-hip-flexion-90"),
        ("Lying on your back, no hip flexion past 90 degrees", "most-hip-flexion-90"),
        ("Do not lift your knee above 90 degrees", "most-hip-flexion-90"),
        ("No hip extension beyond 10 degrees", "least-hip-flexion--10"),
        ("No hip adduction past neutral", "least-hip-abduction-0"),
        ("Do not turn the leg out past 20 degrees", "most-hip-rotation-20"),
        ("Do not turn the hip in past 10 degrees", "least-hip-rotation--10"),
        ("Ankle dorsiflexion not past 10 degrees", "most-ankle-dorsiflexion-10"),
        ("avoid 60 to 120 degrees of shoulder abduction", "most-shoulder-abduction-60"),
        ("Hip flexion to 90 degrees for six weeks, then 120 degrees", "most-hip-flexion-90"),
    ],
)
def test_a_precaution_with_a_joint_and_degrees_is_a_cap(words: str, cap: str) -> None:
    assert capped(words) == [cap]


@pytest.mark.parametrize(
    ("words", "cap"),
    [
        ("Don't straighten the knee past 30", "least-knee-flexion-30"),
        ("No knee extension past 30 degrees", "least-knee-flexion-30"),
        ("Keep the knee bent at least 30 degrees", "least-knee-flexion-30"),
        ("Keep the knee bent to 30 degrees or more", "least-knee-flexion-30"),
        ("The knee must be bent at least 30 degrees at all times", "least-knee-flexion-30"),
        ("Keep the knee bent, never less than 30 degrees", "least-knee-flexion-30"),
        ("Never bend the knee less than 20 degrees", "least-knee-flexion-20"),
    ],
)
def test_a_knee_that_must_not_be_straight_has_a_least_bend(words: str, cap: str) -> None:
    assert capped(words) == [cap]


@pytest.mark.parametrize(
    ("words", "caps"),
    [
        (
            "No hip flexion past 90, no abduction past 30, no external rotation past 20",
            "most-hip-abduction-30 most-hip-flexion-90 most-hip-rotation-20",
        ),
        ("Knee up to 60 degrees, hip up to 90 degrees", "most-hip-flexion-90 most-knee-flexion-60"),
        ("Hip and knee flexion to 90 degrees", "most-hip-flexion-90 most-knee-flexion-90"),
        (
            "Hip: flexion to 90°; abduction to 30°; ER to 20°",
            "most-hip-abduction-30 most-hip-flexion-90 most-hip-rotation-20",
        ),
        ("Hip flexion 90 degrees abduction 30 degrees", "most-hip-abduction-30 most-hip-flexion-90"),
        ("90 degrees of hip flexion and 30 degrees of abduction at most", "most-hip-abduction-30 most-hip-flexion-90"),
        ("No more than 30 degrees of hip abduction or external rotation", "most-hip-abduction-30 most-hip-rotation-30"),
        ("No internal or external rotation of the hip past 20 degrees", "least-hip-rotation--20 most-hip-rotation-20"),
        (
            "No hip flexion past 90 degrees, no adduction, no internal rotation",
            "least-hip-abduction-0 most-hip-flexion-90 least-hip-rotation-0",
        ),
        (
            "No hip flexion past 90 degrees, adduction or internal rotation",
            "least-hip-abduction-0 most-hip-flexion-90 least-hip-rotation-0",
        ),
        ("Knee brace locked 30-90 degrees", "least-knee-flexion-30 most-knee-flexion-90"),
        ("Do not squat below 90 degrees", "most-hip-flexion-90 most-knee-flexion-90"),
        ("Squats no deeper than 60 degrees", "most-hip-flexion-60 most-knee-flexion-60"),
        ("Do not lift the shoulder above 90 degrees", "most-shoulder-abduction-90 most-shoulder-flexion-90"),
    ],
)
def test_each_piece_of_a_sentence_has_its_own_joint_and_number(words: str, caps: str) -> None:
    assert " ".join(capped(words)) == caps


def test_no_further_than_90_degrees_without_a_joint_is_meant_for_every_joint() -> None:
    hip_and_knee = {"most-hip-flexion-90", "most-knee-flexion-90"}
    assert hip_and_knee <= set(capped("no further than 90 degrees"))
    assert hip_and_knee | {"most-shoulder-abduction-90", "most-elbow-flexion-90"} <= set(
        capped("Never past 90 degrees")
    )


def test_where_no_joint_is_named_every_large_joint_that_can_is_meant() -> None:
    assert {"most-hip-flexion-90", "most-knee-flexion-90"} <= set(capped("No bending past 90 degrees"))
    assert {"most-hip-abduction-30", "most-shoulder-abduction-30"} <= set(
        capped("Flexion past 90, no abduction past 30")
    )


@pytest.mark.parametrize(
    ("words", "still"),
    [
        ("Keep the ankle under 10 degrees", "still-ankle"),
        ("Wrist no more than 45 degrees", "still-wrist"),
        ("Hip angle never under 90 degrees", "still-hip"),
        ("Never bend the knee below 90 degrees", "still-knee"),
        ("Only a few degrees at the knee", "still-knee"),
        ("Never past 60 degrees", "still-body"),
        ("Keep the trunk within 30 degrees", "still-body"),
    ],
)
def test_degrees_that_nobody_can_read_keep_the_joint_they_may_be_about_still(words: str, still: str) -> None:
    assert capped(words) == [still]


@pytest.mark.parametrize(
    "words",
    [
        "No running",
        "New hip in March",
        "Stop after 90 minutes",
        "bend the hip at least 60 degrees",
        "Bend the knee to 60 degrees or more",
        "hip bending to 400 degrees",
        "Pool at 33 degrees is fine",
        "Toe-touch weight bearing, 20 lb",
        "Stop if bending the knee hurts more than 4",
        "No bending my knee more than 3 x 10",
        "Do not cross your legs",
        "no deep bend",
        "",
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

    assert capped("No hip extension past 10 degrees", "No hip extension past 5 degrees") == ["least-hip-flexion--5"]


WORDS = [
    "no",
    "avoid",
    "don't",
    "hip",
    "knee",
    "elbow",
    "flexion",
    "bend",
    "straighten",
    "extension",
    "abduction",
    "out",
    "in",
    "rotation",
    "past",
    "beyond",
    "up",
    "to",
    "or",
    "more",
    "and",
    ",",
    ";",
    ".",
    "at",
    "least",
    "keep",
    "between",
    "0",
    "30",
    "90",
    "120",
    "degrees",
    "°",
    "weeks",
    "neutral",
    "ankle",
    "back",
    "angle",
    "not",
    "less",
    "than",
    "only",
]


@given(st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join) | st.text(max_size=60))
def test_whatever_is_written_is_read_without_stumbling_and_each_joint_is_told_once(words: str) -> None:
    caps = caps_in([words])
    assert len({(cap.joint, cap.way) for cap in caps}) == len(caps)


@given(st.sampled_from(["past", "beyond", "over", "more than", "above"]), st.integers(1, 119))
def test_degrees_that_are_forbidden_always_reach_the_figures(past: str, degrees: int) -> None:
    for words in (f"No hip flexion {past} {degrees} degrees", f"Hip flexion {past} {degrees}° is not allowed"):
        assert caps_in([words]) == (Cap("hip_flexion", degrees),)
