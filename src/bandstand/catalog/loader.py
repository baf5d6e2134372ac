"""The catalogue's own files become values, once. Everything an entry says is checked against the vocabulary."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from bandstand.catalog.catalogue import Catalogue
from bandstand.catalog.entry import EntryWrong, read_toml, read_value
from bandstand.catalog.exercise import Exercise
from bandstand.catalog.forces import ForceTable
from bandstand.catalog.movement import Movement
from bandstand.catalog.movement_reader import read_movements
from bandstand.catalog.source import Source
from bandstand.catalog.vocabulary import JOINTS, Kind, Purpose
from bandstand.quantity import Json

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# The built-in programme comes first; the rest follows by what it is for, and by name.
FIRST = ("monster-walk", "lateral-band-walk", "mountain-climber", "hip-flexor-march")


@cache
def load_catalogue() -> Catalogue:
    """Every entry, read and checked once. Raises EntryWrong, whose sentence names file and field."""
    sources = load_sources()
    exercises = _load_exercises(sources)
    _check_joint_sources(sources)
    return Catalogue(exercises=exercises, movements=Movements(exercises), sources=sources)


def _packaged() -> "Traversable":
    """The catalogue's own folder."""
    from importlib.resources import files  # when first used: what only names the catalogue starts without it

    return files("bandstand.catalog")


@cache
def load_sources() -> Mapping[str, Source]:
    """Every source, by key."""
    file = _packaged().joinpath("sources.toml")
    given = read_toml(file)
    return MappingProxyType({key: read_source(key, fields, file.name) for key, fields in given.items()})


@cache
def load_force_table() -> ForceTable:
    """How hard bands pull, as published. Raises EntryWrong where the file names a source nobody knows."""
    file = _packaged().joinpath("forces.toml")
    table = read_value(ForceTable, read_toml(file), file.name)
    for key in sorted(set(table.sources) - set(load_sources())):
        raise EntryWrong(file.name, f"sources: {key} does not stand in sources.toml")
    return table


def read_source(key: str, given: Json, file: str) -> Source:
    """One source from its table. Raises EntryWrong."""
    if not isinstance(given, Mapping):
        raise EntryWrong(file, f"{key}: a table with cite and checked is expected")
    return read_value(Source, {"key": key, **given}, file)


def _load_exercises(sources: Mapping[str, Source]) -> tuple[Exercise, ...]:
    folder = _packaged().joinpath("exercises")
    found = [
        read_exercise(read_toml(file), file.name, sources) for file in folder.iterdir() if file.name.endswith(".toml")
    ]
    check_neighbours(found)
    return tuple(sorted(found, key=_place))


def check_neighbours(exercises: Sequence[Exercise]) -> None:
    """Easier and harder neighbours are other exercises that stand here. Raises EntryWrong."""
    known = sorted(exercise.id for exercise in exercises)
    for exercise in exercises:
        for neighbour in (*exercise.regressions, *exercise.progressions):
            if neighbour not in known or neighbour == exercise.id:
                trouble = f"regressions, progressions: {neighbour} is no other exercise; allowed are {', '.join(known)}"
                raise EntryWrong(f"{exercise.id}.toml", trouble)


def _place(exercise: Exercise) -> tuple[int, int, str]:
    first = FIRST.index(exercise.id) if exercise.id in FIRST else len(FIRST)
    return first, list(Purpose).index(exercise.purpose), exercise.id


def read_exercise(given: Mapping[str, Json], file: str, sources: Mapping[str, Source]) -> Exercise:
    """One exercise from its file, checked. Raises EntryWrong."""
    exercise = read_value(Exercise, given, file)
    for trouble in _troubles(exercise, file, sources):
        raise EntryWrong(file, trouble)
    return exercise


def _troubles(exercise: Exercise, file: str, sources: Mapping[str, Source]) -> Iterable[str]:
    """What a value cannot see by itself: names that must agree, and orders that must rise."""
    if file != f"{exercise.id}.toml":
        yield f"id: the file is named {exercise.id}.toml"
    if exercise.variant(exercise.default_variant) is None:
        yield f"default_variant: there is no variant {exercise.default_variant}"
    ids = [variant.id for variant in exercise.variants]
    if len(set(ids)) != len(ids):
        yield "variants: every id stands once"
    if not exercise.views:
        yield "views: at least one is needed"
    yield from _placement_troubles(exercise)
    yield from _rhythm_troubles(exercise)
    for key in sorted(exercise.source_keys - set(sources)):
        yield f"sources: {key} does not stand in sources.toml"


