"""How a way back to running stands, and what closes it."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from bandstand.journal.event import Received
from bandstand.journal.history import History, fold
from bandstand.progress.running import Have, Running, running
from bandstand.progress.standing import standing_of
from tests.progress.lives import SCALE
from tests.progress.runners import Facts, on, seen_of, told

LAWFUL = 40 * SCALE

Fold: TypeAlias = Callable[[Iterable[Received]], History]


def stands(facts: Facts, today: int, fold: Fold = fold) -> Running:
    return of_rows(told(facts), today, fold)


def of_rows(rows: Iterable[Received], today: int, fold: Fold = fold) -> Running:
    history = fold(rows)
    return running(history, seen_of(history), standing_of(history), on(today))


def have(now: Running, id: str) -> Have:
    return next(each.have for each in now.known if each.need.id == id)


def closed(now: Running) -> list[str]:
    return [each.id for each in now.closed]
