"""One part of the fault campaign: what a Bandstand is made to face, and what comes of it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pkgutil import iter_modules
from typing import TypeAlias

from tests.campaign import parts
from tests.campaign.outcome import Outcome

# How much of it (1 with every commit, 10 in the campaign), and the name of a fault put in on purpose; "" for none.
Run: TypeAlias = Callable[[int, str], Outcome]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A line of the campaign's table.

    `faults` are mistakes that can be built in; with each of them the part has to fail. `every_commit` is False for
    what takes too long at any size to stand in `make test`.
    """

    key: str
    faced: str
    run: Run
    faults: tuple[str, ...] = ()
    every_commit: bool = True


def all_parts() -> Mapping[str, Part]:
    """Every part by its key, in the order of the keys; each is a module of `parts` with a PART."""
    return {part.key: part for part in sorted(_found(), key=_order)}


def _found() -> Iterator[Part]:
    for module in iter_modules(parts.__path__):
        part = import_module(f"{parts.__name__}.{module.name}").PART
        assert isinstance(part, Part)
        yield part


def _order(part: Part) -> tuple[str, int]:
    return part.key[0], int(part.key[1:])
