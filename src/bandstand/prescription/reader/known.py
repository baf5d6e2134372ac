"""Which exercise of the catalogue a name means: one of that name or nearly that spelling, or none; in doubt, asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from bandstand.catalog import Exercise, load_catalogue
from bandstand.prescription.name_words import SAYS_NOTHING, bare_words_of, words_of
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.told_forms import posture_words, tells_a_form, told_form

LEAST_ALIKE = 82.0  # of 100, word for word: "moster" is monster, "farmer" is not
LEAST_LETTERS = 4  # shorter words have to be spelled right
LATELY_ASKED = 1024  # names remembered with their exercise: several steps ask of the same one

_POSTURES = frozenset({"half", "kneeling", "supine", "standing", "lying", "seated", "sitting", "prone", "side"})
_SAYS_HOW = (
    SAYS_NOTHING
    | _POSTURES
    | frozenset({"down", "left", "right", "both", "leg", "light", "slow", "and", "or", "support"})
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
    """The exercise and the form a name means, and the ids to choose from where the sheet's words leave it open."""

    exercise: Exercise | None
    choices: tuple[str, ...] = ()
    variant: str | None = None


def meant_by(name: str, told: str, *, banded: bool = False) -> Meant:
    """What a name means, read with the words that tell how it is done.

    A posture that no form has, or a depth or direction, makes it another exercise: the sheet's own.
    """
    exercise = known(name)
    form = told_form(name, exercise, banded=banded) if exercise else None
    if exercise is None or form is None or not form.fits:
        return Meant(None)
    meant = _by_its_words(name, exercise, told)
    return meant._replace(variant=form.variant) if meant.exercise else meant


def _by_its_words(name: str, exercise: Exercise, told: str) -> Meant:
    if exercise.id in _WALKS:
        return _by_direction(exercise, told)
    if _is_generic(name, exercise):
        return _by_posture(exercise, told)
    return Meant(exercise)


@lru_cache(maxsize=LATELY_ASKED)
def known(name: str) -> Exercise | None:
    """The exercise of the catalogue that goes by this name, None where it has none."""
    names = _by_name()
    words, bare = words_of(name), bare_words_of(name)
    return names.get(words) or names.get(bare) or _told_apart(frozenset(words), posture_words(name)) or _misspelt(bare)


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
    return {word.removesuffix("ing") for word in set(words_of(exercise.name)) & _POSTURES if word != "half"}


def _is_generic(name: str, exercise: Exercise) -> bool:
    """Whether a name is the exercise's own without the posture that tells it from its like."""
    missing = set(words_of(exercise.name)) - set(words_of(name))
    return bool(missing & _POSTURES) and set(bare_words_of(name)) <= set(words_of(exercise.name))


_Form: TypeAlias = tuple[str, ...]


@cache
def _by_name() -> Mapping[_Form, Exercise]:
    exercises = load_catalogue().exercises
    forms = ((form(name), each) for form in (bare_words_of, words_of) for each in exercises for name in each.names)
    return {form: each for form, each in forms if form}


@cache
def _by_first_word() -> Mapping[str, Sequence[_Form]]:
    """The names by their first words: a name is only looked for where that is said."""
    return _grouped(_by_name(), lambda form: form[0])


@cache
def _by_initials() -> Mapping[str, Sequence[_Form]]:
    """The names of several words by their first letters, in which a slip of the pen is not looked for."""
    return _grouped((form for form in _by_name() if len(form) > 1), _initials)


def _grouped(forms: Iterable[_Form], key: Callable[[_Form], str]) -> Mapping[str, Sequence[_Form]]:
    groups: dict[str, list[_Form]] = {}
    for form in forms:
        groups.setdefault(key(form), []).append(form)
    return groups


def _initials(words: _Form) -> str:
    return "".join(word[0] for word in words)


@cache
def _place_of() -> Mapping[_Form, int]:
    """Where a name stands in the catalogue: of two as long, the first is meant."""
    return {form: at for at, form in enumerate(_by_name())}


def _told_apart(words: frozenset[str], posture: frozenset[str]) -> Exercise | None:
    """The exercise whose name is in these words, where the others only say how it is done here."""
    fitting = (form for word in words for form in _by_first_word().get(word, ()) if words.issuperset(form))
    best = min(fitting, key=lambda form: (-len(form), _place_of()[form]), default=None)
    if best is None:
        return None
    exercise = _by_name()[best]
    left = words - _words_of(exercise) - _SAYS_HOW - posture
    return exercise if all(tells_a_form(word, exercise) for word in left) else None


def _words_of(exercise: Exercise) -> frozenset[str]:
    return frozenset(word for name in exercise.names for word in words_of(name))


def _misspelt(bare: _Form) -> Exercise | None:
    """The only exercise whose name is spelled nearly like this, word for word."""
    alike = (_by_name()[form] for form in _by_initials().get(_initials(bare), ()) if _is_near(bare, form))
    near = {each.id: each for each in alike}
    return next(iter(near.values())) if len(near) == 1 else None


def _is_another(one: str, other: str) -> bool:
    """Whether a word is a right one of its own: "adduction" is no slip for "abduction", while "abductor" is near it."""
    return one[0] != other[0] or (one in _all_words() and one[:LEAST_LETTERS] != other[:LEAST_LETTERS])


@cache
def _all_words() -> frozenset[str]:
    return frozenset(word for form in _by_name() for word in form)


def _is_near(given: tuple[str, ...], form: tuple[str, ...]) -> bool:
    """A slip of the pen: every word right or nearly so, none of the short ones wrong."""
    if len(given) != len(form):
        return False
    pairs = [(one, other) for one, other in zip(given, form, strict=True) if one != other]
    if not pairs or any(_is_another(one, other) or len(other) < LEAST_LETTERS for one, other in pairs):
        return False
    return all(_likeness(one, other) >= LEAST_ALIKE for one, other in pairs)


def _likeness(one: str, other: str) -> float:
    """How alike two words are, of 100. The library is loaded when a name is first nearly known."""
    from rapidfuzz import fuzz

    return fuzz.ratio(one, other)
