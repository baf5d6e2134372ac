"""In which order the sets of a day are done: set after set of one exercise, or round a circuit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bandstand.prescription import Dose, Prescription, Section
from bandstand.quantity import Range


@dataclass(frozen=True, slots=True)
class Turn:
    """One set of one exercise: `number` of `of`."""

    prescription: Prescription
    dose: Dose
    number: int
    of: int
    rest: Range | None = None  # after it; None: not said

    @property
    def is_first(self) -> bool:
        """Whether the exercise begins here."""
        return self.number == 1

    @property
    def is_last(self) -> bool:
        """Whether the exercise ends here."""
        return self.number == self.of


def turns(section: Section) -> tuple[Turn, ...]:
    """Every set of a section, in the order it is played."""
    if section.laps is None:
        return tuple(turn for each in section.prescriptions for turn in _sets_of(each, _sets_asked(each)))
    rows = [list(_sets_of(each, _times_round(each, section.laps.low))) for each in section.prescriptions]
    laps = max(map(len, rows), default=0)
    rounds = ([row[lap] for row in rows if lap < len(row)] for lap in range(laps))
    return tuple(turn for each in rounds for turn in _rested(each, section.lap_rest))


def _rested(turns_of_lap: list[Turn], lap_rest: Range | None) -> Iterator[Turn]:
    """One lap: its rest comes after its last exercise, and where no other was said the next follows at once."""
    for place, turn in enumerate(turns_of_lap, start=1):
        if lap_rest is None:
            yield turn
        else:
            yield replace(turn, rest=lap_rest if place == len(turns_of_lap) else turn.rest or Range(0))


def _times_round(prescription: Prescription, laps: int) -> int:
    """How often a circuit meets an exercise: its own sets, which may have been eased; every lap if it has none."""
    dose = prescription.dose
    return dose.sets.low if dose is not None and dose.sets is not None else laps


def _sets_asked(prescription: Prescription) -> int:
    dose = prescription.dose
    return dose.sets.low if dose is not None and dose.sets is not None else 1


def _sets_of(prescription: Prescription, sets: int) -> Iterator[Turn]:
    dose = prescription.dose
    if dose is None or dose.work is None:
        return
    for number in range(1, sets + 1):
        yield Turn(prescription, dose, number, sets, dose.rest)
