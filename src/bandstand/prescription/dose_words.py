"""A dose as a person reads it: "3 sets of 10-15 reps, each leg"."""

from functools import singledispatch

from bandstand.prescription.dose import Distance, Dose, Hold, Intervals, Reps, Sides, Timed, Work
from bandstand.prescription.limb import Limb
from bandstand.quantity import Message, Range

ONE = Range(1)

_SIDES = {
    Sides.EACH: "each",
    Sides.SHARED: "shared",
    Sides.AT_ONCE: "at_once",
    Sides.LEFT: "left",
    Sides.RIGHT: "right",
    Sides.HURT: "hurt",
    Sides.ASK: "ask",
}

MINUTE = 60


def dose_words(dose: Dose | None, limb: Limb = Limb.SIDE) -> Message:
    """What is asked, in one phrase; says so where nothing is known."""
    if dose is None or (dose.work is None and dose.sets is None):
        return Message("dose.unknown")
    sides = sides_words(dose.sides, limb)
    amount = _amount(dose)
    return Message("dose.sided", amount=amount, sides=sides) if sides else amount


def sides_words(sides: Sides, limb: Limb = Limb.SIDE) -> Message | None:
    """Each leg, both arms at once: the sides by the name they have in this exercise; None where nothing was said."""
    return named_sides(sides, limb) if sides in _SIDES else None


def named_sides(sides: Sides, limb: Limb = Limb.SIDE) -> Message:
    """The same for sides that were said."""
    return Message(f"dose.{_SIDES[sides]}" if limb is Limb.LEG else f"dose.{_SIDES[sides]}_{limb.value}")


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


def time_words(seconds: Range) -> Message:
    """A time in seconds, or in minutes where those are whole and more than one."""
    minutes = _minutes(seconds)
    return Message("dose.minutes", minutes=str(minutes)) if minutes else Message("dose.timed", seconds=str(seconds))


def _minutes(seconds: Range) -> Range | None:
    whole = seconds.low % 60 == 0 and seconds.high % 60 == 0 and seconds.low > 60
    return Range(seconds.low // 60, seconds.high // 60) if whole else None


@work_words.register
def _(work: Hold) -> Message:
    minutes = _minutes(work.seconds)
    if minutes:
        return Message("dose.hold_minutes", minutes=str(minutes))
    return Message("dose.hold", seconds=str(work.seconds))


@work_words.register
def _(work: Timed) -> Message:
    return time_words(work.seconds)


@work_words.register
def _(work: Distance) -> Message:
    metres = f"{work.low:g}" if work.low == work.high else f"{work.low:g}-{work.high:g}"
    return Message("dose.distance", metres=metres)


@work_words.register
def _(work: Intervals) -> Message:
    whole_minutes = work.walk % MINUTE == work.run % MINUTE == 0
    if whole_minutes and not (work.walk and work.run):
        what = "dose.all_run" if work.run else "dose.all_walk"
        return Message(what, minutes=(work.walk + work.run) * work.repeats // MINUTE)
    if whole_minutes:
        minutes = {"walk": work.walk // MINUTE, "run": work.run // MINUTE}
        return Message("dose.intervals_minutes", repeats=work.repeats, **minutes)
    return Message("dose.intervals", walk=work.walk, run=work.run, repeats=work.repeats)
