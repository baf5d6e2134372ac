"""What the words of a name say of the form: the posture, how deep, knee bent or straight, which way, how many legs.

A word of these kinds is never passed over: a form agrees with it, or the name means another exercise.
"""

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from bandstand.catalog import Exercise, Position, Variant
from bandstand.prescription.name_words import SAYS_NOTHING, bare_words_of, words_of

LATELY_ASKED = 1024

_ON_HANDS_AND_KNEES = r"(?:four|4)[- ]point(?: kneeling)?|quadruped|(?:on )?all[- ]fours|(?:on )?hands and knees"
_FACE_DOWN = r"(?:lying |lie )?on (?:your|my|the) (?:front|stomach|tummy|belly)|(?:tummy|stomach|face[- ]down) lying"
_ON_THE_BACK = r"(?:lying |lie )?(?:flat )?on (?:your|my|the) back|crook[- ]lying|lying (?:face[- ]up|flat)"
# The postures a name may tell, those of several words first, and what the house calls each.
_POSTURES: Mapping[str, tuple[str, frozenset[Position]]] = MappingProxyType(
    {
        "hands-and-knees": (_ON_HANDS_AND_KNEES, frozenset({Position.HANDS_AND_KNEES})),
        "half-kneeling": (r"half[- ]kneeling", frozenset({Position.HALF_KNEELING})),
        "tall-kneeling": (r"tall[- ]kneeling", frozenset()),
        "kneeling": (r"kneeling", frozenset({Position.HALF_KNEELING, Position.HANDS_AND_KNEES})),
        "side-lying": (
            r"side[- ]?lying|(?:lying |lie )on (?:your|my|the) (?:left |right )?side",
            frozenset({Position.SIDE_LYING, Position.SIDE_PLANK}),
        ),
        "prone": (rf"prone|{_FACE_DOWN}", frozenset()),
        "supine": (rf"supine|{_ON_THE_BACK}", frozenset({Position.SUPINE})),
        "lying": (r"lying(?: down)?", frozenset({Position.SUPINE, Position.SIDE_LYING})),
        "seated": (r"seated|sitting(?: down)?", frozenset({Position.SEATED})),
        "standing": (r"standing(?: up)?|upright", frozenset({Position.STANDING})),
    }
)
_POSTURE_WORDS = frozenset(
    ("standing", "up", "upright", "seated", "sitting", "supine", "prone", "lying", "kneeling", "half", "side", "down")
)

# Words of one kind that say the same; a form that does not say it is another form.
_KINDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("mini", "half", "quarter", "partial", "shallow", "small"), "shallow"),
        **dict.fromkeys(("deep", "deeper", "full"), "deep"),
        **dict.fromkeys(("low",), "low"),
        **dict.fromkeys(("high", "higher"), "high"),
        **dict.fromkeys(("straight", "long", "extended"), "straight"),
        **dict.fromkeys(("bent", "flexed"), "bent"),
        **dict.fromkeys(("lateral", "laterally", "sideway", "side"), "sideways"),
        **dict.fromkeys(("forward", "front", "anterior"), "forward"),
        **dict.fromkeys(("backward", "reverse", "retro"), "backward"),
        **dict.fromkeys(("single", "one", "unilateral", "sl"), "one leg"),
        **dict.fromkeys(("double", "two", "bilateral"), "two legs"),
    }
)
# "Half-kneeling" says nothing of a depth, "side-lying" and "the left side" nothing of a way to the side.
_NO_KIND = re.compile(
    r"half[- ]kneeling|side[- ]?lying|"
    r"(?:on (?:your|my|the|one|each|both)|left|right|each|both|either|other|same|per) sides?\b"
)
_ALIKE = MappingProxyType({"supported": "support", "assisted": "support"})
_NEVER_TELL = SAYS_NOTHING | frozenset({"no", "leg", "height", "hand", "floor", "other", "and", "or"})
_OTHERS_LEG = frozenset({"other", "opposite"})


class Told(NamedTuple):
    """What a name says of the form: whether the exercise has such a form, and which one, None where it says none."""

    fits: bool
    variant: str | None = None


def told_form(name: str, exercise: Exercise, *, banded: bool = False) -> Told:
    """The form of an exercise that a name tells; with a band, the usual form is the banded one."""
    named = _by_its_own_name(name, exercise)
    if named is not None:
        return Told(True, named.id)
    # What the exercise says of itself holds for every form: a single-leg squat is one on one leg.
    own = (exercise.name, *exercise.also_called)
    kinds, tokens = _kinds_in((name,)) - _kinds_in(own), _tokens_in((name,)) - _tokens_in(own)
    postures = postures_in(name)
    agreed = [form for form in exercise.variants if _is_placed(form, exercise, postures) and kinds <= _kinds_of(form)]
    is_its_name = _is_its_name(name, exercise)
    if not agreed:
        return Told(is_its_name)
    likest = ([] if is_its_name else _named_in(name, agreed)) or _likest(agreed, tokens)
    if len(likest) == len(exercise.variants):
        return Told(True)
    return Told(True, _plainest(likest, exercise, tokens, banded))


