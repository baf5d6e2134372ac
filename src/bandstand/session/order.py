"""In which order the sets of a day are done: set after set of one exercise, or round a circuit."""

from collections.abc import Iterator
from dataclasses import dataclass

from bandstand.prescription import Dose, Prescription, Section


@dataclass(frozen=True, slots=True)
class Turn:
    """One set of one exercise: `number` of `of`."""

    prescription: Prescription
    dose: Dose
    number: int
    of: int

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
    return tuple(row[lap] for lap in range(laps) for row in rows if lap < len(row))


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
        yield Turn(prescription, dose, number, sets)
