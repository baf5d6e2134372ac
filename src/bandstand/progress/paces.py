"""How sessions may come from now on: as usual, slowly, or if it goes well. Arithmetic, and no forecast of anybody.

As usual is the person's own: how many sessions they did lately, and after how many of them there was room for more.
Slowly is half as often room for more. If it goes well, every planned session is done and leaves plenty of room.

Source:
    bandstand-choice: the three, the half, and what stands in before one's own is known.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType

from bandstand.prescription import Per, Plan
from bandstand.progress.case import USUAL_SESSIONS_A_WEEK, Case
from bandstand.progress.ladder import ONE_REP, TWO_REPS
from bandstand.progress.rules.advance import no_pain_against, was_done_with_room
from bandstand.progress.standing import Record

DAYS_A_WEEK = 7
# So many days with a session tell a pace of one's own. Source: bandstand-choice.
SESSIONS_NEEDED = 4
# Until then two planned sessions in three are done, and two in three leave room. Source: bandstand-choice.
BEFORE_THAT = Fraction(2, 3)


class Pace(StrEnum):
    """The three ways it may go, the fastest first."""

    GOES_WELL = "if it goes well"
    AS_USUAL = "as usual"
    SLOWLY = "slowly"


@dataclass(frozen=True, slots=True, kw_only=True)
class Going:
    """How sessions go: how many a week, and the share of them that leaves room for more, up to 1.

    `more` is how many reps a small step adds. `is_full`: the most that is asked is done, rather than the least.
    """

    a_week: Fraction
    with_room: Fraction
    more: int = ONE_REP
    is_full: bool = False

    def days(self, first: int, until: int) -> list[int]:
        """The days of the sessions, from the first one to before a day."""
        apart, found = DAYS_A_WEEK / self.a_week, [first]
        while (day := first + len(found) * apart.numerator // apart.denominator) < until:
            found.append(day)
        return found

    def leaves_room(self, session: int) -> bool:
        """Whether a session leaves room for more, counted from 0. Good ones come two by two, as a step up needs."""
        pair, share = session // 2, self.with_room
        return (pair + 1) * share.numerator // share.denominator > pair * share.numerator // share.denominator


@dataclass(frozen=True, slots=True, kw_only=True)
class Paces:
    """The three paces of one person; `is_own`: enough sessions are known for "as usual" to be theirs."""

    going: Mapping[Pace, Going]
    is_own: bool


def paces_of(plan: Plan, cases: Sequence[Case], asof: date) -> Paces:
    """How it goes as usual, slowly and well, from the last sessions of every exercise."""
    planned = Fraction(planned_a_week(plan))
    own = _own(cases, asof, planned)
    usual = own or Going(a_week=planned * BEFORE_THAT, with_room=BEFORE_THAT)
    going = {
        Pace.GOES_WELL: Going(a_week=planned, with_room=Fraction(1), more=TWO_REPS, is_full=True),
        Pace.AS_USUAL: usual,
        Pace.SLOWLY: replace(usual, with_room=usual.with_room / 2),
    }
    return Paces(going=MappingProxyType(going), is_own=own is not None)


def planned_a_week(plan: Plan) -> int:
    """The sessions that the plan asks for in a week: its own number, else that of its most frequent exercise."""
    a_week = plan.schedule.sessions_a_week
    if a_week is not None and a_week.low:
        return min(DAYS_A_WEEK, a_week.low)
    often = [each.frequency for each in plan.trained if each.frequency is not None]
    told = [DAYS_A_WEEK if each.per is Per.DAY else each.times.low for each in often]
    return min(DAYS_A_WEEK, max(told, default=0) or USUAL_SESSIONS_A_WEEK)


def _own(cases: Sequence[Case], asof: date, planned: Fraction) -> Going | None:
    """What the last sessions tell; None where they are too few."""
    days = {record.on for case in cases for record in case.records if record.on < asof}
    if len(days) < SESSIONS_NEEDED:
        return None
    a_week = Fraction(DAYS_A_WEEK * len(days), (asof - min(days)).days)
    return Going(a_week=min(planned, a_week), with_room=_share_with_room(cases))


def _share_with_room(cases: Sequence[Case]) -> Fraction:
    """The share of sessions that left room for more, each exercise counted; one whose morning may still come is not."""
    known = [_left_room(case, each) for case in cases for each in case.records if not _is_open(each)]
    return Fraction(sum(known), len(known)) if known else BEFORE_THAT


def _is_open(record: Record) -> bool:
    return record.waits and record.morning is None


def _left_room(case: Case, record: Record) -> bool:
    """Whether a session left room for more than it was asked for then."""
    if record.prescribed is None:
        return False
    then = replace(case, now=replace(record.prescribed, bounds=case.now.bounds))
    return was_done_with_room(then, record) and no_pain_against(then, record)
