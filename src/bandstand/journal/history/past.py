"""One person's past as it stands: what `fold` makes of the log."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Generic, TypeVar
from uuid import UUID

from bandstand.journal.facts import (
    AliasSet,
    Away,
    BoundsSet,
    Declined,
    FeedSet,
    GateAnswered,
    GoalSet,
    Preference,
    Proposed,
    ReviewConfirmed,
    RoughSpell,
    RunDone,
    SafetyCheck,
    Sleep,
    Stiffness,
    Swapped,
    Symptom,
)
from bandstand.journal.history.session import Session
from bandstand.journal.history.told import Given, Place
from bandstand.prescription import NOT_SAID, Band, Complaint, PainLimits, Plan, Practice
from bandstand.prescription.aliases import Aliases, aliases_of
from bandstand.quantity import Pain, Range

Single = TypeVar("Single")
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Generic[Single]):
    """A single fact and when it was said: `on` as the person saw the date, `at` UTC in milliseconds."""

    id: UUID
    on: date
    at: int
    place: Place
    fact: Single

    @property
    def received_at(self) -> int:
        """When the server received it, UTC in milliseconds."""
        return self.place[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """What is known of one morning, said last at `at`. `pain` None with `remembered` False: "I do not remember".

    A morning that was never answered does not stand in the history at all.
    """

    at: int
    pain: Given | None = None
    remembered: bool = True
    recalled: bool = False
    stiffness: Stiffness | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Besides:
    """What was told of a day besides its pain: the worst of it, the night before it, and a note. Each may be absent."""

    worst: Pain | None = None
    slept: Sleep | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A next dose that was proposed; `accepted` None while it waits for an answer."""

    id: UUID
    on: date
    at: int
    fact: Proposed
    accepted: bool | None = None
    answered_at: int | None = None
    answered_on: date | None = None  # as the person saw the date
    reason: Declined = Declined.UNSAID  # why it was left


def _empty() -> Mapping[Key, Value]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Everything a person reported, in order, corrections applied. No opinions.

    `plan` is the plan in force: the newest set. `not_understood` counts events that are kept and passed over.
    """

    sessions: tuple[Session, ...] = ()
    mornings: Mapping[date, Morning] = field(default_factory=_empty)
    averages: Mapping[date, Given] = field(default_factory=_empty)
    standing: Mapping[date, Range] = field(default_factory=_empty)  # minutes on one's feet
    besides: Mapping[date, Besides] = field(default_factory=_empty)
    checks: tuple[Said[SafetyCheck], ...] = ()
    reviews: tuple[Said[ReviewConfirmed], ...] = ()
    plans: Mapping[int, Plan] = field(default_factory=_empty)
    plans_set: tuple[Said[Plan], ...] = ()
    bands: tuple[Band, ...] = ()
    latex: str = ""
    complaint: Complaint | None = None  # None: never asked
    precautions: tuple[str, ...] = ()  # in the person's own words
    under_18: bool | None = None
    bounds_set: tuple[Said[BoundsSet], ...] = ()
    proposals: tuple[Proposal, ...] = ()
    rest_days: tuple[date, ...] = ()
    active_rests: tuple[date, ...] = ()  # those of them that moved a little
    rough_spells: tuple[Said[RoughSpell], ...] = ()  # as the person said
    preferences: tuple[Said[Preference], ...] = ()
    swaps: tuple[Said[Swapped], ...] = ()
    aliases_set: tuple[Said[AliasSet], ...] = ()
    symptoms: tuple[Said[Symptom], ...] = ()
    goals: tuple[Said[GoalSet], ...] = ()
    practice: Practice = NOT_SAID
    runs: tuple[Said[RunDone], ...] = ()
    gates: tuple[Said[GateAnswered], ...] = ()
    away: tuple[Said[Away], ...] = ()
    feeds: tuple[Said[FeedSet], ...] = ()
    not_understood: int = 0

    @property
    def plan(self) -> Plan | None:
        """The plan in force, None before the first."""
        return self.plans_set[-1].fact if self.plans_set else None

    @property
    def last_training(self) -> Session | None:
        """The newest session that was more than stretching, None before the first."""
        return next((each for each in reversed(self.sessions) if not each.is_stretching), None)

    @property
    def aliases(self) -> Aliases:
        """What the person's own names for exercises mean, as they told last."""
        return aliases_of((said.fact.name, said.fact.exercise) for said in self.aliases_set)

    @property
    def limits(self) -> PainLimits | None:
        """The limits of pain set last for the whole plan, None where nobody set any."""
        return next((said.fact.limits for said in reversed(self.bounds_set) if said.fact.limits is not None), None)

    def session(self, id: UUID) -> Session | None:
        """One session by its id, None where nothing is told of it."""
        return next((each for each in self.sessions if each.id == id), None)

    def daily_answer(self, day: date) -> Pain | None:
        """One answer for a day: its average, else that morning's pain, else None."""
        average, morning = self.averages.get(day), self.mornings.get(day)
        given = average or (morning.pain if morning else None)
        return given.pain if given else None
