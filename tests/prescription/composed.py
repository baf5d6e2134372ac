"""Sheets that the tests write themselves, so that what they say is known: names x doses x ways to set them out."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from hypothesis import strategies as st

from bandstand.quantity import Json

Facts: TypeAlias = dict[str, Json]

COUNTED = (
    *("Clamshells", "Bridges", "Heel raises", "Mini squats", "Straight leg raises", "Monster walks", "Step ups"),
    *("Calf raises", "Lateral band walks", "Bird dogs", "Chin tucks", "Pelvic tilts", "Hamstring curls", "Dead bugs"),
    *("Hip hikes", "Wall push ups", "Scapular squeezes", "Reverse lunges", "Heel slides", "Toe taps"),
)
HELD = ("Plank", "Wall sit", "Side plank", "Calf stretch", "Hamstring stretch", "Single leg balance", "Quad stretch")
WORDS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


@dataclass(frozen=True, slots=True)
class Dosed:
    """Words that say a dose, and the fields they say."""

    words: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Exercise:
    """One exercise of a composed sheet: its name, the parts of its dose in order, and what they come to."""

    name: str
    parts: tuple[Dosed, ...] = ()

    @property
    def facts(self) -> Facts:
        """Every field that is said of it."""
        return {name: value for part in self.parts for name, value in part.facts.items()}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text, and the fields of every exercise in it."""

    text: str
    exercises: tuple[Exercise, ...]
    shared: Facts = field(default_factory=dict)  # said once for all of them

    def facts(self, at: int) -> Facts:
        """What the sheet says of one exercise, by itself or with the others."""
        return {**self.shared, **self.exercises[at].facts}


def same(number: int) -> Json:
    """One number as the corpus writes it: a range of itself."""
    return [number, number]


def in_words(number: int, dice: random.Random) -> str:
    """A number in digits, or now and then in words."""
    return WORDS[number] if number < len(WORDS) and dice.random() < 0.2 else str(number)


# The parts of a dose. Numbers of one exercise never repeat, so that a value left standing cannot hide behind another.


def counted(dice: random.Random) -> Dosed:
    """Sets of repetitions."""
    sets, reps = dice.choice((2, 3, 4)), dice.choice((8, 10, 12, 15, 20))
    words = dice.choice(
        (
            f"{in_words(sets, dice)} sets of {in_words(reps, dice)}",
            f"{sets} sets of {reps} reps",
            f"{sets} x {reps}",
            f"{sets}x{reps} reps",
            f"{reps} reps x {sets} sets",
            f"{in_words(sets, dice)} sets, {reps} repetitions",
            f"{sets} rounds of {reps} reps",
            f"{sets} × {reps}",
        )
    )
    return Dosed(words, {"sets": same(sets), "reps": same(reps)})


def reps_alone(dice: random.Random) -> Dosed:
    """Repetitions, with no word of sets."""
    low, high = dice.choice(((10, 15), (8, 12), (10, 10), (12, 12), (15, 20)))
    span = str(low) if low == high else dice.choice((f"{low}-{high}", f"{low} to {high}", f"{low}–{high}"))
    words = dice.choice((f"{span} reps", f"{span} repetitions", f"repeat {span} times", f"{span} times"))
    return Dosed(words, {"reps": [low, high]})


def held_each(dice: random.Random) -> Dosed:
    """How long each repetition is held."""
    seconds = dice.choice((5, 6, 7))
    words = dice.choice((f"hold {seconds} seconds", f"hold each for {seconds} sec", f"hold for {seconds} s"))
    return Dosed(words, {"hold_s": same(seconds)})


def held(dice: random.Random) -> Dosed:
    """A position held for a time."""
    seconds = dice.choice((20, 30, 40, 45))
    words = dice.choice((f"hold for {seconds} seconds", f"hold {seconds} s", f"{seconds} second hold"))
    return Dosed(words, {"hold_s": same(seconds)})


def sides(dice: random.Random) -> Dosed:
    """Both sides, one after the other."""
    return Dosed(dice.choice(("each side", "on each side", "per leg", "each leg")), {"side": "each"})


def rest(dice: random.Random) -> Dosed:
    """How long to rest between sets."""
    seconds = dice.choice((60, 90))
    words = dice.choice((f"rest {seconds} seconds between sets", f"rest for {seconds} s", f"{seconds} seconds rest"))
    return Dosed(words, {"rest_s": same(seconds)})


