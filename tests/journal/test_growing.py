"""A past moved on by what was just played is the very past that the whole log tells."""

from random import Random
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from bandstand.journal.event import Received
from bandstand.journal.facts import (
    CORRECTION,
    VOID,
    CheckIn,
    ExerciseAnswered,
    Hurt,
    HurtKind,
    ProfileSet,
    RestDay,
    SessionFinished,
    SessionStarted,
    SetDone,
    SetSkipped,
)
from bandstand.journal.history import begin, fold, moved_on
from bandstand.quantity import Pain
from tests.journal.test_history import EVENING, MONDAY, OTHER, SCRIPT, TUESDAY, told

BESIDE = (
    CheckIn(of=MONDAY, morning=Pain(3)),
    CheckIn(of=TUESDAY, average_of=MONDAY, average=Pain(4)),
    ProfileSet(precautions=("no deep bend",)),
    RestDay(why="tired"),
)


def row(id: int, dice: Random) -> Received:
    """A row such as a phone might send next; some of them speak of others, that have come or are yet to come."""
    of = {"supersedes": str(UUID(int=dice.randint(1, 30)))}
    session = dice.choice((EVENING, OTHER, None))
    common = {"session": session, "seq": dice.randint(0, 9), "on": dice.choice((MONDAY, TUESDAY))}
    at, key = dice.randint(1, 50), dice.choice(("walk", "march"))
    facts = (
        SetDone(prescription=key, set=dice.randint(1, 3), reps=10),
        SetSkipped(prescription=key, set=dice.randint(1, 3)),
        ExerciseAnswered(prescription=key, peak=Pain(dice.randint(0, 10))),
        Hurt(prescription=key, kind=HurtKind.SHARP, pain=Pain(5)),
        SessionStarted(script=SCRIPT, pre=Pain(2)),
        SessionFinished(pain_now=Pain(1)),
    )
    chance = dice.random()
    if chance > 0.8:
        return told(id, dice.choice(BESIDE), at=at, on=dice.choice((MONDAY, TUESDAY)))
    if chance < 0.05:
        return told(id, kind=VOID, body=of, at=at)
    if chance < 0.1:
        return told(id, kind=CORRECTION, body={**of, "body": {"prescription": key, "set": 9}}, at=at)
    if chance < 0.15:
        return told(id, CheckIn(of=MONDAY, morning=Pain(3)), at=at)
    if chance < 0.2:
        return told(id, kind="set_done", body={"set": "three"}, at=at, **common)  # type: ignore[arg-type]
    return told(id, dice.choice(facts), at=at, **common)  # type: ignore[arg-type]


@given(st.integers(0, 2**32), st.integers(0, 20), st.integers(0, 6))
def test_a_past_that_is_moved_on_is_the_past_of_the_whole_log(seed: int, many: int, more: int) -> None:
    dice = Random(seed)
    before = [row(id, dice) for id in range(1, many + 1)]
    after = [row(id, dice) for id in range(many + 1, many + more + 1)]
    past = moved_on(begin(before), after)
    if past is not None:
        assert past.history == fold([*before, *after])


def test_a_set_moves_the_past_on_and_leaves_what_it_does_not_touch_as_it_is() -> None:
    before = begin(
        [
            told(1, SetDone(prescription="walk", set=1), session=EVENING),
            told(2, SetDone(prescription="walk", set=1), session=OTHER, on=TUESDAY),
        ]
    )
    past = moved_on(before, [told(3, SetDone(prescription="walk", set=2), session=OTHER, on=TUESDAY)])
    assert past is not None
    assert past.history.sessions[0] is before.history.sessions[0]
    assert [each.done.set for each in past.history.sessions[1].done] == [1, 2]


def test_a_morning_moves_the_past_on_and_leaves_the_sessions_as_they_are() -> None:
    before = begin([told(1, SetDone(prescription="walk", set=1), session=EVENING)])
    past = moved_on(before, [told(2, CheckIn(of=MONDAY, morning=Pain(3)))])
    assert past is not None
    assert past.history.sessions is before.history.sessions
    assert [morning.pain.pain for morning in past.history.mornings.values() if morning.pain] == [3]


def test_what_is_corrected_or_cannot_be_read_has_the_whole_log_read_again() -> None:
    late = told(9, SetDone(prescription="walk", set=1), session=EVENING)
    spoken_of = begin([told(1, kind=VOID, body={"supersedes": str(UUID(int=9))})])
    assert moved_on(spoken_of, [late]) is None
    taken_back = told(2, kind=VOID, body={"supersedes": str(UUID(int=9))})
    assert moved_on(begin([late]), [taken_back]) is None
    assert moved_on(begin([late]), [told(2, kind="set_done", body={"set": "three"})]) is None
    assert moved_on(begin([late]), [told(2, kind="set_done", body={"prescription": "a"}, schema=2)]) is None
