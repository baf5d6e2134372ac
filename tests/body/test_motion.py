"""Every movement of the catalogue, looked at the way a therapist would: contacts, ranges, balance, course."""

from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from math import hypot

import pytest

from bandstand.body import SIDES, Body, Moment, Motion, Skeleton, drift, motion_of
from bandstand.body.arms import GRIP, held_point
from bandstand.body.motion import USUAL, set_in_motion
from bandstand.body.resting import RESTS, part_and_side, point_of
from bandstand.body.space import distance, dot, minus, times, unit
from bandstand.catalog import Contact, Kind, Movement, Position, Sided, joint_of, load_catalogue
from bandstand.quantity import Side

CATALOGUE = load_catalogue()
MOVEMENTS = list(CATALOGUE.movements.values())
NAMES = [f"{movement.exercise} {movement.variant}" for movement in MOVEMENTS]
every_movement = pytest.mark.parametrize("movement", MOVEMENTS, ids=NAMES)

MOMENTS = 80
HARDLY = 0.004  # metres

# Half the thickness of the body round a joint, as a fraction of height: less may touch the floor, nothing may sink in.
THICKNESS = {
    "heel": 0.015,
    "ball": 0.011,
    "toe": 0.009,
    "knee": 0.02,
    "ankle": 0.018,
    "wrist": 0.011,
    "fingers": 0.0,
    "elbow": 0.014,
    "hip": 0.04,
    "shoulder": 0.02,
}


def motion(movement: Movement) -> Motion:
    return motion_of(movement.exercise, movement.variant)


def all_moments(movement: Movement) -> tuple[Moment, ...]:
    return _all_moments(movement.exercise, movement.variant)


@cache
def _all_moments(exercise: str, variant: str) -> tuple[Moment, ...]:
    course = motion_of(exercise, variant)
    return tuple(course.at(step / MOMENTS) for step in range(MOMENTS))


def joint_height(body: Body, joint: str) -> float:
    return body.points[joint][2]


@every_movement
def test_no_joint_goes_beyond_its_range(movement: Movement) -> None:
    for moment in all_moments(movement):
        for name, degrees in moment.body.angles.items():
            joint = joint_of(name)
            assert joint is not None
            assert joint.low - 0.01 <= degrees <= joint.high + 0.01, (name, degrees)


@every_movement
def test_nothing_sinks_into_the_floor(movement: Movement) -> None:
    for moment in all_moments(movement):
        body = moment.body
        for joint, thickness in THICKNESS.items():
            for side in SIDES:
                assert joint_height(body, joint + side) >= body.skeleton.of(thickness) - HARDLY, joint + side


@every_movement
def test_what_is_planted_stays_exactly_where_it_is(movement: Movement) -> None:
    before: Moment | None = None
    for moment in all_moments(movement):
        for contact, place in moment.contacts.items():
            assert distance(point_of(contact, moment.body), place) < HARDLY, contact
            if before and contact in before.contacts:
                assert distance(before.contacts[contact], place) < 1e-9, contact
        before = moment


@every_movement
def test_something_always_carries_the_body(movement: Movement) -> None:
    """The floor, or a prop of the height that is written; nothing only where the movement flies."""
    heights = {(contact, 0.0) for contact in Contact} | {
        (contact, height) for key in movement.keys for contact, height in key.heights.items()
    }
    flies = any(key.flight is not None for key in movement.keys)
    for moment in all_moments(movement):
        assert moment.contacts or flies
        for contact, (_, _, height) in moment.contacts.items():
            assert contact.startswith("palm") or (contact, round(height, 6)) in heights


@every_movement
def test_a_foot_that_stands_stands_flat(movement: Movement) -> None:
    for moment in all_moments(movement):
        for contact in moment.contacts:
            part, side = part_and_side(contact)
            if part == "foot":
                assert moment.body.frames["foot" + side].z[2] == pytest.approx(1.0)


BONES = (
    ("hip", "knee", "thigh"),
    ("knee", "ankle", "shank"),
    ("shoulder", "elbow", "upper_arm"),
    ("elbow", "wrist", "forearm"),
    ("wrist", "fingers", "hand"),
)


