"""A sheet's name, posture and band reach the form they mean; what no form agrees with stays the sheet's own."""

import pytest

from bandstand.catalog import Exercise, Position, load_catalogue
from bandstand.prescription import Band, Plan, Prescription, Stand
from bandstand.prescription.aliases import aliases_of
from bandstand.prescription.draft import to_plan
from bandstand.prescription.edit import ASK_MY_PT, answer, change, edit
from bandstand.prescription.forms import form_of
from bandstand.prescription.name_words import words_of
from bandstand.prescription.proposals import propose
from bandstand.prescription.reader import read
from bandstand.prescription.reader.known import meant_by
from bandstand.prescription.told_forms import postures_in

CATALOGUE = load_catalogue()
EXERCISES = CATALOGUE.exercises

# What a sheet writes, the exercise it means and the form that is shown of it.
FORMS = [
    ("Mini squats", "squat", "mini"),
    ("Half squats", "squat", "mini"),
    ("Quarter squat", "squat", "mini"),
    ("Squats", "squat", "chair-height"),
    ("Standing squat", "squat", "chair-height"),
    ("Banded squats", "squat", "with-band"),
    ("Squats with a band above the knees", "squat", "with-band"),
    ("Mini band squats", "squat", "with-band"),
    ("Mini squats with a mini band above the knees", "squat", "mini"),
    ("Bridge", "bridge", "floor"),
    ("Supine bridging", "bridge", "floor"),
    ("Banded bridge", "bridge", "band"),
    ("Bird dog", "bird-dog", "arm-and-leg"),
    ("Bird dog with a band around the feet", "bird-dog", "band"),
    ("Dead bug", "dead-bug", "arm-and-leg"),
    ("Dead bug heel taps", "dead-bug", "heel-tap"),
    ("Heel taps on your back", "dead-bug", "heel-tap"),
    ("Dead bug with a loop round the feet", "dead-bug", "band"),
    ("Soleus stretch", "calf-stretch", "knee-bent"),
    ("Standing soleus stretch", "calf-stretch", "knee-bent"),
    ("Soleus stretch at the wall", "calf-stretch", "knee-bent"),
    ("Donkey kicks on all fours", "quadruped-hip-extension", "bent-knee"),
    ("Bodyweight mini squats", "squat", "mini"),
    ("Bent-knee calf stretch", "calf-stretch", "knee-bent"),
    ("Calf stretch, knee bent", "calf-stretch", "knee-bent"),
    ("Straight leg calf stretch", "calf-stretch", "knee-straight"),
    ("Gastroc and soleus stretch", "calf-stretch", "knee-straight"),
    ("Gastroc stretch", "calf-stretch", "knee-straight"),
    ("Donkey kicks", "quadruped-hip-extension", "bent-knee"),
    ("Straight leg donkey kick", "quadruped-hip-extension", "straight-leg"),
    ("Quadruped hip extension with bent knee", "quadruped-hip-extension", "bent-knee"),
    ("Kneeling hip extension", "quadruped-hip-extension", "straight-leg"),
    ("Supine butterfly", "adductor-stretch", "supine-butterfly"),
    ("Lying adductor stretch", "adductor-stretch", "supine-butterfly"),
    ("Seated butterfly", "adductor-stretch", "butterfly"),
    ("Butterfly stretch", "adductor-stretch", "butterfly"),
    ("Seated march", "seated-march", "chair"),
    ("Seated march with a band around the feet", "seated-march", "band"),
    ("Supine march", "hip-flexor-march", "supine"),
    ("Standing march", "hip-flexor-march", "standing"),
    ("Hip flexor march, standing", "hip-flexor-march", "standing"),
    ("Hip flexor march (lying down)", "hip-flexor-march", "supine"),
    ("Lateral step-up", "step-up", "sideways"),
    ("Side step-ups", "step-up", "sideways"),
    ("Forward step-up", "step-up", "step"),
    ("Low step-ups", "step-up", "low-step"),
    ("High step-ups", "step-up", "high-step"),
    ("Lateral step-downs", "step-down", "sideways"),
    ("Forward step-down", "step-down", "step"),
    ("Single-leg mini squat", "single-leg-squat", "shallow"),
    ("Deep single-leg squat", "single-leg-squat", "deeper"),
    ("Standing single-leg heel raise", "single-leg-calf-raise", "with-support"),
    ("Double-leg heel raise", "calf-raise", "with-support"),
    ("Calf raises without support", "calf-raise", "free"),
    ("Standing hip abduction without support", "standing-hip-abduction", "free"),
    ("Side plank on the knees", "side-plank", "knees"),
    ("Kneeling side plank", "side-plank", "knees"),
    ("Side plank with leg lift", "side-plank", "leg-lift"),
    ("Adductor squeeze, seated", "adductor-squeeze", "seated"),
    ("Adductor squeeze in sitting", "adductor-squeeze", "seated"),
    ("Clamshell - feet lifted", "clamshell", "feet-lifted"),
    ("Calf stretch (soleus)", "calf-stretch", "knee-bent"),
    ("Squat (shallow)", "squat", "mini"),
    ("Side-lying leg raise (knee bent)", "side-lying-abduction", "knee-bent"),
    ("Bridges (single leg)", "single-leg-bridge", "leg-straight"),
    ("Bridging with theraband around the knees", "bridge", "band"),
    ("Fire hydrants, no band", "fire-hydrant", "no-band"),
    ("Ball squeeze", "adductor-squeeze", "knees-bent"),
    ("Seated isometric hip flexion", "isometric-hip-flexion", "seated"),
    ("Side-lying hip abduction with bent knee", "side-lying-abduction", "knee-bent"),
    ("Sidelying leg lifts", "side-lying-abduction", "straight"),
    ("Side-lying hip abduction with a band around the ankles", "side-lying-abduction", "band"),
    ("Straight-leg side-lying abduction with a band around the ankles", "side-lying-abduction", "band"),
    ("Straight leg raise", "straight-leg-raise", "full"),
    ("Low straight leg raise", "straight-leg-raise", "low"),
    ("Straight leg raise with a band at the ankles", "straight-leg-raise", "band"),
    ("Shallow reverse lunge", "reverse-lunge", "shallow-with-support"),
    ("Clams on the right side", "clamshell", "feet-down"),
    ("Side-lying clam", "clamshell", "feet-down"),
    ("Fire hydrant on all fours with a band above the knees", "fire-hydrant", "band"),
    ("Incline mountain climbers", "mountain-climber", "hands-on-bench"),
    ("Supine hamstring stretch", "hamstring-stretch", "other-leg-long"),
    ("Mini band monster walk", "monster-walk", "mini-squat"),
]

