"""The whole plan: what the therapist asked for, in numbers that never change."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bandstand.catalog.placement import Placement
from bandstand.prescription.band import Band
from bandstand.prescription.bounds import Bounds, PainLimits
from bandstand.prescription.dose import Dose
from bandstand.prescription.origin import UNKNOWN, Origin
from bandstand.prescription.question import Question
from bandstand.quantity import Message, Range, Side

LAST_NUMBER = 1_000_000
MOST_LAPS = 100
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """Another variant the sheet names: allowed, or to be avoided and why."""

    variant: str  # a variant id of the catalogue, or the sheet's own words
    avoid: bool = False
    reason: str = ""  # "popping"; empty: none given
    painful: bool | None = None  # None: not said
    span_text: str = ""  # the sheet's own words


class Liking(StrEnum):
    """How the person feels about an exercise, where they said so."""

    FAVOURITE = "favourite"
    DISLIKED = "disliked"
    NEITHER = "neither"  # said, where the sheet or an earlier day said otherwise


class Per(StrEnum):
    """Frequency is counted a day or a week."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Frequency:
    """How often: so many times a day or a week."""

    times: Range
    per: Per


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """One exercise of the plan.

    `key` is stable across plan numbers: the log keys on it. `exercise` is a catalogue id, None where the
    catalogue has no such exercise. `placements` are all the places allowed, in the order of the sheet;
    `placement` and `band` are where and with what it is done now. `origins` tells, field by field, where each
    came from; a field that is not named there is unknown.
    """

    key: str
    name: str
    exercise: str | None = None
    dose: Dose | None = None
    variant: str | None = None
    alternatives: tuple[Alternative, ...] = ()
    uses_band: bool = False
    band: Band | None = None  # None: not chosen yet
    placement: Placement | None = None
    placements: tuple[Placement, ...] = ()
    equipment: tuple[str, ...] = ()
    load: str | None = None
    frequency: Frequency | None = None
    bounds: Bounds = field(default=Bounds())
    liking: Liking | None = None
    notes: tuple[str, ...] = ()
    limb: str = ""  # arm or leg, where the sheet names it for its sides
    origins: tuple[tuple[str, Origin], ...] = ()

    def __post_init__(self) -> None:
        if self.exercise is not None and not _ID.fullmatch(self.exercise):
            raise ValueError(f"{self.exercise!r} is no id of an exercise")
        if self.limb not in ("", "arm", "leg"):
            raise ValueError(f"{self.limb!r} is no limb")

    @property
    def known_as(self) -> str:
        """What it is whatever its key in a plan: the catalogue's exercise, else its own name in small letters."""
        return self.exercise or self.name.casefold()

    def origin_of(self, name: str) -> Origin:
        """Where one field came from."""
        return dict(self.origins).get(name, UNKNOWN)

    def with_origin(self, name: str, origin: Origin) -> "Prescription":
        """The same prescription, with one field's origin told anew."""
        return replace(self, origins=tuple(sorted({**dict(self.origins), name: origin}.items())))


class SectionKind(StrEnum):
    """The three parts of a session."""

    WARM_UP = "warm-up"
    MAIN = "main"
    COOL_DOWN = "cool-down"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the session; `laps` None means set after set of one exercise, not a circuit.

    `lap_rest` is the rest between two laps, in seconds; None where it was not said.
    """

    kind: SectionKind = SectionKind.MAIN
    laps: Range | None = None
    lap_rest: Range | None = None
    prescriptions: tuple[Prescription, ...] = ()

    def __post_init__(self) -> None:
        if self.laps is not None and self.laps.high > MOST_LAPS:
            raise ValueError(f"a circuit has {MOST_LAPS} laps at most, not {self.laps}")

    @property
    def is_trained(self) -> bool:
        """Whether the sheet asks for it: neither a warm-up nor a cool-down."""
        return self.kind is SectionKind.MAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The week: None and empty where nothing was said."""

    sessions_a_week: Range | None = None
    sessions_origin: Origin = UNKNOWN
    stretches: tuple[str, ...] = ()  # catalogue ids
    values_rest: bool = False  # the sheet asks for rest days
    values_stretching: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What hurts, as far as the person chose to say. Empty and None mean not said; never inferred."""

    part: str = ""  # "hip", as the person or the sheet says it
    side: str = ""  # left, right, both
    where: str = ""  # front or groin, side, buttock, other


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A person's programme. A new number for every change; numbers never change afterwards."""

    number: int
    title: str = ""
    sections: tuple[Section, ...] = ()
    schedule: Schedule = field(default=Schedule())
    limits: PainLimits = field(default=PainLimits())
    goals: tuple[str, ...] = ()
    complaint: Complaint = field(default=Complaint())
    precautions: tuple[str, ...] = ()  # in the person's words; spoken before what they touch
    progression: tuple[str, ...] = ()  # axes the sheet says to work up: resistance, reps, placement
    start_light: bool = False
    questions: tuple[Question, ...] = ()
    written_from: str = ""  # the text as pasted
    because: Message | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.number <= LAST_NUMBER:
            raise ValueError(f"plans are numbered from 0 to {LAST_NUMBER}, not {self.number}")
        keys = [prescription.key for prescription in self.prescriptions]
        if len(keys) != len(set(keys)):
            raise ValueError("every prescription of a plan has a key of its own")

    @property
    def next_number(self) -> int:
        """The number of the plan that follows. The last one is given again: of two with one number the later counts."""
        return min(self.number + 1, LAST_NUMBER)

    @property
    def leading_side(self) -> Side:
        """The sore side leads, so that it sets the dose for both (L2); left where it is not known."""
        return Side.RIGHT if self.complaint.side == Side.RIGHT.value else Side.LEFT

    @property
    def prescriptions(self) -> tuple[Prescription, ...]:
        """Every exercise, in the order of the plan."""
        return tuple(each for section in self.sections for each in section.prescriptions)

    @property
    def trained(self) -> tuple[Prescription, ...]:
        """What the sheet asks for: everything but a warm-up and a cool-down, whose dose never changes."""
        return tuple(each for section in self.sections if section.is_trained for each in section.prescriptions)

    def prescription(self, key: str) -> Prescription | None:
        """The exercise with this key, None where the plan has none."""
        return next((each for each in self.prescriptions if each.key == key), None)

    def with_precautions(self, also: tuple[str, ...]) -> "Plan":
        """The same plan, also careful with these; each is said once and none is lost."""
        return replace(self, precautions=tuple(dict.fromkeys((*self.precautions, *also))))

    def with_prescription(self, changed: Prescription) -> "Plan":
        """The same plan with one exercise told anew (matched by key)."""
        return replace(self, sections=tuple(_section_with(section, changed) for section in self.sections))

    def with_each(self, told: Callable[[Prescription], Prescription]) -> "Plan":
        """The same plan with every exercise as `told` tells it; each keeps its key."""
        return replace(self, sections=tuple(_section_told(section, told) for section in self.sections))


def _section_told(section: Section, told: Callable[[Prescription], Prescription]) -> Section:
    return replace(section, prescriptions=tuple(told(each) for each in section.prescriptions))


def _section_with(section: Section, changed: Prescription) -> Section:
    kept = tuple(changed if each.key == changed.key else each for each in section.prescriptions)
    return replace(section, prescriptions=kept)
