""" "3 rounds" of a whole list: asked, for it may be sets of each exercise or laps of the list."""

import pytest

from bandstand.prescription import Plan, Prescription, Stand
from bandstand.prescription.draft import to_plan
from bandstand.prescription.edit import ASK_MY_PT, answer, change
from bandstand.prescription.laps import SETS_OR_LAPS, listed
from bandstand.prescription.proposals import propose
from bandstand.prescription.question import Question
from bandstand.prescription.read_back import read_back
from bandstand.prescription.reader import read
from bandstand.prescription.under_review import brought_back, review_of, without
from bandstand.prescription.wording import wording
from bandstand.quantity import BandstandError, Range

SHEET = """\
Warm up
March on the spot for 2 minutes

Circuit: 3 rounds
Squats x 10
Lunges x 12
Heel raises x 15

Afterwards
Calf stretch: 2 sets of 30 seconds
"""


def asked(text: str) -> list[str]:
    """The words of a sheet that are asked about, because a whole list is gone round."""
    doubts = (doubt for doubt in read(text).doubts if doubt.choices == SETS_OR_LAPS)
    return [text[doubt.span.start : doubt.span.end] for doubt in doubts if doubt.span and doubt.field == "sets"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3 rounds\nSquats x 10\nLunges x 12", "3 rounds"),
        ("Do 3 laps of this list:\n1. Squat 10 reps\n2. Bridge 12 reps", "3 laps"),
        ("Circuit: three times through\nSquat 10 reps\nBridge 12 reps", "three times through"),
        ("Squat 10 reps\nBridge 12 reps\n\nRepeat the whole list 3 times.", "3 times"),
        ("Go through the list 2-3 times.\n- Squat 10 reps\n- Bridge 12 reps", "2-3 times"),
        ("3 rounds of: 10 squats, 12 lunges, 15 bridges", "3 rounds"),
        ("Do 3 rounds of 10 squats, 12 lunges and 15 bridges.", "3 rounds"),
        ("3 laps: 10 squats, 12 lunges", "3 laps"),
        ("Rounds: 3\n- Squat 10 reps\n- Bridge 12 reps", "Rounds: 3"),
        ("Exercise | Reps\nSquat | 10\nBridge | 12\n\nDo the circuit twice.", "twice"),
    ],
)
def test_rounds_of_a_whole_list_are_asked_once(text: str, words: str) -> None:
    assert asked(text) == [words]
    assert len({each.sets.value for each in read(text).exercises if each.sets}) == 1, "until then, sets of each"


@pytest.mark.parametrize(
    "text",
    [
        "Squat 3 rounds of 10\nBridge 3 rounds of 12",
        "Squat: 3 rounds of 10\nBridge: the same",
        "3 sets\nSquat x 10\nBridge x 12",
        "3 rounds of 10 squats. Then bridges x 12",
        "1 round\nSquat x 10\nBridge x 12",
        "3 rounds of each, with a rest of 1 minute in between.\nSquat x 10\nBridge x 12",
        "3 rounds of 30 seconds of each exercise\nSquat\nBridge",
        "Bridge\n3 rounds\n10 reps",
    ],
)
def test_sets_of_each_exercise_are_not_asked(text: str) -> None:
    assert asked(text) == []


@pytest.mark.parametrize(
    ("words", "asked_about"),
    [
        ("Complete 2 rounds.", "2 rounds"),
        ("4x through", "4x"),
        ("Repeat x2", "2"),
        ("Do all exercises 4 times.", "4 times"),
        ("x2 rounds", "2 rounds"),
        ("Then repeat 4 times.", "4 times"),
        ("Go around twice.", "twice"),
        ("Do the whole thing three to four times.", "three to four times"),
        ("Repeat the above x 4", "4"),
        ("(do all x 2)", "2"),
        ("Repeat everything twice.", "twice"),
        ("Circuit, 4 rounds", "4 rounds"),
        ("2 sets in a circuit", "2 sets"),
        ("4 sets, one after the other", "4 sets"),
        ("Rest a minute and repeat twice.", "twice"),
        ("Do each exercise for 4 rounds.", ""),
    ],
)
def test_rounds_below_a_list_are_of_all_that_count_themselves(words: str, asked_about: str) -> None:
    text = f"Bridge 12 reps\nClamshell 15 reps\nPlank 30 seconds\n{words}"
    assert asked(text) == [asked_about] * bool(asked_about)
    said = {each.name.value: each.sets and each.sets.value for each in read(text).exercises}
    assert list(said) == ["Bridge", "Clamshell", "Plank"], "words of rounds name nothing"
    assert len(set(said.values())) == 1


