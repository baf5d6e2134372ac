"""People on their way back to running: what they told day by day, and the log it became."""

from collections.abc import Container, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeAlias
from uuid import UUID

from hypothesis import strategies as st

from bandstand.journal.event import Event, Received, body_of
from bandstand.journal.facts import KIND_OF, CheckIn, Fact, GateAnswered, PlanSet, RunDone, SafetyCheck
from bandstand.journal.history import History
from bandstand.progress.running import NEEDS, How, Run
from bandstand.quantity import Pain
from bandstand.recovery import Answer, Seen
from tests.progress.lives import FIRST_DAY, MARCH, plan_of

DAY_MS = 86_400_000
BEGINS = 24  # days of answers before the first run
RUN = Run(on=FIRST_DAY, stage=1, minutes=25, peak=Pain(2), settled=True, limp=False, groin=False)
GOOD = RunDone(stage=1, minutes=25, peak=Pain(1), settled=True, limp=False, groin=False)

Facts: TypeAlias = Sequence[tuple[int, Fact]]


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


def answers_of(history: History) -> list[Answer]:
    """One answer a day, oldest first."""
    given_on = [(day, history.daily_answer(day)) for day in sorted({*history.mornings, *history.averages})]
    return [Answer(day, pain) for day, pain in given_on if pain is not None]


def seen_of(history: History) -> Seen:
    return Seen().told(answers_of(history))


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


# Lives


def lives() -> st.SearchStrategy[list[tuple[int, Fact]]]:
    """Everything there is to have, and then runs and mornings of any kind."""
    pain = st.integers(0, 10).map(Pain)
    maybe = st.none() | st.booleans()
    runs = st.builds(
        RunDone,
        minutes=st.integers(5, 40),
        peak=st.none() | pain,
        stage=st.none() | st.integers(0, 3),
        settled=maybe,
        limp=maybe,
        groin=st.sampled_from([None, False, False, False, True]),
    )
    good = st.sampled_from([GOOD, replace(GOOD, stage=2), replace(GOOD, peak=Pain(2))])
    days = st.lists(st.tuples(st.integers(2, 5), good | runs, st.integers(0, 4) | st.none()), min_size=1, max_size=6)
    return days.map(_lived)


def _lived(days: list[tuple[int, RunDone, int | None]]) -> list[tuple[int, Fact]]:
    day = BEGINS
    told_runs: list[tuple[int, Fact]] = []
    after: dict[int, int | None] = {}
    for gap, told_run, morning in days:
        told_runs.append((day, told_run))
        after[day + 1] = morning
        day += gap
    lived = (each for each in everything(until=day) if not _is_morning(each, after))
    told_after = ((on_day, morning) for on_day, morning in after.items() if morning is not None)
    answered = [(on_day, CheckIn(of=on(on_day), morning=Pain(morning))) for on_day, morning in told_after]
    return [*lived, *told_runs, *answered]


def _is_morning(each: tuple[int, Fact], days: Container[int]) -> bool:
    return each[0] in days and isinstance(each[1], CheckIn)


def last_run(facts: Facts) -> int:
    return max(day for day, fact in facts if isinstance(fact, RunDone))
