"""What the voice says of the first repetition is what the body does meanwhile, in every form of what is counted."""

import re
from collections.abc import Iterator

import pytest

from bandstand.body import Motion, motion_of
from bandstand.catalog import Kind, Movement, Opens, Ways, load_catalogue
from bandstand.prescription import Dose, Reps
from bandstand.quantity import Range
from bandstand.session.cues import work_cues
from bandstand.session.film import Film, Passage, film_of
from bandstand.session.pace import amount_of
from bandstand.words import say

CATALOGUE = load_catalogue()
COUNTED = [each for each in CATALOGUE.movements.values() if CATALOGUE.exercise(each.exercise).kind is Kind.REPS]
every_counted = pytest.mark.parametrize("movement", COUNTED, ids=lambda each: f"{each.exercise} {each.variant}")

RISING = {"up", "lift", "rise", "raise", "stand"}
SINKING = {"down", "lower", "sink", "sit"}
SEEN = 0.03  # metres: less, nobody would call up or down
LEGS = [f"{joint}_{side}" for joint in ("hip", "knee", "ankle", "ball") for side in ("left", "right")]
DOSE = Dose(work=Reps(Range(10)))


def ways_of(movement: Movement) -> Ways:
    entry = CATALOGUE.exercise(movement.exercise)
    form = entry.variant(movement.variant)
    assert form is not None
    ways = entry.ways_of(form)
    assert ways is not None
    return ways


def film(movement: Movement) -> Film:
    exercise = CATALOGUE.exercise(movement.exercise)
    found = film_of(DOSE, exercise, movement, amount_of(DOSE, exercise))
    assert found is not None
    return found


def rise(course: Motion, start: float, end: float) -> float:
    """How far the pelvis rises, in metres; where it stays, how far that part of a leg does that rises or sinks most."""
    before, after = (course.at(phase % 1).body.points for phase in (start, end))
    gone = {joint: after[joint][2] - before[joint][2] for joint in ("pelvis", *LEGS)}
    return gone["pelvis"] if abs(gone["pelvis"]) > SEEN else max(gone.values(), key=abs)


def told(movement: Movement) -> Iterator[tuple[set[str], Passage]]:
    """The words of each passage of the first repetition, with the passage they are said in."""
    found = film(movement)
    exercise = CATALOGUE.exercise(movement.exercise)
    cues = work_cues(amount_of(DOSE, exercise), (), found, ways=ways_of(movement))
    begins = 0.0
    for passage in found.passages:
        said = " ".join(say(cue.say) for cue in cues if cue.say and begins <= cue.at < begins + passage.seconds)
        yield set(re.findall(r"\w+", said.lower())), passage
        begins += passage.seconds


@every_counted
def test_the_body_rises_while_up_is_said_and_sinks_while_down_is_said(movement: Movement) -> None:
    course = motion_of(movement.exercise, movement.variant)
    for words, passage in told(movement):
        assert bool(words) == bool(passage.seconds), "every passage that takes time has its words"
        gone = rise(course, passage.start, passage.end)
        if words & RISING:
            assert gone > SEEN, words
        if words & SINKING:
            assert gone < -SEEN, words


@every_counted
def test_an_entry_opens_the_way_its_figure_does(movement: Movement) -> None:
    course, opens = motion_of(movement.exercise, movement.variant), ways_of(movement).opens
    out, _, back = film(movement).passages[:3]
    gone = [rise(course, passage.start, passage.end) for passage in (out, back)]
    if opens is Opens.UP:
        assert gone[0] > SEEN
        assert gone[1] < -SEEN
    if opens is Opens.DOWN:
        assert gone[0] < -SEEN
        assert gone[1] > SEEN


@every_counted
def test_what_goes_neither_up_nor_down_is_told_in_other_words(movement: Movement) -> None:
    ways = ways_of(movement)
    said = [set(re.findall(r"\w+", words.lower())) for words in (ways.out, ways.back)]
    if ways.opens is Opens.OUT:
        assert not (said[0] | said[1]) & (RISING | SINKING)
    assert all(len(words) <= 4 for words in said)
