"""What was declined is not asked again for a week, unless something new was said."""

import pytest

from bandstand.journal.facts import BoundsSet, Popping, RoughSpell
from bandstand.prescription import PainLimits, SetBy
from bandstand.progress.decision import Change, Decision
from bandstand.quantity import Pain
from bandstand.words import say
from tests.progress.lives import MARCH, REST, Day, a_session, decision_of, march_life, plan_of

GOOD, BAD = a_session(), a_session(peak=7)


def left(*days: Day, then: tuple[Day, ...], **changes: object) -> Decision:
    """The decision of a life in which the first thing proposed was declined, and nothing else."""
    life = march_life(*days, *then, leaves=(True, *(False,) * 50), **changes)
    assert any(row.event.kind == "proposal_answered" for row in life.rows()), "something was declined"
    return decision_of(life)


def test_a_step_up_that_was_left_waits_for_a_week_and_comes_back() -> None:
    held = left(GOOD, REST, then=(REST, REST))
    assert held.change is Change.KEEP
    assert (
        say(held.because) == "You left this change 3 days ago: not now. It waits for a week, unless something is new."
    )
    assert dict(held.numbers) == {"days_since": 3}
    assert left(GOOD, REST, then=(REST,) * 5).change is Change.KEEP
    assert left(GOOD, REST, then=(REST,) * 6).change is Change.ADVANCE


def test_doing_the_exercise_again_brings_the_same_step_up_no_sooner() -> None:
    assert left(GOOD, REST, then=(GOOD, REST, REST)).change is Change.KEEP


def test_an_easier_dose_that_was_left_is_not_asked_again_while_nothing_is_new() -> None:
    assert left(BAD, REST, then=(REST, REST)).change is Change.KEEP


def test_an_easier_dose_comes_back_once_something_worse_was_said_or_done() -> None:
    assert left(BAD, REST, then=(REST, Day(morning=5))).change is Change.EASE
    assert left(BAD, REST, then=(REST, Day(told=(RoughSpell(),)))).change is Change.EASE
    assert left(BAD, REST, then=(BAD, REST)).change is Change.EASE


def test_a_form_that_hurt_the_joint_is_left_out_however_often_that_is_declined() -> None:
    caught = a_session(popping=Popping.CAUGHT)
    assert left(caught, REST, then=(REST, REST)).change is Change.STOP


@pytest.mark.parametrize(
    ("before", "since", "change"),
    [
        (PainLimits(), PainLimits(amber=Pain(4), set_by=SetBy.THERAPIST), Change.EASE),
        (PainLimits(), PainLimits(green=Pain(1), set_by=SetBy.PERSON), Change.EASE),
        (PainLimits(), PainLimits(set_by=SetBy.THERAPIST), Change.EASE),
        (PainLimits(set_by=SetBy.PERSON), PainLimits(amber=Pain(6), set_by=SetBy.PERSON), Change.KEEP),
        (PainLimits(set_by=SetBy.PERSON), PainLimits(set_by=SetBy.PERSON), Change.KEEP),
    ],
)
def test_limits_that_allow_less_are_something_new_to_an_easier_dose_that_was_left(
    before: PainLimits, since: PainLimits, change: Change
) -> None:
    told = Day(told=(BoundsSet(limits=since),))
    assert left(BAD, REST, then=(told, REST), plan=plan_of(MARCH, limits=before)).change is change
