"""What a square code carries: what may be shared, and no more; what had no room is left out in one order."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.exchange.paper.base45 import LETTERS, NotBase45, from_letters, to_letters
from bandstand.exchange.paper.carried import (
    MARK,
    MARK_OF_PART,
    MOST_BYTES,
    NoPlanCarried,
    as_carried,
    carried_by,
    letters_of,
    pack,
)
from bandstand.prescription import Alternative, Bounds, Complaint, PainLimits, Plan, Prescription, Section
from bandstand.prescription.dose import Dose, Reps
from bandstand.quantity import Message, Pain, Range
from tests.paper.plans import plan_of

WRITTEN = Path(__file__).parent.parent / "exchange" / "written"
NAMES = ["Figure-four stretch", "Hip flexor stretch at the bed's edge"]
DOSES = ["1 set of a 120 s hold left side only with 60-90 s rest", "4 sets of a 30 s hold each side with 60-90 s rest"]
SECRET = "nobody else is to read this"


def private(plan: Plan) -> Plan:
    """The plan with everything in it that is of one person."""
    marked = tuple(replace(each, notes=(SECRET,), key=f"{each.key}-{SECRET}") for each in plan.prescriptions)
    return replace(
        plan,
        sections=(Section(prescriptions=marked),),
        goals=(SECRET,),
        precautions=(SECRET,),
        written_from=SECRET,
        complaint=Complaint(part=SECRET, side="left"),
        limits=PainLimits(green=Pain(1), amber=Pain(3)),
        because=Message("review.words", words=SECRET),
    )


@pytest.mark.parametrize("number", range(8))
def test_a_code_gives_back_what_may_be_shared_and_nothing_of_the_person(number: int) -> None:
    carried = carried_by(letters_of(private(plan_of(number))))
    assert carried.whole
    assert carried.plan == as_carried(plan_of(number))
    assert SECRET not in repr(carried.plan)


def test_a_code_printed_by_the_first_bandstand_that_had_one_is_read_still() -> None:
    carried = carried_by((WRITTEN / "code-1.txt").read_text(encoding="ascii").strip())
    assert [each.name for each in carried.plan.prescriptions] == NAMES
    assert [str(each.dose) for each in carried.plan.prescriptions] == DOSES


def with_much_to_say(count: int, words: int = 60) -> Plan:
    """Exercises whose other ways and things take more room than a code has."""
    ways = tuple(Alternative(variant=f"way {at} {'x' * words}{at * 7919}") for at in range(6))
    each = replace(plan_of(1, most=1).prescriptions[0], alternatives=ways, bounds=Bounds(reps=30), load="heavy")
    many = tuple(replace(each, key=str(at), name=f"Bridge {at * 104729}") for at in range(count))
    return Plan(number=1, title="A long plan", sections=(Section(prescriptions=many),))


def test_what_has_no_room_is_left_out_in_the_order_that_is_told_and_no_dose_ever() -> None:
    plan = with_much_to_say(3)
    steps = [letters_of(plan, most) for most in (MOST_BYTES, 230, 200)]
    found = [carried_by(letters) for letters in steps if letters]
    assert [each.whole for each in found] == [True, *[False] * (len(found) - 1)]
    kept = [[bool(each.alternatives) for each in carried.plan.prescriptions] for carried in found]
    assert kept[0] == [True, True, True]
    assert not any(any(each) for each in kept[1:])
    for carried in found:
        assert [each.dose for each in carried.plan.prescriptions] == [each.dose for each in plan.prescriptions]


def test_a_code_never_holds_more_than_it_may_and_a_plan_too_long_for_one_has_none() -> None:
    for count in (1, 10, 40, 200):
        letters = letters_of(with_much_to_say(count))
        packed = from_letters(letters.removeprefix(MARK).removeprefix(MARK_OF_PART))
        assert len(packed) <= MOST_BYTES
    assert letters_of(with_much_to_say(600)) == ""


@given(st.binary(max_size=60))
def test_bytes_come_back_from_their_letters(content: bytes) -> None:
    letters = to_letters(content)
    assert set(letters) <= set(LETTERS)
    assert from_letters(letters) == content


@given(st.text(max_size=40))
def test_whatever_a_code_says_it_is_a_plan_or_none_of_ours(letters: str) -> None:
    for mark in ("", MARK, MARK_OF_PART):
        with pytest.raises(NoPlanCarried):
            carried_by(mark + letters)


@given(st.integers(0, 400), st.sampled_from(LETTERS))
def test_a_damaged_code_is_a_plan_or_none_of_ours(at: int, letter: str) -> None:
    letters = letters_of(plan_of(2))
    try:
        carried_by(letters[:at] + letter + letters[at + 1 :])
    except NoPlanCarried:
        return


def test_a_code_that_unpacks_without_end_is_refused() -> None:
    bomb = Plan(number=0, sections=(Section(prescriptions=(Prescription(key="1", name="x" * 100_000),)),))
    with pytest.raises(NoPlanCarried):
        carried_by(MARK + to_letters(pack(bomb)))


@pytest.mark.parametrize("letters", ["a", "ZZZ", "AAAA", "::::"])
def test_letters_that_stand_for_no_bytes_are_told_so(letters: str) -> None:
    with pytest.raises(NotBase45):
        from_letters(letters)


@pytest.mark.parametrize("name", ["x\n1. Squat 3x10", "x\u2028Squat 3x10", "x\x85Squat"])
def test_a_code_brings_no_lines_of_its_own(name: str) -> None:
    plan = Plan(number=0, sections=(Section(prescriptions=(Prescription(key="1", name=name),)),))
    with pytest.raises(NoPlanCarried):
        carried_by(MARK + to_letters(pack(plan)))


def test_a_code_brings_no_dose_that_no_sheet_means() -> None:
    dose = Dose(sets=Range(10**30), work=Reps(Range(10)))
    plan = Plan(number=0, sections=(Section(prescriptions=(Prescription(key="1", name="Squat", dose=dose),)),))
    with pytest.raises(NoPlanCarried):
        carried_by(MARK + to_letters(pack(plan)))
