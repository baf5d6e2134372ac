"""One exercise before its next dose: everything the rules look at, and the verdict a rule may give."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeAlias

from bandstand.catalog import Catalogue, Exercise
from bandstand.prescription import Band, PainLimits, Per, Plan, Prescription
from bandstand.prescription.forms import wears_band
from bandstand.progress.decision import Change
from bandstand.progress.ladder import Ladder
from bandstand.progress.limits import limits_at
from bandstand.progress.standing import Record, Standing
from bandstand.progress.whose import whose_limit
from bandstand.quantity import Message, Pain
from bandstand.recovery import Level, Stage

# Where no frequency is stated, three sessions a week are the proposal. Source: ratamess-2009, bandstand-choice.
USUAL_SESSIONS_A_WEEK = 3

CHOICE = "bandstand-choice"  # the source of what is our own


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One exercise as it stands, with its newest session and what is known around it.

    `now` is the prescription with its bounds frozen, `played` the one that the newest session was played from: a step
    down is taken from there, so that a change already accepted is not made twice. `limits` are the limits of pain for
    the newest session, as they stood before it; `stage` how far a flare has come, judged by what was usual before it.
    """

    now: Prescription
    played: Prescription
    plan: Plan
    standing: Standing
    ladder: Ladder
    asof: date
    records: tuple[Record, ...]
    limits: PainLimits = field(init=False)
    stage: Stage = field(init=False)

    def __post_init__(self) -> None:
        # Worked out once: nearly every rule looks at them.
        object.__setattr__(self, "limits", limits_at(self.plan.limits, self.last.usual if self.last else None))
        object.__setattr__(self, "stage", self.standing.stage(self.last))

    @property
    def last(self) -> Record | None:
        """The newest session of this exercise, None before the first."""
        return self.records[-1] if self.records else None

    @property
    def amber(self) -> Pain:
        """The limit: above it pain is too much."""
        return self.limits.amber

    @property
    def whose(self) -> Message:
        """Whose limit it is, at the head of a sentence."""
        return whose_limit(self.limits)

    def usual(self, record: Record) -> Level | None:
        """The usual level before a session, never above amber; None before seven answers."""
        return None if record.usual is None else min(record.usual, float(self.amber))

    def compared(self, record: Record) -> Level:
        """What a morning is compared with: one's own level, else green."""
        own = self.own(record)
        return float(self.limits.green) if own is None else own

    def own(self, record: Record) -> Level | None:
        """The usual level; before seven answers the middle of those before the session, None where there are none.

        The pain before the session is no part of it: who comes sore would be given more room than who does not.
        """
        level = record.so_far if record.usual is None else record.usual
        return None if level is None else min(level, float(self.amber))

    def green(self, record: Record) -> float:
        """The most pain that is still fine: green, or two above one's own level within amber; none with strict limits.

        Source:
            silbernagel-2007: load inside the acceptable zone. bandstand-choice: one's own level (evidence R11a).
        """
        if self.limits.strict:
            return 0.0
        own = self.own(record)
        if own is None or self.limits.fixed:
            return float(self.limits.green)
        return max(float(self.limits.green), min(own + 2.0, float(self.amber)))

    @property
    def is_barred(self) -> bool:
        """Whether the form it is done in now waits for a therapist's word."""
        barred = self.standing.barred_of(self.now)
        return "" in barred or (self.now.variant or self.ladder.default or "") in barred

    @property
    def has_moved(self) -> bool:
        """Whether the dose has moved since the newest session was played."""
        return self.last is not None and not same_dose(self.now, self.played)

    @property
    def gap(self) -> int:
        """How many days the plan's own week leaves between sessions of this exercise."""
        often = self.now.frequency
        if often is not None and often.per is Per.DAY:
            return 1
        a_week = often.times if often else self.plan.schedule.sessions_a_week
        times = a_week.low if a_week and a_week.low else USUAL_SESSIONS_A_WEEK
        return days_between(times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one rule has to say; `after` None for KEEP and STOP."""

    change: Change
    rule: str
    because: Message
    source: str
    after: Prescription | None = None
    numbers: tuple[tuple[str, int], ...] = ()


def days_between(times: int) -> int:
    """The days between two sessions of so many a week, the longest of them."""
    return -(-7 // times)


Rule: TypeAlias = Callable[[Case], Verdict | None]


def case_of(
    prescription: Prescription,
    plan: Plan,
    standing: Standing,
    *,
    catalogue: Catalogue,
    bands: tuple[Band, ...],
    asof: date,
) -> Case:
    """The case of one exercise on one day; the plan is the one in force, its bounds frozen."""
    records = standing.records.get(prescription.key, ())
    now = prescription
    last = records[-1].prescribed if records else None
    played = replace(last, bounds=now.bounds) if last is not None and _is_alike(last, now) else now
    return Case(
        now=now,
        played=played,
        plan=plan,
        standing=standing,
        ladder=ladder_of(prescription, standing, catalogue, bands),
        asof=asof,
        records=records,
    )


def _is_alike(played: Prescription, now: Prescription) -> bool:
    """Whether what was played is the exercise of now: a key may come back in another sheet for something else."""
    return (played.exercise, played.uses_band) == (now.exercise, now.uses_band)


def ladder_of(prescription: Prescription, standing: Standing, catalogue: Catalogue, bands: tuple[Band, ...]) -> Ladder:
    """The rungs of one exercise: the catalogue's forms but those to avoid or barred, and the person's bands."""
    exercise = catalogue.get(prescription.exercise) if prescription.exercise else None
    avoided = {each.variant for each in prescription.alternatives if each.avoid}
    return Ladder(
        exercise=exercise.id if exercise else None,
        bands=bands,
        variants=tuple(each.id for each in exercise.variants) if exercise else (),
        default=_usual_form(prescription, exercise) if exercise else None,
        bandless=frozenset(each.id for each in exercise.variants if not exercise.placements_of(each))
        if exercise
        else frozenset(),
        placements=exercise.placements if exercise else (),
        barred=standing.barred_of(prescription) | avoided,
    )


def _usual_form(prescription: Prescription, exercise: Exercise) -> str:
    """The form meant where none is named: with a band that is worn, the banded one."""
    return exercise.form_with(band=wears_band(prescription)).id


def same_dose(one: Prescription, other: Prescription) -> bool:
    """Whether two prescriptions ask for the same amount in the same way."""
    ordinals = [each.band.ordinal if each.band else None for each in (one, other)]
    return (
        one.dose == other.dose
        and one.variant == other.variant
        and one.placement == other.placement
        and ordinals[0] == ordinals[1]
    )
