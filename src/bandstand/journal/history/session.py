"""One session as it was played: what was done, skipped, answered and felt, whichever device told it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias
from uuid import UUID, uuid5

from bandstand.journal.facts import (
    DayKind,
    ExerciseAnswered,
    Fact,
    Hurt,
    Popping,
    SessionFinished,
    SessionStarted,
    SetDone,
    SetSkipped,
)
from bandstand.journal.history.told import Given, Place, Told
from bandstand.prescription.stretches import is_stretch_key
from bandstand.quantity import Pain, Side

PLAYED = (SessionStarted, SetDone, SetSkipped, ExerciseAnswered, Hurt, SessionFinished)

# Sets told without a session belong to a session of their day, so that none is passed over.
NO_SESSION = UUID("5c1a2f0e-6b7d-5c55-9d0b-0d4d3f6f2b10")

SetKey: TypeAlias = tuple[str, int, Side | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneSet:
    """One prescribed set that was done. Told again, on another device or on the same, it counts once: as told first.

    `again` is every other telling, in the order they were told.
    """

    id: UUID
    done: SetDone
    device: str = ""
    again: tuple["DoneSet", ...] = ()

    @property
    def devices(self) -> int:
        """On how many devices it was logged."""
        return len({self.device, *(each.device for each in self.again)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Everything reported of one session.

    `started_at` is UTC in milliseconds by the phone's clock; what was said from then on is fresh. `zone` is the one
    the phone named then. `delay` is the least time from the phone's clock to the server's when something came, in
    milliseconds; below 0 the phone's clock was ahead. `pre` and `pain_now` are None where not answered.
    """

    id: UUID
    local_date: date
    place: Place
    started_at: int
    zone: str = ""
    delay: int = 0
    plan_number: int | None = None
    script: UUID | None = None
    day: DayKind = DayKind.FULL
    pre: Pain | None = None
    done: tuple[DoneSet, ...] = ()
    skipped: tuple[SetSkipped, ...] = ()
    answers: tuple[ExerciseAnswered, ...] = ()
    hurts: tuple[Hurt, ...] = ()
    finished: bool = False
    early: bool = False
    pain_now: Pain | None = None
    pains: tuple[Given, ...] = ()  # every pain that was given, with its time

    @property
    def is_stretching(self) -> bool:
        """Whether it was for stretching alone; where its start never came, what was done in it tells."""
        if self.script is not None or self.day is DayKind.STRETCH:
            return self.day is DayKind.STRETCH
        return bool(self.prescriptions) and all(map(is_stretch_key, self.prescriptions))

    @property
    def prescriptions(self) -> tuple[str, ...]:
        """The keys of every exercise that something is told of, in the order they were begun."""
        told = [each.done.prescription for each in self.done] + [each.prescription for each in self.skipped]
        told += [each.prescription for each in self.answers] + [each.prescription for each in self.hurts]
        return tuple(dict.fromkeys(key for key in told if key))

    def done_of(self, prescription: str) -> tuple[SetDone, ...]:
        """The sets done of one exercise."""
        return tuple(each.done for each in self.done if each.done.prescription == prescription)

    def skipped_of(self, prescription: str) -> tuple[SetSkipped, ...]:
        """The sets left out of one exercise."""
        return tuple(each for each in self.skipped if each.prescription == prescription)

    def hurts_of(self, prescription: str) -> tuple[Hurt, ...]:
        """Every "It hurts" that concerns one exercise; one that names none concerns them all."""
        return tuple(each for each in self.hurts if each.prescription in ("", prescription))

    def answer_of(self, prescription: str) -> ExerciseAnswered | None:
        """The answers after one exercise, None where there are none. Told more than once, the worst of each counts."""
        answers = [each for each in self.answers if each.prescription == prescription]
        return _worst_of(answers) if answers else None


def _worst_of(answers: Sequence[ExerciseAnswered]) -> ExerciseAnswered:
    if len(answers) == 1:
        return answers[0]
    order = list(Popping)
    felt = [each.popping for each in answers if each.popping is not None]
    popping = max(felt, key=order.index, default=None)
    # The variant that popped is the one to know of.
    variants = [each.variant for each in answers if each.variant and each.popping == popping]
    return ExerciseAnswered(
        prescription=answers[0].prescription,
        variant=next(iter(variants), None) or next((each.variant for each in answers if each.variant), None),
        peak=max((each.peak for each in answers if each.peak is not None), default=None),
        effort=max((each.effort for each in answers if each.effort is not None), default=None),
        left=min((each.left for each in answers if each.left is not None), default=None),
        popping=popping,
        form_fault=any(each.form_fault for each in answers),
    )


