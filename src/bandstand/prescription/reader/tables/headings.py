"""What stands under a heading: which part of a dose a column, or a labelled line of a form, tells."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bandstand.prescription.dose import Sides
from bandstand.prescription.plan import Frequency, Per
from bandstand.prescription.reader.doses.one_side import one_side
from bandstand.prescription.reader.doses.phrases import Amount, Field, Phrase, amount, amount_of, phrase
from bandstand.prescription.reader.lines.names import words_between
from bandstand.prescription.reader.patterns import Pattern
from bandstand.prescription.reader.programme.stages import STAGE, WEEKDAY
from bandstand.prescription.reader.wordlists import words
from bandstand.quantity import Range


class Tells(StrEnum):
    """What the cells of a column are."""

    NAME = "names"
    DOSE = "one part of a dose"
    CROSSED = "sets and repetitions, crossed"
    AMOUNT = "a dose in any words"
    STAGE = "the dose of one stage"
    WORDS = "how it is done"
    NOTHING = "no dose"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A heading, understood."""

    tells: Tells
    field: Field | None = None
    seconds: float = 1.0  # what one of its bare numbers is worth, of times
    per: Per | None = None  # of a frequency; None where the heading does not say
    turned: bool = False  # crossed numbers are repetitions first
    each_side: tuple[int, int] | None = None  # where the heading itself says "each leg", from its start
    heading: str = ""
    at: int = 0  # where the heading begins


_OVER_A_STAGE = Pattern(rf"(?:{STAGE.source})(?: ?\([^()]{{1,30}}\)|[:,] ?[a-z ]{{2,24}})?")
SET_BY_SET = Pattern(r"(?:set|round) ?#? ?\d")
_CROSSED_HEADING = Pattern(
    r"\b(?P<reps>rep\w{0,9}) ?(?:[x*/&,+]|by|and) ?sets?\b|\bsets? ?(?:[x*/&,+]|by|and) ?rep\w{0,9}"
)
_PARTS: tuple[tuple[Field, Pattern], ...] = (
    (Field.REST, Pattern(r"\b(?:rest(?:s|ing)?|pause|break|recovery)\b")),
    (Field.HOLD, Pattern(r"\b(?:hold(?:s|ing)?|held)\b")),
    (Field.SETS, Pattern(r"\b(?:sets?|rounds?|series|circuits)\b")),
    (
        Field.REPS,
        Pattern(r"(?<!per )(?<!each )\b(?:reps?|repetitions?|repeats?|times(?! ?(?:a|per|each|/|x)\b| ?/)|how many)\b"),
    ),
    (
        Field.FREQUENCY,
        Pattern(
            r"\b(?:freq(?:uency)?|daily|weekly|days(?! done)|how often|(?:times|sessions|x) ?(?:a |per |each |/ ?)?"
            r"(?:day|week|wk)|(?:per|a|each) (?:day|week|wk))\b|/ ?(?:day|week|wk|d|w)\b|\bx ?/"
        ),
    ),
    (Field.DISTANCE, Pattern(r"\b(?:distance|metres|meters)\b")),
    (Field.SIDE, Pattern(r"\b(?:sides?|limbs?|legs?|arms?)\b")),
)
_TIMES = Pattern(r"\b(?:sec(?:ond)?s?|min(?:ute)?s?|time|duration|how long|length)\b")
_MINUTES = Pattern(r"\bmin(?:ute)?s?\b")
_WEEKLY = Pattern(r"week|\bwk\b|\bdays\b|/ ?w\b")
_DAILY = Pattern(r"\bda(?:y|ily)\b|/ ?d\b")
_EACH_SIDE = Pattern(
    r"\b(?:each|both|bilateral(?:ly)?|left (?:and|&|/) ?right|l ?[/+&] ?r\b|2 sides|r ?[/+&] ?l\b|per (?:side|leg|arm))"
)
_ONE_SIDE = Pattern(
    r" ?(?:the )?(?:left|right|l|r|affected|injured|operated|bad|good)(?: (?:side|leg|arm|foot|hand))?(?: only)?\.? ?"
)
_SAYS_EACH_SIDE = Pattern(r"\b(?:each|per|either|/) ?(?:side|leg|arm|limb|foot|hand|direction|way)\b")
NAMES_EXERCISES = Pattern(
    r"\b(?:exercises?|ex|movements?|stretch(?:es)?|drills?|poses?|postures?|activity|activities|asanas?)\b"
)
NAMES_THINGS = Pattern(r"\b(?:names?|items?|tasks?|interventions?|techniques?|program(?:me)?|what|stations?|type)\b")
_AMOUNT = Pattern(
    r"\b(?:dos(?:e|es|age|ing)|amount|prescription|prescribed|volume|how much|quantity|parameters?|work|target)\b"
)
_NO_DOSE = Pattern(
    r"\b(?:loads?|weights?|resistance|intensity|effort|rpe|borg|speed|tempo|cadence|levels?|start(?:ed)?|from|until|"
    r"dates?|done|pages?|no|nos|number|when|weeks?|wks?|phases?|stages?|days?|months?|aims?|goals?|purpose|muscles?|area|"
    r"targets?|pain|score|progress(?:ions?|ed)?|next|regressions?|easier|harder|bands?|colou?r|equipment|support|"
    rf"{WEEKDAY}|"
    r"position|benefits?|why|precautions?|initials?|signed?|video|picture|image|photo|link|code|price|source)\b|[#%]"
)
_WORDS = Pattern(r"\b(?:how(?: to)?|descriptions?|instructions?|notes?|comments?|remarks?|cues?|details?|method)\b")
MOST_WORDS = 6
LONGEST_HEADING = 48  # characters
_AROUND = " *:_"


