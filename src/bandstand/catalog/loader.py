"""The catalogue's own files become values, once. Everything an entry says is checked against the vocabulary."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from bandstand.catalog.catalogue import Catalogue
from bandstand.catalog.entry import EntryWrong, read_toml, read_value
from bandstand.catalog.exercise import Exercise
from bandstand.catalog.movement import Movement
from bandstand.catalog.movement_reader import read_movements
from bandstand.catalog.source import Source
from bandstand.catalog.vocabulary import JOINTS, Kind
from bandstand.quantity import Json

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

# The order people meet them in: the built-in programme first, then the stretches.
ORDER = (
    "monster-walk",
    "lateral-band-walk",
    "mountain-climber",
    "hip-flexor-march",
    "half-kneeling-hip-flexor-stretch",
    "figure-four-stretch",
)


@cache
def load_catalogue() -> Catalogue:
    """Every entry, read and checked once. Raises EntryWrong, whose sentence names file and field."""
    sources = load_sources()
    exercises = _load_exercises(sources)
    movements = _load_movements(exercises)
    _check_joint_sources(sources)
    return Catalogue(exercises=exercises, movements=movements, sources=sources)


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
    return tuple(sorted(found, key=_place))


def _place(exercise: Exercise) -> tuple[int, str]:
    return (ORDER.index(exercise.id) if exercise.id in ORDER else len(ORDER), exercise.id)


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
            yield f"variants[{place}].placements: only places of the exercise itself"


def _rhythm_troubles(exercise: Exercise) -> Iterable[str]:
    """A count needs the pace of what is counted, and no other."""
    rhythm = exercise.rhythm
    said = {
        Kind.TIMED: rhythm.steps_a_second > 0,
        Kind.REPS: rhythm.rep_seconds > 0,
        Kind.STRETCH: rhythm.hold_for is not None,
    }
    if [kind for kind, is_said in said.items() if is_said] != [exercise.kind]:
        yield f"rhythm: {exercise.kind} wants its own pace and no other"


def _load_movements(exercises: tuple[Exercise, ...]) -> Mapping[tuple[str, str], Movement]:
    folder = _packaged().joinpath("movements")
    found: dict[tuple[str, str], Movement] = {}
    for exercise in exercises:
        file = folder.joinpath(f"{exercise.id}.toml")
        for movement in read_movements(read_toml(file), exercise.id, file.name):
            found[exercise.id, movement.variant] = movement
        for variant in exercise.variants:
            if (exercise.id, variant.id) not in found:
                raise EntryWrong(file.name, f"movement: variant {variant.id} has none")
    return MappingProxyType(found)


def _check_joint_sources(sources: Mapping[str, Source]) -> None:
    for name, joint in JOINTS.items():
        if joint.source not in sources:
            raise EntryWrong("vocabulary.py", f"{name}: {joint.source} does not stand in sources.toml")
