"""Numbers joined by crosses: "3 x 10", "12 reps x 3", "10 x 5 s hold", "3 x 8 x 5 sec"."""

import re
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from bandstand.prescription.dose import Sides
from bandstand.prescription.reader.doses.phrases import Amount, Field, Finder, Phrase, amount, amount_of, phrase
from bandstand.prescription.reader.doses.times import around, metres_of, seconds_in
from bandstand.prescription.reader.doses.units import LIMB, NO_UNIT, REP_WORD, SET_WORD, TIME_UNIT, WAY_UNIT
from bandstand.prescription.reader.doses.what_a_time_is_of import kind_around
from bandstand.prescription.reader.patterns import Pattern

MOST_SETS_BEFORE_A_TIME = 5  # "3 x 30 s" are sets, "10 x 5 s" are repetitions
MOST_SETS_BEHIND = 5  # "15 x 3" turns round: nobody means fifteen sets of three
LEAST_REPS_BEFORE = 6
MOST_EITHER_WAY = 7  # "7 x 3" may still be seven sets; "8 x 3" are three
LEAST_EITHER_WAY = 2
NOT_WHOLE = (0.0, 0.0)  # beyond what a sheet can mean, so it is asked


class _Unit(Enum):
    """What stands behind a number."""

    BARE = "bare"
    SETS = "sets"
    REPS = "reps"
    TIME = "time"
    WAY = "way"
    SIDES = "sides"


class _Part(NamedTuple):
    """One of the numbers, with its unit."""

    unit: _Unit
    value: Amount
    span: tuple[int, int]
    held: bool


def _part(name: str) -> str:
    """The pattern of a number with what may stand behind it."""
    return (
        amount(name) + rf"(?: ?-?(?:(?P<{name}reps>{REP_WORD}|times\b|(?<=\d)r\b)|(?P<{name}sets>{SET_WORD})|"
        rf"(?P<{name}time>{TIME_UNIT})|" + rf"(?P<{name}way>{WAY_UNIT}|(?:feet|ft)\b(?! (?:high|apart|tall|away)))|"
        rf"(?P<{name}sides>{LIMB}\b)))?(?P<{name}held>(?: ?-?| with )holds?\b)?"
    )


_CROSS = (
    r"(?P<side>(?: ?/ ?| per | each | a )(?:side|leg|arm|foot|hand|dir(?:ection)?|way)\b)?(?: ?[x*] ?|"
    rf"(?<=\d) times (?=\d{{1,3}}(?:-\d{{1,3}})?(?!\.?\d)"
    rf"(?! ?-?(?:{TIME_UNIT}|{WAY_UNIT}|times|x|days?|weeks?|/|per|a)))|"
    r"(?<!\.\d) by (?=\d{1,2}(?![,.]\d)(?! ?(?:cm|inch|in\b|ft|feet|m\b|mm|\d))))"
)
_THEN = r"(?: each)? ?[x*] ?"
_HELD_BEFORE = Pattern(r"\bhold(?:s|ing)?:?(?: for| each)? ?$")


def _joined(match: re.Match[str]) -> Sequence[Phrase] | None:
    """Every number of the chain with its meaning, None where they make no dose."""
    parts = [_read(match, name) for name in "abc" if match[f"{name}1"]]
    if parts[0].unit is _Unit.BARE and _HELD_BEFORE.search(match.string, max(0, match.start() - 16), match.start()):
        parts[0] = parts[0]._replace(unit=_Unit.TIME, held=True)
    if sum(part.unit is _Unit.TIME for part in parts) > 1:
        return ()  # 12" x 2" is the size of a thing
    fields = _fields(match, parts)
    if fields is None:
        return None
    said = [(field, part) for field, part in zip(fields, parts, strict=True) if field is not Field.SIDE]
    sided = [part.span for part in parts if part.unit is _Unit.SIDES] + [
        match.span(name) for name in ("side", "twice") if match[name]
    ]
    return [
        *(_counted(field, part, parts) for field, part in said),
        *(phrase(Field.SIDE, Sides.EACH, span) for span in sided),
    ]


def _counted(field: Field, part: _Part, parts: Sequence[_Part]) -> Phrase:
    if field in (Field.SETS, Field.REPS) and not all(end.is_integer() for end in part.value):
        return phrase(field, NOT_WHOLE, part.span)  # "1.5 x 10": asked, never rounded
    either = (part.value, next(each.value for each in parts if each is not part)) if _is_open(parts) else ()
    return phrase(field, part.value, part.span, again=_is_again(field, parts), either=either)


def _is_open(parts: Sequence[_Part]) -> bool:
    """ "5 x 3" and "6 x 4" may be sets of threes or threes of fives: neither the order nor the size decides."""
    if len(parts) != 2 or any(part.unit is not _Unit.BARE for part in parts):
        return False
    one, other = parts
    return other.value[1] < one.value[0] <= MOST_EITHER_WAY and other.value[0] >= LEAST_EITHER_WAY


def _is_again(field: Field, parts: Sequence[_Part]) -> bool:
    """ "10 s hold x 2": repetitions, unless those were told before; then the sets of them."""
    return field is Field.REPS and len(parts) == 2 and parts[0].unit is _Unit.TIME and parts[1].unit is _Unit.BARE


def _read(match: re.Match[str], name: str) -> _Part:
    unit = next((each for each in _Unit if each is not _Unit.BARE and match[f"{name}{each.value}"]), _Unit.BARE)
    words = match[f"{name}{unit.value}"] if unit is not _Unit.BARE else ""
    value = amount_of(match, name)
    if unit is _Unit.TIME:
        value = amount_of(match, name, seconds_in(words))
    elif unit is _Unit.WAY:
        value = metres_of(match, name, words)
    end = match.end(f"{name}{unit.value}") if words else match.end(f"{name}2" if match[f"{name}2"] else f"{name}1")
    return _Part(unit, value, (match.start(f"{name}1"), end), bool(match[f"{name}held"]))


