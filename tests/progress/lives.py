"""Lives to try the engine on: a plan, and the days that follow, told as a phone would tell them."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import cycle
from typing import TypeAlias
from uuid import UUID, uuid5

from bandstand.catalog import Placement
from bandstand.journal.event import Event, Received, body_of
from bandstand.journal.facts import (
    KIND_OF,
    BandsSet,
    CheckIn,
    DayKind,
    Declined,
    ExerciseAnswered,
    Fact,
    Hurt,
    PlanSet,
    Popping,
    ProposalAnswered,
    Proposed,
    SessionFinished,
    SessionStarted,
    SetDone,
    SetSkipped,
    Stiffness,
)
from bandstand.journal.history import History, fold
from bandstand.prescription import (
    Alternative,
    Band,
    Dose,
    Plan,
    Prescription,
    Reps,
    Schedule,
    Section,
    Sides,
    Timed,
)
from bandstand.progress.case import Rule
from bandstand.progress.decide import decide_all
from bandstand.progress.decision import Change, Decision
from bandstand.progress.rules import RULES
from bandstand.progress.standing import Standing, standing_of
from bandstand.quantity import Effort, Pain, Range, RepsLeft, Side

FIRST_DAY = date(2026, 3, 2)
PERSON = UUID(int=1)
NAMES = UUID(int=2)
SCALE = int(os.environ.get("SCALE", "1"))
LIVES = 12 * SCALE
MANY_LIVES = 1_000 * SCALE
DAY_MS, HOUR_MS, SECOND_MS = 86_400_000, 3_600_000, 1_000

Decide: TypeAlias = Callable[[Plan, Standing, Sequence[Band], date], Sequence[Decision]]

BANDS = tuple(Band(ordinal=ordinal, colour=colour) for ordinal, colour in enumerate(("yellow", "red", "green"), 1))

MARCH = Prescription(
    key="march",
    name="Hip flexor march",
    exercise="hip-flexor-march",
    dose=Dose(sets=Range(3), work=Reps(Range(10, 15)), sides=Sides.EACH),
    variant="supine",
    alternatives=(Alternative(variant="standing", avoid=True, reason="popping"),),
    uses_band=True,
    band=BANDS[0],
    placement=Placement.FEET,
    placements=(Placement.FEET,),
)
CLIMBER = replace(
    MARCH, key="climber", name="Mountain climber", exercise="mountain-climber", variant="floor", alternatives=()
)
WALK = Prescription(
    key="walk",
    name="Lateral band walk",
    exercise="lateral-band-walk",
    dose=Dose(sets=Range(3), work=Timed(Range(30))),
    uses_band=True,
    band=BANDS[1],
    placement=Placement.THIGHS,
    placements=(Placement.THIGHS, Placement.CALVES, Placement.ANKLES),
)


def together(prescription: Prescription) -> Prescription:
    """The same exercise, both legs counted together: half as much to log."""
    assert prescription.dose is not None, "only a dose has sides"
    return replace(prescription, dose=replace(prescription.dose, sides=Sides.SHARED))


def plan_of(*prescriptions: Prescription, number: int = 1, **changes: object) -> Plan:
    """A plan that says to work up, three sessions a week."""
    plan = Plan(
        number=number,
        sections=(Section(prescriptions=prescriptions),),
        schedule=Schedule(sessions_a_week=Range(3)),
        progression=("resistance", "reps"),
    )
    return replace(plan, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, kw_only=True)
class Did:
    """How one exercise went: the count in every set (None: not counted), how many sets, and the answers."""

    count: int | None = 15
    sets: int = 3
    peak: int | None = 1
    effort: int | None = None
    left: int | None = 3
    popping: Popping | None = Popping.NONE
    form_fault: bool = False
    hurt: Hurt | None = None
    skip: str = ""
    answers: bool = True
    place: Placement | None = None  # None: where it was asked
    also_hurt: tuple[Hurt, ...] = ()  # in forms of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day: the morning (None: not answered), yesterday's average, and a session or none."""

    morning: int | None = 1
    forgot: bool = False
    stiffness: Stiffness | None = None
    average: int | None = None
    did: Mapping[str, Did] | None = None
    pre: int | None = None
    after: int | None = None
    kind: DayKind = DayKind.FULL
    told: tuple[Fact, ...] = ()  # single facts, said at noon
    before_dawn: bool = False  # the session came before the morning's answer


