""" "The injured side only": which one that is, by what the person told of themselves or answered."""

from dataclasses import replace

from bandstand.prescription.dose import Sides
from bandstand.prescription.plan import Plan, Prescription

_BY_COMPLAINT = {"left": Sides.LEFT, "right": Sides.RIGHT, "both": Sides.EACH}


def with_sides_told(plan: Plan) -> Plan:
    """The plan with the injured side by its name; as it was where nobody said which one it is."""
    which = _BY_COMPLAINT.get(plan.complaint.side)
    if which is None:
        return plan
    return plan.with_each(lambda each: _told(each, which))


def _told(each: Prescription, which: Sides) -> Prescription:
    if each.dose is None or each.dose.sides is not Sides.HURT:
        return each
    return replace(each, dose=replace(each.dose, sides=which))
