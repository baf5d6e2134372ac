"""The player's modules by name, so that a page can ask for many at once instead of one after another."""

import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"
DOOR = "bandstand/player/door.js"
IMPORTED = re.compile(r'^(?:import|export)\b[^;]*?from "(\.[^"]+)";', re.MULTILINE)


@cache
def modules_of(entry: str) -> tuple[str, ...]:
    """A module and everything that it imports before it runs, as static names."""
    found: dict[str, None] = {}
    waiting = [entry]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = None
            waiting += [_beside(name, each) for each in IMPORTED.findall((STATIC / name).read_text(encoding="utf-8"))]
    return tuple(sorted(found))


def _beside(name: str, imported: str) -> str:
    return str(((STATIC / name).parent / imported).resolve().relative_to(STATIC.resolve()))


def door_modules() -> tuple[str, ...]:
    """What is seen before a session begins."""
    return modules_of(DOOR)


@cache
def later_modules() -> tuple[str, ...]:
    """What Begin brings: everything else that a session needs until its end."""
    return tuple(name for name in modules_of("bandstand/player/page.js") if name not in door_modules())
