"""Recovery: what the answers so far say, what may be said of it, and the days that show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from bandstand.actions.known import history_of, standing_at
from bandstand.actions.moment import Moment
from bandstand.exchange.trend_picture import Shown, shown
from bandstand.journal.history import History
from bandstand.prescription import Plan
from bandstand.progress.day import one_bad_day
from bandstand.progress.open_spell import CameBefore, OpenSpell, came_before, open_spell
from bandstand.progress.running.runs import day_of
from bandstand.quantity import Message
from bandstand.recovery import Answer, Course, Flared, Seen, Trend, columns_of, said, trend

AT_MOST = 4  # persons whose days are kept in mind
MOST_SPELLS = 12  # told one by one; the picture shows them all
FOUR_WEEKS, THREE_MONTHS = 28, 91  # days
_LONG_AGO = timedelta(days=100 * 365)  # no answer speaks of a day before


class Span(StrEnum):
    """How far back the picture goes."""

    FOUR_WEEKS = "four-weeks"
    THREE_MONTHS = "three-months"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A rough spell of the days shown, and what came before it."""

    flare: Flared
    before: tuple[CameBefore, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """What the page of recovery shows. `trend` and `shown` are None before the first answer."""

    moment: Moment
    plan: Plan | None
    span: Span
    course: Course | None = None
    trend: Trend | None = None
    sentences: tuple[Message, ...] = ()
    shown: Shown | None = None
    spells: tuple[Spell, ...] = ()
    now: OpenSpell | None = None
    one_bad_day: Message | None = None


def recovery(person: UUID, moment: Moment, span: Span | None) -> Recovery:
    """What one person's answers say, and the days that show it; `span` None: as far as there is something to see."""
    history, today = history_of(person), moment.today
    seen = seen_of(person, history, today)
    if seen.course is None:
        return Recovery(moment=moment, plan=history.plan, span=span or Span.FOUR_WEEKS)
    span = span or _span_for(seen, today)
    first, standing, now = _first_day(span, seen, today), standing_at(history), trend(seen.course, today)
    flares = tuple(each for each in seen.flares if each.until >= first)
    return Recovery(
        moment=moment,
        plan=history.plan,
        span=span,
        course=seen.course,
        trend=now,
        sentences=said(seen.course, now, today),
        shown=_shown(seen, flares, history, first, today),
        spells=_spells(flares, history),
        now=open_spell(standing, history, today),
        one_bad_day=one_bad_day(standing, today),
    )


def _span_for(seen: Seen, today: date) -> Span:
    return Span.FOUR_WEEKS if (today - seen.days[0].day).days < FOUR_WEEKS else Span.THREE_MONTHS


def _first_day(span: Span, seen: Seen, today: date) -> date:
    """The span's own first day, or that of the first answer where it is later; four weeks at least."""
    back = {Span.FOUR_WEEKS: FOUR_WEEKS, Span.THREE_MONTHS: THREE_MONTHS}
    begins = today - timedelta(days=back[span] - 1) if span in back else date.min
    return max(begins, min(seen.days[0].day, today - timedelta(days=FOUR_WEEKS - 1)))


def _spells(flares: Sequence[Flared], history: History) -> tuple[Spell, ...]:
    newest = flares[-MOST_SPELLS:]
    before = came_before(history, [each.since for each in newest])
    return tuple(Spell(flare=each, before=before[each.since]) for each in newest)


def _shown(seen: Seen, flares: tuple[Flared, ...], history: History, first: date, today: date) -> Shown:
    limits = history.limits or (history.plan.limits if history.plan else None)
    return shown(
        columns_of(seen.days, first, today),
        flares,
        sessions=(each.local_date for each in history.sessions if not each.is_stretching),
        runs=map(day_of, history.runs),
        changes=(each.on for each in history.plans_set),
        limit=float(limits.amber) if limits else None,
    )


_kept: dict[UUID, tuple[History, date, Seen]] = {}


def seen_of(person: UUID, history: History, today: date) -> Seen:
    """The days as they were seen, gone on from where they were left; nothing of it is a fact."""
    held = _kept.pop(person, None)
    if held is not None and _told_nothing_since(held, history, today):
        seen = held[2]
    else:
        seen = (held[2] if held else Seen()).told(_answers(history, today))
    for forgotten in list(_kept)[: max(0, len(_kept) + 1 - AT_MOST)]:
        _kept.pop(forgotten, None)
    _kept[person] = (history, today, seen)
    return seen


def _told_nothing_since(held: tuple[History, date, Seen], history: History, today: date) -> bool:
    before, day, _ = held
    return day == today and before.mornings is history.mornings and before.averages is history.averages


def _answers(history: History, today: date) -> list[Answer]:
    """One answer a day, oldest first. A clock that ran ahead tells of days that are not yet."""
    days = sorted({*history.mornings, *history.averages})
    given = ((day, history.daily_answer(day)) for day in days if today - _LONG_AGO <= day <= today)
    return [Answer(day, pain) for day, pain in given if pain is not None]