# No form of the catalogue is done like this: the sheet's own exercise, under the sheet's own name.
OWN = [
    "Deep squat",
    "Kneeling squat",
    "Side squat",
    "Half bridge",
    "Prone bridge",
    "Standing bridge",
    "Seated hamstring stretch",
    "Standing hamstring stretch",
    "Hamstring stretch with the knee bent",
    "Prone quad stretch",
    "Side-lying quad stretch",
    "Standing hip flexor stretch",
    "Side-lying hip flexor stretch",
    "Seated calf raise",
    "Seated calf stretch",
    "Seated heel slide",
    "Seated clamshell",
    "Standing clamshells with a band",
    "Reverse clamshell",
    "Standing fire hydrants",
    "Standing donkey kick",
    "Seated figure four stretch",
    "Prone straight leg raise",
    "Seated straight leg raise",
    "Side-lying adduction",
    "Single leg dead bug",
    "Tall kneeling hip extension",
    "Static abduction in standing",
    "Forward lunge",
    "Pelvic floor lifts",
    "Clamshell (standing)",
    "Hip extension in prone",
    "Heel slides in sitting",
    "Straight leg raise, seated",
]


def plan_of(line: str) -> Plan:
    return to_plan(read(f"My exercises\n\n{line} 3 x 10"))


def only(line: str) -> Prescription:
    (each,) = plan_of(line).prescriptions
    return each


def form_shown(each: Prescription) -> str | None:
    entry = CATALOGUE.get(each.exercise or "")
    form = form_of(each, entry) if entry else None
    return form.id if form else None


@pytest.mark.parametrize(("name", "exercise", "form"), FORMS)
def test_a_name_reaches_the_form_it_means(name: str, exercise: str, form: str) -> None:
    each = only(name)
    assert (each.exercise, form_shown(each)) == (exercise, form)


@pytest.mark.parametrize("name", OWN)
def test_what_no_form_agrees_with_stays_the_sheets_own(name: str) -> None:
    each = only(name)
    assert each.exercise is None
    assert name.startswith(each.name)


@pytest.mark.parametrize("name", [name for name, _, _ in FORMS])
def test_a_posture_in_a_name_is_the_posture_that_is_shown(name: str) -> None:
    each = only(name)
    entry = CATALOGUE.exercise(each.exercise or "")
    form = form_of(each, entry)
    shown = {"seated": Position.SEATED, "supine": Position.SUPINE, "standing": Position.STANDING}
    assert form is not None
    for posture in set(postures_in(name)) & set(shown):
        assert entry.position_of(form) is shown[posture]


@pytest.mark.parametrize(("name", "form"), [(name, form) for name, _, form in FORMS if only(name).variant])
def test_a_form_that_is_told_points_at_its_words(name: str, form: str) -> None:
    plan = plan_of(name)
    (each,) = plan.prescriptions
    assert each.variant == form
    assert all(plan.written_from[span.start : span.end].strip() for span in each.origin_of("variant").spans)
    assert each.origin_of("variant").spans


