"""A day's answers as a form sends them, and which days may still be answered."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from bandstand.actions.known import history_of
from bandstand.actions.moment import Moment
from bandstand.actions.record import event_of, record
from bandstand.journal.facts import CheckIn, Sleep, Stiffness
from bandstand.journal.history import History
from bandstand.progress.standing import MORNING_KNOWN_FOR
from bandstand.quantity import Pain, Range
from bandstand.quantity.small_number import small_number

ONE_DAY = timedelta(days=1)
LONGEST_NOTE = 500  # letters


def check_in(person: UUID, event_id: UUID, answers: CheckIn, moment: Moment) -> None:
    """Keep a morning's answers. The same form sent twice is kept once."""
    history = history_of(person)
    plan, answers = history.plan, within_reach(history, answers, moment.today)
    record(person, [event_of(answers, moment, id=event_id, plan_number=plan.number if plan else None)], moment)


def read_check_in(answers: Mapping[str, str], moment: Moment) -> CheckIn:
    """A check-in from what a form sent; whatever is not an answer stays unanswered, never a zero.

    A page without a day speaks of today. One that names a day speaks of that one, however long it lay open.
    """
    named = answers.get("of", "")
    of = _any_date(named) if named else moment.today
    if of is None:
        return CheckIn(of=moment.today)
    return CheckIn(
        of=of,
        morning=_pain(answers.get("morning", "")),
        remembered=answers.get("remembered") != "no",
        recalled=of < moment.today,
        average_of=_date(answers.get("average_of", ""), moment.today),
        average=_pain(answers.get("average", "")),
        stiffness=Stiffness(words) if (words := answers.get("stiffness", "")) in list(Stiffness) else None,
        standing=_minutes(answers.get("standing", "")),
        worst=_pain(answers.get("worst", "")),
        slept=Sleep(slept) if (slept := answers.get("slept", "")) in list(Sleep) else None,
        note=" ".join(answers.get("note", "").split())[:LONGEST_NOTE],
    )


def takes_morning(history: History, of: date, today: date) -> bool:
    """Whether a morning may be told: today's, yesterday's, one after a session, or one that is told anew.

    Memory of older days is not what the day was. Source: broderick-2008.
    """
    if today - of <= ONE_DAY:
        return of <= today
    after_session = any(each.local_date == of - ONE_DAY for each in history.sessions)
    return _is_near(of, today) and (after_session or of in history.mornings)


def takes_average(history: History, of: date, today: date) -> bool:
    """Whether a day's average may be told: yesterday's, or one that is told anew; never that of a day not yet over."""
    return of == today - ONE_DAY or (of < today and _is_near(of, today) and of in history.averages)


def within_reach(history: History, answers: CheckIn, today: date) -> CheckIn:
    """The answers without those that speak of a day too far back: what is not remembered stays unknown."""
    if not takes_morning(history, answers.of, today):
        forgotten = replace(answers, morning=None, stiffness=None, standing=None, slept=None)
        answers = replace(forgotten, of=today, remembered=True, recalled=False)
    if answers.average_of is not None and not takes_average(history, answers.average_of, today):
        answers = replace(answers, average_of=None, average=None, worst=None)
    return answers


def _is_near(of: date, today: date) -> bool:
    return timedelta(0) <= today - of <= MORNING_KNOWN_FOR


def _pain(text: str) -> Pain | None:
    number = small_number(text)
    return Pain(number) if number is not None and number <= Pain.HIGHEST else None


def _date(text: str, latest: date) -> date | None:
    found = _any_date(text)
    return found if found and latest - MORNING_KNOWN_FOR <= found <= latest else None


def _any_date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _minutes(text: str) -> Range | None:
    low, _, high = text.partition("-")
    least, most = small_number(low), small_number(high)
    if least is None or most is None or not least <= most <= 24 * 60:
        return None
    return Range(least, most)
