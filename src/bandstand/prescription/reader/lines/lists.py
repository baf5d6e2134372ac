"""What each list is a list of, judged as a whole. Exercises, the steps of one, or advice."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bandstand.prescription.reader.patterns import Pattern

LONG_ENOUGH = 2  # items: fewer make no list


class Verdict(StrEnum):
    """What a list holds."""

    EXERCISES = "exercises"
    STEPS = "steps"
    OTHER = "other"  # advice, aims, things to fetch
    OPEN = "open"  # the list alone does not say


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """What one item says of itself."""

    named: bool  # its head is the name of a movement
    tells: bool  # it is an instruction
    fits: bool  # nothing in its opening speaks against an exercise
    goes_on: bool  # it goes on with what another item began: "Repeat", "Return", "Hold 5 seconds"
    counted: bool  # sets or repetitions stand in it
    timed: bool
    dosed: bool  # it says anything of a dose: also how often, or on which side
    barred: bool  # ice, rest, what not to do


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A list as its judges see it."""

    signs: tuple[Signs, ...]
    family: str
    above: str  # the words above it, in small letters, the nearest last
    title: str  # the line it stands under
    under_a_name: bool  # that line may be the name of an exercise
    under_an_item: bool  # it stands inside an item of another list
    dosed_of_all: bool  # a line among, above or below it counts for all of its items
    dosed_above: bool  # how much or how often is said above it

    def share(self, *which: Callable[[Signs], bool]) -> float:
        """The part of its items that show one of these signs; what is told not to do is no item."""
        items = [sign for sign in self.signs if not sign.barred] or self.signs
        return sum(any(has(sign) for has in which) for sign in items) / len(items)


def named(sign: Signs) -> bool:
    return sign.named and not sign.barred


def counted(sign: Signs) -> bool:
    return sign.counted and not sign.goes_on


def timed(sign: Signs) -> bool:
    return sign.timed and not sign.goes_on


def goes_on(sign: Signs) -> bool:
    return sign.goes_on


def tells(sign: Signs) -> bool:
    return sign.tells


def dosed(sign: Signs) -> bool:
    return sign.dosed and sign.fits and not sign.goes_on


def told(sign: Signs) -> bool:
    return sign.fits and not sign.barred


FORBIDS = Pattern(
    r"\b(?:avoid|don'ts?|do not|not allowed|not yet|stop if|red flags?|precautions?|restrictions?|warnings?|"
    r"contraindications?|when not to|criteria|signs of)\b"
)
ADVICE = Pattern(
    r"\b(?:tips?|hints?|goals?|aims?|benefits?|symptoms?|what helps|when to|how to|you(?:'ll| will)? need|equipment|"
    r"causes?|contact|brace|expect|good for|signs|advice|what to (?:expect|bring|wear|know)|questions?|"
    r"references|sources|abbreviations|related|share|key points?|setup|set-up|starting position|weight.?bearing|"
    r"lifestyle|muscles)\b"
)
# What else a title may say that names no exercise, though a list of them may stand below.
SPEAKS_ABOUT = Pattern(r"\b(?:about|notes?|what to|afterwards?|why|remember|how|when)\b")
MOST_ADVICE_WORDS = 7
# Shares of the items of a list, as the rules below judge by them.
MANY_GO_ON = 0.25  # go on with the item before: the steps of one thing
MANY_DOSED = 0.5  # have a count or a time of their own
MOSTLY_DOSED = 0.75
MOSTLY_COUNTED = 0.6
SOME_NAMED = 0.3  # are named as movements are; enough where a dose speaks for the list too
MANY_NAMED = 0.5
MOSTLY_TELL = 0.75  # tell what to do: an instruction, no name
TOLD_WHERE_NAMED = 0.6  # may be an exercise at all
TOLD_WHERE_COUNTED = 0.7
TOLD_WHERE_CALLED = 0.8
CALLS = Pattern(
    r"\b(?:exercises?|stretch(?:es|ing)?|moves?|movements|poses?|routine|program(?:me)?|circuit|workout|homework|"
    r"drills?|strength(?:en|ening)?|hep|do (?:each|these|all)|warm.?up|cool.?down|phase|week|stage|level)\b"
)


