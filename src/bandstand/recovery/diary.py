"""A diary of daily answers, in which a day can be told anew.

It keeps the courses of the newest answers, so that one that arrives late, twice or corrected is heard in its place, and
only what follows it is folded again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bandstand.quantity import Pain
from bandstand.recovery.course import Answer, Course, course_after

# Answers that can be taken back or heard late; what is older stays as it was heard. Source: bandstand-choice.
ANSWERS_KEPT = 35


@dataclass(frozen=True, slots=True)
class Diary:
    """The newest courses, one after each answer; of constant size however long the series.

    `is_whole` while nothing has been let go of yet: then an answer from before the first day can be heard too.
    """

    courses: tuple[Course, ...] = ()
    is_whole: bool = True

    @property
    def newest(self) -> Course | None:
        """The course after the newest answer, None before the first."""
        return self.courses[-1] if self.courses else None

    def before(self, day: date) -> Course | None:
        """The course as it stood before a day, None where nothing is known of the days before it."""
        return next((each for each in reversed(self.courses) if each.on < day), None)

    def told(self, changes: Mapping[date, Pain | None]) -> "Diary":
        """The diary with some days told anew; None: that day has no answer. What follows is folded again.

        A day older than all that is kept stays as it was heard.
        """
        if self.courses and min(changes, default=date.min) > self.courses[-1].on:
            return self._gone_on(changes)
        known = {each.on: each.newest.pain for each in self._not_before(min(changes, default=date.max))}
        fresh = {day: pain for day, pain in changes.items() if known.get(day) != pain and self._can_hear(day)}
        if not fresh:
            return self
        since = min(fresh)
        kept = self.courses[: len(self.courses) - len(self._not_before(since))]
        later = {day: pain for day, pain in {**known, **fresh}.items() if day >= since and pain is not None}
        courses = (*kept, *_courses(kept[-1] if kept else None, later))
        return Diary(courses[-ANSWERS_KEPT:], self.is_whole and len(courses) <= ANSWERS_KEPT)

    def _gone_on(self, changes: Mapping[date, Pain | None]) -> "Diary":
        """The diary with days later than all it knows: nothing is folded again."""
        answers = {day: pain for day, pain in changes.items() if pain is not None}
        if not answers:
            return self
        courses = (*self.courses, *_courses(self.courses[-1], answers))
        return Diary(courses[-ANSWERS_KEPT:], self.is_whole and len(courses) <= ANSWERS_KEPT)

    def _not_before(self, day: date) -> Sequence[Course]:
        """The courses of a day and later; mostly few, so they are looked for from the end."""
        older = (place for place in range(len(self.courses), 0, -1) if self.courses[place - 1].on < day)
        return self.courses[next(older, 0) :]

    def _can_hear(self, day: date) -> bool:
        return self.is_whole or day > self.courses[0].on


def _courses(before: Course | None, answers: Mapping[date, Pain]) -> Iterator[Course]:
    for day in sorted(answers):
        before = course_after(before, Answer(day, answers[day]))
        yield before
