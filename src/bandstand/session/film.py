"""In step with the count: at which moment of its loop a figure stands at each second of a set."""

from collections.abc import Iterator
from dataclasses import dataclass

from bandstand.catalog import Exercise, Movement, Sided, Variant
from bandstand.prescription import Dose, Hold, Reps, Timed
from bandstand.quantity import Range
from bandstand.session.pace import Amount, held, tempo_of

# Seconds a figure takes at most to come into a position that is held, and out of it. Source: bandstand-choice.
LONGEST_WAY = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """So many seconds, from one moment of the loop to another, 0 to 1.

    `again` is how many seconds that takes where it is played over and over, as breath in a hold; 0 for once.
    """

    seconds: float
    start: float
    end: float
    again: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Film:
    """The passages of one loop in order, and whether they begin anew; `loop` is how long the drawn loop lasts."""

    passages: tuple[Passage, ...]
    repeats: bool
    loop: float


def film_of(dose: Dose, exercise: Exercise, movement: Movement, amount: Amount) -> Film | None:
    """How a figure keeps the prescribed time; None where it moves at its own pace, as in a walk."""
    match dose.work:
        case Reps(hold=hold) if amount.pace and exercise.rhythm.rep_seconds:
            passages = tuple(_of_reps(dose, exercise, movement, hold))
            return Film(passages=passages, repeats=True, loop=movement.seconds)
        case Reps(hold=Range() as stated) if amount.pace and movement.held:
            passages = tuple(_of_short_holds(movement, amount.pace, stated.low))
            return Film(passages=passages, repeats=True, loop=movement.seconds)
        case Hold() if amount.seconds and movement.held:
            return Film(passages=tuple(_of_hold(movement, amount.seconds)), repeats=False, loop=movement.seconds)
        case Timed() if amount.seconds and exercise.rhythm.hold_for and movement.held:
            return Film(passages=tuple(_of_hold(movement, amount.seconds)), repeats=False, loop=movement.seconds)
        case _:
            return None


def _of_reps(dose: Dose, exercise: Exercise, movement: Movement, hold: Range | None) -> Iterator[Passage]:
    """Out, held and back as prescribed; the drawn loop has them in the catalogue's rhythm, for each leg in turn."""
    form, tempo = exercise.variant(movement.variant), tempo_of(dose, exercise)
    assert form is not None, "a movement is of a form"
    ways = exercise.ways_of(form)
    assert ways is not None, "what is counted goes out and back"
    assert tempo is not None, "what is counted has a pace"
    out, still, back = ways.in_order(up=tempo.up, hold=held(hold, tempo), down=tempo.down)
    for leg_begins, far, leaves, leg_ends in _drawn(exercise, form, alone=dose.sides.is_of_one):
        yield Passage(seconds=out, start=leg_begins, end=far)
        yield Passage(seconds=still, start=far, end=leaves)
        yield Passage(seconds=back, start=leaves, end=leg_ends)


def _drawn(exercise: Exercise, form: Variant, *, alone: bool) -> Iterator[tuple[float, float, float, float]]:
    """The moments of the drawn loop at which each leg begins, is farthest, begins to come back, and is there.

    Where one leg works `alone`, the half of the loop that is the other's is never played.
    """
    out, still, _ = exercise.counts_of(form)
    legs = 2 if exercise.sided is Sided.ALTERNATING else 1
    drawn = exercise.rhythm.rep_seconds * legs
    for leg in range(1 if alone else legs):
        begin = leg / legs
        yield begin, begin + out / drawn, begin + (out + still) / drawn, (leg + 1) / legs


def _of_short_holds(movement: Movement, pace: int, seconds: int) -> Iterator[Passage]:
    """A position that is taken again and again: into it, held, and out of it, in the time of one repetition."""
    assert movement.held is not None, "a hold has a moment in which nothing moves"
    start, end = movement.held
    way = (pace - seconds) / 2
    yield Passage(seconds=way, start=0.0, end=start)
    yield Passage(seconds=seconds, start=start, end=end, again=(end - start) * movement.seconds)
    yield Passage(seconds=way, start=end, end=1.0)


def _of_hold(movement: Movement, seconds: int) -> Iterator[Passage]:
    """Into the position, breathing in it, and out of it again."""
    assert movement.held is not None, "a hold has a moment in which nothing moves"
    start, end = movement.held
    into = min(LONGEST_WAY, start * movement.seconds, seconds / 4)
    out = min(LONGEST_WAY, (1 - end) * movement.seconds, seconds / 4)
    yield Passage(seconds=into, start=0.0, end=start)
    yield Passage(seconds=seconds - into - out, start=start, end=end, again=(end - start) * movement.seconds)
    yield Passage(seconds=out, start=end, end=1.0)