@every_movement
def test_bones_keep_their_length(movement: Movement) -> None:
    skeleton = Skeleton()
    for moment in all_moments(movement):
        points = moment.body.points
        for (first, last, bone), side in product(BONES, SIDES):
            assert distance(points[first + side], points[last + side]) == pytest.approx(
                getattr(skeleton, bone), abs=1e-9
            )
        feet = {round(distance(points["ankle" + side], points["ball" + side]), 9) for side in SIDES}
        assert len(feet) == 1


@every_movement
def test_the_loop_closes_where_it_began(movement: Movement) -> None:
    course = motion(movement)
    assert drift(course) < 0.0005  # half a millimetre: what flies or steps back lands by angles, not by a place
    start, end = course.at(0.0), course.at(1.0)
    assert start.body.points == end.body.points
    assert start.contacts == end.contacts


def test_a_foot_that_comes_back_elsewhere_leaves_the_loop_open_on_its_ball_too() -> None:
    rise = CATALOGUE.movement("calf-raise", "free")
    last = replace(rise.keys[-1], heights={Contact.TOES_LEFT: 0.1})
    assert drift(set_in_motion(replace(rise, keys=(*rise.keys[:-1], last)), USUAL)) == pytest.approx(0.1, abs=0.001)


@every_movement
def test_the_body_glides_and_never_jumps(movement: Movement) -> None:
    fastest = 3.0  # metres a second; a quick hand is faster, nothing here should be
    seconds = movement.seconds / MOMENTS
    moments = [moment.body.points for moment in all_moments(movement)]
    for before, after in zip(moments, moments[1:] + moments[:1], strict=True):
        for name, place in after.items():
            assert distance(before[name], place) < fastest * seconds, name


@every_movement
def test_the_pose_that_was_written_is_the_pose_that_stands(movement: Movement) -> None:
    """Planting bends legs and trunk a little at most; arms on a counter may have to reach."""
    for pose, moment in zip(movement.keys, motion(movement).keys, strict=True):
        for name, degrees in pose.angles.items():
            allowed = 25 if name.startswith(("shoulder", "elbow", "wrist")) else 13
            assert abs(moment.body.angles[name] - degrees) <= allowed, (pose.at, name)


@every_movement
def test_the_right_side_is_the_mirror_of_the_left(movement: Movement) -> None:
    left, right = motion(movement).at(0.3, Side.LEFT), motion(movement).at(0.3, Side.RIGHT)
    x, y, z = left.body.points["knee_left"]
    assert right.body.points["knee_right"] == (x, -y, z)
    assert left.body.angles["hip_flexion_left"] == right.body.angles["hip_flexion_right"]
    assert {contact.mirrored for contact in left.contacts} == set(right.contacts)
    frame = right.body.frames["thigh_right"]
    assert dot(frame.x, frame.y) == pytest.approx(0, abs=1e-9)


@every_movement
def test_where_both_sides_work_together_one_is_the_mirror_of_the_other(movement: Movement) -> None:
    """Arms may cross: one then lies over the other."""
    if CATALOGUE.exercise(movement.exercise).sided is Sided.BOTH:
        for moment in all_moments(movement):
            for name, allowed in (("knee", 0.018), ("ankle", 0.018), ("wrist", 0.07)):
                x, y, z = moment.body.points[name + "_left"]
                assert distance(moment.body.points[name + "_right"], (x, -y, z)) < allowed, name


@every_movement
def test_someone_in_the_middle_of_a_step_stands_over_the_other_foot(movement: Movement) -> None:
    """Nobody topples: the pelvis is close above the foot, and the middle of the body not far before or behind it."""
    for moment in motion(movement).keys:
        feet = [contact for contact in moment.contacts if contact.startswith("foot")]
        if len(moment.contacts) == 1 and feet:
            x, y, _ = moment.contacts[feet[0]]
            points = moment.body.points
            middle = (points["pelvis"][0] + points["neck"][0]) / 2
            assert abs(points["pelvis"][1] - y) < 0.14
            assert abs(middle - x) < 0.22


