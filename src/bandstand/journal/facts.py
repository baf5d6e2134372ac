"""What can be reported, kind by kind: the bodies of events as frozen values.

A kind or a body that is not understood stays in the log and is passed over; it is never refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias
from uuid import UUID

from bandstand.catalog.placement import Placement
from bandstand.prescription import (
    Band,
    Bounds,
    Complaint,
    Dose,
    Liking,
    PainLimits,
    Plan,
    Practice,
    Prescription,
    RulesOff,
)
from bandstand.quantity import Effort, Json, Message, Pain, Range, RepsLeft, Side
from bandstand.quantity.codec import NotReadable, from_json

ACTIVE = "active"  # of a day of rest: a walk, or stretching
MOST = 1_000_000  # no number of a fact is larger


class DayKind(StrEnum):
    """Which version of the day was played."""

    FULL = "full"
    GENTLE = "gentle"
    FAVOURITE = "favourite"
    SHORT = "short"
    STRETCH = "stretch"  # stretching alone; no dose of the plan is in it


VERSIONS = (DayKind.FULL, DayKind.GENTLE, DayKind.FAVOURITE, DayKind.SHORT)  # of what the plan asks for


class Popping(StrEnum):
    """What was felt in the joint."""

    NONE = "none"
    PAINLESS = "painless"
    PAINFUL = "painful"
    CAUGHT = "caught"  # caught or gave way


class HurtKind(StrEnum):
    """How it hurt, when "It hurts" was tapped."""

    ACHE = "ache"
    SHARP = "sharp"
    POPPED = "popped"
    CAUGHT = "caught"  # caught or gave way


class Stiffness(StrEnum):
    """The morning's stiffness against usual."""

    LESS = "less"
    SAME = "same"
    MORE = "more"


