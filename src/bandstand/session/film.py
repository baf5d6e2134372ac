"""In step with the count: at which moment of its loop a figure stands at each second of a set."""

from collections.abc import Iterator
from dataclasses import dataclass

from bandstand.catalog import Exercise, Movement, Sided
from bandstand.prescription import Dose, Hold, Reps, Timed
from bandstand.session.pace import Amount

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
            held = hold.low if hold else 0
            return Film(passages=tuple(_of_reps(dose, exercise, held)), repeats=True, loop=movement.seconds)
        case Hold() | Timed() if amount.seconds and exercise.rhythm.hold_for and movement.held:
            return Film(passages=tuple(_of_hold(movement, amount.seconds)), repeats=False, loop=movement.seconds)
        case _:
            return None


def _of_reps(dose: Dose, exercise: Exercise, held: int) -> Iterator[Passage]:
    """Up, held and down as prescribed; the drawn loop has them as the catalogue's rhythm does, for each leg in turn."""
    rhythm, tempo = exercise.rhythm, dose.tempo or exercise.rhythm
    legs = 2 if exercise.sided is Sided.ALTERNATING else 1
    drawn = rhythm.rep_seconds * legs
    for leg in range(legs):
        begin = leg / legs
        top, over = begin + rhythm.up / drawn, begin + (rhythm.up + rhythm.hold) / drawn
        yield Passage(seconds=tempo.up, start=begin, end=top)
        yield Passage(seconds=tempo.hold + held, start=top, end=over)
        yield Passage(seconds=tempo.down, start=over, end=(leg + 1) / legs)


def _of_hold(movement: Movement, seconds: int) -> Iterator[Passage]:
    """Into the position, breathing in it, and out of it again."""
    assert movement.held is not None, "a hold has a moment in which nothing moves"
    start, end = movement.held
    into = min(LONGEST_WAY, start * movement.seconds, seconds / 4)
    out = min(LONGEST_WAY, (1 - end) * movement.seconds, seconds / 4)
    yield Passage(seconds=into, start=0.0, end=start)
    yield Passage(seconds=seconds - into - out, start=start, end=end, again=(end - start) * movement.seconds)
    yield Passage(seconds=out, start=end, end=1.0)
