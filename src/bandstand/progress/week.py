"""The week: which days ask for a session, which are for rest, and what became of what was planned.

A missed session moves to the next day that is free for it. It never stacks: what finds no day in its week falls away,
and the next week asks for its own number and no more. A day of rest, an active one and a day away are no misses.

Source:
    ratamess-2009: two or three days a week for somebody who begins. garber-2011: about 48 hours between two sessions of
    the same muscles, and stretching on two or three days a week. bandstand-choice: where they fall.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bandstand.journal.facts import Away
from bandstand.journal.history import History, Said
from bandstand.prescription import Per, Plan
from bandstand.prescription.origin import Source
from bandstand.progress.case import USUAL_SESSIONS_A_WEEK
from bandstand.progress.paces import planned_a_week

A_DAY = timedelta(days=1)
DAYS = 7
# Days from one session to the next, where nobody said how often: about 48 hours. Source: garber-2011.
OUR_SPACING = 2
# Days a week with stretching, for somebody who wants it. Source: garber-2011.
STRETCHING_DAYS = 3
SAID = (Source.STATED, Source.CHOSEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class HowOften:
    """How often: sessions a week, and on one day where the sheet says so.

    `stated` tells that the sheet or a person said it; then it wins over our spacing, daily included.
    """

    a_week: int = USUAL_SESSIONS_A_WEEK
    a_day: int = 1
    stated: bool = False

    def __post_init__(self) -> None:
        if not (0 <= self.a_week <= DAYS and self.a_day >= 1):
            raise ValueError("a week has from 0 to 7 days of sessions, and a day at least one")

    @property
    def spacings(self) -> range:
        """Days from one session to the next: the best first, and what else will do."""
        return (
            range(max(1, DAYS // max(1, self.a_week)), 0, -1)
            if self.stated
            else range(OUR_SPACING, OUR_SPACING - 1, -1)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Lived:
    """What is known of each day so far. `begins` is the first day of a plan, None before there was one."""

    begins: date | None = None
    trained: frozenset[date] = frozenset()
    stretched: frozenset[date] = frozenset()
    rested: frozenset[date] = frozenset()
    active: frozenset[date] = frozenset()
    away: tuple[Said[Away], ...] = ()
    sessions: tuple[date, ...] = ()  # a day for every session, stretching apart

    def is_away(self, day: date) -> bool:
        """Whether somebody is away that day, as they said last."""
        away = False
        for said in self.away:
            since = said.fact.since or said.on
            if said.fact.over:
                away = away and day < since
            elif since <= day <= said.fact.until:
                away = True
        return away

    def is_there(self, day: date) -> bool:
        """Whether a session could be asked for that day: there is a plan, and nobody is away."""
        return self.begins is not None and day >= self.begins and not self.is_away(day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One session of the week. `on` is its day, done or due; None where no day was left for it."""

    number: int
    planned: date
    on: date | None = None
    done: bool = False

    @property
    def moved(self) -> bool:
        """Whether it waits on another day than it was planned for."""
        return not self.done and self.on is not None and self.on != self.planned


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekDay:
    """One day: what was done, what is due, and how it counts."""

    on: date
    sessions: int = 0
    due: Slot | None = None
    stretched: bool = False
    stretching_due: bool = False
    rested: bool = False
    active: bool = False
    away: bool = False
    before_plan: bool = False

    @property
    def counts(self) -> bool:
        """Whether something of it counts: a session, stretching, or rest that was chosen."""
        return self.sessions > 0 or self.stretched or self.rested or self.active


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Seven days from Monday on, and the sessions asked for in them."""

    days: tuple[WeekDay, ...]
    slots: tuple[Slot, ...]
    asked: HowOften

    @property
    def first(self) -> date:
        """Its Monday."""
        return self.days[0].on

    @property
    def done(self) -> int:
        """On how many days there was a session."""
        return sum(1 for day in self.days if day.sessions)

    @property
    def due(self) -> tuple[date, ...]:
        """The days that wait for a session."""
        return tuple(day.on for day in self.days if day.due)

    @property
    def fell_away(self) -> int:
        """How many sessions found no day; they are not owed."""
        return sum(1 for slot in self.slots if slot.on is None)

    @property
    def is_away(self) -> bool:
        """Whether somebody was away all the week."""
        return all(day.away for day in self.days)

    @property
    def last(self) -> date | None:
        """The last day with a session, done or due; None in a week without one."""
        return max((day.on for day in self.days if day.sessions or day.due), default=None)


def asked_of(plan: Plan | None) -> HowOften:
    """How often a plan asks for sessions; nothing without one."""
    if plan is None:
        return HowOften(a_week=0)
    often = [each.frequency for each in plan.trained if each.frequency is not None]
    of_exercises = any(each.origin_of("frequency").source in SAID for each in plan.trained if each.frequency)
    a_day = max((each.times.low for each in often if each.per is Per.DAY), default=1)
    stated = plan.schedule.sessions_origin.source in SAID or of_exercises
    return HowOften(a_week=planned_a_week(plan), a_day=max(1, a_day), stated=stated)


def lived_of(history: History, today: date) -> Lived:
    """What a history tells of the days up to today. A session counts where one set of it was done."""
    told = [each for each in history.sessions if each.done and each.local_date <= today]
    stretching = frozenset(each.local_date for each in told if each.is_stretching)
    training = [each.local_date for each in told if not each.is_stretching]
    return Lived(
        begins=min((said.on for said in history.plans_set), default=None),
        trained=frozenset(training),
        stretched=stretching,
        rested=frozenset(history.rest_days),
        active=frozenset(history.active_rests),
        away=history.away,
        sessions=tuple(training),
    )


def monday_of(day: date) -> date:
    """The Monday of the week a day is in."""
    return day - day.weekday() * A_DAY


def weeks_of(
    asked: HowOften, lived: Lived, today: date, *, count: int = 2, stretches: bool = False, not_today: bool = False
) -> tuple[Week, ...]:
    """This week and those after it.

    Args:
        asked: How often.
        lived: What is known of each day.
        today: As the person sees it.
        count: How many weeks.
        stretches: Whether somebody wants stretching of its own in the week.
        not_today: Whether today is better without load; then what is due moves.
    """
    first, weeks = monday_of(today), list[Week]()
    earliest = today + A_DAY if not_today else today
    last = max((day for day in lived.trained if day < first), default=None)
    for number in range(count):
        week = week_of(first + number * DAYS * A_DAY, earliest, asked, lived, last=last)
        weeks.append(_with_stretching(week, today) if stretches else week)
        last = week.last or last
    return tuple(weeks)


def week_of(first: date, earliest: date, asked: HowOften, lived: Lived, *, last: date | None = None) -> Week:
    """One week from its Monday.

    Args:
        first: The Monday.
        earliest: The first day on which a session can still be.
        asked: How often.
        lived: What is known of each day.
        last: The newest day with a session before this week, done or due.
    """
    days = [first + number * A_DAY for number in range(DAYS)]
    slots = tuple(_slots(days, earliest, asked, lived, last))
    due = {slot.on: slot for slot in slots if not slot.done}
    return Week(days=tuple(_day(day, lived, due.get(day)) for day in days), slots=slots, asked=asked)


def _day(day: date, lived: Lived, due: Slot | None) -> WeekDay:
    return WeekDay(
        on=day,
        sessions=lived.sessions.count(day),
        due=due,
        stretched=day in lived.stretched,
        rested=day in lived.rested,
        active=day in lived.active,
        away=lived.is_away(day),
        before_plan=lived.begins is None or day < lived.begins,
    )


def _slots(days: Sequence[date], earliest: date, asked: HowOften, lived: Lived, last: date | None) -> Iterator[Slot]:
    done = [day for day in days if day in lived.trained]
    asks = planned_days(days, asked, lived)
    planned = [*asks, *done[len(asks) : asked.a_week]]  # days away that were told later take nothing back
    open_days = planned[len(done) :]
    free = [day for day in days if day >= earliest and _is_free(day, lived)]
    placed = _placed(open_days, free, done[-1] if done else last, asked.spacings)
    for number, (day, on) in enumerate(zip(planned, [*done, *placed], strict=False), start=1):
        yield Slot(number=number, planned=day, on=on, done=number <= len(done))
    for number in range(len(done) + len(placed) + 1, len(planned) + 1):
        yield Slot(number=number, planned=planned[number - 1])


def planned_days(days: Sequence[date], asked: HowOften, lived: Lived) -> Sequence[date]:
    """Where the sessions of a week would fall by themselves, spread over the days somebody is there.

    A week that is shorter, by days away or because the plan began in its middle, asks for its share.
    """
    there = [day for day in days if lived.is_there(day)]
    count = min(len(there), (2 * asked.a_week * len(there) + DAYS) // (2 * DAYS))
    return [there[len(there) * number // count] for number in range(count)]


def _is_free(day: date, lived: Lived) -> bool:
    return lived.is_there(day) and day not in lived.trained and day not in lived.rested and day not in lived.active


def _placed(wanted: Sequence[date], free: Sequence[date], last: date | None, spacings: range) -> Sequence[date]:
    """A day for each as far as there are any, with the widest spacing that finds most of them a day."""
    tries = [_spaced(wanted, free, last, spacing * A_DAY) for spacing in spacings]
    return max(tries, key=len)


def _spaced(wanted: Sequence[date], free: Sequence[date], last: date | None, spacing: timedelta) -> Sequence[date]:
    placed = list[date]()
    for each in wanted:
        earliest = max(each, last + spacing) if last else each
        day = next((day for day in free if day >= earliest), None)
        if day is None:
            break
        placed.append(day)
        last = day
    return placed


def _with_stretching(week: Week, today: date) -> Week:
    """Stretching on days without a session first, and beside one where those are too few."""
    wanted = max(0, STRETCHING_DAYS - sum(1 for day in week.days if day.stretched))
    open_days = [day for day in week.days if _may_stretch(day, today)]
    best = sorted(open_days, key=lambda day: (bool(day.due or day.sessions), day.on))[:wanted]
    return replace(week, days=tuple(replace(day, stretching_due=day in best) for day in week.days))


def _may_stretch(day: WeekDay, today: date) -> bool:
    return day.on >= today and not (day.stretched or day.away or day.before_plan)
