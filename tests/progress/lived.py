"""A life as an engine lives it, and the same life told otherwise: what the laws are held against."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from bandstand.catalog import load_catalogue
from bandstand.journal.event import Received
from bandstand.journal.facts import DayKind
from bandstand.journal.history import History, fold
from bandstand.prescription import Band, Plan
from bandstand.progress.case import Rule, ladder_of
from bandstand.progress.day import DayPlan, plan_of_the_day
from bandstand.progress.decide import decide_all
from bandstand.progress.decision import Decision
from bandstand.progress.ladder import Ladder
from bandstand.progress.rules import RULES
from bandstand.progress.standing import Standing, standing_of
from bandstand.quantity import Json
from bandstand.recovery import Stage
from tests.progress.lives import Life

PAINS = ("pre", "peak", "pain", "pain_now", "morning", "average")
BEST: dict[str, Json] = {
    "pre": 0,
    "peak": 0,
    "pain": 0,
    "pain_now": 0,
    "morning": 0,
    "average": 0,
    "effort": 0,
    "left": 5,
    "popping": "none",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """How a past is read and decided on. Faults are built in here."""

    rules: Sequence[Rule] = RULES
    decide: Callable[..., tuple[Decision, ...]] = decide_all
    fold: Callable[[Iterable[Received]], History] = fold
    standing: Callable[[History], Standing] = standing_of
    day: Callable[[Plan, Standing, date, DayKind], DayPlan] = plan_of_the_day
    stage: Callable[[Standing, str], Stage] = field(default=lambda standing, key: standing.stage(standing.last(key)))

    def decisions(self, history: History, standing: Standing, asof: date) -> dict[str, Decision]:
        """The decision for each exercise, by key."""
        assert history.plan is not None
        made = self.decide(history.plan, standing, history.bands, asof, rules=self.rules)
        return {each.before.key: each for each in made}

    def next_plan(self, plan: Plan, standing: Standing, bands: Sequence[Band], asof: date) -> Sequence[Decision]:
        """What is accepted in a life that accepts."""
        return self.decide(plan, standing, bands, asof, rules=self.rules)


class Lived:
    """A life as an engine reads it; what follows from its log is worked out once."""

    def __init__(self, life: Life, engine: Engine | None = None, rows: Sequence[Received] | None = None) -> None:
        self.life = life
        self.engine = engine or Engine()
        self._rows = rows

    @cached_property
    def rows(self) -> Sequence[Received]:
        """The log."""
        return self.life.rows(self.engine.next_plan) if self._rows is None else self._rows

    @cached_property
    def history(self) -> History:
        """The past."""
        return self.engine.fold(self.rows)

    @cached_property
    def standing(self) -> Standing:
        """Where it leads."""
        return self.engine.standing(self.history)

    @cached_property
    def decisions(self) -> dict[str, Decision]:
        """What is proposed next, by key."""
        return self.engine.decisions(self.history, self.standing, self.life.asof)

    @cached_property
    def judged(self) -> dict[int, list[str]]:
        """When each judged dose was begun, with the exercises it was begun for."""
        judged: dict[int, list[str]] = defaultdict(list)
        for prescription in self.plan.prescriptions:
            last = self.standing.last(prescription.key)
            if last is not None:
                judged[last.began].append(prescription.key)
        return judged

    @property
    def plan(self) -> Plan:
        """The plan in force."""
        assert self.history.plan is not None
        return self.history.plan

    def ladder(self, key: str) -> Ladder:
        """The ladder of one exercise; barred forms are on it too, so that any two doses can be compared."""
        prescription = self.plan.prescription(key)
        assert prescription is not None
        plain = ladder_of(prescription, Standing(), load_catalogue(), self.history.bands)
        return replace(plain, barred=frozenset[str]())

    def told(self, rows: Sequence[Received]) -> "Lived":
        """The same life, had its log been this one."""
        return Lived(self.life, self.engine, rows)

    def fresh(self, began: int, change: Callable[[str, Json], Json]) -> "Lived":
        """The same life with every answer given since a moment changed by name."""
        return self.told([_changed(row, change) if row.event.occurred_at >= began else row for row in self.rows])

    def raised(self, began: int, raise_by: Sequence[int]) -> "Lived":
        """The same life with more pain since a moment."""
        steps = iter([*raise_by, *([0] * 1000)])

        def more(name: str, value: Json) -> Json:
            return min(10, value + next(steps)) if name in PAINS and isinstance(value, int) else value

        return self.fresh(began, more)

    def without(self, began: int, missing: Sequence[bool], *, best: bool) -> "Lived":
        """The same life with some answers since a moment left out, or each the best there is."""
        steps = iter([*missing, *([False] * 1000)])

        def changed(name: str, value: Json) -> Json:
            return (BEST[name] if best else None) if name in BEST and next(steps) else value

        return self.fresh(began, changed)


def _changed(row: Received, change: Callable[[str, Json], Json]) -> Received:
    if row.event.kind in ("plan_set", "bounds_set"):
        return row
    body = {name: change(name, value) for name, value in row.event.body.items()}
    return replace(row, event=replace(row.event, body=body))
