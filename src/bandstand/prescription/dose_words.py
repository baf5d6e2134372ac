"""A dose as a person reads it: "3 sets of 10-15 reps, each leg"."""

from functools import singledispatch

from bandstand.prescription.dose import Distance, Dose, Hold, Intervals, Reps, Sides, Timed, Work
from bandstand.quantity import Message, Range

ONE = Range(1)

_SIDES = {
    Sides.EACH: "dose.each",
    Sides.SHARED: "dose.shared",
    Sides.AT_ONCE: "dose.at_once",
    Sides.ASK: "dose.ask",
}


def dose_words(dose: Dose | None) -> Message:
    """What is asked, in one phrase; says so where nothing is known."""
    if dose is None or (dose.work is None and dose.sets is None):
        return Message("dose.unknown")
    sided = _SIDES.get(dose.sides)
    amount = _amount(dose)
    return Message("dose.sided", amount=amount, sides=Message(sided)) if sided else amount


def _amount(dose: Dose) -> Message:
    if dose.work is None:
        return _sets(dose.sets or ONE)
    if dose.sets is None:
        return work_words(dose.work)
    return Message("dose.sets_of", sets=_sets(dose.sets), work=work_words(dose.work))


def _sets(sets: Range) -> Message:
    return Message("dose.one_set") if sets == ONE else Message("dose.sets", count=str(sets))


@singledispatch
def work_words(work: Work) -> Message:
    """One set's work as a phrase."""
    raise TypeError(f"{type(work).__name__} is no work")


@work_words.register
def _(work: Reps) -> Message:
    count = Message("dose.one_rep") if work.count == ONE else Message("dose.reps", count=str(work.count))
    return Message("dose.held", reps=count, seconds=str(work.hold)) if work.hold else count


@work_words.register
def _(work: Hold) -> Message:
    return Message("dose.hold", seconds=str(work.seconds))


@work_words.register
def _(work: Timed) -> Message:
    return Message("dose.timed", seconds=str(work.seconds))


@work_words.register
def _(work: Distance) -> Message:
    metres = f"{work.low:g}" if work.low == work.high else f"{work.low:g}-{work.high:g}"
    return Message("dose.distance", metres=metres)


@work_words.register
def _(work: Intervals) -> Message:
    return Message("dose.intervals", walk=work.walk, run=work.run, repeats=work.repeats)
