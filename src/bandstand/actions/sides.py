"""Side by side: left beside right, and what came with better days."""

from dataclasses import dataclass
from uuid import UUID

from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.prescription import Band, Plan
from bandstand.progress.better_days import BetterDays, better_days
from bandstand.progress.side_by_side import SideBySide, side_by_side


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """What the page shows; `plan` is None before there is one."""

    plan: Plan | None
    bands: tuple[Band, ...]
    exercises: tuple[SideBySide, ...]
    better: BetterDays


def sides(person: UUID, moment: Moment) -> Sides:
    """Left beside right for every exercise of the plan in force, and this month's observations."""
    history = history_of(person)
    plan = history.plan
    return Sides(
        plan=plan,
        bands=history.bands,
        exercises=side_by_side(plan, history, moment.today) if plan else (),
        better=better_days(history, moment.today),
    )
