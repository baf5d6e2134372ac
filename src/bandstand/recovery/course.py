"""What the daily answers have come to, folded one answer at a time.

A course is a value: kept and gone on from, it comes to the same as the whole series folded from its start. Whatever is
read of a day uses that day and earlier ones only.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from typing import TypeAlias

from bandstand.quantity import Pain
from bandstand.recovery import filter as levels
from bandstand.recovery import flare as flares
from bandstand.recovery.filter import Filter
from bandstand.recovery.flare import Flare, Measure, Stage

Level: TypeAlias = float  # a level of pain, 0 to 10

# Before so many answers nobody knows what is usual. The first review is at the last of them.
# Source: bandstand-choice.
ANSWERS_NEEDED = 7
_BACK, _ONE_DAY, _TWO_DAYS = (timedelta(days=days) for days in (flares.DAYS_BACK, 1, 2))
SPELLS_KEPT = timedelta(days=42)  # a third flare in six weeks is something for the therapist
MIDDLE_80 = 1.2815515655446004  # standard deviations to either side that hold 80 % of a normal distribution


@dataclass(frozen=True, slots=True)
class Answer:
    """One daily answer: the day it speaks of and the pain. 0 is an answer; a day without one is left out."""

    day: date
    pain: Pain


@dataclass(frozen=True, slots=True)
class Review:
    """The level stood at on the day of a review."""

    on: date
    level: Level


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with the range that holds it four times in five, all within 0 to 10."""

    low: Level
    level: Level
    high: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """One flare: the day it was told, how far it came, and the day it was over; None while it lasts."""

    began: date
    stage: Stage
    ended: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What the answers up to one day have come to.

    Attributes:
        first: The first day of the series.
        filter: What is believed of the level.
        flare: How far a flare has come.
        lately: The answers of the last 28 days, oldest first, that of this day included.
        spells: The flares of the last six weeks, oldest first.
        first_review: The level at the seventh answer; None before it.
    """

    first: date
    filter: Filter
    flare: Flare
    lately: tuple[Answer, ...]
    spells: tuple[Spell, ...] = ()
    first_review: Review | None = None

    @property
    def newest(self) -> Answer:
        """The newest answer of the series; the course stands at its day."""
        return self.lately[-1]

    @property
    def on(self) -> date:
        """The day of the newest answer."""
        return self.newest.day

    @property
    def answers(self) -> int:
        """How many days were answered so far."""
        return self.filter.answers

    @property
    def level(self) -> Level:
        """The level after the newest answer."""
        return within(self.filter.level)

    def estimate(self, on: date) -> Estimate:
        """The level on a day with its 80 % range; each day without an answer makes the range wider, the level stays."""
        known = levels.beliefs(self.filter, max(self.filter.day, (on - self.first).days))
        own = known.states[levels.LEVEL]
        return estimated(*known.together(own[levels.MEAN], own[levels.LEVEL]))

    def measure(self, day: date) -> Measure | None:
        """What the pain of a later day is judged against; None where the 28 days before it have no answer."""
        return flares.measure_of([each.pain for each in _since(self.lately, day - _BACK)], self.level)


def course_after(before: Course | None, answer: Answer, *, anchor: date | None = None) -> Course:
    """The course once one answer more is heard, of a later day than any before.

    Args:
        before: What came before; None: this is the first answer.
        answer: The day's one answer: its average, else that morning's pain.
        anchor: For the first answer: the first of the 28 days a change is measured against; None: this day.
    """
    if before is None:
        return _first(answer, anchor)
    known = levels.heard(before.filter, (answer.day - before.first).days, answer.pain)
    flare = _flare_after(before, answer)
    return Course(
        first=before.first,
        filter=known,
        flare=flare,
        lately=(*_since(before.lately, answer.day - _BACK + _ONE_DAY), answer),
        spells=_spells_after(before.spells, flare.stage, answer.day),
        first_review=before.first_review or _review(known, answer.day),
    )


def course_of(answers: Iterable[Answer], *, anchor: date | None = None) -> Course | None:
    """The course of a whole series, in any order; None without an answer. Of a day told twice the later one counts."""
    course = None
    for day, pain in sorted({each.day: each.pain for each in answers}.items()):
        course = course_after(course, Answer(day, pain), anchor=anchor)
    return course


def stage_since(before: Course | None, said: Iterable[Answer]) -> Stage:
    """How far a flare has come with the answers since a session began; base and scale stay those of the day before it.

    So fresh pain cannot raise what it is judged against: with the course before held, more pain on any day never leads
    to a lower stage.

    Args:
        before: The course on the day before the session; None: nothing was known.
        said: The answers of the session's own day and later ones.
    """
    return _stages_since(before, said)[-1]


def worst_since(before: Course | None, said: Iterable[Answer]) -> Stage:
    """The furthest a flare came since a session began, though it may be over by now; judged as `stage_since` does."""
    return reduce(flares.later_of, _stages_since(before, said))


def _stages_since(before: Course | None, said: Iterable[Answer]) -> list[Stage]:
    """The stage on the day before, and after each answer since."""
    if before is None:
        return [Stage.NONE]
    heard = sorted(said, key=lambda each: each.day)
    measure = before.measure(heard[0].day) if heard else None
    flare, known, stages = before.flare, list(before.lately), [before.flare.stage]
    for each in heard:
        watched = (each.day - before.first).days >= flares.WATCHES_FROM
        flare = flares.after(flare, each.pain, measure, _two_days_before(known, each.day), watched=watched)
        known.append(each)
        stages.append(flare.stage)
    return stages


def _first(answer: Answer, anchor: date | None) -> Course:
    from_day = (anchor - answer.day).days if anchor else 0
    known = levels.heard(levels.nothing_heard(anchor=from_day), 0, answer.pain)
    return Course(first=answer.day, filter=known, flare=Flare(), lately=(answer,))


def _review(known: Filter, day: date) -> Review | None:
    return Review(day, within(known.level)) if known.answers == ANSWERS_NEEDED else None


def _flare_after(before: Course, answer: Answer) -> Flare:
    watched = (answer.day - before.first).days >= flares.WATCHES_FROM
    lately = _two_days_before(before.lately, answer.day)
    return flares.after(before.flare, answer.pain, before.measure(answer.day), lately, watched=watched)


def _spells_after(before: tuple[Spell, ...], stage: Stage, day: date) -> tuple[Spell, ...]:
    """The flares of six weeks once a day is heard: one may have begun, come further or ended."""
    kept = tuple(each for each in before if each.ended is None or day - each.ended <= SPELLS_KEPT)
    if kept and kept[-1].ended is None:
        ended = day if stage is Stage.NONE else None
        return (*kept[:-1], replace(kept[-1], stage=flares.later_of(kept[-1].stage, stage), ended=ended))
    return kept if stage is Stage.NONE else (*kept, Spell(began=day, stage=stage))


def _since(answers: Sequence[Answer], day: date) -> Sequence[Answer]:
    """The answers of a day and later; few are older, so they are looked for from the front."""
    place = next((place for place, each in enumerate(answers) if each.day >= day), len(answers))
    return answers[place:]


def _two_days_before(answers: Sequence[Answer], day: date) -> list[Pain]:
    """The answers of two days, from all that came before a third."""
    return [each.pain for each in answers[-2:] if day - each.day <= _TWO_DAYS]


def estimated(mean: float, spread: float) -> Estimate:
    """A normally distributed number with the range that holds it four times in five."""
    reach = MIDDLE_80 * spread
    return Estimate(low=within(mean - reach), level=within(mean), high=within(mean + reach))


def within(level: float) -> Level:
    """A level as shown and read: the scale ends at 0 and 10."""
    return min(10.0, max(0.0, level))
