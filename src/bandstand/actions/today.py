"""Today: what is asked this morning, what is done today, and what is proposed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from bandstand.actions.known import history_of, standing_at
from bandstand.actions.moment import Moment
from bandstand.actions.proposals import Waiting, waiting
from bandstand.actions.record import event_of, record
from bandstand.actions.sessions import playable
from bandstand.actions.swapping import offered
from bandstand.catalog import load_catalogue
from bandstand.journal.facts import ACTIVE, DayKind, RestDay, RoughSpell
from bandstand.journal.history import History, Session
from bandstand.prescription import Plan, Practice, Prescription, Question
from bandstand.prescription.framing import warm_up_for
from bandstand.progress import safety
from bandstand.progress.day import DayPlan, one_bad_day, plan_of_the_day
from bandstand.progress.open_spell import OpenSpell, open_spell
from bandstand.progress.questions import for_therapist, question_today, to_tell
from bandstand.progress.running.spoken import speaks_of_running
from bandstand.progress.standing import MORNING_KNOWN_FOR
from bandstand.progress.trying_again import question_of_trying_again
from bandstand.quantity import Message
from bandstand.recovery import Stage
from bandstand.session.room import goes_there_and_back
from bandstand.session.script import VALID_FOR_MS

STANDING_EVERY_DAYS = 3  # twice a week
SESSIONS_LOOKED_AT = 10  # of a day and the one before it
BAND_CHECK_EVERY_DAYS = 28
# A session without an end is asked about after a day, and for two weeks, as long as its script may be played.
ASKED_ABOUT_AFTER_MS = 24 * 60 * 60 * 1000
ASKED_ABOUT_UNTIL_MS = VALID_FOR_MS


class PracticeDue(StrEnum):
    """What is asked once about how sessions go."""

    AROUND = "around"  # a warm-up and a cool-down
    ROOM = "room"  # how many steps fit one way


@dataclass(frozen=True, slots=True, kw_only=True)
class MorningDue:
    """A morning that waits for its answer; `late` when it is not this one."""

    of: date
    late: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """Everything the page of the day shows."""

    moment: Moment
    history: History
    plan: Plan | None
    day: DayPlan | None
    waiting: Waiting | None
    mornings_due: tuple[MorningDue, ...] = ()
    average_due: date | None = None
    stiffness_due: bool = False
    standing_due: bool = False
    may_tell_more: bool = False  # the worst of yesterday, the night, a note
    safety_due: safety.Due | None = None
    pause: safety.Pause | None = None
    running: UUID | None = None
    may_mean_to_run: bool = False  # the plan or a goal speaks of running
    no_end: Session | None = None  # begun more than a day ago, and its end never arrived
    done_today: tuple[Session, ...] = ()
    rests_today: bool = False
    one_bad_day: Message | None = None
    spell: Stage = Stage.NONE  # how far a rough spell has come
    says_rough: bool = False  # the person's own word, which they can take back
    open_spell: OpenSpell | None = None
    question: Question | None = None
    for_therapist: tuple[Question, ...] = ()
    look_bands_over: bool = False
    practice_due: PracticeDue | None = None
    swaps: Mapping[str, Prescription] = field(default_factory=dict)  # what may stand in today, by key
    to_tell: tuple[Message, ...] = ()  # what the therapist should hear

    @property
    def part(self) -> str:
        """The plan's own body part, empty where it was never said."""
        return self.plan.complaint.part if self.plan else ""


def today(person: UUID, moment: Moment) -> Today:
    """What this day holds for one person."""
    history = history_of(person)
    plan = history.plan
    standing = standing_at(history)
    day = plan_of_the_day(playable(plan), standing, moment.today, DayKind.FULL) if plan else None
    return Today(
        moment=moment,
        history=history,
        plan=plan,
        day=day,
        waiting=waiting(history, moment),
        mornings_due=_mornings_due(history, moment.today),
        average_due=_average_due(history, moment.today),
        stiffness_due=_stiffness_due(history, moment.today),
        standing_due=_standing_due(history, moment.today),
        may_tell_more=_may_tell_more(history, moment.today),
        safety_due=safety.check_due(history, moment.today),
        pause=safety.pause_of(history),
        running=_running(history, moment),
        may_mean_to_run=speaks_of_running(history),
        no_end=_no_end(history, moment),
        done_today=tuple(
            each
            for each in history.sessions
            if each.local_date == moment.today and each.finished and not each.is_stretching
        ),
        rests_today=moment.today in history.rest_days,
        one_bad_day=one_bad_day(standing, moment.today),
        spell=standing.stage(standing.newest_record),
        says_rough=standing.lasting_spell(standing.newest_record) is not None,
        open_spell=open_spell(standing, history, moment.today),
        question=question_today(history, moment.today) or question_of_trying_again(history, standing, moment.today),
        for_therapist=for_therapist(plan) if plan else (),
        look_bands_over=_look_bands_over(history, moment.today),
        practice_due=_practice_due(plan, history.practice) if plan else None,
        swaps=offered(playable(plan), day, standing) if plan and day else {},
        to_tell=to_tell(plan, standing) if plan else (),
    )


