"""What of a plan may leave the house, what it asked for at first, and what somebody else begins with."""

from collections.abc import Hashable
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.catalog import Placement, load_catalogue
from bandstand.prescription import (
    Alternative,
    Band,
    Bounds,
    Complaint,
    Dose,
    Hold,
    PainLimits,
    Plan,
    Prescription,
    Reps,
    Section,
    SetBy,
    Sides,
    Timed,
)
from bandstand.prescription.as_asked import as_asked
from bandstand.prescription.draft import to_plan
from bandstand.prescription.proposals import propose
from bandstand.prescription.reader import read
from bandstand.prescription.shareable import Extra, said_by, shareable
from bandstand.prescription.trying import tried
from bandstand.progress.bounds import with_sheet_bounds
from bandstand.quantity import Pain, Range
from bandstand.quantity.codec import to_json
from tests.campaign.sharing.people import Maker, hints_of, signs_in
from tests.conftest import SCALE
from tests.web.sheets import HIP

# Each field a shared plan may hold, whatever its plan held. Whoever adds one looks at what may stand in it.
ALLOWED = {
    Plan: {"number", "sections", "schedule", "limits", "complaint", "progression", "start_light"},
    Prescription: {
        *("key", "name", "exercise", "dose", "variant", "alternatives", "uses_band", "band"),
        *("placement", "placements", "frequency", "bounds", "limb", "origins"),
    },
    Band: {"ordinal", "colour"},
    Bounds: {"sets", "reps", "seconds", "from_reps", "from_seconds", "set_by"},
    Complaint: set(),
    Alternative: {"variant"},
}
numbers = st.integers(0, 10_000 * SCALE)


def hip() -> Plan:
    """A sheet, read, with everything proposed and its bounds frozen."""
    return with_sheet_bounds(propose(to_plan(read(HIP))))


def told(value: object) -> set[str]:
    """The fields of a value that say something."""
    held = {name: getattr(value, name) for name in hints_of(cast(Hashable, type(value)))}
    return {name for name, content in held.items() if content not in ("", (), None, False)}


@given(numbers)
def test_nothing_of_a_person_leaves_that_they_have_not_ticked(number: int) -> None:
    plan = Maker(number).plan()
    assert signs_in(repr(plan).encode()), "the person stands in their plan"
    assert not signs_in(repr(to_json(shareable(plan))).encode())


@given(numbers)
def test_only_fields_of_the_list_leave(number: int) -> None:
    left = shareable(Maker(number).plan())
    held: list[object] = [left, left.complaint, *left.prescriptions]
    for each in left.prescriptions:
        held += [each.bounds, *([each.band] if each.band else []), *each.alternatives]
    for value in held:
        assert told(value) <= ALLOWED[type(value)], type(value)
    assert left.limits == PainLimits()


@given(numbers, st.sets(st.sampled_from(list(Extra))))
def test_what_has_left_once_leaves_no_more_the_second_time(number: int, extras: set[Extra]) -> None:
    once = shareable(Maker(number).plan(), extras)
    assert shareable(once, extras) == once


@pytest.mark.parametrize("extra", list(Extra))
@given(number=numbers)
def test_a_tick_shows_what_it_says_and_nothing_else(extra: Extra, number: int) -> None:
    plan = Maker(number).plan()
    left = shareable(plan, {extra})
    shown = " ".join(said_by(plan, extra))
    for sign in signs_in(repr(to_json(left)).encode()):
        assert sign in shown


def moved(prescription: Prescription) -> Prescription:
    """The same some weeks later: more of it, lower on the leg, with a heavier band."""
    dose = prescription.dose
    assert dose is not None
    work = Reps(Range(14, 15)) if isinstance(dose.work, Reps) else dose.work
    later = replace(prescription, dose=replace(dose, sets=Range(2), work=work), placement=Placement.ANKLES)
    return replace(later, band=Band(ordinal=3, colour="black, from Anna"))


def test_a_plan_leaves_as_its_sheet_asked_for_it_however_far_somebody_has_come() -> None:
    plan = hip()
    later = plan
    for each in plan.prescriptions:
        later = later.with_prescription(moved(each))
    now, then = shareable(later).prescriptions, shareable(plan).prescriptions
    assert [each.dose for each in now] == [each.dose for each in then]
    assert [each.placements for each in now] == [each.placements for each in then]
    assert {each.band.colour for each in now if each.band} == {"black"}


