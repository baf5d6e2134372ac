"""Work on one's feet, looked at the way a therapist would: what moves, what stays, how far, and when."""

from functools import cache

import pytest

from bandstand.body import SIDES, Moment, motion_of
from bandstand.catalog import Contact, Kind, Movement, load_catalogue

CATALOGUE = load_catalogue()
MOMENTS = 60
REPS = [each for each in CATALOGUE.movements.values() if CATALOGUE.exercise(each.exercise).kind is Kind.REPS]
NAMES = [f"{movement.exercise} {movement.variant}" for movement in REPS]


@cache
def moments(exercise: str, variant: str) -> tuple[Moment, ...]:
    course = motion_of(exercise, variant)
    return tuple(course.at(step / MOMENTS) for step in range(MOMENTS))


def at_top(exercise: str, variant: str) -> Moment:
    """The moment that the voice calls the top: the end of the way out."""
    course = motion_of(exercise, variant)
    out, _ = counts(course.movement)
    return course.at(out)


def counts(movement: Movement) -> tuple[float, float]:
    """The moments of the loop at which the way out ends, and the way back begins."""
    entry = CATALOGUE.exercise(movement.exercise)
    form = entry.variant(movement.variant)
    assert form is not None
    out, held, _ = entry.counts_of(form)
    return out / movement.seconds, (out + held) / movement.seconds


def forms(*exercises: str) -> list[tuple[str, str]]:
    return [(id, variant.id) for id in exercises for variant in CATALOGUE.exercise(id).variants]


def height(moment: Moment, joint: str) -> float:
    return moment.body.points[joint][2]


@pytest.mark.parametrize("movement", REPS, ids=NAMES)
def test_a_repetition_stays_at_the_top_for_as_long_as_its_pause(movement: Movement) -> None:
    course = motion_of(movement.exercise, movement.variant)
    start, end = (course.at(phase).body.points for phase in counts(movement))
    for joint, (x, y, z) in start.items():
        assert end[joint] == pytest.approx((x, y, z), abs=0.005), joint


@pytest.mark.parametrize("form", forms("standing-hip-abduction"), ids="/".join)
def test_the_leg_goes_out_and_slightly_back_while_the_trunk_stays_tall(form: tuple[str, str]) -> None:
    body = at_top(*form).body
    out = body.points["ankle_left"][1] - body.points["hip_left"][1]
    back = body.points["hip_left"][0] - body.points["ankle_left"][0]
    assert out > 0.35
    assert 0 < back < 0.2
    assert body.frames["chest"].z[2] > 0.99


@pytest.mark.parametrize("form", forms("standing-hip-extension"), ids="/".join)
def test_the_leg_goes_back_without_an_arched_back(form: tuple[str, str]) -> None:
    body = at_top(*form).body
    assert 0.13 < body.points["hip_left"][0] - body.points["ankle_left"][0] < 0.22, "a small movement is enough"
    assert body.angles["spine_flexion"] >= 0
    assert 0 <= body.angles["lean"] <= 2


@pytest.mark.parametrize("form", forms("hip-hike"), ids="/".join)
def test_only_the_pelvis_moves_in_a_hip_hike(form: tuple[str, str]) -> None:
    for moment in moments(*form):
        assert moment.body.angles["knee_flexion_left"] < 8
        assert moment.body.angles["knee_flexion_right"] < 8
        assert moment.body.frames["chest"].z[2] > 0.99
    rise = [height(moment, "hip_right") - height(moment, "hip_left") for moment in moments(*form)]
    assert max(rise) > 0.03
    assert (min(rise) < -0.03) is (form[1] != "level-with-support")
    assert form[1] != "level-with-support" or min(rise) > -0.001


@pytest.mark.parametrize("form", forms("step-up", "step-down"), ids="/".join)
def test_the_working_foot_never_leaves_the_step(form: tuple[str, str]) -> None:
    assert all(moment.contacts[Contact.FOOT_LEFT][2] >= 0.1 for moment in moments(*form))