def _placement_troubles(exercise: Exercise) -> Iterable[str]:
    ranks = [placement.rank for placement in exercise.placements]
    if ranks != sorted(set(ranks)):
        yield "placements: each once, easiest first"
    for place, variant in enumerate(exercise.variants):
        if not set(variant.placements or ()) <= set(exercise.placements):
            allowed = ", ".join(exercise.placements) or "none"
            yield f"variants[{place}].placements: only places of the exercise itself; allowed are {allowed}"


def _rhythm_troubles(exercise: Exercise) -> Iterable[str]:
    """A count needs the pace of what is counted, and no other."""
    rhythm = exercise.rhythm
    said = {
        Kind.TIMED: rhythm.steps_a_second > 0,
        Kind.REPS: rhythm.rep_seconds > 0,
        Kind.HOLD: rhythm.hold_for is not None,
        Kind.STRETCH: rhythm.hold_for is not None,
    }
    if (rhythm.times is None) != (rhythm.hold_for is None):
        yield "rhythm: times stands beside hold_for, and nowhere else"
    if not said[exercise.kind] or sum((rhythm.steps_a_second > 0, rhythm.rep_seconds > 0, said[Kind.HOLD])) != 1:
        yield f"rhythm: {exercise.kind} wants its own pace and no other"
    for variant in exercise.variants:
        if (exercise.ways_of(variant) is not None) != (exercise.kind is Kind.REPS):
            yield f"ways: only what is counted goes out and back, and all of it does ({variant.id})"


class Movements(Mapping[tuple[str, str], Movement]):
    """How every variant moves, by exercise and variant; each file is read when somebody first asks for it."""

    def __init__(self, exercises: Sequence[Exercise]) -> None:
        self._faults = {exercise.id: {fault.id for fault in exercise.faults if fault.id} for exercise in exercises}
        self._forms = tuple((exercise.id, variant.id) for exercise in exercises for variant in exercise.variants)

    def __getitem__(self, form: tuple[str, str]) -> Movement:
        if form not in self._forms:
            raise KeyError(form)
        exercise, variant = form
        movements = _load_movements(exercise)
        if variant not in movements:
            raise EntryWrong(f"movements/{exercise}.toml", f"movements.variant: {variant} has none")
        self._check_faults(movements[variant])
        return movements[variant]

    def _check_faults(self, movement: Movement) -> None:
        known = self._faults[movement.exercise]
        for fault in movement.faults:
            if fault not in known:
                allowed = ", ".join(sorted(known)) or "none"
                trouble = f"faults.shows: {fault} is no fault of the exercise; allowed are {allowed}"
                raise EntryWrong(f"movements/{movement.exercise}.toml", trouble)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._forms)

    def __len__(self) -> int:
        return len(self._forms)


@cache
def _load_movements(exercise: str) -> Mapping[str, Movement]:
    """The movements of one file, by variant."""
    file = _packaged().joinpath("movements", f"{exercise}.toml")
    name = f"movements/{file.name}"
    if not file.is_file():
        raise EntryWrong(name, "the file is missing: every exercise needs its movements")
    movements = list(read_movements(read_toml(file), exercise, name))
    found = {each.variant: each for each in movements}
    if len(found) != len(movements):
        raise EntryWrong(name, "movements.variant: each variant stands once")
    return MappingProxyType(found)


def check_movements() -> None:
    """Read every movement now. Raises EntryWrong for the first file that says something the house does not know."""
    for movement in load_catalogue().movements.values():
        assert movement.keys, "a movement that was read has keys"


def _check_joint_sources(sources: Mapping[str, Source]) -> None:
    for name, joint in JOINTS.items():
        if joint.source not in sources:
            raise EntryWrong("vocabulary.py", f"{name}: {joint.source} does not stand in sources.toml")