def session_of(told: Told) -> UUID:
    """The session a fact belongs to."""
    return told.session or uuid5(NO_SESSION, told.on.isoformat())


def gather(id: UUID, told: Iterable[Told]) -> Session:
    """A session from its facts, which may come from several devices; of two answers to one thing the later counts."""
    facts = sorted(told, key=lambda each: each.place_in_session)
    said = [each.fact for each in facts]
    started = [each for each in said if isinstance(each, SessionStarted)]
    finished = [each for each in said if isinstance(each, SessionFinished)]
    done = _each_set_once(facts)
    return Session(
        id=id,
        local_date=_date_of(facts),
        place=_place_of(facts),
        started_at=_first(facts).at,
        zone=_first(facts).zone,
        delay=min(each.received_at - each.at for each in facts),
        plan_number=next((each.plan_number for each in facts if each.plan_number is not None), None),
        script=started[-1].script if started else None,
        day=started[-1].day if started else DayKind.FULL,
        pre=_last(each.pre for each in started),
        done=done,
        skipped=_skipped(said, done),
        answers=tuple(each for each in said if isinstance(each, ExerciseAnswered)),
        hurts=tuple(each for each in said if isinstance(each, Hurt)),
        finished=bool(finished),
        early=bool(finished) and finished[-1].early,
        pain_now=_last(each.pain_now for each in finished),
        pains=tuple(_given(pain, each) for each in facts for pain in _pains(each.fact)),
    )


def _last(pains: Iterable[Pain | None]) -> Pain | None:
    return next(iter([pain for pain in pains if pain is not None][::-1]), None)


def _skipped(said: Sequence[Fact], done: Sequence[DoneSet]) -> tuple[SetSkipped, ...]:
    """The sets left out, each once; a set both skipped and done was done."""
    keys = {_key(each.done) for each in done}
    skipped = [each for each in said if isinstance(each, SetSkipped) and _key(each) not in keys]
    return tuple(dict.fromkeys(skipped))


def _given(pain: Pain, told: Told) -> Given:
    return Given(pain=pain, on=told.on, at=told.said_at, received_at=told.received_at)


def _pains(fact: Fact) -> Iterator[Pain]:
    match fact:
        case SessionStarted(pre=Pain() as pain):
            yield pain
        case ExerciseAnswered(peak=Pain() as pain):
            yield pain
        case Hurt(pain=Pain() as pain):
            yield pain
        case SessionFinished(pain_now=Pain() as pain):
            yield pain


def _first(facts: Sequence[Told]) -> Told:
    """The start of the session: a clock that is set back in its middle does not make it begin sooner."""
    return min([each for each in facts if isinstance(each.fact, SessionStarted)] or facts, key=lambda each: each.at)


def _date_of(facts: Sequence[Told]) -> date:
    """The date the session began, as the person saw it: a session may run past midnight."""
    started = [each.on for each in facts if isinstance(each.fact, SessionStarted)]
    return min(started or [each.on for each in facts])


def _place_of(facts: Sequence[Told]) -> Place:
    first = min(facts, key=lambda each: (each.received_at, each.id))
    return (_date_of(facts), first.received_at, first.id)


def _key(fact: SetDone | SetSkipped) -> SetKey:
    return (fact.prescription, fact.set, fact.side)


def earliness(told: Told) -> tuple[int, int, UUID]:
    """Which of several tellings of one set came first: by the phones' clocks, then within its session."""
    return (told.at, told.seq, told.id)


def _each_set_once(facts: Sequence[Told]) -> tuple[DoneSet, ...]:
    tellings: dict[SetKey, list[tuple[Told, DoneSet]]] = {}
    for each in facts:
        if isinstance(each.fact, SetDone):
            told = (each, DoneSet(id=each.id, done=each.fact, device=each.device))
            tellings.setdefault(_key(each.fact), []).append(told)
    return tuple(map(_counted_once, tellings.values()))


def _counted_once(tellings: Sequence[tuple[Told, DoneSet]]) -> DoneSet:
    first, *again = (done for _, done in sorted(tellings, key=lambda telling: earliness(telling[0])))
    return replace(first, again=tuple(again))
