"""What the trend and the flares do on made-up diaries whose truth is known: the tables of docs/recovery.md.

`make docs` runs it and keeps what it found in docs/recovery.json. Run as a program it prints that:
`.venv/bin/python -m tests.recovery.figures`.
"""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from statistics import median

from bandstand.recovery import Answer, Course, Stage, Trend, Word, course_after, trend
from tests.recovery.diaries import NOISY, QUIET, USUAL, Kind, answers, made_up, on
from tests.recovery.spoken import alike, spoken

KINDS = {"quiet": QUIET, "usual": USUAL, "noisy": NOISY}
FLAT, MOVED, FLARES = 250, 100, 600  # diaries of one kind
LOOKED_AT = range(28, 112)
FALLS_FROM = 28  # over four weeks, by two points
FALL = [0.0] * FALLS_FROM + [-2 * day / 28 for day in range(28)] + [-2.0] * 56
RISE = [-each for each in FALL]
WEEKS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class OfKind:
    """One kind of person: shares of diaries, in percent, and the median day counted from where the change began.

    `half_by` None: fewer than half of the falls were told.
    """

    flat_better: float
    flat_worse: float
    fall_better: float
    rise_worse: float
    half_by: int | None
    flat_steady: float
    covered: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OfStage:
    """How one stage does: shares in percent, the median delay in days, false alarms in twelve weeks."""

    precision: float
    recall: float
    delay: float
    blips: float
    false_alarms: float


def of_kind(kind: Kind) -> OfKind:
    """The trend, looked at every day from day 28 to day 111."""
    flat = [told_on(made_up(kind, seed)) for seed in range(FLAT)]
    falls, rises = ([told_on(made_up(kind, seed, raised=raised)) for seed in range(MOVED)] for raised in (FALL, RISE))
    found = [first - FALLS_FROM for first in (_first(words, Word.BETTER) for words in falls) if first is not None]
    missed = [10_000] * (MOVED - len(found))
    by = median([*found, *missed])
    return OfKind(
        flat_better=_share(Word.BETTER in words for words in flat),
        flat_worse=_share(Word.WORSE in words for words in flat),
        fall_better=_share(Word.BETTER in words for words in falls),
        rise_worse=_share(Word.WORSE in words for words in rises),
        half_by=int(by) if by < 1_000 else None,
        flat_steady=_share(words[-1] is Word.STEADY for words in flat),
        covered=_share(_covered(kind)),
    )


def told_on(told: Sequence[Answer]) -> list[Word]:
    """The word of every day that was looked at."""
    return [seen.word for _, seen in looked_at(told, LOOKED_AT)]


def looked_at(told: Sequence[Answer], days: range) -> Iterator[tuple[int, Trend]]:
    """What may be said on each of some days, folded once."""
    now, place = None, 0
    for day in days:
        while place < len(told) and told[place].day <= on(day):
            now, place = course_after(now, told[place]), place + 1
        if now is not None:
            yield day, trend(now, on(day))


def _first(words: Sequence[Word], word: Word) -> int | None:
    return next((day for day, told in zip(LOOKED_AT, words, strict=True) if told is word), None)


def _covered(kind: Kind) -> Iterator[bool]:
    """Whether the mean of each next week, every day answered, lay in its range of 80 %."""
    for seed in range(20):
        told, felt = (made_up(each, seed, days=119) for each in (kind, replace(kind, missing=0)))
        for day, seen in looked_at(told, range(28, 112, 7)):
            week = [each.pain for each in felt if on(day) < each.day <= on(day + 7)]
            yield seen.next_week.low <= sum(week) / 7 <= seen.next_week.high


def of_stages() -> dict[str, OfStage]:
    """Two flares in sixteen weeks of somebody whose days differ as usual, and blips of one day between them."""
    told = {Stage.AMBER: _Counted(), Stage.RED: _Counted()}
    for seed in range(FLARES):
        diary, flares, blips = _with_flares(seed)
        for stage, counted in told.items():
            counted.count(_alarms(diary, stage), flares, blips)
    return {stage.value: counted.found() for stage, counted in told.items()}