def at_hero(exercise: str, variant: str) -> Body:
    course = motion_of(exercise, variant)
    return course.at(course.movement.hero).body


@every_movement
def test_a_loop_lasts_as_long_as_its_counts(movement: Movement) -> None:
    """A repetition of one side, or of each side in turn; a walk lasts whole steps."""
    exercise = CATALOGUE.exercise(movement.exercise)
    if exercise.kind is Kind.REPS:
        sides = 2 if exercise.sided is Sided.ALTERNATING else 1
        assert movement.seconds == exercise.rhythm.rep_seconds * sides
    if exercise.kind is Kind.TIMED:
        assert (movement.seconds * exercise.rhythm.steps_a_second) % 1 == 0


@every_movement
def test_a_stretch_is_gone_into_held_still_and_left(movement: Movement) -> None:
    if CATALOGUE.exercise(movement.exercise).kind is Kind.STRETCH:
        start, *held = (motion(movement).at(phase).body.points for phase in (0.0, 0.45, movement.hero, 0.7))
        assert all(points == held[0] for points in held)
        assert max(distance(start[name], held[0][name]) for name in start) > 0.05


@every_movement
def test_the_top_of_a_repetition_comes_when_the_voice_says_so_and_is_held_as_long(movement: Movement) -> None:
    entry = CATALOGUE.exercise(movement.exercise)
    form = entry.variant(movement.variant)
    assert form is not None
    out, held, _ = entry.counts_of(form)
    if held:
        start, end = (motion(movement).at(count / movement.seconds).body.points for count in (out, out + held))
        for joint, place in start.items():
            assert distance(place, end[joint]) < HARDLY, joint


@pytest.mark.parametrize("movement", [m for m in MOVEMENTS if m.variant.startswith("supine")], ids=lambda m: m.exercise)
def test_lying_down_is_lying_on_the_back(movement: Movement) -> None:
    for moment in all_moments(movement):
        body = moment.body
        assert body.frames["chest"].x[2] > 0.99
        assert joint_height(body, "pelvis") < 0.12
        assert joint_height(body, "neck") < 0.14
        assert joint_height(body, "head") < 0.16


def test_the_knee_of_a_march_rises_past_a_right_angle() -> None:
    for variant in CATALOGUE.exercise("hip-flexor-march").variants:
        body = at_hero("hip-flexor-march", variant.id)
        assert body.angles["hip_flexion_left"] >= 90
        assert body.angles["hip_flexion_right"] < 65


def test_lying_down_the_other_leg_stays_long_on_the_floor() -> None:
    body = at_hero("hip-flexor-march", "supine")
    assert body.angles["knee_flexion_right"] < 10
    assert joint_height(body, "heel_right") == pytest.approx(body.skeleton.of(0.015), abs=HARDLY)


def test_with_both_feet_off_no_foot_ever_touches_the_floor() -> None:
    for moment in all_moments(CATALOGUE.movement("hip-flexor-march", "supine-feet-off")):
        assert min(joint_height(moment.body, "heel" + side) for side in SIDES) > 0.15


@pytest.mark.parametrize("variant", ["floor", "hands-on-bench"])
def test_a_plank_is_one_straight_line(variant: str) -> None:
    points = motion_of("mountain-climber", variant).at(0.0).body.points
    shoulder, hip, ankle = (
        (x, 0.0, z) for x, _, z in (points[name + "_left"] for name in ("shoulder", "hip", "ankle"))
    )
    along, off = unit(minus(shoulder, ankle)), minus(hip, ankle)
    assert distance(off, times(along, dot(off, along))) < 0.05


@pytest.mark.parametrize("variant", ["floor", "hands-on-bench"])
def test_hands_of_a_plank_are_under_the_shoulders(variant: str) -> None:
    points = motion_of("mountain-climber", variant).at(0.0).body.points
    for side in SIDES:
        assert abs(points["wrist" + side][0] - points["shoulder" + side][0]) < 0.18
        assert abs(points["wrist" + side][1] - points["shoulder" + side][1]) < 0.05