class Sleep(StrEnum):
    """How the last night was, against usual."""

    BADLY = "badly"
    USUAL = "as usual"
    WELL = "well"


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionStarted:
    """A session began. `pre` is the pain answered before it, None where not answered."""

    script: UUID
    day: DayKind = DayKind.FULL
    pre: Pain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetDone:
    """One set was done. `side` None: both sides, or no side to speak of. Reps count each side where `asked` says so."""

    prescription: str
    set: int
    side: Side | None = None
    reps: int | None = None
    seconds: int | None = None
    asked: Dose | None = None
    variant: str | None = None
    placement: Placement | None = None
    band: int | None = None  # ordinal in the person's own set; 0 is no band

    def __post_init__(self) -> None:
        if any(number is not None and not 0 <= number <= 86_400 for number in (self.set, self.reps, self.seconds)):
            raise ValueError("a set's numbers run from 0 up, within reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSkipped:
    """One set was left out, and why (tired, time, pain, equipment, other)."""

    prescription: str
    set: int
    side: Side | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExerciseAnswered:
    """The answers after an exercise. None: not answered, which is never a zero."""

    prescription: str
    variant: str | None = None
    peak: Pain | None = None
    effort: Effort | None = None
    left: RepsLeft | None = None
    popping: Popping | None = None
    form_fault: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurt:
    """ "It hurts" was tapped: how much, how, and where."""

    prescription: str = ""
    variant: str | None = None
    pain: Pain | None = None
    kind: HurtKind | None = None
    where: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFinished:
    """The session ended; `early` when it was closed before its last set. A short version counts."""

    pain_now: Pain | None = None
    early: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckIn:
    """A morning's answers; each may be absent. `of` is the morning it speaks of.

    `remembered` False: "I do not remember", which leaves the morning unknown for good. `recalled`: answered later
    than that day. `average` and `worst` are of the named day `average_of`. `standing` is minutes, as a range. `slept`
    is the night before that morning; `note` is in the person's own words.
    """

    of: date
    morning: Pain | None = None
    remembered: bool = True
    recalled: bool = False
    average_of: date | None = None
    average: Pain | None = None
    stiffness: Stiffness | None = None
    standing: Range | None = None
    worst: Pain | None = None
    slept: Sleep | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """Something felt outside a session, in the person's words."""

    what: str
    pain: Pain | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignReview:
    """What a person says of a sign already known: who looked at it, when, and whether it is worse since then."""

    sign: str
    seen_by: str = ""
    seen_on: str = ""
    worse: bool | None = None  # None: nobody has looked at it


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyCheck:
    """The safety check was answered: the signs ticked (empty: none of these) and what is known of each."""

    signs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    facts_asked: bool = False
    reviews: tuple[SignReview, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewConfirmed:
    """Somebody qualified has looked, and the plan may go on."""

    seen_by: str = ""
    seen_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RestDay:
    """A day of rest, chosen. It counts; so does one that moved a little, with `ACTIVE` as its reason."""

    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoughSpell:
    """The person says that a rough spell of some days has come; `over`: that it has passed."""

    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunDone:
    """A run or walk-run was done: minutes and metres, as far as known.

    `of` None: on the day it was told. `stage` None: it was none of the way back to running. `whole` False: not all of
    the stage was done. `settled`: back to before within an hour. `groin`: groin pain that built while running. What is
    told twice of one day is one run, of which the worst of each answer counts.
    """

    minutes: int | None = None
    metres: int | None = None
    peak: Pain | None = None
    of: date | None = None
    stage: int | None = None
    whole: bool = True
    settled: bool | None = None
    limp: bool | None = None
    groin: bool | None = None

    def __post_init__(self) -> None:
        if any(number is not None and not 0 <= number <= MOST for number in (self.minutes, self.metres, self.stage)):
            raise ValueError("a run's numbers run from 0 up, within reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSet:
    """A plan got its number."""

    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundsSet:
    """Bounds of one exercise, or limits of pain, were set. Empty `prescription`: for the plan.

    `switched` None: nothing was said of rules, and those that were off stay off.
    """

    prescription: str = ""
    bounds: Bounds | None = None
    limits: PainLimits | None = None
    switched: RulesOff | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BandsSet:
    """What the person owns, light to heavy. `latex`: fine, allergic, or empty where not said."""

    bands: tuple[Band, ...] = ()
    latex: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileSet:
    """What the person chose to say of the complaint, and what to watch. `under_18` None: not said."""

    complaint: Complaint = field(default=Complaint())
    precautions: tuple[str, ...] = ()
    under_18: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalSet:
    """Something to be able to do again, in the person's words.

    `kind` is what can be followed by itself: stand (`target` in minutes), run (in metres) or pain (on average); empty
    for own words. `over`: it is followed no more.
    """

    goal: str
    kind: str = ""
    target: int | None = None
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """The next dose was proposed, with everything needed to explain it later.

    `before` and `after` are None where nothing was to change.
    """

    engine: str
    session: UUID
    prescription: str
    change: str
    rule: str
    because: Message
    source: str
    before: Prescription | None = None
    after: Prescription | None = None
    numbers: tuple[tuple[str, int], ...] = ()


class Declined(StrEnum):
    """Why a proposal was left, where the person said so."""

    UNSAID = ""
    NOT_NOW = "not now"
    TOO_MUCH = "too much"
    TOO_LITTLE = "too little"
    THERAPIST = "therapist"  # who said otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalAnswered:
    """A proposal was accepted or declined; of two answers to one proposal the later counts."""

    proposal: UUID
    accepted: bool
    reason: Declined = Declined.UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """How the person feels about an exercise or a variant; `variant_allowed` when their therapist allowed it again."""

    prescription: str
    liking: Liking | None = None
    variant: str | None = None
    variant_allowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Swapped:
    """For one day an exercise gave way to another; `exercise` is its id in the catalogue, empty when taken back."""

    prescription: str
    exercise: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Away on purpose: the days do not count as missed.

    `since` None: from the day it was said. `over`: back from that day on, whatever was said before.
    """

    until: date
    since: date | None = None
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSet:
    """The week may be read under a secret address, of which only a hash is told; empty: no address holds any more.

    `hour` is when sessions stand in it, on the clock of `zone`; None: they take the whole day.
    """

    secret: str = ""
    hour: int | None = None
    zone: str = ""

    def __post_init__(self) -> None:
        if self.hour is not None and not 0 <= self.hour <= 23:
            raise ValueError("an hour runs from 0 to 23")


@dataclass(frozen=True, slots=True, kw_only=True)
class AliasSet:
    """What a name on a sheet means to this person: `exercise` is a catalogue id, or `own` for none of them."""

    name: str
    exercise: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeSet:
    """How the person wants their sessions: a warm-up, a cool-down, and how many steps their room has."""

    practice: Practice


@dataclass(frozen=True, slots=True, kw_only=True)
class GateAnswered:
    """One thing to have before running, answered; `by` who cleared it, where somebody did."""

    gate: str
    answer: str
    by: str = ""


Fact: TypeAlias = (
    SessionStarted
    | SetDone
    | SetSkipped
    | ExerciseAnswered
    | Hurt
    | SessionFinished
    | CheckIn
    | Symptom
    | SafetyCheck
    | ReviewConfirmed
    | RestDay
    | RoughSpell
    | RunDone
    | PlanSet
    | BoundsSet
    | BandsSet
    | ProfileSet
    | GoalSet
    | Proposed
    | ProposalAnswered
    | Preference
    | Swapped
    | Away
    | FeedSet
    | GateAnswered
    | AliasSet
    | PracticeSet
)

# `correction` ({"supersedes": id, "body": {...}}) and `void` ({"supersedes": id}) speak of other events;
# the history applies them and they are no facts of their own.
CORRECTION = "correction"
VOID = "void"

KINDS: Mapping[str, type[Fact]] = MappingProxyType(
    {
        "session_started": SessionStarted,
        "set_done": SetDone,
        "set_skipped": SetSkipped,
        "exercise_answered": ExerciseAnswered,
        "hurt": Hurt,
        "session_finished": SessionFinished,
        "check_in": CheckIn,
        "symptom": Symptom,
        "safety_check": SafetyCheck,
        "review_confirmed": ReviewConfirmed,
        "rest_day": RestDay,
        "rough_spell": RoughSpell,
        "run_done": RunDone,
        "plan_set": PlanSet,
        "bounds_set": BoundsSet,
        "bands_set": BandsSet,
        "profile_set": ProfileSet,
        "goal_set": GoalSet,
        "gate_answered": GateAnswered,
        "away": Away,
        "feed_set": FeedSet,
        "proposed": Proposed,
        "proposal_answered": ProposalAnswered,
        "preference": Preference,
        "swapped": Swapped,
        "alias_set": AliasSet,
        "practice_set": PracticeSet,
    }
)

KIND_OF: Mapping[type[Fact], str] = MappingProxyType({fact: kind for kind, fact in KINDS.items()})


def read_fact(kind: str, body: Json) -> Fact | None:
    """The fact a body tells, None where the kind or the body is not understood."""
    wanted = KINDS.get(kind)
    if wanted is None:
        return None
    try:
        return from_json(wanted, body)
    except NotReadable:
        return _alarm(body) if wanted is SafetyCheck else None


def _alarm(body: Json) -> SafetyCheck | None:
    """The signs of a safety check of which the rest cannot be read: an alarm is never lost for a comma."""
    signs = body.get("signs") if isinstance(body, Mapping) else None
    ticked = tuple(each for each in signs if isinstance(each, str)) if isinstance(signs, list | tuple) else ()
    return SafetyCheck(signs=ticked) if ticked else None
