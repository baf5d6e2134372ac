"""A session played without a person: every step of a script told as a phone would tell it. The demo uses it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bandstand.actions.moment import Moment
from bandstand.catalog import Placement
from bandstand.journal.event import Event, body_of
from bandstand.journal.facts import KIND_OF, ExerciseAnswered, Fact, Popping, SessionFinished, SessionStarted, SetDone
from bandstand.quantity import Effort, Pain, RepsLeft
from bandstand.session.identity import session_id
from bandstand.session.script import AskedAfter, Script, Shown, Step, StepKind

PAUSE_S = 10  # a step that waits for a person takes about this long


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """How one session goes: pain before, the most and after; how many reps are left; which sets stay undone."""

    pre: Pain | None = None
    peak: Pain | None = None
    after: Pain | None = None
    left: RepsLeft | None = None
    effort: Effort | None = None
    stops_after: int | None = None  # how many sets are done; None: all


def rehearse(script: Script, feeling: Feeling, moment: Moment, *, device: str, ordinal: int = 1) -> tuple[Event, ...]:
    """The events of one session begun at `moment`, in order, each with an id of its own."""
    session = session_id(script.id, moment.today, ordinal)
    facts = list(_told(script, feeling))
    return tuple(
        Event(
            id=replace(moment, now_ms=moment.now_ms + at_ms).new_id(),
            device=device,
            session=session,
            step=step,
            seq=seq,
            kind=KIND_OF[type(fact)],
            plan_number=script.plan_number,
            occurred_at=moment.now_ms + at_ms,
            zone=moment.zone,
            local_date=moment.today,
            body=body_of(fact),
        )
        for seq, (at_ms, step, fact) in enumerate(facts)
    )


def _told(script: Script, feeling: Feeling) -> Iterator[tuple[int, str, Fact]]:
    at, done = 0, 0
    shown = {each.key: each for each in script.shown}
    yield at, "", SessionStarted(script=script.id, day=script.day, pre=feeling.pre)
    for step in script.steps:
        at += _length(step) * 1000
        if feeling.stops_after is not None and done >= feeling.stops_after and step.id != "end":
            continue
        if step.kind is StepKind.WORK:
            done += 1
            yield at, step.id, _set_done(step, shown)
        if step.kind is StepKind.ASK and step.prescription:
            yield at, step.id, _answered(step, shown, feeling)
    early = feeling.stops_after is not None
    yield at, "end", SessionFinished(pain_now=feeling.after, early=early)


def _length(step: Step) -> int:
    if step.seconds is not None:
        return step.seconds
    return step.reps.high * step.pace if step.reps else PAUSE_S


def _set_done(step: Step, shown: Mapping[str, Shown]) -> SetDone:
    exercise = shown[step.prescription]
    return SetDone(
        prescription=step.prescription,
        set=step.set,
        side=step.side,
        reps=step.reps.high if step.reps else None,
        seconds=step.seconds,
        asked=exercise.dose,
        variant=exercise.variant,
        placement=Placement(exercise.placement) if exercise.placement else None,
        band=exercise.band,
    )


def _answered(step: Step, shown: Mapping[str, Shown], feeling: Feeling) -> ExerciseAnswered:
    return ExerciseAnswered(
        prescription=step.prescription,
        variant=shown[step.prescription].variant,
        peak=feeling.peak,
        left=feeling.left if AskedAfter.LEFT in step.asks else None,
        effort=feeling.effort if AskedAfter.EFFORT in step.asks else None,
        popping=Popping.NONE if AskedAfter.POPPING in step.asks else None,
    )