def rest_day(person: UUID, event_id: UUID, moment: Moment, *, active: bool = False) -> None:
    """A day of rest, chosen. It counts; `active` where it is a walk or stretching."""
    record(person, [event_of(RestDay(why=ACTIVE if active else ""), moment, id=event_id)], moment)


def rough_spell(person: UUID, event_id: UUID, moment: Moment, *, over: bool) -> None:
    """The person says that a rough spell has come, or that it has passed."""
    record(person, [event_of(RoughSpell(over=over), moment, id=event_id)], moment)


def _mornings_due(history: History, day: date) -> tuple[MorningDue, ...]:
    """This morning, and the one after the last session where it was missed."""
    if history.plan is None:
        return ()
    due = [MorningDue(of=day, late=False)] if day not in history.mornings else []
    last = history.last_training
    if last is not None:
        after = last.local_date + timedelta(days=1)
        if after < day <= last.local_date + MORNING_KNOWN_FOR and after not in history.mornings:
            due.append(MorningDue(of=after, late=True))
    return tuple(due)


def _average_due(history: History, day: date) -> date | None:
    """Yesterday, where there was a plan by then and its average was not told."""
    yesterday = day - timedelta(days=1)
    had_plan = any(said.on <= yesterday for said in history.plans_set)
    return yesterday if had_plan and yesterday not in history.averages else None


def _stiffness_due(history: History, day: date) -> bool:
    """Asked only the morning after a session, once that morning's pain is told."""
    morning = history.mornings.get(day)
    lately = (each for each in history.sessions[-SESSIONS_LOOKED_AT:] if not each.is_stretching)
    trained = any(each.local_date == day - timedelta(days=1) for each in lately)
    return trained and morning is not None and morning.pain is not None and morning.stiffness is None


def _may_tell_more(history: History, day: date) -> bool:
    """Until something of it was told today; nobody is asked twice."""
    yesterday = history.besides.get(day - timedelta(days=1))
    told = day in history.besides or (yesterday is not None and yesterday.worst is not None)
    return history.plan is not None and not told


def _standing_due(history: History, day: date) -> bool:
    newest = max(history.standing, default=None)
    return history.plan is not None and (newest is None or (day - newest).days >= STANDING_EVERY_DAYS)


def _running(history: History, moment: Moment) -> UUID | None:
    """The script of a session begun today and not ended."""
    for session in reversed(history.sessions):
        if session.local_date == moment.today and not session.finished:
            return session.script
    return None


def _no_end(history: History, moment: Moment) -> Session | None:
    """The last session, where its end never came: its last sets may still be on the phone it was played on."""
    last = next(reversed(history.sessions), None)
    if last is None or last.finished or last.script is None:
        return None
    since = moment.now_ms - last.started_at
    return last if ASKED_ABOUT_AFTER_MS < since < ASKED_ABOUT_UNTIL_MS else None


def _practice_due(plan: Plan, told: Practice) -> PracticeDue | None:
    """A warm-up is offered until somebody answers; the room is asked for where a walk has a time."""
    known = load_catalogue()
    if told.warm_up is None and warm_up_for(plan, known):
        return PracticeDue.AROUND
    walks = any(goes_there_and_back(known.get(each.exercise or ""), each.dose) for each in plan.trained)
    return PracticeDue.ROOM if told.room is None and walks else None


def _look_bands_over(history: History, day: date) -> bool:
    """The first session and every fourth week, where a band is used. Source: theraband-care."""
    if history.plan is None or not any(each.uses_band for each in history.plan.prescriptions):
        return False
    if not history.sessions:
        return True
    first, last = history.sessions[0].local_date, history.sessions[-1].local_date
    return (day - first).days // BAND_CHECK_EVERY_DAYS > (last - first).days // BAND_CHECK_EVERY_DAYS
