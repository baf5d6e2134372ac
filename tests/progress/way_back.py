"""The way back to running, told and judged."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeAlias
from uuid import UUID

from bandstand.journal.event import Event, Received, body_of
from bandstand.journal.facts import (
    KIND_OF,
    CheckIn,
    Fact,
    GateAnswered,
    PlanSet,
    RunDone,
    SafetyCheck,
)
from bandstand.journal.history import History, fold
from bandstand.progress.running import NEEDS, Have, How, Run, Running, running
from bandstand.progress.standing import standing_of
from bandstand.quantity import Pain
from bandstand.recovery import Answer, Seen
from tests.progress.lives import FIRST_DAY, MARCH, SCALE, plan_of

DAY_MS = 86_400_000
BEGINS = 24  # days of answers before the first run
GOOD = RunDone(stage=1, minutes=25, peak=Pain(1), settled=True, limp=False, groin=False)
LAWFUL = 40 * SCALE

Facts: TypeAlias = Sequence[tuple[int, Fact]]
Fold: TypeAlias = Callable[[Iterable[Received]], History]


def on(day: int) -> date:
    return FIRST_DAY + timedelta(days=day)


def told(facts: Facts) -> list[Received]:
    """A log of facts, each told on its day."""
    rows = []
    for place, (day, fact) in enumerate(facts, 1):
        event = Event(
            id=UUID(int=place),
            device="page",
            kind=KIND_OF[type(fact)],
            occurred_at=day * DAY_MS + place,
            zone="Etc/UTC",
            local_date=on(day),
            body=body_of(fact),
        )
        rows.append(Received(event=event, person=UUID(int=9), received_at=day * DAY_MS + place, cursor=place))
    return rows


def seen_of(history: History) -> Seen:
    days = sorted({*history.mornings, *history.averages})
    given_on = [(day, history.daily_answer(day)) for day in days]
    return Seen().told([Answer(day, pain) for day, pain in given_on if pain is not None])


def stands(facts: Facts, today: int, fold: Fold = fold) -> Running:
    return of_rows(told(facts), today, fold)


def of_rows(rows: Iterable[Received], today: int, fold: Fold = fold) -> Running:
    history = fold(rows)
    return running(history, seen_of(history), standing_of(history), on(today))


ANSWERS = {How.CLEARED: "yes", How.NO: "no", How.COUNTED: "20/20", How.FELT: "none"}


def mornings(*pains: int, since: int = 0) -> list[tuple[int, Fact]]:
    return [(since + day, CheckIn(of=on(since + day), morning=Pain(pain))) for day, pain in enumerate(pains)]


def everything(day: int = BEGINS, *, until: int | None = None) -> list[tuple[int, Fact]]:
    """All there is to have first, told a day before; mornings of 1 until a day, a safety check every week."""
    last = day if until is None else until
    walk = RunDone(stage=0, minutes=30, peak=Pain(0), settled=True, limp=False, groin=False)
    asked = [each for each in NEEDS if each.how is not How.WORKED_OUT]
    facts: list[tuple[int, Fact]] = [(0, PlanSet(plan=plan_of(MARCH))), *mornings(*[1] * (last + 1))]
    facts += [(day - 3, walk), *((week, SafetyCheck()) for week in range(day - 1, last + 1, 5))]
    facts += [(day - 1, GateAnswered(gate=each.id, answer=ANSWERS[each.how], by="Ms Okafor")) for each in asked]
    weekly = [each for each in asked if each.how is How.NO]
    facts += [(week, GateAnswered(gate=each.id, answer="no")) for week in range(day, last + 1, 4) for each in weekly]
    return facts


def have(now: Running, id: str) -> Have:
    return next(each.have for each in now.known if each.need.id == id)


def closed(now: Running) -> list[str]:
    return [each.id for each in now.closed]


RUN = Run(on=FIRST_DAY, stage=1, minutes=25, peak=Pain(2), settled=True, limp=False, groin=False)
