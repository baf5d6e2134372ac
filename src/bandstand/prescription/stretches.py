"""Stretching as a short session of its own: which stretches, how long, and under which keys they are logged.

Source:
    garber-2011: a stretch is held 10 to 30 seconds, to about a minute for each muscle.
    bandstand-choice: 20 to 30 seconds, twice, on each side where it has two.
"""

from collections.abc import Iterable
from dataclasses import replace

from bandstand.catalog import Catalogue, Exercise, Purpose
from bandstand.catalog.vocabulary import Sided
from bandstand.prescription.dose import Dose, Hold, Sides
from bandstand.prescription.origin import OWNER, PROPOSED, Origin, Source
from bandstand.prescription.plan import Plan, Prescription, Section
from bandstand.quantity import Range

MARK = "stretch-"  # its own keys: no log mixes them with an exercise of the plan
HELD = Range(20, 30)  # seconds
TIMES = Range(2)
SHORT_REST = Range(10)  # seconds


def is_stretch_key(key: str) -> bool:
    """Whether something was logged in a session of stretching."""
    return key.startswith(MARK)


def exercise_of_stretch(key: str) -> str | None:
    """The stretch that was logged under this key, None where the key is one of a plan."""
    return key.removeprefix(MARK) if is_stretch_key(key) else None


def may_be_chosen(catalogue: Catalogue) -> tuple[Exercise, ...]:
    """Every stretch that Bandstand can show."""
    return tuple(each for each in catalogue.exercises if each.purpose is Purpose.STRETCH)


def chosen_in(wanted: Iterable[str], catalogue: Catalogue) -> tuple[Exercise, ...]:
    """Those of the wanted that are stretches, each once, in the order of the catalogue."""
    names = frozenset(wanted)
    return tuple(each for each in may_be_chosen(catalogue) if each.id in names)


def stretching_plan(plan: Plan, wanted: Iterable[str], catalogue: Catalogue) -> Plan:
    """The plan of a session of stretching; its precautions and its sore side stay those of the plan."""
    asked = tuple(map(_asked, chosen_in(wanted, catalogue)))
    return replace(plan, sections=(Section(prescriptions=asked),) if asked else ())


def _asked(exercise: Exercise) -> Prescription:
    sides = Sides.AT_ONCE if exercise.sided is Sided.BOTH else Sides.EACH
    asked = Prescription(
        key=f"{MARK}{exercise.id}",
        name=exercise.name,
        exercise=exercise.id,
        dose=Dose(sets=TIMES, work=Hold(HELD), sides=sides, rest=SHORT_REST),
        variant=exercise.default.id,
    )
    for field in ("variant", "sets", "work", "sides", "rest"):
        asked = asked.with_origin(field, PROPOSED)
    return asked.with_origin("exercise", Origin(Source.CHOSEN, by=OWNER))
