"""About how long today takes, before anything is begun or kept."""

from functools import lru_cache
from uuid import UUID

from bandstand.actions.today import Today
from bandstand.catalog import load_catalogue
from bandstand.prescription import Guards, Plan
from bandstand.session.build import Occasion, build_script
from bandstand.session.length import minutes_of

NOT_KEPT = Occasion(id=UUID(int=0), made_at=0)


def minutes_today(today: Today) -> int | None:
    """Whole minutes of the ordinary version of today; None where nothing can be played."""
    return None if today.day is None else _minutes(today.day.plan, today.day.guards)


@lru_cache(maxsize=16)
def _minutes(plan: Plan, guards: Guards) -> int | None:
    """The same plan takes as long at every look; a set that was done does not change it."""
    script = build_script(plan, guards, (), load_catalogue(), NOT_KEPT)
    return minutes_of(script) if script.steps else None