def column_at(text: str, start: int, end: int) -> Column:
    """What the cells under the heading at a place tell."""
    while start < end and text[start] in _AROUND:
        start += 1
    return replace(column_of(text[start:end]), at=start)


def column_of(heading: str) -> Column:
    """What the cells under a heading tell; most of all nothing that a dose is made of."""
    said = heading.strip(_AROUND).lower()
    if len(said) > LONGEST_HEADING:
        return Column(tells=Tells.WORDS, heading=said)
    if crossed := _CROSSED_HEADING.search(said):
        return Column(tells=Tells.CROSSED, turned=crossed["reps"] is not None, heading=said)
    if _OVER_A_STAGE.fullmatch(said):
        return Column(tells=Tells.STAGE, heading=said)
    if SET_BY_SET.fullmatch(said):
        return Column(tells=Tells.NOTHING, heading=said)
    if NAMES_EXERCISES.search(said):
        return Column(tells=Tells.NAME, heading=said)
    return _part_of_a_dose(said) or Column(tells=_otherwise(said), heading=said)


def _part_of_a_dose(said: str) -> Column | None:
    """The part whose word comes first; a time is a hold or a rest where it says so."""
    found = [(match.start(), field) for field, words in _PARTS if (match := words.search(said))]
    timed = _TIMES.search(said)
    field = min(found, key=lambda part: part[0])[1] if found else _time_of(said) if timed else None
    if field is None or (field is Field.SIDE and _NO_DOSE.search(said)):
        return None
    return Column(
        tells=Tells.DOSE,
        field=field,
        seconds=60.0 if _MINUTES.search(said) else 1.0,
        per=Per.WEEK if _WEEKLY.search(said) else Per.DAY if _DAILY.search(said) else None,
        each_side=side.span() if (side := _SAYS_EACH_SIDE.search(said)) else None,
        heading=said,
    )


def _time_of(said: str) -> Field | None:
    """A time for each repetition is held; "time point, wk" is no time at all."""
    if _PER_REP.search(said):
        return Field.HOLD
    return None if _A_STAGE.search(said) and not _UNITS.search(said) else Field.TIME


_PER_REP = Pattern(r"\bper rep|\beach rep|under tension|\bheld\b")
_A_STAGE = Pattern(r"\b(?:wks?|weeks?|phase|stage|days?|months?|points?)\b")
_UNITS = Pattern(r"\b(?:s|secs?|seconds?|mins?|minutes?)\b")


