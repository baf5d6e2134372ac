"""Lives to try the engine on: a plan, and the days that follow, told as a phone would tell them."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from types import MappingProxyType
from uuid import UUID, uuid5

from hypothesis import strategies as st

from bandstand.catalog import Placement
from bandstand.journal.event import Event, Received, body_of
from bandstand.journal.facts import (
    KIND_OF,
    BandsSet,
    BoundsSet,
    CheckIn,
    DayKind,
    ExerciseAnswered,
    Fact,
    Hurt,
    HurtKind,
    PlanSet,
    Popping,
    Preference,
    ProfileSet,
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
    Bounds,
    Dose,
    PainLimits,
    Plan,
    Prescription,
    Reps,
    Schedule,
    Section,
    SetBy,
    Sides,
    Timed,
)
from bandstand.progress.decide import decide_all
from bandstand.progress.decision import Change, Decision
from bandstand.progress.rules import RULES
from bandstand.progress.standing import Standing, standing_of
from bandstand.quantity import Effort, Pain, Range, RepsLeft, Side

FIRST_DAY = date(2026, 3, 2)
PERSON = UUID(int=1)
NAMES = UUID(int=2)
DAY_MS, HOUR_MS, SECOND_MS = 86_400_000, 3_600_000, 1_000

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

    @property
    def asof(self) -> date:
        """The day after the last."""
        return FIRST_DAY + timedelta(days=len(self.days))

    def rows(self) -> list[Received]:
        """The log of this life."""
        return _Teller(self).rows()


class _Teller:
    """Tells a life as rows of the log, in the order things happened."""

    def __init__(self, life: Life) -> None:
        self.life = life
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
        if not day.before_dawn:
            self.tell_session(start + 18 * HOUR_MS, day)

    def tell_session(self, at: int, day: Day) -> None:
        if day.did is None:
            return
        if self.life.accepts:
            self.accept(at - 1)
        session = uuid5(NAMES, f"session {at}")
        facts = list(_session_facts(self.plan, day, day.did))
        for seq, fact in enumerate(facts):
            self.say(at + seq * SECOND_MS, fact, session=session, seq=seq)

    def accept(self, at: int) -> None:
        """Everything proposed becomes the next plan number."""
        history = fold(self.told)
        day = FIRST_DAY + timedelta(days=at // DAY_MS)
        changed = self.plan
        for decision in decide_all(self.plan, standing_of(history), self.life.bands, day):
            changed = changed.with_prescription(decision.after)
        if changed != self.plan:
            self.plan = replace(changed, number=self.plan.number + 1)
            self.say(at, PlanSet(plan=self.plan))

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


def _session_facts(plan: Plan, day: Day, did: Mapping[str, Did]) -> Iterable[Fact]:
    yield SessionStarted(script=NAMES, day=day.kind, pre=_pain(day.pre))
    for key, each in did.items():
        prescription = plan.prescription(key)
        assert prescription is not None, f"the plan has no {key}"
        yield from _exercise_facts(prescription, each)
    yield SessionFinished(pain_now=_pain(day.after))


def _exercise_facts(prescription: Prescription, did: Did) -> Iterable[Fact]:
    dose, key = prescription.dose, prescription.key
    assert dose is not None
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
                placement=prescription.placement,
                band=prescription.band.ordinal if prescription.band else None,
            )
    if did.skip:
        yield SetSkipped(prescription=key, set=did.sets + 1, reason=did.skip)
    if did.hurt is not None:
        yield replace(did.hurt, prescription=key, variant=prescription.variant)
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


def decisions_of(rows: Iterable[Received], asof: date, rules: Sequence[object] = RULES) -> dict[str, Decision]:
    """The decision for each exercise, by key, from a log."""
    history = fold(rows)
    assert history.plan is not None
    made = decide_all(history.plan, standing_of(history), history.bands, asof, rules=rules)  # type: ignore[arg-type]
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


# Generated lives

pains = st.integers(0, 10)
maybe_pains = st.none() | pains
small_pains = st.integers(0, 3)
KINDS = st.sampled_from([DayKind.FULL] * 5 + [DayKind.GENTLE, DayKind.SHORT, DayKind.FAVOURITE])

hurts = st.builds(
    Hurt,
    pain=st.none() | pains.map(Pain),
    kind=st.none() | st.sampled_from(HurtKind),
)
POPS = st.sampled_from([None, Popping.NONE, Popping.NONE, Popping.NONE, Popping.PAINLESS, Popping.PAINFUL, Popping.CAUGHT])

# Mostly good sessions, so that advances really happen; and every kind of bad one.
good_doings = st.builds(
    Did, count=st.sampled_from([15, 30, 40]), peak=small_pains, left=st.integers(2, 5), popping=st.just(Popping.NONE)
)
any_doings = st.builds(
    Did,
    count=st.none() | st.integers(0, 45),
    sets=st.integers(0, 4),
    peak=maybe_pains,
    effort=st.none() | st.integers(0, 10),
    left=st.none() | st.integers(0, 5),
    popping=POPS,
    form_fault=st.booleans(),
    hurt=st.none() | hurts,
    skip=st.sampled_from(["", "", "tired", "time"]),
)
doings = good_doings | any_doings


def days_of(keys: Sequence[str]) -> st.SearchStrategy[Day]:
    """Any day: with or without a session of some of the exercises."""
    sessions = st.none() | st.dictionaries(st.sampled_from(list(keys)), doings, min_size=1)
    return st.builds(
        Day,
        morning=small_pains | maybe_pains,
        forgot=st.booleans(),
        stiffness=st.none() | st.sampled_from(Stiffness),
        average=maybe_pains,
        did=sessions,
        pre=maybe_pains,
        after=maybe_pains,
        kind=KINDS,
        before_dawn=st.booleans(),
    )


def good_days_of(keys: Sequence[str]) -> st.SearchStrategy[Day]:
    """A day on which every exercise went well."""
    sessions = st.fixed_dictionaries({key: good_doings for key in keys})
    return st.builds(Day, morning=small_pains, did=sessions, pre=small_pains)


limits = st.builds(
    PainLimits,
    green=st.integers(0, 3).map(Pain),
    amber=st.integers(3, 6).map(Pain),
    fixed=st.booleans(),
    strict=st.sampled_from([False, False, False, True]),
    set_by=st.sampled_from(SetBy),
)
bounds = st.builds(
    Bounds,
    sets=st.none() | st.integers(2, 5),
    reps=st.none() | st.integers(8, 25),
    seconds=st.none() | st.integers(20, 60),
    band=st.none() | st.integers(0, 4),
    set_by=st.sampled_from([SetBy.PERSON, SetBy.THERAPIST]),
)


@st.composite
def lives(draw: st.DrawFn, most_days: int = 14) -> Life:
    """Any life: up to three exercises, up to a dozen or so days, good stretches and bad ones."""
    prescriptions = draw(st.sampled_from([(MARCH,), (WALK,), (MARCH, WALK), (CLIMBER, MARCH), (CLIMBER, MARCH, WALK)]))
    keys = [each.key for each in prescriptions]
    told = [BoundsSet(prescription=draw(st.sampled_from(keys)), bounds=draw(bounds))] if draw(st.booleans()) else []
    plan = plan_of(
        *prescriptions,
        limits=draw(st.just(PainLimits()) | limits),
        progression=draw(st.sampled_from([("resistance", "reps"), ()])),
    )
    calm = ordinary_days(draw(st.sampled_from([0, 0, 7, 8])), pain=draw(small_pains))
    days = draw(st.lists(days_of(keys), max_size=most_days - 7))
    good = draw(st.lists(good_days_of(keys), max_size=5))
    return Life(
        plan=plan,
        days=(*calm, *days, *good),
        bands=BANDS[: draw(st.integers(0, 3))],
        told=tuple(told),
        accepts=draw(st.booleans()),
    )


__all__ = [name for name in dir() if not name.startswith("_")]
