"""A precaution narrows a joint, and the figure obeys: the same movement, smaller."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.body import Motion, motion_of, read_figure_key
from bandstand.body.resting import point_of
from bandstand.body.space import distance
from bandstand.catalog import Cap, load_catalogue, read_cap

MOMENTS = 40
FORMS = list(load_catalogue().movements)
every_form = pytest.mark.parametrize("form", FORMS, ids="/".join)


def most(motion: Motion, joint: str) -> float:
    """The farthest either side bends in the whole loop."""
    bodies = [motion.at(step / MOMENTS).body for step in range(MOMENTS)]
    return max(body.angles[joint + side] for body in bodies for side in ("_left", "_right"))


@every_form
@pytest.mark.parametrize("cap", [Cap("hip_flexion", 90), Cap("hip_flexion", 70)], ids=str)
def test_no_hip_bends_beyond_its_cap(form: tuple[str, str], cap: Cap) -> None:
    assert most(motion_of(*form, caps=(cap,)), cap.joint) <= cap.most


@every_form
def test_a_cap_that_is_never_reached_changes_nothing(form: tuple[str, str]) -> None:
    free, capped = motion_of(*form), motion_of(*form, caps=(Cap("hip_flexion", 120),))
    if most(free, "hip_flexion") < 119:
        assert [key.body.points for key in free.keys] == [key.body.points for key in capped.keys]


@every_form
def test_what_is_planted_stays_planted_in_a_smaller_movement(form: tuple[str, str]) -> None:
    motion = motion_of(*form, caps=(Cap("hip_flexion", 90),))
    for step in range(MOMENTS):
        moment = motion.at(step / MOMENTS)
        for contact, place in moment.contacts.items():
            assert distance(point_of(contact, moment.body), place) < 0.01, contact


@given(st.integers(30, 110))
def test_a_march_lifts_as_high_as_its_cap_and_no_higher(limit: int) -> None:
    lifted = most(motion_of("hip-flexor-march", "supine", caps=(Cap("hip_flexion", limit),)), "hip_flexion")
    assert min(limit, 100) - 3 <= lifted <= limit


def test_a_cap_is_part_of_a_figures_address() -> None:
    address = "hip-flexor-march/supine/feet/green/left/side/most-hip-flexion-90"
    key = read_figure_key(address)
    assert key.caps == (Cap("hip_flexion", 90),)
    assert str(key) == address
    assert most(key.motion, "hip_flexion") <= 90


@pytest.mark.parametrize(
    "written", ["most-hip-flexion-300", "most-nose-flexion-90", "most-lean-20", "most-hip-flexion-x"]
)
def test_a_cap_no_joint_has_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"degrees|no joint|no cap"):
        read_cap(written)
