"""The plan of a day after some days, in short."""

from dataclasses import replace
from datetime import timedelta

from bandstand.journal.facts import (
    DayKind,
)
from bandstand.prescription import (
    Liking,
)
from bandstand.progress.day import DayPlan, plan_of_the_day
from bandstand.words import say
from tests.progress.lives import (
    CLIMBER,
    MARCH,
    WALK,
    Life,
    history_of,
    ordinary_days,
    plan_of,
    standing_after,
)

CALM = ordinary_days(8)
THREE = plan_of(WALK, CLIMBER, replace(MARCH, liking=Liking.FAVOURITE))


def the_day(life: Life, kind: DayKind = DayKind.FULL) -> DayPlan:
    """The last day of a life, after its morning was answered."""
    history = history_of(life)
    assert history.plan is not None
    return plan_of_the_day(history.plan, standing_after(life), life.asof - timedelta(days=1), kind)


def dose_of(day: DayPlan, key: str = "march") -> str:
    prescription = day.plan.prescription(key)
    assert prescription is not None
    return str(prescription.dose)


def reasons(day: DayPlan) -> dict[str, str]:
    return {each.key: say(each.because) for each in day.left_out}