def test_the_hips_of_a_climber_stay_still_while_the_knee_comes_in() -> None:
    course = motion_of("mountain-climber", "floor")
    heights = [course.at(step / 50).body.points["pelvis"][2] for step in range(50)]
    assert max(heights) - min(heights) < 0.02


@pytest.mark.parametrize(("variant", "least", "most"), [("mini-squat", 20, 60), ("deeper-squat", 45, 80)])
@pytest.mark.parametrize("exercise", ["monster-walk", "lateral-band-walk"])
def test_walks_stay_low(exercise: str, variant: str, least: float, most: float) -> None:
    for moment in all_moments(CATALOGUE.movement(exercise, variant)):
        for contact in moment.contacts:
            side = part_and_side(contact)[1]
            assert least <= moment.body.angles["knee_flexion" + side] <= most


def test_a_deeper_squat_is_deeper() -> None:
    for exercise in ("monster-walk", "lateral-band-walk"):
        heights = [motion_of(exercise, v).at(0.0).body.points["pelvis"][2] for v in ("mini-squat", "deeper-squat")]
        assert heights[1] < heights[0] - 0.05


@pytest.mark.parametrize("exercise", ["monster-walk", "lateral-band-walk"])
def test_the_feet_of_a_walk_never_come_together(exercise: str) -> None:
    for moment in all_moments(CATALOGUE.movement(exercise, "mini-squat")):
        points = moment.body.points
        assert distance(points["ankle_left"], points["ankle_right"]) > 0.24
        assert points["ankle_left"][1] > points["ankle_right"][1] + 0.15


def test_knees_of_a_walk_stay_over_the_toes() -> None:
    for exercise in ("monster-walk", "lateral-band-walk"):
        for moment in all_moments(CATALOGUE.movement(exercise, "mini-squat")):
            for contact in moment.contacts:
                side = part_and_side(contact)[1]
                knee, ball = moment.body.points["knee" + side], moment.body.points["ball" + side]
                assert abs(knee[1] - ball[1]) < 0.16


def footfalls(exercise: str, variant: str) -> list[Body]:
    """The body at each moment of a walk at which both feet stand, from the start to the start again."""
    keys = motion_of(exercise, variant).keys
    return [key.body for key in (*keys, keys[0]) if len(key.contacts) == 2]


def gap(body: Body, axis: int) -> float:
    """How far the left ankle is before (0) the right one, or to the left of it (1)."""
    return body.points["ankle_left"][axis] - body.points["ankle_right"][axis]


@pytest.mark.parametrize("variant", ["mini-squat", "deeper-squat"])
def test_a_monster_walk_takes_four_wide_steps_forward_and_four_back(variant: str) -> None:
    stands = footfalls("monster-walk", variant)
    out, back = stands[:5], stands[4:]
    assert len(stands) == 9
    for steps, way in ((out, 1), (back, -1)):
        for before, after in pairwise(steps):
            assert (after.points["pelvis"][0] - before.points["pelvis"][0]) * way > -HARDLY
        assert (steps[-1].points["pelvis"][0] - steps[0].points["pelvis"][0]) * way > 0.85
    fronts = [gap(body, 0) > 0 for body in (*out[1:4], *back[1:4])]
    assert fronts == [True, False, True, True, False, True]  # one foot passes the other at each step
    assert all(abs(gap(body, 0)) > 0.25 for body in (*out[1:4], *back[1:4]))
    assert all(gap(body, 1) > 0.4 for body in stands)


@pytest.mark.parametrize("variant", ["mini-squat", "deeper-squat"])
@pytest.mark.parametrize("side", Side)
def test_a_lateral_walk_takes_three_steps_to_the_side_that_leads_and_three_back(variant: str, side: Side) -> None:
    course = motion_of("lateral-band-walk", variant)
    start, half = (course.at(phase, side).body.points["pelvis"][1] for phase in (0.0, 0.5))
    assert (half - start) * (1 if side is Side.LEFT else -1) >= 1.0
    gaps = [gap(body, 1) for body in footfalls("lateral-band-walk", variant)]
    stances, steps = gaps[::2], gaps[1::2]
    assert len(steps) == 6
    assert min(steps) - max(stances) >= 0.25
    assert max(stances) - min(stances) < HARDLY