def _otherwise(said: str) -> Tells:
    if _A_STAGE.search(said):
        return Tells.NOTHING
    if _AMOUNT.search(said):
        return Tells.AMOUNT
    if _WORDS.search(said):
        return Tells.WORDS
    if NAMES_THINGS.search(said):
        return Tells.NAME
    return Tells.NOTHING if _NO_DOSE.search(said) else Tells.WORDS


# Every word of a heading is one of these: "Straight leg raise" stands over no column, though "Leg" may.
_HEADING_WORDS = words(
    """
    exercise exercises ex name names movement movements activity activities stretch stretches drill drills pose poses
    posture item items task tasks intervention technique programme program what station type set sets rep reps
    repetition repetitions repeats repeat walk run jog round rounds series hold holds held rest pause break recovery
    frequency freq duration dose doses dosage amount prescription prescribed volume intensity load loads weight weights
    resistance
    time times note notes comment comments remarks description descriptions instruction instructions details method
    phase phases stage stages week weeks wk wks day days month months date dates aim aims goal goals purpose
    equipment muscle muscles area position progression progressions progress next regression side sides limb limbs
    leg legs arm arms how often many long much tempo speed cadence target targets daily weekly session sessions
    seconds second secs sec s minutes minute mins min m metres meters distance lb lbs kg level levels effort rpe borg
    support band bands colour color start started from until when where why who done page pages no nos number
    length score pain cue cues benefit benefits precautions initials easier harder measure link video picture
    image photo code each per a of the for to and or in x between at with my your total max maximum done today
    quantity parameters modification modifications during mon tue tues wed thu thurs fri sat sun monday tuesday
    wednesday thursday friday saturday sunday under tension point points
    """
)


def is_heading(text: str) -> bool:
    """Whether some words are such as stand over a column."""
    said = text.strip(" *:").lower()
    if said in ("", "x") or len(said) > LONGEST_HEADING or text.rstrip().endswith((".", "!", "?", ";", ",")):
        return False
    words = [word.text for word in words_between(said, 0, len(said))]
    if STAGE.fullmatch(said) or SET_BY_SET.fullmatch(said):
        return True
    return (
        0 < len(words) <= MOST_WORDS
        and all(set(word.split("-")) <= _HEADING_WORDS for word in words)
        and words[0] not in _JOINS
    )


_JOINS = words("each per a of the for to and or in x between at with my your")


_NOTHING = Pattern(r"[-–—.·x*/]{0,3}|n ?/ ?a|n\.a\.?|nil|none|no|not applicable|\?")
# A number with no unit of its own: nothing follows, or words that do not say what it counts.
_BARE = Pattern(
    amount("n")
    + r"(?: ?[x*](?! ?\d))?(?= ?(?:$|[,;.(/)\n|*+]| (?:each|ea|per|both|on|either|left|right|later|then|to start|"
    r"at first|a side|a leg|slow(?:ly)?|or|and|with|total|altogether|in total|if|until|as)\b))"
    r"(?!\.\d)(?!/ ?(?:day|week|wk))(?! ?(?:or|and) ?\d)(?! per (?:day|week)\b)(?! (?:on|each|per) (?:day|week)s?\b)"
)
_CROSSED = Pattern(
    amount("a")
    + r" ?[x*/] ?"
    + amount("b")
    + r"(?![\w.])(?! ?(?:\"|(?:s|secs?|seconds?|mins?|minutes?|m|met(?:er|re)s?|day|week)\b))"
)
_SO_MANY_TIMES = Pattern(r"(?:times?|x)$")
_ONCE = Pattern(r"once[. ]?")
_TIMED = Pattern(r"[x*] ?" + amount("n") + r"(?![\w.])")
_UNIT_MOVED: dict[Field, dict[Field, Field]] = {
    Field.REST: dict.fromkeys((Field.TIME, Field.HOLD, Field.DURATION), Field.REST),
    Field.HOLD: dict.fromkeys((Field.TIME, Field.DURATION), Field.HOLD),
    Field.SETS: {Field.REPS: Field.SETS},
}


