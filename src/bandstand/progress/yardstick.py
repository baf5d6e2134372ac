"""The engine on the yardstick: the next dose of a simulated person, whose log is a list of plain lines.

It only translates. The lines become a plan, its bounds and a past as the log would tell them; what decides, and what
plans the day, are the functions that do so for people. Nothing is kept between two calls.

The person simulated does as proposed: each proposal is accepted, and rest is taken where it is offered first. Their
joints are quiet: popping is answered with none where it is asked. A dose planned and not begun is no session.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Literal, NotRequired, TypedDict
from uuid import UUID

from bandstand.journal.facts import DayKind, ExerciseAnswered, Popping, SetDone
from bandstand.journal.history import DoneSet, Given, History, Morning, Said, Session
from bandstand.prescription import Band, Bounds, Dose, Plan, Prescription, Reps, Schedule, Section, SetBy
from bandstand.progress.case import Rule, days_between
from bandstand.progress.day import Offer, plan_of_the_day
from bandstand.progress.decide import decide_all
from bandstand.progress.ladder import Ladder, easier
from bandstand.progress.rough_days import rough_version
from bandstand.progress.rules import RULES
from bandstand.progress.rules.doing import A_LONG_GAP, at_two_thirds
from bandstand.progress.standing import Standing, standing_of
from bandstand.quantity import Effort, Pain, Range

FIRST_DAY = date(2026, 1, 1).toordinal()
DAY_MS, HOUR_MS = 86_400_000, 3_600_000
KEY = "exercise"
# What is offered first and taken: no load above the limit, and a day off after a session that the morning tells of.
RESTS = {Offer.DO_NOT_LOAD: "rest R5", Offer.REST_FIRST: "rest R7"}


class Asked(TypedDict):
    """A dose as the simulator writes it; `band` counts from 0."""

    band: int
    sets: int
    reps: int


class Line(TypedDict):
    """One line of the simulator's history: a morning, or a session that was planned."""

    day: int
    kind: Literal["morning", "session"]
    pain: NotRequired[int | None]
    prescribed: NotRequired[Asked]
    fraction: NotRequired[float]
    pain_before: NotRequired[int | None]
    pain_during: NotRequired[int | None]
    rpe: NotRequired[int | None]


class Told(TypedDict):
    """What the simulator says beside the history. `band_force` is relative to the lightest band."""

    n_bands: int
    band_force: Sequence[float]
    sets: Sequence[int]
    reps: Sequence[int]
    start: Asked
    sessions_per_week: int
    day: int


class Next(TypedDict, total=False):
    """The next dose, or a day of rest, and the rule that spoke."""

    band: int
    sets: int
    reps: int
    rest: bool
    why: str


def next_dose(history: Sequence[Line], bounds: Told, *, rules: Sequence[Rule] = RULES) -> Next:
    """The dose of this day's session, as the engine proposes it to people.

    Args:
        history: What was reported so far, oldest first; not altered.
        bounds: What is allowed, where it starts, and which day it is; not altered.
        rules: The table of rules; only tests pass another.
    """
    past = past_of(history, bounds)
    assert past.plan is not None, "a simulated person starts with a plan"
    return dose_on(past.plan, standing_of(past), day(bounds["day"]), rules=rules)


def dose_on(plan: Plan, standing: Standing, today: date, *, rules: Sequence[Rule] = RULES) -> Next:
    """What is done on one day: what the engine proposes is accepted, and the day is planned from that."""
    decision = decide_all(plan, standing, standing.bands, today, rules=rules)[0]
    accepted = plan.with_prescription(decision.after)
    planned = plan_of_the_day(accepted, standing, today, DayKind.FULL)
    why, done = f"{decision.change.value} {decision.rule}", planned.plan.prescription(KEY)
    if planned.offer in RESTS:
        return {"rest": True, "why": RESTS[planned.offer]}
    return {"rest": True, "why": why} if done is None else {**_told(done), "why": why}


def _told(prescription: Prescription) -> Next:
    """A dose in the words of the simulator, which knows no band below the lightest and no fewer than the least."""
    dose, band, bounds = prescription.dose, prescription.band, prescription.bounds
    assert dose is not None, "it began with a dose"
    assert dose.sets is not None, "it began with a number of sets"
    assert isinstance(dose.work, Reps), "it began as reps"
    ordinal, reps = band.ordinal if band else 0, max(dose.work.count.low, bounds.from_reps or 0)
    return {"band": max(0, ordinal - 1), "sets": dose.sets.low, "reps": reps}


# The past, as a log of theirs would tell it


def past_of(history: Sequence[Line], bounds: Told) -> History:
    """Everything reported: the plan in each of its numbers, the mornings answered and the sessions begun."""
    plans = tuple(_plans(history, bounds))
    return History(
        sessions=tuple(_sessions(history, plans)),
        mornings=MappingProxyType(dict(found for found in map(morning_of, history) if found is not None)),
        plans=MappingProxyType({said.fact.number: said.fact for said in plans}),
        plans_set=plans,
        bands=bands_of(bounds),
    )


def _plans(history: Iterable[Line], bounds: Told) -> Iterator[Said[Plan]]:
    bands, said, last = bands_of(bounds), first_plan(bounds), None
    yield said
    for line in history:
        changed = plan_after(said.fact, line, bands, last)
        if changed is not None:
            said = changed
            yield said
        last = line["day"] if is_begun(line) else last


