"""A session laid out in time: the player's tones at the player's seconds, and words that never stand in their way."""

import json
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.exchange.script_wire import script_for_phone
from bandstand.prescription import Distance, Dose, Prescription, Reps, Sides
from bandstand.prescription.dose import Tempo
from bandstand.quantity import Range
from bandstand.session.script import Script, Step, StepKind, Tone
from bandstand.session.tones import NOTES, seconds_of
from bandstand.session.track import BREATH, ENDING, LEAD_IN, PAUSE_ME, PAUSES, Track, lay_out, phrases, sounding, waits
from bandstand.words import say
from tests.audio.scripts import MARCH, OWN, STRETCH, WALK, length_of, session

PLAYER = Path(__file__).parent / "cues_of_the_player.mjs"
PACE = Prescription(key="far", name="Walk to the tree", dose=Dose(sets=Range(1), work=Distance(100, 100)))


def laid_out(script: Script) -> Track:
    return lay_out(script, say, length_of)


def of_the_player(script: Script) -> dict[str, Any]:
    told = json.dumps(script_for_phone(script))
    done = subprocess.run(["node", str(PLAYER)], input=told, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))


def test_each_step_sounds_the_tones_that_the_player_sounds_at_the_same_seconds() -> None:
    script = session()
    told = of_the_player(script)["tones"]
    ours = [sorted([cue.at, cue.tone.value] for cue in sounding(step) if cue.tone) for step in script.steps]
    assert sum(map(len, ours)) > 60
    assert [sorted(step) for step in told] == ours


def test_each_tone_has_the_notes_of_the_player() -> None:
    told = of_the_player(session(WALK))["notes"]
    ours = {
        tone.value: [{"pitch": note.pitch, "at": note.at, "for": note.seconds} for note in notes]
        for tone, notes in NOTES.items()
    }
    assert told == ours


def test_between_two_steps_that_wait_every_tone_stands_where_the_clock_of_the_player_puts_it() -> None:
    track = laid_out(session(WALK))
    first = next(tone for tone in track.tones if tone.tone is Tone.READY).at
    gos = [round(tone.at - first, 6) for tone in track.tones if tone.tone is Tone.GO]
    assert gos == [5.0, 80.0]  # get ready 5, work 30, rest 40, get ready 5
    ticks = [round(tone.at - first, 6) for tone in track.tones if tone.tone is Tone.TICK]
    assert ticks[:6] == [2.0, 3.0, 4.0, 32.0, 33.0, 34.0]


@pytest.mark.parametrize("exercises", [(WALK,), (MARCH,), (STRETCH,), (OWN,), (WALK, MARCH, STRETCH, OWN)])
def test_no_word_is_said_over_a_go_tone_nor_over_another_word(exercises: tuple[Prescription, ...]) -> None:
    track = laid_out(session(*exercises))
    spans = [(each.at, each.at + length_of(each.words)) for each in track.said]
    gos = [(tone.at, tone.at + seconds_of(Tone.GO)) for tone in track.tones if tone.tone is Tone.GO]
    assert not [(span, go) for span in spans for go in gos if span[0] < go[1] and go[0] < span[1]]
    assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.floats(min_value=0.02, max_value=0.25))
def test_however_slow_the_voice_no_word_meets_a_go_tone(letter: float) -> None:
    track = lay_out(session(), say, lambda words: letter * len(words))
    gos = [(tone.at, tone.at + seconds_of(Tone.GO)) for tone in track.tones if tone.tone is Tone.GO]
    spans = [(each.at, each.at + letter * len(each.words)) for each in track.said]
    assert not [(span, go) for span in spans for go in gos if span[0] < go[1] and go[0] < span[1]]


def test_what_waits_for_a_person_says_so_and_leaves_time() -> None:
    script = session(WALK, PACE)
    track = laid_out(script)
    waiting = [step for step in script.steps if waits(step)]
    asked = [each for each in track.said if each.words == say(PAUSE_ME)]
    assert {step.kind for step in waiting} == {StepKind.SET_UP, StepKind.ASK, StepKind.WORK}
    assert len(asked) == len(waiting)
    for step, said in zip(waiting, asked, strict=True):
        assert next_sound(track, said.at + length_of(said.words)) >= said.at + length_of(said.words) + leave(step)


def next_sound(track: Track, after: float) -> float:
    later = [*(tone.at for tone in track.tones), *(said.at for said in track.said)]
    return min((at for at in later if at > after), default=float("inf"))


def leave(step: Step) -> float:
    return PAUSES[step.kind]


def test_whatever_is_told_before_an_exercise_is_told_to_its_end_however_long_it_takes() -> None:
    script = session(WALK)
    track = lay_out(script, say, lambda words: 0.2 * len(words))
    told = [say(cue.say) for cue in script.steps[0].cues if cue.say]
    assert [each.words for each in track.said][: len(told) + 1] == [*told, say(PAUSE_ME)]


def test_every_exercise_and_every_set_of_each_side_is_a_chapter() -> None:
    track = laid_out(session(WALK, STRETCH))
    assert [(each.exercise, say(each.part)) for each in track.chapters] == [
        ("Lateral band walk", "Set up"),
        ("Lateral band walk", "Set 1 of 2"),
        ("Lateral band walk", "Set 2 of 2"),
        ("Figure-four stretch", "Set up"),
        ("Figure-four stretch", "Set 1 of 1, left leg"),
        ("Figure-four stretch", "Set 1 of 1, right leg"),
    ]
    places = [each.at for each in track.chapters]
    assert places == sorted(places)


def test_a_count_is_said_with_each_rep_and_the_last_one_is_named() -> None:
    asked = Dose(sets=Range(2), work=Reps(Range(8)), sides=Sides.EACH, tempo=Tempo(up=2, hold=0, down=2))
    paced = replace(OWN, dose=asked)
    said = [each.words for each in laid_out(session(paced)).said]
    assert said.count("3") == 4  # two sets, each side
    assert said.count("Last one.") == 4
    assert "8" not in said


def test_each_phrase_is_to_be_spoken_once() -> None:
    told = phrases(session(), say)
    assert len(told) == len(set(told))
    assert {each.words for each in laid_out(session()).said} <= set(told)


def clocked(step: Step) -> float | None:
    """The seconds after which the clock itself ends a step; None where it waits for a person."""
    if step.kind is StepKind.SET_UP or step.seconds is not None:
        return None if step.kind is StepKind.SET_UP else step.seconds
    return step.reps.high * step.pace if step.reps and step.pace else None


def last_words(step: Step) -> float:
    return max((cue.at for cue in sounding(step) if cue.say), default=0.0)


def test_a_track_lasts_as_long_as_what_the_clock_ends_and_a_pause_for_each_step_that_waits() -> None:
    script = session()
    ended = [seconds for step in script.steps if (seconds := clocked(step)) is not None]
    waiting = [step for step in script.steps if clocked(step) is None]
    paused = sum(max(step.seconds or 0, last_words(step) + PAUSES[step.kind]) for step in waiting)
    wordless = lay_out(script, say, lambda _: 0.0)
    spoken = sum(1 + sum(1 for cue in sounding(step) if cue.say) for step in waiting)
    assert len(ended) > 10
    assert len(waiting) > 5
    least = LEAD_IN + sum(ended) + paused + ENDING
    assert least <= wordless.seconds <= least + spoken * BREATH + 1e-6