def _with_flares(seed: int) -> tuple[list[Answer], list[range], list[int]]:
    chance, raised, flares = random.Random(seed), [0.0] * 112, []
    for began in (chance.randint(28, 45), chance.randint(75, 95)):
        days, height = chance.randint(5, 10), chance.uniform(2.5, 4.5)
        raised[began : began + days] = [height * (1 - 0.6 * day / days) for day in range(days)]
        flares.append(range(began, began + days + 2))
    blips = [day for day in range(21, 112) if chance.random() < USUAL.blips and not any(day in each for each in flares)]
    for day in blips:
        raised[day] += chance.uniform(2.5, 4.5)
    return made_up(replace(USUAL, blips=0), seed, raised=raised, base=4), flares, blips


def _alarms(diary: Sequence[Answer], stage: Stage) -> list[int]:
    """The days on which a stage, or for amber a higher one, was first told after a day without it."""
    alarms: list[int] = []
    now: Course | None = None
    for each in diary:
        was, now = _is_at(now, stage), course_after(now, each)
        if _is_at(now, stage) and not was:
            alarms.append((each.day - on(0)).days)
    return alarms


def _is_at(course: Course | None, stage: Stage) -> bool:
    wanted = (Stage.RED,) if stage is Stage.RED else (Stage.AMBER, Stage.RED)
    return course is not None and course.flare.stage in wanted


class _Counted:
    """What one stage told, over all diaries."""

    def __init__(self) -> None:
        self.right = self.wrong = self.flares = self.blips = self.blips_told = 0
        self.delays: list[int] = []

    def count(self, alarms: Sequence[int], flares: Sequence[range], blips: Sequence[int]) -> None:
        in_flares = [day for day in alarms if any(day in each for each in flares)]
        self.right, self.wrong = self.right + len(in_flares), self.wrong + len(alarms) - len(in_flares)
        self.flares += len(flares)
        first = [next((day for day in in_flares if day in each), None) for each in flares]
        self.delays += [day - each.start for day, each in zip(first, flares, strict=True) if day is not None]
        self.blips += len(blips)
        self.blips_told += sum(any(day <= alarm <= day + 1 for alarm in alarms) for day in blips)

    def found(self) -> OfStage:
        return OfStage(
            precision=round(100 * self.right / (self.right + self.wrong), 1),
            recall=round(100 * len(self.delays) / self.flares, 1),
            delay=median(self.delays),
            blips=round(100 * self.blips_told / self.blips, 1),
            false_alarms=round(self.wrong / FLARES * 7 * WEEKS / (112 - 21), 2),
        )


def sentences() -> dict[str, str]:
    """What the page says on some made-up diaries."""
    flat, ordinary = made_up(QUIET, 3, days=71), alike(3)
    flare = [*ordinary, *answers(7, 6, 7, start=70)]
    return {
        "after ten flat weeks": spoken(flat),
        "after one bad day in ten flat weeks": spoken([*ordinary, *answers(8, start=70)]),
        "on the third day of a flare": spoken(flare),
        "once it is over": spoken([*flare, *answers(3, 3, start=73)]),
        "after a real fall of two points": spoken(made_up(QUIET, 3, raised=FALL)),
        "after two weeks": spoken(made_up(QUIET, 3, days=14)),
    }


def _share(told: Iterable[bool]) -> float:
    counted = [*told]
    return float(round(100 * sum(counted) / len(counted), 1))


def figures() -> dict[str, object]:
    """Everything the page shows, as it is kept."""
    return {
        "n": {"flat": FLAT, "moved": MOVED, "flares": FLARES},
        "kinds": {name: asdict(of_kind(kind)) for name, kind in KINDS.items()},
        "stages": {name: asdict(each) for name, each in of_stages().items()},
        "sentences": sentences(),
    }


if __name__ == "__main__":
    print(json.dumps(figures(), indent=1))
