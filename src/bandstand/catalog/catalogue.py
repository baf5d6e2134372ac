"""Every exercise Bandstand knows, found by id."""

from collections.abc import Mapping
from dataclasses import dataclass

from bandstand.catalog.exercise import Exercise
from bandstand.catalog.movement import Movement
from bandstand.catalog.source import Source
from bandstand.quantity import BandstandError, Message


class UnknownExercise(BandstandError):
    """The catalogue has no exercise, variant or source of that name; the sentence lists those it has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The exercises, how each moves, and the sources they rest on."""

    exercises: tuple[Exercise, ...]
    movements: Mapping[tuple[str, str], Movement]
    sources: Mapping[str, Source]

    def get(self, id: str) -> Exercise | None:
        """The exercise with this id, None where there is none: a sheet may hold exercises of its own."""
        return next((exercise for exercise in self.exercises if exercise.id == id), None)

    def exercise(self, id: str) -> Exercise:
        """The exercise with this id. Raises UnknownExercise."""
        found = self.get(id)
        if found is None:
            known = ", ".join(exercise.id for exercise in self.exercises)
            raise UnknownExercise(Message("catalogue.unknown-exercise", exercise=id, known=known))
        return found

    def movement(self, exercise: str, variant: str) -> Movement:
        """How one variant moves. Raises UnknownExercise."""
        entry = self.exercise(exercise)
        if entry.variant(variant) is None:
            known = ", ".join(each.id for each in entry.variants)
            raise UnknownExercise(
                Message("catalogue.unknown-variant", exercise=entry.name, variant=variant, known=known)
            )
        return self.movements[exercise, variant]

    def source(self, key: str) -> Source:
        """The source with this key. An unknown key is a bug and raises KeyError."""
        return self.sources[key]
