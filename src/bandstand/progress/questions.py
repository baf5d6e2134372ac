"""The questions a sheet leaves open: one a day, after a session; and what to take to the therapist."""

from datetime import date

from bandstand.journal.history import History
from bandstand.prescription import Plan, Question, Stand
from bandstand.progress.in_force import in_force
from bandstand.progress.limits import limits_at
from bandstand.progress.rules.pain import too_much_twice
from bandstand.progress.standing import Standing
from bandstand.progress.telling import easings_to_tell, weeks_to_tell
from bandstand.quantity import Message, Pain


def question_today(history: History, today: date) -> Question | None:
    """The open question to ask today: one a day, once a session of today is over; None where there is none."""
    if history.plan is None or not may_ask_today(history, today):
        return None
    still_open = [each for each in history.plan.questions if each.standing is Stand.OPEN]
    return next(iter(sorted(still_open, key=lambda each: not each.today)), None)


def may_ask_today(history: History, today: date) -> bool:
    """Whether there is room for a question: a session of today is over, and none was answered since."""
    return _is_done_today(history, today) and not _was_answered_on(history, today)


def for_therapist(plan: Plan) -> tuple[Question, ...]:
    """The questions to take along: those answered with "ask my PT"."""
    return tuple(each for each in plan.questions if each.standing is Stand.FOR_THERAPIST)


def to_tell(plan: Plan, standing: Standing) -> tuple[Message, ...]:
    """What the therapist should hear besides: forms that hurt the joint, pain above the limit twice running, and weeks.

    The weeks: a rough spell of more than seven days, the third in six weeks, two raised weeks, two easings running.
    """
    now = in_force(plan, standing)
    popped = [Message("tell.popped", name=each.name) for each in now.prescriptions if standing.barred_of(each)]
    limits = {each.key: _limit_of(each.key, now, standing) for each in now.prescriptions}
    painful = [
        Message("tell.above_limit", name=each.name, limit=limits[each.key])
        for each in now.prescriptions
        if too_much_twice(standing.records.get(each.key, ()), limits[each.key])
    ]
    return (*popped, *painful, *easings_to_tell(now, standing), *weeks_to_tell(now, standing))


def _limit_of(key: str, plan: Plan, standing: Standing) -> Pain:
    last = standing.last(key)
    return limits_at(plan.limits, last.usual if last else None).amber


def _is_done_today(history: History, today: date) -> bool:
    return any(session.finished and session.local_date == today for session in history.sessions)


def _was_answered_on(history: History, today: date) -> bool:
    """Whether a plan of this day answered, skipped or passed on a question of the plan before it."""
    pairs = zip(history.plans_set, history.plans_set[1:], strict=False)
    return any(after.on == today and _settles(before.fact, after.fact) for before, after in pairs)


def _settles(before: Plan, after: Plan) -> bool:
    was_open = {_about(each) for each in before.questions if each.standing is Stand.OPEN}
    return any(_about(each) in was_open and each.standing is not Stand.OPEN for each in after.questions)


def _about(question: Question) -> tuple[str, str]:
    return (question.prescription, question.field)
