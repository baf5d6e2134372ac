"""A warm-up and a cool-down: only for whoever said yes, never beside a precaution, and never twice."""

from dataclasses import replace

import pytest

from bandstand.catalog import load_catalogue
from bandstand.prescription import Alternative, Plan, Practice, Prescription, Section, SectionKind, Source
from bandstand.prescription.framing import cool_down_for, framed, unframed, warm_up_for
from bandstand.prescription.starting import hip_programme

BOTH = Practice(warm_up=True, cool_down=True)
CATALOGUE = load_catalogue()


def ids(prescriptions: tuple[Prescription, ...]) -> list[str | None]:
    return [each.exercise for each in prescriptions]


def with_one_more(name: str, exercise: str | None = None) -> Plan:
    plan = hip_programme()
    more = Prescription(key="more", name=name, exercise=exercise)
    return replace(plan, sections=(Section(prescriptions=(*plan.prescriptions, more)),))


def test_nothing_is_added_for_whoever_was_not_asked_or_said_no() -> None:
    assert framed(hip_programme(), Practice(), CATALOGUE) == hip_programme()
    assert framed(hip_programme(), Practice(warm_up=False, cool_down=False), CATALOGUE) == hip_programme()


def test_both_stand_round_what_the_sheet_asks_for_and_every_field_is_marked_as_ours() -> None:
    plan = framed(hip_programme(), BOTH, CATALOGUE)
    assert [section.kind for section in plan.sections] == [
        SectionKind.WARM_UP,
        SectionKind.MAIN,
        SectionKind.COOL_DOWN,
    ]
    assert plan.trained == hip_programme().prescriptions
    added = [each for each in plan.prescriptions if each not in plan.trained]
    assert {
        each.origin_of(field).source for each in added for field in ("exercise", "variant", "sets", "work", "rest")
    } == {Source.PROPOSED}
    assert not any(each.uses_band for each in added)


def test_asked_twice_it_is_there_once_and_it_goes_again() -> None:
    once = framed(hip_programme(), BOTH, CATALOGUE)
    assert framed(once, BOTH, CATALOGUE) == once
    assert framed(once, Practice(), CATALOGUE) == unframed(once) == hip_programme()


def test_beside_a_precaution_nothing_is_added() -> None:
    careful = hip_programme().with_precautions(("not full weight",))
    assert framed(careful, BOTH, CATALOGUE) == careful


@pytest.mark.parametrize(
    ("name", "exercise"), [("Warm-up walk", None), ("March", "marching-on-the-spot"), ("WARM UP on a bike", None)]
)
def test_a_sheet_with_a_warm_up_of_its_own_keeps_to_it(name: str, exercise: str | None) -> None:
    plan = with_one_more(name, exercise)
    assert warm_up_for(plan, CATALOGUE) == ()
    assert cool_down_for(plan, CATALOGUE) != ()


@pytest.mark.parametrize(("name", "exercise"), [("Cool down", None), ("Figure four", "figure-four-stretch")])
def test_a_sheet_with_a_cool_down_or_a_stretch_of_its_own_keeps_to_it(name: str, exercise: str | None) -> None:
    plan = with_one_more(name, exercise)
    assert cool_down_for(plan, CATALOGUE) == ()
    assert warm_up_for(plan, CATALOGUE) != ()


def test_where_a_form_is_to_be_avoided_no_hip_is_circled() -> None:
    plan = hip_programme()
    popped = replace(plan.prescriptions[3], alternatives=(Alternative(variant="standing", avoid=True),))
    assert ids(warm_up_for(plan, CATALOGUE)) == ["marching-on-the-spot", "hip-circles"]
    assert ids(warm_up_for(plan.with_prescription(popped), CATALOGUE)) == ["marching-on-the-spot"]
