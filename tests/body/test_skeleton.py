"""Standing straight, and bending one joint at a time, as an anatomy book would say it."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.body import SIDES, STATURE, Body, Skeleton, sign_of, stand
from bandstand.body.space import ROOM, distance, tip_roll_turn
from bandstand.catalog import JOINTS, angle_names, joint_of

UPRIGHT = dict.fromkeys(angle_names(), 0.0)
SKELETON = Skeleton()


def posed(**angles: float) -> Body:
    return stand({**UPRIGHT, **angles}, SKELETON)


def above_the_sole(body: Body, joint: str) -> float:
    """Height as a fraction of stature."""
    sole = body.points["ankle_left"][2] - SKELETON.of(0.039)
    return (body.points[joint][2] - sole) / STATURE


@pytest.mark.parametrize(
    ("joint", "height"),
    [("ankle_left", 0.039), ("knee_left", 0.285), ("hip_left", 0.530), ("shoulder_left", 0.818), ("elbow_left", 0.632)],
)
def test_joints_of_someone_upright_stand_at_the_published_heights(joint: str, height: float) -> None:
    assert above_the_sole(posed(), joint) == pytest.approx(height, abs=0.002)


def test_the_top_of_the_head_is_at_full_height() -> None:
    assert above_the_sole(posed(), "head") + 0.07 == pytest.approx(1.0, abs=0.02)


def test_left_is_left() -> None:
    body = posed()
    assert body.points["hip_left"][1] > 0 > body.points["hip_right"][1]
    assert body.points["toe_left"][0] > body.points["heel_left"][0]


def test_a_hip_bent_to_a_right_angle_brings_the_knee_forward_at_the_height_of_the_hip() -> None:
    body = posed(hip_flexion_left=90)
    hip, knee = body.points["hip_left"], body.points["knee_left"]
    assert knee[0] - hip[0] == pytest.approx(SKELETON.thigh)
    assert knee[2] == pytest.approx(hip[2])


@pytest.mark.parametrize("side", SIDES)
def test_a_leg_led_away_goes_to_its_own_side(side: str) -> None:
    body = posed(**{f"hip_abduction{side}": 30})
    assert (body.points["knee" + side][1] - body.points["hip" + side][1]) * sign_of(side) > 0.2


@pytest.mark.parametrize("side", SIDES)
def test_a_thigh_turned_outward_turns_the_toes_outward(side: str) -> None:
    body = posed(**{f"hip_rotation{side}": 30})
    assert (body.points["toe" + side][1] - body.points["ankle" + side][1]) * sign_of(side) > 0.05


def test_a_bent_knee_brings_the_heel_back_and_a_bent_elbow_the_hand_forward() -> None:
    body = posed(knee_flexion_left=90, elbow_flexion_left=90)
    assert body.points["ankle_left"][0] < body.points["knee_left"][0] - 0.4
    assert body.points["wrist_left"][0] > body.points["elbow_left"][0] + 0.2


def test_a_foot_pulled_up_lifts_the_toes() -> None:
    assert posed(ankle_dorsiflexion_left=20).points["toe_left"][2] > posed().points["toe_left"][2] + 0.03


def test_someone_who_leans_back_by_a_right_angle_lies_with_the_face_up() -> None:
    body = posed(lean=-90)
    assert body.points["head"][0] < body.points["pelvis"][0] - 0.5
    assert body.frames["head"].x[2] == pytest.approx(1.0)


@st.composite
def poses(draw: st.DrawFn) -> dict[str, float]:
    """Any angles a body can have."""
    found = {}
    for name in angle_names():
        joint = joint_of(name)
        assert joint is not None
        found[name] = draw(st.floats(joint.low, joint.high))
    return found


@given(poses())
def test_no_pose_stretches_a_bone(angles: dict[str, float]) -> None:
    points = stand(angles, SKELETON).points
    for side in SIDES:
        assert isclose(distance(points["hip" + side], points["knee" + side]), SKELETON.thigh)
        assert isclose(distance(points["knee" + side], points["ankle" + side]), SKELETON.shank)
        assert isclose(distance(points["shoulder" + side], points["elbow" + side]), SKELETON.upper_arm)
        assert isclose(distance(points["elbow" + side], points["wrist" + side]), SKELETON.forearm)


@given(st.floats(-170, 170), st.floats(-80, 80), st.floats(-170, 170))
def test_angles_can_be_read_back_from_where_a_part_points(tip: float, roll: float, turn: float) -> None:
    part = ROOM.tipped(tip).rolled(roll).turned(turn)
    assert tip_roll_turn(ROOM, part) == pytest.approx((tip, roll, turn), abs=1e-6)


def test_every_joint_has_a_range_that_holds_its_neutral_place() -> None:
    for name, joint in JOINTS.items():
        assert joint.low <= 0 <= joint.high, name
