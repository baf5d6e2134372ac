"""Figures keep the prescribed time: up when the voice says up, and still while somebody holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bandstand.catalog import Exercise, Kind, Opens, load_catalogue
from bandstand.prescription import Dose, Hold, Reps, Sides
from bandstand.prescription.dose import Tempo
from bandstand.quantity import Range
from bandstand.session.cues import work_cues
from bandstand.session.film import Film, film_of
from bandstand.session.pace import amount_of
from bandstand.session.script import Tone
from bandstand.words import say

CATALOGUE = load_catalogue()
MARCH = CATALOGUE.exercise("hip-flexor-march")
COUNTED = [exercise for exercise in CATALOGUE.exercises if exercise.kind is Kind.REPS]
HELD = [exercise for exercise in CATALOGUE.exercises if exercise.kind in (Kind.STRETCH, Kind.HOLD)]
every_counted = pytest.mark.parametrize("exercise", COUNTED, ids=lambda each: each.id)
tempos = st.builds(Tempo, up=st.integers(1, 6), hold=st.integers(0, 5), down=st.integers(1, 6))


def film(exercise_id: str, dose: Dose) -> Film | None:
    exercise = CATALOGUE.exercise(exercise_id)
    movement = CATALOGUE.movement(exercise.id, exercise.default.id)
    return film_of(dose, exercise, movement, amount_of(dose, exercise))


def whole(found: Film) -> float:
    return sum(passage.seconds for passage in found.passages)


@every_counted
def test_a_loop_without_a_tempo_is_played_as_it_is_drawn(exercise: Exercise) -> None:
    found = film(exercise.id, Dose(work=Reps(Range(10)), sides=Sides.EACH))
    assert found is not None
    assert whole(found) == pytest.approx(found.loop)
    for passage in found.passages:
        assert passage.seconds == pytest.approx((passage.end - passage.start) * found.loop)


@given(tempos, st.none() | st.integers(1, 10).map(Range))
def test_a_prescribed_tempo_and_hold_are_kept_for_each_leg(tempo: Tempo, hold: Range | None) -> None:
    dose = Dose(work=Reps(Range(10), hold), sides=Sides.EACH, tempo=tempo)
    found = film("hip-flexor-march", dose)
    assert found is not None
    seconds = [passage.seconds for passage in found.passages]
    assert seconds == [tempo.up, hold.low if hold else tempo.hold, tempo.down] * 2
    assert whole(found) == amount_of(dose, MARCH).pace


@given(tempos)
def test_a_tempo_is_kept_by_what_goes_down_first_too(tempo: Tempo) -> None:
    for exercise in COUNTED:
        ways = exercise.ways_of(exercise.default)
        found = film(exercise.id, Dose(work=Reps(Range(10)), tempo=tempo))
        assert ways is not None
        assert found is not None
        first, _, last = (passage.seconds for passage in found.passages[:3])
        assert (first, last) == ((tempo.down, tempo.up) if ways.opens is Opens.DOWN else (tempo.up, tempo.down))


def test_a_stated_hold_is_the_whole_hold() -> None:
    dose = Dose(work=Reps(Range(10), Range(5)))
    found = film("bridge", dose)
    assert found is not None
    assert [passage.seconds for passage in found.passages] == [2, 5, 2]
    assert amount_of(dose, CATALOGUE.exercise("bridge")).pace == 9


@given(st.integers(5, 240))
def test_a_hold_fills_its_time_and_no_more(seconds: int) -> None:
    for exercise in HELD:
        found = film(exercise.id, Dose(work=Hold(Range(seconds)), sides=Sides.EACH))
        assert found is not None, exercise.id
        assert whole(found) == pytest.approx(seconds)
        into, held, out = found.passages
        assert into.seconds <= seconds / 4
        assert out.seconds <= seconds / 4
        assert held.again > 0
        assert (into.start, out.end) == (0.0, 1.0)


def test_the_leg_goes_up_when_the_voice_says_up() -> None:
    dose = Dose(work=Reps(Range(10)), sides=Sides.EACH)
    cues = work_cues(amount_of(dose, MARCH), (), film("hip-flexor-march", dose), ways=MARCH.ways)
    said = [(cue.at, say(cue.say)) for cue in cues if cue.say]
    one_leg = [(0, "Knee up."), (2, "Hold."), (3, "Slowly down.")]
    assert said == [*one_leg, *((at + 5, words) for at, words in one_leg)]
    assert cues[0].tone is Tone.GO


def test_a_walk_moves_at_its_own_pace() -> None:
    assert film("monster-walk", Dose(work=Hold(Range(30)))) is None


def test_one_leg_alone_is_the_only_one_that_moves() -> None:
    """The other half of the loop belongs to the other leg, and is never played."""
    for sides in (Sides.LEFT, Sides.RIGHT, Sides.HURT):
        dose = Dose(work=Reps(Range(10)), sides=sides)
        found = film("hip-flexor-march", dose)
        assert found is not None
        assert max(passage.end for passage in found.passages) == 0.5
        assert whole(found) == amount_of(dose, MARCH).pace


@pytest.mark.parametrize("exercise", ["bridge", "clamshell", "side-plank", "single-leg-stand"])
def test_what_is_held_stands_still_for_the_time_it_is_held(exercise: str) -> None:
    once = film(exercise, Dose(work=Hold(Range(30))))
    again = film(exercise, Dose(work=Reps(Range(6), Range(5))))
    for found, seconds in ((once, 30), (again, 5)):
        assert found is not None
        held = max(found.passages, key=lambda passage: passage.seconds)
        movement = CATALOGUE.movement(exercise, CATALOGUE.exercise(exercise).default.id)
        assert movement.held is not None
        assert (held.start, held.end) == pytest.approx(movement.held, abs=1e-3)
        assert held.seconds >= seconds / 2
    assert again is not None
    assert whole(again) == amount_of(Dose(work=Reps(Range(6), Range(5))), CATALOGUE.exercise(exercise)).pace
