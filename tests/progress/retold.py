"""What is known of running and of the trend, as a program works it out whose log comes in letters, in any order.

A row that comes again is kept once, and what came late is heard in its place: what is known in the end is what the log
tells, whichever way it came. Mistakes a program could make are built in here, each into one.
"""

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType
from uuid import UUID

from bandstand.journal.event import Received, body_of
from bandstand.journal.facts import (
    CORRECTION,
    VOID,
    CheckIn,
    Fact,
    GateAnswered,
    ReviewConfirmed,
    RoughSpell,
    RunDone,
    SafetyCheck,
)
from bandstand.journal.history import Growing, History, begin, moved_on
from bandstand.progress.running import Run, Running, Way, base_in, running, runs_of, way_through
from bandstand.progress.running.now import morning_in
from bandstand.progress.running.runs import day_of
from bandstand.progress.standing import begun, to_the_end
from bandstand.quantity import Message, Pain
from bandstand.recovery import Answer, Seen, Trend, said, trend
from tests.progress.runners import BEGINS, DAY_MS, GOOD, Facts, answers_of, everything, on, told
from tests.recovery.diaries import NOISY, QUIET, USUAL, made_up

LASTS = 56  # days of a life, so that the trend has a word for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """How a log becomes a past. Faults are built in here."""

    each_once: bool = True
    moved_on: Callable[[Growing, Iterable[Received]], Growing | None] = moved_on
    answers: Callable[[History], list[Answer]] = answers_of
    hears: Callable[[Seen, Sequence[Answer]], Seen] = Seen.told
    runs: Callable[[History, date], tuple[Run, ...]] = runs_of


@dataclass(frozen=True, slots=True)
class Known:
    """What is known in the end: the way back to running, and what may be said of the trend."""

    running: Running
    way: Way
    seen: Seen
    trend: Trend | None
    said: tuple[Message, ...]


