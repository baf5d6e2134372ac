"""A form that hurt the joint is left until a therapist allows it."""

from dataclasses import replace

import pytest

from bandstand.journal.facts import (
    Hurt,
    HurtKind,
    Popping,
    Preference,
)
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import RuleId
from bandstand.words import say
from tests.progress.lives import (
    CLIMBER,
    MARCH,
    REST,
    Day,
    Did,
    Life,
    a_session,
    decision_of,
    ordinary_days,
    plan_of,
)
from tests.progress.next_time import after
from tests.progress.tried import tries


@tries(RuleId.PAINFUL_FORM)
@pytest.mark.parametrize(
    "felt",
    [
        {"popping": Popping.PAINFUL},
        {"popping": Popping.CAUGHT},
        {"popping": None, "hurt": Hurt(kind=HurtKind.POPPED)},
        {"popping": None, "hurt": Hurt(kind=HurtKind.CAUGHT)},
    ],
)
def test_a_painful_pop_or_a_catch_leaves_the_form_out_where_there_is_no_easier_one(felt: dict[str, object]) -> None:
    decision = after(a_session(**felt), REST)
    assert (decision.change, decision.rule) == (Change.STOP, "R4")


@tries(RuleId.PAINFUL_FORM)
def test_the_easier_form_is_offered_where_the_catalogue_has_one() -> None:
    life = Life(plan=plan_of(CLIMBER), days=(Day(did={"climber": Did(popping=Popping.PAINFUL)}), REST))
    decision = decision_of(life, "climber")
    assert (decision.change, decision.after.variant) == (Change.EASE, "hands-on-bench")
    assert say(decision.because) == "It popped with pain. Try the easier form, and tell your therapist."


def test_a_form_the_sheet_says_to_avoid_is_never_offered() -> None:
    march = replace(MARCH, variant="standing-with-support", alternatives=())
    popped = (Day(did={"march": Did(popping=Popping.PAINFUL)}), REST)
    offered = decision_of(Life(plan=plan_of(march), days=popped)).after.variant
    assert offered == "supine-feet-off"
    avoided = replace(march, alternatives=(replace(MARCH.alternatives[0], variant="supine-feet-off"),))
    assert decision_of(Life(plan=plan_of(avoided), days=popped)).after.variant == "supine"


def test_a_barred_form_stays_barred_until_a_therapist_allows_it() -> None:
    popped = a_session(popping=Popping.PAINFUL)
    assert after(popped, *ordinary_days(5)).change is Change.STOP
    allowed = Preference(prescription="march", variant="supine", variant_allowed=True)
    assert after(popped, Day(told=(allowed,)), REST).change is not Change.STOP
    other = Preference(prescription="march", variant="standing", variant_allowed=True)
    assert after(popped, Day(told=(other,)), REST).change is Change.STOP


def test_a_new_pop_bars_an_allowed_form_again() -> None:
    popped = a_session(popping=Popping.PAINFUL)
    allowed = Preference(prescription="march", variant="supine", variant_allowed=True)
    assert after(popped, Day(told=(allowed,)), popped, REST).change is Change.STOP


def test_a_painless_snap_may_go_on() -> None:
    assert after(a_session(popping=Popping.PAINLESS), REST).change is Change.ADVANCE