def first_plan(bounds: Told) -> Said[Plan]:
    """The plan of the start, with the bounds of a therapist."""
    bands, (_, sets), (fewest, most) = bands_of(bounds), bounds["sets"], bounds["reps"]
    limits = Bounds(sets=sets, reps=most, from_reps=fewest, band=bounds["n_bands"], set_by=SetBy.THERAPIST)
    exercise = Prescription(key=KEY, name="Exercise", uses_band=True, bounds=limits)
    plan = Plan(
        number=1,
        sections=(Section(prescriptions=(_dosed(exercise, bounds["start"], bands),)),),
        schedule=Schedule(sessions_a_week=Range(bounds["sessions_per_week"])),
        progression=("resistance", "reps"),
    )
    return _said(plan, -1)


def plan_after(plan: Plan, line: Line, bands: Sequence[Band], last: int | None) -> Said[Plan] | None:
    """The plan that a line was planned from, where its dose is another: the proposal was accepted that day.

    Args:
        plan: The plan before that day.
        line: A session, or a morning, which changes nothing.
        bands: The bands of their own.
        last: The day of the last session begun; a shorter one after a gap is no change of the plan.
    """
    if line["kind"] != "session":
        return None
    before, asked = plan.prescriptions[0], line["prescribed"]
    if _is_asked(before, asked) or (_is_long_gone(plan, line, last) and _is_asked(at_two_thirds(before), asked)):
        return None
    changed = _under_a_rough_day(before, asked, bands) or _dosed(before, asked, bands)
    if changed == before:
        return None
    return _said(replace(plan.with_prescription(changed), number=plan.next_number), line["day"])


def _is_asked(prescription: Prescription, asked: Asked) -> bool:
    return _told(prescription) == asked


def _under_a_rough_day(before: Prescription, asked: Asked, bands: Sequence[Band]) -> Prescription | None:
    """What stood in the plan on a day that was asked for as in a rough spell: the dose before, or one step below it.

    A dose that is one step below it as well is read as that step, which is the lesser of both.
    """
    ladder = Ladder(exercise=None, bands=tuple(bands))
    below = easier(before, ladder)
    if below is not None and _is_asked(below, asked):
        return None
    stood = [each for each in (before, below) if each is not None]
    return next((each for each in stood if _is_asked(rough_version(each, ladder), asked)), None)


def _is_long_gone(plan: Plan, line: Line, last: int | None) -> bool:
    a_week = plan.schedule.sessions_a_week
    assert a_week is not None, "the simulator says how often"
    return last is not None and line["day"] - last - days_between(a_week.low) >= A_LONG_GAP


def is_begun(line: Line) -> bool:
    """Whether a line tells of a session that was begun."""
    return line["kind"] == "session" and line["fraction"] > 0


def _said(plan: Plan, on: int) -> Said[Plan]:
    id, at = UUID(int=plan.number), on * DAY_MS + 9 * HOUR_MS
    return Said(id=id, on=day(on), at=at, place=(day(on), at, id), fact=plan)


def _dosed(prescription: Prescription, asked: Asked, bands: Sequence[Band]) -> Prescription:
    return replace(prescription, dose=_dose(asked), band=bands[asked["band"]])


def _dose(asked: Asked) -> Dose:
    return Dose(sets=Range(asked["sets"]), work=Reps(Range(asked["reps"])))


def bands_of(bounds: Told) -> tuple[Band, ...]:
    """The bands of their own, light to heavy."""
    return tuple(Band(ordinal=ordinal, pull=pull) for ordinal, pull in enumerate(bounds["band_force"], 1))


def morning_of(line: Line) -> tuple[date, Morning] | None:
    """A morning that was answered, at seven. One that was not stands nowhere."""
    pain = line["pain"] if line["kind"] == "morning" else None
    if pain is None:
        return None
    on, at = day(line["day"]), line["day"] * DAY_MS + 7 * HOUR_MS
    return on, Morning(at=at, pain=Given(pain=Pain(pain), on=on, at=at, received_at=at))


def _sessions(history: Iterable[Line], plans: Iterable[Said[Plan]]) -> Iterator[Session]:
    numbers, newest = {said.on: said.fact.number for said in plans}, 1
    for line in history:
        newest = numbers.get(day(line["day"]), newest)
        if is_begun(line):
            yield session_of(line, newest)


def session_of(line: Line, plan_number: int) -> Session:
    """A session that was begun, at six in the evening."""
    id, on, at = UUID(int=line["day"] + 1), day(line["day"]), line["day"] * DAY_MS + 18 * HOUR_MS
    return Session(
        id=id,
        local_date=on,
        place=(on, at, id),
        started_at=at,
        plan_number=plan_number,
        pre=_pain(line["pain_before"]),
        done=tuple(DoneSet(id=id, done=each) for each in _sets(line["prescribed"], line["fraction"])),
        answers=(_answer(line),),
        finished=True,
        early=line["fraction"] < 1,
    )


def _sets(asked: Asked, fraction: float) -> Iterator[SetDone]:
    """Whole sets as far as they went, and what was done of the next."""
    dose, left = _dose(asked), round(asked["sets"] * asked["reps"] * fraction)
    for number in range(1, asked["sets"] + 1):
        reps = min(left, asked["reps"])
        if reps:
            yield SetDone(prescription=KEY, set=number, reps=reps, asked=dose, band=asked["band"] + 1)
        left -= reps


def _answer(line: Line) -> ExerciseAnswered:
    rpe = line["rpe"]
    effort = None if rpe is None else Effort(rpe)
    return ExerciseAnswered(prescription=KEY, peak=_pain(line["pain_during"]), effort=effort, popping=Popping.NONE)


def _pain(told: int | None) -> Pain | None:
    return None if told is None else Pain(told)


def day(number: int) -> date:
    """A day of the simulator as a date."""
    return date.fromordinal(FIRST_DAY + number)
