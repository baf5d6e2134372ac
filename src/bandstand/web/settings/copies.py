"""What the settings say of the copies: when, where, and whether somebody should do something."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bandstand.actions.moment import Moment
from bandstand.actions.safekeeping import Safekeeping, age
from bandstand.words import say


@dataclass(frozen=True, slots=True)
class When:
    """A moment on the person's wall, and how long ago it was."""

    on: str
    ago: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesTold:
    """What the page shows. None: never."""

    kept: Safekeeping
    copied: When | None
    rehearsed: When | None


def told(kept: Safekeeping, moment: Moment) -> CopiesTold:
    """The copies of this home as their owner reads of them."""
    return CopiesTold(
        kept=kept,
        copied=_when(kept.copy.made_at, moment) if kept.copy else None,
        rehearsed=None if kept.rehearsed_at is None else _when(kept.rehearsed_at, moment),
    )


def _when(at: int, moment: Moment) -> When:
    local = datetime.fromtimestamp(at / 1000, ZoneInfo(moment.zone))
    return When(on=f"{local:%A} {local.day} {local:%B %Y}, {local:%H:%M}", ago=say(age(moment.now_ms - at)))
