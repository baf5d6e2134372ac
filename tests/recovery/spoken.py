"""What the page of recovery says of a made-up diary, sentence by sentence, as the page puts it together."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bandstand.journal.facts import CheckIn, Fact
from bandstand.journal.history import fold
from bandstand.progress.open_spell import open_spell
from bandstand.progress.readiness import one_bad_day
from bandstand.progress.standing import standing_of
from bandstand.quantity import Message
from bandstand.recovery import Answer, Seen, said, trend
from bandstand.web.recovery.spell_words import spell_words
from bandstand.words import say
from tests.progress.runners import told
from tests.recovery.diaries import FIRST, QUIET, USUAL, Kind, answers, made_up

STILL = Kind(0.4, 0.3, blips=0)  # days that hardly differ
NEVER = ("heal", "cure", "recovered", "soon", "will be", "progress", "!")


def spoken(diary: Sequence[Answer]) -> str:
    """Everything said on the day of the newest answer."""
    facts: list[tuple[int, Fact]] = [
        ((each.day - FIRST).days, CheckIn(of=each.day, morning=each.pain)) for each in diary
    ]
    history, today = fold(told(facts)), diary[-1].day
    standing, course = standing_of(history), Seen().told(diary).course
    assert course is not None, "a diary has an answer"
    spell = spell_words(open_spell(standing, history, today))
    of_spell = [spell.say, spell.ends, spell.before.say] if spell else []
    bad_day = one_bad_day(standing, today)
    messages: list[Message] = [*said(course, trend(course, today), today), *of_spell, *([bad_day] if bad_day else [])]
    return " ".join(say(each) for each in messages)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment in diaries of one kind: one of `must` is said, and none of `never`.

    `least` percent of them have to.
    """

    name: str
    diaries: Sequence[Sequence[Answer]]
    must: Sequence[str]
    never: Sequence[str] = ()
    least: float = 95

    def right(self) -> float:
        """How many of a hundred say what they must and nothing that they must not."""
        told_right = sum(self._is_right(spoken(each)) for each in self.diaries)
        return round(100 * told_right / len(self.diaries), 1)

    def _is_right(self, words: str) -> bool:
        return any(each in words for each in self.must) and not any(each in words for each in (*self.never, *NEVER))


def moments(many: int) -> Sequence[Moment]:
    """After one bad day, after ten flat weeks, in a flare and after it, and after a real fall."""
    seeds = range(many)
    flat = [made_up(kind, seed, days=70) for seed in seeds for kind in (QUIET, USUAL)]
    still = [made_up(STILL, seed, days=70, base=3) for seed in seeds]
    ordinary = [alike(seed) for seed in seeds]
    falls = [made_up(QUIET, seed, raised=[0.0] * 28 + [-2.5 * min(1, d / 28) for d in range(84)]) for seed in seeds]
    return (
        Moment(
            name="after ten flat weeks",
            diaries=flat,
            must=("About as in your first weeks", "Cannot tell yet"),
            never=("Lower than", "Higher than", "healed"),
        ),
        Moment(
            name="after one bad day in ten flat weeks",
            diaries=[_with(each, 8) for each in ordinary],
            must=("One bad day. Your last two weeks look the same.",),
            never=("rough spell", "Higher than", "Lower than"),
        ),
        Moment(
            name="on the third day of a flare",
            diaries=[_with(each, 7, 7, 7) for each in still],
            must=("This is a rough spell of some days (flare).",),
            never=("One bad day", "Lower than"),
        ),
        Moment(
            name="once a flare of three days is over",
            diaries=[_with(each, 7, 7, 7, 3, 3) for each in still],
            must=("About as in your first weeks", "Cannot tell yet"),
            never=("rough spell", "One bad day", "Lower than", "Higher than"),
        ),
        Moment(
            name="after a real fall of two and a half points",
            diaries=falls,
            must=("Lower than your first weeks",),
            never=("Higher than", "rough spell of some days"),
        ),
    )


def alike(seed: int) -> list[Answer]:
    """Ten weeks of days within a point of each other, which is when a bad day is called one."""
    dice, days = random.Random(seed), list[int]()
    for _ in range(10):
        days += dice.sample((2, 3, 3, 3, 3, 3, 4), k=7)
    return answers(*days)


def _with(diary: Sequence[Answer], *pains: int) -> list[Answer]:
    """The same diary with some days more."""
    return [*diary, *answers(*pains, start=(diary[-1].day - FIRST).days + 1)]
