"""Which dose belongs to which exercise. What an exercise says itself wins, field by field."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reach import REACH, is_in_reach
from bandstand.prescription.reader.doses.meant import is_later, is_meant
from bandstand.prescription.reader.doses.phrases import Field, Phrase, between
from bandstand.prescription.reader.lines.names import words_between
from bandstand.prescription.reader.lines.vocabulary import HELD
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.named_again import Named
from bandstand.prescription.reader.programme.pointing import SAME_AGAIN
from bandstand.prescription.reader.programme.regions import Common, Entry
from bandstand.prescription.reader.programme.scopes import Shared

LONGEST_HELD_REP = 120  # seconds
# What is counted in one set, and the words that may say so.
COUNTS = frozenset({Field.REPS, Field.HOLD, Field.DURATION})
_COUNTED = COUNTS | {Field.TIME}


class Bound(NamedTuple):
    """The phrases that make up one exercise's dose."""

    phrases: dict[Field, Phrase]
    strange: dict[Field, Phrase]  # said, but beyond what a sheet asks: asked, never taken
    wider: frozenset[Field] = frozenset()  # said of several exercises at once, not by this one itself

    def get(self, field: Field) -> Phrase | None:
        """The phrase for a field, None where the sheet is silent."""
        return self.phrases.get(field)


def bind(
    text: str, entries: Sequence[Entry], common: Sequence[Common], phrases: Sequence[Phrase], named: Named
) -> list[Bound]:
    """One dose for each exercise."""
    wider = _Wider(text, Shared(text, entries, common, phrases, named))
    doses = [_dose(text, at, entry, wider, phrases) for at, entry in enumerate(entries)]
    for at, entry in enumerate(entries[1:], start=1):
        if SAME_AGAIN.search(text, entry.name_end, entry.end):
            doses[at] = _as_before(doses[at - 1], doses[at])
    return doses


def _as_before(one: Bound, other: Bound) -> Bound:
    """ "Ditto", "as above, but 40 seconds": what is not said anew is as it was with the exercise before."""
    said = {field: phrase for field, phrase in one.phrases.items() if not _contradicts(field, other.phrases)}
    return Bound({**said, **other.phrases}, other.strange, other.wider)


class _Wider:
    """The doses of the wider scopes; each scope's is worked out once, however many exercises stand in it."""

    def __init__(self, text: str, shared: Shared) -> None:
        self._text, self._shared = text, shared
        self._known: dict[tuple[int, bool], dict[Field, Phrase]] = {}

    def apart(self, at: int) -> Sequence[tuple[int, int]]:
        """The parts of an exercise's region that speak of others too."""
        return self._shared.apart[at]

    def of(self, at: int, entry: Entry, held: bool) -> dict[Field, Phrase]:
        """What is said of one exercise in wider scopes; the nearest wins, field by field."""
        said: dict[Field, Phrase] = {}
        for scope in self._shared.scopes_of(at, entry):
            said = {**self._settled(scope, held), **said}
        return said

    def _settled(self, scope: Sequence[Phrase], held: bool) -> dict[Field, Phrase]:
        key = (id(scope), held)
        if key not in self._known:
            self._known[key] = settle(self._text, scope, held)
        return self._known[key]


def _dose(text: str, at: int, entry: Entry, wider: _Wider, phrases: Sequence[Phrase]) -> Bound:
    held = is_held(text, entry)
    others = (*wider.apart(at), *entry.apart)
    mine = [
        each for each in between(phrases, entry.start, entry.end) if not any(a <= each.start < b for a, b in others)
    ]
    own = settle(text, _of_this_one(text, mine), held)
    around = _as_pairs(text, wider.of(at, entry, held), own)
    closed = own.keys() | entry.answered
    if Field.ONE_SIDE in own or Field.ONE_SIDE in around:
        closed = closed | {Field.SIDE}  # "each side, except the clams: left only"
    kept = {field: phrase for field, phrase in around.items() if field not in closed and not _contradicts(field, own)}
    return _in_reach({**own, **kept})._replace(wider=frozenset(kept))


