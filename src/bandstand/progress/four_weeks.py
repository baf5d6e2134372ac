"""The last four weeks in figures, for a therapist: what was done, how much it hurt, what was decided. No opinions."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low
from types import MappingProxyType

from bandstand.journal.history import History, Proposal, Session
from bandstand.prescription import Plan
from bandstand.progress.decision import Change
from bandstand.quantity import Pain

# Four weeks: long enough to see a course, short enough for one page. Source: bandstand-choice.
DAYS = 28
HALF = 14
EASED = Change.EASE.value
CHANGED = (Change.EASE.value, Change.ADVANCE.value, Change.STOP.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One exercise of the plan: in how many sessions it was done, and how many sets in all."""

    key: str
    name: str
    sessions: int
    sets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The daily answers of some days: how many of them, the lowest, the middle one and the highest."""

    count: int
    low: Pain
    middle: Pain
    high: Pain


@dataclass(frozen=True, slots=True, kw_only=True)
class Worst:
    """The most pain that was told of one exercise, and on which day."""

    pain: Pain
    key: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FourWeeks:
    """What was told of the days from `since` to `until`. None: nothing was told, which is never a zero."""

    since: date
    until: date
    sessions: int
    last_session: date | None
    done: tuple[Done, ...]
    rest_days: int
    swaps: int
    before: Answers | None  # the first of the two fortnights
    lately: Answers | None
    worst: Worst | None
    decided: tuple[Proposal, ...]  # those that would have changed something, newest first
    eased: Mapping[str, int]  # how often each exercise was eased, by key


def four_weeks(plan: Plan, history: History, today: date) -> FourWeeks:
    """The four weeks that end today."""
    since = today - timedelta(days=DAYS - 1)
    trained = [each for each in history.sessions if not each.is_stretching]
    sessions = [each for each in trained if since <= each.local_date <= today]
    proposals = [each for each in history.proposals if since <= each.on <= today]
    return FourWeeks(
        since=since,
        until=today,
        sessions=len(sessions),
        last_session=max((each.local_date for each in trained), default=None),
        done=tuple(_done(plan, sessions)),
        rest_days=sum(1 for each in history.rest_days if since <= each <= today),
        swaps=_swaps(history, since, today),
        before=_answers(history, since, HALF),
        lately=_answers(history, since + timedelta(days=HALF), HALF),
        worst=_worst(sessions),
        decided=tuple(each for each in reversed(proposals) if each.fact.change in CHANGED),
        eased=_eased(proposals),
    )


def _eased(proposals: Sequence[Proposal]) -> Mapping[str, int]:
    taken = (each.fact for each in proposals if each.fact.change == EASED and each.accepted)
    return MappingProxyType(Counter(each.prescription for each in taken))


def _done(plan: Plan, sessions: Sequence[Session]) -> Iterator[Done]:
    for each in plan.trained:
        sets = [{done.set for done in session.done_of(each.key)} for session in sessions]
        yield Done(
            key=each.key,
            name=each.name,
            sessions=sum(1 for numbers in sets if numbers),
            sets=sum(len(numbers) for numbers in sets),
        )


def _swaps(history: History, since: date, until: date) -> int:
    """How many exercises were swapped, each day by itself; one that was taken back the same day was not."""
    newest = {(said.on, said.fact.prescription): said.fact.exercise for said in history.swaps}
    return sum(1 for (on, _), exercise in newest.items() if exercise and since <= on <= until)


def _answers(history: History, since: date, days: int) -> Answers | None:
    asked = (history.daily_answer(since + timedelta(days=number)) for number in range(days))
    told = [each for each in asked if each is not None]
    return Answers(count=len(told), low=min(told), middle=median_low(told), high=max(told)) if told else None


def _worst(sessions: Sequence[Session]) -> Worst | None:
    """The newest of the most painful."""
    told = [each for session in sessions for each in _pains(session)]
    return max(told, key=lambda each: (each.pain, each.on), default=None)


def _pains(session: Session) -> Iterator[Worst]:
    for answer in session.answers:
        if answer.peak is not None:
            yield Worst(pain=answer.peak, key=answer.prescription, on=session.local_date)
    for hurt in session.hurts:
        if hurt.pain is not None:
            yield Worst(pain=hurt.pain, key=hurt.prescription, on=session.local_date)