def test_the_stretched_hip_is_straight_with_the_pelvis_tucked_and_the_trunk_tall() -> None:
    body = at_hero("half-kneeling-hip-flexor-stretch", "half-kneeling")
    assert body.angles["hip_flexion_left"] < -10
    assert body.angles["lean"] < 0
    assert body.frames["chest"].z[2] > 0.98
    assert joint_height(body, "knee_left") < 0.1
    assert body.angles["knee_flexion_right"] == pytest.approx(90, abs=15)


@every_movement
def test_a_hand_that_takes_hold_reaches_what_it_holds(movement: Movement) -> None:
    """The wrist is where a hand closes round the limb, and not in the air before it."""
    for pose, moment in zip(movement.keys, motion(movement).keys, strict=True):
        for side, held in pose.holds.items():
            away = distance(moment.body.points["wrist" + side], held_point(held, moment.body))
            assert away == pytest.approx(moment.body.skeleton.of(GRIP), abs=HARDLY), (pose.at, side, held)


@pytest.mark.parametrize(
    ("exercise", "variant", "held"),
    [
        ("figure-four-stretch", "supine", "thigh_right"),
        ("half-kneeling-hip-flexor-stretch", "half-kneeling", "thigh_right"),
    ],
)
def test_both_hands_rest_on_the_thigh_of_the_other_leg(exercise: str, variant: str, held: str) -> None:
    (pose,) = (key for key in CATALOGUE.movement(exercise, variant).keys if key.at == 0.75)
    assert set(pose.holds.items()) == {("_left", held), ("_right", held)}


def test_the_ankle_of_a_figure_four_rests_on_the_other_thigh() -> None:
    body = at_hero("figure-four-stretch", "supine")
    hip, knee, ankle = (body.points[name] for name in ("hip_right", "knee_right", "ankle_left"))
    thigh = unit(minus(knee, hip))
    off = minus(ankle, hip)
    along = dot(off, thigh)
    assert 0.5 < along / body.skeleton.thigh < 1.05
    away = distance(off, times(thigh, along))
    assert body.skeleton.of(0.03) < away < body.skeleton.of(0.075)
    assert body.angles["hip_rotation_left"] > 30


def test_a_hand_on_the_counter_lies_at_the_height_of_a_counter() -> None:
    moment = motion_of("hip-flexor-march", "standing-with-support").at(0.25)
    x, y, height = moment.contacts[Contact.HAND_RIGHT]
    assert height == pytest.approx(0.9)
    shoulder = moment.body.points["shoulder_right"]
    assert hypot(x - shoulder[0], y - shoulder[1]) < 0.5


def test_positions_agree_with_what_carries_the_body() -> None:
    carried = {
        Position.STANDING: ("foot",),
        Position.SUPINE: ("back",),
        Position.PLANK: ("toes", "hand"),
        Position.HALF_KNEELING: ("shin", "foot"),
        Position.SEATED: ("seat",),
        Position.SIDE_LYING: ("side",),
        Position.HANDS_AND_KNEES: ("shin", "hand"),
        Position.SIDE_PLANK: ("forearm",),
    }
    instead = {
        Position.SUPINE: {"shoulders"},
        Position.STANDING: {"toes", "palm"},
        Position.HANDS_AND_KNEES: {"forearm"},
    }
    for exercise in CATALOGUE.exercises:
        for variant in exercise.variants:
            parts = {part_and_side(c)[0] for c in motion_of(exercise.id, variant.id).at(0.0).contacts}
            position = exercise.position_of(variant)
            assert set(carried[position]) <= parts or parts & instead.get(position, set()), (exercise.id, variant.id)


def test_every_contact_rests_on_a_part_of_the_body() -> None:
    assert {part_and_side(contact)[0] for contact in Contact} == set(RESTS)
