"""The days of a whole diary as a picture shows them: each answer with what was known that day, and every flare.

Kept and gone on from: an answer more, or one of the newest told anew, folds only what follows it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bandstand.quantity import Pain
from bandstand.recovery.course import Answer, Course, Estimate, Spell, course_after
from bandstand.recovery.diary import ANSWERS_KEPT
from bandstand.recovery.flare import AMBER_ABOVE, Stage, later_of

_TWO_DAYS = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenDay:
    """One answered day: its pain, and level and flare as they were known that day.

    `base` is what was usual before the flare began; None outside one.
    """

    day: date
    pain: Pain
    level: Estimate
    stage: Stage = Stage.NONE
    base: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flared:
    """One flare: the first raised day, the spell as it was told, and the last day that belongs to it."""

    since: date
    spell: Spell
    until: date


@dataclass(frozen=True, slots=True)
class Seen:
    """A whole diary, oldest day first, with every flare; `courses` are those of its newest days, to go on from."""

    days: tuple[SeenDay, ...] = ()
    courses: tuple[Course, ...] = ()
    flares: tuple[Flared, ...] = ()

    @property
    def course(self) -> Course | None:
        """The course after the newest answer, None before the first."""
        return self.courses[-1] if self.courses else None

    def told(self, answers: Sequence[Answer]) -> "Seen":
        """The diary of these answers, in the order of their days. What is the same as before is not folded again."""
        same = self._as_before(answers)
        folded = len(self.courses) - (len(self.days) - same)
        if same and folded < 1:
            return Seen().told(answers)
        days, courses = [*self.days[:same]], [*self.courses[: max(folded, 0)]]
        for answer in answers[same:]:
            courses.append(course_after(courses[-1] if courses else None, answer))
            days.append(_seen(courses[-1]))
            del courses[:-ANSWERS_KEPT]
        return Seen(tuple(days), tuple(courses), flares_of(days))

    def _as_before(self, answers: Sequence[Answer]) -> int:
        """How many of the first answers are those of this diary."""
        pairs = enumerate(zip(self.days, answers, strict=False))
        differs = (place for place, (seen, told) in pairs if (seen.day, seen.pain) != (told.day, told.pain))
        return next(differs, min(len(self.days), len(answers)))


def _seen(course: Course) -> SeenDay:
    newest, flare = course.newest, course.flare
    return SeenDay(
        day=newest.day, pain=newest.pain, level=course.estimate(newest.day), stage=flare.stage, base=flare.base
    )


def flares_of(days: Sequence[SeenDay]) -> tuple[Flared, ...]:
    """Every flare of a diary, oldest first; the last may still go on."""
    flares: list[Flared] = []
    for place, each in enumerate(days):
        goes_on = bool(flares) and flares[-1].spell.ended is None
        if goes_on:
            flares[-1] = _gone_on(flares[-1], each)
        elif each.stage is not Stage.NONE:
            spell = Spell(began=each.day, stage=each.stage)
            near = [Answer(one.day, one.pain) for one in days[max(0, place - 2) : place + 1]]
            flares.append(Flared(since=first_raised(near, each.day, each.base), spell=spell, until=each.day))
    return tuple(flares)


def _gone_on(flare: Flared, seen: SeenDay) -> Flared:
    """The same flare a day later. The day that ends it is no part of it."""
    spell = flare.spell
    if seen.stage is Stage.NONE:
        ended = Spell(began=spell.began, stage=spell.stage, ended=seen.day)
        return Flared(since=flare.since, spell=ended, until=flare.until)
    further = Spell(began=spell.began, stage=later_of(spell.stage, seen.stage))
    return Flared(since=flare.since, spell=further, until=seen.day)


def first_raised(answers: Iterable[Answer], told: date, base: float | None) -> date:
    """The first of the raised days that led to a flare.

    Args:
        answers: Those up to the day it was told, at least of the last three days.
        told: The day it was told.
        base: What was usual before it began.
    """
    near = [each for each in answers if timedelta(0) <= told - each.day <= _TWO_DAYS]
    return min((each.day for each in near if base is not None and each.pain >= base + AMBER_ABOVE), default=told)