@pytest.mark.parametrize(
    ("bounds", "work", "asked"),
    [
        (Bounds(reps=15, from_reps=10), Reps(Range(12, 15)), Reps(Range(10, 15))),
        (Bounds(reps=15), Reps(Range(12)), Reps(Range(12, 15))),
        (Bounds(), Reps(Range(12)), Reps(Range(12))),
        (Bounds(seconds=40, from_seconds=30), Timed(Range(20)), Timed(Range(30, 40))),
        (Bounds(seconds=40, from_seconds=30), Hold(Range(40)), Hold(Range(30, 40))),
        (Bounds(reps=8, from_reps=10), Reps(Range(9)), Reps(Range(9))),
    ],
)
def test_what_the_sheet_asked_is_told_from_the_bounds(
    bounds: Bounds, work: Reps | Timed | Hold, asked: Reps | Timed | Hold
) -> None:
    now = Prescription(key="a", name="A", dose=Dose(sets=Range(3), work=work), bounds=bounds)
    dose = as_asked(now).dose
    assert dose is not None
    assert dose.work == asked


def test_a_form_that_was_taken_up_later_does_not_leave() -> None:
    own = Prescription(key="a", name="March", exercise="hip-flexor-march", variant="standing")
    sheet = replace(own, bounds=Bounds(variants=("supine", "standing")))
    plan = Plan(number=1, sections=(Section(prescriptions=(sheet,)),))
    assert shareable(plan).prescriptions[0].variant == "supine"
    widened = replace(sheet, bounds=replace(sheet.bounds, set_by=SetBy.PERSON))
    assert shareable(plan.with_prescription(widened)).prescriptions[0].variant == "standing"


def test_a_form_that_was_told_later_is_what_the_sheet_meant() -> None:
    form = load_catalogue().exercise("clamshell").variants[0].id
    bounds = Bounds(variants=("on the stairs", form))
    own = Prescription(key="a", name="Clamshell", exercise="clamshell", variant=form, bounds=bounds)
    plan = Plan(number=1, sections=(Section(prescriptions=(own,)),))
    assert shareable(plan).prescriptions[0].variant == form


def test_a_form_that_only_the_sheet_knows_never_leaves_as_another_form() -> None:
    own = Prescription(key="a", name="Clamshell", exercise="clamshell", variant="on the stairs, says Anna")
    plan = Plan(number=1, sections=(Section(prescriptions=(own,)),))
    assert shareable(plan).prescriptions == ()
    assert said_by(plan, Extra.NAMES) == ("Clamshell (on the stairs, says Anna)",)
    ticked = shareable(plan, {Extra.NAMES}).prescriptions[0]
    assert (ticked.exercise, ticked.variant) == ("clamshell", "on the stairs, says Anna")
    begun = tried(plan, title="").plan
    assert [question.field for question in begun.questions if question.today] == ["variant", "reps"]


@given(numbers)
def test_whoever_tries_it_is_asked_for_no_more_than_its_sheet_asks(number: int) -> None:
    plan = shareable(Maker(number).plan(), {Extra.NAMES})
    begun = tried(plan, title="").plan
    for asked, now in zip(plan.prescriptions, begun.prescriptions, strict=True):
        assert (now.exercise, now.bounds) == (asked.exercise, asked.bounds)
        assert now.band is None
        if asked.dose and now.dose:
            assert now.dose == replace(asked.dose, sets=now.dose.sets, work=now.dose.work, sides=now.dose.sides)
            assert now.dose.sets is None or now.dose.sets.is_single
        if asked.placements:
            assert now.placement == min(asked.placements, key=lambda place: place.rank)


def test_sides_that_only_bandstand_had_proposed_are_asked_again() -> None:
    begun = tried(hip(), title="Slowly").plan
    asked = [each for each in begun.prescriptions if each.dose and each.dose.sides is Sides.ASK]
    assert [each.exercise for each in asked] == ["mountain-climber", "hip-flexor-march"]
    assert {question.field for question in begun.questions} == {"sides", "placement", "frequency"}


def test_a_tried_plan_has_limits_and_cautions_of_its_own() -> None:
    strict = replace(hip(), limits=PainLimits(green=Pain(0), amber=Pain(1)), precautions=("no squats",))
    begun = tried(strict, title="").plan
    assert (begun.limits, begun.precautions, begun.start_light) == (PainLimits(), (), True)
