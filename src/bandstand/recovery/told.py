"""A rough spell that the person tells of themselves: it starts the flare plan, whatever the numbers say.

It ends as any flare does, after two answers running within a point of what was usual before it, or when the person says
that it has passed.

Source:
    bandstand-choice: the person's word is red, and how it ends (evidence R6 and 5.3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bandstand.recovery.course import Answer, Level
from bandstand.recovery.flare import CALM_ANSWERS, CALM_WITHIN

# Where nothing is known of what is usual, two answers in green are calm. Source: bandstand-choice.
UNKNOWN_BASE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSpell:
    """One rough spell as the person told it: the day, the moment (UTC in milliseconds), and whether they ended it.

    `base` is what was usual on the day before they said so; None where nothing was known.
    """

    on: date
    at: int
    base: Level | None = None
    is_over: bool = False

    def lasts(self, said: Iterable[Answer], base: Level | None) -> bool:
        """Whether it still lasts with the answers of later days, judged against a base; more pain never ends it."""
        if self.is_over:
            return False
        fine, running = (UNKNOWN_BASE if base is None else base) + CALM_WITHIN, 0
        for each in sorted(said, key=lambda each: each.day):
            if each.day > self.on:
                running = running + 1 if each.pain <= fine else 0
            if running >= CALM_ANSWERS:
                return False
        return True