def _of_this_one(text: str, said: Sequence[Phrase]) -> Sequence[Phrase]:
    """The phrases up to the line on which another count begins: that is about another exercise, or another day.

    "Straight leg raise 2 x 10", and two lines below "hold 30 seconds, 3 times": two exercises, though one has no name.
    """
    first = next((each for each in said if each.field is Field.REPS and not is_later(text, each)), None)
    for each in said:
        another = first is not None and each.field is Field.REPS and each.value != first.value and not each.again
        line = text.rfind("\n", max(0, each.start - LONGEST_LINE), each.start) + 1
        if another and first is not None and line > first.end and not is_later(text, each):
            return [phrase for phrase in said if phrase.start < line]
    return said


LONGEST_LINE = 1000  # characters
LONGEST_JOINT = 16  # characters between sets and repetitions told in one breath
LONGEST_HOLD_BESIDE_A_COUNT = 60  # seconds: who holds longer does not do ten of them


def _as_pairs(text: str, wider: dict[Field, Phrase], own: dict[Field, Phrase]) -> dict[Field, Phrase]:
    """ "5 sets of 10" travel together: where the ten do not fall on an exercise, the five do not either."""
    sets, reps = wider.get(Field.SETS), wider.get(Field.REPS)
    if sets is None or reps is None or not _is_timed(own):
        return wider
    between_them = text[min(sets.end, reps.end) : max(sets.start, reps.start)]
    together = len(between_them) <= LONGEST_JOINT and "\n" not in between_them and "." not in between_them
    return {field: each for field, each in wider.items() if not together or field not in (Field.SETS, Field.REPS)}


def _is_timed(own: dict[Field, Phrase]) -> bool:
    """Whether an exercise is done for a time or a way of its own, not so many times."""
    if Field.REPS in own:
        return False
    hold = own.get(Field.HOLD)
    long = hold is not None and isinstance(hold.value, tuple) and hold.value[0] > LONGEST_HOLD_BESIDE_A_COUNT
    return long or bool(own.keys() & {Field.DURATION, Field.DISTANCE})


def _contradicts(field: Field, own: dict[Field, Phrase]) -> bool:
    """A wider count of repetitions does not fall on an exercise with a time of its own, nor the other way round."""
    if field in (Field.DURATION, Field.REPS):
        return bool(own.keys() & {Field.DURATION, Field.REPS, Field.DISTANCE})
    if field is Field.REACH:
        return bool(own.keys() & COUNTS)
    return field is Field.HOLD and Field.DURATION in own


def _in_reach(said: dict[Field, Phrase]) -> Bound:
    """The dose, with the numbers that no sheet means set aside."""
    strange = {field: phrase for field, phrase in said.items() if not _is_meant(field, phrase)}
    return Bound({field: phrase for field, phrase in said.items() if field not in strange}, strange)


def _is_meant(field: Field, phrase: Phrase) -> bool:
    if isinstance(phrase.value, Frequency):
        return is_in_reach("times", phrase.value.times.low, phrase.value.times.high)
    match phrase.value:
        case (float() | int() as low, float() | int() as high) if field.value in REACH:
            return is_in_reach(field.value, low, high)
    return True


_STANDING_STILL = Pattern(
    r"\b(?:single|one|1|tandem|semi-tandem|double|two)[ -]?(?:leg(?:ged)?|foot|footed)? ?stand(?:ing)?\b|"
    r"\bstand(?:ing)? (?:still|on (?:one|1|a|the)|with|in|tandem|,)|\b(?:prone|supine|tummy|stomach|side)[ -]?lying$|"
    r"\bprone on (?:elbows|hands)\b|\blying (?:prone|on|flat|face|over)|\bpropped\b|\bhangs?\b|"
    r"\bwall ?-?sits?\b|(?<!to )(?<!to-)\bstand$"
)


# "Nothing moves, it's an isometric": whatever the name says, the seconds are held.
_STILL = Pattern(r"\bisometric|\bnothing moves\b|\bwithout (?:any )?mov(?:ing|ement)\b|\bno movement\b")


def is_held(text: str, entry: Entry) -> bool:
    """Whether the name is that of a position held still."""
    if _STANDING_STILL.search(text[entry.name_start : entry.name_end]) or _STILL.search(text, entry.start, entry.end):
        return True
    return any(
        word.text in HELD or word.text.rsplit("-", 1)[-1] in HELD
        for word in words_between(text, entry.name_start, entry.name_end)
    )