REST = Day()


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """A plan and the days that followed it, from FIRST_DAY on; what is accepted makes new plan numbers."""

    plan: Plan
    days: tuple[Day, ...]
    bands: tuple[Band, ...] = BANDS
    told: tuple[Fact, ...] = ()  # before the first day
    accepts: bool = False
    leaves: tuple[bool, ...] = ()  # which of the proposals waiting at noon are declined, in turn

    @property
    def asof(self) -> date:
        """The day after the last."""
        return FIRST_DAY + timedelta(days=len(self.days))

    def rows(self, decide: Decide = decide_all) -> list[Received]:
        """The log of this life, its proposals made by an engine."""
        return Teller(self, decide).rows()


class Teller:
    """Tells a life as rows of the log, in the order things happened."""

    def __init__(self, life: Life, decide: Decide) -> None:
        self.life = life
        self.decide = decide
        self.trained_at: int | None = None
        self.turns = cycle(life.leaves or (False,))
        self.plan = life.plan
        self.told: list[Received] = []

    def rows(self) -> list[Received]:
        self.say(-DAY_MS, PlanSet(plan=self.plan))
        self.say(-DAY_MS + 1, BandsSet(bands=self.life.bands))
        for place, fact in enumerate(self.life.told):
            self.say(-DAY_MS + 2 + place, fact)
        for number, day in enumerate(self.life.days):
            self.tell_day(number * DAY_MS, day)
        return self.told

    def tell_day(self, start: int, day: Day) -> None:
        today = FIRST_DAY + timedelta(days=start // DAY_MS)
        if day.before_dawn:
            self.tell_session(start + 5 * HOUR_MS, day)
        said = day.morning is not None or day.forgot or day.average is not None or day.stiffness is not None
        if said:
            check_in = CheckIn(
                of=today,
                morning=_pain(day.morning),
                remembered=not day.forgot,
                stiffness=day.stiffness,
                average_of=today - timedelta(days=1) if day.average is not None else None,
                average=_pain(day.average),
            )
            self.say(start + 7 * HOUR_MS, check_in)
        for place, fact in enumerate(day.told):
            self.say(start + 12 * HOUR_MS + place, fact)
        if self.life.leaves and self.trained_at is not None and start - self.trained_at < 2 * DAY_MS:
            self.leave(start + 13 * HOUR_MS, today)
        if not day.before_dawn:
            self.tell_session(start + 18 * HOUR_MS, day)

    def tell_session(self, at: int, day: Day) -> None:
        if day.did is None:
            return
        if self.life.accepts:
            self.accept(at - 1)
        self.trained_at = at
        session = uuid5(NAMES, f"session {at}")
        facts = list(_session_facts(self.plan, day, day.did))
        for seq, fact in enumerate(facts):
            self.say(at + seq * SECOND_MS, fact, session=session, seq=seq)

    def accept(self, at: int) -> None:
        """Everything proposed becomes the next plan number."""
        history = fold(self.told)
        day = FIRST_DAY + timedelta(days=at // DAY_MS)
        changed = self.plan
        for decision in self.decide(self.plan, standing_of(history), self.life.bands, day):
            changed = changed.with_prescription(decision.after)
        if changed != self.plan:
            self.plan = replace(changed, number=self.plan.number + 1)
            self.say(at, PlanSet(plan=self.plan))

    def leave(self, at: int, today: date) -> None:
        """Some of what is proposed at noon is declined."""
        for decision in self.decide(self.plan, standing_of(fold(self.told)), self.life.bands, today):
            if decision.change is not Change.KEEP and next(self.turns):
                self.say(at, _proposed(decision))
                proposal = self.told[-1].event.id
                self.say(at + 1, ProposalAnswered(proposal=proposal, accepted=False, reason=Declined.NOT_NOW))

    def say(self, at: int, fact: Fact, *, session: UUID | None = None, seq: int = 0) -> None:
        cursor = len(self.told) + 1
        event = Event(
            id=UUID(int=cursor),
            device="phone",
            session=session,
            seq=seq,
            kind=KIND_OF[type(fact)],
            plan_number=self.plan.number,
            occurred_at=at,
            zone="Etc/UTC",
            local_date=FIRST_DAY + timedelta(days=at // DAY_MS),
            body=body_of(fact),
        )
        self.told.append(Received(event=event, person=PERSON, received_at=at + SECOND_MS, cursor=cursor))


def _proposed(decision: Decision) -> Proposed:
    return Proposed(
        engine="1",
        session=NAMES,
        prescription=decision.before.key,
        change=decision.change.value,
        rule=decision.rule,
        because=decision.because,
        source=decision.source,
        before=decision.before,
        after=decision.after,
        numbers=decision.numbers,
    )


def _session_facts(plan: Plan, day: Day, did: Mapping[str, Did]) -> Iterable[Fact]:
    yield SessionStarted(script=NAMES, day=day.kind, pre=_pain(day.pre))
    for key, each in did.items():
        prescription = plan.prescription(key)
        assert prescription is not None, f"the plan has no {key}"
        yield from _exercise_facts(prescription, each, day.kind)
    yield SessionFinished(pain_now=_pain(day.after))


def _asked(dose: Dose, kind: DayKind) -> Dose:
    """What the day asks: one set on a short day, half of them on a gentle one."""
    sets = {DayKind.SHORT: Range(1), DayKind.GENTLE: dose.sets and dose.sets.map(lambda number: -(-number // 2))}
    return replace(dose, sets=sets.get(kind, dose.sets))


def _exercise_facts(prescription: Prescription, did: Did, kind: DayKind) -> Iterable[Fact]:
    assert prescription.dose is not None, "only what has a dose is played"
    dose, key = _asked(prescription.dose, kind), prescription.key
    sides = tuple(Side) if dose.sides is Sides.EACH else (None,)
    reps = isinstance(dose.work, Reps)
    for number in range(1, did.sets + 1):
        for side in sides:
            yield SetDone(
                prescription=key,
                set=number,
                side=side,
                reps=did.count if reps else None,
                seconds=None if reps else did.count,
                asked=dose,
                variant=prescription.variant,
                placement=did.place or prescription.placement,
                band=prescription.band.ordinal if prescription.band else None,
            )
    if did.skip:
        yield SetSkipped(prescription=key, set=did.sets + 1, reason=did.skip)
    if did.hurt is not None:
        yield replace(did.hurt, prescription=key, variant=prescription.variant)
    yield from did.also_hurt
    if not did.answers:
        return
    yield ExerciseAnswered(
        prescription=key,
        variant=prescription.variant,
        peak=_pain(did.peak),
        effort=None if did.effort is None else Effort(did.effort),
        left=None if did.left is None else RepsLeft(did.left),
        popping=did.popping,
        form_fault=did.form_fault,
    )


def _pain(number: int | None) -> Pain | None:
    return None if number is None else Pain(number)


# What follows from a life


def history_of(life: Life) -> History:
    """The past of a life."""
    return fold(life.rows())


TABLE: ContextVar[Sequence[Rule]] = ContextVar("the rules that are asked", default=RULES)


def decisions_of(rows: Iterable[Received], asof: date, rules: Sequence[Rule] | None = None) -> dict[str, Decision]:
    """The decision for each exercise, by key, from a log."""
    history = fold(rows)
    assert history.plan is not None
    made = decide_all(history.plan, standing_of(history), history.bands, asof, rules=rules or TABLE.get())
    return {each.before.key: each for each in made}


def decision_of(life: Life, key: str = "march") -> Decision:
    """The decision for one exercise after a life."""
    return decisions_of(life.rows(), life.asof)[key]


def standing_after(life: Life) -> Standing:
    """What the engine knows after a life."""
    return standing_of(history_of(life))


def march_life(*days: Day, **changes: object) -> Life:
    """A life with the march alone."""
    return replace(Life(plan=plan_of(MARCH), days=days), **changes)  # type: ignore[arg-type]


def a_session(**changes: object) -> Day:
    """A day with the march done."""
    on_day = {name: changes.pop(name) for name in list(changes) if name in Day.__dataclass_fields__}
    return replace(Day(did={"march": replace(Did(), **changes)}), **on_day)  # type: ignore[arg-type]


def ordinary_days(count: int, pain: int = 1) -> tuple[Day, ...]:
    """Days with nothing but a morning's answer."""
    return (Day(morning=pain),) * count


__all__ = [name for name in dir() if not name.startswith("_")]
