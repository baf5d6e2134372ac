"""A form left out by choice is asked about once, after four settled weeks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bandstand.journal.facts import BoundsSet, PlanSet, Popping, SafetyCheck
from bandstand.journal.history import History
from bandstand.prescription import NO_BAND, Alternative, Bounds, Plan, Prescription, Question, SetBy, Stand
from bandstand.prescription.edit import ASK_MY_PT, SKIP
from bandstand.progress.bounds import with_sheet_bounds
from bandstand.progress.decision import Change
from bandstand.progress.standing import Standing
from bandstand.progress.trying_again import TRY_AGAIN, question_of_trying_again, tried_again
from bandstand.quantity import BandstandError
from tests.progress.lives import (
    LIVES,
    MARCH,
    REST,
    Day,
    Life,
    a_session,
    decision_of,
    history_of,
    march_life,
    plan_of,
    standing_after,
)

QUIET = (REST,) * 29
ASKED = Question(prescription="march", field=TRY_AGAIN, choices=("standing-with-support",))

Ask = Callable[[History, Standing, date], Question | None]


def asked(*days: Day, today: Day | None = None, **changes: object) -> Question | None:
    """What is asked after the session of the last day."""
    life = march_life(*days, today or a_session(), **changes)
    return question_of_trying_again(history_of(life), standing_after(life), last_day(life))


def last_day(life: Life) -> date:
    return date.fromordinal(life.asof.toordinal() - 1)


def answered(choice: str) -> Plan:
    return with_sheet_bounds(replace(tried_again(plan_of(MARCH), ASKED, choice), number=2))


def test_after_four_settled_weeks_it_asks_for_the_form_with_a_support() -> None:
    assert asked(*QUIET) == ASKED


def test_it_waits_for_the_end_of_a_session() -> None:
    assert asked(*QUIET, today=REST) is None


@pytest.mark.parametrize(
    "days",
    [
        QUIET[:25],  # not four weeks yet
        (*QUIET[:-1], Day(morning=4)),  # one loud day
        (Day(morning=3),) * 29,  # three on most days
        (*QUIET[:15], *(Day(morning=None),) * 14),  # too few answers
        (*QUIET[:-1], a_session(popping=Popping.PAINFUL)),  # it popped with pain in the form of now
    ],
)
def test_weeks_that_were_not_settled_ask_nothing(days: tuple[Day, ...]) -> None:
    assert asked(*days) is None


def test_a_pause_asks_nothing() -> None:
    assert asked(*QUIET[:-1], Day(told=(SafetyCheck(signs=("cold-leg",)),))) is None


def test_a_form_that_hurts_or_that_bounds_leave_out_is_not_asked_about() -> None:
    painful = replace(MARCH, alternatives=(Alternative(variant="standing", avoid=True, painful=True),))
    assert asked(*QUIET, plan=plan_of(painful)) is None
    closed = BoundsSet(prescription="march", bounds=Bounds(variants=("supine",), set_by=SetBy.THERAPIST))
    assert asked(*QUIET, told=(closed,)) is None


def test_an_easier_form_to_avoid_and_one_nobody_knows_are_not_asked_about() -> None:
    for form in ("supine", "upside-down"):
        march = replace(MARCH, variant="standing", alternatives=(Alternative(variant=form, avoid=True),))
        assert asked(*QUIET, plan=plan_of(march)) is None


def test_a_form_left_out_only_lately_waits_its_four_weeks() -> None:
    before = plan_of(replace(MARCH, alternatives=()))
    lately = (*QUIET[:10], Day(told=(PlanSet(plan=plan_of(MARCH, number=2)),)), *QUIET[11:])
    assert asked(*lately, plan=before) is None


@pytest.mark.parametrize(
    ("choice", "stand"),
    [(SKIP, Stand.SKIPPED), (ASK_MY_PT, Stand.FOR_THERAPIST), ("standing-with-support", Stand.ANSWERED)],
)
def test_every_answer_is_written_into_the_plan(choice: str, stand: Stand) -> None:
    assert [each.standing for each in answered(choice).questions] == [stand]


@pytest.mark.parametrize("choice", [SKIP, ASK_MY_PT])
def test_without_a_yes_nothing_changes(choice: str) -> None:
    assert answered(choice).prescriptions == with_sheet_bounds(plan_of(MARCH)).prescriptions


def trial() -> Prescription:
    return answered("standing-with-support").prescriptions[0]


def test_a_yes_tries_it_with_support_without_a_band_and_at_the_bottom() -> None:
    assert (trial().variant, trial().band, str(trial().dose)) == (
        "standing-with-support",
        NO_BAND,
        "3 sets of 10 reps each side",
    )
    assert [each.avoid for each in trial().alternatives] == [True], "standing free is still to be avoided"


def test_the_form_tried_again_stays_within_its_bounds() -> None:
    following = Day(told=(PlanSet(plan=answered("standing-with-support")),))
    decision = decision_of(march_life(a_session(), following))
    assert decision.change is Change.KEEP
    assert decision.after.variant == "standing-with-support"


def test_a_form_without_a_supported_neighbour_is_tried_itself() -> None:
    march = replace(MARCH, alternatives=(Alternative(variant="supine-feet-off", avoid=True),))
    found = asked(*QUIET, plan=plan_of(march))
    assert found == replace(ASKED, choices=("supine-feet-off",))
    tried = tried_again(plan_of(march), found, "supine-feet-off").prescriptions[0]
    assert [each.avoid for each in tried.alternatives] == [False]


def test_what_is_no_answer_gets_a_sentence() -> None:
    with pytest.raises(BandstandError):
        tried_again(plan_of(MARCH), ASKED, "standing")


# Once


def check_once(life: Life, ask: Ask = question_of_trying_again) -> None:
    """Whatever was answered, and whatever sheet came after it, nothing is asked a second time."""
    assert ask(history_of(life), standing_after(life), last_day(life)) is None


@settings(max_examples=LIVES)
@given(
    st.sampled_from([SKIP, ASK_MY_PT, "standing-with-support"]),
    st.integers(0, 6),
    st.booleans(),
)
def test_it_is_asked_once(choice: str, weeks: int, new_sheet: bool) -> None:
    told = [PlanSet(plan=answered(choice))]
    if new_sheet:
        march = replace(MARCH, key="hip-flexor-march-2")
        told.append(PlanSet(plan=plan_of(march, number=3)))
    check_once(march_life(*QUIET, Day(told=tuple(told)), *(REST,) * (7 * weeks), a_session()))


def test_the_law_of_once_finds_an_answer_that_was_not_written_down() -> None:
    def forgetful(history: History, standing: Standing, today: date) -> Question | None:
        plans = tuple(replace(said, fact=replace(said.fact, questions=())) for said in history.plans_set)
        return question_of_trying_again(replace(history, plans_set=plans), standing, today)

    life = march_life(*QUIET, Day(told=(PlanSet(plan=answered(SKIP)),)), a_session())
    check_once(life)
    with pytest.raises(AssertionError):
        check_once(life, forgetful)


def test_a_big_change_a_week_ago_is_long_enough_ago_to_ask() -> None:
    life = march_life(*QUIET, a_session())
    for days, found in ((6, None), (7, ASKED)):
        changed = replace(standing_after(life), big_changes={"march": last_day(life) - timedelta(days=days)})
        assert question_of_trying_again(history_of(life), changed, last_day(life)) == found


def test_the_bounds_of_a_form_in_trial_are_the_sheets_and_that_form() -> None:
    assert trial().bounds.variants == ("supine", "standing-with-support")
