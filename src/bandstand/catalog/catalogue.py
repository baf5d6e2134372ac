"""Every exercise Bandstand knows, found by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from bandstand.catalog.exercise import Exercise
from bandstand.catalog.movement import Movement
from bandstand.catalog.source import Source
from bandstand.quantity import BandstandError, Message

NEAREST = 3


class UnknownExercise(BandstandError):
    """The catalogue has no exercise, variant or source of that name; the sentence names the nearest it has."""


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
            raise UnknownExercise(Message("catalogue.unknown-exercise", exercise=id, known=self._nearest(id)))
        return found

    def _nearest(self, id: str) -> str:
        """The ids that look most like a word: three, so that the sentence can be read."""
        ids = [exercise.id for exercise in self.exercises]
        near = get_close_matches(id.lower().replace(" ", "-"), ids, n=NEAREST, cutoff=0.4)
        return ", ".join(near or ids[:NEAREST])

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
