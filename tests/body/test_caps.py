"""A precaution narrows a joint, and the figure obeys: the same movement, smaller, or no figure at all."""

import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.body import Motion, NoSuchFigure, motion_of, motion_within, read_figure_key
from bandstand.body.resting import point_of
from bandstand.body.space import distance
from bandstand.catalog import BODY, JOINTS, Cap, Way, angle_names, joint_of, load_catalogue, read_cap, read_caps
from bandstand.prescription.joint_words import ANGLES

MOMENTS = 40
SCALE = int(os.environ.get("SCALE", "1"))
FORMS = list(load_catalogue().movements)
every_form = pytest.mark.parametrize("form", FORMS, ids="/".join)

# Every way a precaution can cap a joint, as its words are read.
KINDS = sorted({(angle, way) for row in ANGLES.values() for angle, (way, _) in row} | {("hip_flexion", Way.LEAST)})


@st.composite
def caps(draw: st.DrawFn) -> Cap:
    angle, way = draw(st.sampled_from(KINDS))
    low = 0 if way is Way.MOST else JOINTS[angle].low
    return Cap(angle, draw(st.integers(int(low), int(JOINTS[angle].high))), way)


def several_caps(most: int) -> st.SearchStrategy[tuple[Cap, ...]]:
    some = st.lists(caps(), min_size=1, max_size=most, unique_by=lambda cap: (cap.joint, cap.way))
    return some.map(lambda found: tuple(sorted(found)))


def moments(motion: Motion) -> list[dict[str, float]]:
    return [dict(motion.at(step / MOMENTS).body.angles) for step in range(MOMENTS)]


def most(motion: Motion, joint: str) -> float:
    """The farthest either side bends in the whole loop."""
    return max(pose[joint + side] for pose in moments(motion) for side in ("_left", "_right"))


def obeys(motion: Motion, cap: Cap) -> bool:
    neutral = 3.0 if cap.degrees == 0 else 0.0
    angles = [pose[f"{cap.joint}{side}"] for pose in moments(motion) for side in ("_left", "_right")]
    if cap.way is Way.MOST:
        return max(angles) <= cap.degrees + neutral + 1e-6
    return min(angles) >= cap.degrees - neutral - 1e-6


def slips(motion: Motion) -> bool:
    """Whether something that rests leaves its place."""
    looked = [motion.at(step / MOMENTS) for step in range(MOMENTS)]
    return any(distance(point_of(what, each.body), at) > 0.01 for each in looked for what, at in each.contacts.items())


def leaves_a_range(motion: Motion) -> bool:
    ranges = {name: joint for name in angle_names() if (joint := joint_of(name))}
    return any(
        not joint.low - 1.1 <= pose[name] <= joint.high + 1.1
        for pose in moments(motion)
        for name, joint in ranges.items()
    )


def check(form: tuple[str, str], asked: tuple[Cap, ...]) -> Motion | None:
    """What is shown obeys, stays planted and stays a body."""
    motion = motion_within(*form, asked)
    if motion is not None:
        assert all(obeys(motion, cap) for cap in asked)
        assert not slips(motion)
        assert not leaves_a_range(motion)
    return motion


@every_form
@pytest.mark.parametrize(
    "written", ["most-hip-flexion-90", "most-hip-flexion-60", "most-knee-flexion-60", "most-elbow-flexion-60"]
)
def test_every_figure_that_is_shown_obeys_a_common_precaution(form: tuple[str, str], written: str) -> None:
    check(form, read_caps(written))


@settings(max_examples=150 * SCALE, deadline=None)
@given(st.sampled_from(FORMS), several_caps(3))
def test_every_figure_that_is_shown_obeys_whatever_precautions_can_ask_also_three_at_once(
    form: tuple[str, str], asked: tuple[Cap, ...]
) -> None:
    check(form, asked)


def test_most_figures_can_be_drawn_within_the_commonest_precautions() -> None:
    """A law that hides everything would be kept too."""
    for written, least in (("most-hip-flexion-90", 95), ("most-knee-flexion-90", 90), ("least-hip-flexion--10", 95)):
        shown = [form for form in FORMS if motion_within(*form, read_caps(written))]
        assert len(shown) >= least * len(FORMS) // 100, written


@pytest.mark.parametrize(
    "address",
    [
        "half-kneeling-hip-flexor-stretch/half-kneeling/none/none/left/side/most-knee-flexion-60",
        "half-kneeling-hip-flexor-stretch/half-kneeling/none/none/left/side/most-hip-flexion-60",
        "step-up/step/none/none/left/side/most-knee-flexion-60",
        "side-plank/feet/none/none/left/front/most-elbow-flexion-60",
        "hip-flexor-march/supine/feet/green/left/side/most-hip-flexion-0",
        "hip-flexor-march/supine/feet/green/left/side/still-hip",
        "standing-hip-abduction/free/none/none/left/front/least-knee-flexion-30",
    ],
)
def test_where_no_way_of_doing_it_obeys_there_is_no_figure(address: str) -> None:
    key = read_figure_key(address)
    assert not key.is_allowed
    with pytest.raises(NoSuchFigure):
        _ = key.motion


@every_form
def test_a_cap_that_is_never_reached_changes_nothing(form: tuple[str, str]) -> None:
    free = motion_of(*form)
    for cap in (Cap("hip_flexion", 120), Cap("elbow_flexion", 60)):
        if most(free, cap.joint) <= cap.degrees:
            assert motion_within(*form, (cap,)) is free


def test_degrees_that_nobody_could_read_leave_figures_in_which_that_joint_rests() -> None:
    unread = (Cap("wrist", 0, Way.STILL),)
    assert motion_within("hip-flexor-march", "supine", unread) is motion_of("hip-flexor-march", "supine")
    assert motion_within("mountain-climber", load_catalogue().exercise("mountain-climber").default.id, unread) is None
    assert not any(motion_within(*form, (Cap(BODY, 0, Way.STILL),)) for form in FORMS)


@given(st.integers(30, 110))
def test_a_march_lifts_as_high_as_its_cap_and_no_higher(limit: int) -> None:
    motion = check(("hip-flexor-march", "supine"), (Cap("hip_flexion", limit),))
    assert motion is not None
    assert min(limit, 100) - 3 <= most(motion, "hip_flexion") <= limit


@pytest.mark.parametrize(
    "written", ["most-hip-flexion-90", "least-hip-flexion--10", "most-hip-flexion-90/most-knee-flexion-90", "still-toe"]
)
def test_a_cap_is_part_of_a_figures_address(written: str) -> None:
    address = f"hip-flexor-march/supine/feet/green/left/side/{written}"
    key = read_figure_key(address)
    assert key.caps == tuple(read_cap(part) for part in written.split("/"))
    assert str(key) == address


def test_an_address_has_room_for_every_cap_there_is() -> None:
    every = [Cap(angle, 20 if way is Way.MOST else 0, way) for angle, way in KINDS]
    address = "/".join(["hip-flexor-march/supine/feet/green/left/side", *map(str, every)])
    assert read_figure_key(address).caps == tuple(every)


@pytest.mark.parametrize(
    "written",
    [
        "most-hip-flexion-300",
        "least-hip-flexion--30",
        "most-nose-flexion-90",
        "most-lean-20",
        "most-hip-flexion-x",
        "still-nose",
        "most-hip-flexion-90,most-hip-flexion-80",
    ],
)
def test_a_cap_no_joint_has_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"degrees|no joint|no cap|twice"):
        read_caps(written)
