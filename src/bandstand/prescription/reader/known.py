"""Which exercise of the catalogue a name means."""

from collections.abc import Mapping
from functools import cache

from bandstand.catalog import Exercise, Need, load_catalogue
from bandstand.prescription.reader.patterns import Pattern

_WORD = Pattern(r"[a-z]+")
_SAYS_NOTHING = frozenset(
    {"the", "a", "an", "with", "of", "exercise", "your", "on", "band", "banded", "mini", "resistance"}
)


_SAYS_HOW = _SAYS_NOTHING | frozenset(
    {
        "supine",
        "standing",
        "lying",
        "down",
        "seated",
        "sitting",
        "left",
        "right",
        "both",
        "leg",
        "side",
        "light",
        "slow",
        "and",
        "or",
    }
)


def _plain(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, singular."""
    words = (match[0] for match in _WORD.finditer(name.lower()))
    return tuple(word.removesuffix("s") if len(word) > 3 and not word.endswith("ss") else word for word in words)


def _bare(name: str) -> tuple[str, ...]:
    """The same without the words that tell one exercise from none other."""
    return tuple(word for word in _plain(name) if word not in _SAYS_NOTHING)


@cache
def _by_name() -> Mapping[tuple[str, ...], Exercise]:
    exercises = load_catalogue().exercises
    forms = ((form(name), each) for form in (_bare, _plain) for each in exercises for name in each.names)
    return {form: each for form, each in forms if form}


def known(name: str) -> Exercise | None:
    """The exercise of the catalogue that goes by this name, None where it has none."""
    names = _by_name()
    return names.get(_plain(name)) or names.get(_bare(name)) or _told_apart(frozenset(_plain(name)))


def _told_apart(words: frozenset[str]) -> Exercise | None:
    """The exercise whose name is in these words, where the others only say how it is done here."""
    fitting = [(len(form), each) for form, each in _by_name().items() if len(form) > 1 and words >= set(form)]
    best = max(fitting, key=lambda found: found[0], default=None)
    if best is None or words - set(_words_of(best[1])) - _SAYS_HOW:
        return None
    return best[1]


def _words_of(exercise: Exercise) -> frozenset[str]:
    return frozenset(word for name in exercise.names for word in _plain(name))


def is_banded(exercise: Exercise) -> bool:
    """Whether the exercise is done with a band."""
    return Need.BAND in exercise.needs
