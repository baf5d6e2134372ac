"""While a reading is looked at, exercises go and come back, and words nobody read find their place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.prescription import Hold, Reps, Source, Span, Timed
from bandstand.prescription.reader import read
from bandstand.prescription.under_review import (
    MOST_EXERCISES,
    Review,
    added,
    brought_back,
    ignored,
    put_on,
    review_of,
    taken_up,
    without,
)
from bandstand.quantity import BandstandError, Range

SHEET = """\
Clamshell
3 sets of 10-15 reps on both legs

Bridge
2 sets of 8 reps

Heel raise
12 reps

Zorb roll
Over and over, slowly.
"""


@pytest.fixture
def review() -> Review:
    return review_of(read(SHEET))


@given(st.permutations(range(3)), st.data())
def test_what_was_left_out_comes_back_as_it_was(order: list[int], data: st.DataObject) -> None:
    begun = review_of(read(SHEET))
    keys = [each.key for each in begun.plan.prescriptions]
    now = begun
    for at in order:
        now = without(now, keys[at])
    assert not [each for each in now.plan.questions if each.prescription in (keys[at] for at in order)]
    for key in [each.prescription.key for each in reversed(now.left_out)]:
        now = brought_back(now, key)
    assert now.plan.prescriptions == begun.plan.prescriptions
    assert set(now.plan.questions) == set(begun.plan.questions)
    assert now.left_out == ()


def test_nobody_brings_back_what_was_never_there(review: Review) -> None:
    with pytest.raises(BandstandError):
        brought_back(review, "clamshell")
    with pytest.raises(BandstandError):
        without(review, "nothing")


def test_words_put_on_an_exercise_are_its_own_and_no_longer_unread(review: Review) -> None:
    span = Span(SHEET.index("slowly"), SHEET.index("slowly") + 6)
    key = review.plan.prescriptions[1].key
    told = put_on(Review(plan=review.plan, unread=(span,)), span, key, "hold", "5")
    bridge = told.plan.prescription(key)
    assert bridge is not None
    assert bridge.dose is not None
    assert bridge.dose.work == Hold(Range(5))
    assert bridge.origin_of("work").source is Source.CHOSEN
    assert bridge.origin_of("work").spans == (span,)
    assert told.unread == ()


def test_ignored_words_are_asked_about_no_more(review: Review) -> None:
    spans = (Span(0, 2), Span(3, 5))
    assert ignored(Review(plan=review.plan, unread=spans), spans[:1]).unread == spans[1:]


def test_a_missed_exercise_is_added_with_its_words(review: Review) -> None:
    bare = without(without(review, "bridge"), "calf-raise")
    again = added(bare, "Bridge\n2 sets of 8 reps").plan.prescriptions[-1]
    assert again.dose is not None
    assert again.dose.work == Reps(Range(8))
    assert [SHEET[span.start : span.end] for span in again.origin_of("sets").spans] == ["2 sets"]
    assert again.origin_of("sets").source is Source.CHOSEN


def test_words_without_a_dose_are_a_name(review: Review) -> None:
    zorb = added(review, "Zorb roll").plan.prescriptions[-1]
    assert (zorb.name, zorb.dose) == ("Zorb roll", None)


def test_an_exercise_without_a_name_is_refused(review: Review) -> None:
    with pytest.raises(BandstandError):
        added(review, "  ")


def test_sixty_exercises_are_enough() -> None:
    review = review_of(read("".join(f"{n}. Bridge\n{n} reps\n" for n in range(1, MOST_EXERCISES + 1))))
    with pytest.raises(BandstandError):
        added(review, "One more")


def test_a_plan_taken_up_again_asks_only_about_words_that_carry_nothing() -> None:
    review = review_of(read("Wobble board. Over there.\n\nBridge\n2 sets of 8 reps\n\nIce: 15 minutes\n"))
    assert all(span not in taken_up(review.plan).unread for span in _used(review))


def _used(review: Review) -> set[Span]:
    return {span for each in review.plan.prescriptions for _, origin in each.origins for span in origin.spans}


def test_a_time_may_be_typed_where_repetitions_were_read(review: Review) -> None:
    span = Span(0, 9)
    told = put_on(Review(plan=review.plan, unread=(span,)), span, "bridge", "seconds", "30")
    bridge = told.plan.prescription("bridge")
    assert bridge is not None
    assert bridge.dose is not None
    assert bridge.dose.work == Timed(Range(30))