@pytest.mark.parametrize(
    ("text", "sets"),
    [
        ("Bridge 12 reps\nRepeat 3 times\n\nClamshell 15 reps\nRepeat twice", ["3", "2"]),
        ("Bridge\nLift the hips 12 times.\n\nClamshell\nLift the knee 15 times.\nRepeat twice.", ["None", "2"]),
        ("Bridge 4 x 12\nClamshell 3 x 15\nDo everything twice.", ["4", "3"]),
        ("Bridge 12 reps\nClamshell 15 reps\nRepeat twice a week.", ["None", "None"]),
    ],
)
def test_what_is_told_of_the_last_one_alone_stays_its_own(text: str, sets: list[str]) -> None:
    assert [str(each.sets and each.sets.value) for each in read(text).exercises] == sets


def test_rounds_beside_sets_of_their_own_are_shown_as_unread() -> None:
    reading = read("4 rounds\nBridge 3 x 12\nClamshell 3 x 15")
    assert [reading.text[each.start : each.end] for each in reading.unread] == ["4 rounds"]


@pytest.fixture
def plan() -> Plan:
    return to_plan(read(SHEET))


def question(plan: Plan) -> Question:
    (found,) = (each for each in plan.questions if each.choices == SETS_OR_LAPS)
    return found


def names(found: tuple[Prescription, ...]) -> list[str]:
    return [each.name for each in found]


def test_the_question_is_about_those_that_share_the_rounds(plan: Plan) -> None:
    assert names(listed(plan, question(plan))) == ["Squats", "Lunges", "Heel raises"]
    assert question(plan).today


def test_laps_give_the_list_a_section_of_its_own(plan: Plan) -> None:
    told = answer(plan, question(plan), "laps", by="owner")
    assert [(section.laps, names(section.prescriptions)) for section in told.sections] == [
        (None, ["March on the spot"]),
        (Range(3), ["Squats", "Lunges", "Heel raises"]),
        (None, ["Calf stretch"]),
    ]
    assert told.prescriptions == plan.prescriptions
    assert question(told).standing is Stand.ANSWERED


def test_sets_of_each_leave_the_plan_as_it_was_also_when_answered_anew(plan: Plan) -> None:
    told = answer(plan, question(plan), "laps", by="owner")
    assert answer(told, question(told), "each", by="owner").sections == plan.sections


def test_ask_my_pt_leaves_sets_of_each_and_nothing_else_is_an_answer(plan: Plan) -> None:
    assert answer(plan, question(plan), ASK_MY_PT, by="owner").sections == plan.sections
    with pytest.raises(BandstandError):
        answer(plan, question(plan), "3", by="owner")


def test_what_goes_round_is_read_back_so(plan: Plan) -> None:
    told = read_back(answer(plan, question(plan), "laps", by="owner"))
    assert [any(each.id in ("back.laps_begin", "back.in_laps") for each in one.said) for one in told] == [
        False,
        True,
        True,
        True,
        False,
    ]


def test_other_sets_for_one_of_the_list_do_not_answer_for_the_others(plan: Plan) -> None:
    changed = change(plan, "squat", {"sets": "2"}, by="owner")
    assert question(changed).standing is Stand.OPEN
    told = answer(changed, question(changed), "laps", by="owner")
    assert [names(each.prescriptions) for each in told.sections if each.laps] == [["Lunges", "Heel raises"]]


def test_the_question_stays_while_two_of_the_list_are_left() -> None:
    review = review_of(read(SHEET))
    first = without(review, "squat")
    assert question(first.plan).prescription == "lunges"
    second = without(first, "lunges")
    assert not [each for each in second.plan.questions if each.choices == SETS_OR_LAPS]
    assert question(brought_back(second, "lunges").plan).prescription == "lunges"


RESTS = [
    ("3 rounds, rest 60 seconds between rounds", None, Range(60)),
    ("3 rounds, no rest between exercises, 2 minutes between rounds", Range(0), Range(120)),
    ("3 rounds, rest 30 seconds between exercises", Range(30), None),
    ("3 rounds", None, None),
]


@pytest.mark.parametrize(("above", "rest", "lap_rest"), RESTS)
def test_a_rest_between_rounds_is_one_between_laps(above: str, rest: Range | None, lap_rest: Range | None) -> None:
    asked = to_plan(read(f"{above}\nSquats x 10\nLunges x 12\n"))
    told = answer(asked, question(asked), "laps", by="owner")
    assert [(part.laps, part.lap_rest) for part in told.sections] == [(Range(3), lap_rest)]
    assert [each.dose.rest for each in told.prescriptions if each.dose] == [rest, rest]
    assert propose(told).sections[0].lap_rest == lap_rest
    assert answer(told, question(told), "each", by="owner").sections == asked.sections


@pytest.mark.parametrize(("above", "rest", "lap_rest"), RESTS)
def test_laps_are_read_back_as_laps_and_read_again_so(above: str, rest: Range | None, lap_rest: Range | None) -> None:
    asked = to_plan(read(f"{above}\nSquats x 10\nLunges x 12\n"))
    told = answer(asked, question(asked), "laps", by="owner")
    (again,) = to_plan(read(wording(told))).sections
    assert (again.laps, again.lap_rest) == (Range(3), lap_rest)
    assert [each.dose for each in again.prescriptions] == [each.dose for each in told.prescriptions]
