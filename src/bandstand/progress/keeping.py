"""The weeks behind: what was asked and what was done, without a streak that could be lost.

Source:
    bandstand-choice: whole weeks, each on its own; a week shorter by days away asks for its share.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bandstand.journal.history import History
from bandstand.prescription import Plan
from bandstand.progress.week import A_DAY, DAYS, Lived, Week, asked_of, monday_of, week_of

WEEKS_BACK = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One week that is over: its days with a session, how many were asked for, and its days of rest and away."""

    first: date
    asked: int
    done: int
    rest: int
    away: int

    @property
    def is_full(self) -> bool:
        """Whether as much was done as was asked for."""
        return self.asked > 0 and self.done >= self.asked


def kept_weeks(history: History, lived: Lived, today: date) -> tuple[Kept, ...]:
    """The last weeks that are over, newest first; none from before there was a plan."""
    mondays = (monday_of(today) - number * DAYS * A_DAY for number in range(1, WEEKS_BACK + 1))
    weeks = (_week(history, lived, monday, today) for monday in mondays)
    return tuple(_kept(week, lived) for week in weeks if _has_plan(week, lived))


def _has_plan(week: Week, lived: Lived) -> bool:
    return lived.begins is not None and week.days[-1].on >= lived.begins


def _week(history: History, lived: Lived, monday: date, today: date) -> Week:
    plan = next(iter(_plans_until(history, monday + DAYS * A_DAY)), None)
    return week_of(monday, today, asked_of(plan), lived)


def _plans_until(history: History, day: date) -> Iterator[Plan]:
    """The plans set before a day, the newest first."""
    return (said.fact for said in reversed(history.plans_set) if said.on < day)


def _kept(week: Week, lived: Lived) -> Kept:
    return Kept(
        first=week.first,
        asked=len(week.slots),
        done=week.done,
        rest=sum(1 for day in week.days if day.rested or (day.stretched and not day.sessions)),
        away=sum(1 for day in week.days if day.away),
    )
