"""A week, told in numbers of days from its Monday."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from bandstand.journal.facts import Away
from bandstand.journal.history import Said
from bandstand.prescription.origin import Origin, Source
from bandstand.progress.week import HowOften, Lived, weeks_of

MONDAY = date(2026, 3, 2)


OURS = HowOften()


DAILY = HowOften(a_week=7, stated=True)


STATED = Origin(Source.STATED)


def on(day: int) -> date:
    return MONDAY + timedelta(days=day)


def days(*numbers: int) -> frozenset[date]:
    return frozenset(map(on, numbers))


def away(*, said: int, until: int, since: int | None = None, over: bool = False, id: int = 1) -> Said[Away]:
    fact = Away(until=on(until), since=None if since is None else on(since), over=over)
    return Said(id=UUID(int=id), on=on(said), at=id, place=(on(said), id, UUID(int=id)), fact=fact)


SINCE_LONG = Lived(begins=on(-70))


def lived(*trained: int, like: Lived = SINCE_LONG) -> Lived:
    return replace(like, trained=days(*trained), sessions=tuple(map(on, trained)))


def due(asked: HowOften, past: Lived, today: int, *, count: int = 1) -> list[int]:
    weeks = weeks_of(asked, past, on(today), count=count)
    return [(day - MONDAY).days for week in weeks for day in week.due]