def often(dice: random.Random) -> Dosed:
    """How often a day or a week."""
    times, per = dice.choice(((1, "day"), (2, "day"), (3, "week"), (4, "week"), (5, "week")))
    words = {
        (1, "day"): ("once a day", "daily", "every day"),
        (2, "day"): ("twice a day", "2 times a day", "two times per day", "twice daily"),
    }.get((times, per), (f"{times} times a week", f"{times} days a week", f"{times} x per week"))
    return Dosed(dice.choice(words), {"frequency": {"times": [times, times], "per": per}})


def exercise(dice: random.Random, taken: Sequence[str] = ()) -> Exercise:
    """A name that is not taken yet, with a dose that suits it."""
    still = dice.random() < 0.3
    name = dice.choice([each for each in (HELD if still else COUNTED) if each not in taken])
    first = (held(dice),) if still else (dice.choice((counted, counted, reps_alone))(dice),)
    more = [sides] if still else [sides, held_each]
    parts = [part(dice) for part in (*more, rest, often) if dice.random() < 0.3]
    return Exercise(name, (*first, *parts))


def exercises(dice: random.Random) -> tuple[Exercise, ...]:
    """A few exercises of different names."""
    found: list[Exercise] = []
    for _ in range(dice.randint(2, 6)):
        found.append(exercise(dice, [each.name for each in found]))
    return tuple(found)


# Ways to set them out


def dose_of(each: Exercise, between: str = ", ") -> str:
    """The words of a dose in their order."""
    return between.join(part.words for part in each.parts)


def _in_lines(mark: Callable[[int], str], between: str) -> Callable[[Sequence[Exercise]], str]:
    return lambda found: "\n".join(
        f"{mark(at)}{each.name}{between}{dose_of(each)}" for at, each in enumerate(found, start=1)
    )


def under_titles(found: Sequence[Exercise]) -> str:
    """Each name on a line of its own, its dose below, an empty line between."""
    return "\n\n".join(f"{each.name}\n{_sentence(dose_of(each))}" for each in found)


def with_instructions(found: Sequence[Exercise]) -> str:
    """A numbered name, an instruction, and the dose at its end."""
    return "\n\n".join(
        f"{at}. {each.name}\nMove slowly and keep breathing. {_sentence(dose_of(each))}"
        for at, each in enumerate(found, start=1)
    )


def as_paragraphs(found: Sequence[Exercise]) -> str:
    """A name with a colon, and sentences after it."""
    return "\n\n".join(f"{each.name}: {_sentence(dose_of(each, '. '))} Stay relaxed." for each in found)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


LAYOUTS: tuple[Callable[[Sequence[Exercise]], str], ...] = (
    _in_lines(lambda at: "", ": "),
    _in_lines(lambda at: "", " - "),
    _in_lines(lambda at: f"{at}. ", ": "),
    _in_lines(lambda at: f"{at}) ", " - "),
    _in_lines(lambda at: "- ", ": "),
    _in_lines(lambda at: "• ", " – "),
    under_titles,
    with_instructions,
    as_paragraphs,
)
OPENINGS = (
    "",
    "",
    "Home exercise programme\n\n",
    "Dear Sam,\n\nhere are the exercises we talked about.\n\n",
    "HOME EXERCISES\n\n",
)
CLOSINGS = ("", "", "\n\nSee you next time.", "\n\nCall us with any questions.\n")


def compose(dice: random.Random) -> Sheet:
    """A sheet in which each exercise says its own dose."""
    found = exercises(dice)
    return Sheet(dice.choice(OPENINGS) + dice.choice(LAYOUTS)(found) + dice.choice(CLOSINGS), found)


def compose_shared(dice: random.Random) -> Sheet:
    """A sheet that says one dose for the whole list, before it."""
    names = dice.sample(COUNTED, dice.randint(2, 6))
    sets, reps = dice.choice((3, 4, 5)), dice.choice((8, 10, 12, 15))
    words = dice.choice((f"{sets} sets of {reps}", f"{sets} x {reps}", f"{sets} sets of {reps} reps"))
    dose = Dosed(words, {"sets": same(sets), "reps": same(reps)})
    mark = dice.choice(("- ", "• ", ""))
    head = dice.choice((f"Do {dose.words} of each of these exercises:", f"For each exercise below: {dose.words}."))
    found = tuple(Exercise(name) for name in names)
    return Sheet(f"{head}\n\n" + "\n".join(f"{mark}{name}" for name in names), found, dose.facts)


# A seed for each example: drawing every choice by itself would make the first of each list the usual one.
chances = st.integers(0, 2**32 - 1).map(random.Random)
sheets = chances.map(compose)
shared_sheets = chances.map(compose_shared)
