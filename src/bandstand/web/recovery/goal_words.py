"""Goals in words: where it began, where it stands, and what was passed; and the form that sets one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bandstand.journal.facts import GoalSet
from bandstand.progress.goals import GoalKind, HowFar, Milestone
from bandstand.quantity import Message
from bandstand.quantity.small_number import small_number
from bandstand.recovery import Estimate
from bandstand.recovery.said import tenths
from bandstand.web.day_words import date_words
from bandstand.words import say

METRES_IN_KM = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """One milestone; `day` empty where it is still ahead."""

    words: Message
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalRow:
    """One goal as the page shows it."""

    words: str
    kind: str
    began: Message
    now: Message | None
    passed: tuple[Passed, ...]


def goal_rows(goals: Iterable[HowFar]) -> tuple[GoalRow, ...]:
    """Every goal in words."""
    return tuple(map(_row, goals))


def _row(goal: HowFar) -> GoalRow:
    day = date_words(goal.since)
    began = (
        Message("goal.began", what=_value(goal.kind, goal.began), day=day)
        if goal.began
        else Message("goal.set", day=day)
    )
    return GoalRow(
        words=goal.words,
        kind=goal.kind.value,
        began=began,
        now=Message("goal.now", what=_value(goal.kind, goal.now)) if goal.now else _none_yet(goal),
        passed=tuple(_passed(goal.kind, each) for each in goal.milestones),
    )


def _none_yet(goal: HowFar) -> Message | None:
    return None if goal.kind is GoalKind.OWN else Message(f"goal.none_{goal.kind.value}")


def _value(kind: GoalKind, value: Estimate) -> Message:
    if kind is GoalKind.PAIN:
        low, high = tenths(value.low), tenths(value.high)
        return Message("goal.level", level=tenths(value.level), low=low, high=high)
    if kind is GoalKind.STAND:
        return Message("goal.stood", low=round(value.low), high=round(value.high))
    return Message("goal.ran", km=f"{value.level / METRES_IN_KM:g}")


def _passed(kind: GoalKind, milestone: Milestone) -> Passed:
    at = f"{milestone.at / METRES_IN_KM:g}" if kind is GoalKind.RUN else f"{milestone.at}"
    return Passed(
        words=Message(f"goal.milestone_{kind.value}", at=at), day=date_words(milestone.on) if milestone.on else ""
    )


def goal_in(posted: Mapping[str, str]) -> GoalSet:
    """A goal as the form sends it; its words are written for a goal that has a number."""
    kind, over = posted.get("kind", ""), posted.get("over") == "yes"
    number = small_number(posted.get("number", "").strip())
    own = posted.get("words", "")
    if kind not in (GoalKind.STAND, GoalKind.RUN, GoalKind.PAIN) or over:
        return GoalSet(goal=own, kind=kind, over=over)
    target = number * METRES_IN_KM if number is not None and kind == GoalKind.RUN else number
    return GoalSet(goal=say(Message(f"goal.words_{kind}", number=number or 0)), kind=kind, target=target)
