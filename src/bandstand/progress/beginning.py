"""Where an exercise stands before the first session of a projection: what is decided, and what counts already."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from bandstand.prescription import Prescription
from bandstand.progress.bounds import top_of
from bandstand.progress.case import Case, same_dose
from bandstand.progress.decision import Change, Decision
from bandstand.progress.ladder import is_big_change
from bandstand.progress.outlook import why_it_stays
from bandstand.progress.rules.advance import no_pain_against, was_done_with_room
from bandstand.progress.rules.doing import is_after_a_gap
from bandstand.progress.standing.declined import NOT_AGAIN_FOR
from bandstand.progress.walking import Climber, Way
from bandstand.quantity import Message

NEVER = -(10**6)  # in days: longer ago than any rule looks back


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """One exercise before its first session; `way` is None where `stays` says why nothing follows.

    `first` is the day of that session, from the day of asking on. What the engine proposes for it is taken as accepted.
    """

    case: Case
    first: int
    stays: Message | None
    way: Way | None
    steps_at_once: bool = False

    @property
    def asked(self) -> Prescription:
        """The dose of the first session."""
        return self.way.marks[int(self.steps_at_once)].asked if self.way else self.case.now

    @property
    def begins_with(self) -> Prescription:
        """The dose before any step up: the plan's, or what a small change makes of it."""
        return self.way.marks[0].asked if self.way else self.case.now

    @property
    def big_on(self) -> int:
        """The day of its last bigger change."""
        if is_big_change(self.case.now, self.asked):
            return self.first
        last = self.case.standing.big_changes.get(self.case.now.key)
        return NEVER if last is None else self.first - (self.case.asof - last).days

    def climber(self) -> Climber:
        """It sets out; each pace has a climber of its own."""
        assert self.way is not None, "what stays does not climb"
        place = int(self.steps_at_once)
        here = self.way.marks[place]
        return Climber(
            way=self.way,
            low=here.low,
            high=here.high,
            tops=self._tops(),
            since=self._since(),
            big_on=self.big_on,
            last=self._last(),
            played=self._played(),
            between=self.case.gap,
            left_until=self._left_until(),
            place=place,
            reached={1: self.first} if place else {},
        )

    def _tops(self) -> int:
        """Whether the newest session whose morning is known counts as one at the top, as the rules look at it."""
        case, top = replace(self.case, now=self.asked), top_of(self.asked) or 0
        record = next((each for each in reversed(case.records) if each.morning is not None), None)
        if record is None or record.amount.least is None or record.amount.least < top:
            return 0
        return int(was_done_with_room(case, record) and no_pain_against(case, record))

    def _since(self) -> int:
        """Since when the dose of the first session is done."""
        newest_first = reversed(self.case.records)
        stood = [*takewhile(lambda each: each.prescribed and same_dose(each.prescribed, self.asked), newest_first)]
        return self.first - (self.case.asof - stood[-1].on).days if stood else self.first

    def _played(self) -> int:
        """The day of its newest session; before the first one, as long ago as the plan spaces them."""
        last = self.case.last
        away = (self.case.asof - last.on).days if last is not None else self.case.gap
        return self.first - away

    def _left_until(self) -> int:
        """The first day on which a step that was declined may be offered again; 0 where none was."""
        ours = (each for each in self.case.standing.declined if each.key == self.case.now.key)
        steps = (each.on + NOT_AGAIN_FOR for each in ours if each.change == Change.ADVANCE)
        return max((self.first - (self.case.asof - day).days for day in steps), default=0)

    def _last(self) -> int:
        """The day of its last session, as far as a gap is counted from it."""
        if self.case.last is None or not is_after_a_gap(self.case):
            return self.first
        return self.first - (self.case.asof - self.case.last.on).days


def begin(case: Case, decision: Decision, first: int) -> Beginning:
    """One exercise as it stands on the day of the first session, with what is decided for that."""
    after = replace(decision.after, bounds=case.now.bounds)
    stays = why_it_stays(replace(case, now=after)) or (decision.because if decision.change is Change.STOP else None)
    if stays is not None:
        return Beginning(case=case, first=first, stays=stays, way=None)
    if not _is_step(case.now, after) or decision.change is not Change.ADVANCE:
        return Beginning(case=case, first=first, stays=None, way=Way(case, (after,)))
    return Beginning(case=case, first=first, stays=None, way=Way(case, (case.now, after)), steps_at_once=True)


def _is_step(now: Prescription, after: Prescription) -> bool:
    """Whether more than the count in a set changes."""
    sets = [each.dose.sets if each.dose else None for each in (now, after)]
    rungs = [(each.band, each.placement, each.variant) for each in (now, after)]
    return sets[0] != sets[1] or rungs[0] != rungs[1]


def last_big_change(beginnings: Sequence[Beginning], last: date | None, asof: date) -> int:
    """The day of the last bigger change in the programme, from the day of asking."""
    own = [each.big_on for each in beginnings]
    return max([NEVER if last is None else (last - asof).days, *own])
