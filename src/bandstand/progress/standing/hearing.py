"""A standing folded forward, one thing heard after another, so that it can be kept and moved on.

What was said before a session began is heard before that session, by the phone's own clock: the level a person is
compared with comes only from before the session it judges, and an answer to the morning counts until the next
session begins or for three days.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import TypeAlias

from bandstand.journal.facts import Popping
from bandstand.journal.history import Given, Morning, Proposal, Session
from bandstand.prescription import Plan
from bandstand.prescription.walk_run import OF_RUNNING
from bandstand.progress.standing.beside import SaidBeside, after_proposal, after_said, known_as, with_one
from bandstand.progress.standing.declined import once_done
from bandstand.progress.standing.past import SESSIONS_TOLD, DayAnswers, Form, Standing
from bandstand.progress.standing.record import Record, record_of, was_tried
from bandstand.quantity import Pain
from bandstand.recovery import ANSWERS_KEPT, Course, usual_level

DAYS_KEPT = ANSWERS_KEPT
RECORDS_KEPT = 6  # of one exercise
# A morning after a session can be answered for three days. Source: broderick-2008, bandstand-choice.
MORNING_KNOWN_FOR = timedelta(days=3)
NOT_HELD_UNDER_AMBER = Pain(10)


@dataclass(frozen=True, slots=True)
class Played:
    """A session, and the plan it was played from as far as that is known."""

    session: Session
    plan: Plan | None


@dataclass(frozen=True, slots=True)
class MorningTold:
    """One morning was answered."""

    day: date
    morning: Morning


@dataclass(frozen=True, slots=True)
class AverageTold:
    """A day's average was told."""

    day: date
    average: Given


Single: TypeAlias = MorningTold | AverageTold | Proposal | SaidBeside
Heard: TypeAlias = Played | Single


def new_to(standing: Standing, plan: Plan) -> frozenset[str]:
    """The exercises of a plan that a person meets in one of their first three sessions, by key."""
    return frozenset(each.key for each in plan.prescriptions if standing.is_new(each.key, each.variant))


def asks_popping(standing: Standing, plan: Plan) -> frozenset[str]:
    """The exercises of a plan after which this session asks for popping: a form's first two, and where it popped."""
    return frozenset(each.key for each in plan.prescriptions if standing.asks_popping(each.key, each.variant))


def hear(standing: Standing, heard: Heard) -> Standing:
    """The standing after one thing more."""
    match heard:
        case Played():
            return _after_session(standing, heard)
        case MorningTold():
            return _after_morning(standing, heard)
        case AverageTold(day, average):
            return _with_day(standing, replace(_day(standing, day), average=average))
        case Proposal():
            return after_proposal(standing, heard)
    return after_said(standing, heard)


# Daily answers and reviews


def _after_morning(standing: Standing, told: MorningTold) -> Standing:
    held = standing.day(told.day)
    day = DayAnswers(
        day=told.day,
        morning=told.morning.pain,
        average=held.average if held else None,
        stiffness=told.morning.stiffness,
        forgotten=not told.morning.remembered,
    )
    if not any(each.waits and _is_next_morning(told, each) for of in standing.records.values() for each in of):
        return _with_day(standing, day)
    return _with_day(standing, day, _each_record(standing.records, lambda record: _with_morning(record, told)))


def _is_next_morning(told: MorningTold, record: Record) -> bool:
    return told.day - record.on == timedelta(days=1)


def _with_morning(record: Record, told: MorningTold) -> Record:
    given = told.morning.pain
    if not record.waits or not _is_next_morning(told, record):
        return record
    if given is not None and given.on - record.on > MORNING_KNOWN_FOR:
        return record
    return replace(record, morning=given.pain if given else None, stiffness=told.morning.stiffness)


def _day(standing: Standing, day: date) -> DayAnswers:
    return standing.day(day) or DayAnswers(day=day)


def _with_day(standing: Standing, day: DayAnswers, records: Mapping[str, tuple[Record, ...]] | None = None) -> Standing:
    """The last days with this one told anew, and what they come to folded again from it; beside it other records."""
    days = _told_anew(standing.days, day)[-DAYS_KEPT:]
    diary, told_at = standing.diary.told({day.day: day.pain}), max(standing.told_at, day.told_at)
    records = standing.records if records is None else records
    return replace(standing, days=days, told_at=told_at, diary=diary, records=records)


def _told_anew(days: tuple[DayAnswers, ...], day: DayAnswers) -> tuple[DayAnswers, ...]:
    """Days in their order with one told anew; nearly always it is the newest."""
    if not days or days[-1].day < day.day:
        return (*days, day)
    return (*(each for each in days if each.day < day.day), day, *(each for each in days if each.day > day.day))


# Sessions


def _after_session(standing: Standing, played: Played) -> Standing:
    session = played.session
    if session.prescriptions and OF_RUNNING.issuperset(session.prescriptions):
        return standing  # a walk and run has its own way to be judged, and no exercise's rule depends on it
    before = standing.course(session.local_date, at=session.started_at)
    for key in filter(lambda each: was_tried(session, each), session.prescriptions):
        prescribed = played.plan.prescription(key) if played.plan else None
        standing = _after_exercise(standing, before, record_of(session, key, prescribed))
    done = standing.last_session
    return replace(
        standing,
        records=_closed(standing.records, session.local_date),
        sessions=standing.sessions + 1,
        last_session=max(done, session.local_date) if done else session.local_date,
    )


def _closed(records: Mapping[str, tuple[Record, ...]], day: date) -> Mapping[str, tuple[Record, ...]]:
    """The records once a session of a day has begun; only the newest few still wait."""
    if not any(each.waits and each.on < day for of in records.values() for each in of):
        return records
    return _each_record(records, lambda record: _closed_by(record, day))


def _closed_by(record: Record, day: date) -> Record:
    """A session on a later day ends the time in which the morning could be answered."""
    return replace(record, waits=False) if record.waits and record.on < day else record


def _after_exercise(standing: Standing, before: Course | None, told: Record) -> Standing:
    key, prescribed = told.key, told.prescribed
    usual = usual_level(before, amber=NOT_HELD_UNDER_AMBER, review=standing.review)
    popping_due = standing.asks_popping(key, told.variant)
    spell = standing.stage_begun_in(before, told.on, told.began)
    so_far = standing.so_far(told.on, told.began) if usual is None else None
    record = replace(told, usual=usual, so_far=so_far, before=before, spell=spell, popping_due=popping_due)
    form: Form = (key, record.variant)
    met = min(SESSIONS_TOLD, standing.met.get(form, 0) + 1)
    return replace(
        standing,
        records=with_one(standing.records, key, (*standing.records.get(key, ()), record)[-RECORDS_KEPT:]),
        barred=standing.barred | {(known_as(key, prescribed), each) for each in record.barred_forms},
        popped=standing.popped | {form} if record.popping not in (None, Popping.NONE) else standing.popped,
        met=with_one(standing.met, form, met),
        declined=once_done(standing.declined, key),
    )


def _each_record(
    records: Mapping[str, tuple[Record, ...]], change: Callable[[Record], Record]
) -> Mapping[str, tuple[Record, ...]]:
    return MappingProxyType({key: tuple(map(change, of)) for key, of in records.items()})