def placed_form(posture: str, exercise: Exercise) -> Told:
    """The form of an exercise that a posture alone tells: "I only do it lying down"."""
    return told_form(f"{exercise.name} {posture}", exercise)


def postures_in(name: str) -> tuple[str, ...]:
    """The postures a name tells: "side-lying", "seated"."""
    rest, found = name.lower(), []
    for posture, (words, _) in _POSTURES.items():
        rest, count = re.subn(rf"(?<![\w-])(?:{words})(?![\w-])", " ", rest)
        found += [posture] * bool(count)
    return tuple(found)


def posture_words(name: str) -> frozenset[str]:
    """The words with which a name tells its postures: "in sitting", "lying on your back"."""
    text = name.lower()
    found = (match[0] for words, _ in _POSTURES.values() for match in re.finditer(rf"\b(?:in )?(?:{words})\b", text))
    return frozenset(word for phrase in found for word in words_of(phrase))


def tells_a_form(word: str, exercise: Exercise) -> bool:
    """Whether a word of a name, singular, tells one form of an exercise from another."""
    return any(_token(word) in _tokens_of(form) for form in exercise.variants)


def _by_its_own_name(name: str, exercise: Exercise) -> Variant | None:
    """The form that goes by this very name, the word for its band aside."""
    words = (words_of(name), bare_words_of(name))
    return next(
        (
            form
            for form in exercise.variants
            for called in form.also_called
            if words_of(called) in words or bare_words_of(called) == words[1]
        ),
        None,
    )


def _named_in(name: str, forms: list[Variant]) -> list[Variant]:
    """Those with a name of their own in this one: "soleus stretch at the wall"."""
    words = set(bare_words_of(name))
    return [form for form in forms if any(words.issuperset(bare_words_of(called)) for called in form.also_called)]


def _is_its_name(name: str, exercise: Exercise) -> bool:
    """Whether a name is the exercise's own, whatever postures are in it: "sitting to standing"."""
    return any(bare_words_of(name) == bare_words_of(called) for called in (exercise.name, *exercise.also_called))


def _is_placed(form: Variant, exercise: Exercise, postures: tuple[str, ...]) -> bool:
    return all(exercise.position_of(form) in _POSTURES[posture][1] for posture in postures)


@lru_cache(maxsize=LATELY_ASKED)
def _kinds_in(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(kind for name in names for kind in _kinds_of_one(name))


def _kinds_of_one(name: str) -> Iterator[str]:
    words = words_of(_NO_KIND.sub(" ", name.lower()))
    of_other_leg = bool(_OTHERS_LEG & set(words))
    for kind in (_KINDS[word] for word in words if word in _KINDS):
        yield f"other {kind}" if of_other_leg and kind in ("bent", "straight") else kind


def _kinds_of(form: Variant) -> frozenset[str]:
    return _kinds_in((form.id, *form.also_called))


def _tokens_of(form: Variant) -> frozenset[str]:
    """The words that tell this form, those of its id."""
    return _tokens_in((form.id,)) - _NEVER_TELL - _POSTURE_WORDS


@lru_cache(maxsize=LATELY_ASKED)
def _tokens_in(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_token(word) for name in names for word in words_of(name))


def _token(word: str) -> str:
    return _ALIKE.get(word) or _KINDS.get(word, word)


def _likest(forms: list[Variant], tokens: Set[str]) -> list[Variant]:
    """Those with most of the words that tell one form from another."""
    most = max(len(tokens & _tokens_of(form)) for form in forms)
    return [form for form in forms if len(tokens & _tokens_of(form)) == most]


def _plainest(forms: list[Variant], exercise: Exercise, tokens: Set[str], banded: bool) -> str | None:
    """The usual form, else the one with the fewest words that the name does not say, else the easiest.

    With a band the usual form is left to the band: it may be another one.
    """
    if exercise.default in forms:
        left = banded and not exercise.placements_of(exercise.default)
        return None if left else exercise.default_variant
    worn = [form for form in forms if banded and exercise.placements_of(form)] or forms
    return min(worn, key=lambda form: len(_tokens_of(form) - tokens)).id