def test_a_name_means_one_exercise_and_one_form() -> None:
    told = [(words_of(name), entry.id) for entry in EXERCISES for name in entry.names]
    assert {words for words, _ in told if len({id for each, id in told if each == words}) > 1} == set()


@pytest.mark.parametrize(
    ("name", "exercise", "form"),
    [(name, entry.id, form.id) for entry in EXERCISES for form in entry.variants for name in form.also_called],
)
def test_every_name_of_a_form_leads_to_it(name: str, exercise: str, form: str) -> None:
    meant = meant_by(name, "")
    assert (meant.exercise and meant.exercise.id, meant.variant) == (exercise, form)


@pytest.mark.parametrize("entry", EXERCISES, ids=[each.id for each in EXERCISES])
def test_a_band_that_is_worn_brings_a_form_that_has_a_place_for_it(entry: Exercise) -> None:
    with_band = Prescription(key="x", name=entry.name, exercise=entry.id, uses_band=True)
    form = form_of(with_band, entry)
    assert form is not None
    assert bool(entry.placements_of(form)) == bool(entry.placements)
    left_out = edit(with_band, "band", "0", by="owner")
    assert form_of(left_out, entry) is entry.default


def test_a_band_chosen_later_brings_its_form() -> None:
    bridge = only("Bridge")
    assert form_shown(bridge) == "floor"
    assert form_shown(edit(bridge, "placement", "knees", by="owner")) == "band"


REMARK = (
    "My exercises\n\n1. Clamshell 3 x 10\n\nI find the clamshell lying down hurts too much so I only do it standing."
)


def test_a_posture_the_writer_keeps_to_that_no_form_has_is_asked_and_not_guessed() -> None:
    plan = to_plan(read(REMARK))
    (clam,) = plan.prescriptions
    (question,) = (each for each in plan.questions if each.field == "variant")
    assert (clam.variant, form_shown(clam)) == ("standing", None)
    assert question.choices == ("feet-down", "feet-lifted")
    assert form_shown(answer(plan, question, "feet-down", by="owner").prescriptions[0]) == "feet-down"
    assert form_shown(propose(plan).prescriptions[0]) is None, "no proposal answers it"


def test_an_exercise_told_for_a_posture_it_does_not_have_is_asked_for_its_form() -> None:
    plan = plan_of("Seated calf raise")
    told = change(plan, "seated-calf-raise", {"exercise": "calf-raise"}, by="owner")
    (question,) = (each for each in told.questions if each.field == "variant")
    assert question.today
    assert form_shown(told.prescriptions[0]) is None
    answered = answer(told, question, "free", by="owner")
    assert form_shown(answered.prescriptions[0]) == "free"
    assert not [each for each in answered.questions if each.field == "variant" and each.standing is Stand.OPEN]


def test_a_form_passed_to_the_therapist_is_asked_once() -> None:
    told = change(plan_of("Seated calf raise"), "seated-calf-raise", {"exercise": "calf-raise"}, by="owner")
    (question,) = (each for each in told.questions if each.field == "variant")
    passed = answer(told, question, ASK_MY_PT, by="owner")
    again = change(passed, "seated-calf-raise", {"sets": "2"}, by="owner")
    assert [each.standing for each in again.questions if each.field == "variant"] == [Stand.FOR_THERAPIST]


def test_a_form_is_asked_anew_where_another_unknown_one_is_told() -> None:
    plan = change(plan_of("Seated calf raise"), "seated-calf-raise", {"exercise": "calf-raise"}, by="owner")
    told = change(plan, "seated-calf-raise", {"variant": "free"}, by="owner")
    again = change(told, "seated-calf-raise", {"variant": "on a wobbly board"}, by="owner")
    stands = [each.standing for each in again.questions if each.field == "variant"]
    assert stands == [Stand.ANSWERED, Stand.OPEN]


def test_another_exercise_takes_the_form_its_name_tells_and_drops_one_it_does_not_have() -> None:
    march = only("Standing march")
    assert march.variant == "standing"
    other = edit(march, "exercise", "standing-march", by="owner")
    assert (other.variant, form_shown(other)) == (None, "with-support")


def test_an_alias_keeps_the_form_its_name_tells() -> None:
    sheet = read("My exercises\n\nSeated bumblebee march 3 x 10")
    (own,) = to_plan(sheet).prescriptions
    (told,) = to_plan(sheet, aliases=aliases_of([("seated bumblebee march", "seated-march")])).prescriptions
    assert (own.exercise, own.variant) == (None, "seated")
    assert (told.exercise, told.variant, form_shown(told)) == ("seated-march", None, "chair")


def test_no_band_is_worn_where_the_person_left_it_out() -> None:
    banded = only("Banded bridge")
    assert form_shown(banded) == "band"
    without = Prescription(key="x", name="Bridge", exercise="bridge", uses_band=True, band=Band(ordinal=0))
    assert form_shown(without) == "floor"
