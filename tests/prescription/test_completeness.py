"""How many of the sixteen things a shared page says, counted from what stands on it."""

from dataclasses import replace

from bandstand.prescription import Alternative, Band, Plan
from bandstand.prescription.completeness import items_of
from bandstand.prescription.shared import Shared
from bandstand.prescription.starting import hip_programme
from bandstand.quantity import Message, Range
from bandstand.words import say

BARE = Shared(plan=hip_programme())


def told(shared: Shared) -> set[str]:
    return {item.words.id.removeprefix("cert.") for item in items_of(shared) if item.told}


def with_bands(plan: Plan) -> Plan:
    for each in plan.prescriptions:
        plan = plan.with_prescription(replace(each, band=Band(ordinal=1, colour="green")))
    return plan


def test_there_are_sixteen_and_each_has_words() -> None:
    assert len(items_of(BARE)) == 16
    assert all(say(item.words) for item in items_of(BARE))


def test_only_what_stands_on_the_page_counts() -> None:
    assert told(BARE) == {"exercises", "progression", "beside", "start"}


def test_an_introduction_counts_for_nothing_whatever_it_says() -> None:
    assert told(replace(BARE, introduction="Made by a physical therapist, at home, three times a week.")) == told(BARE)


def test_what_the_author_ticks_is_said() -> None:
    assert told(replace(BARE, by_therapist=True)) - told(BARE) == {"who"}
    assert told(replace(BARE, at_home=True)) - told(BARE) == {"alone", "supervised", "home", "setting"}


def test_half_a_thing_is_none() -> None:
    weekly = replace(BARE.plan.schedule, sessions_a_week=Range(3))
    dosed = replace(BARE, plan=replace(BARE.plan, schedule=weekly))
    assert "dose" in told(dosed)
    first = replace(dosed.plan.prescriptions[0], dose=None)
    assert "dose" not in told(replace(dosed, plan=dosed.plan.with_prescription(first)))
    assert "dose" not in told(BARE), "how often is not said"
    assert "equipment" in told(replace(BARE, plan=with_bands(BARE.plan)))
    unknown = replace(with_bands(BARE.plan).prescriptions[0], exercise=None)
    own = replace(BARE, plan=with_bands(BARE.plan).with_prescription(unknown))
    assert not {"equipment", "exercises"} & told(own)


def test_how_it_was_fitted_needs_what_its_author_is_careful_with() -> None:
    made = replace(BARE, by_therapist=True)
    assert "tailored" not in told(made)
    avoids = Alternative(variant="standing", avoid=True, reason="popping")
    first = replace(made.plan.prescriptions[0], alternatives=(avoids,))
    assert "tailored" in told(replace(made, plan=made.plan.with_prescription(first)))
    assert "tailored" not in told(replace(BARE, plan=made.plan.with_prescription(first)))


def test_an_empty_page_says_nothing() -> None:
    assert told(Shared(plan=Plan(number=0))) == set()


def test_what_no_page_can_say_is_never_counted() -> None:
    everything = replace(
        BARE,
        by_therapist=True,
        at_home=True,
        tells_limit=True,
        plan=replace(with_bands(BARE.plan), precautions=("no squats",), because=Message("builtin.because")),
    )
    assert not {"adherence", "motivation", "harm", "fidelity"} & told(everything)
