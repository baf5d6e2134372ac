"""How far: for each goal where somebody began, where they stand, and which milestones were truly passed. No dates.

Source:
    bandstand-choice: what counts as passed (evidence 5.4: own goals in own words).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from bandstand.journal.facts import GoalSet
from bandstand.journal.history import History, Said
from bandstand.progress.running import Came, Way
from bandstand.quantity import Range
from bandstand.recovery import Estimate, Seen

STAND_MINUTES = (5, 15, 30, 60, 120)
RUN_METRES = (1000, 2000, 3000, 5000, 10_000, 15_000, 21_000, 42_000)


class GoalKind(StrEnum):
    """What a goal is followed by; own words are followed by nobody but the person."""

    STAND = "stand"  # minutes on one's feet
    RUN = "run"  # metres in one run
    PAIN = "pain"  # on average
    OWN = ""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One step of the way to a goal, in the goal's own unit; `on` when it was passed first, None where not yet."""

    at: int
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HowFar:
    """One goal. `began` and `now` are ranges in its own unit; None where nothing was told.

    For pain a level lies within its range four times in five; for standing it is the range that was told.
    """

    id: UUID
    words: str
    kind: GoalKind
    target: int | None
    since: date
    began: Estimate | None = None
    now: Estimate | None = None
    milestones: tuple[Milestone, ...] = ()


def how_far(history: History, seen: Seen, way: Way, today: date) -> tuple[HowFar, ...]:
    """Every goal that is followed, oldest first; of two in the same words the newer counts.

    Args:
        history: The whole past.
        seen: Its daily answers with what was known each day.
        way: The way back to running so far.
        today: As the person sees the date.
    """
    newest = {_name(said): said for said in history.goals}
    followed = (said for said in newest.values() if not said.fact.over)
    return tuple(_far(said, history, seen, way, today) for said in followed)


def _name(said: Said[GoalSet]) -> tuple[str, str]:
    return said.fact.kind, "" if said.fact.kind else said.fact.goal.casefold().strip()


def _far(said: Said[GoalSet], history: History, seen: Seen, way: Way, today: date) -> HowFar:
    kind = GoalKind(said.fact.kind) if said.fact.kind in list(GoalKind) else GoalKind.OWN
    target = said.fact.target if kind is not GoalKind.OWN else None
    told = {GoalKind.STAND: _stood(history, today), GoalKind.RUN: _ran(way), GoalKind.PAIN: _felt(seen, today)}
    values = told.get(kind, [])
    return HowFar(
        id=said.id,
        words=said.fact.goal,
        kind=kind,
        target=target,
        since=said.on,
        began=_began(values, said.on),
        now=_now(values, kind),
        milestones=tuple(_milestones(kind, target, values, said.on)) if target is not None else (),
    )


Value = tuple[date, Estimate]


def _stood(history: History, today: date) -> list[Value]:
    told = sorted((day, minutes) for day, minutes in history.standing.items() if day <= today)
    return [(day, _of(minutes)) for day, minutes in told]


def _of(minutes: Range) -> Estimate:
    return Estimate(low=minutes.low, level=(minutes.low + minutes.high) / 2, high=minutes.high)


def _ran(way: Way) -> list[Value]:
    """Runs with a distance that were not too much."""
    fine = (each.run for each in way.runs if each.came not in (Came.STOP, Came.GROIN))
    return [(run.on, Estimate(run.metres, run.metres, run.metres)) for run in fine if run.metres]


def _felt(seen: Seen, today: date) -> list[Value]:
    return [(each.day, each.level) for each in seen.days if each.day <= today]


def _began(values: Sequence[Value], since: date) -> Estimate | None:
    """The newest that was told by the day the goal was set, else the first after it."""
    before = [value for day, value in values if day <= since]
    return before[-1] if before else next((value for _, value in values), None)


def _now(values: Sequence[Value], kind: GoalKind) -> Estimate | None:
    """The newest; of runs the longest, which one has truly run."""
    if kind is GoalKind.RUN:
        return max((value for _, value in values), key=lambda each: each.level, default=None)
    return values[-1][1] if values else None


def _milestones(kind: GoalKind, target: int, values: Sequence[Value], since: date) -> Iterator[Milestone]:
    """The steps from where it began up to the goal, each passed only where its whole range is beyond it."""
    for at in _steps(kind, target, _began(values, since)):
        passed = (day for day, value in values if day >= since and _is_beyond(kind, value, at))
        yield Milestone(at, next(passed, None))


def _steps(kind: GoalKind, target: int, began: Estimate | None) -> list[int]:
    if kind is GoalKind.PAIN:
        highest = int(began.level) if began else target
        return [*range(highest, target, -1), target]
    steps = STAND_MINUTES if kind is GoalKind.STAND else RUN_METRES
    begins = began.low if began and kind is GoalKind.STAND else 0
    return [*(each for each in steps if begins < each < target), target]


def _is_beyond(kind: GoalKind, value: Estimate, at: int) -> bool:
    return value.high <= at if kind is GoalKind.PAIN else value.low >= at
