"""A warm-up before and a cool-down after, for somebody who said yes to them: never the therapist's, always marked so.

They are parts of the plan, so that a person and their therapist see them; no rule ever changes their dose.

Source:
    general-practice: an easy march of 1 to 3 minutes; hip circles, 5 each way; stretches come after.
    garber-2011: a stretch is held 10 to 30 seconds.
    bandstand-choice: which of them, and how much; none beside a precaution, and no circles where something popped.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bandstand.catalog import Catalogue, Purpose
from bandstand.prescription.activities import concerning
from bandstand.prescription.dose import Dose, Hold, Reps, Sides, Timed
from bandstand.prescription.origin import PROPOSED
from bandstand.prescription.plan import Plan, Prescription, Section, SectionKind
from bandstand.prescription.practice import Practice
from bandstand.quantity import Range

ONCE = Range(1)
SHORT_REST = Range(10)  # seconds: nothing here is tiring
MARCH = ("marching-on-the-spot", Dose(sets=ONCE, work=Timed(Range(60)), rest=SHORT_REST))
CIRCLES = ("hip-circles", Dose(sets=ONCE, work=Reps(Range(10)), sides=Sides.EACH, rest=SHORT_REST))  # five each way
# A stretch that warns of nothing in a hip.
CALF = ("calf-stretch", Dose(sets=ONCE, work=Hold(Range(20)), sides=Sides.EACH, rest=SHORT_REST))


def framed(plan: Plan, practice: Practice, catalogue: Catalogue) -> Plan:
    """The plan between the warm-up and the cool-down its owner asked for; without either where they did not."""
    before = warm_up_for(plan, catalogue) if practice.warm_up else ()
    after = cool_down_for(plan, catalogue) if practice.cool_down else ()
    sections = (*_part(SectionKind.WARM_UP, before), *_main(plan), *_part(SectionKind.COOL_DOWN, after))
    return replace(plan, sections=sections)


def unframed(plan: Plan) -> Plan:
    """What the sheet asks for, alone."""
    return replace(plan, sections=_main(plan))


def warm_up_for(plan: Plan, catalogue: Catalogue) -> tuple[Prescription, ...]:
    """An easy march, and circles of the hip; empty where the sheet has its own, and beside a precaution."""
    if any(concerning(plan.precautions, ())) or _has(plan, "warm", Purpose.WARM_UP, catalogue):
        return ()
    return tuple(_asked(SectionKind.WARM_UP, (MARCH,) if _popped(plan) else (MARCH, CIRCLES), catalogue))


def cool_down_for(plan: Plan, catalogue: Catalogue) -> tuple[Prescription, ...]:
    """An easy march, and the calves; empty where the sheet has its own or stretches, and beside a precaution."""
    if any(concerning(plan.precautions, ())) or _has(plan, "cool", Purpose.STRETCH, catalogue):
        return ()
    return tuple(_asked(SectionKind.COOL_DOWN, (MARCH, CALF), catalogue))


def _main(plan: Plan) -> tuple[Section, ...]:
    return tuple(each for each in plan.sections if each.is_trained)


def _part(kind: SectionKind, prescriptions: tuple[Prescription, ...]) -> tuple[Section, ...]:
    return (Section(kind=kind, prescriptions=prescriptions),) if prescriptions else ()


def _has(plan: Plan, word: str, purpose: Purpose, catalogue: Catalogue) -> bool:
    """Whether the sheet asks for something of the kind, by the exercise or by its name."""
    known = (catalogue.get(each.exercise or "") for each in plan.trained)
    return any(each.purpose is purpose for each in known if each) or any(
        word in each.name.casefold() for each in plan.trained
    )


def _popped(plan: Plan) -> bool:
    """Whether somebody told of a form to be avoided: a circling hip may pop where a lifted one did."""
    return any(other.avoid for each in plan.trained for other in each.alternatives)


def _asked(kind: SectionKind, wanted: Iterable[tuple[str, Dose]], catalogue: Catalogue) -> Iterator[Prescription]:
    for id, dose in wanted:
        known = catalogue.get(id)
        if known is not None:
            asked = Prescription(
                key=f"{kind.value}-{id}", name=known.name, exercise=id, dose=dose, variant=known.default.id
            )
            for field in ("exercise", "variant", "sets", "work", "sides", "rest"):
                asked = asked.with_origin(field, PROPOSED)
            yield asked
