"""How long each muscle was stretched in a week, and beyond which time more does no more.

Source:
    ingram-2025: nothing more is gained above 4 minutes a session and 10 minutes a week.
    garber-2011: about a minute for each muscle, on two or three days.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bandstand.catalog import Catalogue, Muscle, Purpose
from bandstand.journal.facts import SetDone
from bandstand.journal.history import History, Session
from bandstand.prescription import Hold, Reps, Timed
from bandstand.prescription.stretches import exercise_of_stretch
from bandstand.quantity import Side

# More does no more above these. Source: ingram-2025.
MOST_A_WEEK = 10 * 60  # seconds
MOST_A_SESSION = 4 * 60  # seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretched:
    """One muscle in one week: its seconds on the side that got more, and whether more would do no more."""

    muscle: Muscle
    seconds: int
    longest: int  # in one session

    @property
    def is_enough(self) -> bool:
        """Whether a longer time gains nothing, this week or in a session of it."""
        return self.seconds >= MOST_A_WEEK or self.longest >= MOST_A_SESSION

    @property
    def minutes(self) -> float:
        """To the nearest half."""
        return round(self.seconds / 30) / 2


def stretched_in(history: History, days: Iterable[date], catalogue: Catalogue) -> tuple[Stretched, ...]:
    """Every muscle that was stretched on these days, the longest first."""
    of, week, longest = frozenset(days), defaultdict[Muscle, _Sides](_Sides), defaultdict[Muscle, int](int)
    for session in history.sessions:
        if session.local_date not in of:
            continue
        for muscle, sides in _session(session, history, catalogue).items():
            week[muscle] = week[muscle].plus(sides)
            longest[muscle] = max(longest[muscle], sides.more)
    told = (Stretched(muscle=each, seconds=sides.more, longest=longest[each]) for each, sides in week.items())
    return tuple(sorted(told, key=lambda each: (-each.seconds, each.muscle)))


@dataclass(frozen=True, slots=True)
class _Sides:
    """Seconds on the left and on the right; both at once count for each."""

    left: int = 0
    right: int = 0

    def plus(self, other: "_Sides") -> "_Sides":
        return _Sides(self.left + other.left, self.right + other.right)

    @property
    def more(self) -> int:
        return max(self.left, self.right)


def _session(session: Session, history: History, catalogue: Catalogue) -> Mapping[Muscle, _Sides]:
    muscles = defaultdict[Muscle, _Sides](_Sides)
    for done in session.done:
        for muscle in _muscles(done.done.prescription, session, history, catalogue):
            muscles[muscle] = muscles[muscle].plus(_held(done.done))
    return muscles


def _muscles(key: str, session: Session, history: History, catalogue: Catalogue) -> Iterator[Muscle]:
    """What a stretch is for; nothing where it was no stretch."""
    plan = history.plans.get(session.plan_number or 0) or history.plan
    prescribed = plan.prescription(key) if plan else None
    known = catalogue.get(exercise_of_stretch(key) or (prescribed.exercise if prescribed else None) or "")
    if known is not None and known.purpose is Purpose.STRETCH:
        yield from known.muscles.primary


def _held(done: SetDone) -> _Sides:
    seconds = _seconds(done)
    return _Sides(
        left=0 if done.side is Side.RIGHT else seconds,
        right=0 if done.side is Side.LEFT else seconds,
    )


def _seconds(done: SetDone) -> int:
    """How long a set was held: as told, else the least that was asked; 0 where neither says."""
    if done.seconds is not None:
        return done.seconds
    match done.asked.work if done.asked else None:
        case Reps(hold=held) if held is not None and done.reps:
            return done.reps * held.low
        case Hold(seconds=held) | Timed(seconds=held) if done.reps is None:
            return held.low
    return 0
