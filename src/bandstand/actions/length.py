"""About how long today takes, before anything is begun or kept."""

from uuid import UUID

from bandstand.actions.today import Today
from bandstand.catalog import load_catalogue
from bandstand.session.build import Occasion, build_script
from bandstand.session.length import minutes_of

NOT_KEPT = UUID(int=0)


def minutes_today(today: Today) -> int | None:
    """Whole minutes of the ordinary version of today; None where nothing can be played."""
    if today.day is None:
        return None
    occasion = Occasion(id=NOT_KEPT, made_at=today.moment.now_ms)
    script = build_script(today.day.plan, today.day.guards, (), load_catalogue(), occasion)
    return minutes_of(script) if script.steps else None