_NO_REST = Pattern(r"(?:none|no|no rest|nil|0)[. ]?")


def is_empty(cell: str) -> bool:
    """Whether a cell says nothing: a dash, "n/a"."""
    return _NOTHING.fullmatch(cell.strip(" *|").lower()) is not None


def said_under(column: Column, text: str, start: int, end: int, found: Sequence[Phrase]) -> Iterator[Phrase]:
    """What a cell says under its heading; `found` is what its own words say without one."""
    if column.field is Field.REST and _NO_REST.fullmatch(text, start, end):
        yield phrase(Field.REST, (0, 0), (start, end))
        return
    if column.tells is Tells.NOTHING or is_empty(text[start:end]):
        return
    if column.tells in (Tells.WORDS, Tells.NAME):
        yield from found
        return
    if column.each_side:
        words = column.at + column.each_side[0], column.at + column.each_side[1]
        yield Phrase(field=Field.SIDE, value=Sides.EACH, start=start, end=end, words=words)
    yield from _with_bare_numbers(column, text, start, end, found)


def _with_bare_numbers(column: Column, text: str, start: int, end: int, found: Sequence[Phrase]) -> Iterator[Phrase]:
    crossed = _CROSSED.match(text, start, end)
    if crossed and (column.tells is not Tells.DOSE or column.field in (Field.SETS, Field.REPS)):
        yield from _crossed(crossed, turned=column.turned)
        yield from (each for each in found if each.start >= crossed.end())
        return
    if column.field is Field.SIDE:
        if sides := _EACH_SIDE.match(text, start, end):
            yield phrase(Field.SIDE, Sides.EACH, sides.span())
        elif one := _ONE_SIDE.fullmatch(text, start, end):
            yield one_side(text, one.span())
        return
    if column.per and (once := _ONCE.fullmatch(text, start, end)):
        yield _so_often((1, 1), column.per, once.span())
        return
    bare = _BARE.match(text, start, end)
    if bare and (meant := _of_bare(column, bare)) is not None:
        yield meant
        found = [each for each in found if each.start >= bare.end()]
    yield from (_moved(column, each, text) for each in found)


def _crossed(crossed: re.Match[str], *, turned: bool) -> Iterator[Phrase]:
    first, second = (Field.REPS, Field.SETS) if turned else (Field.SETS, Field.REPS)
    yield phrase(first, amount_of(crossed, "a"), (crossed.start("a1"), crossed.end("a2" if crossed["a2"] else "a1")))
    yield phrase(second, amount_of(crossed, "b"), (crossed.start("b1"), crossed.end()))


def _of_bare(column: Column, bare: re.Match[str]) -> Phrase | None:
    """A number without a unit is what its heading says."""
    field = Field.REPS if column.tells in (Tells.AMOUNT, Tells.STAGE) else column.field
    if field is None:
        return None
    timed = field in (Field.HOLD, Field.TIME, Field.REST)
    value: Amount = amount_of(bare, "n", column.seconds if timed else 1.0)
    if field is Field.FREQUENCY:
        return _so_often(value, column.per, bare.span()) if column.per else None
    return phrase(field, value, bare.span())


def _so_often(times: Amount, per: Per, span: tuple[int, int]) -> Phrase:
    return phrase(Field.FREQUENCY, Frequency(Range(round(times[0]), round(times[1])), per), span)


def _moved(column: Column, said: Phrase, text: str) -> Phrase:
    """Words that could mean one thing or another mean what the heading says: a minute under "Rest" is one."""
    if column.tells is Tells.CROSSED and said.field is Field.REPS and _TIMED.match(text, said.start - 2, said.end):
        return phrase(Field.SETS, said.value, (said.start, said.end))
    counts_times = said.field is Field.REPS and _SO_MANY_TIMES.search(text, said.start, said.end)
    if column.per and counts_times and isinstance(said.value, tuple):
        return _so_often(said.value, column.per, (said.start, said.end))
    field = _UNIT_MOVED.get(column.field, {}).get(said.field) if column.field else None
    return phrase(field, said.value, (said.start, said.end)) if field else said
