"""A session begins: the proposals answered, the day planned, and everything the phone needs in one script."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from bandstand import store
from bandstand.actions.known import history_of, standing_at
from bandstand.actions.moment import Moment
from bandstand.actions.proposals import answer_all
from bandstand.catalog import load_catalogue
from bandstand.journal.event import Event
from bandstand.journal.facts import DayKind
from bandstand.journal.history import History, Session
from bandstand.prescription import Plan
from bandstand.prescription.injured import with_sides_told
from bandstand.prescription.proposals import gentler, propose
from bandstand.prescription.stretches import stretching_plan
from bandstand.progress import safety
from bandstand.progress.day import DayPlan, plan_of_the_day
from bandstand.progress.decision import Change
from bandstand.progress.standing import Standing, asks_popping, new_to
from bandstand.quantity import BandstandError, Message, Pain
from bandstand.session.build import Occasion, build_script
from bandstand.session.identity import script_id
from bandstand.session.script import Script


def start(person: UUID, moment: Moment, *, day: DayKind, taking: frozenset[Change]) -> UUID:
    """Answer what waits, plan the day and keep its script; returns the script's id.

    Raises BandstandError while the plan is paused, before a safety check that is due, and without a plan.
    """
    _refuse_unsafe(history_of(person), moment)
    if day is not DayKind.STRETCH:  # what is proposed waits for the next session of the plan
        answer_all(person, moment, taking=taking)
    made = _script_for(person, history_of(person), moment, day)
    store.save_script(person, made)
    return made.id


def script(person: UUID, id: UUID) -> Script:
    """The script of a session. Raises BandstandError where this person has none of that id."""
    found = store.script(person, id)
    if found is None:
        raise BandstandError(Message("session.unknown"))
    return found


def as_last_time(person: UUID, moment: Moment) -> Script:
    """What today would be without any change. Nothing is answered and nothing kept.

    Raises BandstandError while the plan is paused, before a safety check that is due, and without a plan.
    """
    history = history_of(person)
    _refuse_unsafe(history, moment)
    return _script_for(person, history, moment, DayKind.FULL)


def when_made(person: UUID, played: Iterable[Session]) -> Mapping[UUID, int]:
    """When the scripts of these sessions were made, in UTC milliseconds by the server's clock."""
    return store.scripts_made(person, {each.script for each in played if each.script is not None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A session's script, the pain answered this morning (None where it was not), and what was told of it so far.

    `told` lets another phone go on where the first one was; `epoch` names the database that holds it.
    """

    script: Script
    pre: Pain | None
    told: tuple[Event, ...]
    epoch: str


def opened(person: UUID, id: UUID, moment: Moment) -> Opened:
    """What the session's page needs. Raises BandstandError where this person has no such script."""
    found, history = script(person, id), history_of(person)
    morning = history.mornings.get(moment.today)
    begun = [each.id for each in history.sessions if each.script == id]
    return Opened(
        script=found,
        pre=morning.pain.pain if morning and morning.pain else None,
        told=tuple(event for session in begun for event in store.events_of_session(person, session)),
        epoch=store.epoch(),
    )


def _refuse_unsafe(history: History, moment: Moment) -> None:
    if history.plan is None:
        raise BandstandError(Message("session.no_plan"))
    if safety.pause_of(history) is not None:
        raise BandstandError(Message("session.paused"))
    if safety.check_due(history, moment.today) is not None:
        raise BandstandError(Message("session.check_first"))


def _script_for(person: UUID, history: History, moment: Moment, day: DayKind) -> Script:
    """The script of a day. Raises BandstandError where there is nothing to do."""
    plan = history.plan
    assert plan is not None, "a session needs a plan"
    standing = standing_at(history)
    today = _day_of(plan, standing, history, moment, day)
    played = sum(1 for each in history.sessions if each.local_date == moment.today)
    occasion = Occasion(
        id=script_id(person, plan.number, moment.today, day.value, played, beside=_settled_today(history, moment)),
        made_at=moment.now_ms,
        day=day,
        first_side=plan.leading_side,
        asks_popping=asks_popping(standing, today.plan),
        new_to=new_to(standing, today.plan),
        cautions=dict(today.notes),
        room=history.practice.room,
    )
    made = build_script(today.plan, today.guards, safety.SIGNS, load_catalogue(), occasion)
    if not made.steps:
        raise BandstandError(Message("session.nothing_today"))
    return made


def _day_of(plan: Plan, standing: Standing, history: History, moment: Moment, day: DayKind) -> DayPlan:
    """The plan of the day in the version asked for. Stretching has the guards of the day, and no dose of the plan."""
    if day is not DayKind.STRETCH:
        return plan_of_the_day(playable(plan), standing, moment.today, day)
    whole = plan_of_the_day(playable(plan), standing, moment.today, DayKind.FULL)
    stretches = stretching_plan(plan, history.practice.stretches, load_catalogue())
    return DayPlan(plan=stretches, kind=day, guards=whole.guards)


def _settled_today(history: History, moment: Moment) -> tuple[UUID, ...]:
    """What was settled today beside the plan: bounds, likings and swaps change the day without another plan number."""
    told = (history.bounds_set, history.preferences, history.swaps)
    return tuple(said.id for kind in told for said in kind if said.on == moment.today)


def playable(plan: Plan) -> Plan:
    """The plan as it is done today: the gentler reading of what is open, and a proposal for what is unknown."""
    return propose(gentler(with_sides_told(plan)))
