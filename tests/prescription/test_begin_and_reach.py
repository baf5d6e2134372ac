"""Where a dose begins and where the sheet says it may grow to; and which band a person begins with."""

from dataclasses import replace

import pytest

from bandstand.prescription import Band, Bounds, Hold, Plan, Reps, Timed
from bandstand.prescription.draft import to_plan
from bandstand.prescription.read_back import paragraph_of
from bandstand.prescription.reader import read
from bandstand.prescription.starting import with_band_to_begin
from bandstand.progress.bounds import sheet_bounds
from bandstand.quantity import Range
from bandstand.words import say

OWNED = tuple(Band(ordinal=at, colour=colour) for at, colour in enumerate(("yellow", "red", "dark green"), 1))


def plan_of(line: str) -> Plan:
    return to_plan(read(f"My plan\n\n- {line}\n- Bridge: 2 sets of 8\n"))


@pytest.mark.parametrize(
    ("line", "begins", "bounds"),
    [
        ("Clams 2 x 12, build up to 15", Reps(Range(12)), Bounds(reps=15)),
        ("Clams: 3 sets of 10. Progress to 3 sets of 15.", Reps(Range(10)), Bounds(reps=15)),
        ("Wall sit 3 x 30 secs, build up to 45", Hold(Range(30)), Bounds(seconds=45)),
        ("Plank: hold 20 seconds, working up to 60 seconds", Hold(Range(20)), Bounds(seconds=60)),
        ("March on the spot for 30 seconds, increase to 1 minute", Timed(Range(30)), Bounds(seconds=60)),
        ("Clams 2 x 12, build up to 10", Reps(Range(12)), Bounds()),
        ("Clams 2 x 12", Reps(Range(12)), Bounds()),
        ("Clams 2 x 12, later hold each for 5 seconds", Reps(Range(12)), Bounds()),
    ],
)
def test_a_dose_begins_where_the_sheet_begins_and_may_grow_to_what_it_says(
    line: str, begins: object, bounds: Bounds
) -> None:
    first = plan_of(line).prescriptions[0]
    assert first.dose is not None
    assert (first.dose.work, first.bounds) == (begins, bounds)


def test_what_to_build_up_to_is_read_back_and_stands_as_the_bound() -> None:
    plan = plan_of("Clams 2 x 12, build up to 15")
    first = plan.prescriptions[0]
    assert "Build up to 15." in [say(each) for each in paragraph_of(first).said]
    assert sheet_bounds(first, plan).reps == 15


def test_what_to_build_up_to_is_told_to_other_programs_with_its_words() -> None:
    reading = read("Clams 2 x 12, build up to 15\n")
    (span,) = reading.exercises[0].work_up_to.spans if reading.exercises[0].work_up_to else ()
    assert reading.text[span.start : span.end] == "15"
    assert not reading.unread


@pytest.mark.parametrize(
    "line",
    [
        "Step ups 3 x 10, slow on the way down (3 secs)",
        "Squats 3 x 10, slowly down (4 s)",
        "Heel drop 3 x 10, lowering: 5 s",
    ],
)
def test_a_slow_way_down_is_no_hold(line: str) -> None:
    dose = plan_of(line).prescriptions[0].dose
    assert dose is not None
    assert dose.work == Reps(Range(10))


@pytest.mark.parametrize(
    ("below", "rest", "often"),
    [
        ("Rest a minute between sets.", Range(60), None),
        ("Rest 30 seconds between sets.\nOnce a day.", Range(30), 1),
        ("1x/day, 5 days/wk.\nRest 1 min.", Range(60), 1),
    ],
)
def test_lines_of_their_own_below_a_list_are_told_of_all_of_it(below: str, rest: Range, often: int | None) -> None:
    plan = to_plan(read(f"Home plan\n\n- Clams 2 x 12\n- Bridge 3 x 10\n- Squats 3 x 8\n\n{below}\n"))
    assert [each.dose.rest for each in plan.prescriptions if each.dose] == [rest] * 3
    assert [each.frequency.times.low if each.frequency else None for each in plan.prescriptions] == [often] * 3


def test_a_rest_below_the_last_exercise_is_its_own_where_others_tell_theirs() -> None:
    text = "Home plan\n\nClams 2 x 12, rest 30 s\n\nBridge 3 x 10\n\nRest 60 seconds between sets.\n"
    rests = [each.dose.rest for each in to_plan(read(text)).prescriptions if each.dose]
    assert rests == [Range(30), Range(60)]


@pytest.mark.parametrize(
    ("line", "start_light", "colour"),
    [
        ("Clams with red band 2 x 12", False, "red"),
        ("Clams with a green theraband 2 x 12", False, "dark green"),
        ("Clams with a blue band 2 x 12", False, "yellow"),
        ("Clams with a band 2 x 12", False, "yellow"),
        ("Clams with red band 2 x 12", True, "yellow"),
    ],
)
def test_a_person_begins_with_the_band_of_the_sheets_colour_else_with_the_lightest(
    line: str, start_light: bool, colour: str
) -> None:
    plan = with_band_to_begin(replace(plan_of(line), start_light=start_light), OWNED)
    band = plan.prescriptions[0].band
    assert band is not None
    assert band.colour == colour
