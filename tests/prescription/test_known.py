"""Names and the catalogue: slips of the pen are forgiven, generic names are asked, and no band is made up."""

import subprocess
import sys

import pytest

from bandstand.prescription import Plan
from bandstand.prescription.draft import to_plan
from bandstand.prescription.edit import answer
from bandstand.prescription.reader import read
from bandstand.prescription.reader.known import known
from bandstand.prescription.reading import Doubt


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("latteral band walk", "lateral-band-walk"),
        ("Laterl band walks", "lateral-band-walk"),
        ("moster walks", "monster-walk"),
        ("Monstor Walk", "monster-walk"),
        ("montain climbers", "mountain-climber"),
        ("hip flexer march", "hip-flexor-march"),
        ("figure for stretch", "figure-four-stretch"),
        ("Clamshell with red band", "clamshell"),
        ("Glute bridges (yellow band)", "bridge"),
        ("Standing hip abduction with green theraband", "standing-hip-abduction"),
        ("Hip hinge with red band", None),
        ("Step ups on the bottom stair", "step-up"),
        ("Single leg bridge on the bed", "single-leg-bridge"),
        ("Calf raises on a step", None),
        ("Calf raises holding the kitchen worktop", "calf-raise"),
        ("Squat with a chair for balance", "squat"),
        ("Squats against a wall", None),
        ("farmer walk", None),
        ("lateral raise", None),
        ("hip flexor raise", None),
        ("mountain pose", None),
        ("band walk", None),
        ("heel walk", None),
        ("minister walk", None),
    ],
)
def test_a_slip_of_the_pen_is_forgiven_and_another_word_is_not(name: str, id: str | None) -> None:
    found = known(name)
    assert (found.id if found else None) == id


def plan_of(text: str) -> Plan:
    return to_plan(read(f"My exercises\n\n{text}"))


def asked(text: str) -> list[Doubt]:
    return [doubt for doubt in read(f"My exercises\n\n{text}").doubts if doubt.field == "exercise"]


def test_a_name_that_several_exercises_share_is_asked_and_kept_as_written() -> None:
    (stretch,) = plan_of("Hip flexor stretch: hold 30 seconds, 3 times").prescriptions
    assert (stretch.name, stretch.exercise) == ("Hip flexor stretch", None)
    (doubt,) = asked("Hip flexor stretch: hold 30 seconds, 3 times")
    assert doubt.choices == ("half-kneeling-hip-flexor-stretch", "own")


def test_the_sheets_own_words_may_answer_it() -> None:
    kneeling = "Hip flexor stretch\nKneel on one knee and tuck the pelvis. Hold 30 seconds."
    standing = "Hip flexor stretch\nStand tall with one foot behind you. Hold 30 seconds."
    assert plan_of(kneeling).prescriptions[0].exercise == "half-kneeling-hip-flexor-stretch"
    assert plan_of(standing).prescriptions[0].exercise is None
    assert not asked(kneeling)
    assert not asked(standing)


def test_a_monster_walk_to_the_side_is_asked() -> None:
    (doubt,) = asked("Monster walk: step to the side with a band round the ankles, 10 steps each way")
    assert doubt.choices == ("monster-walk", "lateral-band-walk", "own")
    assert not asked("Monster walk: step forwards and out with a band round the ankles, 10 steps")
    assert not asked("Lateral band walk: sideways, 10 steps each way")


def test_the_answer_is_taken() -> None:
    plan = plan_of("Hip flexor stretch: hold 30 seconds, 3 times")
    (question,) = (each for each in plan.questions if each.field == "exercise")
    (taken,) = answer(plan, question, "half-kneeling-hip-flexor-stretch", by="owner").prescriptions
    (kept,) = answer(plan, question, "own", by="owner").prescriptions
    assert (taken.exercise, kept.exercise) == ("half-kneeling-hip-flexor-stretch", None)


@pytest.mark.parametrize("line", ["Mountain climbers 3 x 20", "Monster walks 3 x 10", "Supine hip flexor march 3 x 10"])
def test_no_band_is_made_up(line: str) -> None:
    (each,) = plan_of(line).prescriptions
    assert each.exercise
    assert not each.uses_band


def test_a_band_that_is_named_is_used() -> None:
    (each,) = plan_of("Mountain climbers with a band round the feet 3 x 20").prescriptions
    assert each.uses_band


def test_reading_loads_no_library_of_likeness_until_a_name_is_nearly_known() -> None:
    script = (
        "import sys\nfrom bandstand.prescription.reader import read\n"
        "read('Squats 3 x 10')\nassert 'rapidfuzz' not in sys.modules\n"
        "read('Exercises\\n\\nLatteral band walks 3 x 10')\nassert 'rapidfuzz' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