def _fields(match: re.Match[str], parts: Sequence[_Part]) -> list[Field] | None:
    """The meaning of every number: units first, then what is left for those that have none."""
    bare = [at for at, part in enumerate(parts) if part.unit is _Unit.BARE]
    units = {part.unit for part in parts}
    meaning = {at: _of_bare(at, parts, units) for at in bare}
    if len(bare) == 2:
        meaning = dict(zip(bare, _sets_first(parts[bare[0]], parts[bare[1]]), strict=True))
    if len(bare) > 2 or (len(bare) == 2 and units & {_Unit.SETS, _Unit.REPS}):
        return None
    return [meaning[at] if at in meaning else _of_unit(match, part) for at, part in enumerate(parts)]


def _of_bare(at: int, parts: Sequence[_Part], units: set[_Unit]) -> Field:
    """What a number without a unit counts, beside numbers that have one."""
    if _Unit.REPS in units:
        return Field.SETS
    if _Unit.SETS in units or at > 0:
        return Field.REPS
    return Field.SETS if parts[at].value[1] <= MOST_SETS_BEFORE_A_TIME else Field.REPS


def _sets_first(one: _Part, other: _Part) -> tuple[Field, Field]:
    """ "3 x 10" is three sets of ten, and "15 x 3" as well."""
    turned = one.value[0] >= LEAST_REPS_BEFORE and other.value[1] <= MOST_SETS_BEHIND
    return (Field.REPS, Field.SETS) if turned else (Field.SETS, Field.REPS)


def _of_unit(match: re.Match[str], part: _Part) -> Field:
    if part.unit is _Unit.TIME:
        before, after = around(match.string, part.span[0], part.span[1])
        return Field.HOLD if part.held else kind_around(before, after)
    return {
        _Unit.SETS: Field.SETS,
        _Unit.REPS: Field.REPS,
        _Unit.WAY: Field.DISTANCE,
        _Unit.SIDES: Field.SIDE,
    }[part.unit]


def _sets_alone(match: re.Match[str]) -> Sequence[Phrase]:
    return (phrase(Field.SETS, amount_of(match, "n"), match.span()),)


def _by_letters(match: re.Match[str]) -> Sequence[Phrase]:
    return (
        phrase(Field.SETS, amount_of(match, "a"), (match.start("a1"), match.end("a2" if match["a2"] else "a1"))),
        phrase(Field.REPS, amount_of(match, "b"), (match.start("b1"), match.end("b2" if match["b2"] else "b1"))),
    )


def _in_brackets(match: re.Match[str]) -> Sequence[Phrase]:
    """ "3 x (10 x 5 s)": three sets of ten repetitions, each held so long."""
    held = amount_of(match, "c", seconds_in(match["unit"]))
    return (
        phrase(Field.SETS, amount_of(match, "a"), (match.start("a1"), match.end("a2" if match["a2"] else "a1"))),
        phrase(Field.REPS, amount_of(match, "b"), (match.start("b1"), match.end("b2" if match["b2"] else "b1"))),
        phrase(Field.HOLD, held, (match.start("c1"), match.end("unit"))),
    )


FINDERS = (
    Finder(
        "3 x (10 x 5 s)",
        Pattern(
            amount("a")
            + r" ?(?:[x*]|sets of) ?[(\[]"
            + amount("b")
            + r"(?: ?reps?)? ?[x*] ?"
            + amount("c")
            + rf" ?(?P<unit>{TIME_UNIT})(?: ?-?holds?)?[)\]]"
        ),
        _in_brackets,
        why="what brackets hold together is done in each set",
        examples=("Quad set 3 x (10 x 5 s)", "Bridge 2 sets of (8 x 10 sec hold)"),
    ),
    Finder(
        "3 x max",
        Pattern(amount("n") + r" ?[x*] ?(?:to )?(?:(?:max(?:imum)?|amrap|failure|fatigue|as many)\b|(?=\(\d{1,3} ?s))"),
        _sets_alone,
        why="as many repetitions as one can, in so many sets",
        examples=("Heel raises 3 x max", "Press ups 2 x AMRAP", "Plank 3 x (20 s on, 10 s off)"),
    ),
    Finder(
        "3s x 12r",
        Pattern(amount("a") + r" ?s ?[x*/,] ?" + amount("b") + r" ?r\b"),
        _by_letters,
        why="sets and repetitions by their first letters",
        examples=("Squats 3s x 12r", "Rows 2s/15r"),
    ),
    Finder(
        "3 x 10",
        Pattern(
            _part("a")
            + _CROSS
            + _part("b")
            + rf"(?:{_THEN}{_part('c')})?"
            + rf"(?P<twice> ?\+ ?(?P=b1)(?![\d.]))?(?:(?<=[a-z\")])|(?= ?/ ?{LIMB})|"
            + rf"(?= ?[x*] ?\d{{1,2}}(?:-\d)? ?(?:/|per|a) ?(?:day|week|wk|d)\b)|{NO_UNIT})"
            + r"(?! ?/ ?(?:10|day|week|wk)\b)"
        ),
        _joined,
        why="numbers with crosses between them make one dose; units say which is which, and size where there are none",
        examples=(
            "Squats 3 x 10.",
            "10 reps x 3 sets.",
            "Plank 3 x 30 s.",
            "Quad set 10 x 5 sec x 2.",
            "Bird dog 8/side x 3.",
            "Rows 3 times 12.",
        ),
    ),
)