@pytest.mark.parametrize("form", forms("step-up"), ids="/".join)
def test_a_step_up_begins_with_a_foot_on_the_floor_and_ends_tall(form: tuple[str, str]) -> None:
    start, top = moments(*form)[0], at_top(*form)
    assert start.contacts[Contact.FOOT_RIGHT][2] == 0
    assert top.body.angles["knee_flexion_left"] < 10
    assert height(top, "heel_right") > 0.1


@pytest.mark.parametrize("form", forms("step-down"), ids="/".join)
def test_a_step_down_lets_the_free_heel_touch_the_floor(form: tuple[str, str]) -> None:
    assert at_top(*form).contacts[Contact.HEEL_RIGHT][2] == 0
    assert Contact.HEEL_RIGHT not in moments(*form)[0].contacts


def test_the_higher_the_step_the_more_the_knee_bends() -> None:
    up = [moments("step-up", each)[0].body.angles["knee_flexion_left"] for each in ("low-step", "step", "high-step")]
    down = [at_top("step-down", each).body.angles["knee_flexion_left"] for each in ("low-step", "step")]
    assert up == sorted(up)
    assert down == sorted(down)


@pytest.mark.parametrize("form", forms("squat"), ids="/".join)
def test_heels_stay_down_and_knees_over_the_feet_in_a_squat(form: tuple[str, str]) -> None:
    for moment in moments(*form):
        assert set(moment.contacts) == {Contact.FOOT_LEFT, Contact.FOOT_RIGHT}
        points = moment.body.points
        for side in SIDES:
            assert abs(points["knee" + side][1] - points["ball" + side][1]) < 0.06


@pytest.mark.parametrize(
    ("exercise", "variant", "least", "most"),
    [
        ("squat", "mini", 40, 55),
        ("squat", "chair-height", 80, 100),
        ("single-leg-squat", "shallow", 42, 60),
        ("single-leg-squat", "deeper", 65, 85),
        ("reverse-lunge", "shallow-with-support", 45, 65),
        ("reverse-lunge", "full", 80, 100),
    ],
)
def test_the_knee_bends_as_far_as_the_words_say(exercise: str, variant: str, least: float, most: float) -> None:
    assert least < at_top(exercise, variant).body.angles["knee_flexion_left"] < most


@pytest.mark.parametrize("form", forms("sit-to-stand", "single-leg-sit-to-stand"), ids="/".join)
def test_who_sits_leans_forward_first_and_then_stands_tall(form: tuple[str, str]) -> None:
    seated = [moment for moment in moments(*form) if Contact.SEAT in moment.contacts]
    assert max(moment.body.angles["lean"] for moment in seated) > 20
    top = at_top(*form)
    assert Contact.SEAT not in top.contacts
    assert top.body.angles["knee_flexion_left"] < 20
    assert top.body.frames["chest"].z[2] > 0.98


def test_a_higher_seat_is_higher() -> None:
    for exercise in ("sit-to-stand", "single-leg-sit-to-stand"):
        seats = [moments(exercise, each)[0].contacts[Contact.SEAT][2] for each in ("high-seat", "chair")]
        assert seats[0] > seats[1] + 0.05


@pytest.mark.parametrize(
    "form",
    [
        *forms("single-leg-squat"),
        ("single-leg-sit-to-stand", "high-seat"),
        ("single-leg-sit-to-stand", "chair"),
    ],
    ids="/".join,
)
def test_on_one_leg_the_other_never_helps(form: tuple[str, str]) -> None:
    for moment in moments(*form):
        assert min(height(moment, part + "_right") for part in ("heel", "ball", "toe")) > 0.02


def test_a_lunge_brings_the_back_knee_near_the_floor_and_keeps_the_front_heel_down() -> None:
    top = at_top("reverse-lunge", "full")
    assert 0.05 < height(top, "knee_right") < 0.2
    assert Contact.FOOT_LEFT in top.contacts
    assert Contact.TOES_RIGHT in top.contacts