COUNTED_EXERCISES = frozenset(["exercise", "ex", "drill", "move", "station"])


def judge(listed: List) -> Verdict:
    """The first rule that knows."""
    return next((verdict for rule in RULES if (verdict := rule(listed)) is not None), Verdict.OPEN)


def _told_to_be_exercises(listed: List) -> Verdict | None:
    """ "Exercise 1", "Exercise 2": the marker says it."""
    return Verdict.EXERCISES if listed.family in COUNTED_EXERCISES else None


def _single(listed: List) -> Verdict | None:
    """One line is no list."""
    return Verdict.OPEN if len(listed.signs) < LONG_ENOUGH else None


def _advice(listed: List) -> Verdict | None:
    """ "What to avoid" says what is listed; "Tips" does too, where the items do not look like exercises."""
    if len(listed.title.split()) > MOST_ADVICE_WORDS:
        return None
    exercises = listed.share(counted, timed) >= MANY_DOSED and listed.share(named) >= SOME_NAMED
    advice = ADVICE.search(listed.title) and not CALLS.search(listed.title)
    return Verdict.OTHER if (advice or FORBIDS.search(listed.title)) and not exercises else None


def _counting(listed: List) -> Verdict | None:
    """Most items have sets or repetitions of their own, and none goes on with another."""
    if listed.share(goes_on) >= MANY_GO_ON or listed.share(told) < TOLD_WHERE_COUNTED:
        return None
    mixed = listed.share(counted) > 0 and listed.share(counted, timed) >= MOSTLY_DOSED
    return Verdict.EXERCISES if mixed or listed.share(counted) >= MOSTLY_COUNTED else None


def _naming(listed: List) -> Verdict | None:
    """Most items are named as movements are."""
    if listed.share(goes_on) >= MANY_GO_ON or (listed.under_a_name and listed.share(counted, timed) < MANY_DOSED):
        return None
    enough = SOME_NAMED if listed.share(counted, timed) >= MANY_DOSED or listed.dosed_above else MANY_NAMED
    named_so = listed.share(named) >= enough and listed.share(told) >= TOLD_WHERE_NAMED
    return Verdict.EXERCISES if named_so else None


def _dosing(listed: List) -> Verdict | None:
    """Every item says something of its dose, be it only the side, and one is named as movements are."""
    if listed.under_a_name or listed.share(tells) > 0 or listed.share(named) == 0:
        return None
    return Verdict.EXERCISES if listed.share(dosed) == 1 else None


def _called(listed: List) -> Verdict | None:
    """The words above call for exercises, each with the same dose or so and so many, and every item may be one."""
    loose = not (listed.under_a_name or listed.under_an_item) and listed.share(goes_on) == 0
    if not loose or listed.share(told) < TOLD_WHERE_CALLED:
        return None
    counted_above = _THINGS.search(listed.above)
    so_many = counted_above is not None and int(counted_above[1]) == len(listed.signs) and listed.share(named) > 0
    called = listed.dosed_of_all or (listed.dosed_above and CALLS.search(listed.above))
    return Verdict.EXERCISES if so_many or called else None


_THINGS = Pattern(r"\b(\d{1,2}) (?:[a-z]{1,12} )?(?:things|exercises|moves|stretches|ones|poses|drills)\b")


def _steps(listed: List) -> Verdict | None:
    """Under a name, or with items that go on with each other, instructions are steps."""
    steps = listed.under_a_name or listed.share(goes_on) >= MANY_GO_ON or listed.share(tells) >= MOSTLY_TELL
    return Verdict.STEPS if steps else None


RULES = (_single, _told_to_be_exercises, _advice, _counting, _naming, _dosing, _called, _steps)
