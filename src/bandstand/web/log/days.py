"""The log as days, newest first: sessions with what was done and felt, runs told by hand, mornings, rest, checks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from bandstand.actions.check_ins import takes_average, takes_morning
from bandstand.catalog import load_catalogue
from bandstand.journal.facts import ExerciseAnswered, Hurt, SessionFinished, SetDone, Stiffness
from bandstand.journal.history import Besides, DoneSet, History, Session, Told
from bandstand.prescription.stretches import exercise_of_stretch
from bandstand.prescription.swaps import exercise_of_swap
from bandstand.progress.running.runs import day_of
from bandstand.quantity import Message, Pain, Range
from bandstand.web.day_words import date_words
from bandstand.web.log.times import Began, began
from bandstand.web.running.run_words import run_words

NUMBERS = {2: "two", 3: "three", 4: "four"}


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldAgain:
    """One set that was logged more than once: `counts` is what it came to, `also` what was told besides."""

    which: str
    where: str
    counts: str
    also: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One exercise of a session: what was done, left out and answered."""

    name: str
    sets: int
    amounts: str
    unit: str
    again: tuple[ToldAgain, ...]
    skipped: int
    hurts: tuple[Hurt, ...]
    answer: ExerciseAnswered | None
    answer_id: UUID | None  # None where it cannot be told anew any more


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedSession:
    """One session."""

    session: Session
    began: Began
    played: tuple[Played, ...]
    hurts: tuple[Hurt, ...]  # those that name no exercise
    end_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedDay:
    """Everything of one date, as the person saw it."""

    day: date
    words: str
    morning: Pain | None
    not_remembered: bool
    average: Pain | None
    standing: Range | None
    stiffness: Stiffness | None
    besides: Besides | None
    rested: bool
    checked: tuple[int, ...]  # for each safety check how many lines were ticked
    sessions: tuple[LoggedSession, ...]
    runs: tuple[tuple[Message, ...], ...]  # those told by hand or read from a file, each in words
    may_change: bool  # its morning and average


def dates_of(history: History) -> tuple[date, ...]:
    """Every day on which something was told, newest first."""
    told: set[date] = {*history.mornings, *history.averages, *history.standing, *history.besides}
    told |= {*history.rest_days}
    told |= {each.local_date for each in history.sessions} | {said.on for said in history.checks}
    told |= {day_of(said) for said in history.runs}
    return tuple(sorted(told, reverse=True))


def days_of(
    days: Iterable[date], history: History, told: Sequence[Told], made: Mapping[UUID, int], today: date
) -> tuple[LoggedDay, ...]:
    """All of these days; `made` says when the server made each script."""
    ids = _answer_ids(history, told)
    return tuple(_day(day, history, ids, made, today) for day in days)


def _day(day: date, history: History, ids: Mapping[str, UUID], made: Mapping[UUID, int], today: date) -> LoggedDay:
    morning, average = history.mornings.get(day), history.averages.get(day)
    return LoggedDay(
        day=day,
        words=date_words(day),
        morning=morning.pain.pain if morning and morning.pain else None,
        not_remembered=morning is not None and not morning.remembered,
        average=average.pain if average else None,
        standing=history.standing.get(day),
        stiffness=morning.stiffness if morning else None,
        besides=history.besides.get(day),
        rested=day in history.rest_days,
        checked=tuple(len(said.fact.signs) + len(said.fact.facts) for said in history.checks if said.on == day),
        sessions=tuple(_session(each, history, ids, made) for each in history.sessions if each.local_date == day),
        runs=tuple(tuple(run_words(said.fact)) for said in history.runs if day_of(said) == day),
        may_change=takes_morning(history, day, today) or takes_average(history, day, today),
    )


def _session(session: Session, history: History, ids: Mapping[str, UUID], made: Mapping[UUID, int]) -> LoggedSession:
    newest = bool(history.sessions) and session.id == history.sessions[-1].id
    open_ids = ids if newest else {}
    played = tuple(_played(key, session, history, open_ids.get(key)) for key in session.prescriptions)
    unnamed = tuple(each for each in session.hurts if not each.prescription)
    return LoggedSession(
        session=session, began=began(session, made), played=played, hurts=unnamed, end_id=open_ids.get("")
    )


def _played(key: str, session: Session, history: History, id: UUID | None) -> Played:
    plan = history.plans.get(session.plan_number or 0) or history.plan
    known = plan.prescription(key) if plan else None
    done = session.done_of(key)
    return Played(
        name=known.name if known else _stood_in(key),
        sets=len({each.set for each in done}),
        amounts="; ".join(_amounts(done)),
        unit="seconds" if any(each.seconds is not None and each.reps is None for each in done) else "reps",
        again=tuple(_told_again(each) for each in session.done if each.again and each.done.prescription == key),
        skipped=len(session.skipped_of(key)),
        hurts=tuple(each for each in session.hurts if each.prescription == key),
        answer=session.answer_of(key),
        answer_id=id,
    )


def _stood_in(key: str) -> str:
    """What stood in for another exercise, or was stretched, by the catalogue's name; else the key as it was told."""
    exercise = load_catalogue().get(exercise_of_swap(key) or exercise_of_stretch(key) or "")
    return exercise.name if exercise else key


def _told_again(told: DoneSet) -> ToldAgain:
    side = f" {told.done.side.value}" if told.done.side else ""
    return ToldAgain(
        which=f"Set {told.done.set}{side}",
        where=f"on {NUMBERS.get(told.devices, told.devices)} devices" if told.devices > 1 else "more than once",
        counts=_amount(told.done),
        also=", ".join(_amount(each.done) for each in told.again),
    )


def _amount(done: SetDone) -> str:
    count = done.reps if done.reps is not None else done.seconds
    return "done" if count is None else str(count)


def _amounts(done: Iterable[SetDone]) -> list[str]:
    """What each set came to; the two sides of one set stand together."""
    by_set: dict[int, list[str]] = {}
    for each in done:
        count = each.reps if each.reps is not None else each.seconds
        if count is not None:
            by_set.setdefault(each.set, []).append(f"{count} {each.side.value}" if each.side else str(count))
    return [", ".join(counts) for counts in by_set.values()]


def _answer_ids(history: History, told: Sequence[Told]) -> Mapping[str, UUID]:
    """The ids of the newest session's answers by exercise; its end stands under the empty name."""
    if not history.sessions:
        return {}
    newest = history.sessions[-1].id
    found: dict[str, UUID] = {}
    for each in told:
        if each.session == newest and isinstance(each.fact, ExerciseAnswered):
            found[each.fact.prescription] = each.id
        if each.session == newest and isinstance(each.fact, SessionFinished):
            found[""] = each.id
    return found
