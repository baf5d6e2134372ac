"""What somebody tried to get more out of the engine with, and did not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bandstand.catalog import Placement
from bandstand.journal.event import Received
from bandstand.journal.facts import BoundsSet, DayKind, Hurt, HurtKind
from bandstand.prescription import (
    NO_BAND,
    Bounds,
    Dose,
    Intervals,
    PainLimits,
    Prescription,
    Reps,
    Section,
    SectionKind,
    SetBy,
    Timed,
)
from bandstand.progress.day import plan_of_the_day
from bandstand.progress.decision import Change
from bandstand.progress.ladder import is_big_change
from bandstand.progress.rules.ids import RuleId
from bandstand.quantity import Pain, Range
from tests.progress.lives import (
    BANDS,
    CLIMBER,
    MARCH,
    REST,
    WALK,
    Day,
    Did,
    Life,
    a_session,
    decision_of,
    decisions_of,
    march_life,
    ordinary_days,
    plan_of,
    standing_after,
)
from tests.progress.tried import tries

CALM = ordinary_days(8)
STRICT = PainLimits(green=Pain(0), amber=Pain(1), strict=True, set_by=SetBy.THERAPIST)


@pytest.mark.parametrize(
    ("name", "exercise", "work"),
    [
        ("Run", None, Timed(Range(600))),
        ("Easy jog", None, Timed(Range(300))),
        ("Hops", "hop-in-place", Reps(Range(10))),
        ("Walk-run", None, Intervals(run=60, walk=120, repeats=6)),
    ],
)
def test_with_the_strict_limits_nobody_runs_or_hops_in_any_part_of_the_day(
    name: str, exercise: str | None, work: Timed | Reps | Intervals
) -> None:
    impact = Prescription(key="impact", name=name, exercise=exercise, dose=Dose(sets=Range(1), work=work))
    plan = plan_of(MARCH, impact, limits=STRICT)
    warm = Section(kind=SectionKind.WARM_UP, prescriptions=(replace(impact, key="warm"), replace(MARCH, key="easy")))
    plan = replace(plan, sections=(warm, *plan.sections))
    life = Life(plan=plan, days=(*CALM, REST))
    done = plan_of_the_day(plan, standing_after(life), life.asof, DayKind.FULL).plan
    assert {each.key for each in done.prescriptions} == {"march", "easy"}


@pytest.mark.parametrize("morning", [0, None])
def test_a_morning_left_out_does_not_undo_a_bad_session_before(morning: int | None) -> None:
    bad = a_session(count=5, peak=9, hurt=Hurt(kind=HurtKind.SHARP))
    days = (*CALM, a_session(), Day(), bad, Day(morning=morning), a_session(), Day(), Day())
    decision = decision_of(march_life(*days))
    assert (decision.change, decision.rule) != (Change.ADVANCE, "R14")


def test_a_fine_session_whose_morning_is_unknown_breaks_no_run() -> None:
    days = (*CALM, a_session(), Day(), a_session(), Day(morning=None), a_session(), Day(), Day())
    assert decision_of(march_life(*days)).rule == "R14"


@pytest.mark.parametrize("morning", [0, None])
def test_half_done_twice_eases_whether_the_first_morning_is_known_or_not(morning: int | None) -> None:
    half = a_session(count=5)
    decision = decision_of(march_life(*CALM, half, Day(morning=morning), half, Day()))
    assert (decision.change, decision.rule) == (Change.EASE, "R13")


def test_another_form_than_the_usual_one_is_a_bigger_change_also_where_none_was_named() -> None:
    unnamed = replace(MARCH, variant=None)
    assert is_big_change(unnamed, replace(MARCH, variant="standing"))
    assert not is_big_change(unnamed, unnamed)


@tries(RuleId.SORE_AFTER)
@pytest.mark.parametrize("after", [4, 6, 10])
def test_pain_once_it_was_over_holds_the_dose(after: int) -> None:
    decision = decision_of(march_life(*CALM, a_session(), REST, a_session(after=after), REST))
    assert (decision.change, decision.rule) == (Change.KEEP, "R9")


def test_easing_puts_on_no_band_that_the_plan_no_longer_has() -> None:
    plan = plan_of(replace(WALK, band=NO_BAND, uses_band=False, placement=None, placements=()))
    life = Life(plan=plan, days=(*CALM, Day(did={"walk": Did(count=30, peak=8, left=None, effort=6)}), REST))
    after = decision_of(life, "walk").after
    assert (after.band, after.placement) == (NO_BAND, None)


def test_strict_limits_are_opened_again_by_the_therapist_alone() -> None:
    def told(by: SetBy) -> Change:
        plan = plan_of(MARCH, limits=STRICT)
        allowed = BoundsSet(prescription="march", bounds=Bounds(set_by=by))
        return decision_of(march_life(*CALM, a_session(peak=5), Day(told=(allowed,)), plan=plan)).change

    assert (told(SetBy.PERSON), told(SetBy.SHEET)) == (Change.STOP, Change.STOP)
    assert told(SetBy.THERAPIST) is not Change.STOP


def test_every_form_that_hurt_is_barred_not_only_the_first() -> None:
    forms = ("standing", "standing-with-support")
    hurts = tuple(Hurt(prescription="march", kind=HurtKind.POPPED, variant=each) for each in forms)
    life = march_life(*CALM, a_session(also_hurt=hurts), REST)
    assert standing_after(life).barred_of(MARCH) == set(forms)


def test_done_in_an_easier_place_is_not_done_as_asked() -> None:
    lower = replace(WALK, placement=Placement.ANKLES)
    done = Day(did={"walk": Did(count=30, left=None, effort=5, place=Placement.THIGHS)})
    life = Life(plan=plan_of(lower), days=(*CALM, done, REST, done, REST))
    assert decision_of(life, "walk").change is not Change.ADVANCE


def test_bounds_that_allow_no_form_keep_the_dose() -> None:
    none = BoundsSet(prescription="march", bounds=Bounds(variants=("nothing",), set_by=SetBy.THERAPIST))
    days = (*CALM, a_session(), REST, a_session(), REST)
    life = march_life(*days, told=(none,))
    assert decision_of(life).change is Change.KEEP
    gone = Life(plan=plan_of(replace(MARCH, variant="of-long-ago")), days=days)
    assert decision_of(gone).change is not Change.ADVANCE


@pytest.mark.parametrize("back", [3, 10, 400])
@pytest.mark.parametrize("clock_too", [False, True])
@tries(RuleId.ONE_BIG_CHANGE)
def test_a_plan_dated_back_does_not_free_the_week_for_another_big_change(back: int, *, clock_too: bool) -> None:
    both = Day(did={"march": Did(), "climber": Did()})
    life = Life(plan=plan_of(MARCH, CLIMBER), days=(*CALM, *(both, REST) * 3), accepts=True)
    as_told = decisions_of(life.rows(), life.asof)
    assert [each.rule for each in as_told.values() if each.before.band == BANDS[0]] == ["L4"]
    rows = [_dated_back(row, back, clock_too=clock_too) for row in life.rows()]
    assert {key: each.rule for key, each in decisions_of(rows, life.asof).items()} == {
        key: each.rule for key, each in as_told.items()
    }


def _dated_back(row: Received, days: int, *, clock_too: bool) -> Received:
    """A plan that a phone with a wrong date, or with a wrong clock altogether, sent on the day it was really set."""
    event = row.event
    if event.kind != "plan_set" or event.plan_number == 1:
        return row
    at = event.occurred_at - (days * 86_400_000 if clock_too else 0)
    return replace(row, event=replace(event, local_date=event.local_date - timedelta(days=days), occurred_at=at))
