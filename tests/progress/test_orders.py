"""What stands above every rule: a pause, and what the therapist asked for."""

from bandstand.journal.facts import (
    BoundsSet,
    Popping,
    ReviewConfirmed,
    SafetyCheck,
)
from bandstand.prescription import (
    Bounds,
    Order,
    SetBy,
)
from bandstand.progress.decision import Change
from bandstand.progress.rules.ids import RuleId
from bandstand.words import say
from tests.progress.lives import (
    REST,
    Day,
    a_session,
)
from tests.progress.next_time import after
from tests.progress.tried import tries


@tries(RuleId.PAUSED)
def test_a_pause_stops_every_exercise_until_a_review() -> None:
    sign = SafetyCheck(signs=("night-pain",))
    paused = after(a_session(), Day(told=(sign,)))
    assert (paused.change, paused.rule) == (Change.STOP, "R0")
    none_now = Day(told=(SafetyCheck(),))
    assert after(a_session(), Day(told=(sign,)), none_now).rule == "R0"
    reviewed = Day(told=(ReviewConfirmed(seen_by="my therapist"),))
    assert after(a_session(), Day(told=(sign,)), reviewed).rule != "R0"


@tries(RuleId.ORDERED, RuleId.PAINFUL_FORM)
def test_a_therapists_hold_is_obeyed_even_above_the_limit_but_for_a_form_that_popped() -> None:
    held = BoundsSet(prescription="march", bounds=Bounds(order=Order.HOLD, set_by=SetBy.THERAPIST))
    decision = after(a_session(peak=7), REST, told=(held,))
    assert (decision.change, decision.rule) == (Change.KEEP, "R1")
    assert say(decision.because) == "Pain reached 7. Your therapist asked to keep this, so tell them."
    assert after(a_session(), REST, told=(held,)).rule == "R1"
    assert after(a_session(popping=Popping.PAINFUL), REST, told=(held,)).rule == "R4"


@tries(RuleId.ORDERED)
def test_a_therapists_skip_leaves_the_exercise_out() -> None:
    skipped = BoundsSet(prescription="march", bounds=Bounds(order=Order.SKIP, set_by=SetBy.THERAPIST))
    decision = after(a_session(), REST, told=(skipped,))
    assert (decision.change, decision.rule) == (Change.STOP, "R1")
