"""There and back: when a walk turns in the room there is, for the voice and for the figure."""

from dataclasses import dataclass

from bandstand.catalog import Exercise, Movement
from bandstand.prescription import Dose, Timed
from bandstand.session.film import Film, Passage

HALF = 0.5  # of a drawn loop: there; the other half is back
LAST_TURN_BEFORE_END = 3  # seconds: later the three last seconds are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way of a walk: how many seconds it takes, and how far the drawn loop goes in that time, 0 to 0.5."""

    seconds: float
    drawn: float

    def turns(self, seconds: int) -> tuple[int, ...]:
        """The whole seconds of a set at which it turns, the last one before the end is counted."""
        count = int((seconds - LAST_TURN_BEFORE_END) / self.seconds)
        return tuple(round(self.seconds * turn) for turn in range(1, count + 1))

    def film(self, movement: Movement) -> Film:
        """There and back, over and over: a room longer than the drawn one is crossed in slower steps."""
        there = Passage(seconds=self.seconds, start=0.0, end=self.drawn)
        back = Passage(seconds=self.seconds, start=1.0 - self.drawn, end=1.0)
        return Film(passages=(there, back), repeats=True, loop=movement.seconds)


def goes_there_and_back(exercise: Exercise | None, dose: Dose | None) -> bool:
    """Whether it is a walk with a time: the whole of it, there and back inside it."""
    return exercise is not None and bool(exercise.travels) and dose is not None and isinstance(dose.work, Timed)


def way_of(exercise: Exercise, movement: Movement, seconds: int, room: int | None) -> Way:
    """One way of a walk that goes there and back.

    Args:
        exercise: What is walked.
        movement: How its form is drawn, there and back in one loop.
        seconds: The whole set, there and back inside it: a way is half of it at most.
        room: How many steps fit one way; None: not said, then as many as are drawn.
    """
    drawn = movement.seconds * HALF
    wanted = drawn if room is None else room * exercise.step_of_way_seconds
    way = min(wanted, seconds * HALF)
    return Way(seconds=way, drawn=HALF * min(1.0, way / drawn))