def settle(text: str, phrases: Iterable[Phrase], held: bool) -> dict[Field, Phrase]:
    """The first phrase for each field, with times and second counts given their meaning."""
    said = sorted((each for each in phrases if is_meant(text, each)), key=lambda each: is_later(text, each))
    counted = any(phrase.field is Field.REPS for phrase in said)
    found: dict[Field, Phrase] = {}
    for phrase in said:
        if is_later(text, phrase) and phrase.field in _COUNTED and found.keys() & COUNTS:
            found.update(_reach(phrase, found))
            continue
        field = _meaning(phrase, found, held, counted)
        if field is None or (field in found and not _wins(text, phrase, found[field])):
            continue
        if field in found and is_later(text, phrase):
            continue
        found[field] = phrase
    return found


def _reach(phrase: Phrase, begun: dict[Field, Phrase]) -> dict[Field, Phrase]:
    """ "12, build up to 15": where the count may go to, in its own unit or in none, and more than it begins with."""
    if Field.REACH in begun or not isinstance(phrase.value, tuple):
        return {}
    counts_reps = Field.REPS in begun
    if counts_reps and phrase.field is not Field.REPS:
        return {}
    start = begun[Field.REPS] if counts_reps else begun.get(Field.HOLD) or begun[Field.DURATION]
    more = isinstance(start.value, tuple) and phrase.value[1] > start.value[1]
    return {Field.REACH: phrase} if more else {}


MOST_TIMES_OVER = 5  # "ten lifts, repeat three times" are three sets; "repeat ten times" is none
LEAST_IN_A_SET = 6
IN_ONE_BREATH = 24  # characters


def _meaning(phrase: Phrase, found: dict[Field, Phrase], held: bool, counted: bool) -> Field | None:
    if phrase.field is Field.TIME:
        return _of_time(phrase, held, counted)
    if phrase.field is Field.REPS and phrase.again and Field.REPS in found and Field.SETS not in found:
        return Field.SETS if Field.REST in found or _counts_sets(phrase, found[Field.REPS]) else None
    return phrase.field


def _counts_sets(phrase: Phrase, reps: Phrase) -> bool:
    """ "Lift it 10 times, and do that three times": few rounds of many repetitions."""
    match phrase.value, reps.value:
        case (_, float() | int() as most), (float() | int() as least, _):
            near = phrase.start - reps.end <= IN_ONE_BREATH
            return most <= MOST_TIMES_OVER and (near or least >= LEAST_IN_A_SET)
    return False


def _of_time(phrase: Phrase, held: bool, counted: bool) -> Field | None:
    """Seconds beside a count are held in each repetition; minutes beside one belong to something else."""
    if held or not counted:
        return Field.HOLD if held else Field.DURATION
    long = isinstance(phrase.value, tuple) and phrase.value[1] > LONGEST_HELD_REP
    return None if long else Field.HOLD


_EACH_BEHIND = Pattern(r" ?(?:on |for |per |with )?(?:each|per|a|/) ?(?:side|leg|arm|foot|hand|direction)")


def _wins(text: str, phrase: Phrase, before: Phrase) -> bool:
    """Times a day win over days a week, and the count of a side over the sum of both."""
    return _is_of_a_day(phrase, before) or _is_numbered(text, phrase, before) or _is_of_a_side(text, phrase, before)


def _is_of_a_side(text: str, phrase: Phrase, before: Phrase) -> bool:
    """ "Forty of them, twenty on each side": twenty."""
    if phrase.field is not Field.REPS or before.field is not Field.REPS or not _EACH_BEHIND.match(text, phrase.end):
        return False
    match phrase.value, before.value:
        case (float() | int() as half, _), (float() | int() as whole, _):
            return whole == 2 * half
    return False


_EVERY_DAY = Pattern(r"(?:once )?(?:daily|(?:every|each) (?:single )?day|everyday)$")


def _is_numbered(text: str, phrase: Phrase, before: Phrase) -> bool:
    """ "My daily exercises, twice a day": twice."""
    later, earlier = phrase.value, before.value
    if not (isinstance(later, Frequency) and isinstance(earlier, Frequency) and later.per is Per.DAY):
        return False
    return later.times.low > 1 and _EVERY_DAY.match(text[before.start : before.end]) is not None


def _is_of_a_day(phrase: Phrase, before: Phrase) -> bool:
    later, earlier = phrase.value, before.value
    return (
        isinstance(later, Frequency)
        and isinstance(earlier, Frequency)
        and later.per is Per.DAY
        and earlier.per is Per.WEEK
    )
