"""How long a set's work takes, and for which sides it is done."""

from dataclasses import dataclass, replace

from bandstand.catalog import Exercise, Rhythm, Sided
from bandstand.prescription import Dose, Hold, Intervals, Reps, Sides, Timed
from bandstand.prescription.dose import Tempo
from bandstand.quantity import Range, Side

# Seconds for one rep, 2 up and 2 down, where neither sheet nor catalogue says otherwise. Source: bandstand-choice.
USUAL_REP_SECONDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One window of work: `seconds`, or `reps` at `pace` seconds for each counted rep; neither waits for a tap.

    An exercise that only the sheet knows has no pace unless the sheet says one: it waits until the person is done.
    """

    seconds: int | None = None
    reps: Range | None = None
    pace: int = 0

    @property
    def length(self) -> int:
        """Seconds the window lasts when nothing is cut short; 0 where it waits for a person."""
        if self.seconds is not None:
            return self.seconds
        return self.reps.high * self.pace if self.reps else 0


def amount_of(dose: Dose, exercise: Exercise | None) -> Amount:
    """What one window of this dose asks."""
    match dose.work:
        case Hold(seconds) | Timed(seconds):
            return Amount(seconds=seconds.low)
        case Intervals(walk=walk, run=run, repeats=repeats):
            return Amount(seconds=(walk + run) * repeats)
        case Reps(count, hold):
            return Amount(reps=count, pace=_pace(dose, exercise, hold))
        case _:
            return Amount()


def _pace(dose: Dose, exercise: Exercise | None, hold: Range | None) -> int:
    tempo = tempo_of(dose, exercise)
    if exercise is None and tempo is None and hold is None:
        return 0
    moving = tempo.up + tempo.down if tempo else USUAL_REP_SECONDS
    return (moving + held(hold, tempo)) * (2 if counts_both_legs(dose, exercise) else 1)


def tempo_of(dose: Dose, exercise: Exercise | None) -> Tempo | Rhythm | None:
    """The sheet's tempo, else the catalogue's; None where neither counts repetitions."""
    usual = exercise.rhythm if exercise and exercise.rhythm.rep_seconds else None
    return dose.tempo or usual


def held(stated: Range | None, tempo: Tempo | Rhythm | None) -> int:
    """Seconds a repetition is held: a stated hold is the whole of it, else the tempo's own."""
    return stated.low if stated else tempo.hold if tempo else 0


def share_of(amount: Amount, dose: Dose, place: int, windows: int) -> Amount:
    """What one of several windows asks: all of it, or half where the count is for both sides; odd ones lead."""
    if dose.sides is not Sides.SHARED or windows < len(Side):
        return amount
    leads = place == 0
    seconds = None if amount.seconds is None else _half(amount.seconds, leads=leads)
    reps = amount.reps.map(lambda count: _half(count, leads=leads)) if amount.reps else None
    return replace(amount, seconds=seconds, reps=reps)


def _half(count: int, *, leads: bool) -> int:
    return max(1, (count + leads) // 2)


def counts_both_legs(dose: Dose, exercise: Exercise | None) -> bool:
    """Whether one counted rep is one of each leg: legs alternate and the count is for each."""
    return exercise is not None and exercise.sided is Sided.ALTERNATING and dose.sides is Sides.EACH


_ONE = {Sides.LEFT: Side.LEFT, Sides.RIGHT: Side.RIGHT}  # which one is injured, nobody may have told


def windows(dose: Dose, exercise: Exercise | None, first: Side) -> tuple[Side | None, ...]:
    """The sides a set is done for, one full window each; (None,) is one window for the whole set."""
    if dose.sides.is_of_one:
        return (_ONE.get(dose.sides),)
    if exercise is not None and exercise.sided is Sided.ONE_SIDED and dose.sides is not Sides.AT_ONCE:
        return (first, first.other)
    if dose.sides is Sides.EACH and not counts_both_legs(dose, exercise):
        return (first, first.other)
    return (None,)


def led_by(dose: Dose, exercise: Exercise | None, first: Side) -> Side:
    """The only side there is, else the one that leads."""
    return windows(dose, exercise, first)[0] or first
