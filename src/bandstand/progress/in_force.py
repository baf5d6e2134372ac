"""The plan as it is in force: what somebody set about bounds, limits and likings laid over it."""

from dataclasses import replace

from bandstand.journal.facts import BoundsSet
from bandstand.journal.history import History, Said
from bandstand.prescription import Liking, Plan, Prescription
from bandstand.progress.bounds import sheet_bounds, widened


def plan_in_force(history: History) -> Plan | None:
    """The newest plan with every bound, limit and liking that somebody set; None before the first plan."""
    plan = history.plan
    if plan is None:
        return None
    if history.limits is not None:
        plan = replace(plan, limits=history.limits)
    for each in plan.prescriptions:
        plan = plan.with_prescription(_with_what_was_set(each, plan, history))
    return plan


def _with_what_was_set(prescription: Prescription, plan: Plan, history: History) -> Prescription:
    newest = _newest(history.bounds_set, prescription.key)
    if newest is not None and newest.bounds is not None:
        bounds = widened(sheet_bounds(prescription, plan), newest.bounds)
        prescription = replace(prescription, bounds=bounds)
    return replace(prescription, liking=_liking(history, prescription.key) or prescription.liking)


def _newest(told: tuple[Said[BoundsSet], ...], key: str) -> BoundsSet | None:
    of_key = [said.fact for said in told if said.fact.prescription == key and said.fact.bounds is not None]
    return of_key[-1] if of_key else None


def _liking(history: History, key: str) -> Liking | None:
    told = [said.fact.liking for said in history.preferences if said.fact.prescription == key]
    return next((liking for liking in reversed(told) if liking is not None), None)
