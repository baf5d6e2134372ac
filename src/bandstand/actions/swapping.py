"""For today another exercise in the place of one that is not liked."""

from collections.abc import Mapping
from uuid import UUID

from bandstand.actions.known import history_of, standing_at
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.actions.sessions import playable
from bandstand.catalog import load_catalogue
from bandstand.journal.facts import DayKind, Swapped
from bandstand.prescription import Liking, Plan, Prescription
from bandstand.progress.day import DayPlan, plan_of_the_day
from bandstand.progress.in_force import in_force
from bandstand.progress.standing import Standing
from bandstand.progress.swapping import swaps_for
from bandstand.quantity import BandstandError, Message


def offered(plan: Plan, day: DayPlan, standing: Standing) -> Mapping[str, Prescription]:
    """For each exercise of a day that is not liked, its nearest neighbour that may stand in; by key."""
    disliked = [each for each in day.plan.prescriptions if each.liking is Liking.DISLIKED]
    if not disliked:
        return {}
    now, known = in_force(plan, standing), load_catalogue()
    nearest = {each.key: next(swaps_for(each, now, standing, known), None) for each in disliked}
    return {key: other for key, other in nearest.items() if other is not None}


def swap_for_today(person: UUID, event_id: UUID, key: str, moment: Moment) -> None:
    """Let the nearest neighbour of an exercise stand in today. Raises BandstandError where there is none."""
    plan, standing, day = _today(person, moment)
    if key in dict(day.swapped):
        return
    other = offered(plan, day, standing).get(key)
    if other is None or other.exercise is None:
        raise BandstandError(Message("swap.none"))
    _tell(person, event_id, Swapped(prescription=key, exercise=other.exercise), plan, moment)


def swap_back(person: UUID, event_id: UUID, key: str, moment: Moment) -> None:
    """Do the usual exercise after all."""
    plan, _, day = _today(person, moment)
    if key not in dict(day.swapped):
        raise BandstandError(Message("swap.not_swapped"))
    _tell(person, event_id, Swapped(prescription=key), plan, moment)


def _today(person: UUID, moment: Moment) -> tuple[Plan, Standing, DayPlan]:
    history = history_of(person)
    if history.plan is None:
        raise BandstandError(Message("session.no_plan"))
    standing, plan = standing_at(history), playable(history.plan)
    return plan, standing, plan_of_the_day(plan, standing, moment.today, DayKind.FULL)


def _tell(person: UUID, event_id: UUID, fact: Swapped, plan: Plan, moment: Moment) -> None:
    record(person, [event_of(fact, moment, id=event_id, plan_number=plan.number)], moment)