class Reader:
    """A program that reads letters one after the other and goes on from what it held."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.rows: dict[UUID, Received] = {}
        self.past: Growing | None = None
        self.seen = Seen()

    def read(self, letter: Sequence[Received]) -> None:
        """Keep what is new of a letter, and hear it."""
        fresh: dict[UUID, Received] = {}
        for row in letter:
            id = row.event.id if self.program.each_once else UUID(int=row.event.id.int + (len(self.rows) << 64))
            if id not in self.rows:
                self.rows[id] = fresh[id] = replace(row, event=replace(row.event, id=id))
        grown = self.program.moved_on(self.past, fresh.values()) if self.past else None
        self.past = grown or begin([*self.rows.values()])
        self.seen = self.program.hears(self.seen, self.program.answers(self.past.history))

    def known(self, today: date) -> Known:
        """What is known once all is read."""
        assert self.past is not None, "something was read"
        history, course = self.past.history, self.seen.course
        now = trend(course, today) if course else None
        runs = self.program.runs(history, today)
        return Known(
            running(history, self.seen, to_the_end(begun(history)), today),
            way_through(runs, morning_in(history, today), base_in(self.seen, history.reviews), today),
            replace(self.seen, courses=self.seen.courses[-1:]),
            now,
            said(course, now, today) if course and now else (),
        )


def known_after(letters: Iterable[Sequence[Received]], today: date, program: Program | None = None) -> Known:
    """What is known once some letters were read."""
    reader = Reader(program or Program())
    for letter in letters:
        reader.read(letter)
    return reader.known(today)


# Logs, and the ways they may come: each made from its number alone


def log_of(number: int) -> list[Received]:
    """Weeks of answers with runs in them; a day told late or anew, some of it corrected or taken back."""
    dice = random.Random(number)
    facts: list[tuple[int, Fact]] = [*everything(until=LASTS - 1), *_runs(dice), *_diary(dice)]
    facts += [(dice.randrange(BEGINS - 10, LASTS), dice.choice(SINGLES)) for _ in range(dice.randrange(5))]
    return [*told(facts), *_amendments(dice, facts)]


SINGLES: tuple[Fact, ...] = (
    GateAnswered(gate="limp", answer="yes"),
    GateAnswered(gate="limp", answer="no"),
    GateAnswered(gate="cleared", answer="yes", by="Ms Okafor"),
    GateAnswered(gate="single-leg-bridge", answer="20/12"),
    RoughSpell(),
    RoughSpell(over=True),
    SafetyCheck(),
    SafetyCheck(signs=("night-pain",)),
    ReviewConfirmed(seen_by="Ms Okafor"),
    RunDone(metres=3000, minutes=20),
)
RUNS = (
    *[GOOD] * 5,
    replace(GOOD, peak=Pain(4)),
    replace(GOOD, limp=True),
    replace(GOOD, settled=None),
    replace(GOOD, groin=True),
)


def _runs(dice: random.Random) -> Facts:
    """Runs with a day or more between, most of them good; some told twice, or late."""
    runs, day = [], BEGINS
    while day < LASTS - 2 and dice.random() < 0.85:
        run = replace(dice.choice(RUNS), stage=dice.choice([1, 1, 1, 2, 0]), of=on(day))
        runs += [(day + dice.randrange(2), run)] * dice.choice([1, 1, 1, 2])
        day += dice.randint(2, 5)
    return runs


def _diary(dice: random.Random) -> Facts:
    """The averages of days, each told on the day after or some days later; some days have no answer."""
    moved = dice.choice([-2.5, 0, 0, 2.5])  # over two weeks, from the fourth on
    raised = [moved * min(1, max(0, day - 27) / 14) for day in range(LASTS)]
    kind, base = dice.choice([QUIET, USUAL, NOISY]), dice.choice([1, 3])
    diary = made_up(kind, dice.randrange(10_000), raised=raised, days=LASTS - 7, base=base)
    return [
        ((each.day - on(0)).days + dice.randint(1, 6), CheckIn(of=each.day, average_of=each.day, average=each.pain))
        for each in diary[dice.choice([0, 0, 20]) :]
    ]


def _amendments(dice: random.Random, facts: Facts) -> list[Received]:
    """Some facts with new words, or taken back, on a later day."""
    rows = []
    for place in range(dice.randrange(4)):
        number, taken_back = dice.randrange(1, len(facts)), dice.random() < 0.4
        row, body = told([facts[number]])[0], {"supersedes": str(UUID(int=number + 1))}
        words = {} if taken_back else {"body": body_of(_otherwise(facts[number][1], dice.randrange(11)))}
        event = replace(
            row.event,
            id=UUID(int=10_000 + place),
            kind=VOID if taken_back else CORRECTION,
            local_date=on(LASTS),
            body={**body, **words},
        )
        rows.append(replace(row, event=event, received_at=LASTS * DAY_MS + place, cursor=10_000 + place))
    return rows


def _otherwise(fact: Fact, pain: int) -> Fact:
    match fact:
        case CheckIn(average=Pain()):
            return replace(fact, average=Pain(pain))
        case CheckIn():
            return replace(fact, morning=Pain(pain))
        case RunDone():
            return replace(fact, peak=Pain(pain))
    return fact


def letters_of(rows: Sequence[Received], number: int) -> list[list[Received]]:
    """Every row at least once and many of them again, in any order, in letters of any size."""
    dice = random.Random(-number)
    sent = [*rows, *dice.choices(rows, k=dice.randrange(1, len(rows)))]
    dice.shuffle(sent)
    places = sorted({0, len(sent), *dice.choices(range(len(sent)), k=dice.choice([1, 2, 4, 8]))})
    return [sent[since:until] for since, until in pairwise(places)]


# The law


def check_retold(number: int, program: Program | None = None) -> None:
    """Told twice, late, or in another order: what is known is what the log tells in its own order."""
    rows, today = log_of(number), on(LASTS)
    assert known_after(letters_of(rows, number), today, program) == known_after([rows], today), f"log {number}"


# Mistakes


def _newest_only(seen: Seen, answers: Sequence[Answer]) -> Seen:
    """What came late is not heard."""
    known = [Answer(each.day, each.pain) for each in seen.days]
    return seen.told([*known, *(each for each in answers if not known or each.day > known[-1].day)])


def _each_telling_a_run(history: History, today: date) -> tuple[Run, ...]:
    """A run told twice is run twice, the second on the next day."""
    runs: list[Run] = []
    for each in history.runs:
        day, fact = day_of(each), each.fact
        after = max(day, runs[-1].on + timedelta(days=1)) if runs else day
        one = Run(on=after, stage=fact.stage, peak=fact.peak, settled=fact.settled, limp=fact.limp, groin=fact.groin)
        runs += [one] if after <= today else []
    return tuple(runs)


def _words_that_stay(past: Growing, received: Iterable[Received]) -> Growing | None:
    """What was once heard stays as it was, whatever corrects it."""
    return moved_on(past, [row for row in received if row.event.kind not in (CORRECTION, VOID)])


def _as_it_came(past: Growing, received: Iterable[Received]) -> Growing | None:
    """Each letter is later than the one before it."""
    since = max((each.received_at for each in past.single), default=0)
    return moved_on(past, [replace(row, received_at=since + place) for place, row in enumerate(received, 1)])


FAULTS: Mapping[str, Program] = MappingProxyType(
    {
        "late-answer-not-heard": Program(hears=_newest_only),
        "each-telling-a-run": Program(each_once=False, runs=_each_telling_a_run),
        "first-words-stay": Program(moved_on=_words_that_stay),
        "order-of-arrival": Program(moved_on=_as_it_came),
    }
)
