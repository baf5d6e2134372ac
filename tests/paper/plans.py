"""Made-up plans of exercises of the catalogue, each the same for its number; and their sheets without a code."""

import json
import random
from datetime import date
from itertools import product

from bandstand.catalog import Exercise, Kind, Variant, load_catalogue
from bandstand.catalog.placement import Placement
from bandstand.exchange.paper import Look, Size
from bandstand.exchange.paper.handout import sheet_of
from bandstand.exchange.paper.plain import plain
from bandstand.exchange.paper.worker import made
from bandstand.prescription import (
    Band,
    Dose,
    Frequency,
    Hold,
    Per,
    Plan,
    Prescription,
    Reps,
    Schedule,
    Section,
    Sides,
    Timed,
    Work,
)
from bandstand.quantity import Range

SINCE = date(2026, 11, 22)
RESTS = (None, Range(30), Range(45), Range(60), Range(60, 90))
OFTEN = (None, None, Frequency(Range(2), Per.DAY), Frequency(Range(3), Per.WEEK))


def plan_of(number: int, most: int = 7) -> Plan:
    """One plan of up to so many exercises."""
    dice = random.Random(number)
    chosen = dice.sample([*load_catalogue().exercises], dice.randint(1, most))
    return Plan(
        number=1,
        title=dice.choice(("Hip programme", "", "Knee exercises")),
        sections=(Section(prescriptions=tuple(_prescription(each, at, dice) for at, each in enumerate(chosen))),),
        schedule=Schedule(sessions_a_week=dice.choice((None, Range(3), Range(7), Range(2, 3)))),
    )


def _prescription(exercise: Exercise, at: int, dice: random.Random) -> Prescription:
    form = dice.choice(exercise.variants)
    places = _places(exercise, form, dice)
    return Prescription(
        key=str(at),
        name=exercise.name,
        exercise=exercise.id,
        dose=_dose(exercise, dice),
        variant=form.id,
        uses_band=bool(places),
        placements=places,
        placement=places[0] if places else None,
        band=Band(ordinal=1, colour="red") if places and dice.random() < 0.5 else None,
        frequency=dice.choice(OFTEN),
    )


def _places(exercise: Exercise, form: Variant, dice: random.Random) -> tuple[Placement, ...]:
    known = exercise.placements_of(form)
    return tuple(dice.sample(known, min(len(known), dice.randint(0, 2))))


def _dose(exercise: Exercise, dice: random.Random) -> Dose:
    work = _work(exercise, dice)
    sides = dice.choice((Sides.EACH, Sides.UNSAID, Sides.UNSAID if isinstance(work, Timed) else Sides.LEFT))
    return Dose(sets=Range(dice.randint(1, 4)), work=work, sides=sides, rest=dice.choice(RESTS))


def _work(exercise: Exercise, dice: random.Random) -> Work:
    seconds = Range(dice.choice((5, 10, 20, 30, 45, 60, 90, 120)))
    if exercise.kind is Kind.TIMED:
        return Timed(seconds)
    if exercise.kind is not Kind.REPS:
        return Hold(seconds)
    low = dice.choice((5, 8, 10, 12))
    return Reps(Range(low, low + dice.choice((0, 0, 3, 5))), dice.choice((None, None, Range(3))))


def looks() -> list[Look]:
    """Every way to print."""
    ways = product(Size, (False, True), (False, True))
    return [Look(size=size, large=large, mono=mono) for size, large, mono in ways]


def without_code(plan: Plan, look: Look) -> bytes:
    """The sheet of somebody who cut the code off."""
    sheet = {**sheet_of(plan, SINCE, look), "code": {"svg": None, "told": ["-"]}}
    return made("handout", "pdf", json.dumps(plain(sheet)))
