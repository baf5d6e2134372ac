"""The plan as it is in force: what somebody set about bounds, limits and likings laid over it."""

from dataclasses import replace

from bandstand.prescription import Plan, Prescription
from bandstand.progress.bounds import sheet_bounds, widened
from bandstand.progress.standing import Standing


def in_force(plan: Plan, standing: Standing) -> Plan:
    """The plan with every bound, limit and liking that somebody set beside it."""
    limits = standing.limits or plan.limits
    careful = replace(plan.with_precautions(standing.precautions), limits=limits)
    return careful.with_each(lambda each: _with_what_was_set(each, careful, standing))


def _with_what_was_set(prescription: Prescription, plan: Plan, standing: Standing) -> Prescription:
    asked = standing.bounds.get(prescription.key)
    bounds = sheet_bounds(prescription, plan)
    liking = standing.likings.get(prescription.key, prescription.liking)
    return replace(prescription, bounds=widened(bounds, asked) if asked else bounds, liking=liking)
