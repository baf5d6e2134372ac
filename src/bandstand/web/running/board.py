"""The page of running in words: what is there, what comes first, the stages, and what each run came to."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from bandstand.actions.running import TOLD_FOR, BackToRunning
from bandstand.catalog import load_catalogue
from bandstand.progress.running import BY_DISTANCE, STAGES, Came, Cap, Have, How, Judged, Known, Running, Stage
from bandstand.progress.running.needs import WALK
from bandstand.progress.running.way import STRENGTH_FROM
from bandstand.quantity import Message
from bandstand.session.intervals import time_words
from bandstand.web.day_words import date_words
from bandstand.web.running.run_words import run_words

ICONS = {Have.YES: "done", Have.NOT_YET: "wrong", Have.UNKNOWN: "ask", Have.LATER: "pause"}
RUNS_SHOWN = 12
SCALE = tuple(range(11))


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    """One thing to have first. `asks` names the form that answers it, empty where it is worked out or comes later."""

    id: str
    words: Message
    have: Message
    icon: str
    is_there: bool
    more: Message | None
    exercise: str
    asks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """One stage of the table."""

    title: Message
    words: Message
    is_next: bool
    is_past: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """One run and what it came to; `on` as a form names its day."""

    on: str
    day: str
    what: tuple[Message, ...]
    came: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything the template needs."""

    lead: Message
    closed: tuple[Message, ...]
    ready_on: str
    needs: tuple[NeedRow, ...]
    stages: tuple[StageRow, ...]
    next: StageRow
    one_good: bool
    can_start: bool
    can_walk: bool
    by_distance: bool
    caps: tuple[Message, ...]
    runs: tuple[RunRow, ...]
    to_tell: str  # the day of a run of which something is not told yet, as a date; empty where all is
    to_tell_words: str
    days: tuple[tuple[str, str], ...]  # on which a run may be told
    stage: int
    event: UUID

    @property
    def scale(self) -> tuple[int, ...]:
        """Pain from none to worst."""
        return SCALE


def board_of(seen: BackToRunning) -> Board:
    """The page as it stands."""
    now, today = seen.running, seen.moment.today
    rows = tuple(_stages(now))
    days = (today - timedelta(days=ago) for ago in range(TOLD_FOR.days + 1))
    waits = now.way.next_on is not None and now.way.next_on > today
    return Board(
        lead=Message("running.lead_open" if now.is_open else "running.lead_closed"),
        closed=now.closed,
        ready_on=date_words(now.way.next_on) if now.way.next_on is not None and waits else "",
        needs=tuple(map(_need, now.known)),
        stages=rows,
        next=rows[now.way.stage],
        one_good=now.way.good > 0,
        can_start=now.is_open and now.stage.work is not None and seen.plan is not None,
        can_walk=now.may_walk and now.way.stage > 0 and seen.plan is not None,
        by_distance=now.way.stage == BY_DISTANCE,
        caps=tuple(_caps(now.cap)),
        runs=tuple(_run(each, now) for each in reversed(now.way.runs[-RUNS_SHOWN:])),
        to_tell=seen.to_tell.on.isoformat() if seen.to_tell else "",
        to_tell_words=date_words(seen.to_tell.on) if seen.to_tell else "",
        days=tuple((day.isoformat(), date_words(day)) for day in days),
        stage=now.way.stage,
        event=seen.moment.new_id(),
    )


def _need(known: Known) -> NeedRow:
    need, known_exercise = known.need, load_catalogue().get(known.need.exercise or "")
    old = known.have is Have.UNKNOWN and known.on is not None
    have = Message("running.have_old", day=date_words(known.on)) if old and known.on else None
    asks = "" if need.how is How.WORKED_OUT or known.have is Have.LATER else need.how.value
    return NeedRow(
        id=need.id,
        words=Message(f"running.need_{need.id}"),
        have=have or Message(f"running.have_{known.have.value.replace(' ', '_')}"),
        icon=f"parts/icons/{ICONS[known.have]}.svg",
        is_there=known.have is Have.YES,
        more=_more(known),
        exercise=known_exercise.id if known_exercise and known.have is not Have.LATER else "",
        asks=asks,
    )


def _more(known: Known) -> Message | None:
    if known.need.how is How.CLEARED and known.by and known.on is not None:
        return Message("running.cleared_by", by=known.by, day=date_words(known.on))
    if known.need.id == "pain" and known.answer:
        few = known.have is Have.UNKNOWN
        return (
            Message("running.pain_few", count=known.answer)
            if few
            else Message("running.pain_known", middle=known.answer)
        )
    return None


def _stages(now: Running) -> Iterator[StageRow]:
    walked = next(each.have for each in now.known if each.need.id == WALK) is Have.YES
    for each in STAGES:
        yield StageRow(
            title=Message("running.stage", number=each.number),
            words=stage_words(each),
            is_next=each.number == now.way.stage,
            is_past=each.number < now.way.stage and (each.number > 0 or walked),
        )


def stage_words(stage: Stage) -> Message:
    """How much a stage asks."""
    work = stage.work
    if work is None:
        return Message("running.stage_distance")
    if not work.run or not work.walk:
        return Message("running.stage_run" if work.run else "running.stage_walk", minutes=stage.minutes)
    return Message("running.stage_turns", repeats=work.repeats, walk=time_words(work.walk), run=time_words(work.run))


def _caps(cap: Cap) -> Iterator[Message]:
    if cap.metres is not None:
        yield Message("running.cap_metres", metres=cap.metres)
    elif cap.minutes is not None:
        yield Message("running.cap_minutes", minutes=cap.minutes)
    else:
        yield Message("running.cap_unknown")


def _run(judged: Judged, now: Running) -> RunRow:
    return RunRow(
        on=judged.run.on.isoformat(),
        day=date_words(judged.run.on),
        what=tuple(run_words(judged.run)),
        came=_came(judged, now),
    )


def _came(judged: Judged, now: Running) -> Message:
    if judged.came is Came.STOP:
        stops = sum(1 for on, at in now.way.stops if at == judged.stage and on <= judged.run.on)
        return Message("running.came_stop_strength" if stops >= STRENGTH_FROM else "running.came_stop")
    return Message(f"running.came_{judged.came.value}")
