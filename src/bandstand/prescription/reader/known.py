"""Which exercise of the catalogue a name means: one of that name or nearly that spelling, or none; in doubt, asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from bandstand.catalog import Exercise, load_catalogue
from bandstand.prescription.reader.patterns import Pattern

LEAST_ALIKE = 82.0  # of 100, word for word: "moster" is monster, "farmer" is not
LEAST_LETTERS = 4  # shorter words have to be spelled right
LATELY_ASKED = 1024  # names remembered with their exercise: several steps ask of the same one

_WORD = Pattern(r"[a-z]+")
_SAYS_NOTHING = frozenset(
    {"the", "a", "an", "with", "of", "exercise", "your", "on", "band", "banded", "mini", "resistance", "w"}
)
_POSTURES = frozenset({"half", "kneeling", "supine", "standing", "lying", "seated", "sitting", "prone", "side"})
_SAYS_HOW = (
    _SAYS_NOTHING | _POSTURES | frozenset({"down", "left", "right", "both", "leg", "light", "slow", "and", "or"})
)

# What tells a walk to the side from one forward, in the words below a name.
_SIDEWAYS = Pattern(
    r"\b(?:sideways|to (?:the|each|one|your) side|side ?steps?|step(?:ping)? out to|laterally|left and right)\b"
)
_FORWARD = Pattern(r"\b(?:forwards?|diagonal(?:ly)?|zig-?zag|backwards?)\b")
_WALKS = {
    "monster-walk": (_FORWARD, _SIDEWAYS, "lateral-band-walk"),
    "lateral-band-walk": (_SIDEWAYS, _FORWARD, "monster-walk"),
}
_OTHER_POSTURE = Pattern(
    r"\b(?:standing|stand (?:tall|up|with)|lying|lie on|edge of (?:the|a|your) bed|sitting|sit on)\b"
)


class Meant(NamedTuple):
    """The exercise a name means, and the ids to choose from where the sheet's words leave it open."""

    exercise: Exercise | None
    choices: tuple[str, ...] = ()


def meant_by(name: str, told: str) -> Meant:
    """What a name means, read with the words that tell how it is done."""
    exercise = known(name)
    if exercise is None:
        return Meant(None)
    if exercise.id in _WALKS:
        return _by_direction(exercise, told)
    if _is_generic(name, exercise):
        return _by_posture(exercise, told)
    return Meant(exercise)


@lru_cache(maxsize=LATELY_ASKED)
def known(name: str) -> Exercise | None:
    """The exercise of the catalogue that goes by this name, None where it has none."""
    names = _by_name()
    words, bare = _plain(name), _bare(name)
    return names.get(words) or names.get(bare) or _told_apart(frozenset(words)) or _misspelt(bare)


def is_banded(exercise: Exercise) -> bool:
    """Whether the exercise is done with a band."""
    return exercise.takes_band


def _by_direction(exercise: Exercise, told: str) -> Meant:
    """ "Monster walk: step to the side" may be the other walk: it is asked."""
    own, other, other_id = _WALKS[exercise.id]
    doubtful = other.search(told) is not None and own.search(told) is None
    return Meant(exercise, (exercise.id, other_id) if doubtful else ())


def _by_posture(exercise: Exercise, told: str) -> Meant:
    """A "hip flexor stretch" is the half-kneeling one where the sheet kneels; where it tells no posture it is asked."""
    missing = _postures_of(exercise)
    if any(stem in told.lower() for stem in missing):
        return Meant(exercise)
    return Meant(None) if _OTHER_POSTURE.search(told) else Meant(None, (exercise.id,))


def _postures_of(exercise: Exercise) -> set[str]:
    """The stems of the posture its full name tells: "kneel" of half-kneeling."""
    return {word.removesuffix("ing") for word in set(_plain(exercise.name)) & _POSTURES if word != "half"}


def _is_generic(name: str, exercise: Exercise) -> bool:
    """Whether a name is the exercise's own without the posture that tells it from its like."""
    missing = set(_plain(exercise.name)) - set(_plain(name))
    return bool(missing & _POSTURES) and set(_bare(name)) <= set(_plain(exercise.name))


def _plain(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, singular."""
    words = (match[0] for match in _WORD.finditer(name.lower()))
    return tuple(word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word for word in words)


def _bare(name: str) -> tuple[str, ...]:
    """The same without the words that tell one exercise from none other."""
    return tuple(word for word in _plain(name) if word not in _SAYS_NOTHING)


_Form: TypeAlias = tuple[str, ...]


@cache
def _by_name() -> Mapping[_Form, Exercise]:
    exercises = load_catalogue().exercises
    forms = ((form(name), each) for form in (_bare, _plain) for each in exercises for name in each.names)
    return {form: each for form, each in forms if form}


@cache
def _by_first_word() -> Mapping[str, Sequence[_Form]]:
    """The names of several words by the first: a name is only looked for where that is said."""
    return _grouped(_by_name(), lambda form: form[0])


@cache
def _by_initials() -> Mapping[str, Sequence[_Form]]:
    """The names of several words by their first letters, in which a slip of the pen is not looked for."""
    return _grouped(_by_name(), _initials)


def _grouped(forms: Iterable[_Form], key: Callable[[_Form], str]) -> Mapping[str, Sequence[_Form]]:
    groups: dict[str, list[_Form]] = {}
    for form in forms:
        if len(form) > 1:
            groups.setdefault(key(form), []).append(form)
    return groups


def _initials(words: _Form) -> str:
    return "".join(word[0] for word in words)


@cache
def _place_of() -> Mapping[_Form, int]:
    """Where a name stands in the catalogue: of two as long, the first is meant."""
    return {form: at for at, form in enumerate(_by_name())}


def _told_apart(words: frozenset[str]) -> Exercise | None:
    """The exercise whose name is in these words, where the others only say how it is done here."""
    fitting = (form for word in words for form in _by_first_word().get(word, ()) if words.issuperset(form))
    best = min(fitting, key=lambda form: (-len(form), _place_of()[form]), default=None)
    if best is None or words - _words_of(_by_name()[best]) - _SAYS_HOW:
        return None
    return _by_name()[best]


def _words_of(exercise: Exercise) -> frozenset[str]:
    return frozenset(word for name in exercise.names for word in _plain(name))


def _misspelt(bare: _Form) -> Exercise | None:
    """The only exercise whose name is spelled nearly like this, word for word."""
    alike = (_by_name()[form] for form in _by_initials().get(_initials(bare), ()) if _is_near(bare, form))
    near = {each.id: each for each in alike}
    return next(iter(near.values())) if len(near) == 1 else None


def _is_near(given: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """A slip of the pen: every word right or nearly so, none of the short ones wrong."""
    if len(given) != len(form):
        return False
    pairs = [(one, other) for one, other in zip(given, form, strict=True) if one != other]
    if not pairs or any(one[0] != other[0] or len(other) < LEAST_LETTERS for one, other in pairs):
        return False
    return all(_likeness(one, other) >= LEAST_ALIKE for one, other in pairs)


def _likeness(one: str, other: str) -> float:
    """How alike two words are, of 100. The library is loaded when a name is first nearly known."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)
