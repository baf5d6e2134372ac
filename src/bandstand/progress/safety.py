"""The safety check: when it is due, what its answers mean, and the pause that only a review lifts.

Source:
    gponline-hip-signs, nhs-gloucestershire-hip, robertson-wood-2017: the signs.
    bandstand-choice: what an answer leads to (evidence 4.6).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bandstand.journal.facts import ReviewConfirmed, SafetyCheck, SignReview
from bandstand.journal.history import Given, History, Said
from bandstand.prescription.bounds import USUAL_AMBER
from bandstand.progress.signs import CHECK_FIRST, FACTS, SIGNS, sign
from bandstand.quantity import Message, Pain
from bandstand.session.script import SignLevel

__all__ = [
    "FACTS",
    "SIGNS",
    "Due",
    "Outcome",
    "Pause",
    "Verdict",
    "amber_of",
    "check_due",
    "impact_off",
    "pause_of",
    "to_look_into",
    "verdict",
]

WEEKLY = timedelta(days=7)
# A date seen in the east can be so far ahead of today's; further ahead the clock was wrong. Source: bandstand-choice.
AHEAD_BY_TRAVEL = timedelta(days=2)


class Outcome(StrEnum):
    """What a safety check leads to, mildest first."""

    GO_ON = "go on"
    GO_ON_WITHOUT_IMPACT = "go on without running or hopping"
    PAUSE = "paused until someone has checked it"
    STOP_NOW = "stop now"


class Due(StrEnum):
    """Why the safety check is asked today."""

    FIRST = "first"
    WEEKLY = "weekly"
    PAIN = "pain"  # above the limit since the last check


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one safety check means: the sentences to show, in order, and the signs that led there."""

    outcome: Outcome
    messages: tuple[Message, ...] = ()
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """The plan waits until somebody qualified has looked. Log, plan and stretches stay readable."""

    since: date
    outcome: Outcome
    signs: tuple[str, ...]
    messages: tuple[Message, ...]


def check_due(history: History, today: date) -> Due | None:
    """Why the safety check is due today: first start, a week after the last, pain above the limit since; else None."""
    believed = [check for check in history.checks if check.on - today <= AHEAD_BY_TRAVEL]
    if not believed:
        return Due.FIRST
    last = max(believed, key=lambda check: (check.received_at, check.place))
    amber = amber_of(history)
    if any(given.pain > amber and _is_after(given, last) for given in _pains(history)):
        return Due.PAIN
    return Due.WEEKLY if today - last.on >= WEEKLY else None


def _is_after(given: Given, check: Said[SafetyCheck]) -> bool:
    """Whether a pain was told after a check by either clock: a slow phone hides none."""
    return given.at > check.at or given.received_at > check.received_at


def amber_of(history: History) -> Pain:
    """The limit of pain in force: the newest set, else the plan's, else the usual one."""
    if history.limits is not None:
        return history.limits.amber
    return history.plan.limits.amber if history.plan else USUAL_AMBER


def _pains(history: History) -> Iterator[Given]:
    yield from (given for session in history.sessions for given in session.pains)
    yield from (morning.pain for morning in history.mornings.values() if morning.pain is not None)
    yield from history.averages.values()
    for said in history.symptoms:
        if said.fact.pain is not None:
            yield Given(pain=said.fact.pain, on=said.on, at=said.at, received_at=said.received_at)


def to_look_into(check: SafetyCheck) -> tuple[str, ...]:
    """The ticked signs and facts for which the next question is whether somebody has already looked at them."""
    return tuple(id for id in (*check.signs, *check.facts) if not _is_emergency(id))


def verdict(check: SafetyCheck) -> Verdict:
    """What a safety check means. A sign that is not known here is taken as one that needs a check."""
    emergencies = tuple(id for id in check.signs if _is_emergency(id))
    if emergencies:
        return Verdict(outcome=Outcome.STOP_NOW, messages=_advice(emergencies), signs=emergencies)
    open_signs = to_look_into(check)
    unseen = tuple(id for id in open_signs if not _is_reviewed(id, check.reviews))
    if unseen:
        messages = (*_advice(unseen), Message("safety.paused"))
        return Verdict(outcome=Outcome.PAUSE, messages=messages, signs=unseen)
    if open_signs:
        return Verdict(outcome=Outcome.GO_ON_WITHOUT_IMPACT, messages=(Message("safety.no_impact"),), signs=open_signs)
    return Verdict(outcome=Outcome.GO_ON)


def pause_of(history: History) -> Pause | None:
    """The pause in force: the newest check since the last review that needs one. Only a review lifts it."""
    pause: Pause | None = None
    for check in history.checks:
        if not any(_lifts(review, check) for review in history.reviews):
            pause = _after(pause, check)
    return pause


def impact_off(history: History) -> bool:
    """Whether running and hopping stay off: a sign or an old fact is known, even where somebody has looked at it."""
    if pause_of(history) is not None or any(said.fact.facts for said in history.checks):
        return True
    return bool(history.checks) and verdict(history.checks[-1].fact).outcome is not Outcome.GO_ON


def _lifts(review: Said[ReviewConfirmed], check: Said[SafetyCheck]) -> bool:
    """A review lifts what came before it by the date and by the server's clock: one wrong clock opens nothing."""
    return review.place > check.place and review.received_at >= check.received_at


def _after(pause: Pause | None, said: Said[SafetyCheck]) -> Pause | None:
    found = verdict(said.fact)
    if found.outcome not in (Outcome.PAUSE, Outcome.STOP_NOW):
        return pause
    if pause is not None and pause.outcome is Outcome.STOP_NOW:
        return pause
    return Pause(since=said.on, outcome=found.outcome, signs=found.signs, messages=found.messages)


def _is_emergency(id: str) -> bool:
    known = sign(id)
    return known is not None and known.level is SignLevel.EMERGENCY


def _is_reviewed(id: str, reviews: Iterable[SignReview]) -> bool:
    """Somebody has looked at it, and it has not become worse since. No answer to that is not a yes."""
    said = [each.worse for each in reviews if each.sign == id]
    return bool(said) and all(worse is False for worse in said)


def _advice(ids: Iterable[str]) -> tuple[Message, ...]:
    """What people read for these signs, each sentence once."""
    known = [(id, sign(id)) for id in ids]
    return tuple(dict.fromkeys(_advice_of(id) if each is None else each.advice for id, each in known))


def _advice_of(id: str) -> Message:
    from_before = id in {fact.id for fact in FACTS}
    return Message("safety.tell_first") if from_before else CHECK_FIRST
