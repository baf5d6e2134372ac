"""The engine as one of the simulator's rules, each person's past moved on line by line.

It answers what `next_dose` answers from nothing (a test holds them together), in a fraction of the time.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bandstand.journal.history import Said
from bandstand.prescription import Plan
from bandstand.progress.case import Rule
from bandstand.progress.rules import RULES
from bandstand.progress.standing import MorningTold, Played, Standing, hear
from bandstand.progress.yardstick import (
    Line,
    Next,
    Told,
    bands_of,
    day,
    dose_on,
    first_plan,
    is_begun,
    morning_of,
    plan_after,
    session_of,
)
from tests.simulator import simulator

# A line as it is told to the engine, from the line as it was told, whose it is, and everybody's lines.
Retold = Callable[[Line, int, Sequence[Sequence[Line]]], Line]


@dataclass(slots=True)
class Person:
    """One simulated person, as far as their lines were heard."""

    said: Said[Plan]
    standing: Standing
    heard: int = 0
    last: int | None = None  # the day of the last session begun
    answers: list[tuple[int, Next]] = field(default_factory=list)

    def hear(self, line: Line) -> None:
        """Move on by one line."""
        changed = plan_after(self.said.fact, line, self.standing.bands, self.last)
        if changed is not None:
            self.said, self.standing = changed, hear(self.standing, changed)
        morning = morning_of(line)
        if morning is not None:
            self.standing = hear(self.standing, MorningTold(*morning))
        if is_begun(line):
            plan = self.said.fact
            self.standing = hear(self.standing, Played(session_of(line, plan.number), plan))
            self.last = line["day"]


class Following:
    """One of the simulator's rules. `people` hold every answer afterwards."""

    scalar = True

    def __init__(self, retold: Retold | None = None, rules: Sequence[Rule] = RULES) -> None:
        self.retold = retold
        self.rules = rules
        self.people: list[Person] = []

    def __call__(self, t: int, _: Any, state: dict[str, Any], scenario: dict[str, Any], patients: Any) -> Any:
        histories: list[list[Line]] = state["hist"]
        bounds: Told = simulator.bounds_for(scenario, t)
        self.people = self.people or [begin(bounds) for _ in histories]
        doses = [self.answer(person, number, histories, bounds) for number, person in enumerate(self.people)]
        rest = np.array([bool(dose.get("rest")) for dose in doses])
        stood = [
            (int(state["band"][each]), int(state["sets"][each]), int(state["reps"][each])) for each in range(len(doses))
        ]
        kept = [was if dose.get("rest") else amount(dose) for dose, was in zip(doses, stood, strict=True)]
        return (*(np.array(each) for each in zip(*kept, strict=True)), rest)

    def answer(self, person: Person, number: int, histories: Sequence[Sequence[Line]], bounds: Told) -> Next:
        """This person's next dose, once their new lines are heard."""
        for line in histories[number][person.heard :]:
            person.hear(self.retold(line, number, histories) if self.retold else line)
        person.heard = len(histories[number])
        told = dose_on(person.said.fact, person.standing, day(bounds["day"]), rules=self.rules)
        person.answers.append((bounds["day"], told))
        return told


def amount(dose: Next) -> tuple[int, int, int]:
    """Band, sets and reps of a dose that is none of rest."""
    return dose["band"], dose["sets"], dose["reps"]


def begin(bounds: Told) -> Person:
    """Somebody before their first day."""
    said = first_plan(bounds)
    return Person(said=said, standing=hear(Standing(bands=bands_of(bounds)), said))


# Answers told otherwise than they were given


def unanswered(line: Line, _: int, __: Sequence[Sequence[Line]]) -> Line:
    """Nobody answers anything."""
    line = with_pain(line, None)
    return {**line, "rpe": None} if line["kind"] == "session" else line


def nines(line: Line, _: int, __: Sequence[Sequence[Line]]) -> Line:
    """Everybody says nine, whatever they feel."""
    return with_pain(line, 9)


def with_pain(line: Line, pain: int | None) -> Line:
    """A line with every pain in it the same."""
    if line["kind"] == "morning":
        return {**line, "pain": pain}
    return {**line, "pain_before": pain, "pain_during": pain}


def exchanged(line: Line, number: int, histories: Sequence[Sequence[Line]]) -> Line:
    """Pain as somebody else told it: on that day, and for a session in their last until then."""
    other = histories[(number + 1) % len(histories)]
    if line["kind"] == "morning":
        return {**line, "pain": other_on(other, line["day"])["pain"]}
    begun = [
        each for each in other if each["kind"] == "session" and each["fraction"] > 0 and each["day"] <= line["day"]
    ]
    during = begun[-1]["pain_during"] if begun else None
    return {**line, "pain_before": other_on(other, line["day"])["pain"], "pain_during": during}


def other_on(lines: Sequence[Line], on: int) -> Line:
    """The morning line of one day."""
    return next(line for line in reversed(lines) if line["kind"] == "morning" and line["day"] == on)
