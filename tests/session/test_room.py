"""A walk turns where the room ends: the voice says it, a tone of its own sounds, and the figure turns with it."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bandstand.prescription import Dose, Timed
from bandstand.prescription.practice import MOST_STEPS
from bandstand.quantity import Range
from bandstand.session.script import Cue, Step, Tone
from bandstand.words import say
from tests.session.test_script import OCCASION, WALK, script_of, works

SIDEWAYS, FORWARD = "lateral-band-walk", "monster-walk"
ROOMS = st.none() | st.integers(1, MOST_STEPS)
TIMES = st.integers(8, 300)


def walked(exercise: str, seconds: int, room: int | None) -> Step:
    prescription = replace(WALK, exercise=exercise, dose=Dose(sets=Range(1), work=Timed(Range(seconds))))
    return works(script_of(prescription, occasion=replace(OCCASION, room=room)))[0]


def turned(step: Step) -> list[Cue]:
    return [cue for cue in step.cues if cue.tone is Tone.TURN]


def test_four_steps_of_room_turn_a_forward_walk_every_four_seconds_and_a_sideways_one_every_eight() -> None:
    assert [cue.at for cue in turned(walked(FORWARD, 30, 4))] == [4, 8, 12, 16, 20, 24]
    assert [cue.at for cue in turned(walked(SIDEWAYS, 30, 4))] == [8, 16, 24]


def test_the_voice_says_which_way_by_turns() -> None:
    said = [say(cue.say) for cue in turned(walked(SIDEWAYS, 30, 4)) if cue.say]
    assert said == ["Back the other way.", "And out again.", "Back the other way."]


def test_a_room_longer_than_the_set_turns_once_in_the_middle() -> None:
    (turn,) = turned(walked(SIDEWAYS, 30, 20))
    assert turn.at == 15
    assert turn.say is not None
    assert say(turn.say) == "Halfway. Now back the other way."


@given(exercise=st.sampled_from((SIDEWAYS, FORWARD)), seconds=TIMES, room=ROOMS)
def test_the_figure_turns_at_the_second_in_which_the_voice_says_so(
    exercise: str, seconds: int, room: int | None
) -> None:
    step = walked(exercise, seconds, room)
    assert step.film is not None
    there, back = step.film.passages
    assert there.seconds == back.seconds
    for place, cue in enumerate(turned(step), start=1):
        assert abs(cue.at - place * there.seconds) <= 0.5
    assert (there.start, back.end) == (0, 1)
    assert there.end + back.start == 1  # where it turns it stands where it came to


@given(exercise=st.sampled_from((SIDEWAYS, FORWARD)), seconds=TIMES, room=ROOMS)
def test_no_turn_is_told_while_something_else_is_said_or_the_end_is_counted(
    exercise: str, seconds: int, room: int | None
) -> None:
    step = walked(exercise, seconds, room)
    turns = [cue.at for cue in turned(step)]
    others = [cue.at for cue in step.cues if cue.say and cue.tone is not Tone.TURN]
    assert all(abs(turn - other) >= 2 for turn in turns for other in others)
    assert all(turn <= seconds - 3 for turn in turns)


@given(exercise=st.sampled_from((SIDEWAYS, FORWARD)), seconds=TIMES, room=st.integers(1, MOST_STEPS))
def test_nobody_is_sent_further_than_their_room(exercise: str, seconds: int, room: int) -> None:
    step = walked(exercise, seconds, room)
    assert step.film is not None
    step_seconds = 2 if exercise == SIDEWAYS else 1
    assert step.film.passages[0].seconds <= room * step_seconds
