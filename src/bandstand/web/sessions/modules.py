"""The player's modules by name, so that a page can ask for all of them at once instead of one after another."""

from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"


@cache
def player_modules() -> tuple[str, ...]:
    """Every module of player and log, as static names; `here.js` is for the other pages."""
    found = (path for room in ("player", "log") for path in (STATIC / "bandstand" / room).glob("*.js"))
    return tuple(sorted(str(path.relative_to(STATIC)) for path in found if path.name != "here.js"))
