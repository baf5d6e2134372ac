"""Back to running: what is there, an answer to one thing to have first, a run told, and a walk and run begun."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from bandstand import store
from bandstand.actions.known import history_of, standing_at
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.actions.recovery import seen_of
from bandstand.catalog import load_catalogue
from bandstand.exchange.run_file import read_run
from bandstand.journal.facts import VOID, GateAnswered, RunDone, SafetyCheck
from bandstand.journal.history import History
from bandstand.prescription import (
    Asked,
    Consequence,
    Guard,
    Guards,
    Intervals,
    Plan,
    Section,
    SectionKind,
)
from bandstand.prescription.walk_run import walk_run, warm_up
from bandstand.progress import safety
from bandstand.progress.running import BY_ID, Have, How, Need, Run, Running, Stage, have_of, running, runs_of
from bandstand.progress.running.now import LONGEST_OF
from bandstand.progress.running.runs import day_of
from bandstand.progress.running.spoken import speaks_of_running
from bandstand.progress.running.stages import STAGES
from bandstand.progress.running.way import TOO_MUCH_FROM
from bandstand.progress.standing import MORNING_KNOWN_FOR
from bandstand.quantity import BandstandError, Message
from bandstand.session.build import Occasion, build_script
from bandstand.session.identity import script_id
from bandstand.words import say

GROIN_SIGN = "groin-builds"
MOST_LETTERS = 120
TOLD_FOR = MORNING_KNOWN_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class BackToRunning:
    """What the page shows. `to_tell` is the newest run of which something is not told yet, None where all is."""

    moment: Moment
    plan: Plan | None
    running: Running
    to_tell: Run | None = None


def back_to_running(person: UUID, moment: Moment) -> BackToRunning:
    """Where one person stands on the way back to running."""
    history = history_of(person)
    last = (runs_of(history, moment.today) or (None,))[-1]
    waits = last is not None and not last.is_answered and moment.today - last.on <= TOLD_FOR
    return BackToRunning(
        moment=moment,
        plan=history.plan,
        running=_running(person, history, moment),
        to_tell=last if waits else None,
    )


def is_spoken_of(person: UUID) -> bool:
    """Whether running is something this person means to do."""
    return speaks_of_running(history_of(person))


def _running(person: UUID, history: History, moment: Moment) -> Running:
    return running(history, seen_of(person, history, moment.today), standing_at(history), moment.today)


def answer_need(person: UUID, event_id: UUID, told: GateAnswered, moment: Moment) -> None:
    """Keep the answer to one thing to have first.

    Raises BandstandError where it is no answer, or where something else has to be there before it is tried.
    """
    need = BY_ID.get(told.gate)
    told = replace(told, by=told.by.strip()[:MOST_LETTERS])
    if need is None or not _is_answer(need, told):
        raise BandstandError(Message("running.not_an_answer"))
    if need.how is How.CLEARED and told.answer == "yes" and not told.by:
        raise BandstandError(Message("running.who"))
    if need.impact and not _running(person, history_of(person), moment).may_try:
        raise BandstandError(Message("running.not_yet"))
    record(person, [event_of(told, moment, id=event_id)], moment)


def _is_answer(need: Need, told: GateAnswered) -> bool:
    if need.how is How.CLEARED:
        return told.answer in ("yes", "no")
    return have_of(need, told.answer, told.by) is not Have.UNKNOWN


def tell_run(person: UUID, event_id: UUID, told: RunDone, moment: Moment) -> None:
    """Keep a run. Groin pain that built is a sign of the safety check too, and pauses the plan.

    Raises BandstandError for a day too far back, or one that is still to come.
    """
    on = told.of or moment.today
    if not timedelta(0) <= moment.today - on <= TOLD_FOR:
        raise BandstandError(Message("running.said_too_late"))
    events = [event_of(replace(told, of=on), moment, id=event_id)]
    if told.groin:
        events.append(event_of(SafetyCheck(signs=(GROIN_SIGN,)), moment))
    record(person, events, moment)


def take_run_back(person: UUID, on: date, moment: Moment) -> None:
    """What was told by hand of a day's run is taken back; what the player logged, and a safety check, stand.

    Raises BandstandError where nothing was told of that day.
    """
    told = [said for said in history_of(person).runs if day_of(said) == on]
    if not told:
        raise BandstandError(Message("running.nothing_told"))
    record(
        person,
        [replace(event_of(said.fact, moment), kind=VOID, body={"supersedes": str(said.id)}) for said in told],
        moment,
    )


def tell_run_file(person: UUID, event_id: UUID, data: bytes, moment: Moment) -> None:
    """Keep the length of a recorded run; how it felt is asked for afterwards.

    Raises BandstandError where the file is none, or its run too old to change anything.
    """
    found = read_run(data)
    on = found.began.astimezone(ZoneInfo(moment.zone)).date()
    if not timedelta(0) <= moment.today - on <= LONGEST_OF:
        raise BandstandError(Message("run_file.too_old"))
    told = RunDone(of=on, minutes=found.minutes, metres=found.metres)
    record(person, [event_of(told, moment, id=event_id)], moment)


def start_run(person: UUID, moment: Moment, *, walk: bool) -> UUID:
    """Begin the next stage, or the brisk walk; returns the script's id.

    Raises BandstandError where it is not open today.
    """
    history = history_of(person)
    if history.plan is None:
        raise BandstandError(Message("running.no_plan"))
    now = _running(person, history, moment)
    stage = STAGES[0] if walk else now.stage
    if stage.work is None or not (now.may_walk if stage.number == 0 else now.is_open):
        raise BandstandError(Message("running.closed_now"))
    played = sum(1 for each in history.sessions if each.local_date == moment.today)
    occasion = Occasion(
        id=script_id(person, history.plan.number, moment.today, f"run-{stage.number}", played),
        made_at=moment.now_ms,
        title=Message("intervals.title"),
    )
    plan = _plan_of(stage, stage.work, history.plan)
    made = build_script(plan, _GUARDS, safety.SIGNS, load_catalogue(), occasion)
    store.save_script(person, made)
    return made.id


def _plan_of(stage: Stage, work: Intervals, plan: Plan) -> Plan:
    """A few minutes of walking, then the stage; a stage that begins with a walk needs no other."""
    name = "intervals.name_walk" if not work.run else "intervals.name" if work.walk else "intervals.name_run"
    main = Section(prescriptions=(walk_run(say(Message(name)), work),))
    before = Section(kind=SectionKind.WARM_UP, prescriptions=(warm_up(say(Message("intervals.warm_up"))),))
    sections = (before, main) if stage.number else (main,)
    return Plan(number=plan.number, sections=sections, precautions=plan.precautions)


_GUARDS = Guards(
    tuple(
        Guard(
            asked=asked,
            consequence=Consequence.STOP_SESSION,
            say=Message("intervals.too_much"),
            at_least=at_least,
            any_of=any_of,
        )
        for asked, at_least, any_of in (
            (Asked.HURT_PAIN, TOO_MUCH_FROM, ()),
            (Asked.PEAK, TOO_MUCH_FROM, ()),
            (Asked.HURT_KIND, None, ("sharp", "popped", "caught")),
        )
    )
)
